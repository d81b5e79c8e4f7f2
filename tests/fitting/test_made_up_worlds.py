"""Worlds whose truth is known are recovered: of straight worlds a closed form, of the model a proof in small."""

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from simsp.fitted import weighted_quantiles
from simsp.fitting import sampler, standin
from simsp.fitting.calibrate import Sizes, agreeing, fit
from simsp.fitting.evidence import Evidence, evidence
from simsp.fitting.runs import Model

from .test_evidence import target

Numbers = NDArray[np.float64]
SIZES = Sizes(first=256, pairs=32, later=128, draws=256)
LUCK = 0.02


@dataclass(frozen=True)
class Straight:
    """A model of three figures, of six unknowns: the first is known by one figure, two by their sum, three by none."""

    model: Model

    def at(self, chances: Numbers, first_luck: int) -> Numbers:
        """Findings with a little luck."""
        made = true_figures(chances)
        return np.asarray(made + LUCK * np.random.default_rng(first_luck).standard_normal(made.shape))


def true_figures(chances: Numbers) -> Numbers:
    """The figures without luck, shape (rows, 3)."""
    return np.column_stack(
        [5 + 2 * chances[:, 0], 3 + chances[:, 1] + chances[:, 2], 4 + 0.5 * (2 * chances[:, 0] - 1) ** 2]
    )


def straight() -> Straight:
    """The made-up model; its figures are logarithms of people, each known to 10 per cent."""
    targets = tuple(target(name, "people", 100, 82.2, 121.7) for name in "abc")
    return Straight(Model(50, 24250, targets, tuple("uvwxyz"), "made up"))


def known(of: Straight, truth: Numbers) -> Evidence:
    """What sources say of a world."""
    return evidence(of.model.targets).moved(true_figures(truth[None])[0])


def test_unknowns_that_a_target_tells_are_recovered_and_others_are_left_as_they_were() -> None:
    """The first is narrowed about its truth; the two that only their sum tells are narrowed little, and together."""
    of, truth = straight(), np.array([0.7, 0.3, 0.4, 0.5, 0.5, 0.5])
    found = fit(of, known(of, truth), SIZES, 1, lambda _: None)  # type: ignore[arg-type]
    assert {"u", "v", "w"} <= set(found.draws.names)
    low, middle, high = weighted_quantiles(found.draws.chances[:, 0], found.draws.weights)
    assert low < 0.7 < high
    assert middle == pytest.approx(0.7, abs=0.03)
    assert high - low < 0.3
    first, second = found.draws.chances[:, 1], found.draws.chances[:, 2]
    assert np.average(first + second, weights=found.draws.weights) == pytest.approx(0.7, abs=0.06)
    assert np.corrcoef(first, second)[0, 1] < -0.5
    assert np.abs(found.away).max() < 1


def test_intervals_hold_the_truth_in_95_of_100_made_up_worlds() -> None:
    """Sixty worlds, the first unknown of each: at least 51 of 60 intervals (with 0.95 each, 999 of 1000 times)."""
    of, rng, held = straight(), np.random.default_rng(3), 0
    filling = sampler.sobol(6, 256, 1)
    by = standin.trained(of.model.names, filling, of.at(filling, 0), np.full(3, LUCK**2))
    for world in range(60):
        truth = rng.random(6)
        blurred = known(of, truth)
        told = blurred.moved(blurred.middle + stats.t.rvs(5, size=3, random_state=rng) * blurred.above)
        low, high = np.quantile(agreeing(by, told, 128, world)[:, 0], [0.025, 0.975])
        held += low <= truth[0] <= high
    assert 51 <= held < 60


_SMALL = Sizes(first=64, pairs=16, later=32, draws=128)


def test_fitting_again_gives_the_same_draws() -> None:
    """Nothing but the seed is luck; another seed gives other draws."""
    of, truth = straight(), np.full(6, 0.4)
    first, again, other = (fit(of, known(of, truth), _SMALL, seed, lambda _: None) for seed in (1, 1, 2))  # type: ignore[arg-type]
    assert np.array_equal(first.draws.chances, again.draws.chances)
    assert np.array_equal(first.draws.weights, again.draws.weights)
    assert not np.array_equal(first.draws.chances, other.draws.chances)


def test_luck_is_half_the_mean_square_between_runs_that_differ_by_luck_alone() -> None:
    """Differences of 2 and 4: (4 + 16) / 2 / 2 = 5; a figure that no run has counts nothing."""
    pairs = np.array([[[1.0, np.nan], [3.0, np.nan]], [[1.0, np.nan], [5.0, 1.0]]])
    assert standin.luck_of(pairs).tolist() == [5.0, 0.0]
