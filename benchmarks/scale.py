"""How the model grows: speed and memory by the number of migrants, threads and months, as a table and as JSON.

    python benchmarks/scale.py [--agents 20000 60000 200000 600000 1200000] [--threads 1 2] [--json FILE]
    python benchmarks/scale.py --agents 2000000 --threads 2 --with-results      # ten million people ever

Each row is a process of its own, so that its peak of memory is its own. A row lives through the history from 2011 and
the policy years to --until, today's law, central assumptions, the full ledger, with the luck, the stories and the
queues that every comparison has. With --with-results what comes of all lives is worked out too, as `simsp run` does.
Speed counts migrants in Thailand times months lived. The code is compiled before the clock starts.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numba
import numpy as np

from simsp import months, outcomes, run
from simsp.compiled import is_warm
from simsp.crew import Crew
from simsp.drawing import Draw
from simsp.plan import START, UNTIL
from simsp.world import times, world

Row = dict[str, Any]
MEGABYTE = 2**20
COLUMNS = (
    ("agents", "{:12,.0f}"),
    ("threads", "{:8.0f}"),
    ("until", "{:>8s}"),
    ("people_ever", "{:12,.0f}"),
    ("migrant_months", "{:16,.0f}"),
    ("seconds", "{:9.1f}"),
    ("nanoseconds", "{:11.1f}"),
    ("million_a_second", "{:16.1f}"),
    ("megabytes", "{:10,.0f}"),
    ("bytes_a_person", "{:14.0f}"),
)


def peak() -> float:
    """Largest memory of this process so far, megabytes (Linux counts kibibytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


def live(agents: int, threads: int, until: int, *, with_results: bool) -> Row:
    """Let one world live; what it took. Bytes a person ever here are those beyond what a tiny world takes."""
    draw, crew = Draw(), Crew(threads)
    who = world.arriving(until, times.people_per_agent(agents, START), draw)
    of_times = world.times_of((), START, until, who, draw)
    one = world.new_world(who, world.seed_of(1, 0), 8)
    before, began = peak(), time.perf_counter()
    if with_results:
        run.simulate(one, of_times, START - 1, crew=crew)
        outcomes.follow(one, of_times, START, until, crew)
    else:
        run.simulate(one, of_times, until, crew=crew)
    seconds = time.perf_counter() - began
    lived, ever = sum(row[1] for row in one.series), len(one.people)
    return {
        "people_ever": ever,
        "migrant_months": lived,
        "seconds": seconds,
        "nanoseconds": seconds / lived * 1e9,
        "million_a_second": lived / seconds / 1e6,
        "megabytes": peak(),
        "bytes_a_person": (peak() - before) * MEGABYTE / ever,
    }


def in_a_process(agents: int, threads: int, until: str, with_results: bool) -> Row:
    """The same in a process of its own."""
    given = ["--row", str(agents), str(threads), until] + (["--with-results"] if with_results else [])
    done = subprocess.run([sys.executable, __file__, *given], check=True, capture_output=True, text=True)
    found: Row = json.loads(done.stdout)
    return found | {"agents": agents, "threads": threads, "until": until}


def exponent(rows: list[Row], by: str, of: str) -> float:
    """The slope of one column on another, both as logarithms: 1 is linear growth."""
    x, y = (np.log([row[name] for row in rows]) for name in (by, of))
    return float(np.polyfit(x, y, 1)[0])


def growth(rows: list[Row], until: str) -> dict[str, float]:
    """Exponents of time and memory by people, and of time by migrant-months lived, for the most threads measured."""
    most = max(row["threads"] for row in rows)
    of_size = [row for row in rows if row["threads"] == most and row["until"] == until]
    of_time = [row for row in rows if row["threads"] == most and row["agents"] == of_size[0]["agents"]]
    found = {}
    if len(of_size) > 1:
        found["seconds_by_agents"] = exponent(of_size, "agents", "seconds")
        found["megabytes_by_agents"] = exponent(of_size, "agents", "megabytes")
    if len(of_time) > 1:
        found["seconds_by_migrant_months"] = exponent(of_time, "migrant_months", "seconds")
    return found


def machine() -> dict[str, str]:
    """Where and with what it ran."""
    model = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return {
        "processor": model[0].split(":")[1].strip() if model else platform.processor(),
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        "numba": numba.__version__,
        "numpy": np.__version__,
    }


def main() -> None:
    """Measure row by row, print the table and the exponents."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--agents", type=int, nargs="+", default=[20_000, 60_000, 200_000, 600_000, 1_200_000]
    )
    parser.add_argument("--threads", type=int, nargs="+", default=[1, os.cpu_count() or 1])
    parser.add_argument("--until", default=months.text(UNTIL))
    parser.add_argument(
        "--shorter", nargs="*", default=["2030-12", "2036-12"], help="also, of the first size"
    )
    parser.add_argument("--with-results", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--row", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.row:
        agents, threads, until = int(asked.row[0]), int(asked.row[1]), months.parse(asked.row[2])
        live(200, 1, START, with_results=asked.with_results)
        print(json.dumps(live(agents, threads, until, with_results=asked.with_results)))
        return
    if not is_warm():
        live(200, 1, START, with_results=True)
    print(" ".join(name.rjust(len(form.format("0" if form.endswith("s}") else 0))) for name, form in COLUMNS))
    wanted = [(size, threads, asked.until) for size in asked.agents for threads in asked.threads]
    wanted += [(asked.agents[0], max(asked.threads), until) for until in asked.shorter]
    rows = []
    for size, threads, until in wanted:
        rows.append(in_a_process(size, threads, until, asked.with_results))
        print(" ".join(form.format(rows[-1][name]) for name, form in COLUMNS), flush=True)
    found: Row = {"rows": rows, "growth": growth(rows, asked.until), "machine": machine()}
    for name, slope in found["growth"].items():
        print(f"exponent of {name.replace('_', ' ')}: {slope:.3f}")
    print("; ".join(f"{name} {value}" for name, value in found["machine"].items()))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
