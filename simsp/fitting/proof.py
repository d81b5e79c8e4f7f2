"""Proof that fitting works: made-up worlds, whose assumptions are known, are fitted as ours is.

In each world the assumptions are drawn from their ranges, the model lives through them, and what the targets would
have said is read off and blurred as real sources are. The fit sees only that. Its intervals must hold the truth in 95
of 100 worlds, for headline measures and for the assumptions themselves. The model is smaller than the real one
(AGENTS, UNTIL), and headline measures of a draw come from an emulator with the error that it makes.
"""

import functools
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from threadpoolctl import threadpool_limits

from simsp import compiled, months, observing, summary, tables, targets
from simsp.branches import followed
from simsp.emulator import Emulator, emulated
from simsp.fitting import standin, worlds
from simsp.fitting.calibrate import agreeing
from simsp.fitting.evidence import TAILS, Evidence, evidence
from simsp.fitting.leave import INFORMED
from simsp.fitting.runs import Model, table
from simsp.fitting.shelf import Shelf
from simsp.fitting.standin import Standin
from simsp.plan import RANGES, Plan, planned
from simsp.scenario import BASELINE, resolve
from simsp.spawned import made

Numbers = NDArray[np.float64]
AGENTS, UNTIL, POLICY = 600, months.number(2031, 12), "exit_lump_sum"
HEADLINES = ("recovered_of_all", "change of recovered_of_all", "take_up", "contribution_density")
HEADER = ("world", "kind", "name", "truth", "low", "high", "covered")
_ENDS = (2.5, 97.5)
_WORLDS = 1_000_000  # numbers of the draws of made-up worlds, far from those of the runs that train
_DRAWS = 96  # of each world, all of one weight
BATCH = 8


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
    """Some draws of the ranges to be lived through: the history as the targets see it, and a comparison.

    later: added to the number of a draw, it is the number of its luck.
    """

    model: Model
    plan: Plan
    numbers: tuple[int, ...]
    later: int = 0

    @property
    def name(self) -> str:
        """A fingerprint of all that decides what comes out."""
        plan, model = self.plan, self.model
        code = compiled.source_hash()
        about = [model.key, code, model.agents, plan.agents, plan.until, plan.seed, self.numbers, self.later]
        return hashlib.sha256(json.dumps(about).encode()).hexdigest()[:32]


def lived(of: Lives) -> Numbers:
    """Of each draw what the targets find, in their units, then the headline measures; shape (draws, figures)."""
    return np.array([[*_history(of, number), *_headlines(of, number)] for number in of.numbers])


def _history(of: Lives, number: int) -> list[float]:
    draw, model = of.plan.draw(number), of.model
    answers = observing.observed(draw, number + of.later, model.agents, model.until, model.targets)
    return [answers[one.name] for one in model.targets]


def _headlines(of: Lives, number: int) -> tuple[float, ...]:
    with compiled.wrapping_arithmetic():
        found = list(followed(of.plan, number, number + of.later))
    base, other = (summary.cells(of.plan, found, one)["all", "all"] for one in found)
    level = base["recovered_of_all"]
    return level, other["recovered_of_all"] - level, base["take_up"], base["contribution_density"]


@dataclass(frozen=True)
class Size:
    """How many runs train the emulators, how many worlds are made up, and the agents of their histories."""

    runs: int
    worlds: int
    agents: int
    seed: int


@dataclass(frozen=True)
class Known:
    """What all made-up worlds share: emulators of targets and headline measures, and the errors of sources.

    model, large: the model that trained the emulators, and that of the worlds' own histories.
    """

    model: Model
    large: Model
    of_targets: Standin
    of_headlines: tuple[Emulator, ...]
    evidence: Evidence


def prove(size: Size, shelf: Shelf, say: Callable[[str], None]) -> list[Row]:
    """Fit made-up worlds and see what their intervals hold."""
    known = targets.fitted()
    scenarios = resolve([BASELINE, POLICY], end=UNTIL)
    plan = planned(scenarios, AGENTS, 1, size.seed, None, UNTIL, assumptions=RANGES)
    say(f"{size.runs:,} runs that train the emulators, and an eighth of them again with other luck")
    large = worlds.model(known, size.agents)
    trained = _trained((worlds.model(known, AGENTS), large), plan, size.runs, shelf)
    say(f"{size.worlds:,} made-up worlds")
    numbers = range(_WORLDS, _WORLDS + size.worlds)
    truths = _live(Lives(large, plan, tuple(numbers)), shelf)
    chances = _chances(large, plan, numbers)
    say(f"{size.worlds:,} fits")
    fit = functools.partial(_rows, trained, truths, chances)
    rows = dict(made(fit, range(size.worlds), shelf.jobs))
    return [row for world in range(size.worlds) for row in rows[world]]


