"""The work behind `simsp sensitivity`: the options, the folder, and what is said before, during and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from simsp.cli import extra, guard, options, work
from simsp.errors import BadInput, Stopped
from simsp.plan import Plan, planned
from simsp.scenario import BASELINE
from simsp.sweep import store
from simsp.sweep.processes import Processes
from simsp.sweep.running import Watch

OUT = "outputs/sensitivity"
NEEDED = ("scipy", "sklearn", "threadpoolctl")


def run(scenarios: Sequence[str], written: Mapping[str, Any]) -> int:
    """Run a study or what is missing of it; returns the exit code.

    Raises:
        BadInput: with every problem of the options, the folder and the scenarios.
    """
    asked = _checked(scenarios, written)
    from simsp.sensitivity import runs, study

    watch = Watch(_say, work.progress)
    try:
        with Processes(asked.jobs, _say, runs.made) as workers:
            work.say_beforehand(asked.plan.until)
            work.say_how_fitted(asked.plan.assumptions)
            lines = study.study(asked.plan, asked.draws, asked.out, workers, watch)
    except Stopped as error:
        _say(str(error))
        return guard.CHECK_FAILED
    except KeyboardInterrupt:
        kept = len(list((asked.out / store.PIECES).glob("*.parquet")))
        _say(f"stopped; finished runs are kept in {asked.out} ({kept:,} so far); run again with --resume")
        return guard.INTERRUPTED
    for line in lines:
        click.echo(line)
    return guard.DONE


@dataclass(frozen=True)
class Asked:
    """What is asked for, all of it known to be right."""

    plan: Plan
    draws: int
    jobs: int
    out: Path


def _checked(scenarios: Sequence[str], written: Mapping[str, Any]) -> Asked:
    others = [name for name in dict.fromkeys(scenarios) if name != BASELINE]
    problems = (
        []
        if others
        else ["name at least one scenario other than today's law, or none for the three most asked for"]
    )
    problems += extra.lacking("fit", *NEEDED)
    draws = options.number("draws", written["draws"], problems, options.LIMITS_OF_A_STUDY)
    told = {**written, "from": None, "people": False, "no_readings": True, "replicates": "1"}
    resume = written["resume"]

    def inside(place: Path) -> str:
        return store.in_the_way(place, resume=resume, what="a study")

    try:
        resolved, read = work.prepare([BASELINE, *others], told, OUT, inside)
    except BadInput as error:
        raise BadInput([*problems, *error.problems]) from None
    if problems:
        raise BadInput(problems)
    plan = planned(
        resolved, read.agents, draws, read.seed, read.start, read.until, assumptions=read.assumptions
    )  # fmt: skip
    return Asked(plan, draws, read.jobs, read.out)


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)
