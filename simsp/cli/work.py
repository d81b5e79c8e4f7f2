"""The run behind `simsp compare` and `simsp run`: check everything, simulate, write, answer."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from simsp import compiled, fitted, freshness, months, parameters
from simsp.cli import folder, options
from simsp.cli.options import DEFAULT_START, Options
from simsp.errors import BadInput
from simsp.plan import FITTED
from simsp.scenario import BASELINE, Scenario, beyond_last_change, idle, resolve, too_early

FEWEST_TO_QUOTE = 20  # replicates
Progress = Callable[[int, int], None]


def prepare(
    names: Sequence[str],
    written: Mapping[str, Any],
    default_out: str,
    inside: Callable[[Path], str] | None = None,
) -> tuple[list[Scenario], Options]:
    """The scenarios and options of a run; `inside` as in `folder.problem`.

    Raises:
        BadInput: with every problem of options, folder and scenario files.
    """
    problems: list[str] = []
    read = options.read(written, default_out, problems)
    scenarios: list[Scenario] = []
    try:
        scenarios = resolve(names, end=read.until)
    except BadInput as error:
        problems += error.problems
    started = replace(read, start=_start(read, scenarios))
    if not problems:
        problems += _out_of_time(scenarios, started)
    problems += [sentence for sentence in (folder.problem(read.out, inside),) if sentence]
    if problems:
        raise BadInput(problems)
    return scenarios, started


def _start(read: Options, scenarios: Sequence[Scenario]) -> int:
    """The month from which a comparison counts: as asked, or the earliest start of a scenario, or 2027-01."""
    starts = [one.starts for one in scenarios if one.starts is not None]
    return read.start if read.start is not None else min(starts, default=DEFAULT_START)


def _out_of_time(scenarios: Sequence[Scenario], read: Options) -> list[str]:
    start = read.start or DEFAULT_START
    if read.until < start:
        return [f"--until {months.text(read.until)} lies before the start of the run in {months.text(start)}"]
    period = f"from {months.text(start)} to {months.text(read.until)}"
    registry = parameters.load()
    others = (one for one in scenarios if one.name != BASELINE)
    return [
        f"the scenario '{one.name}' changes nothing {period}"
        for one in others
        if not one.calendar and idle(one.changes, registry, start, read.until)
    ] + too_early(scenarios, start)


def run(scenarios: Sequence[Scenario], read: Options) -> None:
    """Simulate, write the folder of results in one step, and print where it is and what it says."""
    from simsp import workbook
    from simsp.comparison import compare
    from simsp.report import page, words

    say_beforehand(read.until)
    say_how_fitted(read.assumptions)
    with progress() as advance:
        done = compare(
            scenarios,
            agents=read.agents,
            replicates=read.replicates,
            seed=read.seed,
            start=read.start,
            until=read.until,
            jobs=read.jobs,
            assumptions=read.assumptions,
            people=read.people,
            readings=read.readings,
            progress=advance,
        )
    if read.replicates < FEWEST_TO_QUOTE:
        click.echo(
            f"Intervals from {read.replicates} replicates are too narrow to quote; run at least 20.", err=True
        )
    with folder.filled(read.out) as draft:
        done.save(draft, people=read.people)
        page.write(draft)
        workbook.write(draft)
        answer = words.answer(draft)
    say_where(read.out, answer)


def say_where(out: Path, answer: Sequence[str]) -> None:
    """The path of the report, and the answer in a few lines."""
    click.echo(str(out / "report.html"))
    for line in answer:
        click.echo(line)


def say_beforehand(until: int) -> None:
    """What to know before waiting: how far the known law reaches, and that code is compiled once."""
    sentence = beyond_last_change(parameters.load(), until)
    if sentence:
        click.echo(sentence, err=True)
    say_compiling()


def say_compiling() -> None:
    """Say that code is compiled once, where it will be."""
    if not compiled.is_warm():
        click.echo("The model is compiled now, once; the next run starts at once.", err=True)


def say_how_fitted(assumptions: str) -> None:
    """Say where draws of the unknown assumptions cannot come from the fit, or from one made of other values."""
    if assumptions != FITTED:
        return
    changed = freshness.changed()
    if not fitted.about():
        click.echo(
            "Nothing has been fitted; assumptions are drawn from their ranges (simsp calibrate).", err=True
        )
    elif changed:
        click.echo(
            f"The fit was made before the {' and the '.join(changed)} changed; run simsp calibrate --accept,"
            " or compare with --assumptions ranges.",
            err=True,
        )


@contextmanager
def progress() -> Iterator[Progress]:
    """Progress with the time left on stderr; silent where stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("simulating", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
