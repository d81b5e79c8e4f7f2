"""Step 2, papers: they run out, are renewed at a cost, lapse, or are gained in a registration round.

Every change of status is a row of `simsp.world.statuses`; anything else is an error.
"""

import numpy as np

from simsp import luck
from simsp.compiled import compiled, step
from simsp.luck import Decision
from simsp.money import by_odds, share
from simsp.month import records
from simsp.month.work import review_job
from simsp.world.people import Job, Place, Showing, Status
from simsp.world.statuses import (
    AFTER,
    ALLOWED,
    COST,
    DELAYED,
    EMBASSY,
    EMPLOYER,
    OUTSIDE,
    SPELL,
    Change,
    Employer,
)

_D = Decision
_FAULT = 1
_MOU, _NV, _CR = int(Status.MOU), int(Status.NV), int(Status.CR)
_PASS, _UNDOCUMENTED = int(Status.BORDER_PASS), int(Status.UNDOCUMENTED)
_NONE, _THAILAND, _TAK, _MANUFACTURING = int(Job.NONE), int(Place.THAILAND), 3, 1
_NEEDED, _WITHOUT = int(Employer.NEEDED), int(Employer.NONE)
_READY, _RECEIPT, _EXPIRED = int(Showing.PAPERS), int(Showing.RECEIPT), int(Showing.NOTHING)
_WHOLE, _ALWAYS = 100_000, 4294967296
GOES_ON, GOES_HOME, TAKES_BREAK, OVERSTAYS, IS_EXTENDED = range(5)


@compiled
def _allows(person, before, event):  # type: ignore[no-untyped-def]
    """Whether a row of the table allows a change to this person."""
    if not ALLOWED[event, before, person.nationality]:
        return False
    needed = EMPLOYER[event, before]
    if needed == _NEEDED:
        return person.job != _NONE
    return needed != _WITHOUT or person.job == _NONE


@compiled
def _embassy_asked(rules, key, month):  # type: ignore[no-untyped-def]
    """Whether the paper that is needed this month can come from the embassy alone."""
    return luck.draw(key, month, _D.EMBASSY_NEEDED) < rules.papers.embassy_needed


@compiled
def _delay(person, before, event, after, books, rules, key):  # type: ignore[no-untyped-def]
    """Months until papers applied for can be shown."""
    if not DELAYED[event, before]:
        return 0
    months = rules.papers.delay[after]
    if EMBASSY[event, before] and _embassy_asked(rules, key, books.month):
        months += rules.papers.embassy_delay[person.nationality]
    return months


@compiled
def change(person, books, rules, event, key):  # type: ignore[no-untyped-def]
    """Make one change of status and return its cost in satang; a change that no row allows is a fault.

    New papers may bring an insurance to the present job, or end it (border pass); a lapse does neither (s.38).
    """
    month = books.month
    before = person.status if person.place == _THAILAND else OUTSIDE
    after = AFTER[event, before]
    if not _allows(person, before, event):
        books.fault = _FAULT
        return 0
    if after == OUTSIDE:
        return 0
    if after != before:
        person.permit_since = month
    person.status = after
    lasts = rules.papers.extension_months if SPELL[event, before] else rules.papers.period[after]
    person.papers_until = month + lasts
    person.papers_from = month + _delay(person, before, event, after, books, rules, key)
    person.showing = _RECEIPT if person.papers_from > month else _READY
    if after != before and after != _UNDOCUMENTED and person.job != _NONE:
        review_job(person, month, rules)
    return rules.papers.mou_cost if COST[event, before] == 2 else _price(event, before, after, rules)


@compiled
def _price(event, before, after, rules):  # type: ignore[no-untyped-def]
    return rules.papers.cost[after] if COST[event, before] else 0


