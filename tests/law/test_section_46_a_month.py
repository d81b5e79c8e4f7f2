"""SSA s.46, s.47: all that a month makes due, at one go and in its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import contributions

ACCOUNTS_OF_500 = (15_000, 5_000, 30_000)


def test_ten_thousand_baht_by_hand(law_on):
    """500 and 500 as 150, 50, 300; 275 of the government as 150, 25, 100; 300 each for old age."""
    due = contributions.month_due(1_000_000, law_on("contributions", "2025-01"))
    government = (15_000, 2_500, 10_000)
    assert due == (1_000_000, 30_000, 30_000, ACCOUNTS_OF_500, ACCOUNTS_OF_500, government, 0)


@pytest.mark.parametrize(
    ("reading", "own", "theirs"),
    [("own_share_counts_all", 30_000, 30_000), ("own_share_counts_nothing", 0, 60_000)],
)
def test_the_employer_pays_all(law_on, reading, own, theirs):
    """10,000 baht: 500 shifted, the employer's 1,000 as 300, 100, 600; whose old-age money it is, is a reading."""
    law = law_on("contributions", "2027-01", employer_pays_worker_share=1, refund_when_employer_paid=reading)
    wage, *old_age, worker, employer, government, shifted = contributions.month_due(1_000_000, law)
    assert (wage, old_age, shifted) == (1_000_000, [own, theirs], 50_000)
    assert (worker, employer, government) == ((0, 0, 0), (30_000, 10_000, 60_000), (15_000, 2_500, 10_000))


def test_a_month_without_pay_makes_nothing_due(law_on):
    """Not even the floor."""
    due = contributions.month_due(0, law_on("contributions", "2026-11"))
    assert due == (0, 0, 0, (0, 0, 0), (0, 0, 0), (0, 0, 0), 0)


CHANGES = st.fixed_dictionaries(
    {
        "employer_pays_worker_share": st.sampled_from([0, 0.333, 0.5, 1]),
        "refund_when_employer_paid": st.sampled_from(["own_share_counts_all", "own_share_counts_nothing"]),
        "cut_falls_on": st.sampled_from(["proportional", "old_age_protected"]),
    }
)


@given(
    st.integers(0, 3_000_000),
    st.sampled_from(["2012-08", "2020-04", "2021-02", "2022-05", "2026-11"]),
    CHANGES,
)
def test_a_month_is_the_sum_of_its_parts(law_on, wage, month, changes):
    """Under any policy and reading, in and out of temporary cuts: the accounts hold what each party pays."""
    law = law_on("contributions", month, **changes)
    insured, own, theirs, worker, employer, government, shifted = contributions.month_due(wage, law)
    assert insured == contributions.insured_wage(wage, law)
    assert sum(worker) == contributions.worker_share(wage, law)
    assert sum(employer) == contributions.employer_share(wage, law)
    assert sum(government) == contributions.government_share(wage, law)
    assert shifted == contributions.shifted_to_employer(wage, law)
    assert own == contributions.split_party(contributions.worker_credit(wage, law), law.worker_rate, law)[2]
    assert (
        theirs
        == contributions.split_party(contributions.employer_credit(wage, law), law.employer_rate, law)[2]
    )
