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
_MOVES = 14
_SHRUNK = 0.9  # the covariance of the draws, towards that of the ranges
_NEAREST = 1e-6  # chances stay this far from 0 and 1


@dataclass
class _Cloud:
    """Draws in normal scores, shape (draws, unknowns), and the log likelihood of each."""

    scores: Numbers
    fits: Numbers


def sobol(unknowns: int, count: int, seed: int) -> Numbers:
    """Chances that fill the ranges evenly, shape (count, unknowns)."""
    points = qmc.Sobol(unknowns, rng=np.random.default_rng(seed)).random(count)
    return np.clip(points, _NEAREST, 1 - _NEAREST)


def sampled(likelihood: Likelihood, unknowns: int, count: int, seed: int) -> Numbers:
    """Chances that agree with the evidence, shape (count, unknowns), all of one weight."""
    rng = np.random.default_rng([seed, 7])
    cloud = _Cloud(np.asarray(stats.norm.ppf(sobol(unknowns, count, seed))), np.zeros(count))
    cloud.fits = likelihood(_chances(cloud.scores))
    let_in, width = 0.0, 0.5
    while let_in < 1:
        step = _next_step(cloud.fits, 1 - let_in)
        let_in = min(let_in + step, 1.0)
        chosen = systematic(_weights(cloud.fits, step), count, rng.random())
        cloud = _Cloud(cloud.scores[chosen], cloud.fits[chosen])
        for _ in range(_MOVES):
            width = _moved(cloud, likelihood, let_in, width, rng)
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


def _moved(
    cloud: _Cloud, likelihood: Likelihood, power: float, width: float, rng: np.random.Generator
) -> float:
    """Try to move every draw once, about where the draws lie; returns how far to go next time."""
    centre = cloud.scores.mean(axis=0)
    spread = _SHRUNK * np.cov(cloud.scores.T) + (1 - _SHRUNK) * np.eye(cloud.scores.shape[1])
    root = np.asarray(np.linalg.cholesky(spread), float)
    fresh: Numbers = rng.standard_normal(cloud.scores.shape) @ root.T
    tried = centre + np.sqrt(1 - width**2) * (cloud.scores - centre) + width * fresh
    fits = likelihood(_chances(tried))
    gain = (
        power * (fits - cloud.fits) + _of_ranges(tried, centre, root) - _of_ranges(cloud.scores, centre, root)
    )
    taken = np.log(rng.random(len(fits))) < gain
    cloud.scores[taken], cloud.fits[taken] = tried[taken], fits[taken]
    return float(np.clip(width * np.exp(float(taken.mean()) - 0.25), 0.02, 0.99))


def _of_ranges(scores: Numbers, centre: Numbers, root: Numbers) -> Numbers:
    """Log density under the ranges less that under the normal from which a move is proposed."""
    whitened = np.linalg.solve(root, (scores - centre).T).T
    return np.asarray(((whitened**2).sum(axis=1) - (scores**2).sum(axis=1)) / 2)
