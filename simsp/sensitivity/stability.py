"""Who is ahead in how many plausible worlds: pairs of policies, and places in the order of all."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import beta

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Ahead:
    """In which share of the worlds one policy is ahead of another, with the interval of that share.

    one, other: places of the policies. share: nan where no run has both. Worlds in which they are equal count half.
    """

    one: int
    other: int
    share: float
    low: float
    high: float


def share_interval(count: float, of: int) -> tuple[float, float]:
    """The 95 % interval of a share, by Jeffreys; all or none keep their end."""
    low = 0.0 if count == 0 else float(beta.ppf(0.025, count + 0.5, of - count + 0.5))
    high = 1.0 if count == of else float(beta.ppf(0.975, count + 0.5, of - count + 0.5))
    return low, high


def pairs(values: Numbers) -> Iterator[Ahead]:
    """Each policy against each that stands after it.

    Args:
        values: more is better, shape (runs, policies); nan where undefined.
    """
    for one, other in combinations(range(values.shape[1]), 2):
        both = values[np.isfinite(values[:, [one, other]]).all(axis=1)]
        if not len(both):
            yield Ahead(one, other, float("nan"), float("nan"), float("nan"))
            continue
        count = float((both[:, one] > both[:, other]).sum() + 0.5 * (both[:, one] == both[:, other]).sum())
        yield Ahead(one, other, count / len(both), *share_interval(count, len(both)))


def places(values: Numbers) -> Numbers:
    """Share of the worlds in which each policy holds each place, shape (policies, places); the first is the best.

    Policies that are equal in a world share the places that they hold together. Worlds in which one is undefined are
    left out; nan where none is left.
    """
    policies = values.shape[1]
    known = values[np.isfinite(values).all(axis=1)]
    if not len(known):
        return np.full((policies, policies), np.nan)
    ahead = (known[:, None, :] > known[:, :, None]).sum(axis=2)
    equal = (known[:, None, :] == known[:, :, None]).sum(axis=2)
    place = np.arange(policies)
    holds = (place >= ahead[:, :, None]) & (place < (ahead + equal)[:, :, None])
    return np.asarray((holds / equal[:, :, None]).mean(axis=0))
