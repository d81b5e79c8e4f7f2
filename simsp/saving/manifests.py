"""The manifest that binds the files of a run: all inputs, and the fingerprint of each table."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simsp import fitted, months, parameters, places
from simsp.lives.pairs import Told
from simsp.parameters import Change
from simsp.plan import FITTED, Changes, Plan
from simsp.readings import Read
from simsp.scenario import Scenario, beyond_last_change, event_as_data
from simsp.version import __version__
from simsp.world.world import HISTORY


def fingerprint(layers: tuple[str, ...]) -> str:
    """Fingerprint of every value of some layers, with all that is known of it; the life table is an assumption."""
    known = [repr(one) for one in parameters.load().values() if one.layer in layers]
    rows = [repr(one.history) for one in parameters.load().values() if one.layer in layers]
    digest = hashlib.sha256("\n".join(known + rows).encode())
    if "assumption" in layers:
        digest.update((places.calibration() / "mortality.csv").read_bytes())
    return digest.hexdigest()


def manifest(
    plan: Plan, folder: Path, written: Sequence[str], read: Read | None = None, lives: Told | None = None
) -> dict[str, Any]:
    """All inputs of a comparison and the fingerprint of each table; no clock, path or host."""
    first, last = months.text(plan.start), months.text(plan.until)
    size = {"agents": plan.agents, "replicates": plan.replicates}
    return {
        "simsp": __version__,
        "command": "compare" if len(plan.scenarios) > 1 else "run",
        "options": {**size, "from": first, "until": last, "seed": plan.seed, "assumptions": plan.assumptions},
        "seed": plan.seed,
        "agents": plan.agents,
        "people_per_agent": plan.people_per_agent,
        "replicates": plan.replicates,
        "months": {"history_from": months.text(HISTORY), "from": first, "until": last},
        "baseline": plan.scenarios[0].name,
        "cohort": plan.cohort,
        "scenarios": [as_resolved(*pair) for pair in zip(plan.scenarios, plan.changes, strict=True)],
        "readings": _readings(read) if read else None,
        "lives": _lives(lives) if lives else None,
        "ledger": lives.ledger.about if lives and lives.ledger else None,
        "fingerprints": {
            "law": fingerprint(("law", "reading", "policy")),
            "assumptions": fingerprint(("practice", "assumption")),
            "fit": fitted.fingerprint() if plan.assumptions == FITTED else None,
        },
        "tables": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in written},
        "beyond_last_change": beyond_last_change(parameters.load(), plan.until),
    }


def _readings(read: Read) -> dict[str, Any]:
    """Which other readings of the law were tried, by how many, and which of them moved anything."""
    return {
        "agents": read.plan.agents,
        "replicates": read.plan.replicates,
        "from": months.text(read.plan.since),
        "tried": [{**one._asdict(), "moves": one in read.plan.readings} for one in read.tried],
    }


def _lives(told: Told) -> dict[str, Any]:
    """Whose lives are told: those of the first replicate, or of one with fewer agents; and under which policies."""
    return {"agents": told.agents, "of_the_run": told.of_the_run, "policies": list(told.policies)}


def as_resolved(scenario: Scenario, changes: Changes) -> dict[str, Any]:
    """A scenario as a manifest holds it: what its file says, and every change in full."""
    return {
        "name": scenario.name,
        "title": scenario.title,
        "asked_by": list(scenario.asked_by),
        "about": scenario.about,
        "starts": months.text(scenario.starts) if scenario.starts is not None else None,
        "changes": {one.name: one.value for one in changes},
        "changes_in_full": [_in_full(one) for one in changes],
        "calendar": [event_as_data(event) for event in scenario.calendar],
        **scenario.description.as_data(),
    }


def _in_full(change: Change) -> dict[str, Any]:
    """A change with its months and the nationalities it is for; by how much, where it is counted from a draw."""
    return {
        "name": change.name,
        "value": change.value,
        "from": months.text(change.starts) if change.starts else None,
        "until": months.text(change.until) if change.until is not None else None,
        "for": [parameters.DIMENSIONS["nationality"][nation] for nation in change.nations] or "all",
        **({} if change.more is None else {"more": change.more}),
    }
