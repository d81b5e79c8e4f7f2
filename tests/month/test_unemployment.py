"""Unemployment benefit, to the satang: whose law, how many days, how rounded, and what a wrong reason costs."""

from collections.abc import Sequence

import pytest

from simsp import months
from simsp.parameters import DIMENSIONS, Change, Value
from simsp.world.people import Invalid, Job, Status
from simsp.world.rights import Fate, Gate, Right
from tests.properties.worlds import Made, dated, made, quiet

# Section 79 on 10,000 baht, from March 2022 to June 2025: dismissed 50 % for 180 days, resigned 30 % for 90 days.
DISMISSED, RESIGNED = 30_000_00, 9_000_00
DAY = months.parse("2023-06")
OVER = months.parse("2024-06")
REASON = int(Fate.LOST) + int(Gate.TRUE_REASON_RECORDED)
REGIONS, SECTORS = DIMENSIONS["region"], DIMENSIONS["sector"]


def after_a_dismissal(
    event: str = "dismissal", months_worked: int = 24, wages: float = 400, status: Status = Status.NV,
    **changes: object,
) -> Made:  # fmt: skip
    """Everybody loses the job in June 2023, does not find another, and claims, at offices with room for all.

    All hold papers of one kind, which run on for years.
    """
    rules = quiet() | {"office.utilisation": 0.001} | changes
    rules |= {f"work.minimum_wage_{region}": wages for region in REGIONS}
    idle = [
        Change("work.hire", 0, 0),
        Change("work.hire", 1, DAY - months_worked),
        Change("work.hire", 0, DAY),
    ]
    one = made([*dated(rules), *idle], agents=60, until=OVER)
    one.until(DAY - 1).world.people["status"] = status
    one.world.people["papers_until"] = OVER + 12
    return one.let(f"work.{event}", DAY).until(OVER)


def satang_each(one: Made, fate: int) -> float:
    """Baht in satang of one fate of unemployment, a person."""
    return one.fates(int(Right.UNEMPLOYMENT)).get(fate, 0) / len(one.world.people)


def owed_each(one: Made) -> float:
    """All that the law gave a person."""
    return sum(one.fates(int(Right.UNEMPLOYMENT)).values()) / len(one.world.people)


def test_a_dismissal_recorded_as_such_pays_half_the_wage_for_180_days() -> None:
    """30,000 baht on 10,000 a month, all of it received."""
    one = after_a_dismissal()
    assert satang_each(one, int(Fate.RECEIVED)) == DISMISSED
    assert owed_each(one) == satang_each(one, int(Fate.RECEIVED))


def test_a_resignation_pays_three_tenths_for_90_days() -> None:
    """9,000 baht."""
    one = after_a_dismissal("resignation")
    assert satang_each(one, int(Fate.RECEIVED)) == RESIGNED
    assert owed_each(one) == satang_each(one, int(Fate.RECEIVED))


def test_a_dismissal_recorded_as_resignation_loses_exactly_the_difference() -> None:
    """Owed 30,000, received 9,000: 21,000 are lost at the gate of the true reason, and at no other."""
    one = after_a_dismissal(**{"employers.wrong_reason": 1})
    assert owed_each(one) == DISMISSED
    assert satang_each(one, int(Fate.RECEIVED)) == RESIGNED
    assert satang_each(one, REASON) == owed_each(one) - satang_each(one, int(Fate.RECEIVED))
    assert set(one.fates(int(Right.UNEMPLOYMENT))) == {int(Fate.RECEIVED), REASON}


def test_opening_that_gate_alone_regains_the_difference() -> None:
    """The removal table names the same 21,000 baht."""
    one = after_a_dismissal(**{"employers.wrong_reason": 1})
    regained = int(one.world.books["removal"][0, 0, int(Gate.TRUE_REASON_RECORDED)])
    assert regained / len(one.world.people) == satang_each(one, REASON)


def test_a_true_resignation_is_not_made_worse_by_the_practice() -> None:
    """Who did resign loses nothing by a wrong reason."""
    one = after_a_dismissal("resignation", **{"employers.wrong_reason": 1})
    assert set(one.fates(int(Right.UNEMPLOYMENT))) == {int(Fate.RECEIVED)}


@pytest.mark.parametrize(("worked", "baht"), [(5, 0), (6, DISMISSED), (24, DISMISSED)])
def test_six_months_of_the_last_fifteen_qualify(worked: int, baht: int) -> None:
    """Section 78: five months give nothing, six all."""
    assert owed_each(after_a_dismissal(months_worked=worked)) == baht


def test_the_benefit_is_reckoned_on_no_more_than_the_ceiling() -> None:
    """On 20,000 baht the base is 15,000 in 2023: 50 % for six months are 45,000."""
    assert owed_each(after_a_dismissal(wages=800)) == 45_000_00


def test_days_after_the_stay_ends_are_lost_for_want_of_papers() -> None:
    """An MOU permit is tied to the employer: where a stay of 30 days is left, 30 paid days are 5,000 baht."""
    one = after_a_dismissal(status=Status.MOU, **{"practice.unemployment_days_while_legal": 30})
    papers = int(Fate.LOST) + int(Gate.PAPERS)
    assert satang_each(one, int(Fate.RECEIVED)) == 5_000_00
    assert satang_each(one, papers) == DISMISSED - 5_000_00
    assert owed_each(one) == DISMISSED


