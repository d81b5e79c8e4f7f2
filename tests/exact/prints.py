"""Fingerprints: of the files of a run, and of every number that a scenario leaves behind, lives and all."""

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from simsp.comparison import Comparison
from simsp.outcomes import Outcome

TABLES = ("measures.csv", "accounts.csv", "rights.csv", "bridge.csv", "removal.csv", "series.csv",
          "interviews.csv", "intervals.csv", "waiting.csv", "assumptions.csv", "ranking.csv", "calendar.csv",
          "lives.csv", "targets.csv", "manifest.json")  # fmt: skip
OF_SCENARIOS = TABLES[:9]
_OF_THE_WORK = ("agent_months",)  # what was simulated for it, which a shared history makes less


def of_files(folder: Path) -> dict[str, str]:
    """Of each file of a run but its timing."""
    files = sorted(path for path in folder.iterdir() if path.name != "timing.json")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def of_tables(folder: Path, names: tuple[str, ...] = TABLES) -> dict[str, str]:
    """Of each table of a folder, and of the manifest."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def of_scenario(comparison: Comparison, number: int) -> dict[str, str]:
    """Of all that came of one scenario, replicate by replicate: sums, series, and each field of all lives."""
    return of_outcomes([replicate[number] for replicate in comparison.outcomes])


def of_outcomes(outcomes: Sequence[Outcome]) -> dict[str, str]:
    """Of every part of outcomes, by place and name."""
    return dict(_prints(dict(enumerate(outcomes)), ""))


def _prints(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """By name: parts are followed to the numbers in them, and padding between the fields of a record is left out."""
    parts = _parts(value)
    if parts is None:
        yield where, hashlib.sha256(_bytes(value)).hexdigest()
        return
    for name, part in parts.items():
        yield from _prints(part, f"{where}.{name}")


def _parts(value: Any) -> Mapping[str, Any] | None:
    if dataclasses.is_dataclass(value):
        names = (one.name for one in dataclasses.fields(value) if one.name not in _OF_THE_WORK)
        return {name: getattr(value, name) for name in names}
    if isinstance(value, np.ndarray) and value.dtype.names:
        return {name: value[name] for name in value.dtype.names}
    return value if isinstance(value, Mapping) else None


def _bytes(value: Any) -> bytes:
    return np.ascontiguousarray(value).tobytes() if isinstance(value, np.ndarray) else repr(value).encode()
