"""What is simulated: scenarios with dated changes, months, sample and seed."""

from dataclasses import dataclass

from simsp import months
from simsp.parameters import Change
from simsp.scenario import Scenario
from simsp.world import times

Changes = tuple[Change, ...]
START, UNTIL = months.number(2027, 1), months.number(2046, 12)


@dataclass(frozen=True)
class Plan:
    """One comparison. `changes` belong to `scenarios`, in the same order; the first is the baseline."""

    scenarios: tuple[Scenario, ...]
    changes: tuple[Changes, ...]
    agents: int
    replicates: int
    seed: int
    start: int
    until: int

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


def cohort_end(start: int) -> int:
    """Last month in which a member of the cohort is first insured: five calendar years."""
    return (start // 12 + 4) * 12 + 11
