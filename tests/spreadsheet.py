"""The LibreOffice that tests calculate workbooks with: find it, or fetch it.

`python -m tests.spreadsheet` is what `make test` calls. It never stops the other tests: where no LibreOffice is to be
had, it says how to install one. The formulas are then calculated in Python alone.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from numbers import Real
from pathlib import Path
from typing import Any

import openpyxl

Sheets = dict[str, dict[str, Any]]

NAMES = ("soffice", "libreoffice")
ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
MISSING = (
    "Workbooks are not opened in a spreadsheet program: no LibreOffice was found. Install it (Debian, Ubuntu: sudo "
    "apt-get install libreoffice-calc-nogui; macOS, Windows: libreoffice.org) or name yours in SIMSP_SOFFICE."
)
# In this profile every formula of a file is calculated anew on opening.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def find() -> str | None:
    """Path of a LibreOffice on this machine, or None."""
    return os.environ.get("SIMSP_SOFFICE") or next(_installed(), None)


def _installed() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from (path for path in ELSEWHERE if Path(path).is_file())


def calculated(workbook: Path, folder: Path) -> Sheets:
    """Every cell of a workbook, all formulas calculated anew: in LibreOffice, in Python where there is none."""
    return in_libreoffice(workbook, folder) if find() else in_python(workbook)


def in_libreoffice(workbook: Path, folder: Path) -> Sheets:
    """The workbook as LibreOffice reads it, every formula calculated anew.

    It has a profile of its own in the folder, so that nobody's settings matter.
    """
    soffice = find()
    assert soffice, MISSING
    profile, out = folder / "profile", folder / "calculated"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        soffice, f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore",
        "--convert-to", "xlsx", "--outdir", str(out), str(workbook),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert (out / workbook.name).is_file(), done.stdout + done.stderr
    return _cells(openpyxl.load_workbook(out / workbook.name, data_only=True))


def in_python(workbook: Path) -> Sheets:
    """The same by a library that calculates spreadsheets: slow, so only the sheets that have formulas are read."""
    import formulas

    book = openpyxl.load_workbook(workbook)
    given, live = _cells(book), {sheet.title: _formulas(sheet) for sheet in book}
    for name in [name for name, cells in live.items() if not cells]:
        book.remove(book[name])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        book.save(path)
        found = formulas.ExcelModel().loads(str(path)).finish(circular=False).calculate()
    for sheet, cells in live.items():
        for cell in cells:
            value = found[f"'[book.xlsx]{sheet.upper()}'!{cell}"].value[0, 0]
            given[sheet][cell] = float(value) if isinstance(value, Real) else str(value)
    return given


def without_results(
    workbook: Path, path: Path, changed: dict[tuple[str, str], object] | None = None, only: Sequence[str] = ()
) -> Path:
    """A copy of the workbook that holds no results of its formulas, so that somebody must calculate them.

    `changed`: other values for some cells, by sheet and name of the cell. `only`: the sheets to keep; () for all.
    """
    book = openpyxl.load_workbook(workbook)
    for (sheet, cell), value in (changed or {}).items():
        book[sheet][cell] = value
    for name in [name for name in book.sheetnames if only and name not in only]:
        book.remove(book[name])
    book.save(path)
    return path


def _cells(book: openpyxl.Workbook) -> Sheets:
    return {
        sheet.title: {
            cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in book
    }


def _formulas(sheet: Any) -> list[str]:
    return [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def _fetch() -> None:
    """Install LibreOffice's spreadsheet, without a screen, where we may."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("No LibreOffice found; installing Debian's for the tests of the workbook", flush=True)
        quiet = ["apt-get", "-y", "-qq", "-o", "Dpkg::Use-Pty=0"]
        subprocess.run([*quiet, "update"], check=False)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = [*quiet, "install", "--no-install-recommends", "libreoffice-calc-nogui"]
        subprocess.run(install, check=False, env=environment, stdout=subprocess.DEVNULL)


def main() -> None:
    """Say which LibreOffice the tests use; fetch one first where there is none."""
    if find() is None:
        _fetch()
    print(f"LibreOffice: {find()}" if find() else MISSING)


if __name__ == "__main__":
    main()
