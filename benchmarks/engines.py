"""The same months on four engines: a SimPy process a migrant, a Mesa agent a migrant, a plain loop, and simsp itself.

simsp runs on one thread, or on one for each core. Each engine takes a world at the end of its history and lives up to a
month. What is timed is the driving of the months, with processes or agents made; reading the world into plain objects,
and compiling, come before the clock starts.
"""

import os
import time
from collections.abc import Callable, Generator
from typing import Any

import mesa
import simpy
from migrants import Migrant, Shared, lived, migrants_of
from plain_objects import speak_plain_python

from simsp import run
from simsp.crew import Crew
from simsp.world.world import Times, World

Drive = Callable[[World, Times, int], tuple[World, float]]
Process = Generator[simpy.Event, Any, None]
BEGINS, LIVES, ENDS = (
    0.0,
    0.5,
    0.75,
)  # how far into the month the shared parts and the migrants have their turns


def _on_plain_objects(world: World, times: Times, until: int) -> tuple[Shared, list[Migrant]]:
    speak_plain_python()
    shared = Shared(world, times, until)
    return shared, migrants_of(world, shared)


def with_simpy(world: World, times: Times, until: int) -> tuple[World, float]:
    """One process a migrant, and one for what they share."""
    shared, migrants = _on_plain_objects(world, times, until)
    began = time.perf_counter()
    clock = simpy.Environment(initial_time=shared.month)
    clock.process(_shared_months(clock, shared, migrants))
    for migrant in migrants:
        clock.process(_life(clock, migrant))
    clock.run(until=until + 1)
    seconds = time.perf_counter() - began
    return lived(world, shared, migrants), seconds


def _life(clock: simpy.Environment, migrant: Migrant) -> Process:
    """A month after the other; abroad until the month in which something is due."""
    yield clock.timeout(LIVES)
    while months := migrant.live_through():
        yield clock.timeout(months)


def _shared_months(clock: simpy.Environment, shared: Shared, migrants: list[Migrant]) -> Process:
    while True:
        for newcomer in shared.begin():
            migrants.append(newcomer)
            clock.process(_life(clock, newcomer))
        yield clock.timeout(ENDS)
        shared.end()
        yield clock.timeout(1 - ENDS)


class Person(mesa.Agent):  # type: ignore[misc]  # no types published
    """One migrant as an agent, who is asked every month while anything can still happen."""

    def __init__(self, model: "Country", migrant: Migrant) -> None:
        super().__init__(model)
        self.migrant, self.turn = migrant, migrant.shared.month

    def step(self) -> None:
        """Live through a month if it is this agent's turn."""
        month = self.migrant.shared.month
        if month < self.turn:
            return
        months = self.migrant.live_through()
        self.turn = month + months
        if not months:
            self.remove()


class Country(mesa.Model):  # type: ignore[misc]  # no types published
    """All migrants as agents, and what they share."""

    def __init__(self, shared: Shared, migrants: list[Migrant]) -> None:
        super().__init__(seed=0)  # never asked: luck is keyed
        self.shared, self.migrants = shared, migrants
        for migrant in migrants:
            Person(self, migrant)

    def step(self) -> None:
        """One month."""
        for newcomer in self.shared.begin():
            self.migrants.append(newcomer)
            Person(self, newcomer)
        self.agents.do("step")
        self.shared.end()


def with_mesa(world: World, times: Times, until: int) -> tuple[World, float]:
    """One agent a migrant, in a model whose step is a month."""
    shared, migrants = _on_plain_objects(world, times, until)
    began = time.perf_counter()
    country = Country(shared, migrants)
    while shared.month <= until:
        country.step()
    seconds = time.perf_counter() - began
    return lived(world, shared, migrants), seconds


def with_a_loop(world: World, times: Times, until: int) -> tuple[World, float]:
    """No engine, only a list of who has a turn in which month: what is left is Python itself."""
    shared, migrants = _on_plain_objects(world, times, until)
    began = time.perf_counter()
    turns = {shared.month: migrants.copy()}
    while shared.month <= until:
        newcomers = list(shared.begin())
        migrants += newcomers
        for migrant in (*turns.pop(shared.month, ()), *newcomers):
            months = migrant.live_through()
            if months:
                turns.setdefault(shared.month + months, []).append(migrant)
        shared.end()
    seconds = time.perf_counter() - began
    return lived(world, shared, migrants), seconds


def with_one_thread(world: World, times: Times, until: int) -> tuple[World, float]:
    """The compiled steps on tables of records, on one core."""
    return _compiled(world, times, until, Crew())


def with_all_cores(world: World, times: Times, until: int) -> tuple[World, float]:
    """The same with a thread for each core, which share the people of one world."""
    return _compiled(world, times, until, Crew(os.cpu_count() or 1))


def _compiled(world: World, times: Times, until: int, crew: Crew) -> tuple[World, float]:
    """A copy of the world lives first, so that all code is loaded; another one has its tables where simsp puts them."""
    run.simulate(world.branch(), times, until, crew=crew)
    world = world.branch()
    began = time.perf_counter()
    run.simulate(world, times, until, crew=crew)
    return world, time.perf_counter() - began


ENGINES: dict[str, Drive] = {
    "simsp": with_one_thread,
    "cores": with_all_cores,
    "simpy": with_simpy,
    "mesa": with_mesa,
    "loop": with_a_loop,
}
