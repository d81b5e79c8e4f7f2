"""Shares and places, on tables small enough to count by hand."""

import numpy as np
import pytest

from simsp.sensitivity import stability

NAN = float("nan")


def test_pairs_are_counted_with_halves_for_equals() -> None:
    """Of four worlds the first policy is ahead in two and equal in one: 2.5 of 4."""
    values = np.array([[2.0, 1.0], [3.0, 1.0], [1.0, 1.0], [0.0, 1.0]])
    (found,) = stability.pairs(values)
    assert (found.one, found.other, found.share) == (0, 1, 0.625)
    assert 0 < found.low < 0.625 < found.high < 1


def test_worlds_without_a_value_are_left_out() -> None:
    """A world in which one of the two is undefined counts for neither; without any, nothing is said."""
    values = np.array([[2.0, 1.0, NAN], [NAN, 5.0, NAN], [0.0, 1.0, NAN]])
    found = list(stability.pairs(values))
    assert found[0].share == 0.5
    assert np.isnan(found[1].share)


def test_the_interval_of_a_share_is_jeffreys() -> None:
    """The quantiles of Beta(1/2, n + 1/2) and its mirror; by R's qbeta for 3 of 10: 0.0927 and 0.6058."""
    low, high = stability.share_interval(3, 10)
    assert (low, high) == pytest.approx((0.0927, 0.6058), abs=5e-4)
    assert stability.share_interval(0, 10)[0] == 0
    assert stability.share_interval(10, 10)[1] == 1


def test_places_share_what_equals_hold_together() -> None:
    """Worlds: 3>2>1, and 5 first with two equals behind, who hold second and third by halves."""
    found = stability.places(np.array([[3.0, 2.0, 1.0], [0.0, 0.0, 5.0]]))
    assert found.tolist() == [[0.5, 0.25, 0.25], [0.0, 0.75, 0.25], [0.5, 0.0, 0.5]]
    assert found.sum(axis=0).tolist() == [1.0, 1.0, 1.0]
