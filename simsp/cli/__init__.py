"""The command line. A command imports only what it needs, so that --help, law and check start at once."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from simsp import __version__
from simsp.cli import studies
from simsp.cli.guard import guarded
from simsp.cli.office_options import office_options
from simsp.cli.run_options import run_options

WITHOUT_COMPILING = ("case", "law", "office", "scenarios", "check", "report", "verify", "--help", "--version")


class Commands(click.Group):
    """A group of commands that always ends with sentences and an exit code."""

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> None:  # type: ignore[override]
        """Run a command line and leave with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        rest = [word for word in given if word != "--traceback"] or ["--help"]
        extra["standalone_mode"] = False
        work = super().main
        sys.exit(guarded(lambda: work(rest, **extra), show_traceback="--traceback" in given))


def main() -> None:
    """The program `simsp`."""
    if len(sys.argv) < 2 or (sys.argv[1] in WITHOUT_COMPILING and "--rerun" not in sys.argv):
        os.environ["SIMSP_UNCOMPILED"] = "1"  # nothing is simulated: spare the second that the compiler takes
    commands.main(prog_name="simsp")


@click.command("simsp", cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="simsp")
@click.option(
    "--traceback", is_flag=True, help="Show where in the program an error arose (with any command)."
)
def commands(**_: Any) -> None:
    """What migrant workers get back from Thailand's social security, and what a policy would change."""


for _study in studies.ALL:
    commands.add_command(_study)


def _folder_name(names: Sequence[str]) -> str:
    stems = [os.path.splitext(os.path.basename(name))[0] for name in names]  # noqa: PTH119, PTH122
    joined = "+".join(stems)
    return joined if len(joined) <= 100 else f"{stems[0][:80]}+{len(stems) - 1}-more"


@commands.command()
@click.argument("scenarios", nargs=-1)
@click.option("--all", "whole", is_flag=True, help="Every scenario that comes with simsp, ranked.")
@run_options
def compare(scenarios: tuple[str, ...], whole: bool, **written: Any) -> None:
    """Compare SCENARIOs (names or files) with today's law, and write tables and a report.

    Without a SCENARIO, compare the three reforms most asked for: an old-age lump sum on leaving,
    contributions paid by the employer, and self-enrolment. With --all, compare every scenario that comes with
    simsp, and yours beside them.
    """
    from simsp.cli import work
    from simsp.scenario import BASELINE, shipped

    named = list(dict.fromkeys((*shipped(), *scenarios))) if whole else scenarios or studies.MISSION
    others = [name for name in named if name != BASELINE]
    out = "all" if whole else _folder_name(scenarios) if scenarios else "compare"
    work.run(*work.prepare([BASELINE, *others], written, f"outputs/{out}"))


@commands.command()
@click.argument("scenario")
@run_options
def run(scenario: str, **written: Any) -> None:
    """Run one SCENARIO (a name or a file) by itself; write tables and a report."""
    from simsp.cli import work

    work.run(*work.prepare([scenario], written, f"outputs/{_folder_name([scenario])}"))


@commands.command()
@click.argument("file")
@click.option(
    "--scenario",
    "scenarios",
    multiple=True,
    metavar="S",
    help="A name or a file; several stand side by side.",
)
@click.option("--from", "since", metavar="YYYY-MM", help="As if the scenarios' changes began in this month.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def case(file: str, scenarios: tuple[str, ...], since: str | None, as_json: bool) -> int:
    """Answer one person's history: what was paid, what is owed, what arrives, and why not the rest.

    FILE tells the history (docs/case-files.md); without --scenario, today's law and practice answer. What FILE
    expects is checked, and the exit code is 1 where it does not come out.
    """
    from simsp.cli import cases

    return cases.run(file, scenarios, since, as_json)


@commands.command()
@click.argument("name", required=False)
@click.option("--on", metavar="YYYY-MM", help="Only what is in force in this month.")
@click.option(
    "--changes",
    nargs=2,
    metavar="FIRST LAST",
    help="Only what changes between two years or months, both included (YYYY or YYYY-MM).",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def law(name: str | None, on: str | None, changes: tuple[str, str] | None, as_json: bool) -> None:
    """Show values of the law, of practice and of assumptions, with their sources.

    NAME is a branch such as old_age or a value such as old_age.pension_age; without it, all are shown.
    """
    from simsp import parameters
    from simsp.cli import listing

    time = listing.asked(on, changes)
    registry = parameters.load()
    chosen = listing.chosen(registry, name)
    if time:
        _say_how_far(registry, time[1])
    if time and changes:
        rows = listing.change_rows(chosen, *time)
        lines = listing.change_text(rows, *time)
    else:
        rows = listing.law_rows(chosen, time and time[0])
        lines = listing.law_text(chosen, rows)
    if as_json:
        _print_json(rows)
    else:
        _print_lines(lines)


def _say_how_far(registry: Mapping[str, Any], until: int) -> None:
    """Say where a month lies beyond the last change of the law that is known."""
    from simsp.scenario import beyond_last_change

    sentence = beyond_last_change(registry, until)
    if sentence:
        click.echo(sentence, err=True)


@commands.command()
@office_options
def office(*, as_json: bool, **written: str | None) -> None:
    """Say how long people wait at one office with more interpreters, or with more counters.

    Nothing but the office is simulated: no law, no lives. What is not given comes from the values
    that `simsp law office` and `simsp law claims.patience_days` list.
    """
    from simsp.cli import offices

    rows, lines = offices.answer(written)
    if as_json:
        _print_json(rows)
    else:
        _print_lines(lines)


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def scenarios(as_json: bool) -> None:
    """List the scenarios that come with simsp."""
    from simsp import scenario
    from simsp.cli import listing
    from simsp.cli.options import LAST_MONTH

    rows = listing.scenario_rows(scenario.resolve(scenario.shipped(), end=LAST_MONTH))
    if as_json:
        _print_json(rows)
    else:
        _print_lines(listing.scenario_text(rows))


@commands.command()
@click.argument("files", nargs=-1, required=True)
def check(files: tuple[str, ...]) -> None:
    """Check scenario, case and plan FILEs without running them; all mistakes are told at once."""
    from simsp.cli import checking

    _print_lines(checking.check(files))


@commands.command()
@click.argument("directory", metavar="DIR")
@click.option("--images", "kind", metavar="svg|png", help="Also each chart as a picture, into DIR/images.")
def report(directory: str, kind: str | None) -> None:
    """Make the report and the workbook of a run again from the tables in DIR."""
    from simsp.cli import reporting

    _print_lines(reporting.run(directory, kind))


@commands.command()
@click.argument("directory", metavar="DIR")
@click.option("--rerun", is_flag=True, help="Also run it again from the manifest and compare every byte.")
@click.option("--figure", "wanted", multiple=True, metavar="ID", help="Say what a figure of the report is.")
@click.option("--jobs", metavar="N", help="Cores for --rerun; never changes a result.  [default: all cores]")
def verify(directory: str, wanted: tuple[str, ...], jobs: str | None, rerun: bool) -> int:
    """Prove that manifest, tables and report in DIR belong together; say where they do not.

    Fingerprints, the identities of every baht, what tables say of one another, and the report drawn again byte by
    byte. --figure looks up the id of a number, such as k3f9-7qpa. The exit code is 1 where something is not proven.
    """
    from simsp.cli import proving

    return proving.run(directory, wanted, jobs, rerun=rerun)


def _print_json(rows: Sequence[Any]) -> None:
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1))


def _print_lines(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(line)
