"""Pieces on the cores of this machine: processes that may die without taking the sweep with them."""

import multiprocessing
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Self

from simsp.errors import Stopped
from simsp.spawned import for_children, settle
from simsp.sweep import trial, work
from simsp.sweep.pieces import Piece
from simsp.sweep.trial import Measured
from simsp.sweep.work import OtherCode

MOST_TRIES = 3
_NAMED = 3  # pieces in a sentence
Results = dict["Future[bytes]", Piece]


class Processes:
    """As many processes as asked for, each with one thread, made anew where one of them dies.

    task: what makes the content of a piece, a function of a module, so that another process finds it; None: a sweep's.
    """

    def __init__(
        self, jobs: int, say: Callable[[str], None], task: Callable[[Piece], bytes] | None = None
    ) -> None:
        self.count, self.say, self.task = jobs, say, task
        self.pool: ProcessPoolExecutor | None = None
        self.tries: Counter[Piece] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def limits(self) -> None:
        """All processes share the memory of this machine."""

    def measured(self, piece: Piece) -> tuple[Measured, Measured]:
        """A small run in one process, before the others are started: it compiles the model where that is due.

        Raises:
            Stopped: the process died, or loaded another simsp than this one.
        """
        try:
            found: tuple[Measured, Measured] = self._submit(trial.measured, piece).result()
        except OtherCode as error:
            raise Stopped(_edited(error)) from None
        except (BrokenProcessPool, MemoryError):
            self._end()
            raise Stopped("a process died in a run of a few agents; is there enough memory?") from None
        return found

    def made(self, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, bytes]]:
        """Each piece with its content, as they are finished.

        Raises:
            Stopped: processes died again and again over the same piece, or one loaded another simsp than this one.
        """
        waiting, flying = deque(pieces), Results()
        while waiting or flying:
            try:
                while waiting and len(flying) < self.count:
                    flying[self._submit(self.task or work.made, waiting[0])] = waiting[0]
                    waiting.popleft()
                yield from self._landed(flying)
            except OtherCode as error:
                raise Stopped(_edited(error)) from None
            except (BrokenProcessPool, MemoryError):
                yield from self._rescued(flying)
                again = list(flying.values())
                flying.clear()
                self._end()
                self._count(again)
                waiting.extendleft(reversed(again))

    def _landed(self, flying: Results) -> Iterator[tuple[Piece, bytes]]:
        done, _ = wait(flying, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda one: flying[one].name):
            content = future.result()
            yield flying.pop(future), content

    def _rescued(self, flying: Results) -> Iterator[tuple[Piece, bytes]]:
        """What was finished before the process beside it died."""
        for future in [one for one in flying if one.done() and one.exception() is None]:
            yield flying.pop(future), future.result()

    def _count(self, again: Sequence[Piece]) -> None:
        self.tries.update(again)
        if any(self.tries[piece] >= MOST_TRIES for piece in again):
            raise Stopped(
                f"a process died, {MOST_TRIES} times by now over the same piece; under way: {self._named(again)};"
                " the memory may not be enough: try fewer --jobs or fewer agents. What is finished is kept;"
                " --resume goes on from there"
            )
        self.say("a process died, perhaps for want of memory; the pieces it had under way are tried again")

    def _named(self, pieces: Sequence[Piece]) -> str:
        """A few of them, those first over which processes died most often: nobody knows which of them it was."""
        names = [one.name for one in sorted(pieces, key=lambda one: -self.tries[one])]
        more = len(names) - _NAMED
        return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")

    def _submit(self, task: Callable[[Piece], Any], piece: Piece) -> "Future[Any]":
        if self.pool is None:
            method = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(self.count, method, initializer=settle)
        with for_children():
            return self.pool.submit(task, piece)

    def _end(self) -> None:
        """End every process at once; what they have under way is not wanted."""
        pool, self.pool = self.pool, None
        if pool is not None:
            children = list((pool._processes or {}).values())  # noqa: SLF001  (Python 3.14 is the first to offer it)
            pool.shutdown(wait=False, cancel_futures=True)
            for child in children:
                child.kill()


def _edited(error: OtherCode) -> str:
    return (
        f"{error}: a file of simsp or of its values was changed meanwhile; what is finished is kept,"
        " and pieces of the code and the values of now are other pieces"
    )
