"""Draws that agree with the evidence are where a closed form says they are."""

import numpy as np
import pytest
from numpy.typing import NDArray

from simsp.fitting import sampler

Numbers = NDArray[np.float64]


def _normal(chances: Numbers) -> Numbers:
    from scipy import stats

    return np.asarray(stats.norm.ppf(chances))


def test_a_measured_unknown_is_narrowed_as_bayes_says() -> None:
    """A standard normal, measured as 1.5 with error 0.5: mean 1.5 / 1.25 = 1.2, variance 0.25 / 1.25 = 0.2."""

    def likelihood(chances: Numbers) -> Numbers:
        return -0.5 * ((_normal(chances)[:, 0] - 1.5) / 0.5) ** 2

    found = _normal(sampler.sampled(likelihood, 3, 1024, 1))
    assert found[:, 0].mean() == pytest.approx(1.2, abs=0.06)
    assert found[:, 0].var() == pytest.approx(0.2, abs=0.04)
    assert found[:, 1].mean() == pytest.approx(0, abs=0.12)  # nothing was said about the others
    assert found[:, 2].std() == pytest.approx(1, abs=0.06)


def test_two_unknowns_known_by_their_sum_go_against_each_other() -> None:
    """X + y = 0 with error 0.1: each has variance 0.5, and their correlation is nearly -1 (-0.98)."""

    def likelihood(chances: Numbers) -> Numbers:
        return -0.5 * (_normal(chances).sum(axis=1) / 0.1) ** 2

    found = _normal(sampler.sampled(likelihood, 2, 1024, 2))
    assert found.var(axis=0) == pytest.approx([0.5, 0.5], abs=0.07)
    assert np.corrcoef(found.T)[0, 1] < -0.95


def test_the_same_seed_gives_the_same_draws_and_another_seed_others() -> None:
    """Nothing but the seed is luck."""

    def likelihood(chances: Numbers) -> Numbers:
        return -10 * (chances[:, 0] - 0.3) ** 2

    first, again, other = (sampler.sampled(likelihood, 4, 64, seed) for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_systematic_draws_are_in_proportion_to_weights() -> None:
    """Of 8 draws, weights of a half, a quarter and a quarter get 4, 2 and 2, whatever the luck."""
    for luck in (0.0, 0.4, 0.99):
        chosen = sampler.systematic(np.array([0.5, 0.25, 0.25]), 8, luck)
        assert np.bincount(chosen).tolist() == [4, 2, 2]


def test_draws_in_effect_by_hand() -> None:
    """Equal weights count in full; (3, 1) is worth 16 / 10 = 1.6."""
    assert sampler.in_effect(np.full(7, 0.2)) == pytest.approx(7)
    assert sampler.in_effect(np.array([3.0, 1.0])) == pytest.approx(1.6)
