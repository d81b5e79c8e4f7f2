"""Step 6, notice: which rights an event gives by law, on enrolled months and on the record the office is shown.

What the records lack is lost here and now, by its first closed gate; the rest is an open right that waits to be
claimed.
"""

from simsp import luck
from simsp.compiled import compiled
from simsp.law import invalidity, maternity, sickness
from simsp.luck import Decision
from simsp.month import gates, jobless, live, pension, records
from simsp.month.cover import ENROLLED, LAW, SHOWN, amounts, best3, covered, keep_allowance
from simsp.month.die import die
from simsp.month.owe import open_row, owe
from simsp.world import booking, events
from simsp.world.people import Invalid, Job
from simsp.world.rights import Fate, Gate, Right

_D = Decision
_LOST, _RECEIVED = int(Fate.LOST), int(Fate.RECEIVED)
_CARE, _SICK, _GRANT = int(Right.HEALTH_CARE), int(Right.SICKNESS_CASH), int(Right.CHILDBIRTH_GRANT)
_ANTENATAL, _LEAVE = int(Right.ANTENATAL), int(Right.MATERNITY_LEAVE)
_CHILD, _INVALID = int(Right.CHILD_ALLOWANCE), int(Right.INVALIDITY_PENSION)
_PARTLY, _SEVERELY, _NONE = int(Invalid.PARTLY), int(Invalid.SEVERELY), int(Job.NONE)
_KNOWS, _SERVED = int(Gate.KNOWS), int(Gate.SERVED)


@compiled
def notice(person, index, happened, rows, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Turn the events of a month into rights."""
    records.catch_up(person, books.month, rules)
    if happened & events.DIED:
        die(person, index, rows, books, rules, odds, key)
        return
    if happened & (events.VISIT | events.LONG_SICKNESS):
        _care(person, books, rules, odds, key)
    if happened & events.LONG_SICKNESS:
        _long_sickness(person, index, rows, books, rules, key)
    if happened & events.BIRTH:
        _birth(person, index, rows, books, rules, key)
    if happened & events.INVALID:
        _invalid(person, index, rows, books, rules, key)
    if happened & events.JOB_LOST:
        jobless.job_lost(person, index, happened, rows, books, rules, key)
    if happened & events.PENSION_AGE:  # after the job was lost: an old-age right bars unemployment pay (s.78)
        pension.fall_due(person, index, rows, books, rules, odds, key)


@compiled
def _care(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Care in kind: received, or forgone by the first closed gate; nothing to claim later."""
    bits = covered(person, rules.sickness, rules)
    if not bits:
        return
    aware = gates.knows(person, _CARE, rules)
    owed = amounts(bits, odds.visit_value)
    prepaid = cannot_pay_first(person, books, rules, odds, key)
    left = booking.lose_before_claim(person, books, _CARE, owed, aware and not prepaid)
    if left <= 0:
        booking.count(person, books, _CARE, _LOST + booking.first_shortfall(owed))
        return
    if aware and not prepaid:
        person.used = 1
        person.met_difficulty |= _hard_at_the_hospital(person, rules, key)
    what = _RECEIVED if aware and not prepaid else _LOST + (_SERVED if aware else _KNOWS)
    booking.fate(person, books, _CARE, what, left)
    booking.count(person, books, _CARE, what)
    if aware != (not prepaid):
        booking.regain(person, books, _SERVED if aware else _KNOWS, left)


@compiled
def _hard_at_the_hospital(person, rules, key):  # type: ignore[no-untyped-def]
    """Language or bad treatment; the same at each visit, for the hospital is."""
    if gates.speaks_through_nobody(0, person.hospital, rules, key):
        return True
    return luck.draw(key, 0, _D.TREATED) < rules.claims.difficulty_treatment


@compiled
def cannot_pay_first(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Care away from the registered hospital must be paid first; who has less than the bill goes without."""
    practice, month = rules.practice, books.month
    if not practice.pay_first_elsewhere:
        return False
    away = person.hospital != person.region
    if not away and luck.draw(key, month, _D.ELSEWHERE) >= practice.care_elsewhere:
        return False
    bill = odds.visit_value * luck.draw(key, month, _D.BILL) >> 31  # evenly from nothing to twice the mean
    savings = rules.claims.savings * luck.draw(key, month, _D.SAVINGS) >> 31
    return bill > savings


@compiled
def _long_sickness(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """Weeks off work: first the employer's sick pay, then cash from the fund (s.64)."""
    law = rules.sickness
    records.turn_year(person, books.month)
    days, from_employer = rules.life.long_sickness_days, 0
    if person.job != _NONE and person.insured_job:
        days += law.employer_days_a_year
        from_employer = max(min(days, law.employer_days_a_year - person.sick_pay_days), 0)
        person.sick_pay_days += from_employer
    bits = covered(person, law, rules)
    if bits:
        already = law.employer_days_a_year - from_employer
        paid = sickness.payable_days(days, already, person.sick_days, False, law)
        person.sick_days += paid
        cash = sickness.cash(best3(person, rules), paid, law)
        owe(person, index, _SICK, amounts(bits, cash), rows, books, rules, key)


@compiled
def _birth(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    slot = live.add_child(person, books.month, rules, key)
    bits, law = covered(person, rules.maternity, rules), rules.maternity
    if bits:
        grant = amounts(bits, maternity.grant(person.births, law))
        owe(person, index, _GRANT, grant, rows, books, rules, key)
        visits = amounts(bits, maternity.antenatal(person.births, law))
        owe(person, index, _ANTENATAL, visits, rows, books, rules, key)
        if person.sex == 0:
            leave = amounts(bits, maternity.leave_grant(best3(person, rules), person.births, law))
            owe(person, index, _LEAVE, leave, rows, books, rules, key)
        person.births += 1
    if slot >= 0:
        row = rows[open_row(person, index, _CHILD, rows, books, rules)]
        row.child = slot
        row.until = books.month + rules.child_allowance.until_age * 12 - 1


@compiled
def _invalid(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    keep_allowance(person, books.month, rules)
    severe = luck.draw(key, books.month, _D.INVALID_SEVERE) < rules.life.severe
    person.invalid = _SEVERELY if severe else _PARTLY
    bits, law = covered(person, rules.invalidity, rules), rules.invalidity
    monthly = invalidity.monthly(best3(person, rules), severe, law)
    if not bits or monthly <= 0:
        return
    row = rows[open_row(person, index, _INVALID, rows, books, rules)]
    row.monthly = monthly if bits & LAW else 0
    row.on_enrolled = monthly if bits & ENROLLED else 0
    row.on_shown = monthly if bits & SHOWN else 0
    last = person.dies if severe else books.month + law.partial_months - 1
    row.until = min(last, person.dies - 1)
    person.invalid_cash, person.invalid_bits, person.invalid_until = monthly, bits, last
