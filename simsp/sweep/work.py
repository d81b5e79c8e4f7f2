"""One piece, worked out: its rows as the bytes of a Parquet file, wherever they are to lie."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from simsp import compiled, measures, outcomes, summary
from simsp.branches import followed
from simsp.outcomes import Outcome
from simsp.plan import Plan
from simsp.summary import Cells
from simsp.sweep.pieces import Code, Piece, code

Values = NDArray[np.float64]
KEY = b"simsp.piece"
ONE_AT_A_TIME = threading.Lock()  # a worker with several threads would only need the memory of several pieces
_TEXTS = ("group_by", "group", "measure", "unit")


class OtherCode(Exception):
    """A worker runs another simsp, which may know other law."""

    def __init__(self, wanted: Code, found: Code) -> None:
        super().__init__(wanted, found)

    def __str__(self) -> str:
        wanted, found = self.args
        return f"a worker runs {found.shown()}, and this is {wanted.shown()}"


@dataclass(frozen=True)
class Row:
    """What one row of a table is about."""

    group_by: str
    group: str
    measure: str
    unit: str


def rows(plan: Plan) -> list[Row]:
    """The rows that each scenario has in each piece, in the order of measures.csv."""
    groups = [("all", "all"), ("cohort", plan.cohort)]
    groups += [(by, name) for by in outcomes.GROUPINGS for name in outcomes.names_of(by)]
    return [
        Row(by, group, one.name, one.unit)
        for by, group in groups
        for one in measures.MEASURES
        if measures.is_told(one.name, by)
    ]


def in_order(of: list[Row]) -> list[int]:
    """Positions of rows in the order of results.parquet: by group_by, group and measure."""
    return sorted(range(len(of)), key=lambda place: (of[place].group_by, of[place].group, of[place].measure))


def refuse_other_code(piece: Piece) -> None:
    """Stop where this process runs another simsp than the one that cut the piece."""
    if piece.code != code():
        raise OtherCode(piece.code, code())


def made(piece: Piece) -> bytes:
    """The Parquet file of a piece.

    Raises:
        OtherCode: this process runs another simsp than the one that cut the piece.
    """
    refuse_other_code(piece)
    with ONE_AT_A_TIME:
        return encoded(piece, {name: values_of(piece.plan, cells) for name, cells in _cells(piece)})


def _cells(piece: Piece) -> Iterator[tuple[str, Cells]]:
    """The measures of each scenario; lives are kept of the baseline alone."""
    names = iter(piece.plan.scenarios)
    base: list[Outcome] = []
    with compiled.wrapping_arithmetic():
        running = followed(piece.plan, piece.draw, piece.luck)
        for one in running:
            base = base or [one]
            yield next(names).name, summary.cells(piece.plan, base, one)


def values_of(plan: Plan, cells: Cells) -> Values:
    """The numbers of one scenario, one for each of its rows; nan where undefined."""
    return np.array([cells[row.group_by, row.group].get(row.measure, np.nan) for row in rows(plan)])


def encoded(piece: Piece, values: dict[str, Values]) -> bytes:
    """The rows of a piece as a Parquet file: a row group for each scenario, and the key of the piece."""
    of = rows(piece.plan)
    order = in_order(of)
    base = values[piece.plan.scenarios[0].name]
    texts = {name: pa.array([getattr(of[place], name) for place in order]) for name in _TEXTS}
    sink = pa.BufferOutputStream()
    with parquet.ParquetWriter(sink, _schema(piece), compression="zstd", write_page_checksum=True) as writer:
        for name in piece.told:
            change = values[name] - base if name != piece.plan.scenarios[0].name else np.full(len(of), np.nan)
            columns = {"scenario": pa.array([name] * len(of)), **texts}
            columns |= {"value": defined(values[name][order]), "change": defined(change[order])}
            writer.write_table(pa.table(columns).cast(_schema(piece)))
    return bytes(sink.getvalue())


def _schema(piece: Piece) -> pa.Schema:
    fields = [("scenario", pa.string()), *((name, pa.string()) for name in _TEXTS)]
    fields += [("value", pa.float64()), ("change", pa.float64())]
    return pa.schema(fields, metadata={KEY: piece.key})


def defined(values: Values) -> pa.Array:
    """Numbers as Parquet keeps them: what is undefined is null, never nan."""
    return pa.array(values, pa.float64(), mask=np.isnan(values))
