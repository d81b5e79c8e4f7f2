"""The fit: draws of the unknown assumptions that agree with what is known, as `simsp calibrate` leaves them.

Three files in calibration/fit: draws.csv (one row a draw: its weight, then the chance of each unknown, see
`simsp.drawing`), assumptions.csv (what was learnt of each) and fit.json (what the fit was made from).
"""

import csv
import functools
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp.places import calibration

FOLDER, DRAWS, LEARNT, ABOUT = "fit", "draws.csv", "assumptions.csv", "fit.json"
DIGITS = 6
ENDS = (0.025, 0.5, 0.975)


@dataclass(frozen=True)
class Draws:
    """Draws with weights that sum to 1; `chances` of shape (draws, unknowns), each between 0 and 1."""

    names: tuple[str, ...]
    weights: NDArray[np.float64]
    chances: NDArray[np.float64]

    def place(self, seed: int, number: int) -> int:
        """Which row a numbered draw is: numbers of one seed lie evenly over the weights, however many are asked for.

        By the van der Corput sequence in base 3, turned by an amount that belongs to the seed. In base 2, whoever
        leaves out every fourth number, as a comparison does, would leave out a quarter of the draws.
        """
        turned = (_van_der_corput(number + 1) + seed * _GOLDEN) % 1.0
        return min(int(np.searchsorted(np.cumsum(self.weights), turned, side="right")), len(self.weights) - 1)

    def ends(self, name: str) -> NDArray[np.float64]:
        """The chances below which 2.5, 50 and 97.5 of 100 draws of an unknown lie."""
        return weighted_quantiles(self.chances[:, self.names.index(name)], self.weights)


def weighted_quantiles(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Quantiles of weighted values, the middle of each step of their distribution joined by straight lines."""
    order = np.argsort(values, kind="stable")
    upto = np.cumsum(weights[order])
    return np.asarray(np.interp(ENDS, (upto - weights[order] / 2) / upto[-1], values[order]))


_GOLDEN = 0.6180339887498949
_BASE = 3


def _van_der_corput(number: int) -> float:
    made, part = 0.0, 1 / _BASE
    while number:
        number, digit = divmod(number, _BASE)
        made, part = made + digit * part, part / _BASE
    return made


def folder() -> Path:
    """Where the fit lies."""
    return calibration() / FOLDER


@functools.cache
def load() -> Draws | None:
    """The draws of the fit; None where nothing has been fitted."""
    path = folder() / DRAWS
    if not path.is_file():
        return None
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    found = np.array(rows, float)
    return Draws(tuple(head[2:]), found[:, 1] / found[:, 1].sum(), found[:, 2:])


@functools.cache
def _row(seed: int, number: int) -> Mapping[str, float]:
    draws = load()
    if draws is None:
        return {}
    return dict(zip(draws.names, draws.chances[draws.place(seed, number)].tolist(), strict=True))


def chance(name: str, seed: int, number: int) -> float | None:
    """The chance of an unknown in a numbered draw; None for what the fit does not know."""
    return _row(seed, number).get(name)


@functools.cache
def ends(name: str) -> tuple[float, float, float] | None:
    """The chances between which 95 of 100 draws of an unknown lie, and their middle; None for what the fit lacks."""
    draws = load()
    if draws is None or name not in draws.names:
        return None
    low, middle, high = draws.ends(name).tolist()
    return low, middle, high


@functools.cache
def about() -> Mapping[str, Any]:
    """What the fit was made from; empty where nothing has been fitted."""
    path = folder() / ABOUT
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def fingerprint() -> str | None:
    """Fingerprint of the draws; None where nothing has been fitted."""
    path = folder() / DRAWS
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def text(draws: Draws) -> str:
    """The draws as draws.csv holds them."""
    head = ",".join(("draw", "weight", *draws.names))
    rows = zip(draws.weights, draws.chances, strict=True)
    return "\n".join([head, *(_line(number, *row) for number, row in enumerate(rows))]) + "\n"


def _line(number: int, weight: float, chances: Sequence[float]) -> str:
    return ",".join([str(number), f"{weight:.{DIGITS + 2}f}", *(f"{one:.{DIGITS}f}" for one in chances)])
