"""Targets are weighed as their ranges say, and a row that contradicts the others cannot decide alone."""

import math

import numpy as np
import pytest

from simsp import months
from simsp.fitting.evidence import evidence, scaled
from simsp.targets import Target


def target(name: str, unit: str, value: float, low: float, high: float) -> Target:
    """A made-up target."""
    month = months.number(2020, 1)
    texts = {"measure": "number", "counts": "present", "among": "", "unit": unit}
    rest = {"grade": "A", "use": "fitted", "source": "made up", "measured_as": "", "informs": "", "note": ""}
    return Target(
        name=name, kind="lives", month=month, until=month, value=value, low=low, high=high, **texts, **rest
    )


def test_shares_are_compared_as_log_odds_and_numbers_as_logarithms() -> None:
    """A half is 0; a quarter is -ln 3; a hundred is ln 100."""
    assert scaled(0.5, "share") == pytest.approx(0)
    assert scaled(0.25, "share") == pytest.approx(-math.log(3))
    assert scaled(100, "people") == pytest.approx(math.log(100))
    assert np.isnan(scaled(float("nan"), "people"))


def test_a_range_is_what_holds_95_of_100() -> None:
    """From 50 to 100 to 400: ln 2 / 2.571 below, ln 4 / 2.571 above, by Student's t with five degrees of freedom."""
    made = evidence([target("a", "people", 100, 50, 400)])
    assert made.below[0] == pytest.approx(math.log(2) / 2.570582, rel=1e-5)
    assert made.above[0] == pytest.approx(math.log(4) / 2.570582, rel=1e-5)


def test_none_seen_is_not_none() -> None:
    """A count of nobody, or fewer than the usual, stands at half of what an agent stands for; a ratio at 0.05."""
    assert scaled(0, "people", 700) == scaled(-5000, "people", 700) == pytest.approx(math.log(700))
    assert scaled(0, "ratio") == pytest.approx(math.log(0.05))


def test_the_likelihood_has_no_step_at_the_target() -> None:
    """Just below and just above a figure with a narrow and a wide side it is the same."""
    made = evidence([target("a", "people", 100, 20, 105)])
    below, above = made.likelihood(np.array([[math.log(100) - 1e-9], [math.log(100) + 1e-9]]), np.zeros(1))
    assert below == pytest.approx(above, abs=1e-6)


def test_the_target_itself_is_most_likely() -> None:
    """Findings farther away are less likely, on either side."""
    made = evidence([target("a", "people", 100, 80, 125)])
    found = np.log([[60.0], [90.0], [100.0], [110.0], [170.0]])
    fits = made.likelihood(found, np.zeros(1))
    assert fits.argmax() == 2
    assert fits[1] > fits[0]
    assert fits[3] > fits[4]


def test_a_target_out_of_reach_costs_no_more_than_its_tails() -> None:
    """Ten standard errors cost less than 10 in log likelihood; under a normal curve it would be 50."""
    made = evidence([target("a", "people", 100, 80, 125)])
    near, far = made.likelihood(
        np.array([[math.log(100)], [math.log(100) + 10 * made.above[0]]]), np.zeros(1)
    )
    assert 5 < near - far < 10


def test_what_a_run_leaves_undefined_counts_nothing() -> None:
    """A run without an answer is neither likely nor unlikely for it."""
    made = evidence([target("a", "people", 100, 80, 125), target("b", "share", 0.5, 0.4, 0.6)])
    both = made.likelihood(np.array([[math.log(100), np.nan]]), np.zeros(2))
    alone = evidence(made.targets[:1]).likelihood(np.array([[math.log(100)]]), np.zeros(1))
    assert both == pytest.approx(alone)
