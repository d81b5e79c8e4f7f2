"""A right falls due: what records lack is lost here and now, the rest is an open right that waits to be claimed."""

from simsp.compiled import compiled
from simsp.month.cover import ENROLLED, LAW, SHOWN
from simsp.month.gates import stand_open
from simsp.world import booking
from simsp.world.people import Place
from simsp.world.rights import Fate, Right, State

TABLE_FULL = 2
_OPEN, _PAYING, _SHUT = int(State.OPEN), int(State.PAYING), int(State.SHUT)
_RECEIVED, _LOST, _DEAD = int(Fate.RECEIVED), int(Fate.LOST), int(Place.DEAD)
_CHILD, _INVALID = int(Right.CHILD_ALLOWANCE), int(Right.INVALIDITY_PENSION)
_PENSION = int(Right.OLD_AGE_PENSION)


@compiled
def owe(person, index, kind, amounts, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """A single sum falls due. Returns the row of the open right, or -1 where nothing is left to claim."""
    if amounts[0] <= 0:
        return -1
    at = open_row(person, index, kind, rows, books, rules)
    left = lose_what_records_lack(rows[at], person, books, amounts, rules, key)
    if left <= 0:
        books.open_rows -= 1
        booking.count(person, books, kind, _LOST + booking.first_shortfall(amounts))
        return -1
    rows[at].pending = left
    return at


@compiled
def lose_what_records_lack(row, person, books, amounts, rules, key):  # type: ignore[no-untyped-def]
    """Book what the records and the reason on record lack of an amount; returns what is left to claim."""
    others = amounts[3] < amounts[0] and stand_open(row, person, rules, key)
    return booking.lose_before_claim(person, books, row.kind, amounts, others)


@compiled
def owe_month(row, person, books, rules, amounts, gate, key):  # type: ignore[no-untyped-def]
    """A month of a right that accrues: what records lack is lost, the rest is paid or waits.

    `gate` loses the rest of this month; -1 lets it through. A right that is shut loses it in any case.
    """
    if amounts[0] <= 0:
        return
    left = lose_what_records_lack(row, person, books, amounts, rules, key)
    if left < amounts[0] and row.cause == 0:
        row.cause = booking.first_shortfall(amounts) + 1
    if left <= 0:
        return
    if row.state == _SHUT and (gate < 0 or row.shut <= gate):
        _lose_month(row, person, books, row.shut, row.regains, left)
    elif gate >= 0:
        _lose_month(
            row, person, books, gate, row.state != _SHUT and stand_open(row, person, rules, key), left
        )
    elif row.state == _PAYING:
        booking.fate(person, books, row.kind, _RECEIVED, left)
        row.received += left
    else:
        row.pending += left


@compiled
def _lose_month(row, person, books, gate, others, satang):  # type: ignore[no-untyped-def]
    booking.fate(person, books, row.kind, _LOST + gate, satang)
    if others:
        booking.regain(person, books, gate, satang)
    row.cause = gate + 1 if row.cause == 0 else row.cause


@compiled
def open_row(person, index, kind, rows, books, rules):  # type: ignore[no-untyped-def]
    """Append an open right; returns its row."""
    at = books.open_rows
    if at >= len(rows):
        books.fault = TABLE_FULL
        return 0
    books.open_rows += 1
    row = rows[at]
    row.person, row.kind, row.state, row.region = index, kind, _OPEN, person.region
    row.arose = row.until = books.month
    row.heirs = 1 if person.place == _DEAD else 0
    row.tail = 1 if kind <= _INVALID and kind != _CHILD and not person.insured_now else 0
    row.eligible = LAW | ENROLLED | SHOWN
    set_limit(row, rules)
    begin(row)
    return at


@compiled
def set_limit(row, rules):  # type: ignore[no-untyped-def]
    """The last month in which a right can be filed (s.56)."""
    if row.kind >= _PENSION:
        row.limit = row.arose + rules.old_age.claim_limit_months
    else:
        row.limit = row.arose + rules.coverage.claim_limit_months


@compiled
def begin(row):  # type: ignore[no-untyped-def]
    """Nothing has accrued, been claimed or been refused yet."""
    row.pending = row.monthly = row.on_enrolled = row.on_shown = row.received = 0
    row.wait = row.day = 0.0
    row.days = row.decided = row.passed = 0
    row.child = row.extended = row.reason = row.permit_ends = 0
    row.met = 0
    row.at_exit = row.refused = row.cause = row.shut = row.regains = row.tells = 0
    row.rate = row.told_rate = row.most = row.told_most = 0
    row.waiting_days = row.max_days_a_year = row.after_departure = 0
