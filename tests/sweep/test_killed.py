"""The command itself: killed at any moment, on more or fewer processes or on a cluster, it ends with the same bytes."""

import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.sweep.conftest import TABLES, TINY, call, command

pytestmark = pytest.mark.xdist_group("sweep_commands")  # the run that all are held against
PLAN = f"title: A reform\nscenarios: [exit_lump_sum]\ndraws: 4\nseeds: 2\nseed: 5\n{TINY}"
LONGEST = 240  # seconds; only a mistake lasts as long
JOIN = """
import sys
from distributed import Client
with Client(scheduler_file=sys.argv[1], timeout=120) as client:
    client.wait_for_workers(2, timeout=120)
    print(client.scheduler.address)
"""


def until(happened: Callable[[], object]) -> None:
    """Look again and again until something has happened."""
    end = time.monotonic() + LONGEST
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def prints(folder: Path) -> dict[str, str]:
    """Fingerprint of each table."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in TABLES}


def finished(folder: Path) -> list[Path]:
    """The pieces that are there."""
    return list((folder / "pieces").glob("*.parquet"))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plan in it."""
    folder = tmp_path_factory.mktemp("sweeps")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def undisturbed(root: Path, here: Path) -> dict[str, str]:
    """The tables of a sweep on one process that nobody disturbed."""
    result = call(root, here, "sweep", "plan.yaml", "--jobs", "1", "--out", "undisturbed")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("undisturbed/results.parquet\nIn 2027 value, of every 100 baht paid in, ")
    assert "8 pieces to run, about " in result.stderr
    assert "\x1b" not in result.stderr
    return prints(here / "undisturbed")


