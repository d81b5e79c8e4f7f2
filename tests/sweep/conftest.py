"""Sweeps of tiny worlds: a plan of two scenarios, and workers that are this very process."""

import contextlib
import dataclasses
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from simsp.sweep import plan_file, running, work
from simsp.sweep.pieces import Piece
from simsp.sweep.plan_file import Sweep
from simsp.sweep.running import Watch
from simsp.sweep.trial import Measured

TINY = "agents: 60\nuntil: 2028-12\n"
PLAN = (
    f"title: Two reforms\nscenarios: [exit_lump_sum, employer_pays_all]\ndraws: 3\nseeds: 2\nseed: 5\n{TINY}"
)
TABLES = ("results.parquet", "summary.csv", "manifest.json")


class Here:
    """Runs pieces in this process, and each only once in all tests; says which it was asked for."""

    done: dict[str, bytes] = {}  # noqa: RUF012  (shared on purpose)

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.count = 1
        self.held_to: list[int] | None = None
        self.needs = Measured(60, 0.5, 0.25, 1000.0, 500.0, 1e4)

    def limits(self) -> list[int] | None:
        """What a test says."""
        return self.held_to

    def measured(self, _piece: Piece) -> tuple[Measured, Measured]:
        """What a test says."""
        return self.needs, dataclasses.replace(self.needs, agents=240, branch=1.0)

    def made(self, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, bytes]]:
        """Each piece in turn, the last first: order must not matter."""
        for piece in reversed(pieces):
            self.asked.append(piece.name)
            if piece.name not in self.done:
                self.done[piece.name] = work.made(piece)
            yield piece, self.done[piece.name]


class Swept:
    """A sweep in a folder: what it said and what it left."""

    def __init__(self, sweep: Sweep, out: Path) -> None:
        self.sweep, self.out, self.workers = sweep, out, Here()
        self.said: list[str] = []
        self.lines: list[str] = []

    def run(self) -> "Swept":
        """Run what is missing."""
        self.workers.asked.clear()
        self.lines = running.run(self.sweep, self.out, self.workers, Watch(self.said.append, self._silent))
        return self

    @contextlib.contextmanager
    def _silent(self) -> Iterator[Callable[[int, int], None]]:
        yield lambda _done, _total: None

    @property
    def pieces(self) -> list[Path]:
        """The finished pieces, by name."""
        return sorted((self.out / "pieces").glob("*.parquet"))

    def bytes(self) -> dict[str, bytes]:
        """The tables as they are."""
        return tables_in(self.out)

    def manifest(self) -> Any:
        """What binds them."""
        return json.loads((self.out / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture
def plan(tmp_path: Path) -> Callable[[str], Path]:
    """Write a plan file."""

    def write(text: str, name: str = "plan.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def swept(plan: Callable[[str], Path], tmp_path: Path) -> Callable[..., Swept]:
    """A sweep of a plan, not yet run."""

    def make(text: str = PLAN, out: str = "out") -> Swept:
        return Swept(plan_file.read(plan(text)), tmp_path / out)

    return make


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a sweep of `PLAN` that nobody disturbed; tests copy it."""
    folder = tmp_path_factory.mktemp("finished")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return Swept(plan_file.read(folder / "plan.yaml"), folder / "out").run().out


@pytest.fixture
def done(swept: Callable[..., Swept], finished: Path) -> Swept:
    """A sweep of `PLAN` that is finished, in a folder of its own."""
    sweep = swept()
    shutil.copytree(finished, sweep.out)
    return sweep


def tables_in(folder: Path) -> dict[str, bytes]:
    """The tables of a sweep as they are."""
    return {name: (folder / name).read_bytes() for name in TABLES}


def command(*words: str | Path) -> list[str]:
    """A command line of simsp."""
    return [sys.executable, "-m", "simsp", *map(str, words)]


def call(root: Path, folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run simsp in a folder, as a user does."""
    environment = os.environ | {"PYTHONPATH": str(root)}
    return subprocess.run(
        command(*words), cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
