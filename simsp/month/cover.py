"""Cover: which records give a right today, and the wages that a benefit is a share of."""

import numpy as np

from simsp.compiled import compiled
from simsp.law import coverage
from simsp.world.people import RING

LAW, ENROLLED, SHOWN = 1, 2, 4  # bits: by law, on the months enrolled, on the record the office looks at
_WINDOW = 15  # s.57: the 15 months before


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
    bits = LAW if coverage.is_covered(person.law.mask, window, needed, tail, of) else 0
    if not rules.practice.only_record_shown:
        return bits * (LAW | ENROLLED | SHOWN)
    if bits and coverage.is_covered(person.enrolled.mask, window, needed, tail, of):
        bits |= ENROLLED
        if coverage.is_covered(person.shown.mask, window, needed, tail, of):
            bits |= SHOWN
    return bits


@compiled
def amounts(bits, satang):  # type: ignore[no-untyped-def]
    """What is owed by law, on enrolled months, on the record shown and for the reason on record; satang."""
    shown = satang if bits & SHOWN else 0
    return satang if bits & LAW else 0, satang if bits & ENROLLED else 0, shown, shown
