"""The options of `simsp validate`."""

from collections.abc import Callable
from typing import Any

import click

_OPTIONS = (
    click.option(
        "--agents", default="20000", metavar="N", show_default=True, help="Migrants in Thailand in 2027-01."
    ),
    click.option(
        "--replicates",
        default="64",
        metavar="R",
        show_default=True,
        help="Histories, each with its own draw.",
    ),
    click.option("--seed", default="1", metavar="S", show_default=True, help="The first seed."),
    click.option("--jobs", metavar="N", help="Processes; never changes a result.  [default: all cores]"),
    click.option(
        "--out", metavar="DIR", help="Folder of the results.  [default: outputs/validation or outputs/scores]"
    ),
    click.option(
        "--published", metavar="FILE.csv", help="Score the locked forecasts by figures published since."
    ),
    click.option("--lock", metavar="YYYY-MM-DD", help="Forecast, and lock the numbers under this day."),
    click.option("--again", is_flag=True, help="With --lock: add a new lock to those that are there."),
)


def validate_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
