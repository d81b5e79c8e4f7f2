"""The workbook of a run: its tables as sheets, with live formulas where a total or a worker's months recompute.

It is made from the saved tables alone, as the report is; the same tables give the same bytes.
"""

import io
import zipfile
from pathlib import Path
from typing import Final

from simsp.report.read import run
from simsp.workbook import exact, headlines, lists, notes
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
        BadInput: the directory does not hold the tables of a run.
    """
    found, book = run(directory), Book()
    book.about("simsp workbook", found.baseline.title)
    front = notes.write(book, found)
    headlines.write(book, found)
    lists.measures(book, found)
    checks = {"accounts": exact.accounts(book, found), "rights": exact.rights(book, found)}
    checks["bridge"] = exact.bridge(book, found)
    for sheet in (lists.removal, lists.ranking, lists.series, lists.assumptions, lists.law):
        sheet(book, found)
    left_out = {} if found.ranking else {"ranking": "a run of one scenario compares nothing"}
    notes.finish(front, found, checks, left_out)
    return book.done()


def same(one: bytes, other: bytes) -> bool:
    """Whether two workbooks hold the same, whatever library packed them."""
    return _parts(one) == _parts(other)


def _parts(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
