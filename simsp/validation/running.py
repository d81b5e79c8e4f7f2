"""Many histories at once, each under its own draw of the assumptions and its own luck, and what is observed in them."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simsp import compiled, targets
from simsp.drawing import CENTRAL, Draw
from simsp.observing import Question, observed
from simsp.observing.history import UNTIL
from simsp.spawned import made
from simsp.validation import patterns

Answers = dict[str, float]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Size:
    """How large a validation is: migrants present in 2027-01, histories, and the seed of the whole."""

    agents: int
    replicates: int
    seed: int


def draw_of(seed: int, replicate: int) -> Draw:
    """Under which assumptions a replicate lives: those that the fit leaves."""
    return Draw(seed, replicate, of_the_fit=True)


def questions() -> tuple[Question, ...]:
    """All that is asked: the targets, then the patterns."""
    return (*targets.load(), *patterns.QUESTIONS)


def history(size: Size, replicate: int, asked: Sequence[Question] | None = None) -> Answers:
    """What is observed in one history: the targets and patterns, or whatever else is asked."""
    draw, said = draw_of(size.seed, replicate), questions() if asked is None else asked
    until = max([UNTIL, *(one.until for one in said)])
    return observed(draw, replicate, size.agents, until, said)


def histories(
    size: Size, jobs: int, progress: Progress, asked: Sequence[Question] | None = None
) -> list[Answers]:
    """What is observed in each history, in order, whatever finishes first."""
    progress(0, size.replicates)
    if jobs > 1 and not compiled.is_warm():
        observed(CENTRAL, 0, 50, questions=())  # compile once, before the workers start
    found: dict[int, Answers] = {}
    for number, answers in made(functools.partial(history, size, asked=asked), range(size.replicates), jobs):
        found[number] = answers
        progress(len(found), size.replicates)
    return [found[number] for number in range(size.replicates)]


def of_all(found: Sequence[Answers], name: str) -> list[float]:
    """One answer of every history."""
    return [answers[name] for answers in found]
