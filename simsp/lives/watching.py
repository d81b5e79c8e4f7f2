"""People who are watched while they live: who does the work of a month also shows it to somebody.

The steps keep no account of what one person loses at which gate; the books do, for everybody. So the watched are
worked on in blocks of their own, each with books of its own (see `simsp.crew`, which holds that blocks change
nothing), and what stands in those books is theirs alone.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simsp.crew import ROWS_EACH, ROWS_MORE, Crew, Desk
from simsp.layout import table
from simsp.world.books import BOOKS, View
from simsp.world.rights import GATES, RIGHTS, ROW, Fate
from simsp.world.world import LOG, Times, World

Integers = NDArray[np.int64]
_LIFE, _LOST = int(View.LIFETIME), int(Fate.LOST)
_TOGETHER = 64  # people with numbers next to each other, whom no share of the rights tells apart
_SHARES = 64  # most shares that are tried
_LIVING = 4  # the steps on people since the claims: leaving, newcomers, who is back, and then everybody lives
_NOTHING = np.zeros((len(RIGHTS), len(GATES)), np.int64)


class Moment(Enum):
    """When somebody looks."""

    DONE = 0  # a step is done, whichever
    LIVED = 1  # everybody has lived this month; nobody has claimed or left
    OVER = 2  # the month is over


class Look(NamedTuple):
    """What a watcher is shown.

    watched: numbers of the watched, rising. lost: what they lost in the step that is done; satang by right and gate,
    shape (12, 10). alone: the same of one of them, by number, for those who were worked on alone.
    """

    moment: Moment
    month: int
    world: World
    times: Times
    watched: Integers
    lost: Integers
    alone: Mapping[int, Integers]


Watcher = Callable[[Look], None]


class Watching(Crew):
    """One thread that works as any crew does, and shows some watchers the world after each step.

    It holds from the first month to the last of one world, the run-off too. With somebody watched, the lifetime
    view of the books and the accounts are kept for them alone: ask other people of another world.
    """

    def __init__(self, times: Times, watchers: Sequence[Watcher], watched: Sequence[int] = ()) -> None:
        super().__init__()
        self.times, self.watchers = times, watchers
        self.watched = np.array(sorted(set(watched)), np.int64)
        self._is_watched = np.zeros(0, np.bool_)  # by number, of everybody
        self._month = 0
        self._steps = 1  # on people, since the claims of the month before
        self._lost = _NOTHING
        self._of_people: list[Desk] = []
        self._of_rights: list[Desk] = []
        self._parted: dict[tuple[int, ...], tuple[int, ...]] = {}

    def on_people(self, world: World, count: int, work: Callable[[slice, Desk], None]) -> None:
        """The step on people, the watched in blocks of their own where everybody lives; then a look at it."""
        runs_off = bool(world.books["running_off"][0])
        if self._steps == 0:
            self._show(world)  # what the offices made of the claims
            if runs_off:  # nobody leaves any more: this step is one of the next month
                self._show(world, moment=Moment.OVER)
        self._steps, self._month = self._steps + 1, world.month
        if not len(self._is_watched):
            self._is_watched = np.isin(np.arange(len(world.people)), self.watched)
        self._lost = _lost(world.books)
        if self._steps == _LIVING and _is_measured(world) and not runs_off and len(self.watched):
            self._live(world, work)
        else:
            super().on_people(world, count, work)
            self._show(world)
        if self._steps == 1 and not runs_off:
            self._show(world, moment=Moment.OVER)

    def on_rights(self, world: World, work: Callable[[tuple[int, int], Desk], None]) -> None:
        """A look at everybody who has lived; the step on rights, in shares that part the watched; a look at it."""
        self._month, self._steps = world.month, 0
        self._show(world, moment=Moment.LIVED)
        self._keep_to_the_watched(world)
        self._lost = _lost(world.books)
        shares = self._shares(world)
        if len(shares) <= 1:
            super().on_rights(world, work)
            self._show(world)
            return
        count, used = shares[0], int(world.books["open_rows"][0])
        desks = _with_room(self._of_rights, [0] * count, used)
        self._do(world, [(which, count) for which in range(count)], desks, work)
        self._show(world, {one: _lost(desks[_share(one, count)].books) for one in shares[1:]})

    def _live(self, world: World, work: Callable[[slice, Desk], None]) -> None:
        """Everybody lives, each of the watched in a block alone: others may become members in this very step."""
        pieces = self._blocks(world.here)
        rooms = [ROWS_EACH * (piece.stop - piece.start) + ROWS_MORE for piece in pieces]
        desks = _with_room(self._of_people, rooms, 0)
        self._do(world, pieces, desks, work)
        firsts = [(int(world.here[piece.start]), desk) for piece, desk in zip(pieces, desks, strict=True)]
        alone = {one: _lost(desk.books) for one, desk in firsts if self._is_watched[one]}
        self._lost = _lost(world.books) - sum(alone.values())  # of this step, what the watched lost
        self._show(world, alone)

    def _show(
        self, world: World, alone: Mapping[int, Integers] | None = None, moment: Moment = Moment.DONE
    ) -> None:
        now = _lost(world.books)
        look = Look(moment, self._month, world, self.times, self.watched, now - self._lost, alone or {})
        for watcher in self.watchers:
            watcher(look)
        self._lost = now

    def _keep_to_the_watched(self, world: World) -> None:
        """Whoever else was first insured this month is no member: the lifetime books are those of the watched."""
        books = world.books[0]
        if len(self.watched) and books["measured"] and world.month <= books["cohort_last"]:
            joined = world.here[world.people["in_cohort"][world.here] == 1]
            world.people["in_cohort"][np.setdiff1d(joined, self.watched)] = 0

    def _blocks(self, here: Integers) -> list[slice]:
        """Blocks of the people here, in their order: one for each of the watched, and those between them."""
        at = np.flatnonzero(self._is_watched[here])
        ends = np.unique(np.concatenate([[0, len(here)], at, at + 1])).tolist()
        return [slice(first, last) for first, last in pairwise(ends)]

    def _shares(self, world: World) -> tuple[int, ...]:
        """In how many shares rights are worked on, then whose rights lie alone in one of them.

        No shares where no two of the watched hold a right of the same kind.
        """
        if not (len(self.watched) and _is_measured(world)):
            return ()
        rows = np.asarray(world.rows)[: int(world.books["open_rows"][0])]
        persons = rows["person"]
        mine = np.flatnonzero(self._is_watched[persons])
        if len(mine) < 2:
            return ()
        held = set(zip(rows["kind"][mine].tolist(), persons[mine].tolist(), strict=True))
        if len({kind for kind, _ in held}) == len(held):
            return ()
        holders = tuple(sorted({one for _, one in held}))
        if holders not in self._parted:
            self._parted[holders] = _parted(holders)
        return self._parted[holders]


def _parted(holders: Sequence[int]) -> tuple[int, ...]:
    """The fewest shares that part most of some people, then who is alone in one."""
    tried = [(shares, [_share(one, shares) for one in holders]) for shares in range(2, _SHARES + 1)]
    shares, found = max(tried, key=lambda pair: (len(set(pair[1])), -pair[0]))
    return shares, *(one for one, share in zip(holders, found, strict=True) if found.count(share) == 1)


def _share(person: int, shares: int) -> int:
    """Which share of the rights is worked on with those of a person, see `simsp.month.drive`."""
    return person // _TOGETHER % shares


def _with_room(desks: list[Desk], rights: Sequence[int], payments: int) -> list[Desk]:
    """As many desks as asked, each with room for so many new rights and first payments; they are kept for later."""
    for at, room in enumerate(rights):
        if at == len(desks):
            desks.append(Desk(table(room, ROW), table(payments, LOG), table(1, BOOKS)))
        elif len(desks[at].rows) < room or len(desks[at].log) < payments:
            desks[at] = Desk(table(2 * room, ROW), table(2 * payments, LOG), desks[at].books)
    return desks[: len(rights)]


def _is_measured(world: World) -> bool:
    return bool(world.books["measured"][0])


def _lost(books: Any) -> Integers:
    """What the cohort has lost; satang by right and gate."""
    if not books["measured"][0]:
        return _NOTHING
    found: Integers = np.asarray(books["fates"])[0, _LIFE, :, _LOST:].copy()
    return found
