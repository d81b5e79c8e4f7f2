"""Published figures against the forecasts that were locked before them: interval scores, coverage, and scores.csv.

The score is that of Gneiting and Raftery (Journal of the American Statistical Association 102, 2007): the width of
the interval, and for a figure outside 2/alpha times its distance from the interval; smaller is better.
"""

import hashlib
import json
import math
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from simsp import tables
from simsp.validation import locks
from simsp.validation.days import before
from simsp.validation.forecast_tables import SCORES
from simsp.validation.locks import Forecast, Interval, Lock
from simsp.validation.published import Published
from simsp.version import __version__

NAME = SCORES.name
HALF, MOST = 0.5, 0.05  # alpha: how often a figure should lie outside
NAIVE50, NAIVE95 = 0.10, 0.30  # the naive forecast reaches so far to either side of the last published figure


class Score(NamedTuple):
    """A published figure against one locked forecast; where it is void nothing is scored."""

    day: str
    forecast: Forecast
    ends: Interval
    published: Published

    @property
    def scored(self) -> bool:
        """Whether there is something to score."""
        return not self.published.void and not math.isnan(self.ends.median)

    def within(self, alpha: float) -> bool:
        """Whether the figure lies in the interval."""
        return _distance(*self._interval(alpha), self._value) == 0

    def score(self, alpha: float) -> float:
        """The score of the interval."""
        return interval_score(*self._interval(alpha), self._value, alpha)

    def naive(self, alpha: float) -> float | None:
        """The score of the last published figure, unchanged; None where none was."""
        of = naive(self.forecast, alpha)
        return interval_score(*of, self._value, alpha) if of else None

    def relative(self, alpha: float) -> float | None:
        """The score as a multiple of the naive one."""
        other = self.naive(alpha)
        return self.score(alpha) / other if other else None

    @property
    def _value(self) -> float:
        return self.published.value or 0.0

    def _interval(self, alpha: float) -> tuple[float, float]:
        ends = self.ends
        return (ends.low50, ends.high50) if alpha == HALF else (ends.low95, ends.high95)


def interval_score(low: float, high: float, value: float, alpha: float) -> float:
    """Width of an interval plus 2/alpha times the distance of the figure from it."""
    return high - low + 2 / alpha * _distance(low, high, value)


def _distance(low: float, high: float, value: float) -> float:
    return max(low - value, value - high, 0.0)


def naive(forecast: Forecast, alpha: float) -> tuple[float, float] | None:
    """The naive interval: the last published figure, 10 % (of half) or 30 % (of 95 in 100) to either side."""
    last = forecast.last_value
    if last is None:
        return None
    reach = NAIVE50 if alpha == HALF else NAIVE95
    high = last * (1 + reach)
    return last * (1 - reach), min(high, 1.0) if forecast.unit == "share" else high


def scores(told: Sequence[Published], kept: Sequence[Lock]) -> list[Score]:
    """Each published figure against each forecast of it that was locked before."""
    return [
        Score(lock.day, one, ends, figure)
        for lock in kept
        for figure in told
        for one, ends in lock.rows
        if one.name == figure.name and before(lock.day, figure.date)
    ]


# ------------------------------------------------------------ what is written and said


def write(folder: Path, found: Sequence[Score]) -> None:
    """Write scores.csv and its manifest into an existing folder."""
    tables.write(folder / NAME, SCORES, map(_row, found))
    about = {
        "simsp": __version__,
        "command": "validate --published",
        "locks": sorted({one.day for one in found}),
        "tables": {NAME: hashlib.sha256((folder / NAME).read_bytes()).hexdigest()},
    }
    text = json.dumps(about, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8", newline="\n")


def _row(one: Score) -> tuple[str, ...]:
    unit, told = one.forecast.unit, one.published
    value = "" if told.value is None else locks.number(told.value, unit)
    head = (one.day, told.name, value, told.date, told.source, told.void, locks.number(one.ends.median, unit))
    if not one.scored:
        return (*head, *[""] * 8)
    within = ("true" if one.within(alpha) else "false" for alpha in (HALF, MOST))
    scores = (locks.number(one.score(alpha), unit) for alpha in (HALF, MOST))
    return (*head, *within, *scores, *(_or_nothing(one.naive(alpha), unit) for alpha in (HALF, MOST)),
            *(_or_nothing(one.relative(alpha), "ratio") for alpha in (HALF, MOST)))  # fmt: skip


def _or_nothing(value: float | None, unit: str) -> str:
    return "" if value is None else locks.number(value, unit)


def said(found: Sequence[Score]) -> list[str]:
    """How the forecasts did, a sentence for each lock."""
    return [
        _of_a_lock(day, [one for one in found if one.day == day])
        for day in dict.fromkeys(one.day for one in found)
    ]


def _of_a_lock(day: str, found: Sequence[Score]) -> str:
    scored = [one for one in found if one.scored]
    if not scored:
        return f"Locked on {day}: nothing to score, {len(found)} void"
    half, most = (sum(one.within(alpha) for one in scored) for alpha in (HALF, MOST))
    void = f"; {len(found) - len(scored)} void" if len(found) > len(scored) else ""
    told = f"Locked on {day}: of {len(scored)} published figures {half} lie in the 50 % interval, {most} in the 95 %"
    return told + _against_naive(scored) + void


def _against_naive(scored: Sequence[Score]) -> str:
    """The medians of the relative scores, where a figure had been published before."""
    half, most = ([one.relative(alpha) for one in scored] for alpha in (HALF, MOST))
    known = [
        (one, other) for one, other in zip(half, most, strict=True) if one is not None and other is not None
    ]
    if not known:
        return ""
    middle = [f"{median(one):.2f}" for one in zip(*known, strict=True)]
    return f"; scores as a multiple of the last figure, unchanged: {' and '.join(middle)} (median of {len(known)})"
