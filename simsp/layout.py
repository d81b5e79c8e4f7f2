"""The layout of a record: each field with its type and what it means, stated once.

The compiled steps get a numpy record; the page for reviewers (docs/odd.md) gets the meanings.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np


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
