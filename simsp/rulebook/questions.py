"""docs/open-questions.md: the questions are written by hand, the values they name are filled in from the files."""

import re

from simsp import months, parameters, places
from simsp.parameters import Parameter
from simsp.rulebook import markdown, values

_ROW = re.compile(r"^\| \[`(\w+\.\w+)`\]\([^)]*\)(?: in (\d{4}-\d{2}))? \|.*$", re.MULTILINE)


def refreshed(text: str) -> str:
    """The page with every row that begins with the name of a value as the files have it now.

    A row is written as "| [`name`]() | |" or, for the value of another month, "| [`name`]() in 2020-06 | |".

    Raises:
        LookupError: a row names no value, or a month before the value exists.
    """
    return _ROW.sub(lambda found: _row(found[1], found[2]), text)


def _row(name: str, month: str | None) -> str:
    registry = parameters.load()
    parameter = values.named(name, registry)
    row = parameter.on(months.parse(month) if month else values.last_check(registry))
    title = f"[`{name}`]({_target(parameter)})" + (f" in {month}" if month else "")
    return markdown.row([title, *values.quoted(parameter, row)])


def _target(parameter: Parameter) -> str:
    """Where the value stands: on the page of rules, or in its file of calibration."""
    branch = parameter.base.partition(".")[0]
    if (places.law() / f"{branch}.yaml").is_file():
        return f"rules.md#{markdown.anchor(parameter.base)}"
    return f"../calibration/{branch}.yaml"
