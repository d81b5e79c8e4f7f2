"""Who does the work of a month: one thread, or several on one world, each on people of its own.

People are worked on in blocks, rights in shares by the number of their person. Each block writes into books and tables
of its own, which are put together in the order of the blocks: whole numbers add up to the same whatever the order, so
neither the number of threads nor the size of a block changes a bit of any result (tests/exact).
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simsp.layout import table
from simsp.world.books import BOOKS, sums
from simsp.world.rights import ROW
from simsp.world.world import LOG, World

BLOCK = 1 << 14  # people; their books and new rights then stay in the processor's cache
ROWS_EACH, ROWS_MORE = 4, 64  # rights that one person can open in a month, and a few more
Numbers = NDArray[np.int64]


class Desk(NamedTuple):
    """Where one block writes: new rights, first payments, and sums."""

    rows: Any
    log: Any
    books: Any


class _Written(NamedTuple):
    """What one block has written."""

    rows: Any
    log: Any
    sums: Numbers
    fault: int


class Crew:
    """Some threads, and how many people one block of their work holds."""

    def __init__(self, threads: int = 1, block: int = BLOCK) -> None:
        self.block = block
        self.threads = threads
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None
        self._desks: SimpleQueue[Desk] = SimpleQueue()

    def on_people(self, world: World, count: int, work: Callable[[slice, Desk], Any]) -> None:
        """Let `work` do its step for `count` people; it gets the places of a block of them and where to write."""
        pieces = [slice(first, first + self.block) for first in range(0, count, self.block)]
        self._do(world, pieces, work)

    def on_rights(self, world: World, work: Callable[[tuple[int, int], Desk], Any]) -> None:
        """Let `work` do its step for all open rights; it gets which share of the people is its own, and of how many."""
        used = int(world.books["open_rows"][0])
        shares = min(self.threads, 1 + used // self.block)
        self._do(world, [(which, shares) for which in range(shares)], work)

    def _do(self, world: World, pieces: Sequence[Any], work: Callable[[Any, Desk], Any]) -> None:
        if len(pieces) == 1:  # the whole: nothing to put together
            work(pieces[0], Desk(world.rows, world.log, world.books))
            return
        room = ROWS_EACH * self.block + ROWS_MORE

        def at_a_desk(piece: Any) -> _Written:
            desk = self._desk(world, room)
            work(piece, desk)
            return self._leave(desk)

        run = self._pool.map if self._pool else map
        for written in run(at_a_desk, pieces):
            _add(world, written)

    def _desk(self, world: World, room: int) -> Desk:
        """A desk that nobody is at, with the books of today and all sums at zero."""
        try:
            desk = self._desks.get_nowait()
        except Empty:
            desk = Desk(table(room, ROW), table(room, LOG), table(1, BOOKS))
        desk.books[0] = world.books[0]
        sums(desk.books)[:] = 0
        desk.books["open_rows"] = desk.books["logged"] = 0
        return desk

    def _leave(self, desk: Desk) -> _Written:
        """Take what was written and free the desk for the next block."""
        opened, logged = int(desk.books["open_rows"][0]), int(desk.books["logged"][0])
        written = _Written(
            desk.rows[:opened].copy(),
            desk.log[:logged].copy(),
            sums(desk.books).copy(),
            int(desk.books["fault"][0]),
        )
        self._desks.put(desk)
        return written


def _add(world: World, written: _Written) -> None:
    """Put what one block has written at the end of the world's tables."""
    books = world.books
    sums(books)[:] += written.sums
    books["fault"] = max(int(books["fault"][0]), written.fault)
    for name, count, more in (("rows", "open_rows", written.rows), ("log", "logged", written.log)):
        used = int(books[count][0])
        getattr(world, name)[used : used + len(more)] = more
        books[count] = used + len(more)


ALONE = Crew()
