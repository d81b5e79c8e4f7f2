"""Proof that fitting works: made-up worlds, whose assumptions are known, are fitted as ours is.

In each world the assumptions are drawn from their ranges, the model lives through them, and what the targets would
have said is read off and blurred as real sources are. The fit sees only that. Its intervals must hold the truth in 95
of 100 worlds, for headline measures and for the assumptions themselves. The model is smaller than the real one
(AGENTS, UNTIL), and headline measures of a draw come from an emulator with the error that it makes.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from threadpoolctl import threadpool_limits

from simsp import compiled, months, observing, summary, tables, targets
from simsp.comparison import followed
from simsp.drawing import Draw
from simsp.emulator import Emulator, emulated
from simsp.fitting import standin, worlds
from simsp.fitting.calibrate import agreeing
from simsp.fitting.evidence import TAILS, Evidence, evidence
from simsp.fitting.leave import INFORMED
from simsp.fitting.runs import Model, table
from simsp.fitting.shelf import Progress, Shelf
from simsp.fitting.standin import Standin
from simsp.plan import RANGES, Plan, planned
from simsp.scenario import BASELINE, resolve

Numbers = NDArray[np.float64]
AGENTS, UNTIL, POLICY = 600, months.number(2031, 12), "exit_lump_sum"
HEADLINES = ("recovered_of_all", "change of recovered_of_all", "take_up", "contribution_density")
HEADER = ("world", "kind", "name", "truth", "low", "high", "covered")
_ENDS = (2.5, 97.5)
_WORLDS = 1_000_000  # numbers of the draws of made-up worlds, far from those of the runs that train
_DRAWS = 512


@dataclass(frozen=True)
class Row:
    """One interval of one world: of a headline measure or of an assumption (then in chances)."""

    world: int
    kind: str
    name: str
    truth: float
    low: float
    high: float

    @property
    def covered(self) -> bool:
        """Whether it holds the truth."""
        return self.low <= self.truth <= self.high


@dataclass(frozen=True, eq=False)
class Lives:
    """Some draws of the ranges to be lived through: the history as the targets see it, and a comparison."""

    model: Model
    plan: Plan
    numbers: tuple[int, ...]

    @property
    def name(self) -> str:
        """A fingerprint of all that decides what comes out."""
        about = [self.model.key, self.model.agents, self.plan.agents, self.plan.until, self.plan.seed, self.numbers]
        return hashlib.sha256(json.dumps(about).encode()).hexdigest()[:32]


def lived(of: Lives) -> Numbers:
    """Of each draw what the targets find, in their units, then the headline measures; shape (draws, figures)."""
    return np.array([[*_history(of, number), *_headlines(of.plan, number)] for number in of.numbers])


def _history(of: Lives, number: int) -> list[float]:
    answers = observing.observed(of.plan.draw(number), number, of.model.agents, of.model.until, of.model.targets)
    return [answers[one.name] for one in of.model.targets]


def _headlines(plan: Plan, number: int) -> tuple[float, ...]:
    with compiled.wrapping_arithmetic():
        found = list(followed(plan, number, number))
    base, other = (summary.cells(plan, found, one)["all", "all"] for one in found)
    level = base["recovered_of_all"]
    return level, other["recovered_of_all"] - level, base["take_up"], base["contribution_density"]


@dataclass(frozen=True)
class Known:
    """What all made-up worlds share: emulators of the targets and of the headline measures."""

    of_targets: Standin
    of_headlines: tuple[Emulator, ...]
    evidence: Evidence


def prove(
    numbers: dict[str, int], kept: Path, progress: Progress, say: Callable[[str], None]
) -> list[Row]:
    """Fit made-up worlds and see what their intervals hold.

    Args:
        numbers: `runs` that train the emulators, `prove`: how many worlds, `agents` of the histories of these, `seed`, `jobs`.
        kept: folder of finished runs.
        progress: called with pieces done and in all.
        say: told what is being done.
    """
    known = targets.fitted()
    plan = planned(
        resolve([BASELINE, POLICY], end=UNTIL), AGENTS, 1, numbers["seed"], None, UNTIL, assumptions=RANGES
    )
    shelf = Shelf(kept, numbers["jobs"], progress)
    small, large = (worlds.model(known, agents) for agents in (1000, numbers["agents"]))
    count = numbers["runs"]
    say(f"{count:,} runs that train the emulators, and an eighth of them again with other luck")
    trained = _known(small, plan, count, shelf)
    say(f"{numbers['prove']:,} made-up worlds")
    first = _WORLDS
    truths = _live(large, plan, range(first, first + numbers["prove"]), shelf)
    with threadpool_limits(1):
        return [row for world in range(len(truths)) for row in _world(world, truths[world], trained, large, plan)]


def _live(model: Model, plan: Plan, numbers: Sequence[int], shelf: Shelf) -> Numbers:
    lives = [Lives(model, plan, tuple(numbers[start : start + 8])) for start in range(0, len(numbers), 8)]
    return shelf.all(lived, lives)


def _chances(model: Model, plan: Plan, numbers: Sequence[int]) -> Numbers:
    draws = [plan.draw(number) for number in numbers]
    return np.array([[draw.chance(name) for name in model.names] for draw in draws], float)
