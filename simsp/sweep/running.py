"""From a plan to its tables: what is missing is run, every finished piece is kept at once, then all are gathered."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from simsp.errors import BadInput, Stopped
from simsp.sweep.forecast import forecast, too_large
from simsp.sweep.gather import RESULTS, gather
from simsp.sweep.pieces import Piece, cut
from simsp.sweep.plan_file import Sweep
from simsp.sweep.store import Store
from simsp.sweep.trial import Measured
from simsp.sweep.words import answer


class Workers(Protocol):
    """Where pieces are run."""

    @property
    def count(self) -> int:
        """How many pieces are run at a time."""

    def limits(self) -> list[int] | None:
        """Memory that single workers are held to, bytes; None where they share the memory of this machine."""

    def measured(self, piece: Piece) -> tuple[Measured, Measured]:
        """Two small runs; before them the model is compiled, if need be."""

    def made(self, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, bytes]]:
        """Each piece with its content, as they are finished."""


@dataclass(frozen=True)
class Watch:
    """Who is told what happens: `say` sentences, `progress` pieces done and in all."""

    say: Callable[[str], None]
    progress: Callable[[], AbstractContextManager[Callable[[int, int], None]]]


def planned_only(sweep: Sweep, out: Path, workers: Workers, watch: Watch) -> None:
    """Say what the sweep would need, and refuse what there is no room for; nothing is written."""
    pieces = cut(sweep)
    todo, _ = Store(out).missing(pieces)
    _say_beforehand(todo, pieces, out, workers, watch)


def run(sweep: Sweep, out: Path, workers: Workers, watch: Watch) -> list[str]:
    """Run what is missing and write the tables; returns the path of the results and the answer in words.

    Raises:
        BadInput: there is no room for it, or another sweep is at work in the folder.
        Stopped: it could not be finished; what is finished is kept.
    """
    pieces = cut(sweep)
    with completed(pieces, out, workers, watch) as store:
        found = gather(sweep, store, pieces)
    return [str(out / RESULTS), *answer(sweep, found)]


@contextmanager
def completed(pieces: Sequence[Piece], out: Path, workers: Workers, watch: Watch) -> Iterator[Store]:
    """The folder, held, once every piece is in it: what is missing is run and kept.

    Raises:
        BadInput: there is no room for it, or another process is at work in the folder.
        Stopped: it could not be finished; what is finished is kept.
    """
    store = Store(out)
    with store.opened():
        todo, faults = store.missing(pieces)
        for sentence in (*faults, store.strangers(pieces)):
            if sentence:
                watch.say(sentence)
        _say_beforehand(todo, pieces, out, workers, watch)
        _work(todo, len(pieces), store, workers, watch)
        yield store


def _say_beforehand(
    todo: Sequence[Piece], pieces: Sequence[Piece], out: Path, workers: Workers, watch: Watch
) -> None:
    if not todo:
        watch.say(f"All {len(pieces):,} pieces are there already.")
        return
    need = forecast(todo, pieces, workers.measured(todo[0]), workers.count)
    watch.say(need.sentence())
    problems = too_large(need, out, workers.limits())
    if problems:
        raise BadInput(problems)


def _work(todo: Sequence[Piece], total: int, store: Store, workers: Workers, watch: Watch) -> None:
    done = total - len(todo)
    with watch.progress() as progress:
        progress(done, total)
        for piece, content in workers.made(todo):
            store.keep(piece, content)
            done += 1
            progress(done, total)
    if done != total:
        raise Stopped(f"{done:,} of {total:,} pieces are finished; run again with --resume")
