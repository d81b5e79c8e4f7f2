"""Step 6, notice: which rights an event gives by law, on enrolled months and on the record the office is shown.

What the records lack is lost here and now, by its first closed gate; the rest is an open right that waits to be
claimed.
"""

from simsp import luck
from simsp.compiled import compiled
from simsp.law import death, invalidity, maternity, old_age, sickness, unemployment
from simsp.luck import Decision
from simsp.month import live, pension, records
from simsp.month.cover import ENROLLED, SHOWN, amounts, best3, covered
from simsp.month.owe import knows, open_row, owe
from simsp.world import booking, events
from simsp.world.rights import Fate, Gate, Right

_D = Decision
_LOST, _RECEIVED = int(Fate.LOST), int(Fate.RECEIVED)
_CARE, _SICK, _GRANT = int(Right.HEALTH_CARE), int(Right.SICKNESS_CASH), int(Right.CHILDBIRTH_GRANT)
_ANTENATAL, _LEAVE = int(Right.ANTENATAL), int(Right.MATERNITY_LEAVE)
_CHILD, _INVALID, _FUNERAL = (
    int(Right.CHILD_ALLOWANCE),
    int(Right.INVALIDITY_PENSION),
    int(Right.FUNERAL_GRANT),
)
_SURVIVORS, _UNEMPLOYED = int(Right.SURVIVORS_GRANT), int(Right.UNEMPLOYMENT)
_KNOWS, _SERVED = int(Gate.KNOWS), int(Gate.SERVED)


@compiled
def notice(person, index, happened, rows, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Turn the events of a month into rights."""
    records.catch_up(person, books.month, rules)
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
    if happened & events.JOB_LOST:
        _job_lost(person, index, happened, rows, books, rules, key)
    if happened & events.PENSION_AGE:  # after the job was lost: an old-age right bars unemployment pay (s.78)
        pension.reach_pension_age(person, index, rows, books, rules, key)


@compiled
def _care(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Care in kind: received, or forgone by the first closed gate; nothing to claim later."""
    bits = covered(person, rules.sickness, rules, 1)
    if not bits:
        return
    value = odds.visit_value
    owed = amounts(bits, value)
    left = booking.lose_before_claim(person, books, _CARE, owed, knows(person, _CARE, rules))
    if left <= 0:
        booking.count(person, books, _CARE, _LOST + booking.first_shortfall(owed))
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
        owe(person, index, _SICK, amounts(bits, cash), rows, books, rules, key)


@compiled
def _birth(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    slot = live.add_child(person, books.month, rules, key)
    bits = covered(person, rules.maternity, rules, 1)
    law = rules.maternity
    if bits:
        owe(
            person, index, _GRANT, amounts(bits, maternity.grant(person.births, law)), rows, books, rules, key
        )
        visits = amounts(bits, maternity.antenatal(person.births, law))
        owe(person, index, _ANTENATAL, visits, rows, books, rules, key)
        if person.sex == 0:
            leave = amounts(bits, maternity.leave_grant(best3(person), person.births, law))
            owe(person, index, _LEAVE, leave, rows, books, rules, key)
    person.births += 1
    if slot >= 0:
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
        grant = amounts(bits, death.funeral_grant(top, law))
        pension.to_heirs(owe(person, index, _FUNERAL, grant, rows, books, rules, key), rows)
        base = best3(person)
        months = (person.law.months, person.enrolled.months, person.shown.months)
        if not rules.practice.only_record_shown:
            months = (months[0], months[0], months[0])
        owed = (
            death.survivors_grant(months[0], base, law),
            death.survivors_grant(months[1], base, law) if bits & ENROLLED else 0,
            death.survivors_grant(months[2], base, law) if bits & SHOWN else 0,
            death.survivors_grant(months[2], base, law) if bits & SHOWN else 0,
        )
        pension.to_heirs(owe(person, index, _SURVIVORS, owed, rows, books, rules, key), rows)
    if person.law.months > 0:
        pension.heirs_of_old_age(person, index, rows, books, rules, key)
