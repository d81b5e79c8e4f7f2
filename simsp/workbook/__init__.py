"""The workbook of a run: its tables as sheets, with live formulas where a total or a worker's months recompute.

It is made from the saved tables alone, as the report is; the same tables give the same bytes.
"""

import io
import zipfile
from pathlib import Path
from typing import Final

from simsp.errors import BadInput
from simsp.report.read import Run, run
from simsp.workbook import audit, exact, headlines, lists, notes
from simsp.workbook.book import Book

NAME: Final = "workbook.xlsx"


def write(directory: Path) -> Path:
    """Write `workbook.xlsx` beside the tables of a run and return its path.

    Raises:
        BadInput: the directory does not hold the tables of a run.
    """
    path = directory / NAME
    path.write_bytes(render(directory))
    return path


def render(directory: Path) -> bytes:
    """The workbook as bytes; `simsp verify` compares it with the file.

    Raises:
        BadInput: the directory does not hold the tables of a run, or one of them holds what no run writes.
    """
    found, book = run(directory), Book()
    try:
        _fill(book, found)
    except (LookupError, ValueError) as why:
        raise BadInput([f"{NAME}: cannot be made, because a table holds what no run writes ({why})"]) from why
    return book.done()


def _fill(book: Book, found: Run) -> None:
    """All sheets, in the order of the tabs."""
    book.about("simsp workbook", found.baseline.title)
    front = notes.write(book, found)
    headlines.write(book, found)
    lists.measures(book, found)
    checks = {"accounts": exact.accounts(book, found), "rights": exact.rights(book, found)}
    checks["bridge"] = exact.bridge(book, found)
    left_out = {} if found.ranking else {"ranking": "a run of one scenario compares nothing"}
    for sheet in (lists.removal, lists.ranking, lists.series, lists.assumptions, lists.law):
        sheet(book, found)
    if found.tables.get("ledger.csv"):
        checks["audit"] = audit.write(book, found)
    else:
        left_out |= dict.fromkeys(("audit", "audit_law"), "the run has left no ledger.csv")
    notes.finish(front, found, checks, left_out)


def same(one: bytes, other: bytes) -> bool:
    """Whether two workbooks hold the same, whatever library packed them."""
    return _parts(one) == _parts(other)


def _parts(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
