"""SSA s.57: the three best insured wages of the fifteen months before a right."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import coverage


@pytest.mark.parametrize(
    ("wages", "best"),
    [
        ([], (0, 0, 0)),
        ([9], (9, 0, 0)),
        ([7, 9], (9, 7, 0)),
        ([7, 9, 8, 6], (9, 8, 7)),
        ([9, 9, 9, 9], (9, 9, 9)),
        ([1, 2, 3, 4, 5], (5, 4, 3)),
    ],
)
def test_the_best_three_by_hand(wages, best):
    """In whatever order the months are looked at."""
    assert reduce(coverage.into_best, wages, (0, 0, 0)) == best


@given(st.lists(st.integers(0, 2_300_000), max_size=15))
def test_the_best_three_are_the_three_highest(wages):
    """Of any fifteen months."""
    expected = tuple(sorted([0, 0, 0, *wages], reverse=True)[:3])
    assert reduce(coverage.into_best, wages, (0, 0, 0)) == expected


def test_the_window_is_fifteen_months(law_on):
    """Months before the right among which they are looked for."""
    assert law_on("coverage", "2026-11").wage_window_months == 15


def test_fewer_than_three_months_are_averaged(law_on):
    """s.57 para 1: one month of 9,000 stands for three; 9,000 and 6,000 give three times 7,500."""
    assert coverage.base_of((900_000, 0, 0)) == 2_700_000
    assert coverage.base_of((900_000, 600_000, 0)) == 2_250_000
    assert coverage.base_of((900_000, 600_000, 300_000)) == 1_800_000


def test_a_ceiling_of_benefits_is_a_reading(law_on):
    """None of its own today; 15,000 would hold a wage of 17,500 down."""
    assert coverage.wage_for_base(1_750_000, law_on("coverage", "2026-11")) == 1_750_000
    assert (
        coverage.wage_for_base(1_750_000, law_on("coverage", "2026-11", benefit_ceiling=15_000)) == 1_500_000
    )
