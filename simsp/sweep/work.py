"""One piece, worked out: its rows as the bytes of a Parquet file, wherever they are to lie."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from simsp import compiled, measures, outcomes, summary
from simsp.comparison import followed
from simsp.outcomes import Outcome
from simsp.plan import Plan
from simsp.summary import Cells
from simsp.sweep.pieces import Code, Piece, code

Values = NDArray[np.float64]
KEY = b"simsp.piece"
SMALL, LARGER = 60, 240  # agents of the measured runs
_ONE_AT_A_TIME = (
    threading.Lock()
)  # a worker with several threads would only need the memory of several pieces
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


def made(piece: Piece) -> bytes:
    """The Parquet file of a piece.

    Raises:
        OtherCode: this process runs another simsp than the one that cut the piece.
    """
    if piece.code != code():
        raise OtherCode(piece.code, code())
    with _ONE_AT_A_TIME:
        return _encoded(piece, {name: _values(piece.plan, cells) for name, cells in _cells(piece)})


def _cells(piece: Piece) -> Iterator[tuple[str, Cells]]:
    """The measures of each scenario; lives are kept of the baseline alone."""
    names = iter(piece.plan.scenarios)
    base: list[Outcome] = []
    with compiled.wrapping_arithmetic():
        running = followed(piece.plan, piece.draw, piece.luck)
        for one in running:
            base = base or [one]
            yield next(names).name, summary.cells(piece.plan, base, one)


def _values(plan: Plan, cells: Cells) -> Values:
    return np.array([cells[row.group_by, row.group].get(row.measure, np.nan) for row in rows(plan)])


def _encoded(piece: Piece, values: dict[str, Values]) -> bytes:
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


@dataclass(frozen=True)
class Measured:
    """What a small run of a baseline and one scenario needed.

    history, branch: seconds before the scenarios part, and for each after it. past, future: simulated
    migrant-months, likewise. size: bytes of the rows of one scenario.
    """

    agents: int
    history: float
    branch: float
    past: float
    future: float
    size: float


def measured(piece: Piece) -> tuple[Measured, Measured]:
    """A small run and a larger one of the first scenario of a piece; before them the model is compiled, if need be.

    Raises:
        OtherCode: as `made`.
    """
    if piece.code != code():
        raise OtherCode(piece.code, code())
    with _ONE_AT_A_TIME:
        sizes = [min(agents, piece.plan.agents) for agents in (SMALL, LARGER)]
        one, two = (_small(piece, agents) for agents in sizes)
        _measured(one)  # compiles the model or loads its machine code, which is not to be timed
        return _measured(one), _measured(two)


def _small(piece: Piece, agents: int) -> Piece:
    """The same with few agents, the baseline and one scenario; the baseline twice where there is no other."""
    first, second = (0, min(1, len(piece.plan.scenarios) - 1))
    plan = piece.plan
    chosen = (plan.scenarios[first], plan.scenarios[second]), (plan.changes[first], plan.changes[second])
    return replace(piece, plan=replace(plan, scenarios=chosen[0], changes=chosen[1], agents=agents))


def _measured(piece: Piece) -> Measured:
    began = time.perf_counter()
    found: dict[str, Values] = {}
    with compiled.wrapping_arithmetic():
        running = followed(piece.plan, piece.draw, piece.luck)
        base = next(running)
        parted = time.perf_counter()
        other = next(running)
        for outcome in (base, other):
            found[f"{len(found)}"] = _values(piece.plan, summary.cells(piece.plan, [base], outcome))
    ended = time.perf_counter()
    past = base.series[:, 0] < piece.plan.branch
    return Measured(
        agents=piece.plan.agents,
        history=max(parted - began - (ended - parted), 0.0),
        branch=ended - parted,
        past=float(base.series[past, 1].sum()),
        future=float(base.series[~past, 1].sum()),
        size=_size(piece, list(found.values())),
    )


def _size(piece: Piece, values: list[Values]) -> float:
    names = [one.name for one in piece.plan.scenarios]
    whole = replace(piece, tells_baseline=len(set(names)) > 1)
    if len(set(names)) == 1:
        return float(len(_encoded(replace(whole, tells_baseline=True), {names[0]: values[0]})))
    return len(_encoded(whole, dict(zip(names, values, strict=True)))) / 2
