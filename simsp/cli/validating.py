"""The work behind `simsp validate`: histories, tables and the page; forecasts locked, and scored."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from simsp import freshness
from simsp.cli import folder, options, work
from simsp.errors import BadInput
from simsp.plan import FITTED

FEWEST_TO_JUDGE = 39  # with fewer histories, the 2.5 percentile is the least of them


def run(written: Mapping[str, Any]) -> None:
    """Validate, or lock the forecasts, or score them.

    Raises:
        BadInput: with every problem of the options, the files and the folder.
    """
    if written["published"] is not None and written["lock"] is not None:
        raise BadInput(["--lock and --published cannot be given together"])
    if written["again"] and written["lock"] is None:
        raise BadInput(["--again goes with --lock alone"])
    if written["published"] is not None:
        _score(written)
    elif written["lock"] is not None:
        _lock(written)
    else:
        _validate(written)


def _validate(written: Mapping[str, Any]) -> None:
    """Validate, write the folder in one step, and print where the page is and what it says."""
    from simsp.validation import files, page, running, said

    problems: list[str] = []
    agents, replicates, seed, jobs = _sizes(written, problems)
    out = _out(written, "outputs/validation", problems)
    if problems:
        raise BadInput(problems)
    _say_beforehand(replicates)
    size = running.Size(agents, replicates, seed)
    with work.progress() as advance:
        found = files.judged(size, running.histories(size, jobs, advance))
    with folder.filled(out) as draft:
        files.write(draft, found)
        page.write(draft)
    click.echo(str(out / "validation.html"))
    for sentence in said.counts(found):
        click.echo(sentence)


def _lock(written: Mapping[str, Any]) -> None:
    """Forecast, and write the numbers beside those that are locked already."""
    from simsp.validation import forecasts, locks, running

    problems = forecasts.problems(written["lock"], again=written["again"])
    agents, replicates, seed, jobs = _sizes(written, problems)
    problems += ["--out does not go with --lock"] if written["out"] is not None else []
    problems += (
        ["--lock needs a fit of the values of now: simsp calibrate --accept"] if freshness.changed() else []
    )
    if problems:
        raise BadInput(problems)
    _say_beforehand(replicates)
    size = running.Size(agents, replicates, seed)
    with work.progress() as advance:
        made = forecasts.lock(written["lock"], size, jobs, advance, again=written["again"])
    click.echo(str(locks.folder() / locks.LOCKED))
    click.echo(f"{len(made.rows)} forecasts are locked")


def _score(written: Mapping[str, Any]) -> None:
    """Score the locked forecasts by what was published, write scores.csv and print how they did."""
    from simsp.validation import locks, published, scores

    problems: list[str] = []
    out = _out(written, "outputs/scores", problems)
    kept = locks.locks()
    try:
        told = published.read(Path(written["published"]), kept)
    except BadInput as error:
        problems += error.problems
    if problems:
        raise BadInput(problems)
    found = scores.scores(told, kept)
    with folder.filled(out) as draft:
        scores.write(draft, found)
    click.echo(str(out / scores.NAME))
    for sentence in scores.said(found):
        click.echo(sentence)


def _sizes(written: Mapping[str, Any], problems: list[str]) -> list[int]:
    """Agents, replicates, seed and jobs."""
    return [options.number(name, written[name], problems) for name in options.LIMITS]


def _out(written: Mapping[str, Any], usual: str, problems: list[str]) -> Path:
    out = Path(written["out"] or usual)
    problems += ["--out must name a folder"] if written["out"] == "" else []
    problems += [sentence for sentence in (folder.problem(out),) if sentence]
    return out


def _say_beforehand(replicates: int) -> None:
    work.say_compiling()
    work.say_how_fitted(FITTED)
    if replicates < FEWEST_TO_JUDGE:
        click.echo(
            f"Intervals from {replicates} replicates are too narrow to quote; run at least 39.", err=True
        )
