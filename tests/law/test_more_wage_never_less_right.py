"""Properties over all branches: amounts grow with the wage; a longer history takes no right away.

Where a clause does take one away, it is named and worked out in test_longer_records_punished.
"""

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
    japan,
    maternity,
    old_age,
    sickness,
    unemployment,
    voluntary,
    work_injury,
)

MONTH = st.sampled_from(["2011-01", "2016-01", "2020-04", "2022-05", "2025-07", "2027-01", "2032-01"])
WAGE = st.integers(0, 10_000_000)
INSURED = st.integers(165_000, 2_300_000)
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


def benefits_of(law_on, month, days, months):
    """Every benefit that has a wage in it, as a function of the insured wage, for so many days and months."""
    branches = ("sickness", "maternity", "invalidity", "death", "unemployment", "old_age")
    laws = {branch: law_on(branch, month) for branch in branches}
    return [
        lambda wage: sickness.cash(3 * wage, days, laws["sickness"]),
        lambda wage: maternity.leave_grant(3 * wage, 0, laws["maternity"]),
        lambda wage: invalidity.monthly(3 * wage, True, laws["invalidity"]),
        lambda wage: invalidity.monthly(3 * wage, False, laws["invalidity"]),
        lambda wage: death.survivors_grant(months, 3 * wage, laws["death"]),
        lambda wage: unemployment.benefit(3 * wage, unemployment.rate(days % 3, laws["unemployment"]), days),
        lambda wage: old_age.pension(months, wage, laws["old_age"]),
    ]


@given(MONTH, WAGE, WAGE, st.integers(0, 366), st.integers(0, 480))
def test_benefits_rise_with_the_wage(law_on, month, one, other, days, months):
    """For the same days and months."""
    low, high = sorted((one, other))
    for benefit in benefits_of(law_on, month, days, months):
        assert 0 <= benefit(low) <= benefit(high)


@given(MONTH, st.integers(165_000, 300_000), st.integers(2, 5), st.integers(0, 366), st.integers(0, 480))
def test_benefits_scale_with_the_wage_up_to_the_ceiling(law_on, month, wage, times, days, months):
    """So many times the wage gives so many times the benefit, but for the rounding of each to a satang."""
    law = law_on("contributions", month)
    insured = contributions.insured_wage(wage, law)
    for benefit in benefits_of(law_on, month, days, months):
        scaled = benefit(contributions.insured_wage(times * wage, law))
        assert abs(scaled - times * benefit(insured)) <= (times + 1) / 2


@given(MONTH, st.integers(0, 10_000_000), st.integers(0, 366), st.integers(0, 480))
def test_nothing_grows_beyond_the_ceiling(law_on, month, more, days, months):
    """Neither what is paid in nor what is paid out."""
    law = law_on("contributions", month)
    insured = contributions.insured_wage(law.ceiling + more, law)
    assert insured == law.ceiling
    assert contributions.worker_share(law.ceiling + more, law) == contributions.worker_share(law.ceiling, law)
    for benefit in benefits_of(law_on, month, days, months):
        assert benefit(insured) == benefit(law.ceiling)


@given(
    st.sampled_from(["2011-01", "2018-12", "2019-01", "2027-01"]),
    WAGE,
    WAGE,
    st.integers(0, 400),
    st.integers(0, 200),
)
def test_compensation_rises_with_the_wage_and_the_harm(law_on, month, one, other, days, months):
    """Workmen's Compensation: incapacity, organs, invalidity, death, premium."""
    law, (low, high) = law_on("work_injury", month), sorted((one, other))
    assert work_injury.incapacity(low, days, law) <= work_injury.incapacity(high, days + 1, law)
    assert work_injury.organ_loss(low, months, law) <= work_injury.organ_loss(high, months + 1, law)
    assert work_injury.invalidity(low, law) <= work_injury.invalidity(high, law)
    assert work_injury.death(low, law) <= work_injury.death(high, law)
    assert 0 <= work_injury.premium(low, law) <= work_injury.premium(high, law)


@given(MONTH, WAGE, st.integers(0, 478))
def test_one_more_month_ever_paid_never_lowers_pension_or_survivors_grant(law_on, month, wage, months):
    """At the same average wage."""
    old, dead = law_on("old_age", month), law_on("death", month)
    assert old_age.pension(months + 1, wage, old) >= old_age.pension(months, wage, old)
    assert death.survivors_grant(months + 1, wage, dead) >= death.survivors_grant(months, wage, dead)
    assert old_age.right_kind(months + 1, old) >= old_age.right_kind(months, old)


@given(MONTH, st.integers(180, 478), INSURED, INSURED, st.integers(0, 1_000_000))
def test_a_month_that_pays_no_less_than_sixty_months_ago_never_lowers_the_pension(
    law_on, month, months, oldest, others, more
):
    """The pension averages the last 60 months; what a lower wage does is a finding of its own."""
    law = law_on("old_age", month)
    now, later = oldest + 59 * others, 59 * others + oldest + more
    before = old_age.pension(months, old_age.average_wage(now, months, law), law)
    assert old_age.pension(months + 1, old_age.average_wage(later, months + 1, law), law) >= before


@given(MONTH, st.integers(0, 478), st.sampled_from(["off", "choice", "compulsory"]))
def test_one_more_month_never_closes_the_way_out_or_section_39(law_on, month, months, policy):
    """Unless a policy keeps the pension in place of the sum."""
    law, voluntarily = law_on("old_age", month, exit_lump_sum=policy), law_on("voluntary", month)
    assert old_age.exit_offer(months + 1, law) >= old_age.exit_offer(months, law)
    joins = voluntary.may_join_section_39(months, 1, voluntarily)
    assert voluntary.may_join_section_39(months + 1, 1, voluntarily) >= joins


@given(
    st.sampled_from(["2011-01", "2021-03", "2021-04", "2027-01"]),
    st.integers(0, 50_000_000),
    st.integers(0, 118),
)
def test_one_more_month_in_japan_never_lowers_the_lump_sum_before_ten_years(law_on, month, pay, months):
    """Of either pension."""
    law = law_on("japan", month)
    assert japan.employees_pension(pay, months + 1, law) >= japan.employees_pension(pay, months, law)
    assert japan.national_pension(months + 1, law) >= japan.national_pension(months, law)


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
