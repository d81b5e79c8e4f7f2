"""Births, children and sickness: what is counted by number, by age and by calendar year."""

from typing import Any

import pytest

from simsp import months
from simsp.parameters import Value
from simsp.world import events
from simsp.world.people import Invalid, Job
from simsp.world.rights import Right
from simsp.world.world import COMMON, HISTORY, Turn
from tests.properties.worlds import ALWAYS, REFUSES_ALL, START, Made, dated, made, quiet

CHILD, LEAVE, SICK = int(Right.CHILD_ALLOWANCE), int(Right.MATERNITY_LEAVE), int(Right.SICKNESS_CASH)
CARE = int(Right.HEALTH_CARE)


def young(until: str, **changes: Value) -> Made:
    """A quiet world of 20-year-olds, at offices with room for all."""
    rules = quiet() | {"population.first_stock_age_mean": 20, "office.utilisation": 0.001} | changes
    return made(dated(rules), agents=60, until=months.parse(until))


def owed(one: Made, kind: int) -> int:
    """What has accrued of a right, booked or still to be claimed; satang."""
    rows = one.world.rows[: int(one.world.books["open_rows"][0])]
    return sum(one.fates(kind).values()) + int(rows["pending"][rows["kind"] == kind].sum())


def in_month(one: Made, month: str, kind: int) -> int:
    """What one month adds to what is owed; satang."""
    before = owed(one.until(months.parse(month) - 1), kind)
    return owed(one.until(months.parse(month)), kind) - before


def women(one: Made) -> int:
    """How many there are."""
    return int((one.world.people["sex"] == 0).sum())


def with_births(one: Made, *born: str) -> Made:
    """Every woman gives birth in each of these months."""
    for month in born:
        one.let("life.births", months.parse(month))
    return one


# --- children ---


