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
from simsp.world.rights import ROW, Fate
from simsp.world.world import LOG, Times, World

Integers = NDArray[np.int64]
_LIFE, _LOST = int(View.LIFETIME), int(Fate.LOST)
_TOGETHER = 64  # people with numbers next to each other, whom no share of the rights tells apart
_SHARES = 64
_LIVING = 4  # the steps on people since the claims: leaving, newcomers, who is back, and then everybody lives


class Moment(Enum):
    """When somebody looks."""

    DONE = 0  # a step is done, whichever
    LIVED = 1  # everybody has lived this month; nobody has claimed or left
    OVER = 2  # the month is over


class Look(NamedTuple):
    """What a watcher is shown.

    lost: what the watched lost in the step that is done; satang by right and gate, shape (12, 10). alone: the same of
    each of the watched, by number, where they were worked on alone.
    """

    moment: Moment
    month: int
    world: World
    times: Times
    lost: Integers
    alone: Mapping[int, Integers]


Watcher = Callable[[Look], None]


class Watching(Crew):
    """One thread that works as any crew does, and shows some watchers the world after each step.

    It holds from the first month to the last of one world, the run-off too. With somebody `watched`, the lifetime
    view of the books and the accounts are kept for them alone: ask other people of another world.
    """

    def __init__(self, times: Times, watchers: Sequence[Watcher], watched: Sequence[int] = ()) -> None:
        super().__init__()
        self.times, self.watchers = times, watchers
        self.watched = np.array(sorted(set(watched)), np.int64)
        self._month = 0
        self._steps = 1  # on people, since the claims of the month before
        self._own: list[Desk] = []
        self._lost = np.zeros((0, 0), np.int64)

    def on_people(self, world: World, count: int, work: Callable[[slice, Desk], None]) -> None:
        """The step on people, the watched in blocks of their own where everybody lives; then a look at it."""
        runs_off = bool(world.books["running_off"][0])
        if self._steps == 0:
            self._show(world)  # what the offices made of the claims
            if runs_off:  # nobody leaves any more: this step is one of the next month
                self._show(world, moment=Moment.OVER)
        self._steps, self._month = self._steps + 1, world.month
        self._remember(world)
        measured = world.books["measured"][0] and not runs_off
        if self._steps == _LIVING and measured and len(self.watched):
            self._live(world, work)
        else:
            super().on_people(world, count, work)
            self._show(world)
        if self._steps == 1 and not runs_off:
            self._show(world, moment=Moment.OVER)

    def _live(self, world: World, work: Callable[[slice, Desk], None]) -> None:
        """Everybody lives, each of the watched in a block alone: others may become members in this very step."""
        pieces = self._blocks(world.here)
        desks = self._desks_for(pieces)
        self._do(world, pieces, desks, work)
        firsts = [(int(world.here[piece.start]), desk) for piece, desk in zip(pieces, desks, strict=True)]
        alone = {one: _lost(desk.books) for one, desk in firsts if one in self.watched}
        self._lost = _lost(world.books) - sum(alone.values())  # of this step, what the watched lost
        self._show(world, alone)

    def on_rights(self, world: World, work: Callable[[tuple[int, int], Desk], None]) -> None:
        """A look at everybody who has lived; the step on rights, in shares that part the watched; a look at it."""
        self._month, self._steps = world.month, 0
        self._keep_to_the_watched(world)
        self._remember(world)
        self._show(world, moment=Moment.LIVED)
        shares, holders = self._shares(world)
        if shares == 1:
            super().on_rights(world, work)
            self._show(world)
            return
        used = int(world.books["open_rows"][0])
        desks = [Desk(table(0, ROW), table(used, LOG), table(1, BOOKS)) for _ in range(shares)]
        self._do(world, [(which, shares) for which in range(shares)], desks, work)
        self._show(world, {one: _lost(desks[_share(one, shares)].books) for one in holders})

    def _show(
        self, world: World, alone: Mapping[int, Integers] | None = None, moment: Moment = Moment.DONE
    ) -> None:
        look = Look(moment, self._month, world, self.times, _lost(world.books) - self._lost, alone or {})
        for watcher in self.watchers:
            watcher(look)
        self._remember(world)

    def _remember(self, world: World) -> None:
        self._lost = _lost(world.books)

    def _keep_to_the_watched(self, world: World) -> None:
        """Whoever else was first insured this month is no member: the lifetime books are those of the watched."""
        if len(self.watched):
            joined = world.here[world.people["in_cohort"][world.here] == 1]
            world.people["in_cohort"][np.setdiff1d(joined, self.watched)] = 0

    def _blocks(self, here: Integers) -> list[slice]:
        """Blocks of the people here, in their order: one for each of the watched, and those between them."""
        at = np.flatnonzero(np.isin(here, self.watched))
        ends = np.unique(np.concatenate([[0, len(here)], at, at + 1])).tolist()
        return [slice(first, last) for first, last in pairwise(ends)]

    def _desks_for(self, pieces: Sequence[slice]) -> list[Desk]:
        """As many desks as blocks, each with room for the rights of one."""
        for at, piece in enumerate(pieces):
            room = ROWS_EACH * (piece.stop - piece.start) + ROWS_MORE
            if at == len(self._own):
                self._own.append(Desk(table(0, ROW), table(0, LOG), table(1, BOOKS)))
            if len(self._own[at].rows) < room:
                self._own[at] = Desk(table(room, ROW), table(0, LOG), table(1, BOOKS))
        return self._own[: len(pieces)]

    def _shares(self, world: World) -> tuple[int, list[int]]:
        """In how many shares rights are worked on, and whose rights then lie alone in one.

        One share where no two of the watched hold a right of the same kind.
        """
        rows = np.asarray(world.rows)[: int(world.books["open_rows"][0])]
        rows = rows[np.isin(rows["person"], self.watched)]
        holders = np.unique(rows["person"]).tolist()
        kinds = np.unique(np.stack([rows["kind"], rows["person"]]), axis=1)[0]
        if len(np.unique(kinds)) == len(kinds):
            return 1, []
        parted = [(shares, [_share(one, shares) for one in holders]) for shares in range(2, _SHARES + 1)]
        shares, found = max(parted, key=lambda pair: (len(set(pair[1])), -pair[0]))
        return shares, [one for one, share in zip(holders, found, strict=True) if found.count(share) == 1]


def _share(person: int, shares: int) -> int:
    """Which share of the rights is worked on with those of a person, see `simsp.month.drive`."""
    return person // _TOGETHER % shares


def _lost(books: Any) -> Integers:
    """What the cohort has lost; satang by right and gate."""
    return np.array(books["fates"][0][_LIFE][:, _LOST:], np.int64)
