"""From pieces to tables: results.parquet, summary.csv, points.csv and the manifest that binds them.

One scenario is held in memory at a time, under all draws and seeds. The bytes depend on the plan and on simsp, not on
how the pieces were cut into files, where they ran or in which order they came.
"""

import contextlib
import hashlib
import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Self

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from simsp import fitted, months, saving, tables
from simsp.errors import Stopped
from simsp.intervals import Interval, ends, interval
from simsp.parameters import load
from simsp.scenario import beyond_last_change
from simsp.sweep.pieces import Piece, code, whole
from simsp.sweep.plan_file import Sweep
from simsp.sweep.store import Store
from simsp.sweep.work import Row, Values, defined, in_order, rows
from simsp.version import __version__
from simsp.world.world import HISTORY

RESULTS, SUMMARY, POINTS, MANIFEST = "results.parquet", "summary.csv", "points.csv", "manifest.json"
_ROWS_TOGETHER = 1 << 20  # of a row group
_SCHEMA = pa.schema(
    [
        ("scenario", pa.string()),
        ("draw", pa.int32()),
        ("seed", pa.int32()),
        *((name, pa.string()) for name in ("group_by", "group", "measure", "unit")),
        ("value", pa.float64()),
        ("change", pa.float64()),
    ]
)
Summary = dict[str, list[tuple[Any, ...]]]
HEADLINES = (
    "recovered_of_all_pv",
    "recovered_of_all",
)  # in value of the first year; as paid, where nothing has one


def gather(sweep: Sweep, store: Store, pieces: Sequence[Piece]) -> Summary:
    """Write every table; returns the headlines among the rows of summary.csv, with numbers, by scenario.

    Raises:
        Stopped: a file cannot be written, or a piece that was good can no longer be read.
    """
    (store.out / MANIFEST).unlink(
        missing_ok=True
    )  # where there is one, all tables are there and belong to it
    found: Summary = {}
    with (
        store.written(store.out / SUMMARY) as draft,
        _Chapters(draft) as chapters,
        contextlib.closing(_results(sweep, store, pieces)) as results,
    ):
        for name, summed in results:
            chapters.add(name, tables.lines(map(_printed, summed)))
            found[name] = [row for row in summed if row[1] == "cohort" and row[3] in HEADLINES]
        chapters.bind([one.name for one in sweep.plan.scenarios])
    written = [RESULTS, SUMMARY]
    if sweep.points:
        with store.written(store.out / POINTS) as draft:
            tables.write(draft, tables.named(POINTS), _points(sweep.points))
        written.append(POINTS)
    text = json.dumps(manifest(sweep, store.out, pieces, written), indent=2, ensure_ascii=False) + "\n"
    with store.written(store.out / MANIFEST) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
    return found


def _results(
    sweep: Sweep, store: Store, pieces: Sequence[Piece]
) -> Generator[tuple[str, list[tuple[Any, ...]]]]:
    """Write results.parquet, and meanwhile give each scenario's rows of summary.csv, in the order of names."""
    with (
        store.written(store.out / RESULTS) as draft,
        parquet.ParquetWriter(draft, _SCHEMA, compression="zstd") as writer,
    ):
        for name, mine in sorted(_by_scenario(pieces).items()):
            values, changes = _numbers(store, mine, name)
            writer.write_table(_table(sweep, name, mine, values, changes), row_group_size=_ROWS_TOGETHER)
            yield name, list(_summed(rows(sweep.plan), values, changes, name))


