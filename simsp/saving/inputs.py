"""What a run is made from: the values in force, and what happens in its world."""

from collections.abc import Iterator
from typing import Any

from simsp import calendar, fitted, months, parameters
from simsp.calendar import Event
from simsp.drawing import is_uncertain, quantile
from simsp.parameters import Change, Dated, Parameter
from simsp.plan import FITTED, Plan
from simsp.saving import labels


def assumptions(plan: Plan) -> Iterator[tuple[Any, ...]]:
    """The rows of assumptions.csv: every value in force at the start under the baseline."""
    changed = {one.name: one.value for one in plan.changes[0] if not one.nations and _is_on(one, plan.start)}
    for name, one in sorted(parameters.load().items()):
        row = one.on(plan.start)
        value = changed.get(name, row.value)
        shown = str(value).lower() if isinstance(value, bool) else value
        left = _left(one, row) if plan.assumptions == FITTED and name not in changed else ("", "", "")
        yield name, one.layer, one.meaning, one.unit, shown, row.low, row.high, row.grade, row.source, *left


def _left(one: Parameter, row: Dated) -> tuple[str, ...]:
    """What the fit leaves of a range, as low end, middle and high end; empty where it leaves all of it."""
    ends = (
        fitted.ends(one.unknown(row))
        if is_uncertain(row) and one.layer in ("practice", "assumption")
        else None
    )
    return tuple(f"{float(quantile(row, end)):.4g}" for end in ends) if ends else ("", "", "")


def _is_on(change: Change, start: int) -> bool:
    """Whether a change has not ended before the months measured."""
    return change.until is None or change.until >= start


def events(plan: Plan) -> Iterator[tuple[Any, ...]]:
    """The rows of calendar.csv: what happens under the baseline, then what each scenario adds, by its first month."""
    for number, scenario in enumerate(plan.scenarios):
        own = [*calendar.load(), *scenario.calendar] if number == 0 else scenario.calendar
        for event in sorted(own, key=lambda one: (one.first, one.name)):
            if event.first <= plan.until:
                yield scenario.name, *_event(event)


def _event(event: Event) -> tuple[str, ...]:
    row = event.row
    sizes = ("" if size is None else f"{float(size):g}" for size in (row.value, row.low, row.high))
    span = (months.text(event.first), months.text(event.last))
    return (
        event.name,
        labels.of_event(event.name),
        event.effect,
        *span,
        event.who,
        *sizes,
        row.grade,
        row.source,
    )
