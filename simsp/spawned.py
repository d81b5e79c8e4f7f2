"""Processes that are started anew for work beside this one: with one thread each, and gone when this one is."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from typing import Any, TypeVar

from simsp.errors import Stopped

_ONE_THREAD = ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
Piece = TypeVar("Piece")
Made = TypeVar("Made")


def made(task: Callable[[Piece], Made], pieces: Iterable[Piece], jobs: int) -> Iterator[tuple[Piece, Made]]:
    """Each piece with what the task makes of it, in whatever order they are finished.

    Raises:
        Stopped: a process died.
    """
    todo = list(pieces)
    if jobs == 1 or len(todo) < 2:
        yield from ((piece, task(piece)) for piece in todo)
        return
    pool = ProcessPoolExecutor(min(jobs, len(todo)), multiprocessing.get_context("spawn"), initializer=settle)
    try:
        with for_children():
            flying = {pool.submit(task, piece): piece for piece in todo}
        for future in as_completed(flying):
            yield flying[future], future.result()
    except BrokenProcessPool:
        raise Stopped(
            "a process died; is there enough memory? What is finished is kept: run the command again with --resume"
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def settle() -> None:
    """First thing in a new process: the parent alone answers Ctrl-C, and nobody outlives the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


@contextlib.contextmanager
def for_children() -> Iterator[None]:
    """What a process started here inherits: one thread, and no Ctrl-C even while it loads its libraries."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    blocked = _block([signal.SIGINT])
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        _restore(blocked)


def _block(signals: Sequence[signal.Signals]) -> Any:
    if hasattr(signal, "pthread_sigmask"):
        return signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    return None


def _restore(blocked: Any) -> None:
    if blocked is not None:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
