"""Seconds of whole processes: how long a command of simsp takes from the shell, and what compiling costs once.

    python benchmarks/startup.py [--repeats 7] [--cold 1] [--json FILE]

The first table is of commands that must answer at once; nothing of them needs the compiler. The second is one small
run with an empty cache (SIMSP_CACHE), then twice with the cache that the first left behind. Three months of today's
law: nearly all of a warm run is start-up. `python -c pass` says what Python itself takes.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SIMSP = ("-m", "simsp")
RUN = (
    *SIMSP,
    "run",
    "current_law",
    "--agents",
    "200",
    "--replicates",
    "1",
    "--jobs",
    "1",
    "--until",
    "2027-03",
)
STEPS = ("empty cache", "warm", "warm again")
Row = dict[str, Any]


def commands() -> dict[str, tuple[str, ...]]:
    """Words after `python`, by what they are called in the table."""
    case = min((ROOT / "tests" / "cases").rglob("*.yaml"))
    return {
        "python -c pass": ("-c", "pass"),
        "import simsp": ("-c", "import simsp"),
        "simsp --help": (*SIMSP, "--help"),
        "simsp scenarios": (*SIMSP, "scenarios"),
        "simsp law": (*SIMSP, "law", "old_age.qualifying_months"),
        "simsp check": (*SIMSP, "check", str(ROOT / "scenarios" / "exit_lump_sum.yaml")),
        "simsp case FILE": (*SIMSP, "case", str(case)),
    }


def seconds(words: tuple[str, ...], cache: str | None = None) -> float:
    """How long one process takes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **({"SIMSP_CACHE": cache} if cache else {})}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True, check=False
    )
    taken = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"{' '.join(words)} failed:\n{done.stderr}")
    return taken


def answers(repeats: int) -> list[Row]:
    """The commands in turn, so that a busy moment of the machine falls on all; the first turn is not counted."""
    asked = commands()
    times: dict[str, list[float]] = {name: [] for name in asked}
    for turn in range(repeats + 1):
        for name, words in asked.items():
            taken = seconds(words)
            if turn:
                times[name].append(taken)
    return [_row(name, taken) for name, taken in times.items()]


def runs(repeats: int) -> list[Row]:
    """A run with an empty cache, and two more with what it left there."""
    times: dict[str, list[float]] = {name: [] for name in STEPS}
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as folder:
            for name in STEPS:
                times[name].append(
                    seconds((*RUN, "--out", str(Path(folder) / "out")), str(Path(folder) / "cache"))
                )
    return [_row(f"simsp run, {name}", taken) for name, taken in times.items() if taken]


def _row(name: str, taken: list[float]) -> Row:
    return {"what": name, "median": statistics.median(taken), "seconds": taken}


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description="seconds of whole processes")
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument(
        "--cold", type=int, default=1, help="runs with an empty cache, a minute or more each; 0 for none"
    )
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "numba": version("numba")}
    print("; ".join(f"{name} {value}" for name, value in machine.items()), "\n")
    print("                          median     from       to   (seconds)")
    rows = []
    for part in (answers(asked.repeats), runs(asked.cold)):
        rows += part
        for row in part:
            print(
                f"{row['what']:24s} {row['median']:7.2f} {min(row['seconds']):8.2f} {max(row['seconds']):8.2f}"
            )
    if asked.json:
        asked.json.write_text(
            json.dumps({"machine": machine, "rows": rows}, indent=2) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
