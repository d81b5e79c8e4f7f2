"""A tiny world in three pieces of its life: the first months, the first policy months, the run-off.

    python -m tests.month.tiny_world FILE

goes through the pieces and prints a fingerprint of every field. Where FILE is missing, the history between the first
and the second piece is lived through and written there, so that a slow run can start from it.
"""

import json
import pickle
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from simsp import run
from simsp.compiled import as_table, wrapping_arithmetic
from simsp.drawing import Draw
from simsp.parameters import Change
from simsp.world import times
from simsp.world.books import begin_measuring
from simsp.world.world import HISTORY, Times, World, arriving, new_world, seed_of, times_of

AGENTS, FIRST_MONTHS, POLICY_MONTHS = 300, 6, 3
START = 2027 * 12
_POLICIES = (Change("old_age.exit_lump_sum", "choice", START), Change("self_enrolment.open", True, START))
_TABLES = ("people", "rows", "books", "employers", "log")

Fingerprints = dict[str, int]


def fingerprint(world: World, piece: str) -> Fingerprints:
    """A number for each field of the world's tables."""
    found: Fingerprints = {}
    used = {"rows": int(world.books["open_rows"][0]), "log": int(world.books["logged"][0])}
    for name in _TABLES:
        _of_table(getattr(world, name)[: used.get(name)], f"{piece}: {name}", found)
    return found


def _of_table(table: Any, name: str, found: Fingerprints) -> None:
    for field in table.dtype.names:
        if table.dtype[field].names:
            _of_table(table[field], f"{name}.{field}", found)
        else:
            found[f"{name}.{field}"] = zlib.crc32(np.ascontiguousarray(table[field]).tobytes())


def first_months(world: World, months: Times) -> Fingerprints:
    """Live through the first months of the history."""
    run.simulate(world, months, HISTORY + FIRST_MONTHS - 1)
    return fingerprint(world, "first months")


def policy_months(world: World, months: Times) -> Fingerprints:
    """Live through the first months of two policies, and to the end of every right."""
    begin_measuring(world.books)
    world.books["cohort_first"], world.books["cohort_last"] = START, START + 59
    run.simulate(world, months, START + POLICY_MONTHS - 1)
    found = fingerprint(world, "policy months")
    run.run_off(world, months)
    return found | fingerprint(world, "run-off")


def main(history: Path) -> None:
    """Print the fingerprints as JSON."""
    until = START + POLICY_MONTHS - 1
    who = arriving(until, times.people_per_agent(AGENTS, START), Draw(1, 0))
    months = times_of(_POLICIES, START, until, who, Draw(1, 0))
    world = new_world(who, seed_of(1, 0), 8)
    found = first_months(world, months)
    if history.exists():
        world = pickle.loads(history.read_bytes())  # noqa: S301 (written by this module a moment ago)
        for name in _TABLES:
            setattr(world, name, as_table(getattr(world, name)))
    else:
        run.simulate(world, months, START - 1)
        history.write_bytes(pickle.dumps(world))
    print(json.dumps(found | policy_months(world, months)))  # noqa: T201


if __name__ == "__main__":
    with wrapping_arithmetic():
        main(Path(sys.argv[1]))
