"""The rows of intervals.csv and readings.csv: what an interval is made of, which reading of the law moves what."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp import measures, tables
from simsp.intervals import NOT_TOLD, Ends, around_the_mean, interval, parts
from simsp.measures import Measure
from simsp.plan import Plan, draw_of
from simsp.readings import VIEWS, Read
from simsp.summary import Cells, over

Values = NDArray[np.float64]
Quantity = tuple[int, tuple[str, str], Measure]
"""The number of a scenario, a group and a measure."""


def rows(plan: Plan, all_cells: Sequence[Sequence[Cells]], read: Read | None) -> Iterator[tuple[Any, ...]]:
    """The rows of intervals.csv, as printed: levels of the baseline, changes of every other scenario.

    Args:
        plan: what was compared; its first scenario is the baseline.
        all_cells: by replicate, then by scenario.
        read: what other readings of the law would change; None where they were not asked.
    """
    draws = [draw_of(number) for number in range(len(all_cells))]
    for number, group, measure in _quantities(all_cells[0]):
        values = over(all_cells, number, group, measure.name)
        if number:
            values = values - over(all_cells, 0, group, measure.name)
        found, told = interval(values), parts(values, draws)
        shifts = read.shifts(number, group, measure.name) if read and _is_scaled(measure) else None
        ends = (*found, *told.chance, *told.ignorance, *_ends_of_readings(found[0], shifts))
        yield (plan.scenarios[number].name, *group, *_named(number, measure), *_printed(ends, measure))


def reading_rows(read: Read) -> Iterator[tuple[Any, ...]]:
    """The rows of readings.csv, as printed: every quantity that a reading moves in any replicate."""
    names = [one.name for one in read.plan.scenarios]
    for number, group, measure in _quantities(read.lived[0][0][0]):
        if not _is_scaled(measure):
            continue
        shifts = read.shifts(number, group, measure.name)
        for reading, known in zip(read.plan.readings, map(_defined, shifts), strict=True):
            if known.any():
                ends = (float(known.mean()), *around_the_mean(known))
                yield (*reading, names[number], *group, *_named(number, measure), *_printed(ends, measure))


def _quantities(replicate: Sequence[Cells]) -> Iterator[Quantity]:
    """Whatever has a row: both views of every scenario."""
    for number, found in enumerate(replicate):
        for group in (one for one in found if one[0] in VIEWS):
            for measure in measures.MEASURES:
                if measures.is_told(measure.name, group[0]):
                    yield number, group, measure


def _is_scaled(measure: Measure) -> bool:
    """Whether fewer agents tell the same size: of employers, who are not scaled, there are as many fewer."""
    return measure.unit != "count"


def _ends_of_readings(mean: float | None, shifts: Values | None) -> Ends:
    """The lowest and the highest mean under any reading, that in force among them."""
    if mean is None or shifts is None:
        return NOT_TOLD
    moved = [0.0, *(float(known.mean()) for known in map(_defined, shifts) if known.size)]
    return mean + min(moved), mean + max(moved)


def _named(number: int, measure: Measure) -> tuple[str, str, str]:
    return measure.name, measure.unit, "change" if number else "level"


def _printed(ends: Sequence[float | None], measure: Measure) -> list[str]:
    return [tables.number(end, measure.unit) for end in ends]


def _defined(values: Values) -> Values:
    return values[~np.isnan(values)]
