"""The compiled month and the same month as plain Python are one model."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simsp.drawing import Draw
from simsp.parameters import table
from simsp.world import books, employers, offices, people, rights, times
from tests.month import tiny_world

ROOT = Path(__file__).resolve().parents[2]
DTYPES = {
    "person": people.PERSON,
    "row": rights.ROW,
    "books": books.BOOKS,
    "employer": employers.EMPLOYER,
    "odds": times.ODDS,
    "office": offices.OFFICE,
    "rules": table(tiny_world.START, tiny_world.START, (), Draw()).dtype,
}


def lived(history: Path, uncompiled: str) -> dict[str, int]:
    """Fingerprints of the tiny world in a process of its own."""
    command = [sys.executable, "-W", "error", "-m", "tests.month.tiny_world", str(history)]
    environment = {**os.environ, "SIMSP_UNCOMPILED": uncompiled}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found


def names(dtype: Any) -> set[str]:
    """Every field of a record and of the records in it."""
    inner = (dtype[name].base for name in dtype.names)
    return set(dtype.names).union(*(names(of) for of in inner if of.names))


def test_plain_python_lives_through_the_same_months(tmp_path: Path) -> None:
    """Without numba every field of every person, right, office and sum has the same value, bit by bit."""
    history = tmp_path / "history.pickle"
    compiled = lived(history, "")
    plain = lived(history, "1")
    assert [field for field in compiled if compiled[field] != plain.get(field)] == []
    assert len(plain) == len(compiled) > 300


@pytest.mark.parametrize("record", DTYPES)
def test_plain_python_can_read_every_field(record: str) -> None:
    """No field has the name of something that numpy's records have of their own, which would hide it."""
    assert sorted(name for name in names(DTYPES[record]) if hasattr(np.record, name)) == []
