"""SSA s.78 to 79/1: unemployment. Wage 10,000 baht unless said."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def whole_spell(best3, reason, law):
    """All that a spell of this reason pays; satang."""
    return unemployment.benefit(best3, unemployment.rate(reason, law), unemployment.days(reason, law))


def test_a_false_reason_costs_21000_and_since_july_2025_27000(law_on):
    """Fired in 2022 after three years, recorded as a resignation: 30,000 against 9,000; then 36,000."""
    law = law_on("unemployment", "2022-07")
    assert whole_spell(TEN_THOUSAND, DISMISSED, law) == 3_000_000
    assert whole_spell(TEN_THOUSAND, RESIGNED, law) == 900_000
    law = law_on("unemployment", "2025-07")
    assert whole_spell(TEN_THOUSAND, DISMISSED, law) == 3_600_000
    assert whole_spell(TEN_THOUSAND, RESIGNED, law) == 900_000


@pytest.mark.parametrize(
    ("reason", "baht"), [(DISMISSED, 42_000), (RESIGNED, 12_150), (CLOSED_BY_ORDER, 16_740)]
)
def test_covid_amounts_of_april_2020(law_on, reason, baht):
    """9,000 baht wage: 70% x 300 x 200, 45% x 300 x 90, 62% x 300 x 90."""
    assert whole_spell(NINE_THOUSAND, reason, law_on("unemployment", "2020-04")) == baht * 100


@pytest.mark.parametrize(
    ("month", "best3", "baht"),
    [("2025-06", 4_500_000, 7_500), ("2025-07", 4_500_000, 9_000), ("2026-04", 5_250_000, 10_500)],
)
def test_most_a_month_after_a_dismissal(law_on, month, best3, baht):
    """30 days at the ceiling: 7,500, 9,000, and 10,500 once three months at 17,500 are in."""
    rate = unemployment.rate(DISMISSED, law_on("unemployment", month))
    assert unemployment.benefit(best3, rate, 30) == baht * 100


@pytest.mark.parametrize(
    ("out", "most", "year", "days"),
    [
        (7, 180, 0, 0),
        (8, 180, 0, 1),
        (187, 180, 0, 180),
        (188, 180, 0, 180),
        (97, 90, 0, 90),
        (98, 90, 0, 90),
        (366, 180, 89, 91),  # 180 a year for all spells together
        (366, 180, 90, 90),
        (366, 90, 179, 1),
        (366, 90, 180, 0),
        (366, 90, 200, 0),  # paid under a longer limit that has ended
    ],
)
def test_paid_from_the_eighth_day_up_to_the_limits(law_on, out, most, year, days):
    """Both sides of the waiting days, the spell and the year; nothing of the spell is paid yet."""
    assert unemployment.payable_days(out, 0, year, most, law_on("unemployment", "2026-11")) == days


@pytest.mark.parametrize(
    ("month", "days"), [("2020-02", 180), ("2020-03", 200), ("2022-02", 200), ("2022-03", 180)]
)
def test_the_covid_years_allowed_200_days(law_on, month, days):
    """March 2020 to February 2022, as the limit of the spell and of the year."""
    law = law_on("unemployment", month)
    assert unemployment.payable_days(366, 0, 0, unemployment.days(DISMISSED, law), law) == days


def test_a_spell_month_by_month(law_on):
    """Dismissed, months of 30 days: 23 days, five times 30, the last seven, nothing more."""
    law = law_on("unemployment", "2026-11")
    paid, days = 0, []
    for month in range(1, 9):
        days.append(unemployment.payable_days(30 * month, paid, paid, 180, law))
        paid += days[-1]
    assert days == [23, 30, 30, 30, 30, 30, 7, 0]


@given(st.lists(st.integers(0, 31), max_size=14), st.integers(0, 200), st.sampled_from([90, 180, 200]))
def test_steps_of_any_length_pay_what_one_step_pays(law_on, steps, before, most):
    """Within a calendar year, whatever other spells it had; and no step takes money back."""
    law = law_on("unemployment", "2026-11")
    out = paid = 0
    for length in steps:
        out += length
        new = unemployment.payable_days(out, paid, before + paid, most, law)
        assert new >= 0
        paid += new
    assert paid == unemployment.payable_days(out, 0, before, most, law)


def test_a_spell_over_new_year_has_a_new_year_of_days(law_on):
    """150 days paid in earlier spells of the year: 23 and 7 more, which fill it; 30 again in January."""
    law = law_on("unemployment", "2026-11")
    assert unemployment.payable_days(30, 0, 150, 180, law) == 23
    assert unemployment.payable_days(37, 23, 173, 180, law) == 7
    assert unemployment.payable_days(67, 30, 0, 180, law) == 30


@given(
    st.integers(0, 6_900_000),
    st.sampled_from([30_000, 50_000, 60_000]),
    st.lists(st.integers(0, 31), max_size=8),
)
def test_the_cash_of_a_spell_is_rounded_once(best3, rate, months):
    """Month by month what all days give less what they gave before: never negative, in sum the whole."""
    totals = [unemployment.benefit(best3, rate, sum(months[:count])) for count in range(len(months) + 1)]
    cash = [now - before for before, now in pairwise(totals)]
    assert min(cash, default=0) >= 0
    assert sum(cash) == unemployment.benefit(best3, rate, sum(months))


def test_a_months_cash_by_hand():
    """10,000 baht wage, 60 per cent: 333.33 a day; 23 days 4,600, 30 days 6,000, one day 200."""
    assert [unemployment.benefit(TEN_THOUSAND, 60_000, days) for days in (23, 30, 1, 0)] == [
        460_000,
        600_000,
        20_000,
        0,
    ]


@pytest.mark.parametrize(
    ("reason", "misconduct", "excluded"),
    [
        (DISMISSED, True, True),
        (DISMISSED, False, False),
        (RESIGNED, True, False),
        (CLOSED_BY_ORDER, True, False),
    ],
)
def test_section_78_2_misconduct_bars_after_a_dismissal(reason, misconduct, excluded):
    """Theft, intent, gross breach, seven days of absence."""
    assert unemployment.is_excluded(reason, misconduct) == excluded


def test_section_78_names_no_place(law_on):
    """Paid abroad as read today; the other reading ends it."""
    assert unemployment.is_due_abroad(law_on("unemployment", "2026-11"))
    assert not unemployment.is_due_abroad(law_on("unemployment", "2026-11", after_departure="ends"))


def test_choices_stand_where_the_rules_expect_them(law_values):
    """Codes in the rule file are positions in the file of values."""
    assert law_values["unemployment.after_departure"].allowed[unemployment.PAID_ABROAD] == "paid"
