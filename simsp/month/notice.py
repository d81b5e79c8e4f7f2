"""Step 6, notice: which rights an event gives by law, on enrolled months and on the record the office is shown.

What the records lack is lost here and now, by its first closed gate; the rest is an open right that waits to be
claimed.
"""

import numpy as np

from simsp import luck
from simsp.compiled import compiled
from simsp.law import coverage, death, invalidity, maternity, old_age, sickness, unemployment
from simsp.luck import Decision
from simsp.month import live
from simsp.world import booking, events
from simsp.world.people import RING, Place, Status
from simsp.world.rights import KNOWN_AS, Fate, Gate, Right, State

_D = Decision
_LAW, _ENROLLED, _SHOWN = 1, 2, 4
_WINDOW = 15  # s.57: the 15 months before
_TABLE_FULL = 2
_OPEN, _LOST, _RECEIVED = int(State.OPEN), int(Fate.LOST), int(Fate.RECEIVED)
_THAILAND, _UNDOCUMENTED = int(Place.THAILAND), int(Status.UNDOCUMENTED)
_CARE, _SICK, _GRANT = int(Right.HEALTH_CARE), int(Right.SICKNESS_CASH), int(Right.CHILDBIRTH_GRANT)
_ANTENATAL, _LEAVE = int(Right.ANTENATAL), int(Right.MATERNITY_LEAVE)
_CHILD, _INVALID, _FUNERAL = int(Right.CHILD_ALLOWANCE), int(Right.INVALIDITY_PENSION), int(Right.FUNERAL_GRANT)
_SURVIVORS, _UNEMPLOYED = int(Right.SURVIVORS_GRANT), int(Right.UNEMPLOYMENT)
_PENSION, _LUMP = int(Right.OLD_AGE_PENSION), int(Right.OLD_AGE_LUMP_SUM)
_KNOWS, _SERVED = int(Gate.KNOWS), int(Gate.SERVED)


