"""The rows of drivers.csv and targets.csv: what of the shipped studies belongs to a run."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from simsp import months, targets, unknowns
from simsp.plan import FITTED, Plan
from simsp.saving import labels, shipped
from simsp.saving.manifests import as_resolved
from simsp.scenario import BASELINE

MOST: Final = 12  # assumptions that are told of a measure
_PARTS: Final = ("total_order", "low", "high", "sign", "explained", "luck")
_NUMBERS: Final = (
    "observed",
    "observed_low",
    "observed_high",
    "simulated",
    "simulated_low",
    "simulated_high",
)


def drivers(plan: Plan) -> Iterator[tuple[str, ...]]:
    """The rows of drivers.csv, the weightiest assumption first; none where the study is about another run."""
    known = _known(plan)
    found = (row for row in shipped.rows(shipped.SENSITIVITY) if row["assumption"]) if known else ()
    for key, of_a_measure in groupby(found, lambda row: (row["scenario"], row["group_by"], row["measure"])):
        if key[0] in known:
            for row in [*of_a_measure][:MOST]:
                yield *key, *_driver(row)


def _known(plan: Plan) -> set[str]:
    """Scenarios of a plan that the study knows as they are; none where today's law or the months are others."""
    about = shipped.of_this_fit(shipped.SENSITIVITY) if plan.assumptions == FITTED else {}
    span = {"from": months.text(plan.start), "until": months.text(plan.until)}
    if not about or any(about["options"][name] != month for name, month in span.items()):
        return set()
    mine = {
        scenario.name: shipped.digest(as_resolved(scenario, changes))
        for scenario, changes in zip(plan.scenarios, plan.changes, strict=True)
    }
    known = {name for name, made in mine.items() if about["scenarios"].get(name) == made}
    return known if plan.scenarios[0].name == BASELINE and BASELINE in known else set()


def _driver(row: Mapping[str, str]) -> tuple[str, ...]:
    of = unknowns.load()[row["assumption"]]
    sizes = tuple(_size(size) for size in (of.row.value, of.row.low, of.row.high))
    names = (of.shown, row["assumption"], row["meaning"])
    return (*names, *(row[part] for part in _PARTS), *sizes, of.unit, of.row.grade, of.row.source)


def _size(value: Any) -> str:
    return "" if value is None else f"{float(value):g}"


def reported(plan: Plan) -> Iterator[tuple[str, ...]]:
    """The rows of targets.csv, in the order of the targets; none where the validation was made with another fit."""
    about = shipped.of_this_fit(shipped.VALIDATION) if plan.assumptions == FITTED else {}
    by_name = {one.name: one for one in targets.load()}
    for row in shipped.rows(shipped.VALIDATION) if about else ():
        one = by_name[row["target"]]
        names = (one.name, labels.of_target(one.name), one.measured_as)
        span = (months.text(one.month), months.text(one.until))
        numbers = (row[name] for name in _NUMBERS)
        yield *names, *span, one.use, one.unit, *numbers, row["within"], one.source, one.grade
