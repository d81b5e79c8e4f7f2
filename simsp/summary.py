"""From outcomes to tables: measures with intervals and paired changes, exact sums, the manifest."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import simsp
from simsp import months, outcomes, parameters, tables
from simsp.law import contributions
from simsp.outcomes import Outcome
from simsp.scenario import beyond_last_change
from simsp.world.books import Payer, View
from simsp.world.rights import DISPLAY, FATES, GATES, PAID_FROM, RIGHTS, Fate

if TYPE_CHECKING:
    from simsp.comparison import Plan

Cells = dict[tuple[str, str], dict[str, float]]
_PERIOD, _LIFE = int(View.PERIOD), int(View.LIFETIME)
_RECEIVED, _STILL, _NOT_YET, _LOST = (
    int(fate) for fate in (Fate.RECEIVED, Fate.STILL_CLAIMABLE, Fate.NOT_YET_DUE, Fate.LOST)
)
_ALL = ("all", "all")


# --- measures of one scenario in one replicate ---


def cells(plan: "Plan", replicate: Sequence[Outcome], one: Outcome) -> Cells:
    """Every measure of one scenario in one replicate, by (group_by, group)."""
    scale = plan.people_per_agent
    made: Cells = {_ALL: _period(plan, one, scale)}
    for group_by, group, lives in outcomes.groups(one.lives, plan.cohort):
        sums = {name: float(lives[name].sum()) for name in one.total}
        values = outcomes.measures(sums | {"people": float(len(lives))}, scale)
        values |= _waits(one.waits[one.waits["person"].isin(lives.index)])
        values |= _winners(replicate[0].lives, one.lives, group_by, group)
        if group_by == "cohort":
            values |= _of_view(one, _LIFE, float(lives["claims"].sum()), scale)
        made[group_by, group] = values
    return made


def _period(plan: "Plan", one: Outcome, scale: float) -> dict[str, float]:
    measured = one.series[one.series[:, 0] >= plan.start]
    sums = {name: float(value) for name, value in one.total.items()}
    values = outcomes.measures(sums | {"people": float(measured[:, 1].mean())}, scale)
    in_time = one.waits[one.waits["month"] <= plan.until]
    values |= _waits(in_time) | _of_view(one, _PERIOD, sums["claims"], scale)
    values["fund_liability_thb"] = one.liability * scale / 100
    values["self_enrolled"] = one.choices["joined"] * scale
    values["adverse_selection"] = selection(one.choices)
    return values


def selection(choices: Mapping[str, int]) -> float:
    """Mean lasting health risk of those who enrol themselves over that of those who could; 1 if alike."""
    if choices["joined"] == 0 or choices["could_join_risk"] == 0:
        return float("nan")
    joined = choices["joined_risk"] / choices["joined"]
    return joined / (choices["could_join_risk"] / choices["could_join"])


def _waits(paid: pd.DataFrame) -> dict[str, float]:
    if paid.empty:
        return {}
    days = paid["days"].to_numpy()
    return {
        "waiting_days_median": float(np.median(days)),
        "waiting_days_p90": float(np.percentile(days, 90)),
    }


def _winners(base: pd.DataFrame, lives: pd.DataFrame, group_by: str, group: str) -> dict[str, float]:
    """Shares of people better and worse off than under the baseline: everybody in the cohort under either."""
    either = base["in_cohort"] | lives["in_cohort"]
    if group_by != "cohort":
        either &= base[group_by] == group
    change = (lives["pv_net"] - base["pv_net"])[either]
    if change.empty:
        return {}
    return {"better_off": float((change > 0).mean()), "worse_off": float((change < 0).mean())}


def _of_view(one: Outcome, view: int, claims: float, scale: float) -> dict[str, float]:
    """What is known for a whole view only: losses by gate, difficulties, take-up of cash."""
    fates, counts = one.exact["fates"][view], one.exact["counts"][view]
    made = {}
    for index, gate in enumerate(GATES):
        made[f"lost_{gate}_thb"] = float(fates[:, _LOST + index].sum()) * scale / 100
        made[f"regained_{gate}_thb"] = float(one.exact["removal"][view, index]) * scale / 100
    for index, kind in enumerate(tables.DIFFICULTIES):
        share = one.exact["difficulty"][view, index] / claims if claims else float("nan")
        made[f"difficulty_{kind}"] = float(share)
    due = counts[1:].sum() - counts[1:, _NOT_YET].sum()
    made["take_up_cash"] = float(counts[1:, _RECEIVED].sum() / due) if due else float("nan")
    return made


# --- measures over replicates ---


def measure_rows(plan: "Plan", all_cells: Sequence[Sequence[Cells]]) -> Iterator[tuple[Any, ...]]:
    """The rows of measures.csv, with numbers and None where undefined."""
    for number, scenario in enumerate(plan.scenarios):
        for group_by, group in all_cells[0][number]:
            for measure in tables.MEASURES:
                levels = _over(all_cells, number, (group_by, group), measure.name)
                base = _over(all_cells, 0, (group_by, group), measure.name)
                if number and np.isnan(levels).all() and np.isnan(base).all():
                    continue
                if not number and not _known(all_cells, (group_by, group), measure.name):
                    continue
                change = _interval(levels - base) if number else (None, None, None)
                yield (
                    scenario.name, group_by, group, measure.name, measure.unit, *_interval(levels), *change
                )  # fmt: skip


def _known(all_cells: Sequence[Sequence[Cells]], group: tuple[str, str], measure: str) -> bool:
    return any(measure in one[group] for replicate in all_cells for one in replicate)


def _over(
    all_cells: Sequence[Sequence[Cells]], number: int, group: tuple[str, str], measure: str
) -> NDArray[np.float64]:
    return np.array([replicate[number][group].get(measure, np.nan) for replicate in all_cells])


def _interval(values: NDArray[np.float64]) -> tuple[float | None, float | None, float | None]:
    """Mean and the 2.5 and 97.5 percentiles of the replicates in which a value is defined."""
    defined = values[~np.isnan(values)]
    if defined.size == 0:
        return None, None, None
    low, high = np.percentile(defined, [2.5, 97.5])
    return float(defined.mean()), float(low), float(high)


# --- exact tables ---


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
    plan: "Plan", replicates: Sequence[Sequence[Outcome]]
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


# --- files ---


def write_tables(
    folder: Path,
    plan: "Plan",
    all_cells: Sequence[Sequence[Cells]],
    replicates: Sequence[Sequence[Outcome]],
) -> list[str]:
    """Write every table of a comparison; returns the names of the files."""
    rows: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in tables.TABLES}
    for measured in measure_rows(plan, all_cells):
        unit = measured[4]
        rows["measures.csv"].append((*measured[:5], *(tables.number(one, unit) for one in measured[5:])))
    for table, _, exact in _exact(plan, replicates):
        rows[table] += exact
    rows["series.csv"] = list(_series(plan, replicates))
    rows["assumptions.csv"] = list(_assumptions(plan))
    for table_of in tables.TABLES:
        tables.write(folder / table_of.name, table_of, rows[table_of.name])
    return [table.name for table in tables.TABLES]


def _series(plan: "Plan", replicates: Sequence[Sequence[Outcome]]) -> Iterator[tuple[Any, ...]]:
    names = ("present", "enrolled", "undocumented", "claims_filed", "claims_paid")
    for number, scenario in enumerate(plan.scenarios):
        runs = np.array([one[number].series for one in replicates], float)
        people = runs[:, :, 1:] * plan.people_per_agent
        means, (lows, highs) = people.mean(axis=0), np.percentile(people, [2.5, 97.5], axis=0)
        for place, month in enumerate(runs[0, :, 0]):
            for column, name in enumerate(names):
                ends = (means[place, column], lows[place, column], highs[place, column])
                yield (
                    scenario.name, months.text(int(month)), name, *(tables.number(float(v), "people") for v in ends)
                )  # fmt: skip


def _assumptions(plan: "Plan") -> Iterator[tuple[Any, ...]]:
    changed = {name: value for name, value, _ in plan.changes[0]}
    for name, one in sorted(parameters.load().items()):
        row = one.on(plan.start)
        value = changed.get(name, row.value)
        shown = str(value).lower() if isinstance(value, bool) else value
        yield name, one.layer, one.meaning, one.unit, shown, row.low, row.high, row.grade, row.source


def write_people(folder: Path, plan: "Plan", replicates: Sequence[Sequence[Outcome]]) -> str:
    """Write one row a member of the cohort, scenario and replicate; satang and counts."""
    frames = []
    for number, replicate in enumerate(replicates):
        for scenario, one in zip(plan.scenarios, replicate, strict=True):
            lives = one.lives[one.lives["in_cohort"]].drop(columns="in_cohort")
            lives.insert(0, "person", lives.index)
            lives.insert(0, "replicate", number)
            lives.insert(0, "scenario", scenario.name)
            frames.append(lives)
    pd.concat(frames).to_parquet(folder / "people.parquet", index=False)
    return "people.parquet"


def _fingerprint(layers: tuple[str, ...]) -> str:
    known = [repr(one) for one in parameters.load().values() if one.layer in layers]
    rows = [repr(one.history) for one in parameters.load().values() if one.layer in layers]
    return hashlib.sha256("\n".join(known + rows).encode()).hexdigest()


def manifest(plan: "Plan", folder: Path, written: Sequence[str]) -> dict[str, Any]:
    """All inputs of a comparison and the fingerprint of each table; no clock, path or host."""
    return {
        "simsp": simsp.__version__,
        "command": "compare" if len(plan.scenarios) > 1 else "run",
        "options": {
            "agents": plan.agents,
            "replicates": plan.replicates,
            "from": months.text(plan.start),
            "until": months.text(plan.until),
            "seed": plan.seed,
        },
        "seed": plan.seed,
        "agents": plan.agents,
        "people_per_agent": plan.people_per_agent,
        "replicates": plan.replicates,
        "months": {"history_from": "2011-01", "from": months.text(plan.start), "until": months.text(plan.until)},
        "baseline": plan.scenarios[0].name,
        "cohort": plan.cohort,
        "scenarios": [
            {
                "name": one.name,
                "title": one.title,
                "asked_by": list(one.asked_by),
                "about": one.about,
                "starts": months.text(one.starts) if one.starts is not None else None,
                "changes": {name: value for name, value, _ in changes},
            }
            for one, changes in zip(plan.scenarios, plan.changes, strict=True)
        ],
        "fingerprints": {
            "law": _fingerprint(("law", "reading", "policy")),
            "assumptions": _fingerprint(("practice", "assumption")),
        },
        "tables": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in written},
        "beyond_last_change": beyond_last_change(parameters.load(), plan.until),
    }
