"""What a calculated workbook says, by the headings of its sheets."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simsp.workbook import audit, exact
from simsp.workbook.book import ref
from tests.spreadsheet import Sheets

CHECKS = {"accounts": "B3", "rights": "B3", "bridge": "B3", "audit": "B5"}
"""The cell of each sheet that says whether all differences are zero."""


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def audited(sheets: Sheets, column: str, months: int) -> list[Any]:
    """A column of the audit, month by month."""
    place = audit.PLACE.at[column]
    return [sheets["audit"][ref(audit.HEADS + 1 + month, place)] for month in range(months)]


def wide(cells: Mapping[str, Any], row: int) -> dict[str, Any]:
    """A row of a sheet of exact totals, by heading; `row` counts from 0 below the headings."""
    heads = {place: cells[ref(exact.HEADS, place)] for place in range(30) if ref(exact.HEADS, place) in cells}
    return {head: cells.get(ref(exact.HEADS + 1 + row, place)) for place, head in heads.items()}
