"""SSA s.38: rights for six months after a job. s.6 and s.42: which months count."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import coverage

MASK = st.integers(0, 2**64 - 1)


@given(MASK, st.integers(0, 63))
def test_months_are_counted_in_the_last_months_only(mask, window):
    """Equal to counting the bits one by one."""
    assert coverage.months_in(np.uint64(mask), window) == sum(mask >> ago & 1 for ago in range(window))


@pytest.mark.parametrize(
    ("ended", "tail"), [(0, False), (1, True), (5, True), (6, True), (7, False), (40, False)]
)
def test_the_tail_is_six_months(law_on, history, ended, tail):
    """Still insured is no tail; the sixth month after leaving is the last."""
    assert coverage.in_tail(history(12, ended), law_on("coverage", "2026-11")) == tail


def test_who_was_never_insured_has_no_tail(law_on):
    """An empty history."""
    assert not coverage.in_tail(np.uint64(0), law_on("coverage", "2026-11"))


@pytest.mark.parametrize(
    ("paid", "ended", "tail", "covered"),
    [
        (4, 0, 1, True),  # three months before the month of the event, itself insured
        (3, 0, 1, False),
        (3, 6, 1, True),
        (3, 7, 1, False),
        (2, 6, 1, False),  # the window was not met when leaving
        (36, 1, 0, False),  # a branch without a tail
        (36, 0, 0, True),
    ],
)
def test_cover_needs_the_window_in_an_insured_month(law_on, history, paid, ended, tail, covered):
    """3 of 15 months, both sides of 3 months and of 6 months after."""
    law = law_on("coverage", "2026-11")
    assert coverage.is_covered(history(paid, ended), 15, 3, tail, law) == covered


@pytest.mark.parametrize("branch", ["sickness", "maternity", "invalidity", "death", "child_allowance"])
def test_four_branches_have_a_tail_and_child_allowance_has_none(law_on, history, branch):
    """A year insured: rights in the sixth month after it, but no child allowance in the first."""
    law, cover = law_on(branch, "2026-11"), law_on("coverage", "2026-11")
    ended = 1 if branch == "child_allowance" else 6
    covered = coverage.is_covered(
        history(12, ended), law.window_months, law.qualifying_months, law.tail, cover
    )
    assert covered == (branch != "child_allowance")


def test_a_new_job_in_the_tail_takes_no_right_away(law_on):
    """Months 1, 2, 14 and 15 paid when leaving; six months later a new job: the old right still stands."""
    at_leaving = 0b110000000000011
    law = law_on("coverage", "2026-11")
    assert coverage.is_covered(np.uint64(at_leaving), 15, 3, 1, law)
    rehired = np.uint64(at_leaving << 6 | 1)
    assert coverage.months_in(rehired >> np.uint64(1), 15) == 2
    assert coverage.is_covered(rehired, 15, 3, 1, law)


def test_a_decree_can_extend_the_tail(law_on, history):
    """To 12 months."""
    law = law_on("coverage", "2027-01", tail_months=12)
    assert coverage.is_covered(history(3, 12), 15, 3, 1, law)
    assert not coverage.is_covered(history(3, 13), 15, 3, 1, law)


@given(MASK, st.integers(0, 63), st.integers(1, 63), st.integers(1, 36), st.integers(0, 1))
def test_one_more_paid_month_never_takes_cover_away(law_on, mask, month, window, needed, tail):
    """In any history, for any window."""
    law = law_on("coverage", "2026-11")
    if coverage.is_covered(np.uint64(mask), window, needed, tail, law):
        assert coverage.is_covered(np.uint64(mask | 1 << month), window, needed, tail, law)


@pytest.mark.parametrize(("month", "last"), [("2015-10", 12), ("2015-11", 24), ("2026-11", 24)])
def test_section_56_claims_within_two_years(law_on, month, last):
    """One year before Act No. 4."""
    law = law_on("coverage", month)
    assert not coverage.is_late(last, law)
    assert coverage.is_late(last + 1, law)


def test_section_56_uncollected_cash_falls_to_the_fund_after_two_years(law_on):
    """Both sides of 24 months."""
    law = law_on("coverage", "2026-11")
    assert not coverage.is_forfeited(24, law)
    assert coverage.is_forfeited(25, law)


def test_section_57_base_is_a_ninetieth_of_the_three_best_months():
    """30,000 / 90 = 333.33 baht a day; half of it for 90 days is 15,000, and one day 166.67."""
    assert coverage.of_daily_wage(3_000_000, 50_000, 90) == 1_500_000
    assert coverage.of_daily_wage(3_000_000, 50_000, 1) == 16_667
