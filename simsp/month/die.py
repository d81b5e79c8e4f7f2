"""What a death leaves: grants for the funeral and to survivors (s.73), old-age money and child allowances."""

import numpy as np

from simsp.compiled import compiled
from simsp.law import death
from simsp.month import pension
from simsp.month.cover import ENROLLED, SHOWN, amounts, best3, covered, eligible, keep_allowance, ladder
from simsp.month.owe import owe
from simsp.world.rights import Right

_FUNERAL, _SURVIVORS = int(Right.FUNERAL_GRANT), int(Right.SURVIVORS_GRANT)


@compiled
def die(person, index, rows, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Open what the heirs may claim of somebody who died this month, in Thailand or abroad."""
    keep_allowance(person, books.month, rules)
    law = rules.death
    bits, base = covered(person, law, rules), best3(person, rules)
    if not bits and books.month <= person.invalid_until:
        # s.73/1: who drew invalidity cash is covered, with the last month's cash in place of the wage
        bits, base = eligible(person.invalid_bits, rules), 3 * np.int64(person.invalid_cash)
    if bits:
        grant = amounts(bits, death.funeral_grant(odds.highest_daily_wage, law))
        owe(person, index, _FUNERAL, grant, rows, books, rules, key)
        owe(person, index, _SURVIVORS, _survivors_grant(person, bits, base, rules), rows, books, rules, key)
    if person.law.months > 0:
        pension.heirs_of_old_age(person, index, rows, books, rules, key)


@compiled
def _survivors_grant(person, bits, base, rules):  # type: ignore[no-untyped-def]
    """By all months ever, on each record; satang."""
    law = rules.death
    enrolled = death.survivors_grant(person.enrolled.ever, base, law) if bits & ENROLLED else 0
    shown = death.survivors_grant(person.shown.ever, base, law) if bits & SHOWN else 0
    return ladder(death.survivors_grant(person.law.ever, base, law), enrolled, shown, rules)
