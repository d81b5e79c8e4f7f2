"""Made-up tables of a run, for the tests of the report only. No number here says anything about the world.

The identities hold exactly as in real tables: paid = received + still claimable + not yet due + lost + kept by
the pool in every branch; owed = received + still claimable + lost; paid = benefits + balance; and benefits by
branch equal what was received by right.
"""

import csv
import hashlib
import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from simsp import months
from tests.report import made_up_intervals, made_up_ranking, made_up_studies, made_up_two_laws
from tests.report.made_up_lives import (
    BASELINE,
    BRANCHES,
    GATES,
    POLICIES,
    Life,
    Policy,
    live,
    measures,
    spread,
)

__all__ = ["BASELINE", "COHORT", "HEAD", "POLICIES", "Policy", "write"]

RIGHTS: Final = {
    "sickness": ("health_care", "sickness_cash"),
    "maternity": ("childbirth_grant", "antenatal", "maternity_leave"),
    "invalidity": ("invalidity_pension",),
    "death": ("funeral_grant", "survivors_grant"),
    "child_allowance": ("child_allowance",),
    "old_age": ("old_age_pension", "old_age_lump_sum"),
    "unemployment": ("unemployment",),
}
GROUPS: Final = {
    "nationality": {"myanmar": 0.72, "cambodia": 0.14, "laos": 0.1, "vietnam": 0.04},
    "status_at_entry": {"mou": 0.2, "nv": 0.35, "cr": 0.25, "border_pass": 0.05, "undocumented": 0.15},
}
COHORT: Final = "2027-2031"
HEAD: Final = (
    "scenario", "group_by", "group", "measure", "unit", "value", "low", "high", "change", "change_low", "change_high",
)  # fmt: skip


def _estimate(values: Iterable[float | None]) -> tuple[str, str, str]:
    known = sorted(value for value in values if value is not None)
    if not known:
        return "", "", ""
    low, high = (known[round(part * (len(known) - 1))] for part in (0.025, 0.975))
    return tuple(f"{value:.10g}" for value in (sum(known) / len(known), low, high))  # type: ignore[return-value]


def _unit(measure: str) -> str:
    ends = {
        "_thb": "thb", "people": "people", "waiting_days_median": "days", "months_of_cover": "months",
        "self_enrolled": "people", "exit_lump_sums": "people", "adverse_selection": "ratio",
    }  # fmt: skip
    return next((unit for end, unit in ends.items() if measure.endswith(end)), "share")


def _measure_rows(
    lives: Mapping[str, list[Life]], policies: Iterable[Policy], scale: float
) -> list[list[str]]:
    people = int(120_000 * scale) or 1
    worlds = {p.name: [measures(life, p, people) for life in lives[p.name]] for p in policies}
    first = next(iter(worlds))
    rows = []
    for name, found in worlds.items():
        for measure in found[0]:
            values = [world[measure] for world in found]
            before = [world[measure] for world in worlds[first]]
            paired = [
                a - b if a is not None and b is not None else None
                for a, b in zip(values, before, strict=True)
            ]
            change = ("", "", "") if name == first else _estimate(paired)
            rows.append([name, "", "", measure, _unit(measure), *_estimate(values), *change])
    return rows


