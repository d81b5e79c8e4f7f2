"""Old-age money: a pension or a single sum, the worker's own or the heirs'."""

import numpy as np

from simsp import luck
from simsp.compiled import compiled
from simsp.law import home_schemes, old_age
from simsp.month import records
from simsp.month.cover import ladder
from simsp.month.owe import begin, lose_what_records_lack, open_row, owe, set_limit
from simsp.world import booking
from simsp.world.people import RING, Place
from simsp.world.rights import Fate, Right, State

_PENSION, _LUMP = int(Right.OLD_AGE_PENSION), int(Right.OLD_AGE_LUMP_SUM)
_OPEN, _CLOSED, _HOME = int(State.OPEN), int(State.CLOSED), int(Place.HOME)
_LOST, _RECEIVED = int(Fate.LOST), int(Fate.RECEIVED)
_OLDEST = 110


@compiled
def is_due(person, month, rules):  # type: ignore[no-untyped-def]
    """Whether old-age money on record becomes a right this month, once work and contributions of it are done."""
    law, insured = rules.old_age, records.is_insured(person, month)
    kind = old_age.right_kind(person.law.months, law)
    return old_age.is_due(month - person.born, insured, person.invalid > 0, kind, law)


@compiled
def first_due(person, rules):  # type: ignore[no-untyped-def]
    """The first month in which the money of somebody who is insured no more can become a right."""
    birthday = person.born + rules.old_age.pension_age * 12
    if old_age.right_kind(person.law.months, rules.old_age) == old_age.PENSION:
        return birthday + 1
    return 0 if person.invalid else birthday


@compiled
def _last_wages(person, count):  # type: ignore[no-untyped-def]
    """Sum of the last insured wages; satang."""
    total = 0
    for ago in range(1, count + 1):
        total += np.int64(person.wages[(person.law.ever - ago) % RING])
    return total * 100


