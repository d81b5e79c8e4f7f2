"""Old age: when a pension or a sum falls due, on which months it is worked out, and what heirs are left."""

from typing import Any

import numpy as np
import pytest

from simsp import months
from simsp.parameters import Value
from simsp.world.people import Invalid, Place
from simsp.world.rights import Fate, Gate, Right
from simsp.world.world import HISTORY, Turn, World
from tests.properties.worlds import ALWAYS, REFUSES_ALL, START, Made, dated, made, quiet

PENSION, LUMP = int(Right.OLD_AGE_PENSION), int(Right.OLD_AGE_LUMP_SUM)
BIRTHDAY = START  # of those who were 39 in January 2011: 55 in January 2027
ENROLLED, ACCEPTED = int(Fate.LOST) + int(Gate.ENROLLED), int(Fate.LOST) + int(Gate.ACCEPTED)


def aged(years: int, until: int, **changes: Value) -> Made:
    """A quiet world of people of one age in January 2011, who work until a test lets them stop."""
    rules = quiet() | {"population.first_stock_age_mean": years, "office.utilisation": 0.001} | changes
    return made(dated(rules), agents=30, until=until)


def stops_work(one: Made, month: int) -> Made:
    """Everybody resigns in a month and is not hired again."""
    one.times.rules["work"]["hire"][month - HISTORY :] = 0
    return one.let("work.resignation", month)


def rows_of(one: Made, kind: int) -> Any:
    """Open rights of a kind."""
    rows = one.world.rows[: int(one.world.books["open_rows"][0])]
    return rows[rows["kind"] == kind]


def owed(one: Made, kind: int) -> float:
    """What has accrued of a right, booked or still to be claimed; satang a person."""
    whole = sum(one.fates(kind).values()) + int(rows_of(one, kind)["pending"].sum())
    return whole / len(one.world.people)


# --- when ---


def test_a_pension_begins_in_the_month_after_the_birthday() -> None:
    """Section 77 ter: 191 months, out of work in December; 20 % of 10,000 baht from February on."""
    one = stops_work(aged(39, BIRTHDAY + 12), BIRTHDAY - 1)
    for month, baht in ((0, 0), (1, 2_000), (2, 4_000)):
        assert owed(one.until(BIRTHDAY + month), PENSION) == baht * 100


def test_a_pension_begins_in_the_same_month_abroad() -> None:
    """Home since December with 192 months: 21.5 % from the month after the birthday."""
    one = aged(39, BIRTHDAY + 12).let("stay.return_rate", BIRTHDAY - 1, 4 * ALWAYS)
    for month, baht in ((0, 0), (1, 2_150), (2, 4_300)):
        assert owed(one.until(BIRTHDAY + month), PENSION) == baht * 100


def test_a_single_sum_falls_due_with_the_birthday() -> None:
    """Section 77 bis: 11 months at 300 baht of the worker's own."""
    one = aged(39, BIRTHDAY + 12)
    one.times.rules["work"]["hire"][: BIRTHDAY - 12 - HISTORY] = 0
    one = stops_work(one, BIRTHDAY - 1)
    assert owed(one.until(BIRTHDAY - 1), LUMP) == 0
    assert owed(one.until(BIRTHDAY), LUMP) == 11 * 300_00


def test_insured_work_beyond_the_birthday_puts_it_off() -> None:
    """Nothing is due while insured, and the pension begins in the first month without."""
    one = stops_work(aged(39, BIRTHDAY + 24), BIRTHDAY + 10)
    assert owed(one.until(BIRTHDAY + 9), PENSION) == 0
    assert owed(one.until(BIRTHDAY + 10), PENSION) == 215_000  # 202 months: 20 % and one step of 1.5


def test_work_outside_the_act_does_not_put_it_off() -> None:
    """Who is in a job that the law does not insure is not insured, and the sum is due all the same."""
    one = aged(39, BIRTHDAY + 12)
    one.times.rules["work"]["excluded"][:] = ALWAYS
    one.until(BIRTHDAY - 1)
    one.world.people["law"]["months"], one.world.people["law"]["worker"] = 24, 7_200_00
    one.world.people["law"]["employer"] = 7_200_00
    assert owed(one.until(BIRTHDAY), LUMP) == 14_904_00  # after one more January at 3.5 %
    assert (one.world.people["job"] != 0).all()


def test_a_lower_pension_age_finds_people_abroad() -> None:
    """49 years old, at home since 2020 to be looked at with 55: the sum is due when the age becomes 48."""
    one = aged(33, BIRTHDAY + 12).let("stay.return_rate", months.parse("2020-06"), 4 * ALWAYS)
    one.times.rules["old_age"]["pension_age"][BIRTHDAY - HISTORY :] = 48
    one.times.turning[BIRTHDAY - HISTORY] |= int(Turn.PENSION_AGE)
    assert owed(one.until(BIRTHDAY - 1), LUMP) == 0
    assert owed(one.until(BIRTHDAY), LUMP) > 114 * 600_00  # with returns