def _exact_rows(lives: Mapping[str, list[Life]], view: str) -> tuple[list[list[object]], ...]:
    """Rows of bridge, removal, accounts and rights, summed over the replicates."""
    bridge, removal, accounts, rights = [], [], [], []
    for name, found in lives.items():
        for branch in BRANCHES:
            paid = {payer: sum(life.paid[branch][payer] for life in found) for payer in found[0].paid[branch]}
            fate = {line: sum(life.fates[branch][line] for life in found) for line in found[0].fates[branch]}
            bridge += [[name, view, branch, line, n] for line, n in _bridge(sum(paid.values()), fate).items()]
            accounts += [[name, branch, line, n] for line, n in _ledger(paid, fate["received"]).items()]
            rights += [[name, *row] for row in _rights(branch, fate)]
        for gate in GATES:
            lost = sum(life.fates[branch][gate] for life in found for branch in BRANCHES)
            removal.append([name, view, gate, lost // 1_000_000, lost * 3 // 5])
    return bridge, removal, accounts, rights


def _bridge(paid: int, fate: Mapping[str, int]) -> dict[str, int]:
    lines = {"paid": paid} | {line: fate[line] for line in ("received", "still_claimable", "not_yet_due")}
    lines["lost"] = sum(fate[gate] for gate in GATES)
    lines["kept_by_pool"] = paid - fate["owed"] - fate["not_yet_due"]
    return lines


def _ledger(paid: Mapping[str, int], received: int) -> dict[str, int]:
    lines = {f"paid_by_{payer}": amount for payer, amount in paid.items()}
    lines |= {"benefits_paid": received, "of_which_care_estimated": received * 2 // 5}
    return lines | {"balance": sum(paid.values()) - received}


def _rights(branch: str, fate: Mapping[str, int]) -> list[list[object]]:
    rows: list[list[object]] = []
    for line, amount in fate.items():
        told = f"lost: {line}" if line in GATES else line
        parts = spread(amount, dict.fromkeys(RIGHTS[branch], 1.0))
        rows += [[right, told, part // 500_000, part] for right, part in parts.items()]
    return rows


def _series(policies: Iterable[Policy], start: int, end: int) -> list[list[str]]:
    levels = {
        "present": 2.6e6,
        "enrolled": 9e5,
        "undocumented": 8e5,
        "claims_filed": 2.4e4,
        "claims_paid": 1.9e4,
    }
    by_papers = {"papers_mou": 5e5, "papers_cr": 9e5, "papers_nv": 4e5, "papers_undocumented": 8e5}
    begun = months.parse("2027-01")
    rows = []
    for place, policy in enumerate(policies):
        for name, level in (levels if place else levels | by_papers).items():
            luck = random.Random(name)
            for month in range(start, end + 1):
                grown = level * (0.6 + 0.4 * (month - start) / 190) * luck.uniform(0.97, 1.03)
                grown *= policy.paid if name == "enrolled" and month >= begun else 1.0
                cells = [f"{grown * times:.0f}" for times in (1.0, 0.93, 1.07)]
                rows.append([policy.name, months.text(month), name, *cells])
    return rows


ASSUMPTIONS: Final = (
    ["old_age.non_thai_exit", "reading", "When a non-Thai who leaves for good is owed the old-age lump sum.",
     "choice", "wait_to_55", "", "", "A", "SSA s.77 bis para 3; made up for tests"],
    ["papers.papers_demanded", "practice", "Chance that an office refuses a claim with expired papers.",
     "probability", "0.9", "0.5", "1", "C", "made up for tests"],
    ["life.discount_rate", "assumption", "Rate at which present values are taken.",
     "percent", "3.5", "2", "5", "C", "made up for tests"],
    ["claims.refused_otherwise", "assumption", "Share of due claims refused for no reason named here.",
     "probability", "0.55", "0.35", "0.75", "C", "made up for tests"],
    ["stay.return_rate", "assumption", "Workers who go home in a year.",
     "percent_per_year", "10", "6", "16", "C", "made up for tests"],
    ["knowledge.aware_old_age", "assumption", "Share of workers who know of old-age benefits.",
     "percent", "28", "20", "40", "C", "made up for tests"],
    ["behaviour.returns_a_year", "assumption", "Share of workers who go home in a year.",
     "percent_per_year", "18", "", "", "B", "made up for tests"],
    ["old_age.qualifying_months", "law", "Contribution months that turn the lump sum into a pension.",
     "months", "180", "", "", "A", "SSA s.77; made up for tests"],
)  # fmt: skip


def write(
    directory: Path, policies: Iterable[Policy] = POLICIES, baseline: Policy = BASELINE, replicates: int = 32
) -> Path:
    """Write all the tables of a made-up run into a directory and return it."""
    everyone = (baseline, *policies)
    directory.mkdir(parents=True, exist_ok=True)
    lives = {p.name: [live(p, seed, 1e7) for seed in range(replicates)] for p in everyone}
    bridge, removal, accounts, rights = _exact_rows(lives, "lifetime")
    again = (
        [[row[0], "period", *row[2:]] for row in bridge],
        [[row[0], "period", *row[2:]] for row in removal],
    )
    tables: dict[str, tuple[str, list[list[object]]]] = {
        "measures.csv": (
            ",".join(HEAD),
            _grouped(lives, everyone),
        ),
        "accounts.csv": ("scenario,branch,line,satang", accounts),
        "rights.csv": ("scenario,right,fate,rights,satang", rights),
        "bridge.csv": ("scenario,view,branch,line,satang", bridge + again[0]),
        "removal.csv": ("scenario,view,gate,rights,satang", removal + again[1]),
        "series.csv": (
            "scenario,month,series,value,low,high",
            [list(row) for row in _series(everyone, months.parse("2011-01"), months.parse("2046-12"))],
        ),
        "assumptions.csv": (
            "name,layer,meaning,unit,value,low,high,grade,source",
            [list(r) for r in ASSUMPTIONS],
        ),
    }
    told = tables["measures.csv"][1], baseline.name
    tables["intervals.csv"] = made_up_intervals.HEADS["intervals.csv"], made_up_intervals.intervals(*told)
    tables["readings.csv"] = made_up_intervals.HEADS["readings.csv"], made_up_intervals.readings(*told)
    tables |= made_up_studies.tables_of([policy.name for policy in everyone])
    tables["lives.csv"] = made_up_two_laws.HEAD, made_up_two_laws.rows([policy.name for policy in everyone])
    if len(everyone) > 1:
        tables["ranking.csv"] = made_up_ranking.HEAD, made_up_ranking.rows(lives, everyone)
    for name, (head, rows) in tables.items():
        _save(directory / name, head.split(","), rows)
    (directory / "manifest.json").write_text(
        _manifest(directory, tables, everyone, replicates), encoding="utf-8"
    )
    return directory


def _grouped(lives: Mapping[str, list[Life]], policies: Iterable[Policy]) -> list[list[object]]:
    groups: list[tuple[str, str, float]] = [("all", "all", 4.0), ("cohort", COHORT, 1.0)]
    groups += [(by, group, part) for by, parts in GROUPS.items() for group, part in parts.items()]
    rows: list[list[object]] = []
    for by, group, part in groups:
        made = [[row[0], by, group, *row[3:]] for row in _measure_rows(lives, policies, part)]
        rows += [row for row in made if by == "cohort" or not row[3].endswith("_pv")]
    return rows


def _save(path: Path, head: list[str], rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])


def _manifest(directory: Path, tables: Iterable[str], policies: Iterable[Policy], replicates: int) -> str:
    scenarios = [
        {"name": p.name, "title": p.title, "asked_by": [6], "starts": "2027-01", "changes": dict(p.changes),
         "about": "Made up for tests.", "kind": p.kind, "mechanism": p.mechanism,
         "side_effects": {"counted": "made up", "not_counted": "made up too"},
         "lever": p.lever and {"unit": p.lever[0], "units": p.lever[1]}}
        for p in policies
    ]  # fmt: skip
    told = {
        "simsp": "0.0.0 (made-up tables)",
        "command": "compare",
        "options": {
            "agents": 20000,
            "replicates": replicates,
            "from": "2027-01",
            "until": "2046-12",
            "seed": 1,
        },
        "seed": 1,
        "agents": 20000,
        "people_per_agent": 130,
        "replicates": replicates,
        "months": {"history_from": "2011-01", "from": "2027-01", "until": "2046-12"},
        "baseline": scenarios[0]["name"],
        "cohort": COHORT,
        "scenarios": scenarios,
        "fingerprints": {"law": "0" * 16, "assumptions": "1" * 16},
        "tables": {name: hashlib.sha256((directory / name).read_bytes()).hexdigest() for name in tables},
        "readings": made_up_intervals.manifest(),
        "beyond_last_change": "The law is written until 2032; later months keep its last values.",
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"
