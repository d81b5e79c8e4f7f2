"""The rows of intervals.csv and readings.csv: what an interval is made of, which reading of the law moves what."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from simsp import measures, tables
from simsp.intervals import NOT_TOLD, Ends, Interval, Values, interval, parts, shifted
from simsp.measures import Measure
from simsp.plan import Plan, draw_of
from simsp.readings import VIEWS, Read, Reading
from simsp.summary import Cells, over

Quantity = tuple[int, tuple[str, str], Measure]
"""The number of a scenario, a group and a measure."""


def rows(plan: Plan, all_cells: Sequence[Sequence[Cells]], read: Read | None) -> Iterator[tuple[Any, ...]]:
    """The rows of intervals.csv, as printed: levels of the baseline, changes of every other scenario.

    Args:
        plan: what was compared; its first scenario is the baseline.
        all_cells: by replicate, then by scenario.
        read: what was lived under other readings of the law; None where they were not asked.
    """
    draws = [draw_of(number) for number in range(len(all_cells))]
    for quantity in _quantities(all_cells[0]):
        values = _values(all_cells, quantity)
        found, told = interval(values), parts(values, draws)
        read_ends = _ends_of_readings(found[0], _shifts(read, quantity, found[0]))
        yield _row(plan, quantity, (*found, *told.chance, *told.ignorance, *read_ends))


def reading_rows(
    plan: Plan, all_cells: Sequence[Sequence[Cells]], read: Read | None
) -> Iterator[tuple[Any, ...]]:
    """The rows of readings.csv, as printed: every quantity that a reading moves in any replicate."""
    for quantity in _quantities(all_cells[0]) if read else ():
        shifts = _shifts(read, quantity, interval(_values(all_cells, quantity))[0])
        for reading, shift in shifts.items():
            if shift[0] is not None and any(shift):
                yield (*reading, *_row(plan, quantity, shift))


def _values(all_cells: Sequence[Sequence[Cells]], quantity: Quantity) -> Values:
    """The level of the baseline, or the paired change of another scenario, by replicate."""
    number, group, measure = quantity
    values = over(all_cells, number, group, measure.name)
    return values - over(all_cells, 0, group, measure.name) if number else values


def _shifts(read: Read | None, quantity: Quantity, mean: float | None) -> dict[Reading, Interval]:
    """How far each reading moves the mean; counts are of employers, who are not scaled, and so are not told."""
    number, group, measure = quantity
    if read is None or mean is None or measure.unit == "count":
        return {}
    as_is, *under = read.by_reading(number, group, measure.name)
    return {
        reading: shifted(one, as_is, mean) for reading, one in zip(read.plan.readings, under, strict=True)
    }


def _ends_of_readings(mean: float | None, shifts: Mapping[Reading, Interval]) -> Ends:
    """The lowest and the highest mean under any reading, that in force among them."""
    if mean is None or not shifts:
        return NOT_TOLD
    moved = [0.0, *(shift for shift, _, _ in shifts.values() if shift is not None)]
    return mean + min(moved), mean + max(moved)


def _quantities(replicate: Sequence[Cells]) -> Iterator[Quantity]:
    """Whatever has a row: both views of every scenario."""
    for number, found in enumerate(replicate):
        for group in (one for one in found if one[0] in VIEWS):
            for measure in measures.MEASURES:
                if measures.is_told(measure.name, group[0]):
                    yield number, group, measure


def _row(plan: Plan, quantity: Quantity, ends: Sequence[float | None]) -> tuple[str, ...]:
    """A quantity by its names, and numbers with the decimals of its unit."""
    number, group, measure = quantity
    names = (plan.scenarios[number].name, *group, measure.name, measure.unit)
    of = "change" if number else "level"
    return (*names, of, *(tables.number(end, measure.unit) for end in ends))
