"""The world's clock: start here.

What happens in the world is a process on a SimPy clock; one unit of its time is a month. Within a month the calendar
speaks first, then people arrive, live and notice their rights, then they claim and the offices serve, then they talk
and leave. Processes hold no state of their own (see `simsp.world.world`), so a copied world goes on as if nothing
had happened.
"""

from collections.abc import Callable, Generator, Sequence
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from simsp.compiled import as_table
from simsp.month import drive, talk
from simsp.month.close import bring_up_to_date, close_period
from simsp.month.employ import month_of_employers
from simsp.world import calendar
from simsp.world.offices import stand_in_line
from simsp.world.world import HISTORY, INTERVIEW, SERIES, Times, Turn, World

Clock = simpy.Environment
Numbers = NDArray[np.int64]
Process = Generator[simpy.Event, Any, Any]
Beside = Callable[[Clock, World, Times], Process]
FAULTS = ("", "a change of status that no row of simsp.world.statuses allows", "the table of rights is full")
LIVE, CLAIM, TALK = 0.25, 0.25, 0.25  # how far into the month each part of it comes


def simulate(world: World, times: Times, until: int, beside: Sequence[Beside] = ()) -> None:
    """Let the world live from its month up to and including the month `until`.

    Processes `beside` it, such as a diary, run on the same clock and change nothing.

    Raises:
        RuntimeError: a step met what no rule allows.
    """
    if until < world.month:
        return
    clock = Clock(initial_time=world.month)
    clock.process(the_times(clock, world, times))
    clock.process(the_months(clock, world, times))
    for process in beside:
        clock.process(process(clock, world, times))
    clock.run(until=until + 1)


def the_times(clock: Clock, world: World, times: Times) -> Process:
    """Shocks, closures and registration windows begin and end."""
    for month in calendar.turning_points(times.calendar, world.month):
        yield clock.timeout(month - clock.now)
        calendar.set_times(world.books, times.calendar, month)


def the_months(clock: Clock, world: World, times: Times) -> Process:
    """A month of everybody's life, in nine steps."""
    while True:
        yield clock.timeout(LIVE)
        begin(world, times)
        arrive(world, times)
        live(world, times)
        yield clock.timeout(CLAIM)
        claim(world, times)
        yield clock.timeout(TALK)
        talk_and_leave(world, times)
        check(world)
        world.month += 1
        yield clock.timeout(1 - LIVE - CLAIM - TALK)


def check(world: World) -> None:
    """Stop at a fault that a compiled step noted; it cannot raise one itself."""
    fault = int(world.books["fault"][0])
    if fault:
        raise RuntimeError(f"{FAULTS[fault]} (month {world.month}, replicate seed {world.seed})")


def begin(world: World, times: Times) -> None:
    """Turn the page of the books."""
    turns = times.turns(world.month)
    if turns & Turn.RETURNS:  # each January at its own rate
        bring_up_to_date(world.people, world.books, times.at(world.month - 1)[0])
    world.books["month"] = world.month
    world.books["edition"] = times.edition[min(world.month - HISTORY, len(times.edition) - 1)]
    world.books["discount"] = times.discount[world.month - HISTORY]
    talk.spread(world.books, times.at(world.month)[0])
    world.people["happened"][world.gone] = 0
    world.gone = world.gone[:0]
    if turns & Turn.PENSION_AGE:
        _look_at_all_abroad(world)
    _make_room(world)
    if turns:
        _ask_anew(world, times, turns)


def _ask_anew(world: World, times: Times, turns: int) -> None:
    """What the law of this month changes for jobs that go on and for children who were too old."""
    rules, _ = times.at(world.month)
    if turns & Turn.COVERAGE:
        drive.review_jobs(world.people, world.here, world.month, rules)
    if turns & Turn.CHILDREN:
        before, _ = times.at(world.month - 1)
        drive.review_children(world.people, world.rows, world.books, before, rules)


def _look_at_all_abroad(world: World) -> None:
    """A new pension age may make old-age money due that was to be looked at later."""
    sleepers = [who for noted in world.looks.values() for who in noted]
    world.looks = {world.month: sleepers} if sleepers else {}


def arrive(world: World, times: Times) -> None:
    """Step 1: newcomers, and people who come back."""
    rules, odds = times.at(world.month)
    place = world.month - HISTORY
    first, last = world.arriving[place], world.arriving[place + 1]
    if place == 0:
        drive.first_stock(world.people, world.here, world.employers, world.books, rules, odds)
    drive.newcomers(world.people, first, last, world.books, rules, odds)
    back = wake(world, times)
    world.here = np.concatenate([world.here, np.arange(first, last, dtype=np.int64), back])


