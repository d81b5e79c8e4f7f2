"""What happens in time: the series month by month, and the interviews each December."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from simsp import months, parameters, tables, targets
from simsp.intervals import ends, interval
from simsp.outcomes import Outcome
from simsp.plan import Plan

_ASKED = ("everybody insured", "in touch with an NGO")
_QUESTIONS = (
    *(f"knows_{branch}" for branch in parameters.DIMENSIONS["branch"]),
    "used_a_benefit",
    "met_difficulty",
)


def series(plan: Plan, replicates: Sequence[Sequence[Outcome]]) -> Iterator[tuple[Any, ...]]:
    """The rows of series.csv, as printed."""
    for number, scenario in enumerate(plan.scenarios):
        runs = np.array([one[number].series for one in replicates], float)
        people = runs[:, :, 1:] * plan.people_per_agent
        means, (lows, highs) = people.mean(axis=0), ends(people)
        for place, month in enumerate(runs[0, :, 0]):
            for column, name in enumerate(tables.SERIES):
                told = (means[place, column], lows[place, column], highs[place, column])
                yield (
                    scenario.name, months.text(int(month)), name, *(tables.number(float(v), "people") for v in told)
                )  # fmt: skip


def interviews(plan: Plan, replicates: Sequence[Sequence[Outcome]]) -> Iterator[tuple[Any, ...]]:
    """Of the insured each December, the share that says yes to each question; and what the study reports."""
    reported = {(one.month, one.counts): one.value for one in targets.load() if "ngo" in one.among.split()}
    for number, scenario in enumerate(plan.scenarios):
        runs = np.array([one[number].interviews for one in replicates], float)
        for (year, group), month in np.ndenumerate(runs[0, :, :, 0]):
            answers = runs[:, year, group, 2:]
            whom = np.repeat(runs[:, year, group, 1:2], answers.shape[1], axis=1)
            whom[:, -1] = answers[:, -2]  # difficulty is asked of those who used a benefit
            shares = np.divide(answers, whom, out=np.full_like(answers, np.nan), where=whom > 0)
            for column, question in enumerate(_QUESTIONS):
                told = reported.get((int(month), question)) if group else None
                cells = (*interval(shares[:, column]), told)
                yield (
                    scenario.name, months.text(int(month)), _ASKED[group], question,
                    *(tables.number(one, "share") for one in cells),
                )  # fmt: skip
