"""The three records of a person's months: the law's, the enrolment's and the one the office looks at.

Most people add no month to them, so each is brought up to date only when somebody adds to it or looks at it, and each
January, when the year's return is credited.
"""

import numpy as np

from simsp.compiled import compiled, step
from simsp.law import old_age

_ONE = np.uint64(1)
_REMEMBERED = 64  # months that a mask can tell of


@step
def catch_up(person, month, rules):  # type: ignore[no-untyped-def]
    """Bring all three records to a month."""
    bring_law(person, month, rules)
    bring(person.enrolled, month, rules)
    bring(person.shown, month, rules)


@step
def bring_law(person, month, rules):  # type: ignore[no-untyped-def]
    """Bring the law's record to a month, and the sum of wages that goes with it."""
    for _ in range(bring(person.law, month, rules)):
        person.career = old_age.revalued(person.career, rules.old_age)


@step
def bring(record, month, rules):  # type: ignore[no-untyped-def]
    """Bring one record to a month: its window moves on, each January credits a year's return. Returns the Januaries."""
    passed = month - record.brought_to
    if passed <= 0:
        return 0
    januaries = month // 12 - record.brought_to // 12
    record.brought_to = month
    record.mask = record.mask << np.uint64(passed) if passed < _REMEMBERED else np.uint64(0)
    for _ in range(januaries):
        _add_return(record, rules.old_age.return_on_lump_sum)
    return januaries


@compiled
def _add_return(record, rate):  # type: ignore[no-untyped-def]
    record.returns += old_age.yearly_return(record.worker + record.employer + record.returns, rate)


@step
def credit(record, worker, employer):  # type: ignore[no-untyped-def]
    """Add the month that a record has been brought to, and its old-age money in satang."""
    record.mask |= _ONE
    record.months += 1
    record.ever += 1
    record.worker += worker
    record.employer += employer


@compiled
def is_insured(person, month):  # type: ignore[no-untyped-def]
    """Whether the law counts this month, once work and contributions of the month are done."""
    return person.law.brought_to == month and person.law.mask & _ONE == _ONE


@compiled
def before(record):  # type: ignore[no-untyped-def]
    """The mask of a record as it stood at the end of the month before."""
    return record.mask >> _ONE


@compiled
def start_new(shown):  # type: ignore[no-untyped-def]
    """The office now looks at a record without a past; s.42 of the Act still adds all periods."""
    shown.mask = np.uint64(0)
    shown.ever = 0
    empty(shown)


@compiled
def empty(record):  # type: ignore[no-untyped-def]
    """Nothing is left of the months and the old-age money; the mask still gives cover, and s.73 counts all months."""
    record.months = 0
    record.worker = record.employer = record.returns = 0


@compiled
def turn_year(person, month):  # type: ignore[no-untyped-def]
    """Days that are counted by calendar year begin anew."""
    year = month // 12
    if person.year != year:
        person.year = year
        person.jobless_days = person.sick_days = person.sick_pay_days = 0
