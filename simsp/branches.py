"""A replicate: a history that all scenarios share, then every scenario of a plan on a branch of its own."""

import dataclasses
from collections.abc import Iterator

from simsp import outcomes, parameters, run
from simsp.crew import ALONE, Crew
from simsp.outcomes import Outcome
from simsp.plan import Plan
from simsp.world import world
from simsp.world.world import Arriving, Times, World


class Root:
    """What the scenarios of a replicate share: who comes, the draw of the assumptions, and the world at its start."""

    def __init__(self, plan: Plan, draw_number: int, seed_number: int) -> None:
        self.plan, self.draw = plan, plan.draw(draw_number)
        self.who: Arriving = world.arriving(plan.until, plan.people_per_agent, self.draw)
        workers_each = int(parameters.load()["employers.workers_per_employer"].on(plan.start).value)
        self.world: World = world.new_world(self.who, world.seed_of(plan.seed, seed_number), workers_each)

    def times(self, number: int) -> Times:
        """The months of a scenario of the plan."""
        plan, added = self.plan, self.plan.scenarios[number].calendar
        return world.times_of(plan.changes[number], plan.start, plan.until, self.who, self.draw, added)


def followed(plan: Plan, draw_number: int, seed_number: int, crew: Crew = ALONE) -> Iterator[Outcome]:
    """The scenarios of a plan under one draw of the assumptions and one seed of luck, one after the other.

    Ask within `compiled.wrapping_arithmetic`. Nothing is kept of a scenario but its outcome, so whoever lets go of
    the outcomes needs no more memory for many scenarios than for two.
    """
    root = Root(plan, draw_number, seed_number)
    history, last = root.world, len(plan.scenarios) - 1
    for number in range(len(plan.scenarios)):
        times = root.times(number)
        if number == 0:
            run.simulate(history, times, plan.branch - 1, crew=crew)
        lived = sum(row[1] for row in history.series) if number == 0 else 0  # shared, so counted once
        branch = history if number == last else history.branch()
        found = outcomes.follow(branch, times, plan.start, plan.until, crew)
        yield dataclasses.replace(found, agent_months=lived + found.agent_months)
