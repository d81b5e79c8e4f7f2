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

    draws: all of one weight. told, unsure: of each target, what share of its variance the emulator can tell, and how
    far it may be off. away: how many standard errors of the source the middle of the draws lies from the target.
    """

    draws: Draws
    told: Numbers
    unsure: Numbers
    away: Numbers
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
    by = _trained(names, seen.last(sizes.first), luck)
    for number, wave in enumerate(_waves(sizes)):
        say(f"{wave.runs:,} runs where the assumptions {wave.said}")
        near = _drawn(by, evidence, wave.runs, seed + number, wave.unsurer)
        seen.add(near, runs.at(near, (number + 2) * sizes.first))
        by = _trained(names, seen.last(wave.seen), luck)
    say(f"{sizes.draws:,} draws")
    drawn = np.round(_drawn(by, evidence, sizes.draws, seed + 9), DIGITS)
    moving = list(by.moving)
    kept = Draws(
        tuple(names[place] for place in moving), np.full(sizes.draws, 1 / sizes.draws), drawn[:, moving]
    )
    middle = np.median(by.at(drawn), axis=0)
    away = (middle - evidence.middle) / evidence.errors(middle)
    told = np.array([one.told for one in by.single])
    return Fit(kept, told, by.unsure, away, len(seen.chances) + sizes.pairs)


@dataclass(frozen=True)
class _Wave:
    """Runs where the last emulators see agreement, and how many of the latest runs train the next ones.

    unsurer: multiple of the variances of the evidence.
    """

    runs: int
    unsurer: float
    seen: int
    said: str


def _waves(sizes: Sizes) -> tuple[_Wave, ...]:
    later, draws = sizes.later, sizes.draws
    return (
        _Wave(later, _WIDER, later + sizes.first // 2, "come nearer to what is known"),
        _Wave(later, 1.0, 2 * later, "agree with what is known"),
        _Wave(draws, 1.0, 2 * later + draws, "agree with it by better emulators"),
    )


def _trained(names: tuple[str, ...], runs: tuple[Numbers, Numbers], luck: Numbers) -> Standin:
    """Emulators, on one thread, so that no digit depends on how many there are."""
    with threadpool_limits(1):
        return standin.trained(names, *runs, luck)


def _drawn(by: Standin, evidence: Evidence, count: int, seed: int, unsurer: float = 1.0) -> Numbers:
    with threadpool_limits(1):
        return agreeing(by, evidence, count, seed, unsurer)


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
