"""Whether the fit was made from the values of now: law, assumptions, and the targets it was fitted to."""

import hashlib
from collections.abc import Iterable, Mapping

from simsp import calendar, fitted, parameters, places, targets

_LAW = ("law", "reading", "policy")


def made_from() -> Mapping[str, str]:
    """Fingerprints of what a fit depends on; of values and ranges, not of the words about them."""
    life_table = (places.calibration() / "mortality.csv").read_bytes().hex()
    return {
        "law": _digest(_values(of_law=True)),
        "assumptions": _digest([*_values(of_law=False), *_events(), life_table]),
        "targets": targets.split_fingerprint(),
    }


def changed() -> list[str]:
    """What is no longer as it was when the fit was made; all of it where nothing has been fitted."""
    then = fitted.about().get("fingerprints", {})
    return [name for name, now in made_from().items() if then.get(name) != now]


def _values(*, of_law: bool) -> Iterable[str]:
    for one in parameters.load().values():
        if (one.layer in _LAW) == of_law:
            rows = [(row.start, row.value, row.low, row.high) for row in one.history]
            yield repr((one.name, one.unit, one.allowed, one.apart, one.off, rows))


def _events() -> Iterable[str]:
    for one in calendar.load():
        yield repr(
            (one.unknown, one.effect, one.first, one.last, one.who, one.row.value, one.row.low, one.row.high)
        )


def _digest(of: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(of).encode()).hexdigest()
