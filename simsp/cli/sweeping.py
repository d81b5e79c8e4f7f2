"""The work behind `simsp sweep`: the options, the folder, and what is said before, during and after."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import click

from simsp.cli import folder, guard, options, work
from simsp.errors import BadInput, Stopped
from simsp.sweep import plan_file, running, store
from simsp.sweep.cluster import Cluster
from simsp.sweep.plan_file import Sweep
from simsp.sweep.processes import Processes
from simsp.sweep.running import Watch, Workers

FEWEST_TO_QUOTE = work.FEWEST_TO_QUOTE  # draws x seeds


def run(plan: str, written: Mapping[str, Any]) -> int:
    """Run a sweep or what is missing of it; returns the exit code.

    Raises:
        BadInput: with every problem of the options, the folder and the plan.
    """
    out = Path(written["out"] or f"outputs/{Path(plan).stem}")
    sweep, jobs = _checked(plan, written, out)
    watch = Watch(_say, work.progress)
    try:
        with _workers(written["cluster"], jobs) as workers:
            work.say_beforehand(sweep.plan.until)
            work.say_how_fitted(sweep.plan.assumptions)
            if written["plan_only"]:
                running.planned_only(sweep, out, workers, watch)
                return guard.DONE
            _say_few(sweep)
            lines = running.run(sweep, out, workers, watch)
    except Stopped as error:
        _say(str(error))
        return guard.CHECK_FAILED
    except KeyboardInterrupt:
        kept = len(list((out / store.PIECES).glob("*.parquet")))
        _say(f"stopped; finished pieces are kept in {out} ({kept:,} so far); run again with --resume")
        return guard.INTERRUPTED
    for line in lines:
        click.echo(line)
    return guard.DONE


def _checked(plan: str, written: Mapping[str, Any], out: Path) -> tuple[Sweep, int]:
    """The plan and the number of processes, once everything is known to be right."""
    problems: list[str] = []
    jobs = options.number("jobs", written["jobs"], problems)
    if written["out"] == "":
        problems.append("--out must name a folder")
    if written["jobs"] is not None and written["cluster"] is not None:
        problems.append("--jobs is about this machine; with --cluster the scheduler decides")

    def inside(place: Path) -> str:
        return store.in_the_way(place, resume=written["resume"] or written["plan_only"])

    problems += [sentence for sentence in (folder.problem(out, inside),) if sentence]
    try:
        sweep = plan_file.read(Path(plan))
    except BadInput as error:
        raise BadInput([*problems, *error.problems]) from None
    if problems:
        raise BadInput(problems)
    return sweep, jobs


def _workers(cluster: str | None, jobs: int) -> AbstractContextManager[Workers]:
    return Processes(jobs, _say) if cluster is None else Cluster(cluster, _say)


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _say_few(sweep: Sweep) -> None:
    if sweep.draws * sweep.seeds < FEWEST_TO_QUOTE:
        _say(
            f"Intervals from {sweep.draws * sweep.seeds} runs (draws x seeds) are too narrow to quote;"
            f" plan at least {FEWEST_TO_QUOTE}."
        )
