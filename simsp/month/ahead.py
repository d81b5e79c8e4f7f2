"""Looking ahead: people lie scattered in memory, so each driver asks early for those whose turn comes soon.

Nothing here changes a result. On the reference machine waiting for memory took two thirds of a month.
"""

from simsp.compiled import fetch_ahead, step
from simsp.layout import LINE
from simsp.world.people import CHILDREN_BORN, RING, WAGES
from simsp.world.rights import Right

_SOON = 6  # turns ahead
_CHILD = int(Right.CHILD_ALLOWANCE)


@step
def of_a_life(people, here, employers, at):  # type: ignore[no-untyped-def]
    """Ask for what a month of life touches: the first line of each record, and more of the insured."""
    last = len(here) - 1
    fetch_ahead(people, here[min(at + 2 * _SOON, last)], 0)
    index = here[min(at + _SOON, last)]
    soon = people[index]
    if soon.insured_job:
        fetch_ahead(employers, int(soon.employer), 0)
        fetch_ahead(people, index, LINE)
        fetch_ahead(people, index, 2 * LINE)
        if soon.insured_now:  # probably again
            fetch_ahead(people, index, 3 * LINE)
            fetch_ahead(people, index, 4 * LINE)
    index = here[min(at + _SOON // 2, last)]
    soon = people[index]
    if soon.insured_job:
        fetch_ahead(people, index, WAGES + 2 * (soon.law.ever % RING))


@step
def of_leaving(people, here, employers, at):  # type: ignore[no-untyped-def]
    """Ask for what stories and leaving touch: one line of the record, and what is told at the workplace."""
    last = len(here) - 1
    fetch_ahead(people, here[min(at + 3 * _SOON, last)], 0)
    fetch_ahead(employers, int(people[here[min(at + _SOON, last)]].employer), 0)


@step
def of_a_right(people, rows, at):  # type: ignore[no-untyped-def]
    """Ask for an open right, for its person, and for the records and children that an allowance is read from."""
    last = len(rows) - 1
    fetch_ahead(rows, min(at + 4 * _SOON, last), 0)
    fetch_ahead(people, int(rows[min(at + 2 * _SOON, last)].person), 0)
    soon = rows[min(at + _SOON, last)]
    if soon.kind == _CHILD:
        fetch_ahead(people, int(soon.person), LINE)
        fetch_ahead(people, int(soon.person), 3 * LINE)
        fetch_ahead(people, int(soon.person), CHILDREN_BORN)
