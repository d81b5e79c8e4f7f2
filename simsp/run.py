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

from simsp.crew import ALONE, Crew, Desk
from simsp.layout import table
from simsp.month import drive, talk
from simsp.month.close import bring_up_to_date, close_period
from simsp.month.employ import month_of_employers
from simsp.world import calendar
from simsp.world.offices import stand_in_line
from simsp.world.people import Status
from simsp.world.world import HISTORY, INTERVIEW, Times, Turn, World

Clock = simpy.Environment
Numbers = NDArray[np.int64]
Process = Generator[simpy.Event, Any, Any]
Beside = Callable[[Clock, World, Times], Process]
FAULTS = (
    "",
    "a change of status that no row of simsp.world.statuses allows",
    "the table of rights or of payments is full",
)
_UNDOCUMENTED = int(Status.UNDOCUMENTED)
LIVE, CLAIM, TALK = 0.25, 0.25, 0.25  # how far into the month each part of it comes


def simulate(
    world: World, times: Times, until: int, beside: Sequence[Beside] = (), crew: Crew = ALONE
) -> None:
    """Let the world live from its month up to and including the month `until`.

    Processes `beside` it, such as a diary, run on the same clock and change nothing; nor does it matter how many
    threads the crew has.

    Raises:
        RuntimeError: a step met what no rule allows.
    """
    if until < world.month:
        return
    clock = Clock(initial_time=world.month)
    clock.process(the_times(clock, world, times))
    clock.process(the_months(clock, world, times, crew))
    for process in beside:
        clock.process(process(clock, world, times))
    clock.run(until=until + 1)


def the_times(clock: Clock, world: World, times: Times) -> Process:
    """Shocks, closures and registration windows begin and end."""
    for month in calendar.turning_points(times.calendar, world.month):
        yield clock.timeout(month - clock.now)
        calendar.set_times(world.books, times.calendar, month)


def the_months(clock: Clock, world: World, times: Times, crew: Crew) -> Process:
    """A month of everybody's life, in nine steps."""
    while True:
        yield clock.timeout(LIVE)
        begin(world, times)
        arrive(world, times, crew)
        live(world, times, crew)
        yield clock.timeout(CLAIM)
        claim(world, times, crew)
        yield clock.timeout(TALK)
        talk_and_leave(world, times, crew)
        check(world)
        note_series(world)
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
    if world.month % 12 == 0:  # who came back stands near the others again, in memory too
        world.here.sort(kind="stable")
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
    for month in world.looks.all():
        who = world.looks.take(month)
        world.looks.note(who, np.full_like(who, world.month))


def arrive(world: World, times: Times, crew: Crew) -> None:
    """Step 1: newcomers, and people who come back."""
    of_times = times.at(world.month)
    place = world.month - HISTORY
    first, last = world.arriving[place], world.arriving[place + 1]
    if place == 0:
        drive.first_stock(world.people, world.here, world.employers, world.books, of_times)
    new = np.arange(first, last, dtype=np.int64)

    def step(block: slice, at: Desk) -> None:
        drive.newcomers(world.people, new[block], at.books, of_times)

    crew.on_people(world, len(new), step)
    world.here = np.concatenate([world.here, new, wake(world, times, crew)])


def wake(world: World, times: Times, crew: Crew) -> Numbers:
    """Look at people abroad whose month has come; returns who is back in Thailand."""
    who, of_times = world.looks.take(world.month), times.at(world.month)
    looks = np.zeros_like(who)

    def step(block: slice, at: Desk) -> None:
        drive.wake_sleepers(
            world.people, world.accounts, who[block], looks[block], at.rows, at.books, of_times
        )

    crew.on_people(world, len(who), step)
    world.looks.note(who, looks)
    return who[looks == 0]


def live(world: World, times: Times, crew: Crew) -> None:
    """Employers hear stories and are inspected; then steps 2 to 6: papers, work, contribute, live, notice."""
    of_times = times.at(world.month)
    month_of_employers(world.employers, world.books, *of_times)
    world.books["here"] = 0

    def step(block: slice, at: Desk) -> None:
        people, accounts, here = world.people, world.accounts, world.here[block]
        drive.month_of_lives(people, accounts, here, world.employers, at.rows, at.books, of_times)

    crew.on_people(world, len(world.here), step)


