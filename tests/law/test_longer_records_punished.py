"""Findings: clauses under which a longer record, a further job or a further claim brings less than a shorter one.

The law as it is read here, worked out by hand for 10,000 baht a month where no other wage is named. Everything else
only grows with the record: see test_more_wage_never_less_right.
"""

import pytest

from simsp.law import (
    contributions,
    death,
    home_schemes,
    invalidity,
    japan,
    old_age,
    unemployment,
    voluntary,
)

WAGE = 1_000_000  # a month, satang
ACCOUNT = 30_000  # old-age money of each party a month
MONTH = "2026-11"


def heirs_before_pension(months, law):
    """What heirs get of a worker who dies before the first payment, without returns."""
    refund = old_age.lump_sum(months, ACCOUNT * months, ACCOUNT * months, 0, law)
    return old_age.death_before_pension(months, refund, old_age.pension(months, WAGE, law), law)


@pytest.mark.parametrize(
    ("months", "baht"),
    [(33, 19_800), (34, 20_400), (179, 107_400), (180, 20_000), (240, 27_500), (300, 35_000), (480, 57_500)],
)
def test_section_77_quater_heirs_before_the_first_pension(law_on, months, baht):
    """The account up to 179 months; from 180 on ten pensions, less than 34 months gave, and never as much again."""
    assert heirs_before_pension(months, law_on("old_age", MONTH)) == baht * 100


def test_section_77_quater_one_payment_more_or_less(law_on):
    """Death before the first payment 20,000, after it 118,000; after the 59th 20,000 more, after the 60th nothing."""
    law = law_on("old_age", MONTH)
    pension = old_age.pension(180, WAGE, law)
    assert old_age.death_before_pension(180, 0, pension, law) == 2_000_000
    left = [old_age.death_of_pensioner(payments, pension, law) for payments in (1, 59, 60)]
    assert left == [11_800_000, 2_000_000, 0]
    received = [pension * payments + rest for payments, rest in zip((1, 59, 60), left, strict=True)]
    assert received == [12_000_000, 13_800_000, 12_000_000]


@pytest.mark.parametrize(
    ("payments", "less"),
    [(1, True), (49, True), (59, True), (60, True), (69, True), (70, False), (240, False)],
)
def test_section_77_bis_who_dies_young_had_more_with_179_months(law_on, payments, less):
    """The sum with returns is 138,329: 14 years of 7,200 at 3.5 per cent and 11 months; 70 pensions are 140,000."""
    law = law_on("old_age", MONTH)
    returns = 0
    for year in range(1, 15):
        balance = year * 12 * 2 * ACCOUNT + returns
        returns += old_age.yearly_return(balance, law.return_on_lump_sum)
    at_179 = old_age.lump_sum(179, 179 * ACCOUNT, 179 * ACCOUNT, returns, law)
    pension = old_age.pension(180, WAGE, law)
    at_180 = pension * payments + old_age.death_of_pensioner(payments, pension, law)
    assert at_179 == pytest.approx(13_832_900, abs=100)
    assert (at_180 < at_179) == less


@pytest.mark.parametrize(
    ("further", "baht", "pension"),
    [
        (0, 0, 2_000),
        (11, 10_000, 2_000),  # eleven months more bring nothing
        (12, 6_511, 1_999.97),
        (12, 6_512, 2_000.02),
        (60, 7_272, 1_999.80),
        (60, 7_273, 2_000.08),
    ],
)
def test_section_77_work_for_less_after_180_months_cuts_the_pension(law_on, further, baht, pension):
    """The last 60 months are averaged: 12 at 35 per cent less, or 60 at 28 per cent less, cost more than they add."""
    law = law_on("old_age", MONTH)
    wages = (60 - further) * WAGE + further * baht * 100
    average = old_age.average_wage(wages, 180 + further, law)
    assert old_age.pension(180 + further, average, law) == round(pension * 100)


@pytest.mark.parametrize(
    ("further", "today", "career"),
    [(0, 3_000, 3_000), (1, 2_966, 2_988.73), (12, 2_786.40, 3_087.94), (60, 1_320, 3_423.75)],
)
def test_section_39_after_180_months_cuts_the_pension_and_the_career_average_mends_it(
    law_on, further, today, career
):
    """180 months at 15,000, then at the 4,800 of section 39 (and of self-enrolment); CARE without revaluation."""
    law, wage, base = law_on("old_age", MONTH), 1_500_000, law_on("contributions", MONTH).section_39_base
    months = 180 + further
    last = old_age.average_wage((60 - further) * wage + further * base, months, law)
    whole = (180 * wage + further * base) // months
    assert old_age.pension(months, last, law) == round(today * 100)
    assert old_age.pension(months, whole, law) == round(career * 100)


