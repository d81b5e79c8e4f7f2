"""Libraries that only some commands need."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any


def lacking(extra: str, *modules: str, is_there: Callable[[str], Any] = find_spec) -> list[str]:
    """A sentence where a library of an extra is not installed, which says how to get it."""
    missing = [name for name in modules if is_there(name) is None]
    if not missing:
        return []
    return [
        f'this command needs libraries that are missing ({", ".join(missing)}): pip install "simsp[{extra}]"'
    ]
