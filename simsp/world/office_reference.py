"""The claims office as SimPy processes: the plain statement of what `simsp.world.queue.serve` computes.

Each claim is a process: it arrives, waits for a counter as long as its patience lasts, and is served.
Slow and easy to read; the simulation runs the compiled queue, and a test holds the two equal claim by claim.
"""

from collections.abc import Generator
from typing import Any

import numpy as np
import numpy.typing as npt
import simpy
from simpy.events import EventPriority

from simsp.world.queue import ABANDONED

Days = npt.NDArray[np.float64]
Process = Generator[simpy.Event, Any, None]

LAST = EventPriority(2)  # SimPy's own events have priority 0 and 1


class PatienceEnds(simpy.Event):
    """Happens `delay` days from now, after all else that happens at that moment.

    So a counter that becomes free just when patience ends still serves the claim.
    """

    def __init__(self, env: simpy.Environment, delay: float) -> None:
        super().__init__(env)
        self._ok, self._value = True, None  # as in SimPy's own Timeout
        env.schedule(self, priority=LAST, delay=delay)


def serve(arrival_days: Days, service_days: Days, patience_days: Days, free_at: Days) -> Days:
    """Return the day the service of each claim starts, or ABANDONED.

    Arguments as in `simsp.world.queue.serve`, but free_at is only read: the days >= 0 from which on
    the counters are free.
    """
    env = simpy.Environment()
    counters = simpy.Resource(env, capacity=len(free_at))
    starts = np.full(len(arrival_days), ABANDONED)
    for day in free_at:
        env.process(earlier_claim(env, counters, day))
    for number, times in enumerate(zip(arrival_days, service_days, patience_days, strict=True)):
        env.process(claim(env, counters, number, times, starts))
    env.run()
    return starts


def earlier_claim(env: simpy.Environment, counters: simpy.Resource, until: float) -> Process:
    """Hold a counter from the start until the day it is free."""
    with counters.request() as turn:
        yield turn
        yield env.timeout(until)


def claim(
    env: simpy.Environment,
    counters: simpy.Resource,
    number: int,
    times: tuple[float, float, float],
    starts: Days,
) -> Process:
    """Arrive, wait for a counter, be served or leave; `times` are arrival, service and patience in days."""
    arrival, service, patience = times
    yield env.timeout(arrival)
    with counters.request() as turn:
        yield turn | PatienceEnds(env, patience)
        if turn.triggered:
            starts[number] = env.now
            yield env.timeout(service)
