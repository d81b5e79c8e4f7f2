"""The three records of a person's months: the law's, the enrolment's and the one the office looks at.

Most people add no month to them, so they are brought up to date only when somebody adds to them or looks at them,
and each January, when the year's return is credited.
"""

import numpy as np

from simsp.compiled import compiled
from simsp.law import old_age

_ONE = np.uint64(1)


@compiled
def _shift(mask, months):  # type: ignore[no-untyped-def]
    return mask << np.uint64(months) if months < 64 else np.uint64(0)


@compiled
def catch_up(person, month, rules):  # type: ignore[no-untyped-def]
    """Bring the three records to a month: windows move on, and each January credits a year's return."""
    passed = month - person.masked
    if passed <= 0:
        return
    januaries = month // 12 - person.masked // 12
    person.masked = month
    _age(person.law, passed, januaries, rules)
    _age(person.enrolled, passed, januaries, rules)
    _age(person.shown, passed, januaries, rules)
    for _ in range(januaries):
        person.career = old_age.revalued(person.career, rules.old_age)


@compiled
def _age(record, passed, januaries, rules):  # type: ignore[no-untyped-def]
    record.mask = _shift(record.mask, passed)
    for _ in range(januaries):
        balance = record.worker + record.employer + record.returns
        record.returns += old_age.yearly_return(balance, rules.old_age.return_on_lump_sum)


@compiled
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
    return person.masked == month and person.law.mask & _ONE == _ONE


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
