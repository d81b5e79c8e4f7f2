"""The ranking: what each compared scenario brings a worker and what it costs, each kind in a list of its own.

Rules are ranked by what workers recover. Levers are ranked by what one unit may cost before it costs more than it
brings workers, because the number of units is the file's choice and no study gives it. The lists are never joined.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from simsp import measures, tables
from simsp.intervals import Interval, interval
from simsp.plan import Plan
from simsp.scenario import Scenario
from simsp.summary import Cells, over

KINDS: Final = ("rule", "lever", "package", "what_if", "reading")
"""In the order of the table; a kind of another name follows them."""
_PER_WORKER: Final = {
    "recovered_per_worker_thb": "recovered_pv_thb",
    "fund_cost_per_worker_thb": "fund_pv_thb",
    "employer_cost_per_worker_thb": "employer_pv_thb",
    "government_cost_per_worker_thb": "government_pv_thb",
    "worker_contributions_per_worker_thb": "contributions_pv_thb",
    "worker_cost_per_worker_thb": "spent_pv_thb",
}
_ALL: Final = ("all", "all")
_PAID_PER_WORKER: Final = ("worker_contributions_per_worker_thb", "worker_cost_per_worker_thb")
_FUND_AND_EMPLOYERS: Final = ("fund_cost_per_worker_thb", "employer_cost_per_worker_thb")
_PAID_BY_WORKERS: Final = ("worker_contributions_thb", "worker_cost_thb")

Found = Mapping[str, Interval]
Values = NDArray[np.float64]


def ranked_by(kind: str) -> str:
    """The column that decides the rank within a kind."""
    return "break_even_thb_a_year" if kind == "lever" else "recovered_per_worker_thb"


def rows(plan: Plan, all_cells: Sequence[Sequence[Cells]]) -> Iterator[tuple[Any, ...]]:
    """The rows of ranking.csv, as printed; none where nothing is compared.

    Args:
        plan: what was compared; its first scenario is the baseline.
        all_cells: by replicate, then by scenario.
    """
    compared = [
        (one, _estimates(plan, all_cells, number)) for number, one in enumerate(plan.scenarios[1:], start=1)
    ]
    for kind in (*KINDS, *sorted({one.kind for one, _ in compared} - set(KINDS))):
        mine = sorted((pair for pair in compared if pair[0].kind == kind), key=lambda pair: _order(*pair))
        for rank, (one, found) in enumerate(mine, start=1):
            yield _row(rank, one, found)


def _estimates(plan: Plan, all_cells: Sequence[Sequence[Cells]], number: int) -> Found:
    values = _by_replicate(plan, all_cells, number)
    return {name: interval(values[name]) for name in tables.RANKED}


def _by_replicate(plan: Plan, all_cells: Sequence[Sequence[Cells]], number: int) -> dict[str, Values]:
    """Each estimate of one scenario in each replicate; nan where it is undefined."""
    cohort = ("cohort", plan.cohort)

    def change(group: tuple[str, str], measure: str) -> Values:
        return over(all_cells, number, group, measure) - over(all_cells, 0, group, measure)

    people = over(all_cells, number, cohort, "in_either")
    people = np.where(people > 0, people, np.nan)
    made = {name: change(cohort, measure) / people for name, measure in _PER_WORKER.items()}
    made["left_per_worker_thb"] = made["recovered_per_worker_thb"] - sum(
        made[name] for name in _PAID_PER_WORKER
    )
    fund, employers = (made[name] for name in _FUND_AND_EMPLOYERS)
    made["fund_and_employer_cost_per_worker_thb"] = fund + employers
    made["arrives_of_owed_change"] = change(cohort, "received_of_owed_pv")
    made |= {name: over(all_cells, number, cohort, name) for name in ("better_off", "worse_off")}
    lever = plan.scenarios[number].lever
    units = lever.units if lever else np.nan
    years = (plan.until - plan.start + 1) / 12
    made["response_per_unit_thb"] = made["recovered_per_worker_thb"] / units
    left = change(_ALL, "received_thb") - sum(change(_ALL, name) for name in _PAID_BY_WORKERS)
    made["break_even_thb_a_year"] = left / units / years
    return made


def _order(one: Scenario, found: Found) -> tuple[int, float, str]:
    """Clear gains first, then what is not clear, then clear losses, then what is undefined; the largest first."""
    mean, low, high = found[ranked_by(one.kind)]
    if mean is None or low is None or high is None:
        return 3, 0.0, one.name
    return 0 if low > 0 else 2 if high < 0 else 1, -mean, one.name


def _row(rank: int, one: Scenario, found: Found) -> tuple[Any, ...]:
    _, low, high = found[ranked_by(one.kind)]
    decided: tuple[Any, ...] = ("", "")
    if low is not None and high is not None:
        decided = (rank, str(not low <= 0 <= high).lower())
    lever = (one.lever.unit, f"{one.lever.units:g}") if one.lever else ("", "")
    units = {
        name: measures.UNITS.get(name, "share" if name == "arrives_of_owed_change" else "thb")
        for name in found
    }
    ends = [tables.number(end, units[name]) for name in tables.RANKED for end in found[name]]
    return (decided[0], one.kind, one.name, one.title, one.mechanism, decided[1], *lever, *ends)
