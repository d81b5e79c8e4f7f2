"""The work behind `simsp verify`: figures looked up, every check told as it ends, an exit code."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simsp.cli import options
from simsp.cli.guard import CHECK_FAILED, DONE
from simsp.errors import BadInput

if TYPE_CHECKING:
    from simsp.verifying.finding import Finding
    from simsp.verifying.folder import Folder

_ID = re.compile(r"\b[0-9A-Za-z]{4}-[0-9A-Za-z]{4}\b")


def run(directory: str, wanted: Sequence[str], jobs: str | None, *, rerun: bool) -> int:
    """Print what was found, a line each; 0 where all is proven, 1 where something is not.

    Raises:
        BadInput: there is no run in the folder, or an option is wrong.
    """
    from simsp.verifying import folder, proof
    from simsp.verifying.finding import FAILS

    problems = ["--jobs goes with --rerun alone"] if jobs is not None and not rerun else []
    cores = options.number("jobs", jobs, problems)
    if problems:
        raise BadInput(problems)
    found, findings = folder.read(Path(directory))
    failed = 0
    for known, line in proof.figures(found, _ids(wanted)) if wanted else ():
        click.echo(line)
        failed += not known
    for one in (*findings, *proof.findings(found), *(_again(found, cores) if rerun else ())):
        click.echo(str(one))
        failed += one.word == FAILS
    click.echo(_said(failed, rerun=rerun))
    return CHECK_FAILED if failed else DONE


def _ids(wanted: Sequence[str]) -> tuple[str, ...]:
    """The ids in what somebody has typed or copied, such as '[simsp k3f9-7qpa, sc4a-s5ke]'; else the words as given."""
    found = [(_ID.findall(text), text) for text in wanted]
    return tuple(one for ids, text in found for one in ids or [text])


def _again(found: "Folder", jobs: int) -> "list[Finding]":
    """The run once more, with progress on a terminal."""
    from simsp.cli import work
    from simsp.verifying import again

    work.say_compiling()
    with work.progress() as advance:
        return list(again.check(found, jobs, advance))


def _said(failed: int, *, rerun: bool) -> str:
    """The last line."""
    if failed:
        return (
            f"Not proven: {failed} line{'s' * (failed != 1)} above {'say' if failed != 1 else 'says'} where."
        )
    if rerun:
        return "Proven: manifest, tables and what is made of them belong together, and a rerun gives the same bytes."
    return (
        "Proven: manifest, tables and what is made of them belong together. --rerun also runs it all again."
    )
