"""Drawing the uncertain assumptions: from the range of each, or from what the fit left of it.

An unknown is what one draw decides: usually a value with all its periods and all members of its family, which then
are high or low together; where `apart` says so in its file, each period or each member is an unknown of its own.
What is drawn is its chance, between 0 (the low end of the range) and 1 (the high end).
"""

import functools
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from simsp import fitted, luck

_CHANCE = 2**32


class Ranged(Protocol):
    """A value with the range in which it is believed."""

    @property
    def value(self) -> Any:
        """The value itself."""

    @property
    def low(self) -> Any:
        """The low end; None without a range."""

    @property
    def high(self) -> Any:
        """The high end; None without a range."""


def is_uncertain(row: Ranged) -> bool:
    """Whether a draw decides this value."""
    return not (
        row.low is None or row.high is None or isinstance(row.value, bool | str) or row.low >= row.high
    )


def quantile(row: Ranged, chance: float) -> Any:
    """The value of a row at a chance between 0 and 1: triangular from low over value to high."""
    if not is_uncertain(row):
        return row.value
    low, mode, high = float(row.low), float(row.value), float(row.high)
    split = (mode - low) / (high - low)
    if chance < split:
        return low + math.sqrt(chance * (high - low) * (mode - low))
    return high - math.sqrt((1 - chance) * (high - low) * (high - mode))


def chance_of(unknown: str, seed: int, number: int) -> float:
    """The luck of one unknown in one draw from the ranges; no other unknown moves it."""
    with np.errstate(over="ignore"):
        key = luck.key_of(seed, zlib.crc32(unknown.encode()))
        return (float(luck.draw(np.uint64(key), number, 0)) + 0.5) / _CHANCE


@dataclass(frozen=True)
class Draw:
    """Which values the uncertain assumptions take: drawn for a replicate, or central where it is None.

    of_the_fit: from the fit, where it knows the unknown; else from its range. given: chances of single unknowns,
    which go before both.
    """

    seed: int = 1
    replicate: int | None = None
    of_the_fit: bool = False
    given: tuple[tuple[str, float], ...] = ()

    @functools.cached_property
    def _given(self) -> Mapping[str, float]:
        return dict(self.given)

    def chance(self, unknown: str) -> float | None:
        """Where in its range an unknown lies, between 0 and 1; None: at its central value."""
        if unknown in self._given:
            return self._given[unknown]
        if self.replicate is None:
            return None
        found = fitted.chance(unknown, self.seed, self.replicate) if self.of_the_fit else None
        return chance_of(unknown, self.seed, self.replicate) if found is None else found

    def size(self, unknown: str, row: Ranged) -> Any:
        """The value of a row in this draw, if the unknown decides it."""
        chance = self.chance(unknown)
        return row.value if chance is None else quantile(row, chance)

    def value(self, parameter: Any, row: Any) -> Any:
        """The value of one row of a parameter in this draw; law and readings are not drawn."""
        if parameter.layer not in ("assumption", "practice"):
            return row.value
        return self.size(parameter.unknown(row), row)


CENTRAL = Draw()