def claim(world: World, times: Times, crew: Crew) -> None:
    """Step 7: open rights are claimed, the offices serve, decisions fall."""
    of_times, open_rows = times.at(world.month), int(world.books["open_rows"][0])
    world.books["filed"] = world.books["paid_claims"] = 0

    def step(share: tuple[int, int], at: Desk) -> None:
        rows = world.rows[:open_rows]
        drive.month_of_rights(rows, world.people, world.accounts, at.log, at.books, of_times, share)

    crew.on_rights(world, step)
    filed = np.empty(int(world.books["filed"][0]), np.int64)
    drive.clear_up(world.rows, world.people, world.employers, world.books, filed)
    serve(world, times, filed)


def note_series(world: World) -> None:
    """Write down what the series show of a month."""
    here, filed, paid = (world.books[name][0] for name in ("here", "filed", "paid_claims"))
    by_papers, by_nation, insured = here.sum(axis=(0, 2)), here.sum(axis=(1, 2)), here[..., 1].sum(axis=1)
    head = (world.month, here.sum(), insured.sum(), by_papers[_UNDOCUMENTED], filed, paid)
    world.series.append(tuple(int(one) for one in (*head, *by_papers, *by_nation, *insured)))


def serve(world: World, times: Times, filed: Numbers) -> None:
    """The offices serve the claims filed this month; after the last month nobody counts the wait any more."""
    books, of_times = world.books, times.at(world.month)
    regions, days, waits = np.empty_like(filed), np.empty(len(filed)), np.zeros(len(filed))
    minutes = np.ones_like(filed)
    drive.filed_claims(world.rows, world.people, filed, of_times, regions, days, minutes)
    office = times.offices_in(world.month)
    if not books["running_off"][0] and not office["endless"][0]:
        load, scale = float(books["thai_load"][0]) / 100_000, world.people_per_agent
        stand_in_line(regions, days, minutes, office, load, scale, world.backlog, waits)
    drive.hand_out_waits(world.rows, world.people, world.accounts, filed, waits, books, of_times)


def talk_and_leave(world: World, times: Times, crew: Crew) -> None:
    """Steps 8 and 9: stories are told; some go home."""
    of_times, looks = times.at(world.month), np.zeros(len(world.here), np.int64)

    def step(block: slice, at: Desk) -> None:
        people, accounts, here = world.people, world.accounts, world.here[block]
        drive.month_of_leaving(
            people, accounts, here, world.employers, looks[block], at.rows, at.books, of_times
        )

    crew.on_people(world, len(world.here), step)
    _let_go(world, looks)
    if world.month % 12 == 11:
        _note_interviews(world)


def _note_interviews(world: World) -> None:
    """Each December: how many of the insured know of a benefit, have used one, found it hard."""
    asked = [world.books[name][0].copy() for name in INTERVIEW]
    world.interviews.append((world.month, *asked))
    for name in INTERVIEW:
        world.books[name] = 0


def run_off(world: World, times: Times, crew: Crew = ALONE) -> None:
    """After the last month there is no new work: every right left is followed to its end."""
    rules, _ = times.at(world.month - 1)
    close_period(world.rows, world.people, world.books, rules)
    _make_room(world)
    _everybody_leaves(world, times, crew)
    while len(world.looks) or world.books["open_rows"][0]:
        begin(world, times)
        wake(world, times, crew)
        claim(world, times, crew)
        check(world)
        world.month += 1


def _everybody_leaves(world: World, times: Times, crew: Crew) -> None:
    of_times, looks = times.at(world.month), np.zeros(len(world.here), np.int64)

    def step(block: slice, at: Desk) -> None:
        here = world.here[block]
        drive.all_leave(world.people, world.accounts, here, looks[block], at.rows, at.books, of_times)

    crew.on_people(world, len(world.here), step)
    _let_go(world, looks)


def _let_go(world: World, looks: Numbers) -> None:
    """Note the month in which each leaver is next looked at; `looks` is 0 for those who stay."""
    world.looks.note(world.here, looks)
    world.gone, world.here = world.here[looks != 0], world.here[looks == 0]


def _make_room(world: World) -> None:
    """Keep the tables of rights and of paid claims larger than any month can fill."""
    sleepers = world.looks.due(world.month)
    needed = int(world.books["open_rows"][0]) + 4 * (len(world.here) + sleepers) + 4096
    world.rows = _longer(world.rows, int(world.books["open_rows"][0]), needed)
    logged = int(world.books["logged"][0])
    world.log = _longer(world.log, logged, logged + needed)


def _longer(short: Any, used: int, needed: int) -> Any:
    """The table itself where it is long enough, else a longer one; memory is taken when it is written to."""
    if len(short) >= needed:
        return short
    grown = table(needed + needed // 4, short.dtype)
    grown[:used] = short[:used]
    return grown
