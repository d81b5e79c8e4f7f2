"""The layout of a record: each field with its type and what it means, stated once.

The compiled steps get a numpy record; the page for reviewers (docs/odd.md) gets the meanings.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from simsp.compiled import as_table

LINE = 64  # bytes that a processor fetches at a time
PAGE = 4096  # bytes that it looks up at a time: a record whose size divides it lies in one page


class Field(NamedTuple):
    """One field of a record; `meaning` says unit and zero where they are not plain."""

    name: str
    kind: Any
    meaning: str
    shape: tuple[int, ...] = ()


def record(fields: Iterable[Field]) -> np.dtype[Any]:
    """The aligned numpy type of a record."""
    return np.dtype(
        [(one.name, one.kind, one.shape) if one.shape else (one.name, one.kind) for one in fields], align=True
    )


def table(count: int, kind: np.dtype[Any]) -> Any:
    """A table of `count` records of zeros; the first begins where a page of memory does.

    Memory is taken only when a record is written to.
    """
    size = count * kind.itemsize
    raw = np.zeros(size + PAGE, np.uint8)
    first = -raw.ctypes.data % PAGE
    return as_table(raw[first : first + size].view(kind))


def copied(of: Any, used: int) -> Any:
    """A table like another that shares nothing with it; what lies beyond the `used` records is still zero in both."""
    made = table(len(of), of.dtype)
    made[:used] = of[:used]
    return made
