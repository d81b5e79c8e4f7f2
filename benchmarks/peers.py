"""The same months of the same migrants on SimPy, on Mesa and on simsp: nanoseconds a migrant-month, in one table.

    python benchmarks/peers.py [--peers 1000] [--agents 20000] [--months 60] [--rounds 5] [--json FILE]

One process a migrant (SimPy) and one agent a migrant (Mesa) live, on plain Python objects, through the very steps
that simsp compiles; see `migrants` for what is left out. A plain loop over the same objects says how much of that is
the engine and how much is Python. All start from one history, and at the end every field of every person, right,
employer and sum must be the same in all.

simsp is measured at the size of the peers (--peers), where what a month costs however few live through it weighs most,
and at a size at which it is meant to run (--agents), there on one thread and on all cores; the more agents, the more
the cores have to share. A peer gains nothing by size, and threads do not help it. Each engine runs in a process of its
own, the engines in turn in every round. On a busy machine (see the load) the smallest times say most. Mesa is in the
optional dependencies `benchmarks`.
"""

import argparse
import importlib.util
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

PLAIN = ("simpy", "mesa", "loop")
CORES = os.cpu_count() or 1
OURS = {"simsp": "simsp, 1 thread", "cores": f"simsp, {CORES} threads"}
ROOT = Path(__file__).resolve().parents[1]
Found = dict[str, Any]


def main() -> None:
    """Make the worlds, let every engine live through them, compare, print."""
    parser = argparse.ArgumentParser(description="simsp against SimPy and Mesa on the same months")
    parser.add_argument("--peers", type=int, default=1000, help="agents of the runs of every engine")
    parser.add_argument("--agents", type=int, default=20_000, help="agents of the larger runs of simsp alone")
    parser.add_argument("--months", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    if importlib.util.find_spec("mesa") is None:
        parser.error("Mesa is not installed: python -m pip install -e '.[benchmarks]'")
    compare(asked)


def compare(asked: argparse.Namespace) -> None:
    """The rounds, the table, the file."""
    runs: dict[str, list[Found]] = {}
    with tempfile.TemporaryDirectory() as folder:
        worlds = {size: Path(folder) / f"{size}.pickle" for size in {asked.peers, asked.agents}}
        for size, file in worlds.items():
            _call("make", str(file), str(size), str(asked.months))
        turns = [(engine, asked.peers) for engine in ("simsp", *PLAIN)]
        turns += [(engine, asked.agents) for engine in OURS]
        for _ in range(asked.rounds):
            for engine, size in dict.fromkeys(turns):
                found = json.loads(_call(engine, str(worlds[size]), plain=engine in PLAIN))
                runs.setdefault(f"{engine} {size}", []).append(found)
    result = summary(runs, asked)
    show(result)
    if asked.json:
        asked.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    if any(row["different"] for row in result["rows"]):
        sys.exit("The engines do not agree; see `different` in the file of --json.")


def _call(*words: str, plain: bool = False) -> str:
    """What one engine prints, compiled or as plain Python."""
    environment = {**os.environ, "SIMSP_UNCOMPILED": "1" if plain else "", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "benchmarks" / "one_engine.py"), *words]
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


def summary(runs: dict[str, list[Found]], asked: argparse.Namespace) -> Found:
    """One row an engine and size, with what differs from the first run of simsp at that size."""
    ours = {
        "ratio_same_size": _usual_cost(runs[f"simsp {asked.peers}"]),
        "ratio_one_thread": _usual_cost(runs[f"simsp {asked.agents}"]),
        "ratio_all_cores": _usual_cost(runs[f"cores {asked.agents}"]),
    }
    rows = []
    for name, found in runs.items():
        engine, size = name.split()
        cost, usual = _nanoseconds(found), runs[f"simsp {size}"][0]["fields"]
        rows.append(
            {
                "engine": engine,
                "agents": int(size),
                "migrant_months": found[0]["migrant_months"],
                "ns": cost,
                "median": _usual_cost(found),
                **{ratio: _usual_cost(found) / one for ratio, one in ours.items()},
                "different": sorted(
                    {key for one in found for key in usual if usual[key] != one["fields"].get(key)}
                ),
                "compared": len(usual),
                "figures": found[0]["figures"],
            }
        )
    return {"months": asked.months, "rounds": asked.rounds, "rows": rows, "machine": machine()}


def _nanoseconds(found: list[Found]) -> list[float]:
    return [one["seconds"] / one["migrant_months"] * 1e9 for one in found]


def _usual_cost(found: list[Found]) -> float:
    return statistics.median(_nanoseconds(found))


def machine() -> dict[str, str]:
    """Processor, cores, how many processes wanted one of them in the last 15 minutes, and the versions that matter."""
    known = Path("/proc/cpuinfo")
    lines = known.read_text(encoding="utf-8").splitlines() if known.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return {
        "processor": f"{models[0] if models else platform.processor()}, {CORES} cores",
        "load": f"{os.getloadavg()[2]:.1f}" if hasattr(os, "getloadavg") else "unknown",
        "python": platform.python_version(),
        **{name: version(name) for name in ("numpy", "numba", "simpy", "mesa")},
    }


def show(result: Found) -> None:
    """Print the table."""
    print("; ".join(f"{name} {value}" for name, value in result["machine"].items()))
    print(f"{result['months']} months from 2027, {result['rounds']} rounds\n")
    print(
        "x: how many times the cost of simsp at the same size; at its own size on one thread; there on all cores"
    )
    columns = "agents  migrant-months   ns each     from       to   x same  x thread   x cores  outcomes"
    print(f"{'engine':16s}  {columns}")
    for row in result["rows"]:
        same = f"{len(row['different'])} differ" if row["different"] else f"equal in {row['compared']} fields"
        name = OURS.get(row["engine"], row["engine"])
        print(
            f"{name:16s} {row['agents']:7,d} {row['migrant_months']:15,d} {row['median']:9,.0f}"
            f" {min(row['ns']):8,.0f} {max(row['ns']):8,.0f} {row['ratio_same_size']:8,.1f}"
            f" {row['ratio_one_thread']:9,.1f} {row['ratio_all_cores']:9,.1f}  {same}"
        )
    print("\n" + ", ".join(f"{name} {value:,}" for name, value in result["rows"][0]["figures"].items()))


if __name__ == "__main__":
    main()
