"""Looking ahead: people lie scattered in memory, so each driver asks early for those whose turn comes soon.

Nothing here changes a result. On the reference machine waiting for memory took two thirds of a month.
"""

from simsp.compiled import compiled, fetch_ahead
from simsp.world.people import INSURED_MONTH

_SOON, _LINE = 6, 64  # turns ahead; bytes that come at a time


@compiled
def _start_of(people, index):  # type: ignore[no-untyped-def]
    fetch_ahead(people, index, 0)
    fetch_ahead(people, index, _LINE - 1)  # a record seldom begins where a line does


@compiled
def of_a_life(people, here, at):  # type: ignore[no-untyped-def]
    """Ask for what a month of life touches: the start of each record, and more of the insured."""
    last = len(here) - 1
    _start_of(people, here[min(at + 2 * _SOON, last)])
    soon = here[min(at + _SOON, last)]
    if people[soon].insured_job:
        for place in range(2 * _LINE, INSURED_MONTH, _LINE):
            fetch_ahead(people, soon, place)


@compiled
def of_leaving(people, here, at):  # type: ignore[no-untyped-def]
    """Ask for what stories and leaving touch."""
    _start_of(people, here[min(at + _SOON, len(here) - 1)])


@compiled
def of_a_right(people, rows, at, count):  # type: ignore[no-untyped-def]
    """Ask for the person of an open right."""
    _start_of(people, rows[min(at + _SOON, count - 1)].person)
