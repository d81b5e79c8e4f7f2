"""The few marks of Markdown that the pages use, as GitHub shows them."""

import re
from collections.abc import Iterable, Sequence

from simsp import months
from simsp.parameters import Value
from simsp.rulebook import amounts

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TOGETHER = "\N{NO-BREAK SPACE}"


def anchor(heading: str) -> str:
    """The link target that GitHub makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def link(text: str, heading: str = "") -> str:
    """A link to a heading of the same page; without `heading` to the one that reads like the text."""
    return f"[{text}](#{anchor(heading or text)})"


def rule_heading(name: str) -> str:
    """The heading of a rule; without the first word it could be that of a value of the same name."""
    return f"Rule: {name}"


def rule(name: str) -> str:
    """A link to a rule."""
    return link(name, rule_heading(name))


def file(text: str, path: str) -> str:
    """A link to a file of the project, seen from docs/."""
    return f"[{text}](../{path})"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table. A head that begins with '>' stands over numbers, which are set to the right."""
    below = ["--:" if head.startswith(">") else "---" for head in heads]
    lines = [[head.removeprefix(">") for head in heads], below, *rows]
    return [row(line) for line in lines]


def row(cells: Iterable[str]) -> str:
    """One row of a table."""
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def month(number: int) -> str:
    """A month as 'Mar\N{NO-BREAK SPACE}1991', which no table breaks in two."""
    return f"{_MONTHS[number % 12]}{TOGETHER}{months.year(number)}"


def value(value: Value, unit: str) -> str:
    """A value with its unit; names that a scenario writes stand as code."""
    if unit == "switch":
        return "yes" if value else "no"
    return f"`{value}`" if unit == "choice" else amounts.said(value, unit).replace(" ", TOGETHER)


def listed(words: Sequence[str], last: str = "and") -> str:
    """'a, b and c'."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
