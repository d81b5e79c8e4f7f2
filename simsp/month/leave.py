"""Step 9, leave: home for good or to come back; old-age money is offered, waits until pension age, or is lost."""

from simsp import luck
from simsp.compiled import compiled
from simsp.law import old_age
from simsp.luck import Decision
from simsp.money import share
from simsp.month import pension, records
from simsp.month.die import die
from simsp.month.gates import knows
from simsp.world.people import Job, Place, Status
from simsp.world.rights import Right

_D = Decision
_NONE, _HOME, _DEAD, _THAILAND = int(Job.NONE), int(Place.HOME), int(Place.DEAD), int(Place.THAILAND)
_MOU, _UNDOCUMENTED, _LUMP = int(Status.MOU), int(Status.UNDOCUMENTED), int(Right.OLD_AGE_LUMP_SUM)
_YEAR, _HALF_YEAR = 12, 6
_REMEMBERED = 63  # months that a mask can tell of
_NEVER = -1


@compiled
def leave(person, books, rules, key):  # type: ignore[no-untyped-def]
    """Whether somebody goes home this month: 0 stays, 1 goes by choice, 2 goes in an exodus."""
    month, stay = books.month, rules.stay
    exodus = books.leaves[person.nationality]
    if exodus and luck.draw(key, month, _D.EXODUS) < exodus:
        return 2
    if person.job == _NONE and luck.draw(key, month, _D.JOBLESS_RETURN) < stay.jobless_return:
        return 1
    chance = share(stay.return_rate, 150_000 - person.plans)  # plans have mean one half
    if person.status == _UNDOCUMENTED:
        chance = share(chance, stay.undocumented_return_factor)
    if luck.draw(key, month, _D.RETURN) < chance:
        return 1
    if person.status == _MOU:
        return _ends_contract(person, month, rules, key)
    return 0


@compiled
def _ends_contract(person, month, rules, key):  # type: ignore[no-untyped-def]
    period = rules.papers.period[_MOU]
    served = month - person.permit_since
    if served == period:
        return 1 if luck.draw(key, month, _D.MOU_END) < rules.stay.mou_end_first else 0
    if served == 2 * period:
        return 1 if luck.draw(key, month, _D.MOU_END) < rules.stay.mou_end_second else 0
    return 0


@compiled
def depart(person, index, how, rows, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Go home, after the job was given up. Returns the month in which this person is next looked at; 0 for never."""
    person.back, person.left = 0, books.month
    if how == 2:
        if luck.draw(key, books.month, _D.BACK_AFTER_EXODUS) < books.comes_back[person.nationality]:
            person.back = books.month + 1 + (luck.draw(key, books.month, _D.BACK_MONTH) * _HALF_YEAR >> 32)
    elif how == 1 and luck.draw(key, books.month, _D.COMES_BACK) < rules.stay.remigration:
        person.back = books.month + 1 + (luck.draw(key, books.month, _D.BACK_MONTH) * _YEAR >> 32)
    if person.back == 0:
        _take_exit_money(person, index, rows, books, rules, odds, key)
    person.place, person.member, person.insured_now = _HOME, 0, 0
    return next_look(person, books.month, rules)


@compiled
def next_look(person, month, rules):  # type: ignore[no-untyped-def]
    """The next month in which something can happen to somebody abroad; 0 for never."""
    money = person.law.months > 0
    grants = (
        person.dies - month <= _REMEMBERED or person.dies <= person.invalid_until
    )  # s.38 and s.73; s.73/1
    if not (money or person.back or grants):
        return 0
    look = person.dies
    if person.back:
        look = min(look, person.back)
    if money:
        look = min(look, pension.first_due(person, rules))
    return max(look, month + 1)


@compiled
def _take_exit_money(person, index, rows, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """s.77 bis para 3 or a policy: the lump sum on leaving, if offered, known of and wanted."""
    law = rules.old_age
    offer = old_age.exit_offer(person.law.months, law)
    if offer == old_age.NO_OFFER:
        return
    if offer == old_age.MAY_TAKE:
        takes = luck.draw(key, books.month, _D.EXIT_CLAIM) < rules.claims.exit_claim
        if (
            not takes
            or not knows(person, _LUMP, rules)
            or not pension.prefers_sum(person, books, rules, odds)
        ):
            return
    at = pension.old_age_sum(person, index, rows, books, rules, key)
    if at >= 0:
        rows[at].at_exit = 1
        if books.running_off == 0:
            books.total.exits_paid += 1
        if person.in_cohort:
            person.account.exits_paid += 1


@compiled
def wake(person, index, rows, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """What happens to somebody abroad in a month noted earlier.

    Returns 0 for somebody who is back in Thailand, -1 for never, else the month of the next look.
    """
    records.catch_up(person, books.month, rules)
    if person.place != _HOME:
        return _NEVER
    if books.month >= person.dies:
        person.place = _DEAD
        die(person, index, rows, books, rules, odds, key)
        return _NEVER
    if person.back and books.month >= person.back:
        if not books.running_off:
            return 0
        person.back = 0  # nobody comes back after the last month: their rights run off from home
    if pension.is_due(person, books.month, rules):
        pension.fall_due(person, index, rows, books, rules, odds, key)
    return next_look(person, books.month, rules) or _NEVER


@compiled
def return_to_thailand(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Come back through a channel of today; a new paper may start a new record."""
    month = books.month
    status = luck.pick(luck.draw(key, month, _D.CHANNEL), odds.channel[person.nationality])
    if status == _MOU and books.mou_closed:
        status = _UNDOCUMENTED
    person.place, person.status, person.back = _THAILAND, status, 0
    person.permit_since = month
    person.papers_until = month + rules.papers.period[status]
    person.insured_job = person.insured_now = 0
    if luck.draw(key, month, _D.RETURN_SPLIT) < rules.practice.record_split:
        records.start_new(person.shown)
    return rules.papers.mou_cost if status == _MOU else rules.papers.cost[status]
