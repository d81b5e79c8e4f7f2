"""The folder of a run, read with care: its files against the manifest, their columns, and whether cells are numbers."""

import csv
import hashlib
import io
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from simsp import months
from simsp import tables as schema
from simsp.errors import BadInput, one_line
from simsp.report import figures
from simsp.verifying.finding import FAILS, OK, REMARK, Finding, judged

Row = Mapping[str, str]

PEOPLE: Final = "people.parquet"
MADE_BESIDE: Final = ("manifest.json", "timing.json", "report.html", "workbook.xlsx", "images")
"""What a run leaves besides its tables."""
NEEDED: Final = (
    "measures.csv", "accounts.csv", "rights.csv", "bridge.csv", "removal.csv", "series.csv", "assumptions.csv",
)  # fmt: skip
"""Tables that every run has left, also one of an earlier version."""
WHOLE: Final = {
    "accounts.csv": ("satang",), "bridge.csv": ("satang",), "removal.csv": ("rights", "satang"),
    "rights.csv": ("rights", "satang"),
}  # fmt: skip
"""Columns of whole numbers."""
_NUMBERS: Final = {
    **{name: {cell for ends in of.figures.values() for cell in ends} for name, of in figures.TABLES.items()},
    "interviews.csv": {"share", "low", "high"},
    "waiting.csv": {"share", "low", "high"},
}
"""Columns of numbers that may be empty where they are undefined."""
_LARGEST: Final = 2**31 - 1
_INTEGER: Final = re.compile(r"-?[0-9]{1,30}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Folder:
    """What could be read of a run: the manifest, and the rows of every table whose cells are sound."""

    path: Path
    manifest: Mapping[str, Any]
    tables: Mapping[str, Sequence[Row]]

    @property
    def baseline(self) -> str:
        """The name of the scenario that the others are compared with."""
        return str(self.manifest["baseline"])

    @property
    def replicates(self) -> int:
        """How many replicates the means are taken over."""
        return int(self.manifest["replicates"])


def read(path: Path) -> tuple[Folder, list[Finding]]:
    """The run in a folder, and what was found on the way.

    Raises:
        BadInput: there is no run in it, or its manifest cannot be read.
    """
    manifest = _manifest(path)
    found = list(_listed(manifest))
    tables = {}
    for name in manifest["tables"]:
        told, rows = _table(path / name, manifest["tables"][name])
        found += told
        if rows is not None:
            tables[name] = rows
    if all(one.word == OK for one in found):
        said = (
            f"lists {len(manifest['tables'])} tables; each is there with its fingerprint and all its columns"
        )
        found = [Finding(OK, "manifest.json", said)]
    return Folder(path, manifest, tables), found + list(_strangers(path, manifest["tables"]))


def _manifest(path: Path) -> dict[str, Any]:
    where = path / "manifest.json"
    if not where.is_file():
        raise BadInput(
            [f"{one_line(path, 200)}: holds no results of a run (there is no manifest.json in it)"]
        )
    try:
        found = json.loads(where.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as why:
        raise BadInput([f"{one_line(path, 200)}: its manifest.json is not the manifest of a run"]) from why
    problems = list(_unfit(found)) if isinstance(found, dict) else ["it is not the manifest of a run"]
    if problems:
        raise BadInput([f"manifest.json: {problem}" for problem in problems])
    return dict(found)


def _unfit(manifest: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the parts of a manifest that the checks rest on."""
    for name in ("replicates", "people_per_agent", "agents", "seed"):
        value = manifest.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not (name != "seed") <= value <= _LARGEST:
            yield f"'{name}' must be a whole number"
    for name in ("baseline", "cohort"):
        if not isinstance(manifest.get(name), str):
            yield f"'{name}' must be a text"
    if not _is_span(manifest.get("months")):
        yield "'months' must say from when until when"
    scenarios = manifest.get("scenarios")
    named = isinstance(scenarios, list) and all(
        isinstance(one, dict) and isinstance(one.get("name"), str) for one in scenarios
    )
    if not named or manifest.get("baseline") not in [one["name"] for one in scenarios or ()]:
        yield "'scenarios' must be a list with the baseline in it"
    yield from _unfit_tables(manifest.get("tables"))


def _is_span(told: object) -> bool:
    try:
        return isinstance(told, dict) and months.parse(told["from"]) <= months.parse(told["until"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def _unfit_tables(tables: object) -> Iterator[str]:
    if not isinstance(tables, dict) or not tables:
        yield "'tables' must hold the fingerprint of each table"
        return
    known = {table.name for table in schema.TABLES} | {PEOPLE}
    for name, mark in tables.items():
        if name not in known:
            yield f"'{one_line(name)}' is no table of a run"
        elif not isinstance(mark, str) or not _SHA256.fullmatch(mark):
            yield f"the fingerprint of {name} is not a sha256"


def _listed(manifest: Mapping[str, Any]) -> Iterator[Finding]:
    """Tables that the manifest should list and does not."""
    for table in schema.TABLES:
        of_many = table.name == "ranking.csv" and len(manifest["scenarios"]) > 1
        asked = table.name == "readings.csv" and bool(manifest.get("readings"))
        told = table.name == "lives.csv" and bool(manifest.get("lives"))
        if table.name not in manifest["tables"] and (table.name in NEEDED or of_many or asked or told):
            yield Finding(FAILS, "manifest.json", f"lists no {table.name}")


def _table(path: Path, mark: str) -> tuple[list[Finding], Sequence[Row] | None]:
    """What is wrong with a table; its rows where they can be used all the same."""
    try:
        data = path.read_bytes()
    except OSError:
        return [Finding(FAILS, path.name, "is missing or cannot be read")], None
    told = []
    if hashlib.sha256(data).hexdigest() != mark:
        told.append(
            Finding(
                FAILS,
                path.name,
                "is not the table that the run wrote: its sha256 is not that of the manifest",
            )
        )
    if path.name == PEOPLE:
        return told, None
    try:
        rows = _rows(path.name, data)
    except BadInput as bad:
        return told + [Finding(FAILS, path.name, problem) for problem in bad.problems], None
    problems = list(judged(path.name, "", _unfit_cells(path.name, rows)))
    unfit = [one for one in problems if one.word == FAILS]
    return told + unfit, None if unfit else rows


def _rows(name: str, data: bytes) -> Sequence[Row]:
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
        head, *lines = list(reader) or [[]]
    except (ValueError, csv.Error) as why:
        raise BadInput(["is not a table of text, commas and lines"]) from why
    missing = [column for column in schema.named(name).header if column not in head]
    if missing:
        raise BadInput([f"lacks the column {', '.join(missing)}"])
    torn = [number for number, cells in enumerate(lines, start=2) if len(cells) != len(head)]
    if torn:
        raise BadInput([f"line {torn[0]} has not as many cells as the head"])
    return [dict(zip(head, cells, strict=True)) for cells in lines]


def _unfit_cells(name: str, rows: Sequence[Row]) -> Iterator[str]:
    whole, numbers = WHOLE.get(name, ()), sorted(_NUMBERS.get(name, ()))
    for line, row in enumerate(rows, start=2):
        for column in whole:
            if not _INTEGER.fullmatch(row[column]):
                yield f"line {line}: '{one_line(row[column], 40)}' under {column} is no whole number"
        for column in numbers:
            if row[column] and not _is_number(row[column]):
                yield f"line {line}: '{one_line(row[column], 40)}' under {column} is no number"


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _strangers(path: Path, tables: Mapping[str, str]) -> Iterator[Finding]:
    for name in sorted(one.name for one in path.iterdir()):
        if name not in (*tables, *MADE_BESIDE):
            yield Finding(REMARK, one_line(name), "belongs to no run; nothing is said of it")