def test_the_fourth_child_is_paid_when_the_first_turns_six() -> None:
    """Section 75 ter: three at a time, the eldest first; 800 baht each in 2021 to 2024."""
    one = with_births(young("2024-12"), "2016-01", "2017-01", "2018-01", "2019-01")
    paid = {month: in_month(one, month, CHILD) for month in
            ("2018-12", "2019-01", "2021-12", "2022-01", "2022-12", "2023-01", "2024-12")}  # fmt: skip
    each = {month: satang // women(one) for month, satang in paid.items()}
    assert each == {
        "2018-12": 3 * 600_00,
        "2019-01": 3 * 600_00,  # the fourth waits
        "2021-12": 3 * 800_00,
        "2022-01": 3 * 800_00,  # the second, the third and the fourth
        "2022-12": 3 * 800_00,
        "2023-01": 2 * 800_00,
        "2024-12": 1 * 800_00,
    }


def test_a_refused_allowance_is_still_owed() -> None:
    """From June to December, seven months of 1,000 baht, all lost at the office."""
    one = with_births(young("2026-12", **REFUSES_ALL), "2026-06").until(months.parse("2026-12"))
    assert owed(one, CHILD) == 7 * 1_000_00 * women(one)


@pytest.mark.parametrize("insured", [True, False], ids=["insured", "not insured for long"])
def test_the_allowance_outlives_a_parent_who_was_entitled(insured: bool) -> None:
    """Section 75 quater: two years old at the death, the child has the allowance to its sixth birthday, or none."""
    one = with_births(young("2029-12"), "2022-01")
    if not insured:
        one.times.rules["work"]["hire"][months.parse("2023-11") - HISTORY :] = 0
        one.let("work.resignation", months.parse("2023-11"))
    one.until(months.parse("2023-12"))
    one.world.people["dies"] = months.parse("2024-01")
    found = [
        in_month(one, month, CHILD) // women(one) for month in ("2024-01", "2025-01", "2027-12", "2028-01")
    ]
    assert found == ([800_00, 1_000_00, 1_000_00, 0] if insured else [0, 0, 0, 0])


def test_an_invalid_parent_keeps_it_without_insurance() -> None:
    """Section 75 bis: severely invalid in January 2024 and in no job since, 800 baht and then 1,000 go on."""
    one = with_births(young("2028-12"), "2022-01").let(
        "life.invalidity", months.parse("2024-01"), 20 * ALWAYS
    )
    one.times.rules["life"]["severe"][:] = ALWAYS
    found = [
        in_month(one, month, CHILD) // women(one) for month in ("2024-02", "2025-01", "2027-12", "2028-01")
    ]
    assert found == [800_00, 1_000_00, 1_000_00, 0]


def test_a_higher_age_limit_pays_for_children_who_had_passed_the_old_one() -> None:
    """Six and a half when the limit becomes seven: paid again, up to the seventh birthday."""
    one = with_births(young("2028-12"), "2020-07")
    one.times.rules["child_allowance"]["until_age"][START - HISTORY :] = 7
    one.times.turning[START - HISTORY] |= int(Turn.CHILDREN)
    found = [
        in_month(one, month, CHILD) // women(one)
        for month in ("2026-06", "2026-12", "2027-01", "2027-06", "2027-07")
    ]
    assert found == [1_000_00, 0, 1_000_00, 1_000_00, 0]


def test_only_births_with_a_grant_count_towards_the_limit_of_paid_leave() -> None:
    """Section 67: a birth before five months were paid gave nothing, so that two more give leave, and no third."""
    one = young("2023-12")
    one.times.rules["work"]["hire"][:48] = 0  # in work from January 2015
    with_births(one, "2015-03", "2017-01", "2019-01", "2021-01")
    found = [
        in_month(one, month, LEAVE) // women(one) for month in ("2015-03", "2017-01", "2019-01", "2021-01")
    ]
    assert found == [0, 15_000_00, 15_000_00, 0]
    assert set(one.world.people["births"][one.world.people["sex"] == 0]) == {3}


# --- sickness ---


def long_sickness(days: int, *fell_ill: str, **changes: Value) -> Made:
    """Everybody falls ill, for so many days beyond the employer's thirty, in each of these months."""
    one = young("2024-12", **{"life.long_sickness_days": days, **changes})
    for month in fell_ill:
        one.let("life.long_sickness", months.parse(month), 20 * ALWAYS)
    return one


def cash(one: Made, month: str) -> float:
    """Sickness cash of a month, a person; satang."""
    return in_month(one, month, SICK) / len(one.world.people)


def test_the_employer_pays_thirty_days_of_a_year_only_once() -> None:
    """75 days in March: 45 from the fund. 75 more in May: all from the fund, at 166.67 baht a day."""
    one = long_sickness(45, "2023-03", "2023-05")
    assert cash(one, "2023-03") == 7_500_00
    assert cash(one, "2023-05") == 12_500_00


def test_the_fund_pays_180_days_of_a_year_and_90_of_a_spell() -> None:
    """Spells of 100 days: 90, then 90, then none until the next January."""
    one = long_sickness(70, "2023-02", "2023-06", "2023-10", "2024-01")
    found = [cash(one, month) for month in ("2023-02", "2023-06", "2023-10", "2024-01")]
    assert found == [11_666_67, 15_000_00, 3_333_33, 11_666_67]  # 70, 90, 20 and 70 days


def test_nobody_without_an_insured_job_has_days_from_an_employer() -> None:
    """In the six months after the job the fund pays from the first day: 45 of 45 days off."""
    one = long_sickness(45, "2023-05")
    one.times.rules["work"]["hire"][months.parse("2023-03") - HISTORY :] = 0
    one.let("work.resignation", months.parse("2023-03"))
    assert cash(one, "2023-05") == 7_500_00


def test_fewer_than_three_months_of_wages_are_averaged() -> None:
    """Section 57: ill in the third month of work, with two months of 10,000 baht: 166.67 a day for 45 days."""
    one = long_sickness(45, "2015-03", **{"sickness.qualifying_months": 2})
    one.times.rules["work"]["hire"][: months.parse("2015-01") - HISTORY] = 0
    assert cash(one, "2015-03") == 7_500_00


def test_a_month_of_sickness_needs_care_once() -> None:
    """A long sickness is treated too, and a visit in the same month is part of it."""
    one = long_sickness(45, "2023-05").let("life.long_sickness", months.parse("2023-07"), 20 * ALWAYS)
    value = int(one.times.odds["visit_value"][months.parse("2023-05") - HISTORY, COMMON])
    one.times.odds["outpatient"][months.parse("2023-07") - HISTORY] = 20 * ALWAYS
    for month in ("2023-05", "2023-07"):
        assert in_month(one, month, CARE) == value * len(one.world.people)


# --- invalidity ---


@pytest.mark.parametrize("severe", [True, False], ids=["severe", "partial"])
def test_severe_invalidity_ends_work_for_good(severe: bool) -> None:
    """The month is still insured; from the next on a severely invalid person is in no job, a partly invalid one is."""
    one = young("2024-12").let("life.invalidity", START - 36, 20 * ALWAYS)
    one.times.rules["life"]["severe"][:] = ALWAYS if severe else 0
    one.until(START - 36)
    assert set(one.here["invalid"]) == {int(Invalid.SEVERELY if severe else Invalid.PARTLY)}
    assert set(one.here["law"]["months"]) == {START - 35 - HISTORY}
    assert set(one.until(START - 30).here["job"]) == {int(Job.NONE if severe else Job.INSURABLE)}


# --- what a diary reads ---


def happened(one: Made, month: str) -> Any:
    """The events of a month, person by person."""
    return one.until(months.parse(month)).world.people["happened"]


def test_the_events_of_a_month_can_be_read_after_it() -> None:
    """One bit an event, nothing of the month before, and nothing of somebody who has left."""
    one = with_births(young("2024-12"), "2023-03").let("work.resignation", months.parse("2023-04"))
    one.let("stay.return_rate", months.parse("2023-04"), 4 * ALWAYS)
    assert set(happened(one, "2023-02")) == {0}
    sex = one.world.people["sex"]
    assert set(happened(one, "2023-03")[sex == 0]) == {events.BIRTH}
    assert set(happened(one, "2023-03")[sex == 1]) == {0}
    assert set(happened(one, "2023-04")) == {events.RESIGNED}
    assert set(happened(one, "2023-05")) == {0}
