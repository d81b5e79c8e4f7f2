"""Other readings of the law: where a text can be read in two ways, what would each change?

A reading of unclear law is a value of layer `reading` in simsp/law/*.yaml; its alternatives are its other choices, or
the ends of its range. Each is laid beneath the baseline and every scenario alike, one at a time, from the month in
which scenarios may part: where a scenario sets the same value itself, the scenario decides. Shifts are paired, so a
tenth of a comparison's replicates and a fifteenth of its agents tell them.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simsp import parameters, summary
from simsp.outcomes import Outcome
from simsp.parameters import Change, Value
from simsp.plan import Plan
from simsp.summary import Cells

VIEWS: Final = ("all", "cohort")
"""The groups for which readings are told."""
REPLICATES: Final = 10
AGENTS: Final = 15
"""One replicate in so many is also lived under other readings, by one agent in so many."""
FEWEST_AGENTS: Final = 200
"""With fewer, luck would hide what a reading moves; more add little, because most of the scatter is that of draws."""

Lived = tuple[list[list[Cells]], int]
"""Cells by reading (first: none) and scenario, and the months that agents lived for them."""


class Reading(NamedTuple):
    """A value of the law, read in another way than is taken to be in force."""

    name: str
    value: Value


def others(month: int) -> tuple[Reading, ...]:
    """Every reading that is not the one in force in a month, in the order of the registry."""
    return tuple(
        Reading(parameter.name, value)
        for parameter in parameters.load().values()
        if parameter.layer == "reading"
        for value in _alternatives(parameter, month)
    )


def _alternatives(parameter: parameters.Parameter, month: int) -> list[Value]:
    row = parameter.on(month)
    ends: list[Value] = [end for end in (row.low, row.high) if end is not None]
    known = parameter.allowed if parameter.unit in ("choice", "switch") else ends
    return [value for value in known if value != row.value]


@dataclass(frozen=True)
class Reread(Plan):
    """All scenarios of a plan as they are, then all under the first reading, and so on; they part in month `since`."""

    since: int = 0
    readings: tuple[Reading, ...] = ()

    @property
    def branch(self) -> int:
        """The first month in which the scenarios or the readings may differ: that of the comparison."""
        return self.since

    @property
    def each(self) -> int:
        """How many scenarios are lived under each reading."""
        return len(self.scenarios) // (1 + len(self.readings))


def planned(plan: Plan) -> Reread | None:
    """The small comparison that tells what readings move; None where a plan has too few replicates for it."""
    if plan.replicates < REPLICATES:
        return None
    agents = max(plan.agents // AGENTS, min(plan.agents, FEWEST_AGENTS))
    small = dataclasses.replace(plan, agents=agents, replicates=plan.replicates // REPLICATES)
    return _under(small, others(plan.start), plan.branch)


def _under(plan: Plan, readings: tuple[Reading, ...], since: int) -> Reread:
    """The scenarios of a plan as they are and under each of some readings."""
    changes = list(plan.changes)
    for reading in readings:
        read = Change(*reading, starts=since)
        changes += [(read, *own) for own in plan.changes]  # the later of two changes wins
    return Reread(
        plan.scenarios * (1 + len(readings)), tuple(changes), plan.agents, plan.replicates, plan.seed,
        plan.start, plan.until, plan.assumptions, since, readings,
    )  # fmt: skip


def cells(plan: Reread, lived: Iterator[Outcome]) -> Lived:
    """Measures of both views of each scenario under each reading, from outcomes in the order of the plan."""
    made: list[list[Cells]] = []
    agent_months = 0
    for _ in range(1 + len(plan.readings)):
        base, of_scenarios = None, []
        for one in islice(lived, plan.each):
            base = base or one
            found = summary.cells(plan, (base,), one)
            of_scenarios.append({group: found[group] for group in found if group[0] in VIEWS})
            agent_months += one.agent_months
        made.append(of_scenarios)
    return made, agent_months


def that_move(plan: Reread, first: Lived) -> tuple[Reread, Lived]:
    """The plan and its first replicate without the readings that moved nothing at all there."""
    found, agent_months = first
    moving = [place for place in range(1, len(found)) if not _same(found[place], found[0])]
    as_they_are = dataclasses.replace(
        plan, scenarios=plan.scenarios[: plan.each], changes=plan.changes[: plan.each], readings=()
    )
    readings = tuple(plan.readings[place - 1] for place in moving)
    kept = [found[place] for place in (0, *moving)]
    return _under(as_they_are, readings, plan.since), (kept, agent_months)


def _same(some: Sequence[Cells], others: Sequence[Cells]) -> bool:
    """Whether all cells are equal; an undefined measure equals itself."""
    return all(
        one.keys() == other.keys()
        and all(one[group].keys() == other[group].keys() for group in one)
        and np.array_equal(_numbers(one), _numbers(other), equal_nan=True)
        for one, other in zip(some, others, strict=True)
    )


def _numbers(found: Cells) -> NDArray[np.float64]:
    return np.array([value for group in found.values() for value in group.values()])


@dataclass(frozen=True)
class Read:
    """What was lived under other readings: `lived` by replicate, under the readings of `plan`.

    tried: these, and those that moved nothing in the first replicate.
    """

    plan: Reread
    tried: tuple[Reading, ...]
    lived: tuple[Lived, ...]

    @property
    def agent_months(self) -> int:
        """How many months agents lived for all of it."""
        return sum(months for _, months in self.lived)

    def by_reading(self, number: int, group: tuple[str, str], measure: str) -> NDArray[np.float64]:
        """A measure as the law is taken to be read, then under each reading; shape (1 + readings, replicates).

        Of scenario 0, the baseline, its level; of another one its change from the baseline. Undefined: nan.
        """
        told: NDArray[np.float64] = np.array(
            [[_of(one, number, group, measure) for one in by_reading] for by_reading, _ in self.lived]
        ).T
        return told


def _of(of_scenarios: Sequence[Cells], number: int, group: tuple[str, str], measure: str) -> float:
    """The level of the baseline, or the change of another scenario, under one reading in one replicate."""
    level = of_scenarios[number][group].get(measure, np.nan)
    return level - of_scenarios[0][group].get(measure, np.nan) if number else level
