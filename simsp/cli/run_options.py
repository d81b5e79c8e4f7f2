"""The options of a run, and those that studies share with it; nothing heavy is imported for --help."""

from collections.abc import Callable
from typing import Any

import click

ASSUMPTIONS = click.option(
    "--assumptions",
    default="fitted",
    metavar="fitted|ranges",
    show_default=True,
    help="Draw what is unknown from the fit to what is known, or from the range of each alone.",
)
UNTIL = click.option(
    "--until", default="2046-12", metavar="YYYY-MM", show_default=True, help="Last month measured."
)
_OPTIONS = (
    click.option(
        "--agents", default="3000", metavar="N", show_default=True, help="Migrants in Thailand in 2027-01."
    ),
    click.option(
        "--replicates",
        default="32",
        metavar="R",
        show_default=True,
        help="Seeds; every fourth repeats a draw.",
    ),
    click.option("--seed", default="1", metavar="S", show_default=True, help="The first seed."),
    ASSUMPTIONS,
    click.option(
        "--from", metavar="YYYY-MM", help="First month measured.  [default: the earliest start, or 2027-01]"
    ),
    UNTIL,
    click.option(
        "--jobs", metavar="N", help="Cores that work at once; never changes a result.  [default: all cores]"
    ),
    click.option("--out", metavar="DIR", help="Folder of the results.  [default: outputs/<name>]"),
    click.option("--people", is_flag=True, help="Also write people.parquet, one row a person."),
    click.option(
        "--no-readings", is_flag=True, help="Leave out what other readings of the law would change."
    ),
)


def run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of a run."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
