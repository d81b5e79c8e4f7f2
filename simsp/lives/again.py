"""Replicate 0 of a plan, lived once more with watchers."""

import copy
from collections.abc import Iterator, Sequence
from typing import TypeVar

from simsp import compiled, outcomes, run
from simsp.branches import Root
from simsp.lives.watching import Watcher, Watching
from simsp.plan import Plan, draw_of

W = TypeVar("W", bound=Watcher)


def lived_again(
    plan: Plan, watchers: Sequence[W], watched: Sequence[Sequence[int]] | None = None
) -> Iterator[Sequence[W]]:
    """Let the first replicate of a plan live again, one scenario after the other, as it lived in the run.

    Args:
        plan: what is lived; its first scenario is the baseline.
        watchers: shown the world after each step, from the first month of the history to the last fate. Each scenario
            gets copies of them (`copy.deepcopy`), as they stood when the scenarios parted.
        watched: by scenario, numbers of the people whose losses are told apart by gate; in the history all of them.

    Yields:
        The watchers of one scenario when it has ended, in the order of the plan.
    """
    with compiled.wrapping_arithmetic():
        root = Root(plan, draw_of(0), 0)
        each = watched or [()] * len(plan.scenarios)
        everybody = [one for numbers in each for one in numbers]
        last = len(plan.scenarios) - 1
        for number in range(len(plan.scenarios)):
            times = root.times(number)
            if number == 0:
                run.simulate(root.world, times, plan.branch - 1, crew=Watching(times, watchers, everybody))
            branch = root.world if number == last else root.world.branch()
            mine = copy.deepcopy(watchers)
            outcomes.follow(branch, times, plan.start, plan.until, Watching(times, mine, each[number]))
            yield mine
