"""A history lived through once, and what every question finds in it."""

from collections.abc import Sequence

from simsp import compiled, months, parameters, targets
from simsp import run as clock
from simsp.drawing import Draw
from simsp.observing.look import Look
from simsp.observing.questions import Asked, Question, check
from simsp.plan import START
from simsp.run import Clock, Process
from simsp.world import times, world
from simsp.world.world import HISTORY, Times, World

UNTIL = months.number(2025, 12)  # the last month that any target covers, or a little later
WHEN = 0.8  # how far into the month: after everybody has lived, claimed, talked and left


class Notebook:
    """What is noted for each question, by month."""

    def __init__(self, questions: Sequence[Question]) -> None:
        check(questions)
        self.asked = [Asked(one) for one in questions]
        self.found: list[dict[int, tuple[float, float]]] = [{} for _ in questions]
        self._by_month: dict[int, list[int]] = {}
        for number, one in enumerate(self.asked):
            for month in dict.fromkeys(one.months()):
                self._by_month.setdefault(month, []).append(number)

    def keep(self, clock: Clock, world: World, times: Times) -> Process:
        """The process that looks at the world in the months that somebody asks about, and in no others."""
        for month in sorted(self._by_month):
            if month >= HISTORY:
                yield clock.timeout(month + WHEN - clock.now)
                look = Look(world, times, month)
                for number in self._by_month[month]:
                    self.found[number][month] = self.asked[number].tally(look)

    def answers(self, people_per_agent: int) -> dict[str, float]:
        """The answer to each question, by name."""
        pairs = zip(self.asked, self.found, strict=True)
        return {one.question.name: one.answer(found, people_per_agent) for one, found in pairs}


def observed(
    draw: Draw,
    seed_number: int,
    agents: int,
    until: int = UNTIL,
    questions: Sequence[Question] | None = None,
) -> dict[str, float]:
    """The model measured as each target was measured.

    Args:
        draw: which values the assumptions take.
        seed_number: number of the seed of luck within the draw's seed.
        agents: migrants present in Thailand at 2027-01.
        until: last month lived through; what lies later is not answered.
        questions: what is asked; all targets where nothing is named.

    Returns:
        By name of the target the simulated value in the target's unit; nan where it is undefined.

    Raises:
        simsp.targets.IncompleteTarget: a question uses a word that is not known.
    """
    scale = times.people_per_agent(agents, START)
    notebook = Notebook(targets.load() if questions is None else questions)
    with compiled.wrapping_arithmetic():
        who = world.arriving(until, scale, draw)
        workers_each = int(parameters.load()["employers.workers_per_employer"].on(until).value)
        lived = world.new_world(who, world.seed_of(draw.seed, seed_number), workers_each)
        months_of = world.times_of((), until, until, who, draw)
        clock.simulate(lived, months_of, until, beside=[notebook.keep])
    return notebook.answers(scale)
