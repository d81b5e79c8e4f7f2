"""Properties over all branches: amounts rise with the wage; a longer history takes no right away."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import (
    child_allowance,
    contributions,
    coverage,
    death,
    invalidity,
    maternity,
    old_age,
    sickness,
    unemployment,
)

MONTH = st.sampled_from(["2011-01", "2016-01", "2020-04", "2022-05", "2025-07", "2027-01", "2032-01"])
WAGE = st.integers(0, 10_000_000)
MASK = st.integers(0, 2**63 - 1)


@given(MONTH, WAGE, WAGE)
def test_contributions_rise_with_the_wage(law_on, month, one, other):
    """Insured wage and all three shares."""
    law = law_on("contributions", month)
    low, high = sorted((one, other))
    for share in (
        contributions.insured_wage,
        contributions.worker_share,
        contributions.employer_share,
        contributions.government_share,
    ):
        assert share(low, law) <= share(high, law)


@given(MONTH, WAGE, WAGE, st.integers(0, 366), st.integers(0, 480))
def test_benefits_rise_with_the_wage(law_on, month, one, other, days, months):
    """Every benefit that has a wage in it, for the same days and months."""
    low, high = sorted((one, other))
    laws = {branch: law_on(branch, month) for branch in ("sickness", "maternity", "invalidity", "death")}
    benefits = [
        lambda wage: sickness.cash(wage, days, laws["sickness"]),
        lambda wage: maternity.leave_grant(wage, 0, laws["maternity"]),
        lambda wage: invalidity.monthly(wage, True, laws["invalidity"]),
        lambda wage: invalidity.monthly(wage, False, laws["invalidity"]),
        lambda wage: death.survivors_grant(months, wage, laws["death"]),
        lambda wage: unemployment.benefit(wage, days % 3, days, law_on("unemployment", month)),
        lambda wage: old_age.pension(months, wage, law_on("old_age", month)),
    ]
    for benefit in benefits:
        assert 0 <= benefit(low) <= benefit(high)


@given(MONTH, WAGE, st.integers(0, 478))
def test_one_more_month_ever_paid_never_lowers_pension_or_survivors_grant(law_on, month, wage, months):
    """Amounts by months; where a clause takes a right away is tested at s.77 and s.77 quater."""
    old, dead = law_on("old_age", month), law_on("death", month)
    assert old_age.pension(months + 1, wage, old) >= old_age.pension(months, wage, old)
    assert death.survivors_grant(months + 1, wage, dead) >= death.survivors_grant(months, wage, dead)
    assert old_age.right_kind(months + 1, old) >= old_age.right_kind(months, old)


@pytest.mark.parametrize(
    ("branch", "has_window"),
    [
        ("sickness", sickness.has_window),
        ("maternity", maternity.has_window),
        ("invalidity", invalidity.has_window),
        ("death", death.has_window),
        ("child_allowance", child_allowance.has_window),
        ("unemployment", unemployment.has_window),
    ],
)
@given(MONTH, MASK)
def test_a_window_that_is_met_stays_met_while_months_are_paid(law_on, branch, has_window, month, mask):
    """The next month, paid, replaces at most one paid month that leaves the window."""
    law = law_on(branch, month)
    if has_window(np.uint64(mask), law):
        assert has_window(np.uint64(mask << 1 & (2**64 - 1) | 1), law)


@given(MASK)
def test_windows_and_cover_agree_while_insured(law_on, mask):
    """In an insured month `is_covered` never says less than the branch's window over the months before."""
    insured = np.uint64(mask | 1)
    law = law_on("sickness", "2026-11")
    if sickness.has_window(insured >> np.uint64(1), law):
        assert coverage.is_covered(
            insured, law.window_months, law.qualifying_months, law.tail, law_on("coverage", "2026-11")
        )
