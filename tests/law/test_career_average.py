"""The career average (CARE), a draft of November 2025: off unless the reading is chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import old_age

WAGE = st.integers(165_000, 2_300_000)


@pytest.mark.parametrize(
    ("month", "baht"),
    [
        (-1, 15_000),
        (0, 15_000),
        (1, 14_950),
        (12, 14_400),
        (30, 13_500),
        (59, 12_050),
        (60, 12_000),
        (240, 12_000),
    ],
)
def test_a_lower_career_average_comes_in_over_sixty_months(law_on, month, baht):
    """Last wages of 15,000 and a career of 12,000 baht: 50 baht less a month from the start on."""
    law = law_on("old_age", "2027-01", pension_average="career")
    assert old_age.blended_average(1_500_000, 1_200_000, month, law) == baht * 100


@pytest.mark.parametrize(("month", "baht"), [(-1, 9_000), (0, 12_000), (30, 12_000), (60, 12_000)])
def test_a_higher_career_average_counts_at_once(law_on, month, baht):
    """Last wages of 9,000 and a career of 12,000 baht."""
    law = law_on("old_age", "2027-01", pension_average="career")
    assert old_age.blended_average(900_000, 1_200_000, month, law) == baht * 100


def test_without_a_phase_in_the_career_counts_at_once(law_on):
    """Zero months of it."""
    law = law_on("old_age", "2027-01", pension_average="career", care_phase_in_months=0)
    assert old_age.blended_average(1_500_000, 1_200_000, 0, law) == 1_200_000


@given(WAGE, WAGE, st.integers(-12, 200))
def test_today_only_the_last_months_count(law_on, last, career, month):
    """Whatever the career was."""
    assert old_age.blended_average(last, career, month, law_on("old_age", "2026-11")) == last


@given(WAGE, WAGE, st.integers(0, 199))
def test_the_phase_in_goes_one_way(law_on, last, career, month):
    """From the better of the two towards the career, never back and never beyond."""
    law = law_on("old_age", "2027-01", pension_average="career")
    now, next_month = (old_age.blended_average(last, career, count, law) for count in (month, month + 1))
    assert career <= next_month <= now <= max(last, career)


def test_earlier_wages_are_revalued_every_year(law_on):
    """2.5 per cent three times on 100,000 baht: 102,500; 105,062.50; 107,689.06."""
    law = law_on("old_age", "2027-01")
    once = old_age.revalued(10_000_000, law)
    twice = old_age.revalued(once, law)
    assert (once, twice, old_age.revalued(twice, law)) == (10_250_000, 10_506_250, 10_768_906)
