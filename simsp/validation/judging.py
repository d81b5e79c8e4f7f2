"""Whether the model comes near what is reported: the rule, and the row of validation.csv that it makes."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from simsp.targets import Target

NARROW = 0.3  # a simulated interval may reach so far to either side of its median, as a share of it
DECIMALS = {"people": 0, "baht a month": 0}  # as printed; four of any other unit
HIT, OUTSIDE, WIDE, UNDEFINED = "hit", "outside", "too wide", "undefined"


class Simulated(NamedTuple):
    """The median over the histories with its 2.5 and 97.5 percentiles; nan where nothing is defined."""

    value: float
    low: float
    high: float


class Verdict(NamedTuple):
    """A target, what the model gives, and how they agree: hit, outside, too wide or undefined."""

    target: Target
    simulated: Simulated
    word: str

    @property
    def within(self) -> bool:
        """Whether it counts as a hit."""
        return self.word == HIT


def simulated(values: Sequence[float]) -> Simulated:
    """The median and the interval over those histories in which the figure is defined."""
    known = np.array([value for value in values if not math.isnan(value)])
    if not known.size:
        return Simulated(math.nan, math.nan, math.nan)
    low, middle, high = np.percentile(known, [2.5, 50, 97.5], method="weibull")
    return Simulated(float(middle), float(low), float(high))


def judge(target: Target, values: Sequence[float]) -> Verdict:
    """The verdict on one target, given what each history shows; rounded as printed, so that readers agree."""
    found = Simulated(*(round(value, DECIMALS.get(target.unit, 4)) for value in simulated(values)))
    return Verdict(target, found, word(target, found))


def word(target: Target, found: Simulated) -> str:
    """A hit where the two figures lie no farther apart than both ranges allow, and the interval says something.

    Each figure has a half of its range towards the other one. Errors that have nothing to do with each other add as
    squares, so the gap may be as long as the root of the sum of the squares of these halves. The interval says
    something where it reaches no farther than 30 % to either side of its median, or is no wider, as a share of it,
    than the range in which the source itself is believed.
    """
    if math.isnan(found.value):
        return UNDEFINED
    if abs(target.value - found.value) > joint_reach(target, found):
        return OUTSIDE
    return HIT if _says_something(target, found) else WIDE


def joint_reach(target: Target, found: Simulated) -> float:
    """How far apart the two figures may lie and still agree."""
    if found.value < target.value:
        return math.hypot(target.value - target.low, found.high - found.value)
    return math.hypot(target.high - target.value, found.value - found.low)


def strictly(one: Verdict) -> bool:
    """Whether one of the two figures even lies in the other's range, and the interval says something."""
    target, found = one.target, one.simulated
    near = target.low <= found.value <= target.high or found.low <= target.value <= found.high
    return near and one.word == HIT


def _says_something(target: Target, found: Simulated) -> bool:
    farthest = max(found.high - found.value, found.value - found.low)
    if farthest <= NARROW * abs(found.value):
        return True
    wide, of_source = found.high - found.low, target.high - target.low
    return wide * abs(target.value) <= of_source * abs(found.value)
