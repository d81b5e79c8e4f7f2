"""SSA s.57: the most that each benefit pays at each ceiling of the insured wage, as worked out by hand."""

import pytest

from simsp.law import contributions, coverage, death, invalidity, maternity, old_age, sickness, unemployment

CEILINGS = {
    "15,000": ("2025-12", 0),
    "17,500": ("2026-11", 1),
    "20,000": ("2029-01", 2),
    "23,000": ("2032-01", 3),
}
EVERY = pytest.mark.parametrize(("month", "column"), CEILINGS.values(), ids=CEILINGS.keys())


@pytest.fixture
def best3(law_on, month):
    """Three months at the ceiling."""
    return 3 * contributions.insured_wage(100_000_000, law_on("contributions", month))


@EVERY
def test_daily_base(best3, month, column):
    """A ninetieth of three ceilings."""
    assert coverage.of_daily_wage(best3, 100_000, 1) == (50_000, 58_333, 66_667, 76_667)[column]


@EVERY
def test_sickness_cash_a_day(law_on, best3, month, column):
    """50 per cent."""
    assert sickness.cash(best3, 1, law_on("sickness", month)) == (25_000, 29_167, 33_333, 38_333)[column]


@EVERY
def test_maternity_leave_grant(law_on, best3, month, column):
    """50 per cent of 90 days."""
    expected = (22_500, 26_250, 30_000, 34_500)[column] * 100
    assert maternity.leave_grant(best3, 0, law_on("maternity", month)) == expected


@EVERY
def test_severe_invalidity_a_month(law_on, best3, month, column):
    """50 per cent of 30 days."""
    expected = (7_500, 8_750, 10_000, 11_500)[column] * 100
    assert invalidity.monthly(best3, True, law_on("invalidity", month)) == expected


@EVERY
def test_survivors_grant(law_on, best3, month, column):
    """Two and six monthly wages."""
    law = law_on("death", month)
    assert death.survivors_grant(36, best3, law) == (30_000, 35_000, 40_000, 46_000)[column] * 100
    assert death.survivors_grant(120, best3, law) == (90_000, 105_000, 120_000, 138_000)[column] * 100


@EVERY
def test_unemployment(law_on, best3, month, column):
    """180 days at 60 per cent after a dismissal, 90 at 30 after a resignation."""
    law = law_on("unemployment", month)
    fired = unemployment.benefit(best3, unemployment.rate(unemployment.DISMISSED, law), 180)
    quit_ = unemployment.benefit(best3, unemployment.rate(unemployment.RESIGNED, law), 90)
    assert fired == (54_000, 63_000, 72_000, 82_800)[column] * 100
    assert quit_ == (13_500, 15_750, 18_000, 20_700)[column] * 100


@EVERY
def test_pension_at_180_240_and_300_months(law_on, best3, month, column):
    """20, 27.5 and 35 per cent."""
    law = law_on("old_age", month)
    pensions = tuple(old_age.pension(months, best3 // 3, law) for months in (180, 240, 300))
    expected = (
        (300_000, 412_500, 525_000),
        (350_000, 481_250, 612_500),
        (400_000, 550_000, 700_000),
        (460_000, 632_500, 805_000),
    )
    assert pensions == expected[column]


@EVERY
def test_old_age_account_a_month(law_on, best3, month, column):
    """3 and 3 per cent."""
    law = law_on("contributions", month)
    worker = contributions.worker_share(best3 // 3, law)
    employer = contributions.employer_share(best3 // 3, law)
    old_age_part = (
        contributions.split_party(worker, law.worker_rate, law)[2]
        + contributions.split_party(employer, law.employer_rate, law)[2]
    )
    assert old_age_part == (900, 1_050, 1_200, 1_380)[column] * 100
