"""What is noted of some people while they live: where, with which papers and work, and each satang when it moved."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simsp.law import old_age
from simsp.layout import table
from simsp.lives.watching import Look, Moment
from simsp.month.close import bring_up_to_date
from simsp.world.people import ACCOUNT, PERSON, Job, Place
from simsp.world.rights import GATES, RIGHTS, State
from simsp.world.world import Times, World

Integers = NDArray[np.int64]
RECEIVED, LOST, STILL_CLAIMABLE, NOT_YET_DUE = "received", "lost", "still_claimable", "not_yet_due"
OLD_AGE = "old_age"  # money of which nobody knows yet whether it becomes a pension or a single sum
PAYERS = ("worker", "employer", "government")
_THAILAND, _NO_JOB, _NOT_ARRIVED = int(Place.THAILAND), int(Job.NONE), int(Place.NOT_ARRIVED)
_CLAIMABLE = [int(state) for state in (State.OPEN, State.IN_QUEUE, State.DECIDING, State.PAYING)]
_COLUMNS = (*PAYERS, "unremitted", "months_by_choice")


class Stay(NamedTuple):
    """A month of somebody who has arrived; `paid` in satang by the three payers, all of it money of the fund."""

    month: int
    place: int
    status: int
    work: str
    paid: int


class Moved(NamedTuple):
    """Satang of a right in a month or more: received or lost, or what stood waiting when the last of them was over.

    cause: the gate at which it was lost; empty where the books cannot tell.
    """

    first: int
    last: int
    right: str
    fate: str
    cause: str
    satang: int


class Saving(NamedTuple):
    """Old-age money that is not yet due: since when, and the person's record at the end of the last month."""

    first: int
    last: int
    person: Any


class Notes:
    """A watcher who remembers of the watched, by number, each month of their stays and each satang that moved.

    accounts, people: their records when money moved last, in the order of `who`.
    """

    def __init__(self) -> None:
        self.stays: dict[int, list[Stay]] = {}
        self.people: Any = None
        self._savings: dict[int, Saving] = {}
        self._turn_to(np.zeros(0, np.int64), 0)

    def __call__(self, look: Look) -> None:
        """Note a look."""
        if look.watched is not self.who:
            self._turn_to(look.watched, len(look.world.people))
        measured = bool(look.world.books["measured"][0])
        if look.moment is Moment.DONE and measured:
            self._note_flows(look)
        elif look.moment is Moment.LIVED and not look.world.books["running_off"][0]:
            self.people = _records(look.world.people, self.who)
            self._note_stays(look)
        elif look.moment is Moment.OVER and measured:
            self.people = _records(look.world.people, self.who)
            self._note_claimable(look)
            self._note_savings(look)

    def _turn_to(self, who: Integers, of: int) -> None:
        """Others are watched from now on, of so many people: of a branch, some of those of the history."""
        self.who, self._is_noted = who, np.isin(np.arange(of), who)
        self.stays = {one: self.stays.get(one, []) for one in who.tolist()}
        self.moved: dict[int, list[Moved]] = {one: [] for one in who.tolist()}
        self.accounts: Any = np.zeros(len(who), ACCOUNT)
        self._before: Any = self.accounts  # when somebody looked last
        self._paid = np.zeros((len(who), len(_COLUMNS)), np.int64)

    # ------------------------------------------------------------ what moves

    def _note_flows(self, look: Look) -> None:
        self.accounts = _records(look.world.accounts, self.who)
        if self.accounts.tobytes() == self._before.tobytes():
            return
        owed, received = (
            self.accounts[name] - self._before[name] for name in ("owed_by_right", "received_by_right")
        )
        self._before = self.accounts
        self.people = _records(look.world.people, self.who)
        for place, right in zip(*np.nonzero(owed | received), strict=True):
            one, name = int(self.who[place]), RIGHTS[right]
            got, lost = int(received[place, right]), int(owed[place, right] - received[place, right])
            gates = causes(lost, look.alone.get(one, look.lost)[right])
            for fate, cause, satang in [(RECEIVED, "", got), *((LOST, gate, part) for gate, part in gates)]:
                if satang:
                    self.moved[one].append(Moved(look.month, look.month, name, fate, cause, satang))

    # ------------------------------------------------------------ what waits

    def _note_claimable(self, look: Look) -> None:
        rows = np.asarray(look.world.rows)[: int(look.world.books["open_rows"][0])]
        rows = rows[self._is_noted[rows["person"]]]
        if not len(rows):
            return
        waiting: dict[tuple[int, int], int] = {}
        for row in rows[np.isin(rows["state"], _CLAIMABLE) & (rows["pending"] > 0)]:
            key = int(row["person"]), int(row["kind"])
            waiting[key] = waiting.get(key, 0) + int(row["pending"])
        for (one, kind), satang in sorted(waiting.items()):
            self.moved[one].append(Moved(look.month, look.month, RIGHTS[kind], STILL_CLAIMABLE, "", satang))

    def _note_savings(self, look: Look) -> None:
        """The old-age money on the months that the law counts; what it came to is worked out when it falls due."""
        waits = (self.people["law"]["months"] > 0) & (self.people["in_cohort"] == 1)
        for place in np.flatnonzero(waits).tolist():
            one = int(self.who[place])
            before = self._savings.get(one)
            first = before.first if before else look.month
            self._savings[one] = Saving(first, look.month, self.people[place : place + 1])
        for one in [one for one, saving in self._savings.items() if saving.last < look.month]:
            saving = self._savings.pop(one)
            satang = _sum_saved(saving, look.world, look.times)
            self.moved[one].append(Moved(saving.first, saving.last, OLD_AGE, NOT_YET_DUE, "", satang))

    # ------------------------------------------------------------ where, and at what

    def _note_stays(self, look: Look) -> None:
        now = np.stack([self.accounts[name] for name in _COLUMNS], axis=1)
        paid, self._paid = now - self._paid, now
        for place, one in enumerate(self.who.tolist()):
            person = self.people[place]
            where = int(person["place"])
            if where != _NOT_ARRIVED:
                work = kind_of_work(person, *(paid[place, 3:] > 0)) if where == _THAILAND else ""
                satang = int(paid[place, :3].sum())
                self.stays[one].append(Stay(look.month, where, int(person["status"]), work, satang))


