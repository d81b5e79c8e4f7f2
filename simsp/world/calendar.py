"""How the entries of the calendar set the times the migrants live in."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from simsp.calendar import Event, load
from simsp.drawing import Draw

_CHANCE, _HALF = 2**32, 0.5
_SWITCHES = {
    "window": "window", "mou_closed": "mou_closed", "border_closed": "border_closed",
    "stay_suspended": "suspended", "stay_extended": "extended",
}  # fmt: skip
_MONTHLY = {"leave_share": "leaves", "layoff_share": "layoff", "arrest_share": "arrests"}
_FACTORS = {
    "lapse_factor": "lapse_factor", "mou_entry_factor": "mou_entry", "thai_load_factor": "thai_load", "fear": "fear"
}  # fmt: skip


def drawn(draw: Draw, added: Sequence[Event] = ()) -> tuple[tuple[Event, float], ...]:
    """Each shipped entry, then each that a scenario adds, with its size in one replicate; the later wins."""
    return tuple((event, float(draw.size(event.unknown, event.row))) for event in (*load(), *added))


def turning_points(entries: Sequence[tuple[Event, float]], start: int) -> Iterator[int]:
    """Months from `start` on in which some entry begins or has ended, rising; `start` itself first."""
    changes = {month for event, _ in entries for month in (event.first, event.last + 1)}
    yield start
    yield from sorted(month for month in changes if month > start)


def set_times(books: Any, entries: Sequence[tuple[Event, float]], month: int) -> None:
    """Write into the books what holds in a month. Depends on nothing but the entries and the month."""
    for name in ("comes_back", *_SWITCHES.values(), *_MONTHLY.values()):
        books[name] = 0
    for name in _FACTORS.values():
        books[name] = 100_000
    for event, size in entries:
        if event.first <= month <= event.last:
            _apply(books, event, size)


def _apply(books: Any, event: Event, size: float) -> None:
    """What one entry does; several factors at one time multiply."""
    effect, whom = event.effect, list(event.touches())
    if effect in _SWITCHES:
        if size >= _HALF:  # a round that may or may not be opened has a range from 0 to 1, and is drawn
            _set(books[_SWITCHES[effect]], whom, 1)
    elif effect in _MONTHLY:
        span = event.last - event.first + 1
        _set(
            books[_MONTHLY[effect]], whom, round(-math.expm1(math.log1p(-min(size, 0.999)) / span) * _CHANCE)
        )
    elif effect == "back_share":
        _set(books["comes_back"], whom, round(size * _CHANCE))
    else:
        factor = 1 - size if effect == "fear" else size
        column = books[_FACTORS[effect]]
        _set(column, whom, np.round((column[0, whom] if column.ndim == 2 else column[0]) * factor))


def _set(column: Any, whom: list[int], value: Any) -> None:
    """Write one value of the books: of some nationalities, or the one that everybody shares."""
    if column.ndim == 2:
        column[0, whom] = value
    else:
        column[0] = value
