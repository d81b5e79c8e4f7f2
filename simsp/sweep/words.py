"""The answer of a sweep in a few lines: which scenario, or which point of a lattice, gives workers most back."""

from collections.abc import Iterator, Sequence
from typing import Any

from simsp.sweep.gather import HEADLINES, Summary
from simsp.sweep.plan_file import Sweep

SHOWN = 10
Estimate = tuple[float, float, float]


def answer(sweep: Sweep, by_name: Summary) -> list[str]:
    """What comes back today, then the scenarios by how much more comes back, the largest mean change first."""
    baseline = sweep.plan.scenarios[0].name
    measure = next((one for one in HEADLINES if _found(by_name[baseline], one, 0)), "")
    level = _found(by_name[baseline], measure, 0)
    if level is None:
        return ["Nothing was paid in by these workers, so no share of it can come back."]
    value = f"In {sweep.plan.start // 12} value, of" if measure.endswith("_pv") else "Of"
    first = f"{value} every 100 baht paid in, {_range(level)} come back under today's law."
    changes = {name: _found(of, measure, 3) for name, of in by_name.items() if name != baseline}
    known = sorted(
        ((name, one) for name, one in changes.items() if one), key=lambda pair: (-pair[1][0], pair[0])
    )
    if not known:
        return [first]
    return [first, *(_lattice(known) if sweep.points else _ranked(known))]


def _found(of: Sequence[tuple[Any, ...]], measure: str, first: int) -> Estimate | None:
    """A measure of the cohort, or its change, with its interval, in baht of every 100; None where undefined."""
    for _, group_by, _, name, _, *numbers in of:
        if (group_by, name) == ("cohort", measure) and numbers[first] is not None:
            low, middle, high = (100 * numbers[first + place] for place in (1, 0, 2))
            return middle, low, high
    return None


def _lattice(known: Sequence[tuple[str, Estimate]]) -> Iterator[str]:
    yield f"Best of {len(known):,} points by what comes back: {known[0][0]}, {_moved(known[0][1])}."
    yield from _list(known[1:], 2)


def _ranked(known: Sequence[tuple[str, Estimate]]) -> Iterator[str]:
    yield "Change of what comes back, baht of every 100, in brackets 95 of 100 runs:"
    yield from _list(known, 1)


def _list(known: Sequence[tuple[str, Estimate]], first: int) -> Iterator[str]:
    for place, (name, change) in enumerate(known[: SHOWN + 1 - first], start=first):
        yield f"{place}. {name}: {_moved(change)}"
    if len(known) > SHOWN + 1 - first:
        yield f"The other {len(known) - SHOWN - 1 + first:,} are in summary.csv."


def _moved(change: Estimate) -> str:
    middle, low, high = change
    if low == high == 0:
        return "no change"
    clear = "" if low > 0 or high < 0 else ", not clear"
    return f"{_number(middle, sign=True)} ({_number(low, sign=True)} to {_number(high, sign=True)}{clear})"


def _range(level: Estimate) -> str:
    middle, low, high = level
    return f"{_number(middle)} ({_number(low)} to {_number(high)})"


def _number(value: float, *, sign: bool = False) -> str:
    text = f"{value:+.1f}" if sign else f"{value:.1f}"
    return "0.0" if float(text) == 0 else text
