"""The whole study: runs, findings, tables, page and the answer."""

import hashlib
import json
from importlib import metadata
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from simsp import fitted, months, parameters, saving, tables
from simsp.plan import FITTED, Plan
from simsp.scenario import beyond_last_change
from simsp.sensitivity import columns, page, runs, words
from simsp.sensitivity.findings import Findings, found
from simsp.sweep import running
from simsp.sweep.pieces import code, whole
from simsp.sweep.running import Watch, Workers
from simsp.sweep.store import Store
from simsp.version import __version__

PAGE = "sensitivity.html"


def study(plan: Plan, draws: int, out: Path, workers: Workers, watch: Watch) -> list[str]:
    """Run what is missing and write tables and page; returns the path of the page and the answer in three sentences.

    Raises:
        BadInput: there is no room for it, or another process is at work in the folder.
        Stopped: it could not be finished; what is finished is kept.
    """
    pieces = runs.cut(plan, draws)
    with running.completed(pieces, out, workers, watch) as store:
        watch.say("The runs are done; what they say is worked out now, which takes a few minutes.")
        with threadpool_limits(
            1
        ):  # the arrays are small: a second thread mostly waits, and may change the last digit
            findings = found(runs.read(store, pieces))
        _write(findings, store, whole(pieces))
    return [str(out / PAGE), *words.answer(findings)]


def _write(findings: Findings, store: Store, pieces: str) -> None:
    prints = {}
    for table, rows in columns.TABLES:
        prints[table.name] = _put(store, table.name, tables.lines([table.header, *rows(findings)]))
    _put(store, PAGE, page.render(findings).encode())
    told = json.dumps(_manifest(findings, pieces, prints), indent=2, ensure_ascii=False) + "\n"
    _put(store, "manifest.json", told.encode())


def _put(store: Store, name: str, content: bytes) -> str:
    """Write a file in one step; returns its fingerprint."""
    with store.written(store.out / name) as draft:
        draft.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def _manifest(findings: Findings, pieces: str, prints: dict[str, str]) -> dict[str, Any]:
    """All inputs of a study and the fingerprint of each table; no clock, path or host."""
    plan = findings.plan
    first, last = months.text(plan.start), months.text(plan.until)
    size = {"agents": plan.agents, "draws": findings.draws, "twins": findings.twins, "seed": plan.seed}
    return {
        "simsp": __version__,
        "command": "sensitivity",
        "options": {**size, "from": first, "until": last, "assumptions": plan.assumptions},
        "people_per_agent": plan.people_per_agent,
        "baseline": plan.scenarios[0].name,
        "cohort": plan.cohort,
        "scenarios": [saving.as_resolved(*pair) for pair in zip(plan.scenarios, plan.changes, strict=True)],
        "fingerprints": {
            "law": saving.fingerprint(("law", "reading", "policy")),
            "assumptions": saving.fingerprint(("practice", "assumption")),
            "fit": fitted.fingerprint() if plan.assumptions == FITTED else None,
            "code": code().source,
            "pieces": pieces,
        },
        "libraries": {name: metadata.version(name) for name in ("scikit-learn", "scipy")},
        "tables": prints,
        "beyond_last_change": beyond_last_change(parameters.load(), plan.until),
    }
