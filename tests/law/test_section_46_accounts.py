"""SSA s.46: how a contribution divides over accounts and shown branches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import contributions

AMOUNT = st.integers(0, 10_000_000)
WEIGHT = st.integers(0, 100_000)


def test_750_baht_is_225_75_and_450(law_on):
    """1.5, 0.5 and 3 of 5 per cent on 15,000."""
    law = law_on("contributions", "2025-01")
    assert contributions.split_party(75_000, 5_000, law) == (22_500, 7_500, 45_000)


def test_the_governments_share_is_six_one_four(law_on):
    """2.75% of 15,000 is 412.50: 225, 37.50 and 150."""
    law = law_on("contributions", "2025-01")
    assert contributions.split_government(41_250, law) == (22_500, 3_750, 15_000)


def test_six_years_at_7800_freeze_33696_baht(law_on):
    """Old-age account of both parties after 72 months at 300 baht a day x 26."""
    law = law_on("contributions", "2018-06")
    month = sum(
        contributions.split_party(part(780_000, law), 5_000, law)[2]
        for part in (contributions.worker_share, contributions.employer_share)
    )
    assert 72 * month == 3_369_600


def test_odd_satang_are_rounded_at_the_cuts_and_kept():
    """10 satang by 6, 1, 4 of 11: 5.45 and 6.36 round to 5 and 6, so 5, 1 and 4."""
    assert contributions.split_accounts(10, 6, 1, 4) == (5, 1, 4)
    assert contributions.split_accounts(1, 1, 1, 1) == (0, 1, 0)
    assert contributions.split_accounts(7, 0, 0, 0) == (7, 0, 0)


@given(AMOUNT, WEIGHT, WEIGHT, WEIGHT)
def test_no_satang_is_lost_between_accounts(amount, short_term, unemployment, old_age):
    """Whatever the weights, parts are not negative and add up."""
    parts = contributions.split_accounts(amount, short_term, unemployment, old_age)
    assert sum(parts) == amount
    assert min(parts) >= 0


@given(AMOUNT, AMOUNT, AMOUNT)
def test_no_satang_is_lost_between_shown_branches(law_on, short_term, unemployment, old_age):
    """Seven shown branches add up to three accounts, account by account."""
    law = law_on("contributions", "2025-01")
    shown = contributions.split_display(short_term, unemployment, old_age, law)
    assert min(shown) >= 0
    assert sum(shown[:4]) == short_term
    assert sum(shown[4:6]) == old_age
    assert shown[6] == unemployment


def test_shown_branches_follow_the_published_shares(law_on):
    """225 baht as 0.88, 0.12, 0.44, 0.06 of 1.5; 450 as 0.3 and 2.7 of 3."""
    law = law_on("contributions", "2025-01")
    shown = contributions.split_display(22_500, 7_500, 45_000, law)
    assert shown == (13_200, 1_800, 6_600, 900, 4_500, 40_500, 7_500)


@given(AMOUNT, st.integers(0, 10_000), st.sampled_from(["proportional", "old_age_protected"]))
def test_no_satang_is_lost_in_a_cut(law_on, amount, rate, reading):
    """Under both readings of a cut, at any rate."""
    law = law_on("contributions", "2022-05", cut_falls_on=reading)
    parts = contributions.split_party(amount, rate, law)
    assert sum(parts) == amount
    assert min(parts) >= 0


@pytest.mark.parametrize(
    ("rate", "amount", "parts"),
    [
        (1_000, 10_000, (0, 0, 10_000)),  # 1%: all of it is less than old age's 3%
        (3_000, 30_000, (0, 0, 30_000)),
        (4_000, 40_000, (7_500, 2_500, 30_000)),  # 3% kept; 1% left as 0.75 and 0.25
        (5_000, 50_000, (15_000, 5_000, 30_000)),  # no cut
    ],
)
def test_old_age_can_be_read_as_protected_in_a_cut(law_on, rate, amount, parts):
    """s.46/1: 10,000 baht wage; old age keeps 3 per cent as far as the money goes."""
    law = law_on("contributions", "2022-05", cut_falls_on="old_age_protected")
    assert contributions.split_party(amount, rate, law) == parts


def test_a_cut_is_read_in_proportion_by_default(law_on):
    """s.46/1: 1 per cent of 10,000 as 30, 10 and 60 baht."""
    law = law_on("contributions", "2022-05")
    assert contributions.split_party(10_000, 1_000, law) == (3_000, 1_000, 6_000)
