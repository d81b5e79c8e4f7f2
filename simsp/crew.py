"""Who does the work of a month: one thread, or several on one world, each on people of its own.

People are worked on in blocks, rights in shares by the number of their person. Each block writes into books and tables
of its own, which are put together in the order of the blocks: whole numbers add up to the same whatever the order, so
neither the number of threads nor the size of a block changes a bit of any result (tests/exact).
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np

from simsp.layout import table
from simsp.month.owe import TABLE_FULL
from simsp.world.books import BOOKS, sums
from simsp.world.rights import ROW
from simsp.world.world import LOG, World

BLOCK = 1 << 15  # people; more make no block faster, fewer make more to put together
ROWS_EACH, ROWS_MORE = 4, 64  # rights that one person can open in a month, and a few more


class Desk(NamedTuple):
    """Where one block writes: new rights, first payments, and books with the sums of this block alone."""

    rows: Any
    log: Any
    books: Any


class Crew:
    """Some threads, and how many people one block of their work holds."""

    def __init__(self, threads: int = 1, block: int = BLOCK) -> None:
        self.threads, self.block = threads, block
        self._pool = ThreadPoolExecutor(threads, initializer=_let_hashes_wrap) if threads > 1 else None
        self._desks: list[Desk] = []

    def on_people(self, world: World, count: int, work: Callable[[slice, Desk], None]) -> None:
        """Let `work` do its step for `count` people; it gets the places of a block of them and where to write."""
        pieces = [slice(first, first + self.block) for first in range(0, count, self.block)]
        if len(pieces) == 1:
            work(pieces[0], _of(world))
            return
        for _ in range(len(self._desks), len(pieces)):
            self._desks.append(_desk(ROWS_EACH * self.block + ROWS_MORE, 0))
        self._do(world, pieces, self._desks[: len(pieces)], work)

    def on_rights(self, world: World, work: Callable[[tuple[int, int], Desk], None]) -> None:
        """Let `work` do its step for all open rights; it gets which share of the people is its own, and of how many."""
        used = int(world.books["open_rows"][0])
        shares = min(self.threads, 1 + used // self.block)
        pieces = [(which, shares) for which in range(shares)]
        if shares == 1:
            work(pieces[0], _of(world))
            return
        self._do(world, pieces, [_desk(0, used) for _ in pieces], work)

    def _do(
        self,
        world: World,
        pieces: Sequence[Any],
        desks: Sequence[Desk],
        work: Callable[[Any, Desk], None],
    ) -> None:
        for desk in desks:
            desk.books[0] = world.books[0]
            sums(desk.books)[:] = 0
            desk.books["open_rows"] = desk.books["logged"] = 0
        go = self._pool.map if self._pool else map
        for desk, _ in zip(desks, go(work, pieces, desks), strict=True):
            _put_together(world, desk)


def _of(world: World) -> Desk:
    """The world's own tables: who does the whole has nothing to put together."""
    return Desk(world.rows, world.log, world.books)


def _desk(rights: int, payments: int) -> Desk:
    """A desk with room for so many new rights and first payments."""
    return Desk(table(rights, ROW), table(payments, LOG), table(1, BOOKS))


def _let_hashes_wrap() -> None:
    """What `simsp.compiled.wrapping_arithmetic` is for one thread; each new one has numpy's settings of its own."""
    np.seterr(over="ignore")


def _put_together(world: World, desk: Desk) -> None:
    """Put what was written at one desk at the end of the world's tables."""
    books = world.books
    sums(books)[:] += sums(desk.books)
    books["fault"] = max(int(books["fault"][0]), int(desk.books["fault"][0]))
    for name, count, written in (("rows", "open_rows", desk.rows), ("log", "logged", desk.log)):
        used, more, of_world = int(books[count][0]), int(desk.books[count][0]), getattr(world, name)
        if used + more > len(of_world):
            books["fault"] = TABLE_FULL
            return
        of_world[used : used + more] = written[:more]
        books[count] = used + more


ALONE = Crew()
