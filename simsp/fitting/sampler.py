"""Sequential Monte Carlo: from draws of the ranges to draws that agree with what is known.

Del Moral, Doucet and Jasra, J. R. Stat. Soc. B 68, 2006: the evidence is let in step by step; at each step draws are
kept by how well they agree and then moved, so that in the end they stand for the posterior distribution. Everything
happens in normal scores, in which the ranges are independent standard normals.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from scipy.stats import qmc

Numbers = NDArray[np.float64]
Likelihood = Callable[[Numbers], Numbers]
"""Log likelihood of rows of chances."""
_KEPT = 0.5  # of the draws, in effect, at each step
_TOGETHER = 8  # unknowns that are moved at once
_SWEEPS, _LAST_SWEEPS = 4, 24  # over all unknowns: at each step, and at the end
_TAKEN = 0.3  # of the moves that are tried
_NEAREST = 1e-6  # chances stay this far from 0 and 1


@dataclass
class _Cloud:
    """Draws in normal scores, shape (draws, unknowns), and the log likelihood of each."""

    scores: Numbers
    fits: Numbers


def sobol(unknowns: int, count: int, seed: int) -> Numbers:
    """Chances that fill the ranges evenly, shape (count, unknowns)."""
    whole = qmc.Sobol(unknowns, rng=np.random.default_rng(seed)).random_base2((count - 1).bit_length())
    points = whole[:count]  # even in full at powers of two alone
    return np.clip(points, _NEAREST, 1 - _NEAREST)


def sampled(likelihood: Likelihood, unknowns: int, count: int, seed: int) -> Numbers:
    """Chances that agree with the evidence, shape (count, unknowns), all of one weight."""
    rng = np.random.default_rng([seed, 7])
    cloud = _Cloud(np.asarray(stats.norm.ppf(sobol(unknowns, count, seed))), np.zeros(count))
    cloud.fits = likelihood(_chances(cloud.scores))
    let_in, width = 0.0, 1.0
    while let_in < 1:
        step = _next_step(cloud.fits, 1 - let_in)
        let_in = min(let_in + step, 1.0)
        chosen = systematic(_weights(cloud.fits, step), count, rng.random())
        cloud = _Cloud(cloud.scores[chosen], cloud.fits[chosen])
        for _ in range(_SWEEPS if let_in < 1 else _LAST_SWEEPS):
            width = _swept(cloud, likelihood, let_in, width, rng)
    return _chances(cloud.scores)


def _chances(scores: Numbers) -> Numbers:
    return np.clip(stats.norm.cdf(scores), _NEAREST, 1 - _NEAREST)


def _weights(fits: Numbers, power: float) -> Numbers:
    raw = np.exp(power * (fits - fits.max()))
    return np.asarray(raw / raw.sum())


def in_effect(weights: Numbers) -> float:
    """How many draws of one weight weighted draws are worth (Kish's effective sample size)."""
    return float(weights.sum() ** 2 / (weights**2).sum())


def _next_step(fits: Numbers, most: float) -> float:
    """How much more evidence to let in: as much as leaves half of the draws in effect."""
    wanted = _KEPT * len(fits)
    if in_effect(_weights(fits, most)) >= wanted:
        return most
    low, high = 0.0, most
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if in_effect(_weights(fits, middle)) >= wanted else (low, middle)
    return max(low, 1e-9)


def systematic(weights: Numbers, count: int, luck: float) -> NDArray[np.int64]:
    """Positions of `count` draws, each in proportion to its weight."""
    places = np.searchsorted(np.cumsum(weights), (np.arange(count) + luck) / count, side="right")
    return np.minimum(places, len(weights) - 1)


def _swept(
    cloud: _Cloud, likelihood: Likelihood, power: float, width: float, rng: np.random.Generator
) -> float:
    """Try to move every draw, a few unknowns at a time; returns how far to go next time.

    A move turns scores towards fresh ones from the ranges, so that the ranges need no weighing (the preconditioned
    Crank-Nicolson proposal: Cotter, Roberts, Stuart and White, Stat. Sci. 28, 2013). An unknown that is known
    better is turned less.
    """
    count, unknowns = cloud.scores.shape
    turns = np.clip(width * cloud.scores.std(axis=0), 0.02, 0.98)
    taken = []
    for some in np.array_split(rng.permutation(unknowns), max(round(unknowns / _TOGETHER), 1)):
        tried = cloud.scores.copy()
        fresh = rng.standard_normal((count, len(some)))
        tried[:, some] = np.sqrt(1 - turns[some] ** 2) * tried[:, some] + turns[some] * fresh
        fits = likelihood(_chances(tried))
        better = np.log(rng.random(count)) < power * (fits - cloud.fits)
        cloud.scores[better], cloud.fits[better] = tried[better], fits[better]
        taken.append(better.mean())
    return float(np.clip(width * np.exp(float(np.mean(taken)) - _TAKEN), 0.05, 2.0))
