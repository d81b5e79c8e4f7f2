"""SSA s.49: surcharge on late contributions, and whose share is whose when the employer pays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import contributions

WAGE = st.integers(0, 5_000_000)
RATIO = st.integers(0, 100).map(lambda hundredths: hundredths / 100)


@pytest.mark.parametrize(
    ("months", "month", "surcharge"),
    [
        (0, "2025-01", 0),
        (1, "2025-01", 2_000),
        (49, "2025-01", 98_000),
        (50, "2025-01", 100_000),
        (51, "2025-01", 100_000),
        (60, "2025-01", 100_000),  # capped: not 120 per cent
        (60, "2015-11", 100_000),
        (60, "2015-10", 120_000),  # no cap before Act No. 4
    ],
)
def test_two_per_cent_a_month_up_to_the_unpaid_amount(law_on, months, month, surcharge):
    """On 1,000 baht unpaid."""
    assert contributions.surcharge(100_000, months, law_on("contributions", month)) == surcharge


@given(WAGE, RATIO)
def test_shifting_the_workers_share_changes_no_sum(law_on, wage, ratio):
    """Worker and employer together pay the same, in whole baht, and the worker never less than nothing."""
    policy = law_on("contributions", "2027-01", employer_pays_worker_share=ratio)
    worker, employer = contributions.worker_share(wage, policy), contributions.employer_share(wage, policy)
    today = law_on("contributions", "2027-01")
    worker_today = contributions.worker_share(wage, today)
    assert worker + employer == worker_today + contributions.employer_share(wage, today)
    assert worker % 100 == 0
    assert 0 <= worker <= worker_today


@pytest.mark.parametrize(
    ("ratio", "worker", "employer"), [(0, 500, 500), (0.5, 250, 750), (0.333, 333, 667), (1, 0, 1_000)]
)
def test_the_employer_can_be_made_to_pay_the_workers_share(law_on, ratio, worker, employer):
    """10,000 baht wage; a third of 500 is 166.50, rounded up to 167 baht."""
    law = law_on("contributions", "2027-01", employer_pays_worker_share=ratio)
    assert contributions.worker_share(1_000_000, law) == worker * 100
    assert contributions.employer_share(1_000_000, law) == employer * 100


@pytest.mark.parametrize(
    ("reading", "own", "employers"),
    [("own_share_counts_all", 500, 500), ("own_share_counts_nothing", 0, 1_000)],
)
def test_a_share_paid_by_the_employer_counts_as_read(law_on, reading, own, employers):
    """s.49 para 2 by analogy: as if the worker had paid; or not."""
    law = law_on("contributions", "2027-01", employer_pays_worker_share=1, refund_when_employer_paid=reading)
    assert contributions.worker_credit(1_000_000, law) == own * 100
    assert contributions.employer_credit(1_000_000, law) == employers * 100


@given(WAGE, RATIO, st.sampled_from(["own_share_counts_all", "own_share_counts_nothing"]))
def test_credits_are_the_money_that_came_in(law_on, wage, ratio, reading):
    """What counts as worker's and employer's is what both paid, whoever paid it."""
    changes = {"employer_pays_worker_share": ratio, "refund_when_employer_paid": reading}
    law = law_on("contributions", "2027-01", **changes)
    paid = contributions.worker_share(wage, law) + contributions.employer_share(wage, law)
    assert contributions.worker_credit(wage, law) + contributions.employer_credit(wage, law) == paid
