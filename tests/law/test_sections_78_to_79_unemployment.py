"""SSA s.78 to 79/1: unemployment. Wage 10,000 baht unless said."""

import pytest

from simsp.law import unemployment
from simsp.law.unemployment import CLOSED_BY_ORDER, DISMISSED, RESIGNED

TEN_THOUSAND = 3_000_000  # three best months, satang
NINE_THOUSAND = 2_700_000


@pytest.mark.parametrize(
    ("paid", "ended", "met"), [(5, 0, False), (6, 0, True), (6, 9, True), (6, 10, False)]
)
def test_six_of_fifteen_months(law_on, history, paid, ended, met):
    """Both sides of 6 and of 15."""
    assert unemployment.has_window(history(paid, ended), law_on("unemployment", "2026-11")) == met


RATES = [  # month, then per cent and days: dismissed, resigned, closed by order
    ("2011-01", 50, 180, 30, 90, 0, 0),
    ("2015-10", 50, 180, 30, 90, 0, 0),
    ("2015-11", 50, 180, 30, 90, 50, 180),
    ("2020-02", 50, 180, 30, 90, 50, 180),
    ("2020-03", 70, 200, 45, 90, 62, 90),
    ("2020-08", 70, 200, 45, 90, 62, 90),
    ("2020-09", 70, 200, 45, 90, 50, 180),
    ("2020-12", 70, 200, 45, 90, 50, 180),
    ("2021-01", 70, 200, 45, 90, 50, 90),
    ("2021-12", 70, 200, 45, 90, 50, 90),
    ("2022-01", 70, 200, 45, 90, 50, 180),
    ("2022-02", 70, 200, 45, 90, 50, 180),
    ("2022-03", 50, 180, 30, 90, 50, 180),
    ("2025-06", 50, 180, 30, 90, 50, 180),
    ("2025-07", 60, 180, 30, 90, 50, 180),
    ("2046-12", 60, 180, 30, 90, 50, 180),
]


@pytest.mark.parametrize("row", RATES, ids=[row[0] for row in RATES])
def test_rates_and_days_by_date(law_on, row):
    """Both sides of each change."""
    law = law_on("unemployment", row[0])
    for reason in (DISMISSED, RESIGNED, CLOSED_BY_ORDER):
        rate, days = row[1 + 2 * reason], row[2 + 2 * reason]
        assert unemployment.rate(reason, law) == rate * 1_000
        assert unemployment.days(reason, law) == days


def test_a_false_reason_costs_21000_and_since_july_2025_27000(law_on):
    """Fired in 2022 after three years, recorded as a resignation: 30,000 against 9,000; then 36,000."""
    law = law_on("unemployment", "2022-07")
    assert unemployment.benefit(TEN_THOUSAND, DISMISSED, 180, law) == 3_000_000
    assert unemployment.benefit(TEN_THOUSAND, RESIGNED, 90, law) == 900_000
    law = law_on("unemployment", "2025-07")
    assert unemployment.benefit(TEN_THOUSAND, DISMISSED, 180, law) == 3_600_000
    assert unemployment.benefit(TEN_THOUSAND, RESIGNED, 90, law) == 900_000


@pytest.mark.parametrize(
    ("reason", "baht"), [(DISMISSED, 42_000), (RESIGNED, 12_150), (CLOSED_BY_ORDER, 16_740)]
)
def test_covid_amounts_of_april_2020(law_on, reason, baht):
    """9,000 baht wage: 70% x 300 x 200, 45% x 300 x 90, 62% x 300 x 90."""
    law = law_on("unemployment", "2020-04")
    assert unemployment.benefit(NINE_THOUSAND, reason, 366, law) == baht * 100


@pytest.mark.parametrize(
    ("month", "best3", "baht"),
    [("2025-06", 4_500_000, 7_500), ("2025-07", 4_500_000, 9_000), ("2026-04", 5_250_000, 10_500)],
)
def test_most_a_month_after_a_dismissal(law_on, month, best3, baht):
    """30 days at the ceiling: 7,500, 9,000, and 10,500 once three months at 17,500 are in."""
    assert unemployment.benefit(best3, DISMISSED, 30, law_on("unemployment", month)) == baht * 100


@pytest.mark.parametrize(
    ("out", "reason", "year", "days"),
    [
        (7, DISMISSED, 0, 0),
        (8, DISMISSED, 0, 1),
        (187, DISMISSED, 0, 180),
        (188, DISMISSED, 0, 180),
        (97, RESIGNED, 0, 90),
        (98, RESIGNED, 0, 90),
        (366, DISMISSED, 90, 90),  # 180 a year for all spells together
        (366, RESIGNED, 180, 0),
    ],
)
def test_paid_from_the_eighth_day_up_to_the_limits(law_on, out, reason, year, days):
    """Both sides of the waiting days, the spell and the year."""
    assert unemployment.payable_days(out, reason, year, law_on("unemployment", "2026-11")) == days


def test_the_covid_year_allowed_200_days(law_on):
    """March 2020 to February 2022."""
    assert unemployment.payable_days(366, DISMISSED, 0, law_on("unemployment", "2022-02")) == 200
    assert unemployment.payable_days(366, DISMISSED, 0, law_on("unemployment", "2022-03")) == 180
