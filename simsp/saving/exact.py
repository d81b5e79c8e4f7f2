"""The exact tables: money and rights of the simulated people, integers summed over replicates."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp import parameters
from simsp.law import contributions
from simsp.outcomes import Outcome
from simsp.plan import Plan
from simsp.world.books import Payer, View
from simsp.world.rights import DISPLAY, FATES, GATES, PAID_FROM, RIGHTS, Fate

_PERIOD = int(View.PERIOD)
_RECEIVED, _STILL, _NOT_YET, _LOST = (
    int(fate) for fate in (Fate.RECEIVED, Fate.STILL_CLAIMABLE, Fate.NOT_YET_DUE, Fate.LOST)
)


def _sum(replicates: Sequence[Sequence[Outcome]], number: int, name: str) -> NDArray[np.int64]:
    total: NDArray[np.int64] = sum(one[number].exact[name] for one in replicates)  # type: ignore[assignment]
    return total


def paid_by_branch(paid: NDArray[np.int64], law: Any) -> NDArray[np.int64]:
    """Contributions of one view by payer and displayed branch, satang; `paid` by payer and legal account."""
    return np.array([contributions.split_display(*map(int, row), law) for row in paid], np.int64)


def received_by_branch(fates: NDArray[np.int64], fate: int) -> NDArray[np.int64]:
    """One fate of all rights of a view by displayed branch, satang."""
    made = np.zeros(len(DISPLAY), np.int64)
    np.add.at(made, np.array(PAID_FROM), fates[:, fate])
    return made


def _accounts(name: str, paid: NDArray[np.int64], fates: NDArray[np.int64]) -> Iterator[tuple[Any, ...]]:
    benefits = received_by_branch(fates, _RECEIVED)
    for index, branch in enumerate(DISPLAY):
        for payer in Payer:
            yield name, branch, f"paid_by_{payer.name.lower()}", int(paid[payer, index])
        yield name, branch, "benefits_paid", int(benefits[index])
        yield name, branch, "of_which_care_estimated", int(fates[0, _RECEIVED]) if index == 0 else 0
        yield name, branch, "balance", int(paid[:, index].sum() - benefits[index])


def _rights(name: str, fates: NDArray[np.int64], counts: NDArray[np.int64]) -> Iterator[tuple[Any, ...]]:
    for index, right in enumerate(RIGHTS):
        owed = fates[index].sum() - fates[index, _NOT_YET]
        yield name, right, "owed", int(counts[index].sum() - counts[index, _NOT_YET]), int(owed)
        order = [_RECEIVED, _STILL, *range(_LOST, len(FATES)), _NOT_YET]
        for fate in order:
            yield name, right, FATES[fate], int(counts[index, fate]), int(fates[index, fate])


def _bridge(
    name: str, view: str, paid: NDArray[np.int64], fates: NDArray[np.int64]
) -> Iterator[tuple[Any, ...]]:
    lines = {
        "received": received_by_branch(fates, _RECEIVED),
        "still_claimable": received_by_branch(fates, _STILL),
        "not_yet_due": received_by_branch(fates, _NOT_YET),
        "lost": np.sum([received_by_branch(fates, fate) for fate in range(_LOST, len(FATES))], axis=0),
    }
    for index, branch in enumerate(DISPLAY):
        whole = int(paid[:, index].sum())
        yield name, view, branch, "paid", whole
        for line, satang in lines.items():
            yield name, view, branch, line, int(satang[index])
        yield name, view, branch, "kept_by_pool", whole - sum(int(one[index]) for one in lines.values())


def rows(
    plan: Plan, replicates: Sequence[Sequence[Outcome]]
) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
    """Rows of accounts.csv, rights.csv, bridge.csv and removal.csv, a scenario and view at a time, by table."""
    law = parameters.table(plan.start, plan.start)[0].contributions
    for number, scenario in enumerate(plan.scenarios):
        name = scenario.name
        paid, fates, counts, removal, losses = (
            _sum(replicates, number, one) for one in ("paid", "fates", "counts", "removal", "removal_counts")
        )
        yield "accounts.csv", _accounts(name, paid_by_branch(paid[_PERIOD], law), fates[_PERIOD])
        yield "rights.csv", _rights(name, fates[_PERIOD], counts[_PERIOD])
        for view in View:
            text = view.name.lower()
            yield "bridge.csv", _bridge(name, text, paid_by_branch(paid[view], law), fates[view])
            rows = zip(GATES, losses[view].tolist(), removal[view].tolist(), strict=True)
            yield "removal.csv", ((name, text, *row) for row in rows)
