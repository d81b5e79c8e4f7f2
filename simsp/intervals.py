"""An interval over replicates, and what it is made of: luck of the simulation, and ignorance of the assumptions.

Replicates that share a draw of the assumptions differ by luck alone, so they tell the two apart
(docs/decisions/0013-what-an-interval-is-made-of.md).
"""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Interval = tuple[float | None, float | None, float | None]
Ends = tuple[float | None, float | None]

NOT_TOLD: Final = (None, None)
_PERCENTILES: Final = (2.5, 97.5)
_NORMAL: Final = 1.959964
_STUDENT: Final = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)


def ends(values: Values, axis: int = 0) -> Values:
    """The 2.5 and 97.5 percentiles along an axis; the result begins with an axis of these two.

    Between two ordered values the next one lies as likely as between any other two (Weibull's rule), so one in 40
    falls below the lower end where there are 39 values; of fewer, the ends are the lowest and the highest.
    """
    found: Values = np.percentile(values, _PERCENTILES, axis=axis, method="weibull")
    return found


def interval(values: Values) -> Interval:
    """Mean and percentiles of the replicates in which a value is defined; None three times where it never is."""
    defined = values[~np.isnan(values)]
    if defined.size == 0:
        return None, None, None
    low, high = ends(defined)
    return float(defined.mean()), float(low), float(high)


class Split(NamedTuple):
    """Variances: of luck within a draw of the assumptions, and between draws, where chance may bring it below zero.

    repeats: how many replicates repeat a draw.
    """

    within: float
    between: float
    repeats: int


def split(values: Values, draws: Sequence[int]) -> Split | None:
    """Tell chance from ignorance: the analysis of variance of draws, some of which were lived more than once.

    Both variances are without bias.

    Args:
        values: one a replicate, all defined.
        draws: the number of each replicate's draw.

    Returns:
        None where no draw is repeated, or all are the same.
    """
    _, place, sizes = np.unique(np.asarray(draws), return_inverse=True, return_counts=True)
    count, repeats = len(values), len(values) - len(sizes)
    if repeats == 0 or len(sizes) < 2:
        return None
    means = np.bincount(place, values) / sizes
    within = float(((values - means[place]) ** 2).sum()) / repeats
    whole = float(((values - values.mean()) ** 2).sum())
    between = (whole - (count - 1) * within) / (count - float((sizes**2).sum()) / count)
    return Split(within, between, repeats)


class Parts(NamedTuple):
    """What an interval is made of, each as low and high; None where too few replicates tell."""

    chance: Ends
    ignorance: Ends


def parts(values: Values, draws: Sequence[int]) -> Parts:
    """The two parts of an interval.

    Chance: how far the mean may lie from that of endlessly many simulated people under the same draws; more
    agents or replicates narrow it. Ignorance: the interval without the luck of single replicates; only
    better knowledge of the assumptions narrows it.
    """
    known = ~np.isnan(values)
    defined = values[known]
    found = split(defined, np.asarray(draws)[known].tolist()) if defined.size else None
    if found is None:
        return Parts(NOT_TOLD, NOT_TOLD)
    mean, low, high = float(defined.mean()), *map(float, ends(defined))
    off = student(found.repeats) * math.sqrt(found.within / len(defined))
    left = math.sqrt(found.between / (found.between + found.within)) if found.between > 0 else 0.0
    return Parts((mean - off, mean + off), (mean + (low - mean) * left, mean + (high - mean) * left))


def around_the_mean(values: Values) -> Ends:
    """Where the mean of some values may lie for their scatter; none for fewer than two."""
    if len(values) < 2:
        return NOT_TOLD
    off = student(len(values) - 1) * float(values.std(ddof=1)) / math.sqrt(len(values))
    return float(values.mean()) - off, float(values.mean()) + off


def shifted(under: Values, as_is: Values, mean: float) -> Interval:
    """How far something moves a mean that many replicates tell, from a few that were lived with and without it.

    The few have other draws than the many, so a plain difference could turn a gain that is gone into a loss. Their
    difference from the many is carried over in part: by as much of a value as is left of it, from none to all.

    Args:
        under, as_is: the same few replicates with and without it, nan where undefined.
        mean: over the many, without it.

    Returns:
        The shift and where it may lie, the part left taken as known; these ends are None for a single replicate.
    """
    known = ~(np.isnan(under) | np.isnan(as_is))
    few, there = as_is[known], under[known]
    if not few.size:
        return None, None, None
    squares = float(few @ few)
    left = min(max(float(there @ few) / squares, 0.0), 1.0) if squares > 0 else 1.0
    rest, carried = there - left * few, (1 - left) * mean
    low, high = around_the_mean(rest)
    shift = float(rest.mean()) - carried
    return shift, None if low is None else low - carried, None if high is None else high - carried


def student(degrees: int) -> float:
    """The 97.5 percentile of Student's t: how much wider 95 in 100 is where few values tell the scatter."""
    if degrees <= len(_STUDENT):
        return _STUDENT[degrees - 1]
    z, n = _NORMAL, degrees
    second, third = 5 * z**5 + 16 * z**3 + 3 * z, 3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z
    return z + (z**3 + z) / (4 * n) + second / (96 * n**2) + third / (384 * n**3)
