"""One run and all of them: every scenario on the same lives, under one draw of the assumptions and its own luck."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from simsp import compiled, summary, unknowns
from simsp.branches import followed
from simsp.outcomes import Outcome
from simsp.plan import Plan
from simsp.sensitivity import figures, published
from simsp.sensitivity.figures import FIGURES
from simsp.sensitivity.published import STATISTICS
from simsp.sweep.pieces import Piece, code, content, digest
from simsp.sweep.store import Store
from simsp.sweep.work import KEY, ONE_AT_A_TIME, defined, refuse_other_code

Numbers = NDArray[np.float64]
FORMAT = 1  # of a piece; another number makes every piece of before one of another study
TWINS = 4  # every so many draws, one is lived through a second time with other luck
_FIGURE, _STATISTIC, _ASSUMPTION = "figure", "statistic", "assumption"
_COLUMNS = ("kind", "group_by", "name", "value")


def cut(plan: Plan, draws: int) -> list[Piece]:
    """Every run as a piece of work: each draw once, then some of them again with other luck."""
    of, holds = code(), content(plan)
    numbers = [(draw, 0) for draw in range(draws)] + [(draw, 1) for draw in range(draws // TWINS)]
    return [
        Piece(plan, draw, seed, 0, True, of, digest(["sensitivity", FORMAT, *of, holds, plan.assumptions, draw, seed]))
        for draw, seed in numbers
    ]  # fmt: skip


def made(piece: Piece) -> bytes:
    """One run as the bytes of a Parquet file: a row group for each scenario, by name.

    Raises:
        OtherCode: this process runs another simsp than the one that cut the piece.
    """
    refuse_other_code(piece)
    with ONE_AT_A_TIME, compiled.wrapping_arithmetic():
        return _encoded(piece, dict(_rows(piece)))


def _rows(piece: Piece) -> Iterator[tuple[str, list[tuple[str, str, str, float]]]]:
    """What is kept of each scenario; of today's law also the statistics and the draw."""
    plan, names = piece.plan, iter(piece.plan.scenarios)
    base: list[Outcome] = []
    for one in followed(plan, piece.draw, piece.luck):
        first, base = not base, base or [one]
        cells = summary.cells(plan, base, one)
        rows = _named(_FIGURE, [of.key for of in FIGURES], figures.values(plan, cells))
        if first:
            rows += _named(
                _STATISTIC, [("", of.name) for of in STATISTICS], published.counted(plan, one, cells)
            )
            rows += _named(_ASSUMPTION, [("", name) for name in unknowns.load()], _chances(piece))
        yield next(names).name, rows


def _named(kind: str, names: Sequence[tuple[str, str]], values: Numbers) -> list[tuple[str, str, str, float]]:
    return [(kind, *name, float(value)) for name, value in zip(names, values, strict=True)]


def _chances(piece: Piece) -> Numbers:
    draw = piece.plan.draw(piece.draw)
    return np.array([draw.chance(name) for name in unknowns.load()], float)


def _encoded(piece: Piece, rows: dict[str, list[tuple[str, str, str, float]]]) -> bytes:
    fields = [(name, pa.string()) for name in ("scenario", *_COLUMNS[:3])]
    schema = pa.schema([*fields, ("value", pa.float64())], metadata={KEY: piece.key})
    sink = pa.BufferOutputStream()
    with parquet.ParquetWriter(sink, schema, compression="zstd", write_page_checksum=True) as writer:
        for name in piece.told:
            *texts, values = zip(*rows[name], strict=True)
            columns = [pa.array([name] * len(values)), *map(pa.array, texts), defined(np.array(values))]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
    return bytes(sink.getvalue())


@dataclass(frozen=True)
class Runs:
    """All runs as arrays.

    values: shape (runs, scenarios, figures), scenarios in the order of the plan, today's law first; nan where
    undefined. again: the same of the draws that were lived through a second time. statistics: shape (runs, statistics).
    chances: shape (runs, unknowns), between 0 and 1.
    """

    plan: Plan
    values: Numbers
    again: Numbers
    statistics: Numbers
    chances: Numbers
    unknowns: tuple[str, ...]

    @property
    def changes(self) -> Numbers:
        """Each policy less today's law on the same lives, shape (runs, policies, figures)."""
        return np.asarray(self.values[:, 1:] - self.values[:, :1])

    @property
    def told(self) -> Numbers:
        """The level of today's law, then the changes, shape (runs, scenarios, figures)."""
        return _told(self.values)

    def luck(self) -> Numbers:
        """Variance of what is told that is luck alone, shape (scenarios, figures): half of that between twins."""
        if not len(self.again):
            return np.full(self.values.shape[1:], np.nan)
        other = _told(self.again)
        return mean_known((other - self.told[: len(other)]) ** 2) / 2


def _told(values: Numbers) -> Numbers:
    return np.concatenate([values[:, :1], values[:, 1:] - values[:, :1]], axis=1)


def mean_known(values: Numbers) -> Numbers:
    """Mean over the first axis of what is defined; nan where nothing is."""
    known = np.isfinite(values)
    count = known.sum(axis=0)
    sums = np.where(known, values, 0.0).sum(axis=0)
    return np.where(count > 0, sums / np.maximum(count, 1), np.nan)


def read(store: Store, pieces: Sequence[Piece]) -> Runs:
    """All runs out of the folder, whatever order they were finished in."""
    names = [one.name for one in pieces[0].plan.scenarios]
    found = [_decoded(store.path(piece).read_bytes(), names) for piece in pieces]
    once = [one for one, piece in zip(found, pieces, strict=True) if piece.seed == 0]
    twins = [one["values"] for one, piece in zip(found, pieces, strict=True) if piece.seed]
    values = np.array([one["values"] for one in once])
    return Runs(
        plan=pieces[0].plan,
        values=values,
        again=np.array(twins).reshape(-1, *values.shape[1:]),
        statistics=np.array([one[_STATISTIC] for one in once]),
        chances=np.array([one[_ASSUMPTION] for one in once]),
        unknowns=tuple(unknowns.load()),
    )


def _decoded(content: bytes, names: Sequence[str]) -> dict[str, Any]:
    table = parquet.read_table(io.BytesIO(content))
    column = {name: np.array(table[name].to_pylist(), object) for name in ("scenario", "kind")}
    value = table["value"].to_numpy().astype(float)

    def of(name: str, kind: str) -> Numbers:
        return np.asarray(value[(column["scenario"] == name) & (column["kind"] == kind)])

    made = {kind: of(names[0], kind) for kind in (_STATISTIC, _ASSUMPTION)}
    return {**made, "values": np.array([of(name, _FIGURE) for name in names])}
