"""What an open right adds in a month: unemployment days, a child's allowance, a pension.

The law may owe more than the office would pay on the record it is shown; the difference is lost on the spot.
"""

from simsp import luck
from simsp.compiled import compiled
from simsp.law import child_allowance, unemployment
from simsp.luck import Decision
from simsp.month import records
from simsp.month.cover import ENROLLED, LAW, SHOWN, amounts, covered
from simsp.month.owe import open_gates
from simsp.world import booking
from simsp.world.people import Job, Place, Status
from simsp.world.rights import Fate, Gate, Right, State

_CHILD, _UNEMPLOYED, _PENSION = (
    int(Right.CHILD_ALLOWANCE),
    int(Right.UNEMPLOYMENT),
    int(Right.OLD_AGE_PENSION),
)
_INVALID = int(Right.INVALIDITY_PENSION)
_NONE, _THAILAND, _DEAD = int(Job.NONE), int(Place.THAILAND), int(Place.DEAD)
_UNDOCUMENTED, _ABROAD = int(Status.UNDOCUMENTED), 2
_LOST, _RECEIVED, _PAYING = int(Fate.LOST), int(Fate.RECEIVED), int(State.PAYING)
_THERE, _PAPERS = int(Gate.IN_THAILAND_OR_CHANNEL), int(Gate.PAPERS)


@compiled
def accrue(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """Add what this month owes to an open right."""
    if books.month > row.until or person.place == _DEAD:
        return
    if row.kind == _UNEMPLOYED:
        _unemployment(row, person, books, rules, key)
    elif row.kind == _CHILD:
        _allowance(row, person, books, rules, key)
    elif row.monthly:
        _pension(row, person, books, rules, key)


@compiled
def _add(row, person, books, rules, by_record, gate, key):  # type: ignore[no-untyped-def]
    """Book one month: what records lack is lost, the rest is paid or waits; `gate` -1 lets it through."""
    if by_record[0] <= 0:
        return
    later = open_gates(person, row.kind, books, rules, key)
    left = booking.lose_before_claim(person, books, row.kind, by_record, later)
    if left < by_record[0] and row.cause == 0:
        row.cause = booking.first_shortfall(by_record) + 1
    if left <= 0:
        return
    if gate >= 0:
        booking.fate(person, books, row.kind, _LOST + gate, left)
        if later:
            booking.regain(person, books, gate, left)
        row.cause = gate + 1 if row.cause == 0 else row.cause
    elif row.state == _PAYING:
        booking.fate(person, books, row.kind, _RECEIVED, left)
        row.received += left
    else:
        row.pending += left


@compiled
def _eligible(row, rules):  # type: ignore[no-untyped-def]
    """Which records carry this right; an office that follows the law asks only for what the law counts."""
    if row.eligible & LAW and not rules.practice.only_record_shown:
        return LAW | ENROLLED | SHOWN
    return row.eligible


@compiled
def _unemployment(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """A month without work, from the eighth day on, while in Thailand; in practice only while the stay is legal."""
    if person.job != _NONE or person.place != _THAILAND:
        row.until = books.month
        return
    spell = 30 - rules.unemployment.waiting_days if row.days == 0 else 30
    legal = max(min(rules.practice.unemployment_days_while_legal - row.days, spell), 0)
    _days_without_work(row, person, books, rules, legal, -1, key)
    _days_without_work(row, person, books, rules, spell - legal, _PAPERS, key)


@compiled
def _days_without_work(row, person, books, rules, days, gate, key):  # type: ignore[no-untyped-def]
    """So many more days: owed for the true reason, on record perhaps fewer and at a lower rate."""
    if days <= 0:
        return
    law = rules.unemployment
    true_days = _within(row.days, days, unemployment.days(row.reason, law))
    told_days = _within(row.days, days, unemployment.days(row.told, law))
    owed = unemployment.benefit(row.monthly, row.reason, true_days, law)
    told = min(unemployment.benefit(row.monthly, row.told, told_days, law), owed)
    parts = amounts(_eligible(row, rules), owed)
    row.days += days
    _add(row, person, books, rules, (parts[0], parts[1], parts[2], min(told, parts[2])), gate, key)


@compiled
def _within(already, more, limit):  # type: ignore[no-untyped-def]
    return max(min(more, limit - already), 0)


@compiled
def _allowance(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    slot, law = row.child, rules.child_allowance
    if person.child_born[slot] != row.arose:
        return
    abroad = person.child_place[slot] == _ABROAD
    if abroad and not child_allowance.is_due_abroad(law):
        return
    records.catch_up(person, books.month, rules)
    bits = covered(person, law, rules, 0)
    gate = -1
    if abroad and luck.draw(key, row.arose, Decision.CHILD_ABROAD) < rules.practice.child_abroad_stops:
        gate = _THERE
    elif luck.draw(key, row.arose + (books.month - row.arose) // 12, Decision.REPORT_MISSED) < (
        rules.practice.yearly_report_missed
    ):
        gate = _PAPERS
    row.days += 1 if bits else 0
    _add(row, person, books, rules, amounts(bits, child_allowance.monthly(slot, law)), gate, key)


@compiled
def _pension(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """A month of pension, old age or invalidity; in practice nothing is paid to people abroad."""
    if row.kind == _PENSION and person.insured_now:
        return  # s.77 ter: it stops while insured work goes on
    gate = -1
    away = person.place != _THAILAND
    payable = row.kind == _PENSION and rules.old_age.pension_paid_abroad
    if away and rules.practice.no_payment_abroad and not payable:
        gate = _THERE
    row.days = min(row.days + 1, 60_000)
    _add(row, person, books, rules, amounts(_eligible(row, rules), row.monthly), gate, key)
