"""Simulated migrants with a diary, and the rights that the simulation gave them."""

from dataclasses import dataclass

import numpy as np

from simsp import diary, parameters, run, scenario
from simsp.compiled import wrapping_arithmetic
from simsp.drawing import Draw
from simsp.plan import START, UNTIL
from simsp.world import times
from simsp.world import world as worlds
from simsp.world.books import begin_measuring


@dataclass
class Simulated:
    """A world that has run off, what its diary noted, and the scenario it lived under."""

    world: worlds.World
    diary: diary.Diary
    scenario: scenario.Scenario

    def insured(self) -> list[int]:
        """Numbers of the people for whom the law counts at least one month."""
        return np.flatnonzero(np.asarray(self.world.people)["law"]["ever"] > 0).tolist()

    def owed(self, number: int) -> list[int]:
        """Satang owed to a person by right, over the whole life."""
        return np.asarray(self.world.accounts)["owed_by_right"][number].tolist()

    def paid(self, number: int) -> list[int]:
        """Satang that worker, employers and government paid for a person."""
        account = np.asarray(self.world.accounts)[number]
        return [int(account[name]) for name in ("worker", "employer", "government")]


def simulate(name: str, agents: int, seed: int) -> Simulated:
    """Let a world live under a scenario, everybody's whole life measured, with a diary of all."""
    found = scenario.resolve([name], end=UNTIL)[0]
    with wrapping_arithmetic():
        who = worlds.arriving(UNTIL, times.people_per_agent(agents, START), Draw())
        months = worlds.times_of(found.changes, START, UNTIL, who, Draw())
        workers = int(parameters.load()["employers.workers_per_employer"].on(START).value)
        world = worlds.new_world(who, worlds.seed_of(seed, 0), workers)
        begin_measuring(world.books)
        world.people["in_cohort"] = 1
        kept = diary.Diary(np.arange(len(world.people)))
        run.simulate(world, months, UNTIL, beside=(kept.keep,))
        run.run_off(world, months)
    return Simulated(world, kept, found)