def made_invalid(one: Made, month: int) -> Made:
    """Everybody is partly invalid from the end of a month on."""
    one.until(month).world.people["invalid"] = int(Invalid.PARTLY)
    return one


def test_invalidity_makes_the_sum_due_once_insurance_has_ended() -> None:
    """Section 77 bis: at 37, 143 months; nothing while insured, then the single sum, in Thailand or abroad."""
    stop = months.parse("2022-12")
    for leaves in (False, True):
        one = made_invalid(aged(25, stop + 12), stop - 2)
        one = one.let("stay.return_rate", stop - 1, 4 * ALWAYS) if leaves else stops_work(one, stop)
        assert owed(one.until(stop - 1), LUMP) == 0
        assert owed(one.until(stop), LUMP) > 143 * 600_00


def test_with_the_months_of_a_pension_invalidity_waits_for_the_birthday() -> None:
    """Section 77 quinquies: 191 months; in February the sum, and never a second pension beside invalidity pay."""
    one = made_invalid(stops_work(aged(39, BIRTHDAY + 12), BIRTHDAY - 1), BIRTHDAY - 3)
    assert owed(one.until(BIRTHDAY), LUMP) == 0
    assert owed(one.until(BIRTHDAY + 1), LUMP) > 191 * 600_00
    assert owed(one, PENSION) == 0


# --- how much ---


@pytest.mark.parametrize(("evaded", "shown"), [(0, 215_000), (20, 200_000), (30, 0)])
def test_fewer_months_on_record_give_a_smaller_pension_or_none(evaded: int, shown: int) -> None:
    """203 months by law: 21.5 %; on 183 of them 20 %, on 173 nothing. The difference is lost where they were lost."""
    due = BIRTHDAY + 12
    one = stops_work(aged(38, due + 12, **{"practice.only_record_shown": True}), due - 1)
    one.times.odds["evasion"][:evaded] = ALWAYS
    one.until(due + 1)
    people = len(one.world.people)
    assert owed(one, PENSION) == 215_000
    assert one.fates(PENSION).get(ENROLLED, 0) == (215_000 - shown) * people


def test_the_career_average_takes_the_place_of_the_last_sixty_months() -> None:
    """Half the months at 10,000 baht, half at 15,000: after the phase-in the mean of all, without an index."""
    due = BIRTHDAY + 12 * 6
    changes = {"old_age.pension_average": "career", "old_age.care_index": 0, "old_age.care_starts": "2026-01"}
    one = stops_work(aged(33, due + 12, **changes), due - 1)
    half = (due - 1 - HISTORY) // 2
    one.times.odds["wage"][half:] = 15_000_00
    one.times.edition[half:] = one.times.edition.max() + 1
    one.until(due + 1)
    months_held, late = 263, 263 - half
    average = round((half * 10_000_00 + late * 15_000_00) / months_held)
    assert set(rows_of(one, PENSION)["monthly"]) == {
        (average * 29_000 + 50_000) // 100_000
    }  # 20 % + 6 x 1.5 %


def test_who_may_choose_takes_the_sum_that_is_worth_more() -> None:
    """Where the bill on three options holds, a pension that cannot be paid at home is worth less than the sum."""
    due = BIRTHDAY + 1
    one = stops_work(aged(39, due + 12, **{"old_age.at_pension_age": "either"}), BIRTHDAY - 1)
    assert owed(one.until(BIRTHDAY), LUMP) == 0
    one.until(due)
    assert owed(one, PENSION) == 0
    assert owed(one, LUMP) > 191 * 600_00


# --- practice never lowers what is owed ---


def test_a_refused_pension_is_still_owed_month_by_month() -> None:
    """Refused for good, ten months of 2,000 baht are lost at the office, none is forgotten."""
    one = stops_work(aged(39, BIRTHDAY + 24, **REFUSES_ALL), BIRTHDAY - 1).until(BIRTHDAY + 10)
    assert one.fates(PENSION) == {ACCEPTED: 10 * 2_000_00 * len(one.world.people)}


def test_a_refused_right_is_claimed_anew_where_the_office_comes_to_accept() -> None:
    """From the month in which the practice ends, what accrues is received."""
    one = stops_work(aged(39, BIRTHDAY + 24, **REFUSES_ALL), BIRTHDAY - 1)
    one.times.rules["claims"]["refused_otherwise"][BIRTHDAY + 6 - HISTORY :] = 0
    one.until(BIRTHDAY + 20)
    people = len(one.world.people)
    assert one.fates(PENSION) == {ACCEPTED: 5 * 2_000_00 * people, int(Fate.RECEIVED): 15 * 2_000_00 * people}


def dies_in(one: Made, month: int) -> Made:
    """Everybody dies in a month."""
    one.world.people["dies"] = month
    for row in rows_of(one, PENSION):
        row["until"] = month
    return one


