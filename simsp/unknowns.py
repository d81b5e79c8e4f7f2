"""Every unknown assumption: what a draw decides, and within which range (see `simsp.drawing`)."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from simsp import calendar, parameters
from simsp.drawing import is_uncertain
from simsp.parameters import Dated, Parameter

_DRAWN = ("practice", "assumption")


@dataclass(frozen=True)
class Unknown:
    """One unknown, shown by one of the rows that it decides.

    shown: the public name of that row's value. first: the first month in which it decides anything. last: the last
    one; None for good.
    """

    name: str
    shown: str
    layer: str
    meaning: str
    unit: str
    first: int
    last: int | None
    row: Dated


@functools.cache
def load() -> Mapping[str, Unknown]:
    """All unknowns by name: those of the parameters, then those of the calendar."""
    made: dict[str, Unknown] = {}
    for one in (*_of_parameters(), *_of_calendar()):
        earlier = made.get(one.name)
        made[one.name] = one if earlier is None else _joined(earlier, one)
    return made


def _joined(one: Unknown, other: Unknown) -> Unknown:
    """The same unknown over the months of both; it is shown by the row that comes first."""
    last = None if one.last is None or other.last is None else max(one.last, other.last)
    return Unknown(
        one.name, one.shown, one.layer, one.meaning, one.unit, min(one.first, other.first), last, one.row
    )


def _of_parameters() -> Iterator[Unknown]:
    for parameter in parameters.load().values():
        if parameter.layer in _DRAWN:
            for row, until in _periods(parameter):
                if is_uncertain(row):
                    name = parameter.unknown(row)
                    yield Unknown(
                        name, parameter.name, parameter.layer, parameter.meaning, parameter.unit, row.start, until, row
                    )  # fmt: skip


def _periods(parameter: Parameter) -> Iterator[tuple[Dated, int | None]]:
    for row, later in pairwise(parameter.history):
        yield row, later.start - 1
    yield parameter.history[-1], None


def _of_calendar() -> Iterator[Unknown]:
    for event in calendar.load():
        if is_uncertain(event.row):
            effect = calendar.EFFECTS[event.effect]
            span = (event.first, event.last, event.row)
            yield Unknown(event.unknown, event.unknown, "assumption", effect.meaning, effect.unit, *span)
