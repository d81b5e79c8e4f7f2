"""Patterns that no single figure holds: ages, stays, when people leave, and which benefits they use."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from simsp import months
from simsp.observing import Question
from simsp.validation.judging import Simulated, simulated

_POINTS = 0.10  # how far a share of an age group may lie from the one reported
_MOST = 6  # months with the most departures that are named


@dataclass(frozen=True)
class Asked:
    """A question of a pattern."""

    name: str
    month: int
    until: int
    measure: str
    counts: str
    among: str = ""


class Shock(NamedTuple):
    """A named shock, whom it moved, and its months."""

    name: str
    nation: str
    month: int
    until: int


class Part(NamedTuple):
    """One row of patterns.csv; `agrees` is empty where nothing is reported to agree with."""

    pattern: str
    part: str
    reported: str
    simulated: Simulated
    agrees: str


_STOCK = months.number(2024, 12)
AGES = {"under_20": 0.05, "aged_20_29": 0.40, "aged_30_39": 0.33, "aged_40_49": 0.17, "aged_50_up": 0.05}
STAYS = ("stayed_under_2", "stayed_2_4", "stayed_5_9", "stayed_10_up")
SHOCKS = (
    Shock("flight of Cambodians 2014", "cambodia", months.number(2014, 6), months.number(2014, 6)),
    Shock("decree of 2017, Myanmar", "myanmar", months.number(2017, 6), months.number(2017, 7)),
    Shock("Covid 2020, Myanmar", "myanmar", months.number(2020, 3), months.number(2020, 4)),
    Shock("Covid 2020, Laos", "laos", months.number(2020, 3), months.number(2020, 4)),
    Shock("arrests of 2024, Myanmar", "myanmar", months.number(2024, 6), months.number(2024, 9)),
    Shock("fighting of 2025, Cambodia", "cambodia", months.number(2025, 7), months.number(2025, 11)),
)
# In the order in which the workshop of 2022 names what its participants had used.
USES = {
    "care": "treated",
    "unemployment": "claiming unemployment",
    "childbirth and children": "claiming childbirth_grant/child_allowance",
    "maternity leave": "claiming maternity_leave",
}
_USED = (months.number(2018, 1), months.number(2022, 12))
_FLOW = range(months.number(2012, 1), months.number(2025, 12) + 1)


def _questions() -> Iterator[Asked]:
    for word in (*AGES, *STAYS):
        yield Asked(f"pattern {word}", _STOCK, _STOCK, "share", word, "present")
    for one in SHOCKS:
        yield Asked(f"{one.name}: in", one.month, one.until, "number", f"leaving {one.nation}")
        before = one.month - 12, one.month - 1
        yield Asked(f"{one.name}: before", *before, "number", f"leaving {one.nation}")
    for name, counts in USES.items():
        yield Asked(f"use: {name}", *_USED, "number", counts)
    for month in _FLOW:
        yield Asked(f"leaving {months.text(month)}", month, month, "number", "leaving")


QUESTIONS: Sequence[Question] = tuple(_questions())


def parts(found: Sequence[Mapping[str, float]]) -> list[Part]:
    """The rows of patterns.csv, from the answers of each history."""
    return [*_ages(found), *_stays(found), *_shocks(found), *_months(found), *_uses(found)]


def _values(found: Sequence[Mapping[str, float]], name: str) -> list[float]:
    return [answers[name] for answers in found]


def _said(yes: bool) -> str:
    return "true" if yes else "false"


def _ages(found: Sequence[Mapping[str, float]]) -> Iterator[Part]:
    for name, reported in AGES.items():
        got = simulated(_values(found, f"pattern {name}"))
        near = abs(got.value - reported) <= _POINTS
        yield Part("age of the stock, December 2024", name, f"{reported:g}", got, _said(near))


def _stays(found: Sequence[Mapping[str, float]]) -> Iterator[Part]:
    for name in STAYS:
        got = simulated(_values(found, f"pattern {name}"))
        yield Part("years since the first arrival, December 2024", name, "", got, "")


def _shocks(found: Sequence[Mapping[str, float]]) -> Iterator[Part]:
    """How many times as many leave in a month of a shock as in a month of the year before."""
    for one in SHOCKS:
        pairs = zip(_values(found, f"{one.name}: in"), _values(found, f"{one.name}: before"), strict=True)
        spans = one.until - one.month + 1
        times = [(inside / spans) / (before / 12) if before else math.nan for inside, before in pairs]
        got = simulated(times)
        yield Part(
            "departures in a shock, as a multiple of the year before",
            one.name,
            "more",
            got,
            _said(got.low > 1),
        )


def _months(found: Sequence[Mapping[str, float]]) -> Iterator[Part]:
    """The months in which most people leave; no statistic tells of seasons, and the model has none."""
    middle = {month: median(_values(found, f"leaving {months.text(month)}")) for month in _FLOW}
    for month in sorted(middle, key=lambda one: (-middle[one], one))[:_MOST]:
        names = [one.name for one in SHOCKS if one.month <= month <= one.until]
        got = simulated(_values(found, f"leaving {months.text(month)}"))
        yield Part(
            "months with the most departures", months.text(month), "; ".join(names), got, _said(bool(names))
        )


def _uses(found: Sequence[Mapping[str, float]]) -> Iterator[Part]:
    """Visits to a doctor, then claims filed, a year: each fewer than the one named before it."""
    before = math.inf
    years = (_USED[1] - _USED[0] + 1) / 12
    for place, name in enumerate(USES, 1):
        got = simulated([value / years for value in _values(found, f"use: {name}")])
        yield Part("use of benefits a year, 2018 to 2022", name, f"{place}.", got, _said(got.value < before))
        before = got.value
