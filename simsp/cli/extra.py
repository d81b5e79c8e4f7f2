"""Libraries that only some commands need."""

from importlib.util import find_spec

from simsp.errors import BadInput


def needed(extra: str, *modules: str) -> None:
    """Go on only where the libraries of an extra are installed.

    Raises:
        BadInput: one is missing; the sentence says how to get it.
    """
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        named = ", ".join(missing)
        raise BadInput(
            [f"this command needs libraries that are missing ({named}): pip install 'simsp[{extra}]'"]
        )
