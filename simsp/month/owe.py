"""A right falls due: what records lack is lost here and now, the rest is an open right that waits to be claimed."""

from simsp import luck
from simsp.compiled import compiled
from simsp.luck import Decision
from simsp.month.cover import ENROLLED, LAW, SHOWN
from simsp.world import booking
from simsp.world.people import Place, Status
from simsp.world.rights import KNOWN_AS, Fate, Right, State

_D = Decision
_TABLE_FULL = 2
_OPEN, _LOST = int(State.OPEN), int(Fate.LOST)
_THAILAND, _UNDOCUMENTED = int(Place.THAILAND), int(Status.UNDOCUMENTED)
_CHILD, _INVALID = int(Right.CHILD_ALLOWANCE), int(Right.INVALIDITY_PENSION)


@compiled
def open_gates(person, kind, books, rules, key):  # type: ignore[no-untyped-def]
    """Whether the later gates would let this person through, as things stand: knowledge, place, papers, office."""
    month = books.month
    if not knows(person, kind, rules) or person.place != _THAILAND:
        return False
    if person.status == _UNDOCUMENTED:
        if luck.draw(key, month, _D.PAPERS_BLOCK + kind) < rules.practice.expired_papers_block:
            return False
    return luck.draw(key, month, _D.ACCEPTED + kind) < chance_of_acceptance(rules, key)


@compiled
def chance_of_acceptance(rules, key):  # type: ignore[no-untyped-def]
    """The chance that the office accepts a claim of this person, who has help or not for life."""
    helped = luck.draw(key, 0, _D.HELPED) < rules.claims.helped
    return rules.claims.accepted_helped if helped else rules.claims.accepted_unaided


@compiled
def knows(person, kind, rules):  # type: ignore[no-untyped-def]
    """Whether a person knows of the branch of a right."""
    branch = KNOWN_AS[kind]
    if rules.claims.knows[branch] >= 4294967296:
        return True
    return (person.knows >> branch) & 1 == 1


@compiled
def owe(person, index, kind, amounts, rows, books, rules, key):  # type: ignore[no-untyped-def]
    """A single sum falls due. Returns the row of the open right, or -1 where nothing is left to claim."""
    if amounts[0] <= 0:
        return -1
    left = booking.lose_before_claim(
        person, books, kind, amounts, open_gates(person, kind, books, rules, key)
    )
    if left <= 0:
        booking.count(person, books, kind, _LOST + booking.first_shortfall(amounts))
        return -1
    return open_row(person, index, kind, left, rows, books, rules)


@compiled
def open_row(person, index, kind, pending, rows, books, rules):  # type: ignore[no-untyped-def]
    """Append an open right; returns its row."""
    at = books.open_rows
    if at >= len(rows):
        books.fault = _TABLE_FULL
        return 0
    books.open_rows += 1
    row = rows[at]
    row.pending, row.monthly, row.received = pending, 0, 0
    row.person, row.kind, row.state, row.passed = index, kind, _OPEN, 0
    row.arose, row.until = books.month, books.month
    row.limit = books.month + rules.coverage.claim_limit_months
    row.heirs, row.child, row.extended, row.days = 0, 0, 0, 0
    row.region, row.eligible = person.region, LAW | ENROLLED | SHOWN
    row.reason = row.told = row.cause = 0
    row.at_exit = row.refused = 0
    row.tail = 1 if kind <= _INVALID and kind != _CHILD and not person.insured_now else 0
    return at
