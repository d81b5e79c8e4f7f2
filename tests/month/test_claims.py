"""Step 7, claim: what is not claimed in time is lost for its own cause, after exactly two years."""

import pytest

from simsp import months
from simsp.parameters import Change
from simsp.world.rights import Fate, Gate, Right
from tests.properties.worlds import ALWAYS, KNOWS_NOTHING, REFUSES_ALL, Made, dated, made, quiet

BIRTHS = months.parse("2023-06")
LIMIT = BIRTHS + 24  # section 56, since October 2015
GRANT = 15_000_00  # childbirth grant since 2021
LUMP, BIRTH = int(Right.OLD_AGE_LUMP_SUM), int(Right.CHILDBIRTH_GRANT)
SERVED = 60  # months in which the offices have worked off even a wave of claims that all come at once
CLOSED = {  # one gate closed, every other open
    Gate.KNOWS: KNOWS_NOTHING,
    Gate.PAPERS: {"practice.birth_certificate_missing": 1},
    Gate.FILED_IN_TIME: {"claims.files": 0},
    Gate.ACCEPTED: REFUSES_ALL,
    Gate.CASH_REACHED: {"practice.identity_mismatch": 1},
}  # fmt: skip
BY_DEADLINE = (Gate.KNOWS, Gate.PAPERS, Gate.FILED_IN_TIME)


def after_births(until: int, gate: Gate | None = None) -> tuple[Made, int]:
    """Every woman of a quiet world gives birth in June 2023; returns the world and how many did."""
    rules = quiet() | (CLOSED[gate] if gate is not None else {})
    rules |= {"population.first_stock_age_mean": 20}
    one = made(dated(rules), agents=100, until=max(until, LIMIT))
    one.let("life.births", BIRTHS).until(until)
    return one, int((one.world.people["sex"] == 0).sum())


def test_an_open_way_pays_every_grant() -> None:
    """15,000 baht for each birth."""
    one, mothers = after_births(BIRTHS + SERVED)
    assert mothers > 20
    assert one.fates(BIRTH) == {int(Fate.RECEIVED): mothers * GRANT}


@pytest.mark.parametrize("gate", list(CLOSED), ids=lambda gate: gate.name)
def test_a_claim_that_fails_is_lost_at_the_gate_that_was_closed(gate: Gate) -> None:
    """All of it, at that gate, and nothing at any other."""
    one, mothers = after_births(LIMIT + SERVED, gate)
    assert one.fates(BIRTH) == {int(Fate.LOST) + int(gate): mothers * GRANT}


@pytest.mark.parametrize("gate", BY_DEADLINE, ids=lambda gate: gate.name)
def test_a_claim_can_be_filed_for_24_months(gate: Gate) -> None:
    """Until the month before the deadline nothing is lost yet, whatever gate is closed."""
    one, _ = after_births(LIMIT - 1, gate)
    assert one.fates(BIRTH) == {}


def test_a_claim_filed_in_the_last_month_is_in_time() -> None:
    """Who files only in the 24th month is still paid."""
    rules = quiet() | CLOSED[Gate.FILED_IN_TIME] | {"population.first_stock_age_mean": 20}
    one = made(dated(rules), agents=100, until=LIMIT + SERVED)
    one.let("life.births", BIRTHS).let("claims.files", LIMIT).until(LIMIT + SERVED)
    mothers = int((one.world.people["sex"] == 0).sum())
    assert one.fates(BIRTH) == {int(Fate.RECEIVED): mothers * GRANT}


def test_opening_the_gate_alone_regains_what_it_lost() -> None:
    """Where one gate was closed and all others open, removal names all of it."""
    for gate in (Gate.KNOWS, Gate.PAPERS, Gate.ACCEPTED, Gate.CASH_REACHED):
        one, _ = after_births(LIMIT + SERVED, gate)
        booked = one.world.books
        lost = booked["fates"][0, 0, :, int(Fate.LOST) + int(gate)].sum()
        assert lost > 0
        assert int(booked["removal"][0, 0, int(gate)]) == lost, gate.name


# --- old age on leaving ---


