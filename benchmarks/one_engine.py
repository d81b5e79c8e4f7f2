"""One part of `peers.py`, in a process of its own: make a world and write it down, or let one engine live in it.

    python benchmarks/one_engine.py make FILE AGENTS MONTHS
    python benchmarks/one_engine.py simsp|cores|simpy|mesa|loop FILE

The second prints one line of JSON: seconds, migrant-months, and a digest of each field of the world at its end.
"""

import hashlib
import json
import os
import pickle
import sys
from pathlib import Path
from typing import Any

import numpy as np
from engines import ENGINES

from simsp import run
from simsp.crew import Crew
from simsp.drawing import Draw
from simsp.parameters import Change
from simsp.plan import START
from simsp.world import times, world
from simsp.world.books import begin_measuring
from simsp.world.world import World

Found = dict[str, Any]
# Where the account of whose turn it is lies open, and an empty one: what is left there says only who came last. Bytes
# that fill up a record belong to no field, so they are not compared either.
SCRATCH = ("books.member", "books.blank")


def make(agents: int, months: int, file: Path) -> None:
    """Live through the history of a world in which counters are endless, and write it down with its times."""
    draw, until = Draw(), START + months - 1
    who = world.arriving(until, times.people_per_agent(agents, START), draw)
    when = world.times_of((Change("office.endless", True),), START, until, who, draw)
    made = world.new_world(who, world.seed_of(1, 0), 8)
    run.simulate(made, when, START - 1, crew=Crew(os.cpu_count() or 1))
    begin_measuring(made.books)
    made.books["cohort_first"], made.books["cohort_last"] = START, until
    file.write_bytes(pickle.dumps((made, when, until)))


def live(engine: str, file: Path) -> Found:
    """Let one engine live through the months of a world: seconds, migrant-months, what came of it."""
    lived, months, until = pickle.loads(file.read_bytes())  # noqa: S301  (written by this script a moment ago)
    before = len(lived.series)
    lived, seconds = ENGINES[engine](lived, months, until)
    return {
        "seconds": seconds,
        "migrant_months": sum(row[1] for row in lived.series[before:]),
        "figures": figures(lived),
        "fields": fields(lived),
    }


def figures(lived: World) -> dict[str, int]:
    """A few sums by which a reader sees that something happened."""
    books = lived.books
    return {
        "paid_in_satang": int(books["paid"].sum()),
        "received_satang": int(books["total"]["cash"][0] + books["total"]["care"][0]),
        "claims": int(books["total"]["claims"][0]),
        "rights_due": int(books["total"]["rights_due"][0]),
        "pv_net_satang": int(lived.people["pv_net"].sum()),
        "open_rights": int(books["open_rows"][0]),
    }


def fields(lived: World) -> dict[str, str]:
    """A digest of each field of the world's tables; rights and first payments in the order of persons."""
    rows = lived.rows[: int(lived.books["open_rows"][0])]
    log = lived.log[: int(lived.books["logged"][0])]
    found = {"series": _digest(np.array(lived.series)), "interviews": _digest(_interviews(lived))}
    for name in ("people", "accounts", "books", "employers"):
        _digests(getattr(lived, name), name, found)
    _digests(rows[np.argsort(rows["person"], kind="stable")], "rights", found)
    _digests(np.sort(log), "first payments", found)
    return found


def _interviews(lived: World) -> Any:
    """All answers in one line, whether they are kept in arrays, lists or grids."""
    answers = (one for row in lived.interviews for one in row)
    listed = [list(one.values()) if isinstance(one, dict) else np.ravel(one).tolist() for one in answers]
    return np.array([number for numbers in listed for number in numbers], np.int64)


def _digests(table: Any, name: str, found: dict[str, str]) -> None:
    for field in table.dtype.names:
        if f"{name}.{field}" in SCRATCH:
            continue
        if table.dtype[field].names:
            _digests(table[field], f"{name}.{field}", found)
        else:
            found[f"{name}.{field}"] = _digest(table[field])


def _digest(values: Any) -> str:
    return hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest()[:16]


if __name__ == "__main__":
    part, written, *size = sys.argv[1:]
    if part == "make":
        make(int(size[0]), int(size[1]), Path(written))
    else:
        print(json.dumps(live(part, Path(written))))