class _Chapters:
    """Scenarios of summary.csv that come in the order of names, put into the order of the plan on the disk.

    In memory thousands of them would not fit.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.places: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Self:
        self.unordered = TemporaryFile(dir=self.path.parent)
        return self

    def __exit__(self, *_: object) -> None:
        self.unordered.close()

    def add(self, name: str, text: bytes) -> None:
        """The lines of one scenario."""
        self.places[name] = (self.unordered.tell(), len(text))
        self.unordered.write(text)

    def bind(self, names: Sequence[str]) -> None:
        """Write the header and the scenarios in this order."""
        with self.path.open("wb") as file:
            file.write(tables.lines([tables.named(SUMMARY).header]))
            for name in names:
                place, length = self.places[name]
                self.unordered.seek(place)
                file.write(self.unordered.read(length))


def _by_scenario(pieces: Sequence[Piece]) -> dict[str, list[Piece]]:
    """The pieces that hold rows of each scenario, by draw and seed."""
    found: dict[str, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda one: (one.draw, one.seed)):
        for name in piece.told:
            found.setdefault(name, []).append(piece)
    return found


def _numbers(store: Store, pieces: Sequence[Piece], name: str) -> tuple[Values, Values]:
    """Values and changes of one scenario, shape (pieces, rows), rows in the order of measures.csv."""
    back = np.argsort(in_order(rows(pieces[0].plan)))
    pairs = [_read(store.path(piece), piece.told.index(name)) for piece in pieces]
    values, changes = (np.array([pair[which] for pair in pairs])[:, back] for which in (0, 1))
    return values, changes


def _read(path: Path, group: int) -> tuple[Values, Values]:
    try:
        with parquet.ParquetFile(path, page_checksum_verification=True) as found:
            table = found.read_row_group(group, columns=["value", "change"])
    except (OSError, pa.ArrowException) as error:
        raise Stopped(
            f"{path}: cannot be read any more ({type(error).__name__}); run again with --resume"
        ) from None
    return tuple(table[name].to_numpy(zero_copy_only=False) for name in ("value", "change"))


def _table(sweep: Sweep, name: str, pieces: Sequence[Piece], values: Values, changes: Values) -> pa.Table:
    """The rows of one scenario, sorted."""
    of = rows(sweep.plan)
    order, count = in_order(of), len(pieces)
    columns: dict[str, Any] = {
        "scenario": pa.array([name]).take(pa.array(np.zeros(count * len(of), np.int64))),
        "draw": np.repeat(np.array([piece.draw for piece in pieces], np.int32), len(of)),
        "seed": np.repeat(np.array([piece.seed for piece in pieces], np.int32), len(of)),
    }
    for column in ("group_by", "group", "measure", "unit"):
        texts = pa.array([getattr(of[place], column) for place in order])
        columns[column] = texts.take(pa.array(np.tile(np.arange(len(of)), count)))
    columns["value"] = defined(values[:, order].ravel())
    columns["change"] = defined(changes[:, order].ravel())
    return pa.table(columns, schema=_SCHEMA)


def _summed(of: Sequence[Row], values: Values, changes: Values, name: str) -> Iterator[tuple[Any, ...]]:
    for row, level, change in zip(of, _intervals(values), _intervals(changes), strict=True):
        yield name, row.group_by, row.group, row.measure, row.unit, *level, *change


def _intervals(values: Values) -> list[Interval]:
    """`intervals.interval` of each column, those without a gap at one go."""
    found = [interval(column) if np.isnan(column).any() else (0.0, 0.0, 0.0) for column in values.T]
    whole = np.flatnonzero(~np.isnan(values).any(axis=0))
    rows_of = np.ascontiguousarray(values.T[whole])
    outer = ends(rows_of, axis=1) if len(whole) else np.zeros((2, 0))
    for place, *numbers in zip(whole.tolist(), rows_of.mean(axis=1), *outer, strict=True):
        middle, low, high = map(float, numbers)
        found[place] = middle, low, high
    return found


def _printed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row of summary.csv, numbers with the decimals of their unit."""
    return *row[:5], *(tables.number(one, row[4]) for one in row[5:])


def _points(points: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    for name, values in points.items():
        for parameter, value in values.items():
            yield name, parameter, value


def manifest(sweep: Sweep, out: Path, pieces: Sequence[Piece], written: Sequence[str]) -> dict[str, Any]:
    """All inputs of a sweep and the fingerprint of each table; no clock, path or host."""
    plan = sweep.plan
    first, last = months.text(plan.start), months.text(plan.until)
    size = {"agents": plan.agents, "draws": sweep.draws, "seeds": sweep.seeds, "seed": plan.seed}
    return {
        "simsp": __version__,
        "command": "sweep",
        "title": sweep.title,
        "about": sweep.about,
        "options": {**size, "from": first, "until": last},
        "people_per_agent": plan.people_per_agent,
        "months": {"history_from": months.text(HISTORY), "from": first, "until": last},
        "baseline": plan.scenarios[0].name,
        "cohort": plan.cohort,
        "scenarios": [saving.as_resolved(*pair) for pair in zip(plan.scenarios, plan.changes, strict=True)],
        "points": sweep.points,
        "pieces": len(pieces),
        "fingerprints": {
            "law": saving.fingerprint(("law", "reading", "policy")),
            "assumptions": saving.fingerprint(("practice", "assumption")),
            "fit": fitted.fingerprint(),
            "code": code().source,
            "pieces": whole(pieces),
        },
        "tables": {name: _print_of(out / name) for name in written},
        "beyond_last_change": beyond_last_change(load(), plan.until),
    }


def _print_of(path: Path) -> str:
    """Fingerprint of a file that may be larger than the memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
