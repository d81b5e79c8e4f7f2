"""Cover: which records give a right today, and the wages that a benefit is a share of."""

import numpy as np

from simsp.compiled import compiled
from simsp.law import child_allowance, coverage
from simsp.month import records
from simsp.world.people import RING

LAW, ENROLLED, SHOWN = 1, 2, 4  # bits: by law, on the months enrolled, on the record the office looks at
_ONE = np.uint64(1)


@compiled
def best3(person, rules):  # type: ignore[no-untyped-def]
    """Sum of the three best insured monthly wages of the months before this one (s.57); satang."""
    held = coverage.months_in(records.before(person.law), rules.coverage.wage_window_months)
    last = person.law.ever - 1 - np.int64(person.law.mask & _ONE)  # this month's own wage does not count
    best = (0, 0, 0)
    for ago in range(held):
        wage = np.int64(person.wages[(last - ago) % RING]) * 100
        best = coverage.into_best(best, coverage.wage_for_base(wage, rules.coverage))
    return coverage.base_of(best)


@compiled
def covered(person, law, rules):  # type: ignore[no-untyped-def]
    """Which records give cover today for a branch: bits for law, enrolled months, record shown."""
    window, needed, of = law.window_months, law.qualifying_months, rules.coverage
    bits = LAW if coverage.is_covered(person.law.mask, window, needed, law.tail, of) else 0
    if not rules.practice.only_record_shown:
        return bits * (LAW | ENROLLED | SHOWN)
    if bits and coverage.is_covered(person.enrolled.mask, window, needed, law.tail, of):
        bits |= ENROLLED
        if coverage.is_covered(person.shown.mask, window, needed, law.tail, of):
            bits |= SHOWN
    return bits


@compiled
def eligible(bits, rules):  # type: ignore[no-untyped-def]
    """Bits kept from an earlier month, as seen today: an office that follows the law asks only for the law's."""
    if bits & LAW and not rules.practice.only_record_shown:
        return LAW | ENROLLED | SHOWN
    return bits


@compiled
def keep_allowance(person, month, rules):  # type: ignore[no-untyped-def]
    """Invalidity or death of an entitled parent leaves today's children their allowance (s.75 bis, quater)."""
    law = rules.child_allowance
    if person.kept_since or not child_allowance.is_kept(person.law.mask, law):
        return
    person.kept_since, person.kept = month, LAW
    if child_allowance.is_kept(person.enrolled.mask, law):
        person.kept |= ENROLLED
        if child_allowance.is_kept(person.shown.mask, law):
            person.kept |= SHOWN


@compiled
def amounts(bits, satang):  # type: ignore[no-untyped-def]
    """What is owed by law, on enrolled months, on the record shown and for the reason on record; satang."""
    shown = satang if bits & SHOWN else 0
    return satang if bits & LAW else 0, satang if bits & ENROLLED else 0, shown, shown


@compiled
def ladder(by_law, enrolled, shown, rules):  # type: ignore[no-untyped-def]
    """The same four where each record gives an amount of its own; an office that follows the law pays the first."""
    if not rules.practice.only_record_shown:
        return by_law, by_law, by_law, by_law
    enrolled = min(by_law, enrolled)
    shown = min(enrolled, shown)
    return by_law, enrolled, shown, shown