@compiled
def notice(person, index, happened, rows, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Turn the events of a month into rights."""
    if happened & events.DIED:
        _died(person, index, rows, books, rules, odds, key)
        return
    if happened & events.VISIT:
        _care(person, books, rules, odds, key)
    if happened & events.LONG_SICKNESS:
        _long_sickness(person, index, rows, books, rules, key)
    if happened & events.BIRTH:
        _birth(person, index, rows, books, rules, key)
    if happened & events.INVALID:
        _invalid(person, index, rows, books, rules, key)
    if happened & events.PENSION_AGE:
        reach_pension_age(person, index, rows, books, rules, key)
    if happened & events.JOB_LOST:
        _job_lost(person, index, happened, rows, books, rules, key)


@compiled
def best3(person):  # type: ignore[no-untyped-def]
    """Sum of the three best insured monthly wages of the last 15 months (s.57), satang."""
    held = min(coverage.months_in(person.law.mask, _WINDOW), person.law.months)
    first = second = third = 0
    for ago in range(1, held + 1):
        wage = np.int64(person.wages[(person.law.months - ago) % RING])
        if wage > first:
            first, second, third = wage, first, second
        elif wage > second:
            second, third = wage, second
        elif wage > third:
            third = wage
    return (first + second + third) * 100


@compiled
def covered(person, law, rules, tail):  # type: ignore[no-untyped-def]
    """Which records give cover today for a branch: bits for law, enrolled months, record shown."""
    window, needed, of = law.window_months, law.qualifying_months, rules.coverage
    bits = _LAW if coverage.is_covered(person.law.mask, window, needed, tail, of) else 0
    if not rules.practice.only_record_shown:
        return bits * (_LAW | _ENROLLED | _SHOWN)
    if bits and coverage.is_covered(person.enrolled.mask, window, needed, tail, of):
        bits |= _ENROLLED
        if coverage.is_covered(person.shown.mask, window, needed, tail, of):
            bits |= _SHOWN
    return bits


@compiled
def _amounts(bits, satang):  # type: ignore[no-untyped-def]
    shown = satang if bits & _SHOWN else 0
    return satang if bits & _LAW else 0, satang if bits & _ENROLLED else 0, shown, shown


@compiled
def open_gates(person, kind, books, rules, key):  # type: ignore[no-untyped-def]
    """Whether the later gates would let this person through, as things stand: knowledge, place, papers, office."""
    month = books.month
    if not knows(person, kind, rules) or person.place != _THAILAND:
        return False
    if person.status == _UNDOCUMENTED:
        if luck.draw(key, month, _D.PAPERS_BLOCK + kind) < rules.practice.expired_papers_block:
            return False
    return luck.draw(key, month, _D.ACCEPTED + kind) < rules.claims.accepted_unaided


@compiled
def knows(person, kind, rules):  # type: ignore[no-untyped-def]
    """Whether a person knows of the branch of a right."""
    branch = KNOWN_AS[kind]
    if rules.claims.knows[branch] >= 4294967296:
        return True
    return (person.knows >> branch) & 1 == 1


@compiled
def owe(person, index, kind, amounts, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """A single sum falls due. Returns the row of the open right, or -1 where nothing is left to claim."""
    if amounts[0] <= 0:
        return -1
    left = booking.lose_before_claim(
        person, books, kind, amounts, open_gates(person, kind, books, rules, key)
    )
    if left <= 0:
        booking.count(person, books, kind, _LOST + booking.first_shortfall(amounts))
        return -1
    return open_row(person, index, kind, left, rows, books, rules)


@compiled
def open_row(person, index, kind, pending, rows, books, rules):  # type: ignore[no-untyped-def]
    """Append an open right; returns its row."""
    at = books.open_rows
    if at >= len(rows):
        books.fault = _TABLE_FULL
        return 0
    books.open_rows += 1
    row = rows[at]
    row.pending, row.monthly, row.received = pending, 0, 0
    row.person, row.kind, row.state, row.passed = index, kind, _OPEN, 0
    row.arose, row.until = books.month, books.month
    row.limit = books.month + rules.coverage.claim_limit_months
    row.heirs, row.child, row.extended, row.days = 0, 0, 0, 0
    row.region, row.eligible = person.region, _LAW | _ENROLLED | _SHOWN
    row.reason = row.told = row.cause = 0
    row.at_exit = row.refused = 0
    row.tail = 1 if kind <= _INVALID and kind != _CHILD and not person.insured_now else 0
    return at


@compiled
def _care(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Care in kind: received, or forgone by the first closed gate; nothing to claim later."""
    bits = covered(person, rules.sickness, rules, 1)
    if not bits:
        return
    value = odds.visit_value
    amounts = _amounts(bits, value)
    left = booking.lose_before_claim(person, books, _CARE, amounts, knows(person, _CARE, rules))
    if left <= 0:
        booking.count(person, books, _CARE, _LOST + booking.first_shortfall(amounts))
        return
    prepaid = luck.draw(key, books.month, _D.PREPAID) < rules.practice.prefinancing_forgone
    aware = knows(person, _CARE, rules)
    what = _RECEIVED if aware and not prepaid else _LOST + (_SERVED if aware else _KNOWS)
    booking.fate(person, books, _CARE, what, left)
    booking.count(person, books, _CARE, what)
    if aware != (not prepaid):
        booking.regain(person, books, _SERVED if aware else _KNOWS, left)


@compiled
def _long_sickness(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    bits = covered(person, rules.sickness, rules, 1)
    if bits:
        # A long sickness is counted after the employer's 30 paid days, which it has used up.
        cash = sickness.cash(
            best3(person), min(rules.life.long_sickness_days, rules.sickness.days_a_spell), rules.sickness
        )
        owe(person, index, _SICK, _amounts(bits, cash), rows, books, rules, key)


@compiled
def _birth(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    slot = live.add_child(person, books.month, rules, key)
    bits = covered(person, rules.maternity, rules, 1)
    law = rules.maternity
    if bits:
        owe(person, index, _GRANT, _amounts(bits, maternity.grant(person.births, law)), rows, books, rules, key)
        visits = _amounts(bits, maternity.antenatal(person.births, law))
        owe(person, index, _ANTENATAL, visits, rows, books, rules, key)
        if person.sex == 0:
            leave = _amounts(bits, maternity.leave_grant(best3(person), person.births, law))
            owe(person, index, _LEAVE, leave, rows, books, rules, key)
    person.births += 1
    if slot >= 0 and person.first_insured:
        at = open_row(person, index, _CHILD, 0, rows, books, rules)
        rows[at].child = slot
        rows[at].until = books.month + rules.child_allowance.until_age * 12 - 1
        rows[at].eligible = 0


@compiled
def _invalid(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    person.invalid = 1
    bits = covered(person, rules.invalidity, rules, 1)
    if not bits:
        return
    severe = luck.draw(key, books.month, _D.INVALID_SEVERE) < rules.life.severe
    at = open_row(person, index, _INVALID, 0, rows, books, rules)
    rows[at].monthly = invalidity.monthly(best3(person), severe, rules.invalidity)
    rows[at].eligible = bits
    rows[at].until = person.dies - 1
    if not severe:
        rows[at].until = min(person.dies, books.month + rules.invalidity.partial_months) - 1


@compiled
def _job_lost(person, index, happened, rows, books, rules, key):  # type: ignore[no-untyped-def]
    if not person.insured_job:
        return
    law = rules.unemployment
    bits = covered(person, law, rules, 1)
    age = (books.month - person.born) // 12
    if not bits or old_age.bars_unemployment(age, person.law.months, rules.old_age):
        return
    true = unemployment.DISMISSED if happened & events.DISMISSED else unemployment.RESIGNED
    if happened & events.CLOSED:
        true = unemployment.CLOSED_BY_ORDER
    told = true
    if true == unemployment.DISMISSED and person.misrecords_below < rules.employers.wrong_reason:
        told = unemployment.RESIGNED
    at = open_row(person, index, _UNEMPLOYED, 0, rows, books, rules)
    rows[at].reason, rows[at].told, rows[at].eligible = true, told, bits
    rows[at].monthly = best3(person)
    rows[at].until = books.month + 8  # no spell pays beyond 200 days


@compiled
def _died(person, index, rows, books, rules, odds, key):  # type: ignore[no-untyped-def]
    law = rules.death
    bits = covered(person, law, rules, 1)
    if bits:
        top = odds.wage[0] * 100_000 // max(rules.work.days_a_month, 1)
        grant = _amounts(bits, death.funeral_grant(top, law))
        _to_heirs(owe(person, index, _FUNERAL, grant, rows, books, rules, key), rows)
        base = best3(person)
        months = (person.law.months, person.enrolled.months, person.shown.months)
        if not rules.practice.only_record_shown:
            months = (months[0], months[0], months[0])
        amounts = (
            death.survivors_grant(months[0], base, law),
            death.survivors_grant(months[1], base, law) if bits & _ENROLLED else 0,
            death.survivors_grant(months[2], base, law) if bits & _SHOWN else 0,
            death.survivors_grant(months[2], base, law) if bits & _SHOWN else 0,
        )
        _to_heirs(owe(person, index, _SURVIVORS, amounts, rows, books, rules, key), rows)
    if person.law.months > 0:
        heirs_of_old_age(person, index, rows, books, rules, key)


@compiled
def heirs_of_old_age(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """The old-age money of somebody who died before it fell due goes to the heirs (s.77 quater)."""
    _to_heirs(old_age_sum(person, index, True, rows, books, rules, key), rows)


@compiled
def _to_heirs(at, rows):  # type: ignore[no-untyped-def]
    if at >= 0:
        rows[at].heirs = 1


@compiled
def monthly_pension(person, months, rules):  # type: ignore[no-untyped-def]
    """Monthly pension on so many months; wages averaged over the last 60 that the law counts."""
    held = min(person.law.months, RING)
    total = 0
    for position in range(held):
        total += np.int64(person.wages[position]) * 100
    law = rules.old_age
    return old_age.pension(months, old_age.average_wage(total, held, law), law)


@compiled
def refund(record, rules):  # type: ignore[no-untyped-def]
    """Lump sum on one record, satang."""
    return old_age.lump_sum(record.months, record.worker, record.employer, record.returns, rules.old_age)


@compiled
def _sum_of(person, record, heirs, rules):  # type: ignore[no-untyped-def]
    money = refund(record, rules)
    if not heirs:
        return money
    pension = monthly_pension(person, record.months, rules)
    return old_age.death_before_pension(record.months, money, pension, rules.old_age)


@compiled
def old_age_sum(person, index, heirs, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """The old-age money falls due as a single sum; months paid out count no more. Returns the row or -1."""
    by_law = _sum_of(person, person.law, heirs, rules)
    enrolled = min(by_law, _sum_of(person, person.enrolled, heirs, rules))
    shown = min(enrolled, _sum_of(person, person.shown, heirs, rules))
    if not rules.practice.only_record_shown:
        enrolled = shown = by_law
    close_records(person)
    return owe(person, index, _LUMP, (by_law, enrolled, shown, shown), rows, books, rules, key)


@compiled
def close_records(person):  # type: ignore[no-untyped-def]
    """The old-age money has become a right: what is insured from now on counts anew."""
    person.settled = 1
    _empty(person.law)
    _empty(person.enrolled)
    _empty(person.shown)


@compiled
def _empty(record):  # type: ignore[no-untyped-def]
    record.months = record.worker = record.employer = record.returns = 0


@compiled
def reach_pension_age(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """Insurance has ended at pension age: a pension from the qualifying months on, else the single sum."""
    if person.law.months <= 0:
        return
    if old_age.right_kind(person.law.months, rules.old_age) != old_age.PENSION or person.invalid:
        old_age_sum(person, index, False, rows, books, rules, key)
        return
    shown = person.law.months if not rules.practice.only_record_shown else person.shown.months
    enrolled = person.law.months if not rules.practice.only_record_shown else person.enrolled.months
    by_law = monthly_pension(person, person.law.months, rules)
    at = open_row(person, index, _PENSION, 0, rows, books, rules)
    rows[at].monthly = by_law
    bits = _LAW | (_ENROLLED if monthly_pension(person, enrolled, rules) >= by_law else 0)
    rows[at].eligible = bits | (_SHOWN if monthly_pension(person, shown, rules) >= by_law else 0)
    rows[at].until = person.dies - 1
    person.pensioner = 1
    close_records(person)

