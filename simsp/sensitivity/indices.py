"""Which assumption moves what a policy changes: total-order indices, each with an interval of its own.

The index of an assumption is its share of what all assumptions together explain: alone, bent, or in company of
another. It is read off an emulator (`simsp.emulator`) whose terms are orthogonal over independent chances from 0 to 1.
So each chance is first replaced by its rank among the draws; where draws come from a fit, assumptions may hang
together, and that is set aside: an assumption then speaks for those that go with it. `together` lists such pairs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold

from simsp import emulator
from simsp.emulator import Emulator, Term

Numbers = NDArray[np.float64]
TIMES = 200  # that runs are made up anew for an interval
_FOLDS = 5
_CORRELATED = 0.3
_BY_LUCK = 5.0  # standard errors that no pair of a few hundred assumptions reaches by luck
RAISES, LOWERS, BENDS = "raises", "lowers", "bends"


@dataclass(frozen=True)
class Index:
    """The part of one assumption in what all explain, with its interval, and which way it moves the difference."""

    assumption: str
    total: float
    low: float
    high: float
    sign: str


@dataclass(frozen=True)
class Parts:
    """What moves one difference.

    explained: share of the variance over plausible worlds that assumptions tell of runs that the emulator had not seen;
    nan where nothing varies. luck: share that is the luck of the simulation; nan where it was not measured. The rest is
    bends and company that the emulator misses. indices: the weightiest first. faintest: the share below which an
    assumption cannot be told from luck with so many runs.
    """

    explained: float
    luck: float
    indices: tuple[Index, ...]
    faintest: float


def ranks(chances: Numbers) -> Numbers:
    """Each chance as its rank among the draws, between 0 and 1; shape as given, (runs, unknowns)."""
    return np.asarray((rankdata(chances, axis=0) - 0.5) / len(chances))


def together(names: Sequence[str], chances: Numbers) -> list[tuple[str, str, float]]:
    """Pairs of assumptions that go together among the draws: both names and the rank correlation, largest first."""
    at = ranks(chances)
    vary = np.flatnonzero(at.std(axis=0) > 0)
    if len(vary) < 2:
        return []
    found = np.asarray(np.corrcoef(at[:, vary], rowvar=False))
    least = max(_CORRELATED, _BY_LUCK / np.sqrt(len(at)))
    pairs = [
        (names[vary[one]], names[vary[other]], float(found[one, other]))
        for one, other in zip(*np.nonzero(np.triu(np.abs(found) > least, 1)), strict=True)
    ]
    return sorted(pairs, key=lambda pair: (-abs(pair[2]), pair[:2]))


def parts(names: Sequence[str], at: Numbers, values: Numbers, luck: float, seed: int) -> Parts:
    """What moves a difference.

    Args:
        names: of the assumptions.
        at: ranks of the draws, shape (runs, assumptions).
        values: the difference, shape (runs,); runs in which it is undefined are left out.
        luck: variance of it that is luck; nan where unknown.
        seed: of the runs made up anew for the intervals.
    """
    known = np.isfinite(values)
    at, values = at[known], values[known]
    if len(values) < 2 or np.ptp(values) == 0:
        return Parts(float("nan"), float("nan"), (), float("nan"))
    found = emulator.emulated(names, at, values)
    explained = _explained(names, at, values)
    variance = float(values.var())
    told = max(explained, 1e-9)
    faintest = min(np.log(len(values)) / len(values) * (1 - min(told, 1.0)) / told, 1.0)
    indices = _indices(found, at, values, seed, float(faintest)) if explained > 0 else ()
    return Parts(explained, min(luck / variance, 1.0), indices, float(faintest))


def _explained(names: Sequence[str], at: Numbers, values: Numbers) -> float:
    """Share of the variance told in runs that had no part even in the choice of terms; 0 where none is."""
    if len(values) < 2 * _FOLDS:
        return 0.0
    left = np.empty(len(values))
    for seen, unseen in KFold(_FOLDS).split(at):
        left[unseen] = values[unseen] - emulator.emulated(names, at[seen], values[seen]).at(at[unseen])
    return max(1 - float((left**2).mean()) / float(values.var()), 0.0)


def _indices(found: Emulator, at: Numbers, values: Numbers, seed: int, faintest: float) -> tuple[Index, ...]:
    """The index of each assumption; the low end leaves room for one more that is as large as one can be unseen."""
    total = found.total_order()
    others = _made_up(found, at, values, seed)
    made = []
    for name, share in total.items():
        low, high = (
            np.percentile([one.get(name, 0.0) for one in others], [2.5, 97.5]) if others else (0.0, 1.0)
        )
        sign = _sign(found, found.names.index(name))
        low = min(float(low), share) / (1 + faintest)
        made.append(Index(name, share, low, max(float(high), share), sign))
    return tuple(sorted(made, key=lambda one: (-one.total, one.assumption)))


def _made_up(found: Emulator, at: Numbers, values: Numbers, seed: int) -> list[dict[str, float]]:
    """Indices of runs made up anew: what the emulator says, and what it missed of each run with its sign drawn anew.

    A bootstrap over runs that leaves each run's error where it is (Wu, Ann. Stat. 14, 1986). Runs are not drawn with
    replacement: where one stands twice, choosing terms takes noise for something that repeats itself. Terms are chosen
    anew each time, among those that were worth a try.
    """
    terms = emulator.candidates(at, values)
    made, inside = emulator.features(at, terms), emulator.features(at, found.terms)
    said = found.at(at)
    missed = (values - said) / (1 - _leverage(inside))
    luck = np.random.default_rng(seed)
    drawn = [
        _shares(found, terms, made, said + missed * luck.choice([-1.0, 1.0], len(said))) for _ in range(TIMES)
    ]
    return [one for one in drawn if one]  # fmt: skip


def _leverage(inside: Numbers) -> Numbers:
    """How much each run draws the fit to itself; what a fit without it would miss is larger by 1 / (1 - this)."""
    base, _ = np.linalg.qr(np.column_stack([np.ones(len(inside)), inside]))
    return np.asarray(np.minimum((base**2).sum(axis=1), 0.9))


def _shares(found: Emulator, terms: Sequence[Term], made: Numbers, values: Numbers) -> dict[str, float]:
    noise = max(found.spread**2, float(1e-9 * values.var()))
    kept = emulator.chosen(made, values, noise)
    if not kept:
        return {}
    fitted = LinearRegression().fit(made[:, kept], values)
    of = tuple(terms[place] for place in kept)
    return Emulator(found.names, float(fitted.intercept_), of, fitted.coef_, 0.0, 0.0).total_order()


def _sign(found: Emulator, place: int) -> str:
    """Whether a higher value raises or lowers the difference: by its straight term, where that has most of its part."""
    pairs = list(zip(found.terms, found.weights, strict=True))
    whole = sum(weight**2 for term, weight in pairs if place in {one for one, _ in term})
    straight = sum(weight for term, weight in pairs if term == ((place, 1),))
    if straight**2 < whole / 2:
        return BENDS
    return RAISES if straight > 0 else LOWERS
