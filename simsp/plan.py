"""What is simulated: scenarios with dated changes, months, sample and seed."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from simsp import months
from simsp.drawing import Draw
from simsp.errors import BadInput
from simsp.parameters import Change
from simsp.scenario import BASELINE, Scenario, too_early
from simsp.world import times

Changes = tuple[Change, ...]
START, UNTIL = months.number(2027, 1), months.number(2046, 12)
LAST_MONTH = months.number(2100, 12)
FITTED, RANGES = ASSUMPTIONS = ("fitted", "ranges")


@dataclass(frozen=True)
class Plan:
    """One comparison. `changes` belong to `scenarios`, in the same order; the first is the baseline.

    assumptions: where draws of the unknown ones come from, the fit or their ranges (see `simsp.drawing`).
    """

    scenarios: tuple[Scenario, ...]
    changes: tuple[Changes, ...]
    agents: int
    replicates: int
    seed: int
    start: int
    until: int
    assumptions: str = FITTED

    def draw(self, number: int) -> Draw:
        """A numbered draw of the assumptions."""
        return Draw(self.seed, number, of_the_fit=self.assumptions == FITTED)

    @property
    def branch(self) -> int:
        """The first month in which the scenarios may differ."""
        firsts = [change.starts or 0 for changes in self.changes[1:] for change in changes]
        entries = [event.first for scenario in self.scenarios[1:] for event in scenario.calendar]
        return min([self.start, *firsts, *entries])

    @property
    def people_per_agent(self) -> int:
        """How many people one agent stands for: set by the assumed stock of 2027-01."""
        return times.people_per_agent(self.agents, START)

    @property
    def cohort(self) -> str:
        """The years in which the cohort of the lifetime view is first insured."""
        return f"{self.start // 12}-{min(cohort_end(self.start), self.until) // 12}"


def draw_of(replicate: int) -> int:
    """Number of the draw of the assumptions of a replicate: every fourth repeats that of the one before it.

    The two differ by luck alone, so the pairs (2, 3), (6, 7), ... tell chance from ignorance of the assumptions.
    """
    return replicate - 1 if replicate % 4 == 3 else replicate


def cohort_end(start: int) -> int:
    """Last month in which a member of the cohort is first insured: five calendar years."""
    return (start // 12 + 4) * 12 + 11


def planned(
    scenarios: Sequence[Scenario],
    agents: int,
    replicates: int,
    seed: int,
    start: int | None,
    until: int,
    assumptions: str = FITTED,
) -> Plan:
    """What is to be simulated: every change with its month, the first scenario as the baseline.

    Raises:
        BadInput: a calendar entry begins in months that all scenarios share, or the last month lies too far ahead.
    """
    starts = [one.starts for one in scenarios if one.starts is not None]
    first = start if start is not None else min(starts, default=START)
    effect = min([first, *starts])
    problems = too_early(scenarios, first)
    if until > LAST_MONTH:  # people's dates and the calendar of those abroad reach no further
        problems = [*problems, f"the last month measured must be {months.text(LAST_MONTH)} or earlier"]
    if problems:
        raise BadInput(problems)
    alone = len(scenarios) == 1
    changes = tuple(_dated(one, 0 if alone or one.name == BASELINE else effect) for one in scenarios)
    return Plan(tuple(scenarios), changes, agents, replicates, seed, first, until, assumptions)


def _dated(scenario: Scenario, without_start: int) -> Changes:
    """Changes with the month of each; one without a start holds for all time, or from the comparison's start."""
    return tuple(
        one if one.starts is not None else dataclasses.replace(one, starts=without_start)
        for one in scenario.changes
    )
