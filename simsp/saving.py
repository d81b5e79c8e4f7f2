"""The files of a run: exact sums, measures, series, people, and the manifest that binds them."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from simsp import fitted, made_of, months, parameters, places, ranking, tables, targets
from simsp.drawing import is_uncertain, quantile
from simsp.intervals import ends, interval
from simsp.law import contributions
from simsp.outcomes import GROUPINGS, SUMS, Lives, Outcome, names_of
from simsp.parameters import Change, Dated, Parameter
from simsp.plan import FITTED, Changes, Plan
from simsp.readings import Read
from simsp.scenario import Scenario, beyond_last_change, event_as_data
from simsp.summary import Cells, measure_rows
from simsp.version import __version__
from simsp.world.books import Payer, View
from simsp.world.rights import DISPLAY, FATES, GATES, PAID_FROM, RIGHTS, Fate
from simsp.world.world import HISTORY

_PERIOD = int(View.PERIOD)
_RECEIVED, _STILL, _NOT_YET, _LOST = (
    int(fate) for fate in (Fate.RECEIVED, Fate.STILL_CLAIMABLE, Fate.NOT_YET_DUE, Fate.LOST)
)


def _sum(replicates: Sequence[Sequence[Outcome]], number: int, name: str) -> NDArray[np.int64]:
    total: NDArray[np.int64] = sum(one[number].exact[name] for one in replicates)  # type: ignore[assignment]
    return total


def paid_by_branch(paid: NDArray[np.int64], law: Any) -> NDArray[np.int64]:
    """Contributions of one view by payer and displayed branch, satang; `paid` by payer and legal account."""
    return np.array([contributions.split_display(*map(int, row), law) for row in paid], np.int64)


def received_by_branch(fates: NDArray[np.int64], fate: int) -> NDArray[np.int64]:
    """One fate of all rights of a view by displayed branch, satang."""
    made = np.zeros(len(DISPLAY), np.int64)
    np.add.at(made, np.array(PAID_FROM), fates[:, fate])
    return made


def _accounts(name: str, paid: NDArray[np.int64], fates: NDArray[np.int64]) -> Iterator[tuple[Any, ...]]:
    benefits = received_by_branch(fates, _RECEIVED)
    for index, branch in enumerate(DISPLAY):
        for payer in Payer:
            yield name, branch, f"paid_by_{payer.name.lower()}", int(paid[payer, index])
        yield name, branch, "benefits_paid", int(benefits[index])
        yield name, branch, "of_which_care_estimated", int(fates[0, _RECEIVED]) if index == 0 else 0
        yield name, branch, "balance", int(paid[:, index].sum() - benefits[index])


def _rights(name: str, fates: NDArray[np.int64], counts: NDArray[np.int64]) -> Iterator[tuple[Any, ...]]:
    for index, right in enumerate(RIGHTS):
        owed = fates[index].sum() - fates[index, _NOT_YET]
        yield name, right, "owed", int(counts[index].sum() - counts[index, _NOT_YET]), int(owed)
        order = [_RECEIVED, _STILL, *range(_LOST, len(FATES)), _NOT_YET]
        for fate in order:
            yield name, right, FATES[fate], int(counts[index, fate]), int(fates[index, fate])


def _bridge(
    name: str, view: str, paid: NDArray[np.int64], fates: NDArray[np.int64]
) -> Iterator[tuple[Any, ...]]:
    lines = {
        "received": received_by_branch(fates, _RECEIVED),
        "still_claimable": received_by_branch(fates, _STILL),
        "not_yet_due": received_by_branch(fates, _NOT_YET),
        "lost": np.sum([received_by_branch(fates, fate) for fate in range(_LOST, len(FATES))], axis=0),
    }
    for index, branch in enumerate(DISPLAY):
        whole = int(paid[:, index].sum())
        yield name, view, branch, "paid", whole
        for line, satang in lines.items():
            yield name, view, branch, line, int(satang[index])
        yield name, view, branch, "kept_by_pool", whole - sum(int(one[index]) for one in lines.values())


def _exact(
    plan: Plan, replicates: Sequence[Sequence[Outcome]]
) -> Iterator[tuple[str, str, Iterator[tuple[Any, ...]]]]:
    law = parameters.table(plan.start, plan.start)[0].contributions
    for number, scenario in enumerate(plan.scenarios):
        name = scenario.name
        paid, fates, counts, removal, losses = (
            _sum(replicates, number, one) for one in ("paid", "fates", "counts", "removal", "removal_counts")
        )
        yield "accounts.csv", name, _accounts(name, paid_by_branch(paid[_PERIOD], law), fates[_PERIOD])
        yield "rights.csv", name, _rights(name, fates[_PERIOD], counts[_PERIOD])
        for view in View:
            text = view.name.lower()
            yield "bridge.csv", name, _bridge(name, text, paid_by_branch(paid[view], law), fates[view])
            rows = zip(GATES, losses[view].tolist(), removal[view].tolist(), strict=True)
            yield "removal.csv", name, ((name, text, *row) for row in rows)


def write_tables(
    folder: Path,
    plan: Plan,
    all_cells: Sequence[Sequence[Cells]],
    replicates: Sequence[Sequence[Outcome]],
    read: Read | None = None,
) -> list[str]:
    """Write every table of a comparison, with other readings of the law if asked; returns the names of the files."""
    rows: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in tables.TABLES}
    for measured in measure_rows(plan, all_cells):
        unit = measured[4]
        rows["measures.csv"].append((*measured[:5], *(tables.number(one, unit) for one in measured[5:])))
    for table, _, exact in _exact(plan, replicates):
        rows[table] += exact
    rows["series.csv"] = list(_series(plan, replicates))
    rows["interviews.csv"] = list(_interviews(plan, replicates))
    rows["assumptions.csv"] = list(_assumptions(plan))
    rows["ranking.csv"] = list(ranking.rows(plan, all_cells))
    rows["intervals.csv"] = list(made_of.rows(plan, all_cells, read))
    rows["readings.csv"] = list(made_of.reading_rows(plan, all_cells, read))
    empty = {"ranking.csv"} if len(plan.scenarios) == 1 else set()
    empty |= {"readings.csv"} if read is None else set()
    told = [table for table in tables.TABLES if table.name not in empty]
    for table_of in told:
        tables.write(folder / table_of.name, table_of, rows[table_of.name])
    return [table.name for table in told]


def _series(plan: Plan, replicates: Sequence[Sequence[Outcome]]) -> Iterator[tuple[Any, ...]]:
    for number, scenario in enumerate(plan.scenarios):
        runs = np.array([one[number].series for one in replicates], float)
        people = runs[:, :, 1:] * plan.people_per_agent
        means, (lows, highs) = people.mean(axis=0), ends(people)
        for place, month in enumerate(runs[0, :, 0]):
            for column, name in enumerate(tables.SERIES):
                told = (means[place, column], lows[place, column], highs[place, column])
                yield (
                    scenario.name, months.text(int(month)), name, *(tables.number(float(v), "people") for v in told)
                )  # fmt: skip


_ASKED = ("everybody insured", "in touch with an NGO")
_QUESTIONS = (
    *(f"knows_{branch}" for branch in parameters.DIMENSIONS["branch"]),
    "used_a_benefit",
    "met_difficulty",
)


def _interviews(plan: Plan, replicates: Sequence[Sequence[Outcome]]) -> Iterator[tuple[Any, ...]]:
    """Of the insured each December, the share that says yes to each question; and what the study reports."""
    reported = {(one.month, one.counts): one.value for one in targets.load() if "ngo" in one.among.split()}
    for number, scenario in enumerate(plan.scenarios):
        runs = np.array([one[number].interviews for one in replicates], float)
        for (year, group), month in np.ndenumerate(runs[0, :, :, 0]):
            answers = runs[:, year, group, 2:]
            whom = np.repeat(runs[:, year, group, 1:2], answers.shape[1], axis=1)
            whom[:, -1] = answers[:, -2]  # difficulty is asked of those who used a benefit
            shares = np.divide(answers, whom, out=np.full_like(answers, np.nan), where=whom > 0)
            for column, question in enumerate(_QUESTIONS):
                told = reported.get((int(month), question)) if group else None
                cells = (*interval(shares[:, column]), told)
                yield (
                    scenario.name, months.text(int(month)), _ASKED[group], question,
                    *(tables.number(one, "share") for one in cells),
                )  # fmt: skip


def _assumptions(plan: Plan) -> Iterator[tuple[Any, ...]]:
    changed = {one.name: one.value for one in plan.changes[0] if not one.nations and _is_on(one, plan.start)}
    for name, one in sorted(parameters.load().items()):
        row = one.on(plan.start)
        value = changed.get(name, row.value)
        shown = str(value).lower() if isinstance(value, bool) else value
        left = _left(one, row) if plan.assumptions == FITTED and name not in changed else ("", "", "")
        yield name, one.layer, one.meaning, one.unit, shown, row.low, row.high, row.grade, row.source, *left


def _left(one: Parameter, row: Dated) -> tuple[str, ...]:
    """What the fit leaves of a range, as low end, middle and high end; empty where it leaves all of it."""
    ends = (
        fitted.ends(one.unknown(row))
        if is_uncertain(row) and one.layer in ("practice", "assumption")
        else None
    )
    return tuple(f"{float(quantile(row, end)):.4g}" for end in ends) if ends else ("", "", "")


def _is_on(change: Change, start: int) -> bool:
    """Whether a change has not ended before the months measured."""
    return change.until is None or change.until >= start


def write_people(folder: Path, plan: Plan, replicates: Sequence[Sequence[Outcome]]) -> str:
    """Write one row a member of the cohort, scenario and replicate; satang and counts."""
    frames = [
        _members(scenario.name, number, one.lives)
        for number, replicate in enumerate(replicates)
        for scenario, one in zip(plan.scenarios, replicate, strict=True)
        if one.lives is not None
    ]
    table = pa.Table.from_pandas(pd.concat(frames), preserve_index=False)
    parquet.write_table(table, folder / "people.parquet")
    return "people.parquet"


def _members(scenario: str, replicate: int, lives: Lives) -> pd.DataFrame:
    who = lives.members
    traits = {name: np.array(names_of(name))[lives.groups[name][who]] for name in GROUPINGS}
    accounts = {name: lives.accounts[name] for name in SUMS}
    for name in ("owed", "received"):
        by_right = lives.accounts[f"{name}_by_right"]
        accounts |= {f"{name}_{right}": by_right[:, index] for index, right in enumerate(RIGHTS)}
    first = {"scenario": scenario, "replicate": replicate, "person": who}
    return pd.DataFrame({**first, **traits, "pv_net": lives.pv_net[who], **accounts})


def fingerprint(layers: tuple[str, ...]) -> str:
    """Fingerprint of every value of some layers, with all that is known of it; the life table is an assumption."""
    known = [repr(one) for one in parameters.load().values() if one.layer in layers]
    rows = [repr(one.history) for one in parameters.load().values() if one.layer in layers]
    digest = hashlib.sha256("\n".join(known + rows).encode())
    if "assumption" in layers:
        digest.update((places.calibration() / "mortality.csv").read_bytes())
    return digest.hexdigest()


def manifest(plan: Plan, folder: Path, written: Sequence[str], read: Read | None = None) -> dict[str, Any]:
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
    """A change with its months and the nationalities it is for."""
    return {
        "name": change.name,
        "value": change.value,
        "from": months.text(change.starts) if change.starts else None,
        "until": months.text(change.until) if change.until is not None else None,
        "for": [parameters.DIMENSIONS["nationality"][nation] for nation in change.nations] or "all",
    }
