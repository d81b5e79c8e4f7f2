"""Runs of the history at given chances of the unknowns."""

import hashlib
import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simsp import observing
from simsp.drawing import Draw
from simsp.fitted import DIGITS
from simsp.fitting.evidence import scaled
from simsp.fitting.shelf import Shelf
from simsp.plan import START
from simsp.targets import Target
from simsp.world.times import people_per_agent

Numbers = NDArray[np.float64]
BATCH = 16


@dataclass(frozen=True)
class Model:
    """What is run: of which size, up to which month, and what is looked at.

    names: the unknowns whose chances each run is given. key: fingerprint of code, values and targets.
    """

    agents: int
    until: int
    targets: tuple[Target, ...]
    names: tuple[str, ...]
    key: str


@dataclass(frozen=True, eq=False)
class Batch:
    """Some runs: the chances of each, shape (runs, unknowns), and the number of its luck."""

    model: Model
    chances: Numbers
    luck: tuple[int, ...]

    @property
    def name(self) -> str:
        """A fingerprint of all that decides what comes out."""
        model = self.model
        digest = hashlib.sha256(
            json.dumps([model.key, model.agents, model.until, model.names, self.luck]).encode()
        )
        digest.update(np.ascontiguousarray(self.chances).tobytes())
        return digest.hexdigest()[:32]


def found(batch: Batch) -> Numbers:
    """What each run of a batch finds of each target, in the target's unit; shape (runs, targets)."""
    pairs = zip(batch.chances, batch.luck, strict=True)
    return np.array([_of_one(batch.model, row, luck) for row, luck in pairs])


def _of_one(model: Model, chances: Numbers, luck: int) -> list[float]:
    draw = Draw(given=tuple(zip(model.names, chances.tolist(), strict=True)))
    answers = observing.observed(draw, luck, model.agents, model.until, model.targets)
    return [answers[one.name] for one in model.targets]


@dataclass(frozen=True)
class Runs:
    """Runs of one model, kept on a shelf."""

    model: Model
    shelf: Shelf

    def at(self, chances: Numbers, first_luck: int) -> Numbers:
        """Findings at each row of chances, scaled as the evidence is; shape (rows, targets).

        Args:
            chances: shape (rows, unknowns), of DIGITS digits.
            first_luck: number of the luck of the first row; each has its own.
        """
        rounded = np.round(chances, DIGITS)
        batches = [
            Batch(
                self.model, rounded[start : start + BATCH], tuple(range(first_luck + start, first_luck + end))
            )
            for start, end in _spans(len(rounded))
        ]
        return table(self.shelf.all(found, batches), self.model)


def _spans(count: int) -> list[tuple[int, int]]:
    return [(start, min(start + BATCH, count)) for start in range(0, count, BATCH)]


def table(raw: Numbers, model: Model) -> Numbers:
    """Findings on the scale of each target, shape (runs, targets)."""
    fewest = people_per_agent(model.agents, START) / 2
    columns = [scaled(raw[:, place], one.unit, fewest) for place, one in enumerate(model.targets)]
    return np.column_stack(columns)