@compiled
def _average_wage(person, month, rules):  # type: ignore[no-untyped-def]
    """The average insured wage that a pension from this month on is a share of; satang."""
    law, months = rules.old_age, max(person.law.months, 1)
    counted = min(person.law.months, law.wage_window_months)
    last = old_age.average_wage(_last_wages(person, counted), counted, law)
    return old_age.blended_average(last, person.career // months, month - law.care_starts, law)


@compiled
def monthly_pension(person, months, month, rules):  # type: ignore[no-untyped-def]
    """Monthly pension on so many months; the average is that of the wages that the law counts."""
    if months < rules.old_age.qualifying_months:
        return 0
    return old_age.pension(months, _average_wage(person, month, rules), rules.old_age)


@compiled
def refund(record, rules):  # type: ignore[no-untyped-def]
    """Lump sum on one record, satang."""
    return old_age.lump_sum(record.months, record.worker, record.employer, record.returns, rules.old_age)


@compiled
def _sum_of(person, record, month, rules):  # type: ignore[no-untyped-def]
    """What heirs get on one record of somebody who died before any old-age payment."""
    pension = monthly_pension(person, record.months, month, rules)
    return old_age.death_before_pension(record.months, refund(record, rules), pension, rules.old_age)


@compiled
def heirs_of_old_age(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """The old-age money of somebody who died before it fell due goes to the heirs (s.77 quater)."""
    month = books.month
    due = ladder(
        _sum_of(person, person.law, month, rules),
        _sum_of(person, person.enrolled, month, rules),
        _sum_of(person, person.shown, month, rules),
        rules,
    )
    close_records(person)
    owe(person, index, _LUMP, due, rows, books, rules, key)


@compiled
def old_age_sum(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """The old-age money falls due as a single sum; months paid out count no more. Returns the row or -1."""
    due = ladder(
        refund(person.law, rules), refund(person.enrolled, rules), refund(person.shown, rules), rules
    )
    close_records(person)
    return owe(person, index, _LUMP, due, rows, books, rules, key)


@compiled
def close_records(person):  # type: ignore[no-untyped-def]
    """The old-age money has become a right: what is insured from now on counts anew."""
    person.career = 0
    records.empty(person.law)
    records.empty(person.enrolled)
    records.empty(person.shown)


@compiled
def months_at_home(person, month, rules, key):  # type: ignore[no-untyped-def]
    """Insured months in the scheme at home that an agreement adds to those in Thailand; 0 without one."""
    if rules.home_schemes.portability != home_schemes.TOTALISATION or person.place != _HOME:
        return 0
    if luck.draw(key, 0, luck.Decision.HOME_INSURED) >= rules.stay.home_insured[person.nationality]:
        return 0
    return max(month - person.left, 0)


@compiled
def _thai_part(person, months, home, month, rules):  # type: ignore[no-untyped-def]
    """Monthly pension on so many Thai months, together with those at home."""
    if not home or not months:
        return monthly_pension(person, months, month, rules)
    average = _average_wage(person, month, rules)
    return home_schemes.thai_pension(months, home, average, rules.old_age, rules.home_schemes)


@compiled
def transfer_home(person, index, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """An agreement moves the account to the scheme at home when somebody leaves for good: nothing to claim."""
    if person.law.months <= 0:
        return
    at = old_age_sum(person, index, rows, books, rules, key)
    if at < 0:
        return
    row = rows[at]
    booking.fate(person, books, _LUMP, _RECEIVED, row.pending)
    booking.count(person, books, _LUMP, _RECEIVED)
    row.received, row.pending, row.state = row.pending, 0, _CLOSED
    person.used = 1


@compiled
def fall_due(person, index, rows, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Insurance has ended at pension age or by invalidity: a pension from the qualifying months on, else the sum."""
    law, home = rules.old_age, months_at_home(person, books.month, rules, key)
    kind = old_age.right_kind(person.law.months + home, law)
    if person.invalid:
        kind = old_age.right_kind_beside_invalidity(person.law.months, law)
    if old_age.may_choose_sum(kind, law) and prefers_sum(person, books, rules, odds):
        kind = old_age.LUMP_SUM
    if kind == old_age.PENSION:
        _open_pension(person, index, home, rows, books, rules)
    else:
        old_age_sum(person, index, rows, books, rules, key)


@compiled
def _open_pension(person, index, home, rows, books, rules):  # type: ignore[no-untyped-def]
    """A pension for life, smaller on a record of fewer months, none on one below the qualifying months."""
    month = books.month
    row = rows[open_row(person, index, _PENSION, rows, books, rules)]
    row.monthly = _thai_part(person, person.law.months, home, month, rules)
    row.on_enrolled = _thai_part(person, person.enrolled.months, home, month, rules)
    row.on_shown = _thai_part(person, person.shown.months, home, month, rules)
    row.until = person.dies
    close_records(person)


@compiled
def prefers_sum(person, books, rules, odds):  # type: ignore[no-untyped-def]
    """Below the qualifying months the sum; from there on whichever is worth more at the worker's own interest.

    A pension that is not paid abroad is worth nothing to somebody who leaves for good.
    """
    law = rules.old_age
    if old_age.right_kind(person.law.months, law) != old_age.PENSION:
        return True
    if not law.pension_paid_abroad:
        return True
    age = min((books.month - person.born) // 12, _OLDEST)
    monthly = monthly_pension(person, person.law.months, books.month, rules)
    return refund(person.law, rules) > monthly * odds.pension_worth[age] // 1000


@compiled
def set_guarantee(row, rules):  # type: ignore[no-untyped-def]
    """A pensioner died: the row holds from now on what is left of the guaranteed months, not a monthly amount."""
    paid, law = row.days, rules.old_age
    row.monthly = old_age.death_of_pensioner(paid, row.monthly, law)
    row.on_enrolled = old_age.death_of_pensioner(paid, row.on_enrolled, law)
    row.on_shown = old_age.death_of_pensioner(paid, row.on_shown, law)


@compiled
def guarantee_to_heirs(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """When the pension itself is settled, the rest of its guarantee is a claim of the heirs (s.77 quater)."""
    due = ladder(row.monthly, row.on_enrolled, row.on_shown, rules)
    begin(row)
    row.kind, row.arose = _LUMP, row.until
    if due[0] <= 0:
        return
    set_limit(row, rules)
    left = lose_what_records_lack(row, person, books, due, rules, key)
    if left > 0:
        row.pending, row.state = left, _OPEN
    else:
        booking.count(person, books, _LUMP, _LOST + booking.first_shortfall(due))
