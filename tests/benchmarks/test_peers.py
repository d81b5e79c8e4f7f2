"""simsp, SimPy and Mesa live through the same months and come to the same end."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

pytestmark = pytest.mark.xdist_group("peers")  # one comparison serves all
SMALL = ("--peers", "300", "--agents", "300", "--months", "60", "--rounds", "1")  # some die, some are invalid


class Asked(NamedTuple):
    """The options of the benchmark."""

    peers: int
    agents: int
    months: int
    rounds: int


@pytest.fixture(scope="module")
def compared(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Three hundred agents and five years on every engine."""
    written = tmp_path_factory.mktemp("peers") / "peers.json"
    command = [sys.executable, "benchmarks/peers.py", *SMALL, "--json", str(written)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert written.exists(), done.stderr
    found: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def peers(root: Path) -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("peers", root / "benchmarks" / "peers.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("engine", ["simpy", "mesa", "loop", "cores"])
def test_every_engine_comes_to_the_same_end(compared: dict[str, Any], engine: str) -> None:
    """A process, an agent or a turn a migrant, or threads: every field of every table is as on one thread."""
    (row,) = [row for row in compared["rows"] if row["engine"] == engine]
    assert row["different"] == []
    assert row["compared"] > 200


def test_something_happens_in_the_months_compared(compared: dict[str, Any]) -> None:
    """People live, pay in, have rights and claim; else equal ends would say little."""
    assert {row["migrant_months"] > 300 * 12 for row in compared["rows"]} == {True}
    simpy = next(row for row in compared["rows"] if row["engine"] == "simpy")
    for figure in ("paid_in_satang", "received_satang", "claims", "rights_due", "pv_net_satang"):
        assert simpy["figures"][figure] > 0, figure


def a_run(seconds: float, born: str) -> dict[str, Any]:
    """What an engine reports of a thousand migrant-months, made up."""
    return {"seconds": seconds, "migrant_months": 1000, "figures": {}, "fields": {"born": born, "sex": "1"}}


def test_a_field_that_differs_is_named(peers: ModuleType) -> None:
    """Ratios are of medians; what differs in any round from the run of simsp at the same size is named."""
    runs = {
        "simsp 9": [a_run(1, "a"), a_run(2, "a"), a_run(9, "a")],
        "mesa 9": [a_run(30, "a"), a_run(40, "b"), a_run(50, "a")],
        "simsp 90": [a_run(0.5, "c"), a_run(0.5, "c"), a_run(0.7, "c")],
        "cores 90": [a_run(0.2, "c"), a_run(0.3, "c"), a_run(0.25, "d")],
    }
    rows = peers.summary(runs, Asked(9, 90, 24, 3))["rows"]
    assert [row["different"] for row in rows] == [[], ["born"], [], ["born"]]
    assert [row["ratio_same_size"] for row in rows] == pytest.approx([1, 20, 0.25, 0.125])
    assert [row["ratio_one_thread"] for row in rows] == pytest.approx([4, 80, 1, 0.5])
    assert [row["ratio_all_cores"] for row in rows] == pytest.approx([8, 160, 2, 1])
    assert [row["median"] for row in rows] == pytest.approx([2e6, 40e6, 0.5e6, 0.25e6])
