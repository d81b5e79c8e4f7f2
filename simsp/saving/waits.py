"""The rows of waiting.csv: how soon those who are paid have their first money."""

from collections.abc import Iterator, Sequence
from typing import Any

from simsp import tables
from simsp.intervals import interval
from simsp.plan import Plan
from simsp.summary import ALL, WAITED, Cells, over, paid_within


def rows(plan: Plan, all_cells: Sequence[Sequence[Cells]]) -> Iterator[tuple[Any, ...]]:
    """Rows as printed, each view of each scenario in turn; empty where no claim is paid in any replicate."""
    views = {"period": ALL, "lifetime": ("cohort", plan.cohort)}
    for number, scenario in enumerate(plan.scenarios):
        for view, group in views.items():
            for days in WAITED:
                shares = interval(over(all_cells, number, group, paid_within(days)))
                yield scenario.name, view, days, *(tables.number(one, "share") for one in shares)
