"""Workmen's Compensation Act: what an injury, an illness or a death at work gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import work_injury

TEN_THOUSAND = 1_000_000


@pytest.mark.parametrize(
    ("month", "baht", "months"),
    [
        ("1994-07", 576_000, 96),
        ("2018-11", 576_000, 96),  # 60% x 10,000 x 96
        ("2019-01", 840_000, 120),
        ("2022-06", 840_000, 120),  # 70% x 10,000 x 120
    ],
)
def test_section_18_4_a_death_at_work(law_on, month, baht, months):
    """The son killed at work, whose parents live in rural Myanmar; before and after Act No. 2 of 2018."""
    law = law_on("work_injury", month)
    assert work_injury.death(TEN_THOUSAND, law) == baht * 100
    assert work_injury.death_months(law) == months


def test_old_parents_share_equally(law_on):
    """840,000 baht to father and mother: 420,000 each."""
    whole = work_injury.death(TEN_THOUSAND, law_on("work_injury", "2022-06"))
    assert [work_injury.equal_share(whole, 2, person) for person in range(2)] == [42_000_000, 42_000_000]


@given(st.integers(0, 1_000_000_000), st.integers(1, 12))
def test_section_21_no_satang_is_lost_between_survivors(amount, people):
    """The parts add up, none is negative, and no two differ by more than one satang."""
    parts = [work_injury.equal_share(amount, people, person) for person in range(people)]
    assert sum(parts) == amount
    assert min(parts) >= 0
    assert max(parts) - min(parts) <= 1


@pytest.mark.parametrize(
    ("month", "wage", "baht"),
    [
        ("2018-12", 10_000, 6_000),
        ("2018-12", 20_000, 12_000),
        ("2018-12", 20_001, 12_000),
        ("2019-01", 10_000, 7_000),
        ("2019-01", 20_000, 14_000),
        ("2019-01", 30_000, 14_000),
        ("2026-11", 2_000, 2_000),  # 1,400 raised to the lowest
        ("2026-11", 0, 0),
    ],
)
def test_section_18_a_month_between_lowest_and_highest(law_on, month, wage, baht):
    """60 and 70 per cent of the whole wage, which no ceiling of insured wages limits; at most that of 20,000."""
    assert work_injury.monthly(wage * 100, law_on("work_injury", month)) == baht * 100


@pytest.mark.parametrize(
    ("month", "days", "paid", "baht"),
    [
        ("2018-12", 3, 0, 0),
        ("2018-12", 4, 4, 800),
        ("2019-01", 0, 0, 0),
        ("2019-01", 1, 1, 233.33),
        ("2019-01", 30, 30, 7_000),
        ("2026-11", 360, 360, 84_000),
        ("2026-11", 500, 360, 84_000),
    ],
)
def test_section_18_1_days_off_work(law_on, month, days, paid, baht):
    """From the first day (before 2019 only beyond three days), for a year of 30-day months; 10,000 baht wage."""
    law = law_on("work_injury", month)
    assert work_injury.incapacity_days(days, law) == paid
    assert work_injury.incapacity(TEN_THOUSAND, days, law) == round(baht * 100)


@pytest.mark.parametrize(("months", "baht"), [(24, 168_000), (120, 840_000), (150, 840_000)])
def test_section_18_2_an_organ_for_at_most_ten_years(law_on, months, baht):
    """Months as the ministry's table gives them."""
    law = law_on("work_injury", "2026-11")
    assert work_injury.organ_loss(TEN_THOUSAND, months, law) == baht * 100
    assert work_injury.organ_loss_months(months, law) == min(months, 120)


@pytest.mark.parametrize(("month", "baht"), [("2018-12", 1_080_000), ("2019-01", 1_260_000)])
def test_section_18_3_invalidity_for_fifteen_years(law_on, month, baht):
    """The most before 2019, the least since: 180 months of 6,000 and of 7,000 baht."""
    law = law_on("work_injury", month)
    assert work_injury.invalidity_months(law) == 180
    assert work_injury.invalidity(TEN_THOUSAND, law) == baht * 100


@pytest.mark.parametrize(
    ("month", "granted", "paid", "left"),
    [
        ("2026-11", 60, 20, 40),
        ("2026-11", 180, 60, 60),  # ten years together
        ("2026-11", 180, 120, 0),
        ("2026-11", 180, 150, 0),
        ("2018-12", 180, 60, 36),  # eight years together
    ],
)
def test_section_19_survivors_get_the_rest(law_on, month, granted, paid, left):
    """Of an organ or of invalidity, up to the limit for both together."""
    assert work_injury.months_left_to_survivors(granted, paid, law_on("work_injury", month)) == left


@pytest.mark.parametrize(
    ("month", "baht"),
    [("2018-06", 33_000), ("2019-09", 33_000), ("2019-10", 40_000), ("2021-07", 40_000), ("2021-08", 50_000)],
)
def test_section_16_funeral_grant(law_on, month, baht):
    """A hundred days of the highest daily minimum wage, here 330 baht; then fixed sums."""
    assert work_injury.funeral_grant(33_000, law_on("work_injury", month)) == baht * 100


@pytest.mark.parametrize(
    ("age", "studies", "invalid", "shares"),
    [(17, False, False, True), (18, False, False, False), (18, True, False, True), (30, False, True, True)],
)
def test_section_20_which_children_share(law_on, age, studies, invalid, shares):
    """Both sides of 18; a student or an invalid of any age."""
    assert work_injury.is_beneficiary_child(age, studies, invalid, law_on("work_injury", "2026-11")) == shares


@pytest.mark.parametrize(("household", "covered"), [(False, True), (True, False)])
def test_section_5_all_employees_but_household_workers(law_on, household, covered):
    """Nobody is asked for nationality or papers: the rule has no such argument."""
    assert work_injury.is_covered(household, law_on("work_injury", "2026-11")) == covered
    assert work_injury.is_covered(household, law_on("work_injury", "2027-01", household_covered=True))


@pytest.mark.parametrize(
    ("days", "after_job", "late"),
    [(180, False, False), (181, False, True), (730, True, False), (731, True, True)],
)
def test_section_49_and_51_deadlines(law_on, days, after_job, late):
    """180 days after the accident; two years after hearing of a disease that appeared after the job."""
    assert work_injury.is_late(days, after_job, law_on("work_injury", "2026-11")) == late


def test_section_12_deadlines_can_be_moved_for_people_abroad(law_on):
    """As for heirs in Myanmar."""
    law = law_on("work_injury", "2026-11")
    assert work_injury.may_be_extended(True, law)
    assert not work_injury.may_be_extended(False, law)


@pytest.mark.parametrize(("yearly", "baht"), [(120_000, 480), (240_000, 960), (300_000, 960)])
def test_section_45_the_premium_stops_at_240000_a_year(law_on, yearly, baht):
    """0.4 per cent, the central assumption."""
    assert work_injury.premium(yearly * 100, law_on("work_injury", "2026-11")) == baht * 100


@pytest.mark.parametrize(("rate", "baht"), [(0.2, 240), (1, 1_200)])
def test_section_45_rates_by_danger(law_on, rate, baht):
    """Both ends, on 120,000 baht a year."""
    assert work_injury.premium(12_000_000, law_on("work_injury", "2026-11", premium_rate=rate)) == baht * 100
