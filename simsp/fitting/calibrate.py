"""The fit: runs that fill the ranges, emulators, draws that agree with the targets, and again where they lie."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from simsp.fitted import DIGITS, Draws
from simsp.fitting import sampler, standin
from simsp.fitting.evidence import Evidence
from simsp.fitting.runs import Runs
from simsp.fitting.standin import Standin

Numbers = NDArray[np.float64]
Say = Callable[[str], None]
_OUTSIDE = 0.5  # chance given to unknowns that move nothing, where a run needs one: their middle
_WIDER = 4.0  # variances of the evidence in the first look around


@dataclass(frozen=True)
class Sizes:
    """How much work is put in: runs that fill the ranges, pairs that show luck, runs of later waves, and draws."""

    first: int = 2048
    pairs: int = 128
    later: int = 1024
    draws: int = 512


@dataclass(frozen=True)
class Fit:
    """What came of it.

    draws: with weights. check: scaled findings of a run at each draw. luck: variance of each figure by luck alone.
    told, unsure: of each target, what share of its variance the emulator can tell, and how far it may be off.
    away: how many standard errors of the source the middle of the draws lies from the target.
    in_effect: how many draws of one weight the draws are worth.
    """

    draws: Draws
    check: Numbers
    luck: Numbers
    told: Numbers
    unsure: Numbers
    away: Numbers
    in_effect: float
    runs: int


@dataclass
class _Seen:
    """All runs so far: chances, shape (runs, unknowns), and findings, shape (runs, targets)."""

    chances: Numbers
    found: Numbers

    def add(self, chances: Numbers, found: Numbers) -> None:
        self.chances, self.found = np.vstack([self.chances, chances]), np.vstack([self.found, found])

    def last(self, count: int) -> tuple[Numbers, Numbers]:
        return self.chances[-count:], self.found[-count:]


def fit(runs: Runs, evidence: Evidence, sizes: Sizes, seed: int, say: Say) -> Fit:
    """Fit the unknowns of a model to evidence.

    Args:
        runs: of the model whose unknowns are sought.
        evidence: the fitted targets.
        sizes: how many runs and draws.
        seed: of the design and of the sampler.
        say: told what is being done.
    """
    names, count = runs.model.names, len(runs.model.names)
    say(f"{sizes.first:,} runs that fill the ranges of {count} unknowns")
    filling = sampler.sobol(count, sizes.first, seed)
    seen = _Seen(filling, runs.at(filling, 0))
    say(f"{sizes.pairs:,} runs again, with other luck")
    again = runs.at(filling[: sizes.pairs], sizes.first)
    luck = standin.luck_of(np.stack([seen.found[: sizes.pairs], again], axis=1))
    with threadpool_limits(1):
        first = standin.trained(names, seen.chances, seen.found, luck)
        near = agreeing(first, evidence, sizes.later, seed, unsurer=_WIDER)
    say(f"{sizes.later:,} runs nearer to what is known")
    seen.add(near, runs.at(near, 2 * sizes.first))
    with threadpool_limits(1):
        second = standin.trained(names, *seen.last(sizes.later + sizes.first // 2), luck)
        nearer = agreeing(second, evidence, sizes.later, seed + 1)
    say(f"{sizes.later:,} runs that agree with what is known")
    seen.add(nearer, runs.at(nearer, 3 * sizes.first))
    with threadpool_limits(1):
        third = standin.trained(names, *seen.last(2 * sizes.later), luck)
        drawn = np.round(agreeing(third, evidence, sizes.draws, seed + 2), DIGITS)
    say(f"{sizes.draws:,} runs at the draws that are kept")
    check = runs.at(drawn, 4 * sizes.first)
    seen.add(drawn, check)
    with threadpool_limits(1):
        last = standin.trained(names, *seen.last(2 * sizes.later + sizes.draws), luck)
    weights = _reweighted(evidence, (third, last), drawn)
    moving = sorted({*first.moving, *second.moving, *third.moving})
    told = np.array([one.told for one in last.single])
    middle = np.nanmedian(check, axis=0)
    away = (middle - evidence.middle) / evidence.errors(middle)
    kept = Draws(tuple(names[place] for place in moving), weights, drawn[:, moving])
    return Fit(
        kept,
        check,
        luck,
        told,
        last.unsure,
        away,
        sampler.in_effect(weights),
        len(seen.chances) + sizes.pairs,
    )


def agreeing(by: Standin, evidence: Evidence, count: int, seed: int, unsurer: float = 1.0) -> Numbers:
    """Chances of all unknowns that agree with the evidence, by an emulator; shape (count, unknowns).

    Unknowns that move no target are drawn from their ranges.

    Args:
        by: the emulator.
        evidence: the targets.
        count: how many.
        seed: of the sampler.
        unsurer: multiple of the variances of the evidence.
    """
    moving = list(by.moving)
    everything = sampler.sobol(len(by.single[0].names), count, seed + 1000)

    def likelihood(chances: Numbers) -> Numbers:
        full = np.full((len(chances), everything.shape[1]), _OUTSIDE)
        full[:, moving] = chances
        return evidence.likelihood(by.at(full), by.unsure) / unsurer

    everything[:, moving] = sampler.sampled(likelihood, len(moving), count, seed)
    return everything


def _reweighted(evidence: Evidence, by: tuple[Standin, Standin], drawn: Numbers) -> Numbers:
    """Weights that sum to 1: what the last emulator, which has seen the draws, thinks over what the one before did."""
    before, after = (evidence.likelihood(one.at(drawn), one.unsure) for one in by)
    gain = np.exp(np.clip(after - before - (after - before).mean(), -3, 3))
    return np.asarray(gain / gain.sum())
