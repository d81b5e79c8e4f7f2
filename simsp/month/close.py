"""The end of the months measured: what can still be claimed, and what is not yet due."""

from simsp.compiled import compiled
from simsp.month import pension, records
from simsp.world.people import Place
from simsp.world.rights import Fate, Right, State

_DEAD, _LUMP = int(Place.DEAD), int(Right.OLD_AGE_LUMP_SUM)
_CLOSED = int(State.CLOSED)
_RECEIVED, _STILL, _NOT_YET = int(Fate.RECEIVED), int(Fate.STILL_CLAIMABLE), int(Fate.NOT_YET_DUE)


@compiled
def close_period(rows, people, of_books, of_rules):  # type: ignore[no-untyped-def]
    """Book for the period view what is open on its last day, and begin the run-off."""
    books = of_books[0]
    for at in range(books.open_rows):
        row = rows[at]
        if row.state == _CLOSED:
            continue  # counted when it was settled
        books.fates[0, row.kind, _STILL] += row.pending
        books.total.still += row.pending
        if row.received > 0:
            _count(books, row.kind, _RECEIVED)
            books.total.rights_received += 1
        elif row.pending > 0:
            _count(books, row.kind, _STILL)
    for index in range(len(people)):
        person = people[index]
        if person.law.months > 0 and person.place != _DEAD:
            rules = of_rules[person.nationality]
            records.catch_up(person, books.month, rules)
            waiting = pension.refund(person.law, rules)
            books.fates[0, _LUMP, _NOT_YET] += waiting
            books.counts[0, _LUMP, _NOT_YET] += 1
            books.total.not_yet += waiting
    books.running_off = 1


@compiled
def bring_up_to_date(people, of_books, of_rules):  # type: ignore[no-untyped-def]
    """Credit to every record the yearly returns up to this month, also of people abroad."""
    for index in range(len(people)):
        person = people[index]
        if person.law.months > 0:
            records.catch_up(person, of_books[0].month, of_rules[person.nationality])


@compiled
def _count(books, kind, fate):  # type: ignore[no-untyped-def]
    books.counts[0, kind, fate] += 1
    books.total.rights_due += 1
