"""Waiting in line at a social security office, first come, first served.

`serve` is one office with its counters, claim by claim; `simsp.world.office_reference` is the same office as
SimPy processes, and a test holds the two equal. `serve_month` is what the simulation uses: all the counters
of a region pooled into one, where a sampled claim stands for many real ones.

Only + - * / and comparisons of float64: the same input gives the same bits on every machine.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from simsp.compiled import making_arrays

Days: TypeAlias = npt.NDArray[np.float64]
Integers: TypeAlias = npt.NDArray[np.int64]

ABANDONED = -1.0  # in place of a start or a wait: the claimant left before being served

MINUTES_PER_DAY = 480  # offices are open 8:30 to 16:30
WORKING_DAYS = 21  # in every month
CALENDAR_DAYS_PER_WORKING_DAY = 365.25 / (12 * WORKING_DAYS)
# Half-hour slices: the arrival of a slice makes nobody wait longer than half an hour, and 1/16 is exact.
SLICES_PER_DAY = 16


@making_arrays
def serve(arrival_days: Days, service_days: Days, patience_days: Days, free_at: Days, starts: Days) -> None:
    """Serve claims first come, first served, and write the day each service starts.

    arrival_days, service_days, patience_days, starts: one element a claim, in days >= 0, sorted by arrival
    and then by id. free_at: one element a counter, the day it is next free; updated in place, so that the
    next call goes on where this one ended and grouping claims into calls changes no bit.
    Each claim takes the counter that is free first (of equals, the one with the smallest index).
    A claim that would have to wait longer than its patience leaves when its patience ends, without service:
    its start is ABANDONED. A counter free at that very moment still serves it.
    """
    line = _line_of_counters(free_at)
    for claim in range(len(arrival_days)):
        counter = line[0]
        arrival = arrival_days[claim]
        start = max(free_at[counter], arrival)
        if start > arrival + patience_days[claim]:
            starts[claim] = ABANDONED
        else:
            starts[claim] = start
            free_at[counter] = start + service_days[claim]
            _move_back(line, 0, free_at)


@making_arrays
def _line_of_counters(free_at: Days) -> Integers:
    """Counters as a binary heap, the one free first in place 0."""
    line = np.arange(len(free_at))
    for place in range(len(free_at) // 2 - 1, -1, -1):
        _move_back(line, place, free_at)
    return line


@making_arrays
def _move_back(line: Integers, place: int, free_at: Days) -> None:
    """Move the counter in `place` back behind those that are free before it."""
    counter = line[place]
    child = 2 * place + 1
    while child < len(line):
        if child + 1 < len(line) and _is_before(line[child + 1], line[child], free_at):
            child += 1
        if not _is_before(line[child], counter, free_at):
            break
        line[place] = line[child]
        place = child
        child = 2 * place + 1
    line[place] = counter


@making_arrays
def _is_before(one: int, other: int, free_at: Days) -> bool:
    # Ties go by index: the first counter then depends on free_at alone, not on the history of the heap.
    return free_at[one] < free_at[other] or (free_at[one] == free_at[other] and one < other)


@making_arrays
def thai_blocks(working_days: int, work_per_day: float) -> tuple[Days, Days]:
    """Return the arrival days and the service days of the load of Thai members.

    working_days: length of the month in working days. work_per_day: pooled days of service that one
    working day brings, 1.0 being all that the counters can do. The load comes in SLICES_PER_DAY even
    slices a day, the first at the opening of the office.
    """
    slices = working_days * SLICES_PER_DAY
    arrival_days = np.arange(slices) / SLICES_PER_DAY
    service_days = np.full(slices, work_per_day / SLICES_PER_DAY)
    return arrival_days, service_days


@making_arrays
def serve_month(
    filed_days: Days,
    minutes: Integers,
    patience_days: Days,
    thai_work_per_day: float,
    people_per_agent: int,
    counters: int,
    free_at: Days,
    waits: Days,
) -> None:
    """Serve one month of one region, all counters pooled, and write how long each migrant claim waits.

    filed_days: when each sampled claim is filed, in working days from the start of the month, in [0, 21).
    minutes: counter time of one such claim. patience_days: working days it would wait. waits: working days
    before its service starts, or ABANDONED. The order of the claims does not matter.
    thai_work_per_day: as in `thai_blocks`. people_per_agent: real claims behind each sampled one.
    counters: all counters of the region. free_at: one element, the day the pool is next free, from the start
    of this month on entry and of the next month on return; the state to keep between months.

    The real claims behind a sampled one are filed all through the month, not in one heap on the day it is
    filed: each slice brings an even part of their work, from those ready to wait as long as the line then
    is. The sampled claim itself waits for the work ahead of it. So a sample fakes no queue.
    """
    slice_days, slice_work = thai_blocks(WORKING_DAYS, thai_work_per_day)
    days_per_minute = people_per_agent / (counters * MINUTES_PER_DAY * len(slice_days))
    patiences, patient_minutes = _minutes_by_patience(minutes, patience_days)
    free_after = np.empty(len(slice_days))
    free = free_at[0]
    for k in range(len(slice_days)):
        start = max(free, slice_days[k])
        staying = patient_minutes[np.searchsorted(patiences, start - slice_days[k])]
        free = start + (slice_work[k] + staying * days_per_minute)
        free_after[k] = free
    _wait(filed_days, patience_days, free_after, waits)
    free_at[0] = max(free - WORKING_DAYS, 0.0)


@making_arrays
def _minutes_by_patience(minutes: Integers, patience_days: Days) -> tuple[Days, Integers]:
    """Return patience in rising order, and the minutes of all claims at least as patient as each.

    The second has one element more than claims: 0, for a wait that nobody accepts.
    Whole minutes, so that the sum is the same in any order.
    """
    order = np.argsort(patience_days)
    patient_minutes = np.zeros(len(minutes) + 1, dtype=np.int64)
    for place in range(len(minutes) - 1, -1, -1):
        patient_minutes[place] = patient_minutes[place + 1] + minutes[order[place]]
    return patience_days[order], patient_minutes


@making_arrays
def _wait(filed_days: Days, patience_days: Days, free_after: Days, waits: Days) -> None:
    """Write the wait of each claim behind all the work that came up to its filing."""
    last = len(free_after) - 1
    for claim in range(len(filed_days)):
        latest_slice = min(int(filed_days[claim] * SLICES_PER_DAY), last)
        wait = max(free_after[latest_slice] - filed_days[claim], 0.0)
        waits[claim] = wait if wait <= patience_days[claim] else ABANDONED
