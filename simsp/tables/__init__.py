"""Every table: its columns, units and formulas, stated once.

The same rows check what is written, head the files and make the data dictionary (docs/data-dictionary.md).
"""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from simsp.measures import MEASURES
from simsp.tables.of_a_run import INTERVAL, RANKED, SATANG, SCENARIO, SERIES, TABLES, VIEW
from simsp.tables.of_studies import OF_A_SWEEP, OF_A_VALIDATION
from simsp.tables.table import Table

__all__ = ["INTERVAL", "RANKED", "SATANG", "SCENARIO", "SERIES", "TABLES", "VIEW", "Table"]
UNIT_DECIMALS = {"count": 1, "thb": 2, "share": 6, "ratio": 6, "people": 1, "days": 2, "months": 1}
_ALL = (*TABLES, *OF_A_SWEEP, *OF_A_VALIDATION)


def number(value: float | None, unit: str) -> str:
    """A value as printed in a table: fixed decimals by unit, empty where undefined, never minus zero."""
    if value is None or math.isnan(value):
        return ""
    text = f"{value:.{UNIT_DECIMALS[unit]}f}"
    return text.lstrip("-") if float(text) == 0 else text


def write(path: Path, table: Table, rows: Iterable[Sequence[object]]) -> None:
    """Write one table: commas, line feeds, quotes only where needed, the same bytes everywhere."""
    path.write_bytes(lines([table.header]) + lines(rows))


def lines(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as they stand in a table."""
    return "".join(",".join(_cell(value) for value in row) + "\n" for row in rows).encode()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    if any(mark in text for mark in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text


def named(name: str) -> Table:
    """The table of a file name."""
    return next(table for table in _ALL if table.name == name)


def dictionary() -> str:
    """The data dictionary as Markdown, made from the rows above."""
    parts = ["# Data dictionary", "", "Made from `simsp/tables/`; `make dictionary` writes it anew.", ""]
    for table in _ALL:
        parts += [f"## {table.name}", "", table.about, "", "| column | meaning |", "|---|---|"]
        parts += [f"| `{name}` | {meaning} |" for name, meaning in table.columns] + [""]
    parts += ["## Measures", "", "| measure | unit | formula |", "|---|---|---|"]
    parts += [f"| `{one.name}` | {one.unit} | {one.formula} |" for one in MEASURES]
    return "\n".join(parts) + "\n"
