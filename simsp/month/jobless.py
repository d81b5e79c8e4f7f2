"""Unemployment (s.78 to 79/1): whether a lost job gives benefit, and what each month without work adds.

Rates and limits are those of the law in the month the job ended, and the spell is rounded once.
"""

from simsp.compiled import compiled
from simsp.law import old_age, unemployment
from simsp.month import records
from simsp.month.cover import ENROLLED, LAW, SHOWN, amounts, best3, eligible
from simsp.month.owe import open_row, owe_month
from simsp.world import events
from simsp.world.people import Invalid, Job, Place, Status
from simsp.world.rights import Gate, Right

_UNEMPLOYED, _PAPERS = int(Right.UNEMPLOYMENT), int(Gate.PAPERS)
_NONE, _THAILAND, _MOU = int(Job.NONE), int(Place.THAILAND), int(Status.MOU)
_SEVERELY = int(Invalid.SEVERELY)
_MONTH_DAYS = 30
_LONGEST = 24  # months; no spell counts more days than 24 months have


@compiled
def job_lost(person, index, happened, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """An insured job ended: a right begins if the window is met, no old-age right exists and work is possible."""
    if person.last_insured != books.month - 1 or person.invalid == _SEVERELY:
        return
    law = rules.unemployment
    bits = _covered(person, law, rules)
    age = (books.month - person.born) // 12
    true = _reason(happened)
    if not bits or old_age.bars_unemployment(age, person.law.months, rules.old_age):
        return
    if unemployment.rate(true, law) <= 0:
        return
    told = true
    if true == unemployment.DISMISSED and person.misrecords_below < rules.employers.wrong_reason:
        told = unemployment.RESIGNED
    row = rows[open_row(person, index, _UNEMPLOYED, rows, books, rules)]
    row.reason, row.eligible, row.monthly = true, bits, best3(person, rules)
    row.permit_ends = 1 if person.status == _MOU else 0
    row.until = books.month + _LONGEST
    _keep_law(row, true, told, law)


@compiled
def _reason(happened):  # type: ignore[no-untyped-def]
    if happened & events.CLOSED:
        return unemployment.CLOSED_BY_ORDER
    return unemployment.DISMISSED if happened & events.DISMISSED else unemployment.RESIGNED


@compiled
def _covered(person, law, rules):  # type: ignore[no-untyped-def]
    """Which records meet the window, which ends with the month before."""
    bits = LAW if unemployment.has_window(records.before(person.law), law) else 0
    if not rules.practice.only_record_shown:
        return bits * (LAW | ENROLLED | SHOWN)
    if bits and unemployment.has_window(records.before(person.enrolled), law):
        bits |= ENROLLED
        if unemployment.has_window(records.before(person.shown), law):
            bits |= SHOWN
    return bits


@compiled
def _keep_law(row, true, told, law):  # type: ignore[no-untyped-def]
    """A later law changes nothing in a spell that has begun."""
    row.rate, row.most = unemployment.rate(true, law), unemployment.days(true, law)
    row.told_rate, row.told_most = unemployment.rate(told, law), unemployment.days(told, law)
    row.waiting_days, row.max_days_a_year = law.waiting_days, law.max_days_a_year
    row.after_departure = law.after_departure


@compiled
def month_without_work(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """What a month without work adds; the row stands for the law of the month in which the job ended.

    Any job ends the spell. In practice nothing is paid to somebody whose permit has ended with the job.
    """
    gone = person.place != _THAILAND and not unemployment.is_due_abroad(row)
    if person.job != _NONE or gone:
        row.until = books.month
        return
    records.turn_year(person, books.month)
    before = _MONTH_DAYS * (books.month - row.arose)
    without, counted = before + _MONTH_DAYS, unemployment.counted_days(before, row.most, row)
    days = unemployment.payable_days(without, counted, person.jobless_days, row.most, row)
    legal = days
    if row.permit_ends:
        legal = max(min(rules.practice.unemployment_days_while_legal - row.days, days), 0)
    person.jobless_days += days
    _pay_days(row, person, books, rules, legal, -1, key)
    _pay_days(row, person, books, rules, days - legal, _PAPERS, key)
    if unemployment.counted_days(without, row.most, row) >= row.most:
        row.until = books.month


@compiled
def _pay_days(row, person, books, rules, days, gate, key):  # type: ignore[no-untyped-def]
    """So many more days: owed for the true reason, on record perhaps fewer and at a lower rate."""
    if days <= 0:
        return
    before = row.days
    row.days += days
    owed = _cash(row, row.rate, row.most, row.days) - _cash(row, row.rate, row.most, before)
    parts = amounts(eligible(row.eligible, rules), owed)
    told = _told(row, row.days) - _told(row, before)
    owe_month(row, person, books, rules, (parts[0], parts[1], parts[2], min(told, parts[2])), gate, key)


@compiled
def _cash(row, rate, most, days):  # type: ignore[no-untyped-def]
    return unemployment.benefit(row.monthly, rate, min(days, most))


@compiled
def _told(row, days):  # type: ignore[no-untyped-def]
    """What so many days would give for the reason on record: never more than for the true one."""
    return min(_cash(row, row.told_rate, row.told_most, days), _cash(row, row.rate, row.most, days))
