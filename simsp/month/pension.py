"""Old-age money: a pension or a single sum, the worker's own or the heirs'."""

import numpy as np

from simsp.compiled import compiled
from simsp.law import old_age
from simsp.month import records
from simsp.month.cover import ENROLLED, LAW, SHOWN
from simsp.month.owe import open_row, owe
from simsp.world.people import RING
from simsp.world.rights import Right

_PENSION, _LUMP = int(Right.OLD_AGE_PENSION), int(Right.OLD_AGE_LUMP_SUM)


@compiled
def heirs_of_old_age(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """The old-age money of somebody who died before it fell due goes to the heirs (s.77 quater)."""
    to_heirs(old_age_sum(person, index, True, rows, books, rules, key), rows)


@compiled
def to_heirs(at, rows):  # type: ignore[no-untyped-def]
    """The heirs claim an open right; -1 is none."""
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
    records.empty(person.law)
    records.empty(person.enrolled)
    records.empty(person.shown)


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
    bits = LAW | (ENROLLED if monthly_pension(person, enrolled, rules) >= by_law else 0)
    rows[at].eligible = bits | (SHOWN if monthly_pension(person, shown, rules) >= by_law else 0)
    rows[at].until = person.dies
    close_records(person)
