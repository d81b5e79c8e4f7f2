"""What knowing one number would settle: of the differences between policies, and of the choice among them.

Known is a statistic as it comes out in a run, with the luck in it, or one assumption as a survey would measure it.
What it settles is the share of the variance of a difference that its value tells, by a cubic in its rank, in runs that
had no part in fitting the cubic.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simsp.emulator import legendre
from simsp.sensitivity.indices import ranks

Numbers = NDArray[np.float64]
TIMES = 200
_FOLDS, _DEGREES = 8, (1, 2, 3)
_FEWEST = 20  # runs, for a cubic


@dataclass(frozen=True)
class Worth:
    """What one number is worth to know.

    settles, low, high: shape (policies,), shares of the variance of each policy's difference, with the interval over
    resampled runs; mean: the same of their mean, as value, low and high. right_choice_gain: how much likelier the
    policy chosen is the best of all.
    """

    settles: Numbers
    low: Numbers
    high: Numbers
    mean: tuple[float, float, float]
    right_choice_gain: float


def worth(known: Numbers, changes: Numbers, seed: int, least: float = 0.0) -> Worth | None:
    """What knowing a number is worth; None where it does not vary, too few runs have it, or it settles too little.

    Args:
        known: the number in each run, shape (runs,); nan where undefined.
        changes: difference of each policy from today's law, more is better, shape (runs, policies); columns that are
            undefined or never vary settle as nan.
        seed: of the resampling.
        least: share of the variance of some difference that must be settled for the number to be told of.
    """
    use = np.isfinite(known) & np.isfinite(changes).all(axis=1)
    known, changes = known[use], changes[use]
    if len(known) < _FEWEST or np.ptp(known) == 0:
        return None
    made, once = _cubic(known), np.ones((1, len(known)))
    guesses = _told(made, changes, once)
    settled = _settled(changes, guesses, once)[0]
    if np.nan_to_num(settled).max() < least:
        return None
    again = (
        np.random.default_rng(seed)
        .multinomial(len(known), np.full(len(known), 1 / len(known)), TIMES)
        .astype(float)
    )
    drawn = _settled(changes, _told(made, changes, again), again)
    low, high = np.percentile(drawn, [2.5, 97.5], axis=0)
    ends = [float(one) for one in np.percentile(_mean(drawn), [2.5, 97.5])]
    mean = float(_mean(settled[None])[0])
    return Worth(
        settled, np.minimum(low, settled), np.maximum(high, settled),
        (mean, min(ends[0], mean), max(ends[1], mean)), _gain(changes, guesses[0]),
    )  # fmt: skip


def _cubic(known: Numbers) -> Numbers:
    """A constant and the Legendre polynomials of the ranks, shape (runs, 4)."""
    at = ranks(known[:, None])[:, 0]
    return np.column_stack([np.ones(len(at)), *(legendre(at, degree) for degree in _DEGREES)])


def _told(made: Numbers, changes: Numbers, weights: Numbers) -> Numbers:
    """What the cubic says of each run that had no part in fitting it, shape (times, runs, policies).

    weights: how often each run stands in each resample, shape (times, runs); a run is in one fold however often.
    """
    said = np.empty((len(weights), *changes.shape))
    for fold in range(_FOLDS):
        out = np.arange(len(made)) % _FOLDS == fold
        seen = weights * ~out
        inside = np.einsum("tr,ri,rj->tij", seen, made, made, optimize=True)
        towards = np.einsum("tr,ri,rp->tip", seen, made, changes, optimize=True)
        ridge = 1e-9 * seen.sum(axis=1)[:, None, None] * np.eye(made.shape[1])
        said[:, out] = np.einsum("ri,tip->trp", made[out], np.linalg.solve(inside + ridge, towards))
    return said


def _settled(changes: Numbers, said: Numbers, weights: Numbers) -> Numbers:
    """Share of the variance told, shape (times, policies), never below 0; nan where nothing varies."""
    weights = weights / weights.sum(axis=1, keepdims=True)
    mean = weights @ changes
    spread = np.einsum("tr,trp->tp", weights, (changes[None] - mean[:, None]) ** 2)
    missed = np.einsum("tr,trp->tp", weights, (changes[None] - said) ** 2)
    varies = np.ptp(changes, axis=0) > 0
    share = 1 - missed / np.where(spread > 0, spread, 1.0)
    return np.where(varies, np.maximum(share, 0.0), np.nan)


def _mean(settled: Numbers) -> Numbers:
    """Mean over the policies whose difference varies, shape (times,)."""
    vary = np.isfinite(settled).all(axis=0)
    return np.asarray(settled[:, vary].mean(axis=1)) if vary.any() else np.zeros(len(settled))


def _gain(changes: Numbers, guesses: Numbers) -> float:
    """How much likelier the best is named: by the largest guess once the number is known, by the largest mean before.

    Today's law is one of the choices, with a difference of 0.
    """
    with_law = np.column_stack([np.zeros(len(changes)), changes])
    best = with_law.argmax(axis=1)
    without = int(with_law.mean(axis=0).argmax())
    chosen = np.column_stack([np.zeros(len(changes)), guesses]).argmax(axis=1)
    return float((chosen == best).mean() - (without == best).mean())
