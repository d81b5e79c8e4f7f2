"""The options of `simsp sensitivity`; nothing heavy is imported for --help."""

from collections.abc import Callable
from typing import Any

import click

from simsp.cli.run_options import ASSUMPTIONS, UNTIL

_OPTIONS = (
    click.option(
        "--draws", default="512", metavar="D", show_default=True, help="Plausible worlds, each with its luck."
    ),
    click.option(
        "--agents", default="2000", metavar="N", show_default=True, help="Migrants in Thailand in 2027-01."
    ),
    click.option("--seed", default="1", metavar="S", show_default=True, help="Of draws and luck."),
    ASSUMPTIONS,
    UNTIL,
    click.option("--jobs", metavar="N", help="Processes; never changes a result.  [default: all cores]"),
    click.option("--resume", is_flag=True, help="Go on with what is in DIR: run only what is missing."),
    click.option("--out", metavar="DIR", help="Folder of the results.  [default: outputs/sensitivity]"),
)


def sensitivity_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of a study."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
