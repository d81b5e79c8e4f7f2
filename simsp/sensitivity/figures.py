"""The figures that policies are compared by: each of one group, in words, and whether more of it is better."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simsp import measures
from simsp.plan import Plan
from simsp.summary import Cells

ALL, COHORT = "all", "cohort"
PER_WORKER, LEFT = "recovered_per_worker_thb", "left_per_worker_thb"


@dataclass(frozen=True)
class Figure:
    """One measure of one group.

    group_by: all (everybody, the months measured) or cohort (its members, for life), as in measures.csv. better: 1
    where more of it is better for the party in `for_whom`, -1 where less is. words: what the figure is.
    """

    group_by: str
    measure: str
    better: int
    words: str
    for_whom: str = "workers"

    @property
    def unit(self) -> str:
        """As in measures.csv."""
        return measures.UNITS[self.measure] if self.has_level else "thb"

    @property
    def has_level(self) -> bool:
        """Whether today's law has one of its own; what is in itself a difference from today's law has none."""
        return self.measure not in (PER_WORKER, LEFT)

    @property
    def key(self) -> tuple[str, str]:
        """Group and measure."""
        return self.group_by, self.measure

    @property
    def name(self) -> str:
        """What it is, and of whom."""
        view = "a lifetime" if self.group_by == COHORT else "the months measured"
        return f"{self.words} ({view})"


FIGURES = (
    Figure(COHORT, PER_WORKER, 1, "what comes back to each worker, in present value"),
    Figure(
        COHORT, LEFT, 1, "what comes back to each worker less what workers pay in and spend, in present value"
    ),
    Figure(
        COHORT, "recovered_of_all_pv", 1, "share of all that is paid in that comes back, in present value"
    ),
    Figure(COHORT, "recovered_of_all", 1, "share of all that is paid in that comes back"),
    Figure(ALL, "recovered_of_all", 1, "share of all that is paid in that comes back"),
    Figure(COHORT, "recovered_of_all_cash", 1, "share of all that is paid in that comes back in cash"),
    Figure(ALL, "recovered_of_all_cash", 1, "share of all that is paid in that comes back in cash"),
    Figure(ALL, "received_thb", 1, "what workers receive"),
    Figure(COHORT, "received_of_owed", 1, "share of what the law grants that arrives"),
    Figure(COHORT, "take_up", 1, "share of rights that are received at least in part"),
    Figure(ALL, "worker_contributions_thb", -1, "what workers pay in"),
    Figure(ALL, "fund_balance_thb", 1, "what is left with the fund", "the fund"),
)
"""The first leads: rankings and the value of information are told by it; the second stands beside it."""
HEADLINE = next(one for one in FIGURES if one.key == (COHORT, "recovered_of_all_pv"))
"""What a report begins with: its level under today's law."""


def values(plan: Plan, cells: Cells) -> NDArray[np.float64]:
    """Each figure of one scenario in one run, in the order of `FIGURES`; nan where it is undefined."""
    return np.array([_value(cells[_group(plan, one)], one) for one in FIGURES])


def _group(plan: Plan, one: Figure) -> tuple[str, str]:
    return (COHORT, plan.cohort) if one.group_by == COHORT else (ALL, ALL)


def _value(of: dict[str, float], one: Figure) -> float:
    if one.has_level:
        return of.get(one.measure, np.nan)
    # the same lives under today's law are already taken off, see simsp.ranking
    paid = of["contributions_pv_thb"] + of["spent_pv_thb"] if one.measure == LEFT else 0.0
    return (of["recovered_pv_thb"] - paid) / of["in_either"] if of["in_either"] > 0 else np.nan
