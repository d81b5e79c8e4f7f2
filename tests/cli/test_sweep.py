"""`simsp sweep`: what cannot be run is refused in sentences, before anything is written."""

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from simsp.errors import Stopped
from simsp.sweep import running

PLAN = "title: t\nscenarios: [exit_lump_sum]\ndraws: 1\nagents: 60\nuntil: 2028-12\n"
Call = Callable[..., Result]


@pytest.fixture(autouse=True)
def here(tmp_path: Path) -> Path:
    """A folder with a good plan, another sweep and somebody's thesis."""
    (tmp_path / "plan.yaml").write_text(PLAN)
    (tmp_path / "earlier" / "pieces").mkdir(parents=True)
    (tmp_path / "earlier" / "pieces" / "draw.parquet").write_bytes(b"of another plan")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    return tmp_path


REFUSED = {
    "no plan": (["nothing.yaml"], "nothing.yaml: there is no such file"),
    "jobs": (["plan.yaml", "--jobs", "0"], "--jobs must be a whole number from 1 to 1024, not '0'"),
    "both places": (
        ["plan.yaml", "--jobs", "2", "--cluster", "tcp://a:1"],
        "--jobs is about this machine; with --cluster the scheduler decides",
    ),
    "an address without a port": (
        ["plan.yaml", "--cluster", "localhost"],
        "--cluster must be written tcp://HOST:PORT, not 'localhost'",
    ),
    "a sweep is there": (
        ["plan.yaml", "--out", "earlier"],
        "--out earlier: it holds a sweep already (1 piece); write --resume to go on with it, or name a new folder",
    ),
    "other files": (["plan.yaml", "--out", "mine"], "--out mine: it holds other files ('thesis.txt')"),
    "other files, resumed": (["plan.yaml", "--out", "mine", "--resume"], "--out mine: it holds other files"),
    "a file": (["plan.yaml", "--out", "plan.yaml"], "--out plan.yaml: it is a file, not a folder"),
    "no folder": (["plan.yaml", "--out", ""], "--out must name a folder"),
}


@pytest.mark.parametrize(("words", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_run_is_refused_in_a_sentence(
    words: list[str], sentence: str, call: Call, here: Path
) -> None:
    """Exit code 2, nothing on stdout, nothing written, never a traceback."""
    before = sorted(here.rglob("*"))
    result = call("sweep", *words)
    assert sentence in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    assert sorted(here.rglob("*")) == before


def test_mistakes_of_options_and_plan_are_told_together(call: Call, here: Path) -> None:
    """Whoever mends one finds no next one behind it."""
    (here / "bad.yaml").write_text("title: t\nscenarios: [nobody]\ndraws: 0\n")
    said = call("sweep", "bad.yaml", "--jobs", "x", "--out", "mine").stderr
    assert [word for word in ("--jobs", "--out mine", "'nobody'", "'draws'") if word not in said] == []


def test_check_reads_plans(call: Call, here: Path) -> None:
    """Without running them, beside other files."""
    (here / "bad.yaml").write_text("title: t\nscenarios: [nobody]\n")
    result = call("check", "plan.yaml", "law_as_written")
    assert (
        result.stdout.splitlines()[0]
        == "plan.yaml: good: t; a sweep with 2 scenarios, 1 draw, 1 seed for each draw"
    )
    assert (
        "bad.yaml, line 2: 'scenarios': there is no scenario and no file 'nobody'"
        in call("check", "plan.yaml", "bad.yaml").stderr
    )


@pytest.fixture
def closed() -> Iterator[int]:
    """A port at which nobody listens, held so that nobody will."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_a_scheduler_that_is_not_there_is_named(closed: int, call: Call) -> None:
    """At once."""
    result = call("sweep", "plan.yaml", "--cluster", f"tcp://127.0.0.1:{closed}")
    assert result.exit_code == 2
    assert (
        f"--cluster tcp://127.0.0.1:{closed}: no scheduler answers there (Connection refused)"
        in result.stderr
    )


def test_without_dask_a_cluster_is_refused_with_the_way_to_get_it(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an optional requirement."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = call("sweep", "plan.yaml", "--cluster", "tcp://127.0.0.1:1")
    assert (result.exit_code, result.stderr) == (
        2,
        "--cluster needs dask.distributed, which is not installed: pip install 'simsp[cluster]'\n",
    )


@pytest.mark.parametrize(
    ("failure", "code", "sentence"),
    [
        (Stopped("the disk is full"), 1, "the disk is full"),
        (
            KeyboardInterrupt(),
            130,
            "stopped; finished pieces are kept in earlier (1 so far); run again with --resume",
        ),
    ],
)
def test_a_sweep_that_ends_early_says_what_is_kept(
    failure: BaseException, code: int, sentence: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a code that a script can tell from success and from bad input."""

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(running, "run", fail)
    result = call("sweep", "plan.yaml", "--out", "earlier", "--resume", "--jobs", "1")
    assert result.exit_code == code
    assert result.stderr.splitlines()[-1].startswith(sentence)


def test_plan_only_says_what_it_takes_and_writes_nothing(
    call: Call, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line of the forecast, on stderr."""
    from simsp.sweep.processes import Processes
    from simsp.sweep.trial import Measured

    small = Measured(60, 0.1, 0.2, 100.0, 200.0, 1e4)
    monkeypatch.setattr(Processes, "measured", lambda *_: (small, small))
    before = sorted(here.rglob("*"))
    result = call("sweep", "plan.yaml", "--plan-only", "--out", "earlier")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[-1].startswith("1 piece to run, about 500 migrant-months; about ")
    assert sorted(here.rglob("*")) == before