@pytest.mark.parametrize("refused", [False, True], ids=["paid", "refused"])
def test_heirs_are_owed_the_rest_of_sixty_months(refused: bool) -> None:
    """Section 77 quater: after ten payments, fifty more of 2,000 baht, whether or not the ten were paid."""
    one = stops_work(aged(39, BIRTHDAY + 24, **(REFUSES_ALL if refused else {})), BIRTHDAY - 1).until(
        BIRTHDAY + 10
    )
    dies_in(one, BIRTHDAY + 11).until(BIRTHDAY + 13)
    assert owed(one, PENSION) == 10 * 2_000_00
    assert owed(one, LUMP) == 50 * 2_000_00


def test_heirs_of_a_smaller_pension_lose_the_difference_too() -> None:
    """21.5 % by law, 20 % on record: the heirs are owed 58 x 2,150 baht, of which 58 x 150 were never enrolled."""
    due = BIRTHDAY + 12
    one = stops_work(aged(38, due + 24, **{"practice.only_record_shown": True}), due - 1)
    one.times.odds["evasion"][:20] = ALWAYS
    dies_in(one.until(due + 2), due + 3).until(due + 12)
    assert owed(one, LUMP) == 58 * 2_150_00
    assert one.fates(LUMP)[ENROLLED] == 58 * 150_00 * len(one.world.people)


# --- what a settled account leaves ---


def test_months_before_an_old_age_sum_still_count_for_survivors() -> None:
    """Section 73: 119 months before the sum and 10 after it are 129 ever: 12 x half of 10,000 baht."""
    due = months.parse("2021-01")
    one = stops_work(aged(45, due + 24), due - 1)
    one.times.rules["work"]["hire"][due + 1 - HISTORY :] = ALWAYS
    one.until(due + 10)
    assert owed(one, LUMP) > 0
    assert set(one.here["law"]["months"]) == {10}
    assert set(one.here["law"]["ever"]) == {129}
    one.world.people["dies"] = due + 11
    one.until(due + 12)
    assert owed(one, int(Right.SURVIVORS_GRANT)) == 60_000_00


def look_at_all_in(month: int, world: World) -> None:
    """Let everybody abroad be looked at in one month."""
    for noted in world.looks.all():
        who = world.looks.take(noted)
        world.looks.note(who, np.full_like(who, month))


def test_who_dies_abroad_within_six_months_leaves_the_grants() -> None:
    """Section 38 goes on for six months after the job, wherever the death happens: 50,000 baht for the funeral."""
    for later, baht in ((6, 50_000), (7, 0)):
        last = START + 3
        one = aged(25, START + 36).let("stay.return_rate", last, 4 * ALWAYS).until(last)
        assert set(one.world.people["place"]) == {int(Place.HOME)}
        one.world.people["dies"] = last + later
        look_at_all_in(last + later, one.world)
        assert owed(one.until(last + 8), int(Right.FUNERAL_GRANT)) == baht * 100


def drawing_invalidity_pay(partial_months: int) -> Made:
    """Everybody has become partly invalid in March 2027: 30 % of 10,000 baht a month for so many months."""
    one = aged(25, START + 48, **{"invalidity.partial_months": partial_months})
    one.times.rules["life"]["severe"][:] = 0
    return stops_work(one.let("life.invalidity", START + 2, 20 * ALWAYS), START + 3)


@pytest.mark.parametrize(("paid", "funeral", "survivors"), [(180, 50_000, 18_000), (12, 0, 0)])
def test_who_draws_invalidity_pay_leaves_the_grants(paid: int, funeral: int, survivors: int) -> None:
    """Section 73/1: two years on, the grants are due while the pay is: 12 x half of 3,000 baht for 195 months."""
    one = drawing_invalidity_pay(paid).until(START + 26)
    one.world.people["dies"] = START + 27
    one.until(START + 28)
    assert owed(one, int(Right.FUNERAL_GRANT)) == funeral * 100
    assert owed(one, int(Right.SURVIVORS_GRANT)) == survivors * 100


# --- what opening a gate would regain ---


@pytest.mark.parametrize("channel", [True, False], ids=["a channel", "no channel"])
def test_enrolment_would_regain_money_abroad_where_there_is_a_channel(channel: bool) -> None:
    """Nobody was enrolled: at home, being enrolled would have brought the sum if, and only if, it could be claimed."""
    changes = {"practice.only_record_shown": True, "practice.no_channel_from_abroad": not channel,
               "claims.travels_back": 0}  # fmt: skip
    one = aged(50, months.parse("2018-12"), **changes)
    one.times.odds["evasion"][:] = ALWAYS
    one.let("stay.return_rate", months.parse("2013-12"), 4 * ALWAYS).until(months.parse("2016-02"))
    lost = one.fates(LUMP)[ENROLLED]
    assert lost > 0
    assert int(one.world.books["removal"][0, 0, int(Gate.ENROLLED)]) == (lost if channel else 0)
