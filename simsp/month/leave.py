"""Step 9, leave: home for good or to come back; old-age money is offered, waits until pension age, or is lost."""

from simsp import luck
from simsp.compiled import compiled, step
from simsp.law import home_schemes, old_age
from simsp.luck import Decision
from simsp.money import share
from simsp.month import learn, papers, pension, records
from simsp.month.die import die
from simsp.month.enter import enter, mou_open
from simsp.month.gates import knows
from simsp.world.people import Job, Place, Status
from simsp.world.rights import Right
from simsp.world.statuses import Change

_D = Decision
_NONE, _HOME, _DEAD, _THAILAND = int(Job.NONE), int(Place.HOME), int(Place.DEAD), int(Place.THAILAND)
_MOU, _UNDOCUMENTED, _LUMP = int(Status.MOU), int(Status.UNDOCUMENTED), int(Right.OLD_AGE_LUMP_SUM)
_YEAR, _HALF_YEAR = 12, 6
_FIRST_YEARS, _SETTLED = 2 * 12, 8 * 12
_REMEMBERED = 63  # months that a mask can tell of
_NEVER = -1
_STAYS, _BY_CHOICE, _EXODUS, _BREAK, _SENT_HOME = range(5)


@step
def leave(person, books, rules, key):  # type: ignore[no-untyped-def]
    """Whether somebody goes home this month, and how.

    0 stays, 1 by choice, 2 in an exodus, 3 for the break between two MOU contracts, 4 sent home for want of papers.
    """
    month, stay = books.month, rules.stay
    exodus = books.leaves[person.nationality]
    if exodus and luck.draw(key, month, _D.EXODUS) < exodus:
        return _EXODUS
    arrests = books.arrests[person.nationality]
    if arrests and person.status == _UNDOCUMENTED and luck.draw(key, month, _D.ARRESTED) < arrests:
        papers.change(person, books, rules, Change.ARRESTED, key)
        return _SENT_HOME
    if person.job == _NONE and luck.draw(key, month, _D.JOBLESS_RETURN) < stay.jobless_return:
        return _BY_CHOICE
    chance = share(stay.return_rate, 150_000 - person.plans)  # plans have mean one half
    chance = share(share(chance, stay.nation_factor[person.nationality]), _by_tenure(person, month, stay))
    if person.status == _UNDOCUMENTED:
        chance = share(chance, stay.undocumented_return_factor)
    if luck.draw(key, month, _D.RETURN) < chance:
        return _BY_CHOICE
    return _ends_contract(person, books, rules, key) if person.status == _MOU else _STAYS


@step
def _by_tenure(person, month, stay):  # type: ignore[no-untyped-def]
    """How much sooner or later than usual somebody goes home, by the time in Thailand."""
    months = month - person.arrived
    if months < _FIRST_YEARS:
        return stay.first_years_factor
    return stay.settled_factor if months >= _SETTLED else 100_000


@compiled
def _ends_contract(person, books, rules, key):  # type: ignore[no-untyped-def]
    """After two years some go home; after 2 + 2 all whose stay is not extended and who do not overstay."""
    if books.month - person.permit_since == rules.papers.period[_MOU]:
        return _BY_CHOICE if luck.draw(key, books.month, _D.MOU_END) < rules.stay.mou_end_first else _STAYS
    end = papers.contract_end(person, books, rules, key)
    if end != papers.GOES_HOME and end != papers.TAKES_BREAK:
        return _STAYS
    papers.change(person, books, rules, Change.CONTRACT_OVER, key)
    return _BREAK if end == papers.TAKES_BREAK else _BY_CHOICE


@compiled
def depart(person, index, how, rows, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Go home, after the job was given up. Returns the month in which this person is next looked at; 0 for never."""
    person.left, person.back = books.month, _back(person, how, books, rules, key)
    person.on_break = how == _BREAK
    if person.back == 0:
        _take_exit_money(person, index, rows, books, rules, odds, key)
    person.place, person.member, person.insured_now = _HOME, 0, 0
    return next_look(person, books.month, rules)


@compiled
def _back(person, how, books, rules, key):  # type: ignore[no-untyped-def]
    """The month in which somebody will be back; 0 for never."""
    month = books.month
    at = luck.draw(key, month, _D.BACK_MONTH)
    if how == _BREAK:
        return month + max(rules.stay.mou_break_months, 1)
    if how == _EXODUS and luck.draw(key, month, _D.BACK_AFTER_EXODUS) < books.comes_back[person.nationality]:
        return month + 1 + (at * _HALF_YEAR >> 32)
    if how == _SENT_HOME and luck.draw(key, month, _D.BACK_AFTER_ARREST) < rules.stay.deported_back:
        return month + 1 + (at * _HALF_YEAR >> 32)
    if how == _BY_CHOICE and luck.draw(key, month, _D.COMES_BACK) < rules.stay.remigration:
        return month + 1 + (at * _YEAR >> 32)
    return 0


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
    if rules.home_schemes.portability == home_schemes.TRANSFER:
        pension.transfer_home(person, index, rows, books, rules, key)
        return
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
        books.total.exits_due += 1
        books.total.exits_paid += at >= 0
    if person.in_cohort:
        books.member.exits_due += 1
        books.member.exits_paid += at >= 0


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
    """Come back under the MOU after a break, else through a channel of today; new papers may start a new record."""
    month = books.month
    person.insured_job = person.insured_now = person.jobless = 0
    if person.on_break and mou_open(person.nationality, books):
        cost = papers.change(person, books, rules, Change.RE_ENTERED, key)
    else:
        cost = enter(person, books, rules, odds, key, luck.draw(key, month, _D.CHANNEL))
    person.place, person.back, person.on_break = _THAILAND, 0, 0
    learn.before_departure(person, rules, key)
    if luck.draw(key, month, _D.RETURN_SPLIT) < rules.practice.record_split:
        records.start_new(person.shown)
    return cost