def leavers(worked: int, **changes: object) -> Made:
    """Everybody works so many months from January 2027 and goes home for good at the end of the last."""
    start = months.parse("2027-01")
    rules = quiet() | {"old_age.exit_lump_sum": "choice"} | changes
    idle = [Change("work.hire", 0, 0), Change("work.hire", 1, start)]
    last = start + worked - 1
    one = made([*dated(rules), *idle], agents=60, until=last + SERVED)
    return one.let("stay.return_rate", last, 4 * ALWAYS).until(last + SERVED)


def test_below_twelve_months_only_the_workers_part_comes_back() -> None:
    """Section 77 bis: ten months at 300 baht of the worker's own, 3,000 baht; the employer's part stays."""
    one = leavers(10)
    assert one.fates(LUMP) == {int(Fate.RECEIVED): len(one.world.people) * 10 * 300_00}


def test_from_twelve_months_on_the_employers_part_comes_back_too() -> None:
    """Twelve months at 600 baht, 7,200 baht; the year's return comes only in January."""
    one = leavers(12)
    assert one.fates(LUMP) == {int(Fate.RECEIVED): len(one.world.people) * 12 * 600_00}


def test_what_is_paid_on_leaving_is_paid_once() -> None:
    """The record is closed: nothing is left that could be paid again at 55."""
    one = leavers(12)
    assert set(one.world.people["law"]["months"]) == {0}
    assert set(one.world.people["law"]["worker"]) == {0}


def test_today_nothing_is_paid_on_leaving() -> None:
    """Without the policy the money waits for the 55th birthday."""
    one = leavers(12, **{"old_age.exit_lump_sum": "off"})
    assert one.fates(LUMP) == {}
    assert set(one.world.people["law"]["months"]) == {12}


def test_who_knows_nothing_of_the_sum_does_not_take_it() -> None:
    """It waits, and is not lost."""
    one = leavers(12, **KNOWS_NOTHING)
    assert one.fates(LUMP) == {}


# --- old age from home: 50 years old in January 2011, home in December 2013, 55 in January 2016 ---

BIRTHDAY = months.parse("2016-01")
NO_CHANNEL = {
    "practice.no_channel_from_abroad": True, "claims.travels_back": 0, "practice.late_reason_refused": 1,
}  # fmt: skip


def pensioners_to_be(until: int, **changes: object) -> Made:
    """Three insured years, then everybody goes home for good and turns 55 there."""
    rules = quiet() | {"population.first_stock_age_mean": 50} | changes
    one = made(dated(rules), agents=60, until=BIRTHDAY + 24 + SERVED)
    return one.let("stay.return_rate", months.parse("2013-12"), 4 * ALWAYS).until(until)


def test_savings_are_paid_abroad_where_there_is_a_channel() -> None:
    """All of them, and nothing is lost."""
    one = pensioners_to_be(BIRTHDAY + SERVED)
    assert set(one.fates(LUMP)) == {int(Fate.RECEIVED)}


def test_savings_of_people_abroad_are_lost_where_there_is_no_channel() -> None:
    """Two years after the 55th birthday, for want of a channel, and not a month earlier."""
    paid = pensioners_to_be(BIRTHDAY + SERVED).fates(LUMP)[int(Fate.RECEIVED)]
    assert pensioners_to_be(BIRTHDAY + 23, **NO_CHANNEL).fates(LUMP) == {}
    lost = {int(Fate.LOST) + int(Gate.IN_THAILAND_OR_CHANNEL): paid}
    assert pensioners_to_be(BIRTHDAY + 24, **NO_CHANNEL).fates(LUMP) == lost


def test_ignorance_is_a_cause_before_distance() -> None:
    """Who neither knows nor could claim from abroad meets the gate of knowledge first."""
    one = pensioners_to_be(BIRTHDAY + 24, **NO_CHANNEL, **KNOWS_NOTHING)
    assert set(one.fates(LUMP)) == {int(Fate.LOST) + int(Gate.KNOWS)}


def test_an_accepted_reason_gives_two_more_years_once() -> None:
    """Section 56: with a reason that the office accepts, the money is lost only after four years."""
    accepted = NO_CHANNEL | {"practice.late_reason_refused": 0}
    assert pensioners_to_be(BIRTHDAY + 47, **accepted).fates(LUMP) == {}
    assert set(pensioners_to_be(BIRTHDAY + 48, **accepted).fates(LUMP)) == {
        int(Fate.LOST) + int(Gate.IN_THAILAND_OR_CHANNEL)
    }
