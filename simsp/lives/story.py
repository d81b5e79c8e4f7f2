"""A life as rows of a table: spells of place, papers and work, what became of each right, and the sums."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from simsp import months
from simsp.lives.notes import LOST, NOT_YET_DUE, PAYERS, RECEIVED, STILL_CLAIMABLE, Moved, Notes, Stay
from simsp.parameters import DIMENSIONS
from simsp.world.people import Place

_PLACES = {Place.THAILAND: "thailand", Place.HOME: "home", Place.DEAD: "dead"}
_STANDS = (STILL_CLAIMABLE, NOT_YET_DUE)
_TOTALS = ("deducted", *(f"paid_by_{payer}" for payer in PAYERS), "owed", RECEIVED, LOST, *_STANDS,
           "claim_costs", "paper_costs", "pv_net")  # fmt: skip


class Row(NamedTuple):
    """A row of lives.csv, without the columns that say whose it is; months as numbers, None where there are none."""

    lane: str
    first: int | None
    last: int | None
    what: str
    value: str = ""
    fate: str = ""
    cause: str = ""
    satang: int | None = None


def told(notes: Notes, person: int) -> list[Row]:
    """The rows of one of the noted, after the last fate."""
    place = notes.who.tolist().index(person)
    record, account = notes.people[place], notes.accounts[place]
    dies = int(record["dies"])
    stays = [stay for stay in notes.stays[person] if stay.month < dies]
    return [
        *_person(person, record, account),
        *_places(stays, dies),
        *_lane("papers", ((one.month, DIMENSIONS["status"][one.status], 0) for one in stays if one.work)),
        *_lane("work", ((one.month, one.work, one.paid) for one in stays if one.work)),
        *_rights(notes.moved[person]),
        *_totals(record, account),
    ]


def _person(person: int, record: Any, account: Any) -> Iterator[Row]:
    """Who it is."""
    traits = {name: DIMENSIONS[name][int(record[name])] for name in ("nationality", "sex", "sector")}
    dates = {name: months.text(int(record[name])) for name in ("born", "first_insured")}
    counts = {"months_credited": str(int(account["months_credited"]))}
    for what, value in ({"person": str(person)} | traits | dates | counts).items():
        yield Row("person", None, None, what, value)


def _places(stays: list[Stay], dies: int) -> Iterator[Row]:
    """Where somebody lives; after the last month measured everybody is at home, and stays there."""
    noted = [(one.month, _PLACES[Place(one.place)], 0) for one in stays]
    later = range(noted[-1][0] + 1 if noted else dies, dies)
    yield from _lane("place", [*noted, *((month, _PLACES[Place.HOME], 0) for month in later)])
    yield Row("place", dies, dies, _PLACES[Place.DEAD])


def _lane(lane: str, noted: Iterable[tuple[int, str, int]]) -> Iterator[Row]:
    """Months that follow each other and are alike, as one row, with the sum of their satang if there is any."""
    row = None
    for month, what, satang in noted:
        if row and row.what == what and row.last == month - 1:
            row = row._replace(last=month, satang=(row.satang or 0) + satang or None)
        else:
            if row:
                yield row
            row = Row(lane, month, month, what, satang=satang or None)
    if row:
        yield row


def _rights(moved: list[Moved]) -> list[Row]:
    """What became of each kind of right: months of one fate in a row are one row.

    Received and lost are sums of the months; what can still be claimed or is not yet due stands as in the last month.
    """
    ended: list[Row] = []
    running: dict[tuple[str, str, str], Row] = {}
    for one in moved:
        key = (one.right, one.fate, one.cause)
        before = running.get(key)
        if before and before.last is not None and before.last >= one.first - 1:
            kept = 0 if one.fate in _STANDS else before.satang or 0
            running[key] = before._replace(last=one.last, satang=kept + one.satang)
        else:
            ended += [before] if before else []
            running[key] = Row("right", one.first, one.last, one.right, "", one.fate, one.cause, one.satang)
    return sorted([*ended, *running.values()], key=_in_order)


def _in_order(row: Row) -> tuple[Any, ...]:
    return row.first, row.last, row.what, row.fate, row.cause


def _totals(record: Any, account: Any) -> Iterator[Row]:
    """The person's account; after the last fate nothing can be claimed any more and nothing is not yet due."""
    known = {name: int(account[name]) for name in ("deducted", "owed", LOST, "claim_costs")}
    known |= {f"paid_by_{payer}": int(account[payer]) for payer in PAYERS}
    known |= {RECEIVED: int(account["cash"]) + int(account["care"])}
    known |= {STILL_CLAIMABLE: int(account["still"]), NOT_YET_DUE: int(account["not_yet"])}
    known |= {"paper_costs": int(record["papers_spent"]), "pv_net": int(record["pv_net"])}
    for name in _TOTALS:
        yield Row("total", None, None, name, satang=known[name])
