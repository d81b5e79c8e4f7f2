"""What a process of a sweep is given to do where a test wants it to die."""

import os
import signal
from pathlib import Path

from simsp.sweep.pieces import Piece
from simsp.sweep.work import OtherCode


def always(_piece: Piece) -> bytes:
    """Die as the system kills a process for want of memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def once(piece: Piece) -> bytes:
    """Die over the second draw, but only the first time: a file remembers."""
    mark = Path(os.environ["SIMSP_TEST_DIED"])
    if piece.draw == 1 and not mark.exists():
        mark.touch()
        always(piece)
    return piece.name.encode()


def short_of_memory(piece: Piece) -> bytes:
    """As `once`, where Python notices itself."""
    mark = Path(os.environ["SIMSP_TEST_DIED"])
    if piece.draw == 1 and not mark.exists():
        mark.touch()
        raise MemoryError
    return piece.name.encode()


def broken(_piece: Piece) -> bytes:
    """A mistake in the program."""
    raise RuntimeError("a change of status that no row allows")


def of_other_code(piece: Piece) -> bytes:
    """A file was edited before this process loaded it."""
    raise OtherCode(piece.code, piece.code._replace(source="edited.."))
