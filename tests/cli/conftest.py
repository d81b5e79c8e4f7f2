"""A way to call `simsp`, with the simulation replaced by a stand-in that writes two small tables."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

import simsp
from simsp import report
from simsp.cli import commands

ANSWER = ["Of 100 baht, 40 came back.", "Most was lost before enrolment.", "The lump sum adds 7."]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command line inside an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Result:
        return CliRunner().invoke(commands, list(words))

    return run


class StandIn:
    """Takes the place of `simsp.comparison` and remembers how it was called."""

    def __init__(self) -> None:
        self.scenarios: list[str] = []
        self.options: dict[str, Any] = {}
        self.saved_with: dict[str, Any] = {}
        self.tables = {"measures.csv": "scenario,value\n", "rights.csv": "scenario,satang\n"}
        self.failure: BaseException | None = None

    def compare(self, scenarios: Sequence[Any], **options: Any) -> Any:
        """Pretend to simulate two replicates."""
        self.scenarios, self.options = [one.name for one in scenarios], options
        options["progress"](1, 2)
        options["progress"](2, 2)
        return SimpleNamespace(save=self.save)

    def save(self, folder: Path, **wanted: Any) -> None:
        """Write the tables; fail after the first one where the test wants that."""
        self.saved_with = wanted
        (folder / "manifest.json").write_text(json.dumps({"tables": dict.fromkeys(self.tables, "")}))
        for name, text in self.tables.items():
            (folder / name).write_text(text)
            if self.failure:
                raise self.failure


def _module(name: str, monkeypatch: pytest.MonkeyPatch, **content: Any) -> None:
    module = ModuleType(name)
    vars(module).update(content)
    parent = simsp if name.count(".") == 1 else report
    monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(parent, name.rpartition(".")[2], module, raising=False)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """The stand-in for the simulation, and for the page drawn from its tables."""
    stand_in = StandIn()

    def write(folder: Path) -> Path:
        path = folder / "report.html"
        path.write_text("<html>")
        return path

    _module("simsp.comparison", monkeypatch, compare=stand_in.compare)
    _module("simsp.report.page", monkeypatch, write=write)
    _module("simsp.report.words", monkeypatch, answer=lambda _folder: ANSWER)
    _module("simsp.workbook", monkeypatch, write=lambda folder: (folder / "workbook.xlsx").write_bytes(b"PK"))
    return stand_in
