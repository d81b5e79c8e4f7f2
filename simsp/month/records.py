"""The three records of a person's months: the law's, the enrolment's and the one the office looks at.

Most people add no month to them, so they are brought up to date only when somebody adds to them or looks at them,
and each January, when the year's return is credited.
"""

import numpy as np

from simsp.compiled import compiled, step
from simsp.law import old_age

_ONE = np.uint64(1)
_REMEMBERED = 63  # a shift by all 64 is undefined


@step
def catch_up(person, month, rules):  # type: ignore[no-untyped-def]
    """Bring the three records to a month: windows move on, and each January credits a year's return."""
    passed = month - person.masked
    if passed <= 0:
        return
    januaries = month // 12 - person.masked // 12
    person.masked = month
    _move_on(person, passed)
    for _ in range(januaries):
        _credit_return(person, rules)


@step
def _move_on(person, months):  # type: ignore[no-untyped-def]
    """Move the windows of the three records; a mask remembers 64 months."""
    by = np.uint64(min(months, _REMEMBERED))
    person.law.mask = person.law.mask << by
    person.enrolled.mask = person.enrolled.mask << by
    person.shown.mask = person.shown.mask << by
    if months > _REMEMBERED:
        person.law.mask = person.enrolled.mask = person.shown.mask = np.uint64(0)


@compiled
def _credit_return(person, rules):  # type: ignore[no-untyped-def]
    rate = rules.old_age.return_on_lump_sum
    _add_return(person.law, rate)
    _add_return(person.enrolled, rate)
    _add_return(person.shown, rate)
    person.career = old_age.revalued(person.career, rules.old_age)


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
