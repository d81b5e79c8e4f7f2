"""What has been worked out, kept piece by piece in a folder, so that a kill costs no more than what is under way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from simsp.spawned import made

Numbers = NDArray[np.float64]
Progress = Callable[[int, int], None]
_UNFINISHED = ".part"


class Piece(Protocol):
    """A piece of work."""

    @property
    def name(self) -> str:
        """The name of the file that keeps it: a fingerprint of all that decides what comes out."""


Of = TypeVar("Of", bound=Piece)


@dataclass(frozen=True)
class Shelf:
    """A folder of finished pieces, and how many processes make the missing ones."""

    folder: Path
    jobs: int
    progress: Progress

    def all(self, task: Callable[[Of], Numbers], pieces: Sequence[Of]) -> Numbers:
        """The rows of every piece, one under the other, in the order of the pieces.

        Raises:
            simsp.errors.Stopped: a process died.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        todo = [piece for piece in pieces if not self._path(piece).exists()]
        done = len(pieces) - len(todo)
        self.progress(done, len(pieces))
        for piece, rows in made(task, todo, self.jobs):
            self._keep(piece, rows)
            done += 1
            self.progress(done, len(pieces))
        return np.vstack([np.load(self._path(piece)) for piece in pieces])

    def _path(self, piece: Piece) -> Path:
        return self.folder / f"{piece.name}.npy"

    def _keep(self, piece: Piece, rows: Numbers) -> None:
        draft = self.folder / f".{piece.name}{_UNFINISHED}"
        with draft.open("wb") as file:
            np.save(file, rows)
        draft.replace(self._path(piece))