def test_a_permit_that_is_not_tied_to_the_employer_goes_on() -> None:
    """Who is nationality verified may stay, and loses nothing by that practice."""
    one = after_a_dismissal(status=Status.NV, **{"practice.unemployment_days_while_legal": 30})
    assert satang_each(one, int(Fate.RECEIVED)) == owed_each(one) == DISMISSED


# --- whose law, how many days, how rounded ---


def spells(worked: Sequence[tuple[str, str]], event: str = "dismissal", **changes: Value) -> Made:
    """Everybody is in work from each first month up to each second one, in which the job is lost."""
    hired = [Change("work.hire", 0, 0)]
    for begins, ends in worked:
        hired += [Change("work.hire", 1, months.parse(begins)), Change("work.hire", 0, months.parse(ends))]
    rules = quiet() | {"office.utilisation": 0.001} | changes
    one = made([*dated(rules), *hired], agents=30, until=months.parse(worked[-1][1]) + 12)
    for _, ends in worked:
        one.let(f"work.{event}", months.parse(ends))
    return one


def owed_by(one: Made, month: str) -> float:
    """All that has accrued by the end of a month, booked or still to be claimed; satang a person."""
    one.until(months.parse(month))
    rows = one.world.rows[: int(one.world.books["open_rows"][0])]
    waiting = int(rows["pending"][rows["kind"] == int(Right.UNEMPLOYMENT)].sum())
    return owed_each(one) + waiting / len(one.world.people)


@pytest.mark.parametrize(
    ("lost", "satang"),
    [
        ("2022-02", 46_666_67),  # 70 % of 333.33 a day for 200 days; February is the last month of that law
        ("2022-03", 30_000_00),  # 50 % for 180 days
        ("2025-06", 30_000_00),
        ("2025-07", 36_000_00),  # 60 % for 180 days
    ],
)
def test_the_law_of_the_month_in_which_the_job_ended_holds_for_the_spell(lost: str, satang: int) -> None:
    """Section 79 and its regulations: neither rate nor days change while a spell is paid."""
    year = int(lost[:4])
    assert owed_by(spells([(f"{year - 2}-01", lost)]), f"{year + 1}-02") == satang


def test_a_spell_is_rounded_once() -> None:
    """45 % of 10,001 baht for 90 days are 13,501.35 baht; rounded apart, 23, 30, 30 and 7 days would be .36."""
    wages = {f"work.minimum_wage_{region}": 400.04 for region in REGIONS}
    assert owed_by(spells([("2019-01", "2021-01")], "resignation", **wages), "2021-12") == 13_501_35


def test_the_first_month_pays_from_the_eighth_day() -> None:
    """23 days of 166.67 baht in the first month, then 30 a month."""
    one = spells([("2021-01", "2023-01")])
    assert [owed_by(one, month) for month in ("2023-01", "2023-02", "2023-06", "2023-07", "2023-12")] == [
        3_833_33, 8_833_33, 28_833_33, 30_000_00, 30_000_00
    ]  # fmt: skip


def test_any_job_ends_a_spell() -> None:
    """In work again from May: 113 days, from January to April, are 18,833.33 baht."""
    one = spells([("2021-01", "2023-01"), ("2023-05", "2023-12")])
    assert owed_by(one, "2023-11") == 18_833_33


def test_a_year_pays_180_days_over_all_its_spells() -> None:
    """113 days from January to April and 67 from July on: 18,833.33 and 11,166.67 baht by December."""
    one = spells([("2021-01", "2023-01"), ("2023-05", "2023-07")])
    assert owed_by(one, "2023-12") == 30_000_00


def test_what_a_years_maximum_holds_back_is_not_paid_in_the_next() -> None:
    """By December 173 of the second spell's 180 days have counted: 7 are left for January, 74 in all."""
    one = spells([("2021-01", "2023-01"), ("2023-05", "2023-07")])
    assert owed_by(one, "2024-01") == 18_833_33 + 12_333_33
    assert owed_by(one, "2024-06") == 18_833_33 + 12_333_33


# --- who has the right ---


def test_only_an_insured_job_that_ends_gives_the_right() -> None:
    """Section 78: the window is met in May too, but the job that ends then was outside the Act."""
    one = spells([("2021-01", "2023-01"), ("2023-03", "2023-05")])
    for sector in range(len(SECTORS)):
        one.times.rules["work"]["excluded"][months.parse("2023-03") - months.parse("2011-01"), :, sector] = (
            2**32
        )
    one.until(months.parse("2023-04"))
    assert set(one.here["job"]) == {int(Job.EXCLUDED)}
    assert owed_by(one, "2023-12") == 8_833_33  # 23 and 30 days of the first spell


def test_somebody_severely_invalid_is_not_ready_for_work() -> None:
    """Section 78 asks for ability to work."""
    one = spells([("2021-01", "2023-01")]).until(months.parse("2022-12"))
    one.world.people["invalid"] = int(Invalid.SEVERELY)
    assert owed_by(one, "2023-12") == 0


@pytest.mark.parametrize(("reading", "satang"), [("paid", 30_000_00), ("ends", 8_833_33)])
def test_leaving_thailand_ends_the_benefit_under_one_reading_only(reading: str, satang: int) -> None:
    """Dismissed in January, home at the end of February: all 180 days, or 53."""
    one = spells([("2021-01", "2023-01")], **{"unemployment.after_departure": reading})
    one.let("stay.return_rate", months.parse("2023-02"), 4 * 2**32)
    assert owed_by(one, "2023-12") == satang
