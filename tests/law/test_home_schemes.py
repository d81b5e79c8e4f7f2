"""Schemes at home and what an agreement would change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import home_schemes, old_age

MYANMAR, CAMBODIA, LAOS, VIETNAM = range(4)
MONTHS = st.integers(0, 480)


@pytest.mark.parametrize(("policy", "months"), [("off", 100), ("totalisation", 190), ("transfer", 100)])
def test_months_are_added_only_under_totalisation(law_on, policy, months):
    """100 months in Thailand, 90 at home."""
    assert home_schemes.total_months(100, 90, law_on("home_schemes", "2027-01", portability=policy)) == months


def test_thailand_pays_for_its_own_months(law_on):
    """100 of 190 months at 10,000 baht: 20 per cent is 2,000, of which 1,052.63; without it no pension at all."""
    thai = law_on("old_age", "2027-01")
    added = law_on("home_schemes", "2027-01", portability="totalisation")
    assert home_schemes.thai_pension(100, 90, 1_000_000, thai, added) == 105_263
    assert home_schemes.thai_pension(100, 90, 1_000_000, thai, law_on("home_schemes", "2027-01")) == 0


def test_more_than_the_own_pension_for_who_has_it_already(law_on):
    """180 and 180 months: 42.5 per cent of 10,000 is 4,250, half of it 2,125 in place of 2,000."""
    law = law_on("home_schemes", "2027-01", portability="totalisation")
    assert home_schemes.thai_pension(180, 180, 1_000_000, law_on("old_age", "2027-01"), law) == 212_500


def test_the_own_pension_is_the_least(law_on):
    """192 months and one at home: 21.5 per cent x 192 / 193 would be 2,138.86; 2,150 stays."""
    law, thai = law_on("home_schemes", "2027-01", portability="totalisation"), law_on("old_age", "2027-01")
    assert home_schemes.pro_rata(215_000, 192, 193) == 213_886
    assert home_schemes.thai_pension(192, 1, 1_000_000, thai, law) == 215_000


@given(MONTHS, MONTHS, st.integers(165_000, 2_300_000), st.sampled_from(["off", "totalisation", "transfer"]))
def test_an_agreement_never_lowers_a_thai_pension(law_on, here, home, average, policy):
    """Nor does it pay more than the pension on all months together."""
    law, thai = law_on("home_schemes", "2027-01", portability=policy), law_on("old_age", "2027-01")
    paid = home_schemes.thai_pension(here, home, average, thai, law)
    assert old_age.pension(here, average, thai) <= paid <= old_age.pension(here + home, average, thai)


@pytest.mark.parametrize(
    ("amount", "months", "of", "part"), [(100, 1, 2, 50), (1, 1, 2, 1), (100, 0, 9, 0), (7, 0, 0, 0)]
)
def test_pro_rata_by_hand(amount, months, of, part):
    """Half a satang up; no months, no money."""
    assert home_schemes.pro_rata(amount, months, of) == part


@pytest.mark.parametrize(("policy", "satang"), [("off", 0), ("totalisation", 0), ("transfer", 5_760_000)])
def test_the_account_moves_home_only_under_transfer(law_on, policy, satang):
    """57,600 baht after eight years at 10,000."""
    assert (
        home_schemes.transferred(5_760_000, law_on("home_schemes", "2027-01", portability=policy)) == satang
    )


@pytest.mark.parametrize(
    ("country", "month", "pay", "worker", "employer"),
    [
        (MYANMAR, "2026-11", 200_000, 4_000, 6_000),
        (MYANMAR, "2026-11", 500_000, 6_000, 9_000),  # capped at 300,000 kyat
        (CAMBODIA, "2022-09", 800_000, 0, 0),
        (CAMBODIA, "2022-10", 800_000, 16_000, 16_000),
        (CAMBODIA, "2022-10", 2_000_000, 24_000, 24_000),  # capped at 1,200,000 riel
        (CAMBODIA, "2027-09", 1_200_000, 24_000, 24_000),
        (CAMBODIA, "2027-10", 1_200_000, 48_000, 48_000),  # 8 per cent together
        (CAMBODIA, "2032-10", 1_200_000, 64_500, 64_500),  # 10.75 per cent together
        (LAOS, "2026-11", 4_500_000, 247_500, 270_000),
        (LAOS, "2026-11", 10_000_000, 247_500, 270_000),  # capped at 4,500,000 kip
        (LAOS, "2016-12", 10_000_000, 110_000, 120_000),  # at 2,000,000 before
        (VIETNAM, "2026-11", 10_000_000, 800_000, 1_400_000),  # 22 per cent together
    ],
)
def test_a_month_of_work_at_home(law_on, country, month, pay, worker, employer):
    """Rates and caps of each country, in its own money."""
    due = home_schemes.home_contribution(country, pay * 100, law_on("home_schemes", month))
    assert due == (worker * 100, employer * 100)


@pytest.mark.parametrize(("country", "dong"), [(MYANMAR, 0), (CAMBODIA, 0), (LAOS, 0), (VIETNAM, 1_100_000)])
def test_only_vietnam_asks_its_workers_abroad_for_contributions(law_on, country, dong):
    """22 per cent of 5 million dong insured before departure, on top of the Thai 5 per cent."""
    law = law_on("home_schemes", "2026-11")
    assert home_schemes.contribution_while_abroad(country, 500_000_000, law) == dong * 100


def test_a_policy_can_end_double_payment(law_on):
    """As social security agreements do."""
    law = law_on("home_schemes", "2027-01", exempt_abroad=True)
    assert home_schemes.contribution_while_abroad(VIETNAM, 500_000_000, law) == 0


def test_before_the_law_of_2014_no_duty_is_assumed(law_on):
    """Both sides of January 2016."""
    paid = [
        home_schemes.contribution_while_abroad(VIETNAM, 100_000_000, law_on("home_schemes", month))
        for month in ("2015-12", "2016-01")
    ]
    assert paid == [0, 22_000_000]


@pytest.mark.parametrize(
    ("country", "month", "fund"),
    [
        (VIETNAM, "2026-11", (100_000, 150_000)),
        (VIETNAM, "2019-06", (100_000, 0)),
        (MYANMAR, "2026-11", (0, 0)),
        (CAMBODIA, "2026-11", (0, 0)),
        (LAOS, "2026-11", (0, 0)),
    ],
)
def test_only_vietnam_has_a_fund_for_workers_abroad(law_on, country, month, fund):
    """Worker and sending enterprise, once a contract."""
    paid = home_schemes.welfare_fund(country, law_on("home_schemes", month))
    assert paid == tuple(dong * 100 for dong in fund)


def test_choices_stand_where_the_rules_expect_them(law_values):
    """Codes in the rule file are positions in the file of values."""
    allowed = law_values["home_schemes.portability"].allowed
    assert allowed[home_schemes.TOTALISATION] == "totalisation"
    assert allowed[home_schemes.TRANSFER] == "transfer"
