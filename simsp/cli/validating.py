"""The work behind `simsp validate`: options, folder, histories, tables and the page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from simsp import compiled
from simsp.cli import folder, options, work
from simsp.errors import BadInput

FEWEST_TO_JUDGE = 39  # with fewer histories, the 2.5 percentile is the least of them


def run(written: Mapping[str, Any]) -> None:
    """Validate, write the folder in one step, and print where the page is and what it says.

    Raises:
        BadInput: with every problem of the options and the folder.
    """
    from simsp.validation import files, page, running, said

    problems: list[str] = []
    agents, replicates, seed, jobs = (
        options.number(name, written[name], problems) for name in options.LIMITS
    )
    out = Path(written["out"] or "outputs/validation")
    problems += ["--out must name a folder"] if written["out"] == "" else []
    problems += [sentence for sentence in (folder.problem(out),) if sentence]
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


def _say_beforehand(replicates: int) -> None:
    if not compiled.is_warm():
        click.echo("The model is compiled now, once; the next run starts at once.", err=True)
    if replicates < FEWEST_TO_JUDGE:
        click.echo(
            f"Intervals from {replicates} replicates are too narrow to quote; run at least 39.", err=True
        )
