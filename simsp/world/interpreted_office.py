"""One office with counters and interpreters, as SimPy processes: whom it calls next, and who comes again.

Counters and interpreters are two resources. Who needs an interpreter is called only when a counter and an
interpreter are free together, and then takes both at once: nobody holds a counter while waiting for an
interpreter (the counter would stand idle), and no interpreter stands beside an empty chair.
The office calls the person who came first among those for whom all that they need is free. So somebody who
needs no interpreter may be called past somebody who waits for one; the other way round never happens, as a free
interpreter without a free counter serves nobody.

Where the office has no interpreter at all, nobody waits for one: such a claim takes longer at the counter, and
may have to be brought again a working day later, as often as luck has it.

The clock runs only while the office is open: whoever is in line at closing time is in line in the same place
when it opens again. Without people who need an interpreter this is `simsp.world.office_reference`, and a test
holds the two equal claim by claim.
"""

from collections import deque
from collections.abc import Generator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import simpy

from simsp.world.office_reference import PatienceEnds
from simsp.world.queue import ABANDONED

Process = Generator[simpy.Event, Any, None]
DAYS_UNTIL_COMING_AGAIN = 1.0


class People(NamedTuple):
    """Who comes to the office, one element a person, in any order; times in working days >= 0."""

    arrival_days: npt.NDArray[np.float64]
    service_days: npt.NDArray[np.float64]  # at the counter, where both sides understand each other
    needs: npt.NDArray[np.bool_]  # an interpreter
    in_vain: npt.NDArray[
        np.int64
    ]  # visits before the claim is taken, where an interpreter is needed and none is there


class Staff(NamedTuple):
    """An office. `factor`: counter time without the interpreter one needs, over that with one."""

    counters: int
    interpreters: int
    factor: float
    patience_days: float


class Visit(NamedTuple):
    """One visit: when the person came, was called (or ABANDONED) and left; in working days."""

    person: int
    came: float
    start: float
    end: float
    interpreted: bool


class InLine:
    """Somebody in line: when in the order they came, and the event of being called (or of giving up)."""

    def __init__(self, order: int, called: simpy.Event) -> None:
        self.order, self.called = order, called


Taken = list[tuple[simpy.Resource, Any]]


class Office:
    """Counters, interpreters, and two lines: of those who need a counter alone and of those who need both.

    visits: those that have ended. short: whether a counter was ever free for somebody who lacked an interpreter;
    where it never was, more interpreters would have changed nothing.
    """

    def __init__(self, env: simpy.Environment, staff: Staff) -> None:
        self.env, self.staff = env, staff
        self.counters = simpy.Resource(env, staff.counters)
        self.interpreters = simpy.Resource(env, staff.interpreters) if staff.interpreters else None
        self._lines: tuple[deque[InLine], deque[InLine]] = (deque(), deque())
        self._came = 0
        self.visits: list[Visit] = []
        self.short = False

    def turn(self, with_interpreter: bool) -> simpy.Event:
        """Join the line. The event brings what was taken for the service, or None when patience has ended."""
        self._came += 1
        mine = InLine(self._came, self.env.event())
        self._lines[with_interpreter].append(mine)
        self._call()
        if not mine.called.triggered:
            PatienceEnds(self.env, self.staff.patience_days).callbacks.append(lambda _: _give_up(mine))
        return mine.called

    def leave(self, taken: Taken) -> None:
        """Give back what a service took, and call whoever can now be served."""
        for resource, request in taken:
            resource.release(request)
        self._call()

    def _call(self) -> None:
        """Call one after the other, as long as there is a counter and somebody it can serve."""
        while self.counters.count < self.staff.counters:
            fronts = [(line[0].order, number) for number, line in enumerate(self._lines) if self._can(number)]
            if not fronts:
                return
            number = min(fronts)[1]
            self._lines[number].popleft().called.succeed(self._take(number))

    def _can(self, number: int) -> bool:
        """Whether somebody waits in this line and finds what it needs besides a counter."""
        line = self._lines[number]
        while line and line[0].called.triggered:  # has given up
            line.popleft()
        if not line or number == 0:
            return bool(line)
        free = self.interpreters is not None and self.interpreters.count < self.staff.interpreters
        self.short = self.short or not free
        return free

    def _take(self, number: int) -> Taken:
        needed = [self.counters, self.interpreters] if number else [self.counters]
        return [(resource, resource.request()) for resource in needed if resource is not None]


def _give_up(one: InLine) -> None:
    if not one.called.triggered:
        one.called.succeed(None)


def serve(people: People, staff: Staff) -> Office:
    """Serve everybody, and return the office with every visit, in the order in which visits end."""
    env = simpy.Environment()
    office = Office(env, staff)
    # Plain numbers: SimPy's clock is slow on those of numpy.
    columns = (column.tolist() for column in people)
    for person, (arrival, service, needs, in_vain) in enumerate(zip(*columns, strict=True)):
        if needs and not staff.interpreters:
            env.process(_claim(office, person, (arrival, service * staff.factor), in_vain))
        else:
            env.process(_claim(office, person, (arrival, service), interpreted=needs))
    env.run()
    return office


def _claim(
    office: Office,
    person: int,
    times: tuple[float, float],
    in_vain: int = 0,
    *,
    interpreted: bool = False,
) -> Process:
    """Come, wait, be served or give up, and come again while the claim was not taken; `times`: arrival, service."""
    env, (arrival, service) = office.env, times
    yield env.timeout(arrival)
    for visit in range(in_vain + 1):
        if visit:
            yield env.timeout(DAYS_UNTIL_COMING_AGAIN)
        came = env.now
        taken = yield office.turn(interpreted)
        start = env.now
        if taken is None:
            office.visits.append(Visit(person, came, ABANDONED, start, interpreted))
            return
        yield env.timeout(service)
        office.leave(taken)
        office.visits.append(Visit(person, came, start, env.now, interpreted))