def _live(all_of: Lives, shelf: Shelf) -> Numbers:
    numbers = all_of.numbers
    spans = [numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH)]
    return shelf.all(lived, [replace(all_of, numbers=span) for span in spans])


def _chances(model: Model, plan: Plan, numbers: Sequence[int]) -> Numbers:
    draws = [plan.draw(number) for number in numbers]
    return np.array([[draw.chance(name) for name in model.names] for draw in draws], float)


def _trained(models: tuple[Model, Model], plan: Plan, count: int, shelf: Shelf) -> Known:
    model, large = models
    lives = Lives(model, plan, tuple(range(count)))
    found = _live(lives, shelf)
    again = _live(replace(lives, numbers=lives.numbers[: count // 8], later=count), shelf)
    split, chances = len(model.targets), _chances(model, plan, range(count))
    first, second = (table(part[:, :split], model) for part in (found, again))
    with threadpool_limits(1):
        luck = standin.luck_of(np.stack([first[: len(second)], second], axis=1))
        of_targets = standin.trained(model.names, chances, first, luck)
        of_headlines = tuple(emulated(model.names, chances, column) for column in found[:, split:].T)
    return Known(model, large, of_targets, of_headlines, evidence(model.targets))


def _rows(known: Known, truths: Numbers, chances: Numbers, world: int) -> list[Row]:
    """Fit one world; what its intervals hold of each headline and of each assumption that was learnt about."""
    with threadpool_limits(1):
        return list(_intervals(known, world, truths[world], chances[world]))


def _intervals(known: Known, world: int, truth: Numbers, chances: Numbers) -> Iterator[Row]:
    split, rng = len(known.model.targets), np.random.default_rng([world, 11])
    told = table(truth[None, :split], known.large)[0] - _errors(known.evidence, rng)
    drawn = agreeing(known.of_targets, known.evidence.moved(told), _DRAWS, world)
    for place, by in enumerate(known.of_headlines):
        values = by.at(drawn) + by.spread * rng.standard_normal(_DRAWS)
        yield Row(world, "headline", HEADLINES[place], float(truth[split + place]), *_ends(values))
    for place in known.of_targets.moving:
        low, high = _ends(drawn[:, place])
        if 1 - (high - low) / 0.95 >= INFORMED:
            yield Row(world, "assumption", known.model.names[place], float(chances[place]), low, high)


def _errors(of: Evidence, rng: np.random.Generator) -> Numbers:
    """How far truths lie from what sources tell of them, each by the two-sided error that the fit assumes."""
    size = np.abs(stats.t.rvs(TAILS, size=len(of.middle), random_state=rng))
    is_above = rng.random(len(of.middle)) < of.above / (of.above + of.below)
    return np.where(is_above, of.above * size, -of.below * size)


def _ends(values: Numbers) -> tuple[float, float]:
    low, high = np.percentile(values, _ENDS, method="weibull")
    return float(low), float(high)


def write(rows: Sequence[Row], path: Path) -> None:
    """Write every interval as a row of a CSV file."""
    numbers = [
        (
            one.world,
            one.kind,
            one.name,
            *(f"{end:.6g}" for end in (one.truth, one.low, one.high)),
            one.covered,
        )
        for one in rows
    ]
    cells = [(*row[:-1], str(row[-1]).lower()) for row in numbers]
    path.write_bytes(tables.lines([HEADER, *cells]))


def words(rows: Sequence[Row]) -> list[str]:
    """How often intervals held the truth, with the error that so many worlds leave."""
    groups = {name: [one for one in rows if one.name == name] for name in HEADLINES}
    groups["assumptions that the targets inform"] = [one for one in rows if one.kind == "assumption"]
    return [
        f"{name}: {sum(one.covered for one in found)} of {len(found)} intervals hold the truth"
        f" ({100 * sum(one.covered for one in found) / len(found):.1f} %)"
        for name, found in groups.items()
        if found
    ]