@compiled
def burden(person, rules):  # type: ignore[no-untyped-def]
    """By how much the odds of going without papers grow because somebody earns less than others, parts of 100,000.

    One step of the same elasticity that the common cost has, see `simsp.world.paper_odds`.
    """
    pay = max(np.int64(person.wage_factor) * _WHOLE // rules.work.insured_premium, 1)
    if person.low_pay and person.job != _NONE and not person.insured_job:
        pay = max(share(pay, rules.work.low_pay_share), 1)
    grows = share(rules.papers.cost_elasticity, _WHOLE * _WHOLE // pay) - rules.papers.cost_elasticity
    return max(_WHOLE + grows, 10_000)


@step
def _count_without_work(person):  # type: ignore[no-untyped-def]
    if person.job != _NONE:
        person.jobless = 0
    elif person.jobless < 255:
        person.jobless += 1


@step
def papers(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Live through one month of papers. Returns what it cost, in satang."""
    month, status = books.month, person.status
    _count_without_work(person)
    if status == _UNDOCUMENTED:
        return _register(person, books, rules, odds, key)
    if person.showing == _RECEIPT and month >= person.papers_from:
        person.showing = _READY
    if status == _MOU and person.jobless > rules.papers.grace_months:
        if luck.draw(key, month, _D.PERMIT_LOST) < rules.papers.lost_without_employer:
            return change(person, books, rules, Change.PERMIT_LOST, key)
    if month >= person.papers_until:
        return _run_out(person, books, rules, odds, key)
    if status == _NV or status == _CR:
        return _move_on(person, books, rules, odds, key)
    return 0


@compiled
def _register(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """In an open round, with an employer who reports: the dearer the papers, the fewer."""
    closed = books.suspended[person.nationality]
    if books.window and person.job != _NONE and not closed:
        chance = by_odds(odds.regularise, _WHOLE * _WHOLE // burden(person, rules))
        if luck.draw(key, books.month, _D.REGULARISE) < chance:
            return change(person, books, rules, Change.REGISTERED, key)
    return 0


@step
def _move_on(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Verified papers run on: a manager's border pass, or a nationality verified."""
    month, nation = books.month, person.nationality
    if person.job != _NONE and person.region == _TAK and person.sector == _MANUFACTURING:
        if luck.draw(key, month, _D.BORDER_PASS) < rules.papers.to_border_pass:
            if ALLOWED[Change.BORDER_PASS, person.status, nation] and not books.border_closed[nation]:
                return change(person, books, rules, Change.BORDER_PASS, key)
    if person.status == _CR and luck.draw(key, month, _D.VERIFIED) < rules.papers.verified:
        if not books.suspended[nation] and not _embassy_fails(person, _NV, books, rules, odds, key):
            _show_new_passport(person, month, rules, key)
            return change(person, books, rules, Change.VERIFIED, key)
    return 0


@compiled
def _show_new_passport(person, month, rules, key):  # type: ignore[no-untyped-def]
    """A person is not a record: another passport may start another record, which the office then looks at (S2)."""
    if person.shown.months and luck.draw(key, month, _D.NEW_PASSPORT) < rules.practice.record_split:
        records.start_new(person.shown)


@compiled
def _embassy_fails(person, status, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Whether papers of a status are not had because the embassy gives none, and no other body may."""
    month = books.month
    if not _embassy_asked(rules, key, month):
        return False
    chance = share(odds.embassy_lapse[person.nationality, status], books.lapse_factor[person.nationality])
    return luck.draw(key, month, _D.EMBASSY_LAPSE) < chance


@compiled
def _run_out(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """The papers end this month: a contract is over, or they are renewed, wait for an employer, or lapse."""
    status, nation = person.status, person.nationality
    end = contract_end(person, books, rules, key)
    if end:
        return _after_contract(person, end, books, rules, key)
    if books.suspended[nation]:
        return change(person, books, rules, Change.STAY_SUSPENDED, key)
    if status == _PASS and (books.border_closed[nation] or person.region != _TAK):
        extended = books.extended[nation] and person.region == _TAK
        event = Change.EXTENDED if extended else Change.CHECKPOINT_MISSED
        return change(person, books, rules, event, key)
    if EMPLOYER[Change.RENEWED, status] == _NEEDED and person.job == _NONE:
        person.showing = _EXPIRED
        if person.jobless > rules.papers.grace_months:
            return change(person, books, rules, Change.PERMIT_LOST, key)
        return 0
    return _renew(person, books, rules, odds, key)


@compiled
def _renew(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Renewed, unless the embassy fails or the worker does not: the dearer and the poorer, the likelier."""
    status, nation = person.status, person.nationality
    if EMBASSY[Change.RENEWED, status] and _embassy_fails(person, status, books, rules, odds, key):
        return change(person, books, rules, Change.NO_EMBASSY_PAPER, key)
    lapse = share(odds.lapse[nation, status], books.lapse_factor[nation])
    if luck.draw(key, books.month, _D.LAPSE) < by_odds(min(lapse, _ALWAYS), burden(person, rules)):
        return change(person, books, rules, Change.LAPSED, key)
    return change(person, books, rules, Change.RENEWED, key)


@compiled
def contract_end(person, books, rules, key):  # type: ignore[no-untyped-def]
    """What becomes of an MOU worker this month whose 2 + 2 years are over; GOES_ON while they are not.

    Asked twice in a month, with one answer: here, and where people leave.
    """
    month = books.month
    if person.status != _MOU or month < person.papers_until:
        return GOES_ON
    if month - person.permit_since < 2 * rules.papers.period[_MOU]:
        return GOES_ON
    if books.extended[person.nationality]:
        return IS_EXTENDED
    if luck.draw(key, month, _D.MOU_END) < rules.stay.mou_end_second:
        return GOES_HOME
    return TAKES_BREAK if luck.draw(key, month, _D.MOU_BREAK) < rules.stay.mou_break_taken else OVERSTAYS


@compiled
def _after_contract(person, end, books, rules, key):  # type: ignore[no-untyped-def]
    """Who goes home does so at the end of the month; the others stay, with papers or without."""
    if end == IS_EXTENDED:
        return change(person, books, rules, Change.EXTENDED, key)
    if end == OVERSTAYS:
        return change(person, books, rules, Change.OVERSTAYED, key)
    return 0