def test_section_57_para_2_joining_section_39_cuts_the_cash_of_the_tail(law_on):
    """Left at 15,000, then invalid: 7,500 a month for life, as a member 2,400; dead: 90,000 to heirs, or 28,800."""
    base = contributions.insured_wage(1_500_000, law_on("contributions", "2025-12"))
    member = law_on("contributions", MONTH).section_39_base
    assert voluntary.may_join_section_39(120, 1, law_on("voluntary", MONTH))
    monthly = [invalidity.monthly(3 * wage, True, law_on("invalidity", MONTH)) for wage in (base, member)]
    assert monthly == [750_000, 240_000]
    heirs = [death.survivors_grant(120, 3 * wage, law_on("death", MONTH)) for wage in (base, member)]
    assert heirs == [9_000_000, 2_880_000]


def test_section_78_3_a_right_to_1800_baht_bars_36000(law_on):
    """Dismissed at 54 after six months: 36,000. At 55 nothing, for the sake of the worker's own 3 per cent."""
    law, jobless = law_on("old_age", MONTH), law_on("unemployment", MONTH)
    assert unemployment.benefit(3 * WAGE, jobless.dismissed_rate, 180) == 3_600_000
    assert not old_age.bars_unemployment(54, 6, law)
    assert old_age.bars_unemployment(55, 6, law)
    assert old_age.lump_sum(6, 6 * ACCOUNT, 6 * ACCOUNT, 0, law) == 180_000


def test_section_79_a_small_claim_uses_up_the_days_of_a_large_one(law_on):
    """Resigned, 90 days, 9,000; dismissed in the same year, 90 days left, 18,000: 9,000 less than the latter alone."""
    law = law_on("unemployment", MONTH)
    alone = unemployment.payable_days(366, 0, 0, 180, law)
    resigned = unemployment.payable_days(97, 0, 0, 90, law)
    left = unemployment.payable_days(366, 0, resigned, 180, law)
    rate, low = law.dismissed_rate, law.resigned_rate
    both = unemployment.benefit(3 * WAGE, low, resigned) + unemployment.benefit(3 * WAGE, rate, left)
    assert (alone, resigned, left) == (180, 90, 90)
    assert (unemployment.benefit(3 * WAGE, rate, alone), both) == (3_600_000, 2_700_000)


def test_section_77_ter_a_pensioner_who_works_again_goes_without(law_on):
    """2,000 baht less in each insured month, at any age."""
    law = law_on("old_age", MONTH)
    assert old_age.is_due(720, False, False, old_age.PENSION, law)
    assert not old_age.is_due(720, True, False, old_age.PENSION, law)


@pytest.mark.parametrize(("months", "offer"), [(179, old_age.MAY_TAKE), (180, old_age.NO_OFFER)])
def test_a_policy_that_keeps_the_pension_takes_the_sum_at_exit(law_on, months, offer):
    """107,400 baht at once with 179 months; with 180 nothing before 55."""
    law = law_on("old_age", "2027-01", exit_lump_sum="choice", exit_keeps_pension_right=True)
    assert old_age.exit_offer(months, law) == offer


@pytest.mark.parametrize(("home", "baht"), [(79, 0), (80, 1_111.11), (91, 1_047.12), (92, 1_119.79)])
def test_totalisation_a_month_at_home_lowers_the_thai_part_between_two_steps(law_on, home, baht):
    """100 months in Thailand: the months of both countries divide the pension before the next step of 12 raises it."""
    law = law_on("home_schemes", "2027-01", portability="totalisation")
    assert home_schemes.thai_pension(100, home, WAGE, law_on("old_age", "2027-01"), law) == round(baht * 100)


@pytest.mark.parametrize(("months", "yen"), [(60, 825_000), (119, 825_000), (120, 0)])
def test_japan_pays_nothing_back_from_ten_years_on(law_on, months, yen):
    """150,000 yen a month: five years and ten less a month bring the same; one month more, a pension at 65 instead."""
    assert japan.employees_pension(150_000 * 100, months, law_on("japan", MONTH)) == yen * 100
