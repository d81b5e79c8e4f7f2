"""Shocks, closures and registration windows: dated, sourced entries that set the times the migrants live in."""

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from simsp import months
from simsp.parameters import DIMENSIONS, Dated, Draw, IncompleteValue, chance_of, quantile, read_yaml
from simsp.places import calibration

_CHANCE = 2**32
_NEEDED = ("name", "effect", "from", "until", "who", "value", "unit", "source", "grade", "checked")
EFFECTS = (
    "leave_share", "back_share", "layoff_share", "mou_closed", "window", "lapse_factor",
    "thai_load_factor", "fear",
)  # fmt: skip

_FIELDS = {"lapse_factor": "lapse_factor", "thai_load_factor": "thai_load", "fear": "fear"}


@dataclass(frozen=True)
class Event:
    """One entry: an effect on one nationality or on all, from one month to another, inclusive."""

    name: str
    effect: str
    first: int
    last: int
    who: str
    row: Dated

    def touches(self) -> tuple[int, ...]:
        """Positions of the nationalities concerned."""
        nations = DIMENSIONS["nationality"]
        return tuple(range(4)) if self.who == "all" else (nations.index(self.who),)


def _event(entry: dict[str, Any]) -> Event:
    lacking = [key for key in _NEEDED if entry.get(key) in (None, "")]
    if lacking or entry.get("effect") not in EFFECTS:
        raise IncompleteValue(f"calendar entry {entry.get('name')}: lacks {lacking} or has an unknown effect")
    value = 1.0 if entry["value"] is True else float(entry["value"])
    row = Dated(
        months.parse(str(entry["from"])), value, entry.get("low"), entry.get("high"), str(entry["source"]),
        str(entry["grade"]), str(entry["checked"]),
    )  # fmt: skip
    return Event(
        entry["name"], entry["effect"], row.start, months.parse(str(entry["until"])), entry["who"], row
    )


@functools.cache
def load() -> tuple[Event, ...]:
    """All entries of calibration/calendar.yaml, in order of their first month."""
    entries = read_yaml(calibration() / "calendar.yaml")["events"]
    return tuple(sorted((_event(entry) for entry in entries), key=lambda event: (event.first, event.name)))


def drawn(draw: Draw) -> tuple[tuple[Event, float], ...]:
    """Each entry with its size in one replicate."""
    return tuple((event, _size(event, draw)) for event in load())


def _size(event: Event, draw: Draw) -> float:
    if draw.replicate is None:
        return float(event.row.value)
    return float(quantile(event.row, chance_of(f"calendar.{event.name}", draw.seed, draw.replicate)))


def turning_points(entries: Sequence[tuple[Event, float]], start: int) -> Iterator[int]:
    """Months from `start` on in which some entry begins or has ended, rising; `start` itself first."""
    changes = {month for event, _ in entries for month in (event.first, event.last + 1)}
    yield start
    yield from sorted(month for month in changes if month > start)


def set_times(books: Any, entries: Sequence[tuple[Event, float]], month: int) -> None:
    """Write into the books what holds in a month. Depends on nothing but the entries and the month."""
    for name in ("mou_closed", "window", "layoff", "leaves", "comes_back"):
        books[name] = 0
    for name in _FIELDS.values():
        books[name] = 100_000
    for event, size in entries:
        if event.first <= month <= event.last:
            _apply(books, event, size)


def _apply(books: Any, event: Event, size: float) -> None:
    span = event.last - event.first + 1
    monthly = round(-math.expm1(math.log1p(-min(size, 0.999)) / span) * _CHANCE)
    if event.effect in ("mou_closed", "window"):
        books[event.effect] = 1
    elif event.effect == "layoff_share":
        books["layoff"] = monthly
    elif event.effect == "leave_share":
        books["leaves"][0, list(event.touches())] = monthly
    elif event.effect == "back_share":
        books["comes_back"][0, list(event.touches())] = round(size * _CHANCE)
    else:
        books[_FIELDS[event.effect]] = round(size * 100_000)