@pytest.fixture
def begin(root: Path, here: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a sweep and go on; what is still running at the end of the test is ended."""
    started: list[subprocess.Popen[str]] = []
    # A shell lets what it starts in the background ignore Ctrl-C, and every process below would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def start(*words: str) -> subprocess.Popen[str]:
        running = subprocess.Popen(
            command("sweep", "plan.yaml", *words), cwd=here, env=os.environ | {"PYTHONPATH": str(root)},
            text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        started.append(running)
        return running

    yield start
    signal.signal(signal.SIGINT, before)
    for running in started:
        running.kill()
        running.communicate()


def workers_of(process: int) -> list[psutil.Process]:
    """The processes that run pieces; those that end at this moment are left out."""
    found = []
    for one in psutil.Process(process).children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            found += [one] if any("spawn_main" in word for word in one.cmdline()) else []
    return found


def caught(running: subprocess.Popen[str], folder: Path) -> list[psutil.Process]:
    """The processes of a sweep, halted after its first piece and before its last two: pieces are under way."""
    until(lambda: running.poll() is not None or (finished(folder) and workers_of(running.pid)))
    workers = workers_of(running.pid)
    for one in workers:
        one.suspend()
    # two results at most may still be on their way from processes that are halted
    assert len(finished(folder)) < 8 - 2, "the sweep was quicker than this test"
    assert workers
    return workers


def test_killed_halfway_and_resumed_it_ends_with_the_same_bytes(
    begin: Callable[..., subprocess.Popen[str]], undisturbed: dict[str, str], root: Path, here: Path
) -> None:
    """On two processes; these go with the one that was killed, and nobody is left to write."""
    running = begin("--jobs", "2", "--out", "killed")
    workers = caught(running, here / "killed")
    running.kill()
    running.wait()
    for one in workers:
        one.resume()
    _, alive = psutil.wait_procs(workers, timeout=LONGEST)
    left = len(finished(here / "killed"))

    again = call(root, here, "sweep", "plan.yaml", "--jobs", "2", "--out", "killed", "--resume")

    assert alive == []
    assert again.returncode == 0, again.stderr
    assert f"{8 - left} pieces to run ({left} more are there already)" in again.stderr
    assert prints(here / "killed") == undisturbed


def test_a_worker_that_is_killed_costs_only_its_piece(
    begin: Callable[..., subprocess.Popen[str]], undisturbed: dict[str, str], here: Path
) -> None:
    """As the system does where memory runs out: a sentence, and the same bytes."""
    running = begin("--jobs", "2", "--out", "one_killed")
    first, *others = caught(running, here / "one_killed")
    first.kill()
    for one in others:
        one.resume()
    _, said = running.communicate(timeout=LONGEST)
    assert running.returncode == 0, said
    assert "a process died, perhaps for want of memory; the pieces it had under way are tried again" in said
    assert prints(here / "one_killed") == undisturbed


def test_stopped_by_hand_it_says_what_is_kept(
    begin: Callable[..., subprocess.Popen[str]], here: Path
) -> None:
    """One sentence after Ctrl-C, exit code 130, and no traceback of any process."""
    running = begin("--jobs", "2", "--out", "stopped")
    until(lambda: finished(here / "stopped"))
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=LONGEST)
    assert running.returncode == 130, said
    assert "stopped; finished pieces are kept in stopped (" in said.splitlines()[-1]
    assert "Traceback" not in said


@pytest.fixture(scope="module")
def cluster(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """A scheduler and two workers, as a user starts them; gives the address and the process of the workers."""
    folder = tmp_path_factory.mktemp("cluster")
    environment = os.environ | {"PYTHONPATH": str(root)}
    file = str(folder / "scheduler.json")
    dask = [sys.executable, "-m", "dask"]
    scheduler = [
        *dask,
        "scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        file,
    ]
    worker = [
        *dask,
        "worker",
        "--scheduler-file",
        file,
        "--nworkers",
        "2",
        "--nthreads",
        "1",
        "--no-dashboard",
    ]
    with (folder / "log").open("w") as log:
        running = [
            subprocess.Popen(words, cwd=folder, env=environment, stdout=log, stderr=log)
            for words in (scheduler, worker)
        ]
        joined = subprocess.run(
            [sys.executable, "-c", JOIN, file],
            cwd=folder, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        yield joined.stdout.strip(), running[1].pid
        for process in reversed(running):
            for one in (*psutil.Process(process.pid).children(recursive=True), process):
                one.kill()
            process.wait()


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(
    cluster: tuple[str, int],
    begin: Callable[..., subprocess.Popen[str]],
    undisturbed: dict[str, str],
    here: Path,
) -> None:
    """Its pieces are run by the others."""
    address, dask_worker = cluster
    running = begin("--cluster", address, "--out", "on_cluster")
    until(lambda: finished(here / "on_cluster") or running.poll() is not None)
    workers_of(dask_worker)[0].kill()
    _, said = running.communicate(timeout=LONGEST)
    assert running.returncode == 0, said
    assert "in 2 processes" in said
    assert prints(here / "on_cluster") == undisturbed


def test_a_worker_with_another_simsp_is_refused(
    cluster: tuple[str, int], root: Path, here: Path, tmp_path: Path
) -> None:
    """Before anything is run: it may know other law."""
    for name in ("simsp", "scenarios", "calibration"):
        shutil.copytree(root / name, tmp_path / name)
    (tmp_path / "simsp" / "version.py").write_text('"""Another."""\n\n__version__ = "0.0.9"\n')
    result = call(tmp_path, here, "sweep", "plan.yaml", "--cluster", cluster[0], "--out", "refused")
    assert result.returncode == 2, result.stderr
    assert "and this is simsp 0.0.9 (code" in result.stderr
    assert "install the same simsp everywhere" in result.stderr
    assert not (here / "refused").exists()


def test_the_manifest_holds_the_fingerprint_of_each_table(undisturbed: dict[str, str], here: Path) -> None:
    """And all that is needed to ask the same again."""
    made = json.loads((here / "undisturbed" / "manifest.json").read_text(encoding="utf-8"))
    assert made["tables"] == {name: undisturbed[name] for name in TABLES[:2]}
    size = {"agents": 60, "draws": 4, "seeds": 2, "seed": 5}
    assert made["options"] == {**size, "from": "2027-01", "until": "2028-12"}
