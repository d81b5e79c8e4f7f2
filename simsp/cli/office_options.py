"""The options of `simsp office`, as text; `simsp.cli.offices` reads them."""

from collections.abc import Callable
from typing import Any

import click

_OPTIONS = (
    click.option("--counters", default="4", metavar="N", show_default=True, help="Counters of the office."),
    click.option(
        "--interpreters",
        default="0,1,2,3,4",
        metavar="LIST",
        show_default=True,
        help="Numbers of interpreters to try; 0 is always among them.",
    ),
    click.option("--arrivals", metavar="N", help="People a day.  [default: the usual use of the counters]"),
    click.option(
        "--migrants", metavar="SHARE", help="Migrants among those who come, 0 to 1.  [default: 0.1]"
    ),
    click.option("--need", metavar="SHARE", help="Of migrants, those who need an interpreter, 0 to 1."),
    click.option("--minutes", metavar="M", help="Counter time of a claim, on average."),
    click.option("--factor", metavar="F", help="Counter time without the interpreter one needs, times this."),
    click.option("--sent-away", metavar="SHARE", help="Chance of a visit in vain without that interpreter."),
    click.option("--patience", metavar="D", help="Working days in line after which somebody gives up."),
    click.option("--days", default="21", metavar="D", show_default=True, help="Working days counted."),
    click.option("--replicates", default="8", metavar="R", show_default=True, help="Seeds."),
    click.option("--seed", default="1", metavar="S", show_default=True, help="Of the luck."),
    click.option("--json", "as_json", is_flag=True, help="As JSON."),
)


def office_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of an office."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