def wake(world: World, times: Times) -> Numbers:
    """Look at people abroad whose month has come; returns who is back in Thailand."""
    sleepers = np.sort(np.array(world.looks.pop(world.month, []), np.int64))
    if not len(sleepers):
        return sleepers
    looks = np.zeros(len(sleepers), np.int64)
    rules, odds = times.at(world.month)
    drive.wake_sleepers(world.people, sleepers, looks, world.rows, world.books, rules, odds)
    _note(world, sleepers, looks)
    return sleepers[looks == 0]


def live(world: World, times: Times) -> None:
    """Employers hear stories and are inspected; then steps 2 to 6: papers, work, contribute, live, notice."""
    rules, odds = times.at(world.month)
    month_of_employers(world.employers, world.books, rules, odds)
    drive.month_of_lives(world.people, world.here, world.employers, world.rows, world.books, rules, odds)


def claim(world: World, times: Times) -> None:
    """Step 7: open rights are claimed, the offices serve, decisions fall."""
    rules, _ = times.at(world.month)
    drive.month_of_rights(world.rows, world.people, world.employers, world.log, world.books, rules)
    serve(world, times)
    shared = world.books[0]
    world.series.append((world.month, *(int(one) for name in SERIES for one in np.atleast_1d(shared[name]))))


def serve(world: World, times: Times) -> None:
    """The offices serve the claims filed this month; after the last month nobody counts the wait any more."""
    books, filed = world.books, int(world.books["filed"][0])
    regions, days, waits = np.empty(filed, np.int64), np.empty(filed), np.zeros(filed)
    minutes = np.ones(filed, np.int64)
    rules, _ = times.at(world.month)
    if filed:
        drive.filed_claims(world.rows, world.people, books, rules, regions, days, minutes)
    office = times.offices_in(world.month)
    if not books["running_off"][0] and not office["endless"][0]:
        load, scale = float(books["thai_load"][0]) / 100_000, world.people_per_agent
        stand_in_line(regions, days, minutes, office, load, scale, world.backlog, waits)
    if filed:
        drive.hand_out_waits(world.rows, world.people, waits, books, rules)


def talk_and_leave(world: World, times: Times) -> None:
    """Steps 8 and 9: stories are told; some go home."""
    _go(world, times, drive.month_of_leaving)
    if world.month % 12 == 11:
        _note_interviews(world)


def _note_interviews(world: World) -> None:
    """Each December: how many of the insured know of a benefit, have used one, found it hard."""
    asked = [world.books[name][0].copy() for name in INTERVIEW]
    world.interviews.append((world.month, *asked))
    for name in INTERVIEW:
        world.books[name] = 0


def run_off(world: World, times: Times) -> None:
    """After the last month there is no new work: every right left is followed to its end."""
    rules, _ = times.at(world.month - 1)
    close_period(world.rows, world.people, world.books, rules)
    _make_room(world)
    _go(world, times, drive.all_leave)
    while world.looks or world.books["open_rows"][0]:
        begin(world, times)
        wake(world, times)
        rules, _ = times.at(world.month)
        drive.month_of_rights(world.rows, world.people, world.employers, world.log, world.books, rules)
        serve(world, times)
        check(world)
        world.month += 1


def _go(world: World, times: Times, driver: Any) -> None:
    """Let leavers go and note the month in which each is next looked at."""
    rules, odds = times.at(world.month)
    looks = np.zeros(len(world.here), np.int64)
    driver(world.people, world.here, world.employers, looks, world.rows, world.books, rules, odds)
    _note(world, world.here, looks)
    world.gone, world.here = world.here[looks != 0], world.here[looks == 0]


def _note(world: World, people: Numbers, looks: Numbers) -> None:
    """Remember in which month each person abroad is next looked at."""
    due = looks > 0
    for month, who in zip(looks[due].tolist(), people[due].tolist(), strict=True):
        world.looks.setdefault(month, []).append(who)


def _make_room(world: World) -> None:
    """Keep the tables of rights and of paid claims larger than any month can fill."""
    sleepers = len(world.looks.get(world.month, ()))
    needed = int(world.books["open_rows"][0]) + 4 * (len(world.here) + sleepers) + 4096
    world.rows = _longer(world.rows, int(world.books["open_rows"][0]), needed)
    logged = int(world.books["logged"][0])
    world.log = _longer(world.log, logged, logged + needed)


def _longer(table: Any, used: int, needed: int) -> Any:
    """The table itself where it is long enough, else a longer one; memory is taken when it is written to."""
    if len(table) >= needed:
        return table
    grown = as_table(np.zeros(needed + needed // 4, table.dtype))
    grown[:used] = table[:used]
    return grown
