"""Luck is told from ignorance by replicates that repeat a draw, and an interval holds what it says it holds."""

import itertools

import numpy as np
import pytest
from scipy import stats

from simsp import intervals
from simsp.plan import draw_of

DEFAULT = 32  # replicates of a comparison
FOUR = [draw_of(number) for number in range(4)]


def test_every_fourth_replicate_repeats_the_draw_before_it() -> None:
    """Of 32 replicates 24 draws are seen once or twice, and the repeats are 3, 7, 11 and so on."""
    draws = [draw_of(number) for number in range(DEFAULT)]
    repeats = [number for number, draw in enumerate(draws) if draw != number]
    assert repeats == [3, 7, 11, 15, 19, 23, 27, 31]
    assert [draws[number] for number in repeats] == [number - 1 for number in repeats]


def test_luck_is_half_the_squared_difference_of_a_pair() -> None:
    """1, 3 | 2 | 8: the pair differs by 2, so luck varies by 2; by hand, draws vary by 23 / 2.5."""
    found = intervals.split(np.array([1.0, 3.0, 2.0, 8.0]), [0, 0, 1, 2])
    assert found == pytest.approx((2.0, 23 / 2.5, 1))


def test_both_variances_come_out_on_average() -> None:
    """Over all equally likely worlds: draws move by 2 or -2 (variance 4), luck by 3 or -3 (variance 9)."""
    worlds = [
        intervals.split(np.array(draws)[FOUR] + np.array(luck), FOUR)
        for draws in itertools.product((-2.0, 2.0), repeat=3)
        for luck in itertools.product((-3.0, 3.0), repeat=4)
    ]
    assert np.mean([found.within for found in worlds if found]) == pytest.approx(9)
    assert np.mean([found.between for found in worlds if found]) == pytest.approx(4)


def test_without_luck_all_of_an_interval_is_ignorance() -> None:
    """Replicates of the same draw agree: more agents would change nothing."""
    values = np.array([5.0, 1.0, 9.0, 9.0])
    found = intervals.parts(values, FOUR)
    assert found.chance == (6.0, 6.0)
    assert found.ignorance == (1.0, 9.0)


def test_where_pairs_differ_more_than_draws_nothing_is_left_to_ignorance() -> None:
    """0, 0 | -1, 1: luck varies by 2, the rest by less than nothing; the mean is off by t of one pair."""
    found = intervals.parts(np.array([0.0, 0.0, -1.0, 1.0]), FOUR)
    assert found.ignorance == (0.0, 0.0)
    assert found.chance == pytest.approx((-12.706 * np.sqrt(2 / 4), 12.706 * np.sqrt(2 / 4)), rel=1e-4)


def test_half_luck_takes_a_share_from_both_ends() -> None:
    """Variances 2 and 23 / 2.5 = 9.2: what is left of each end is the root of 9.2 / 11.2."""
    values = np.array([2.0, 8.0, 1.0, 3.0])
    low, high = intervals.parts(values, FOUR).ignorance
    left = np.sqrt(9.2 / 11.2)
    assert (low, high) == pytest.approx((3.5 - 2.5 * left, 3.5 + 4.5 * left))


def test_nothing_is_told_without_a_pair() -> None:
    """Three replicates, or a pair of which one is undefined, or nothing defined at all."""
    for values in ([1.0, 2.0, 4.0], [1.0, 2.0, 4.0, np.nan], [np.nan] * 4):
        found = intervals.parts(np.array(values), FOUR[: len(values)])
        assert found == ((None, None), (None, None))


def test_an_empty_reform_has_zero_in_every_part() -> None:
    """No luck, no ignorance, and an interval of zeros."""
    values = np.zeros(DEFAULT)
    assert intervals.interval(values) == (0.0, 0.0, 0.0)
    assert intervals.parts(values, [draw_of(one) for one in range(DEFAULT)]) == ((0.0, 0.0), (0.0, 0.0))


@pytest.mark.parametrize(("count", "ends"), [(39, (0, 38)), (79, (1, 77)), (32, (0, 31))])
def test_one_in_forty_falls_below_an_interval(count: int, ends: tuple[int, int]) -> None:
    """A further value falls into each gap between ordered values alike: 1 of 40 below the first of 39."""
    assert intervals.interval(np.arange(float(count)))[1:] == pytest.approx(ends)


def test_an_interval_of_32_holds_94_of_100_further_replicates() -> None:
    """31 of 33 by theory; 20,000 comparisons of made-up replicates agree, where numpy's own rule holds 89."""
    made = np.random.default_rng(1).normal(size=(20_000, DEFAULT + 1))
    low, high = intervals.ends(made[:, :-1], axis=1)
    held = ((low < made[:, -1]) & (made[:, -1] < high)).mean()
    assert held == pytest.approx(31 / 33, abs=0.005)
    low, high = np.percentile(made[:, :-1], [2.5, 97.5], axis=1)
    assert ((low < made[:, -1]) & (made[:, -1] < high)).mean() < 0.9


def test_students_t_is_that_of_the_books() -> None:
    """To three digits from one degree of freedom to a thousand."""
    degrees = np.arange(1, 1000)
    ours = [intervals.student(int(one)) for one in degrees]
    np.testing.assert_allclose(ours, stats.t.ppf(0.975, degrees), rtol=5e-4)


def test_a_mean_of_two_may_lie_far_off() -> None:
    """1 and 3: mean 2, its error 1, and with one degree of freedom 12.7 times that; one value tells no error."""
    assert intervals.around_the_mean(np.array([1.0, 3.0])) == pytest.approx((2 - 12.706, 2 + 12.706))
    assert intervals.around_the_mean(np.array([1.0])) == (None, None)


@pytest.mark.parametrize(
    ("under", "as_is", "shift"),
    [
        ([3.0, 5.0], [1.0, 3.0], 2.0),  # two more in each replicate: all is left, so two more
        ([0.0, 0.0], [1.0, 3.0], -10.0),  # nothing is left, so all of the mean is gone
        ([0.5, 1.5], [1.0, 3.0], -5.0),  # half is left
        ([1.0, 3.0], [1.0, 3.0], 0.0),
        ([2.0, 2.0], [0.0, 0.0], 2.0),  # there was nothing to be left of
        ([2.0, np.nan], [1.0, 3.0], 1.0),  # all is left in the one replicate that tells
    ],
)
def test_a_shift_is_carried_to_the_mean_of_many(under: list[float], as_is: list[float], shift: float) -> None:
    """A few replicates with and without a reading, and 10 as the mean of many without it."""
    assert intervals.shifted(np.array(under), np.array(as_is), 10.0)[0] == pytest.approx(shift)


def test_a_shift_that_scatters_says_so() -> None:
    """2 and 3 more: 2.5 with an error of a half, 12.7 times; all of 1 and 3 is left (3 + 18 > 1 + 9)."""
    found = intervals.shifted(np.array([3.0, 6.0]), np.array([1.0, 3.0]), 10.0)
    assert found == pytest.approx((2.5, 2.5 - 12.706 / 2, 2.5 + 12.706 / 2))
    assert intervals.shifted(np.array([3.0]), np.array([1.0]), 10.0) == (2.0, None, None)
