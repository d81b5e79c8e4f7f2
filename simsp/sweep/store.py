"""The folder of a sweep: pieces that are whole or not there, one sweep at a time, nothing of anybody else lost."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from simsp.errors import BadInput, Stopped, one_line
from simsp.sweep.pieces import Piece
from simsp.sweep.work import KEY

PIECES = "pieces"
_UNFINISHED = ".part"  # the end of the name of a file that is being written
_TRIES = 10  # at a folder that others take away again


def in_the_way(out: Path, *, resume: bool, what: str = "a sweep") -> str:
    """Why work in pieces cannot go into a folder that is there, as the end of a sentence; '' where it can."""
    names = sorted(place.name for place in out.iterdir())
    if not names or (names == [PIECES] and not any((out / PIECES).iterdir())):
        return ""
    if PIECES not in names:
        return f"it holds other files ('{one_line(names[0])}'); name a new folder"
    if resume:
        return ""
    found = _number(len(list((out / PIECES).glob("*.parquet"))), "piece")
    return f"it holds {what} already ({found}); write --resume to go on with it, or name a new folder"


class Store:
    """The folder of one sweep."""

    def __init__(self, out: Path) -> None:
        self.out, self.folder = out, out / PIECES

    def path(self, piece: Piece) -> Path:
        """Where a piece lies once it is finished."""
        return self.folder / piece.name

    def missing(self, pieces: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
        """The pieces still to be run, and a sentence about each that is there and cannot be used."""
        found = {piece: self._fault(piece) for piece in pieces}
        said = [f"{self.path(one)}: {fault}; it is run again" for one, fault in found.items() if fault]
        return [piece for piece, fault in found.items() if fault is None or fault], said

    def _fault(self, piece: Piece) -> str | None:
        """'' for a good piece, None where there is none, or what is wrong with it."""
        path = self.path(piece)
        if not path.exists():
            return None
        try:
            with parquet.ParquetFile(path, page_checksum_verification=True) as found:
                if (found.schema_arrow.metadata or {}).get(KEY) != piece.key.encode():
                    return "is a piece of another sweep or version under this name"
                whole = found.num_row_groups == len(piece.told)
                found.read()
        except (OSError, pa.ArrowException, ValueError):
            return "is damaged"
        return "" if whole else "is damaged"

    def strangers(self, pieces: Sequence[Piece]) -> str:
        """A sentence about files of other sweeps in the folder of pieces; '' without any."""
        ours = {piece.name for piece in pieces}
        others = [path for path in self.folder.glob("*.parquet") if path.name not in ours]
        if not others:
            return ""
        are = "belongs" if len(others) == 1 else "belong"
        return f"{_number(len(others), 'piece')} in {self.folder} {are} to another plan or version and stay there"

    @contextlib.contextmanager
    def opened(self) -> Iterator[None]:
        """The folder, made where it is missing, for this process alone, without what a kill left unfinished.

        Whoever is refused touches nothing: the folder may still be empty, and it is somebody else's.

        Raises:
            BadInput: another process works in it.
        """
        new = [place for place in (self.folder, *self.folder.absolute().parents) if not place.exists()]
        with _alone(self.folder):
            try:
                for folder in (self.out, self.folder):
                    for left in folder.glob(f".*{_UNFINISHED}"):
                        left.unlink(missing_ok=True)
                yield
            finally:
                with contextlib.suppress(OSError):  # goes where nothing was finished
                    for place in new:
                        place.rmdir()

    def keep(self, piece: Piece, content: bytes) -> None:
        """Write a finished piece.

        Raises:
            Stopped: it cannot be written.
        """
        with self.written(self.path(piece)) as draft:
            draft.write_bytes(content)

    @contextlib.contextmanager
    def written(self, path: Path) -> Iterator[Path]:
        """A file beside `path` to write into; at the end it becomes `path`, on the disk for good, or is gone.

        Raises:
            Stopped: the disk is full, or the file cannot be written.
        """
        draft = path.with_name(f".{path.name}{_UNFINISHED}")
        try:
            yield draft
            _sync(draft)
            draft.replace(path)
            _sync(path.parent)
        except OSError as error:
            raise Stopped(_cannot_write(path, error)) from None
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)


def _cannot_write(path: Path, error: OSError) -> str:
    why = error.strerror or one_line(error)
    return (
        f"{path}: cannot be written ({why}); what is finished is kept: make room, then run the command again"
        " with --resume"
    )


def _sync(path: Path) -> None:
    """Wait until a file, or the list of files of a folder, is on the disk."""
    if path.is_dir() and os.name == "nt":
        return
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Make a folder and hold it against a second sweep; the lock ends with this process, however that ends."""
    try:
        import fcntl  # noqa: PLC0415  (Windows has none)
    except ImportError:
        folder.mkdir(parents=True, exist_ok=True)
        yield
        return
    opened = _held(fcntl, folder)
    try:
        yield
    finally:
        os.close(opened)


def _held(fcntl, folder: Path) -> int:  # type: ignore[no-untyped-def]
    """The locked folder; made again where whoever held it before took it away, empty, in the same moment."""
    for _ in range(_TRIES):
        with contextlib.suppress(FileNotFoundError):
            folder.mkdir(parents=True, exist_ok=True)
            opened = os.open(folder, os.O_RDONLY)
            try:
                _take(fcntl, opened, folder)
                if os.path.samestat(os.fstat(opened), folder.stat()):
                    return opened
            except BaseException:
                os.close(opened)
                raise
            os.close(opened)
    raise BadInput([_busy(folder)])


def _take(fcntl, opened: int, folder: Path) -> None:  # type: ignore[no-untyped-def]
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BadInput([_busy(folder)]) from None
    except OSError:
        return  # some shared file systems know no locks


def _busy(folder: Path) -> str:
    return f"{folder.parent}: another sweep is at work in this folder; wait, or name another"


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'s' * (count != 1)}"