def _records(of: Any, who: Integers) -> Any:
    """Copies of some records of a table; byte by byte, which is faster than field by field."""
    whole = np.asarray(of)
    raw = whole.view(np.uint8).reshape(len(whole), whole.dtype.itemsize)
    return raw[who].view(whole.dtype)[:, 0]


def _sum_saved(saving: Saving, world: World, times: Times) -> int:
    """What the law's record comes to as a single sum at the end of the last month, returns included; satang."""
    rules, _ = times.at(saving.last)
    person, books = table(1, PERSON), world.books.copy()
    person[:] = saving.person
    books["month"] = saving.last
    bring_up_to_date(person, books, rules)
    law = rules.view(np.recarray).old_age[int(person["nationality"][0])]
    record = person["law"][0]
    parts = (int(record[name]) for name in ("months", "worker", "employer", "returns"))
    return int(old_age.lump_sum(*parts, law))


def causes(lost: int, by_gate: Integers) -> list[tuple[str, int]]:
    """At which gates somebody lost satang of a right in one step, and how much at each.

    Args:
        lost: what this person lost, from the account.
        by_gate: what all of the watched lost then of this right, or what this person lost where nobody else was there.

    Returns:
        Gates and satang; an empty gate where others lost of the same right at several gates.
    """
    if lost == 0:
        return []
    gates = np.flatnonzero(by_gate)
    if int(by_gate.sum()) == lost:
        return [(GATES[gate], int(by_gate[gate])) for gate in gates]
    return [(GATES[gates[0]] if len(gates) == 1 else "", lost)]


def kind_of_work(person: Any, kept: bool, by_choice: bool) -> str:
    """What kind of work a month in Thailand was, in one word.

    Args:
        person: the record, after the month has been lived.
        kept: the employer kept the contributions.
        by_choice: the worker paid for the month alone.
    """
    if by_choice:
        return "self_enrolled"
    if person["insured_now"]:
        return "insured_not_remitted" if kept else "insured"
    if person["job"] == _NO_JOB:
        return "no_job"
    return "not_enrolled" if person["insured_job"] else "not_insurable"
