"""The value of information, on numbers whose worth is known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from simsp.sensitivity import information
from simsp.sensitivity.information import Worth

Numbers = NDArray[np.float64]


def worth(known: Numbers, changes: Numbers) -> Worth:
    """What knowing a number is worth; it is told of."""
    found = information.worth(known, changes, 3)
    assert found is not None
    return found


def test_what_a_blurred_statistic_settles_is_found() -> None:
    """Of y = s + noise of the same variance, knowing s settles half, and the interval holds it."""
    luck = np.random.default_rng(1)
    known = luck.random(800)
    noise = (luck.random(800) - 0.5)[:, None]
    found = worth(known, known[:, None] + noise)
    assert found.settles[0] == pytest.approx(0.5, abs=0.06)
    assert found.low[0] < 0.5 < found.high[0]
    assert found.mean[0] == found.settles[0]


def test_an_irrelevant_statistic_settles_nothing() -> None:
    """It is near 0 and never below."""
    luck = np.random.default_rng(2)
    found = worth(luck.random(500), luck.normal(size=(500, 2)))
    assert (found.settles >= 0).all()
    assert found.settles.max() < 0.02


def test_knowing_the_cause_names_the_better_policy() -> None:
    """One policy is ahead where s is above 1/2, the other below: choosing blindly is right in half of the worlds."""
    known = np.random.default_rng(4).random(1000)
    changes = np.column_stack([1 + 10 * known, 11 - 10 * known])
    found = worth(known, changes)
    assert found.right_choice_gain == pytest.approx(0.5, abs=0.05)


def test_where_one_policy_is_always_best_nothing_is_gained() -> None:
    """However well its difference is told."""
    known = np.random.default_rng(5).random(300)
    found = worth(known, np.column_stack([2 + known, known]))
    assert found.settles[0] > 0.99
    assert found.right_choice_gain == 0


def test_a_policy_that_changes_nothing_has_no_share_and_spoils_none() -> None:
    """A difference of 0 in every world is not settled by anything, and is not part of the mean."""
    known = np.random.default_rng(6).random(200)
    found = worth(known, np.column_stack([np.zeros(200), known]))
    assert np.isnan(found.settles[0])
    assert found.mean[0] == pytest.approx(1.0, abs=0.01)


def test_where_no_policy_changes_anything_nothing_is_settled() -> None:
    """No difference varies, so there is no share, and the mean is 0."""
    found = worth(np.random.default_rng(8).random(100), np.zeros((100, 1)))
    assert np.isnan(found.settles).all()
    assert found.mean == (0.0, 0.0, 0.0)


def test_a_number_that_cannot_tell_is_left_out() -> None:
    """One that never varies, one that few runs have, and one that settles less than is asked."""
    luck = np.random.default_rng(7)
    changes = luck.normal(size=(100, 2))
    few = np.full(100, np.nan)
    few[:10] = luck.random(10)
    assert information.worth(np.ones(100), changes, 1) is None
    assert information.worth(few, changes, 1) is None
    assert information.worth(luck.random(100), changes, 1, least=0.5) is None
