"""A validation with made-up answers, without a run."""

from simsp import targets
from simsp.validation import files, running
from simsp.validation.files import Found

SIZE = running.Size(4000, 3, 1)


def answers(factor: float = 1.0) -> running.Answers:
    """What a history would show that gives each reported figure times a factor."""
    reported = {one.name: one.value * factor for one in targets.load()}
    return {one.name: reported.get(one.name, 1.0) for one in running.questions()}


def found(*factors: float) -> Found:
    """Verdicts on histories that give each figure times a factor."""
    return files.judged(SIZE, [answers(factor) for factor in factors])
