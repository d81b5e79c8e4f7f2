"""How fast the month is: nanoseconds a migrant-month by part of a run, as a table and as JSON.

    python benchmarks/month.py [--agents 20000] [--json FILE]

One process, one thread, today's law, the central assumptions; the code is compiled before the clock starts.
"""

import argparse
import json
import platform
import time
from collections.abc import Callable
from pathlib import Path

import numba
import numpy as np

from simsp import run
from simsp.drawing import Draw
from simsp.plan import START, UNTIL
from simsp.world import times, world


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(agents: int) -> dict[str, float]:
    """Migrant-months and seconds of history, policy years and run-off of one scenario."""
    draw = Draw()
    who = world.arriving(UNTIL, times.people_per_agent(agents, START), draw)
    months = world.times_of((), START, UNTIL, who, draw)
    lived = world.new_world(who, world.seed_of(1, 0), 8)
    history = timed(lambda: run.simulate(lived, months, START - 1))
    before = sum(row[1] for row in lived.series)
    policy = timed(lambda: run.simulate(lived, months, UNTIL))
    after = sum(row[1] for row in lived.series)
    run_off = timed(lambda: run.run_off(lived, months))
    return {
        "migrant_months_history": before,
        "migrant_months_policy": after - before,
        "seconds_history": history,
        "seconds_policy": policy,
        "seconds_run_off": run_off,
        "people_ever": len(lived.people),
    }


def main() -> None:
    """Warm up, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--agents", type=int, default=20_000)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    measure(200)
    found = measure(asked.agents)
    for part in ("history", "policy"):
        each = found[f"seconds_{part}"] / found[f"migrant_months_{part}"] * 1e9
        print(f"{part:8s} {found[f'migrant_months_{part}']:12,.0f} migrant-months  {each:7.1f} ns each")
    print(f"run-off  {found['people_ever']:12,.0f} people ever     {found['seconds_run_off']:7.2f} s")
    machine = {"python": platform.python_version(), "numba": numba.__version__, "numpy": np.__version__}
    if asked.json:
        asked.json.write_text(json.dumps(found | machine, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
