"""The saved tables of one run, read and checked; nothing here runs the model."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final, TypeVar

from simsp import tables as schema
from simsp.errors import BadInput, one_line
from simsp.report import figures
from simsp.report.figures import Cell, Estimate, estimate

PERIOD: Final = ("all", "all")
"""The group of the period view; the lifetime view is `Run.cohort`."""

COLUMNS: Final = {
    "measures.csv": "scenario,group_by,group,measure,unit,value,low,high,change,change_low,change_high",
    "accounts.csv": "scenario,branch,line,satang",
    "rights.csv": "scenario,right,fate,rights,satang",
    "bridge.csv": "scenario,view,branch,line,satang",
    "removal.csv": "scenario,view,gate,rights,satang",
    "series.csv": "scenario,month,series,value,low,high",
    "assumptions.csv": "name,layer,meaning,unit,value,low,high,grade,source",
}

RANKING: Final = "ranking.csv"
"""Left by a comparison; a run of one scenario, or one made before there was a ranking, has none."""

MADE_OF: Final = ("intervals.csv", "readings.csv")
"""What intervals are made of: not left by runs made before there was such a table, nor where nothing was asked."""

LEDGER: Final = ("ledger.csv", "ledger_law.csv")
"""One worker's months: not left where nobody fits the rule."""

BESIDE: Final = (*MADE_OF, "waiting.csv", "calendar.csv", "lives.csv", *LEDGER, "drivers.csv", "targets.csv")
"""Tables that a run may lack: one made before there were such tables, or one that they say nothing of."""

ADDED: Final = ("fund_and_employer_cost_per_worker_thb",)
"""Columns of the ranking, with their ends, that runs of an earlier version lack."""

Group = tuple[str, str]
T = TypeVar("T")

__all__ = [
    "COLUMNS",
    "MADE_OF",
    "PERIOD",
    "Cell",
    "Estimate",
    "Group",
    "Measure",
    "Ranked",
    "Run",
    "Scenario",
    "run",
]


@dataclass(frozen=True)
class Measure:
    """One cell of measures.csv: the level, and the paired change against the baseline."""

    unit: str
    level: Estimate | None
    change: Estimate | None


@dataclass(frozen=True)
class Scenario:
    """One scenario as the manifest resolved it."""

    name: str
    title: str
    starts: str
    about: str
    changes: Mapping[str, object]
    kind: str
    side_effects: Mapping[str, str]
    limits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ranked:
    """One row of ranking.csv: a compared scenario, its place within its kind, its estimates by column.

    `rank` is empty where nothing is defined to rank by; `units` is empty where no lever is turned.
    """

    scenario: Scenario
    kind: str
    rank: str
    mechanism: str
    unit: str
    units: str
    found: Mapping[str, Estimate | None]

    @property
    def by(self) -> Estimate | None:
        """What the rank is given for: for levers what a unit may cost a year, else what a worker recovers."""
        return self.found["break_even_thb_a_year" if self.kind == "lever" else "recovered_per_worker_thb"]


@dataclass(frozen=True)
class Run:
    """Everything that the report shows; `scenarios` begins with the baseline."""

    manifest: Mapping[str, Any]
    scenarios: tuple[Scenario, ...]
    measures: Mapping[tuple[str, str, str, str], Measure]
    tables: Mapping[str, tuple[Cell, ...]]
    ranking: tuple[Ranked, ...]

    @property
    def baseline(self) -> Scenario:
        """The scenario that the others are compared with."""
        return self.scenarios[0]

    @property
    def compared(self) -> tuple[Scenario, ...]:
        """The scenarios set against the baseline; empty for a run of one scenario."""
        return self.scenarios[1:]

    @property
    def cohort(self) -> Group:
        """The group of the lifetime view."""
        return ("cohort", str(self.manifest["cohort"]))

    def find(self, scenario: Scenario, measure: str, group: Group | None = None) -> Measure | None:
        """A measure in a group (default: the lifetime view), or None if the table does not have it."""
        group_by, member = group or self.cohort
        return self.measures.get((scenario.name, group_by, member, measure))

    def level(self, scenario: Scenario, measure: str, group: Group | None = None) -> Estimate | None:
        """The level of a measure, or None where it is undefined or missing."""
        found = self.find(scenario, measure, group)
        return found.level if found else None

    def change(self, scenario: Scenario, measure: str, group: Group | None = None) -> Estimate | None:
        """The paired change of a measure, or None where it is undefined or missing."""
        found = self.find(scenario, measure, group)
        return found.change if found else None

    @cached_property
    def mark(self) -> str:
        """What the ids of all figures of this run depend on."""
        return figures.run_mark(self.manifest)

    def estimate(self, table: str, row: Cell, figure: str) -> Estimate | None:
        """A figure of a row of a table (see `figures.TABLES`); None where a cell is empty."""
        return estimate(self.mark, table, row, figure)

    @property
    def year(self) -> str:
        """The year whose value the present values have: that in which the comparison starts."""
        return str(self.manifest["months"]["from"])[:4]

    def valued(self, measure: str, grouping: str | None = None) -> str:
        """The name of a measure's present value if the run has it (in a grouping), else of the measure."""
        where = grouping or self.cohort[0]
        present = f"{measure}_pv"
        known = any(key[1] == where and key[3] == present for key in self.measures)
        return present if known else measure

    def names(self, position: int, **wanted: str) -> list[str]:
        """Distinct scenarios, groupings, groups or measures (0 to 3) in the order of the table."""
        keep = [key for key in self.measures if wanted.get("group_by", key[1]) == key[1]]
        return list(dict.fromkeys(key[position] for key in keep))

    def rows(self, table: str, **where: str) -> list[Cell]:
        """The rows of a table whose columns hold the values given."""
        return [
            row
            for row in self.tables.get(table, ())
            if all(row[key] == value for key, value in where.items())
        ]

    def total(self, table: str, **where: str) -> int:
        """The exact sum in satang of the rows that match."""
        return sum(int(row["satang"]) for row in self.rows(table, **where))


def run(directory: Path) -> Run:
    """Read a run directory. Raises BadInput naming every file that is missing or malformed."""
    problems: list[str] = []
    manifest = _try(problems, lambda: _manifest(directory / "manifest.json")) or {}
    tables = {name: _try(problems, partial(_rows, directory / name)) or () for name in COLUMNS}
    left = [name for name in BESIDE if name in (manifest.get("tables") or {})]
    tables |= {name: _try(problems, partial(_rows, directory / name)) or () for name in left}
    scenarios = _try(problems, lambda: _scenarios(manifest)) if manifest else None
    mark = figures.run_mark(manifest)
    measures = _try(problems, lambda: dict(_measures(mark, tables["measures.csv"])))
    ranking = _try(problems, lambda: tuple(_ranking(directory, manifest, scenarios or ())))
    if problems or scenarios is None or measures is None or ranking is None:
        raise BadInput(problems)
    return Run(manifest, scenarios, measures, tables, ranking)


def _try(problems: list[str], attempt: Callable[[], T]) -> T | None:
    try:
        return attempt()
    except BadInput as bad:
        problems.extend(bad.problems)
        return None


def _manifest(path: Path) -> dict[str, Any]:
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        found = json.loads(figures.clean(json.dumps(written, ensure_ascii=False)))
    except (OSError, ValueError, RecursionError) as why:
        raise BadInput([f"{path.name}: is missing or is not the manifest of a run ({path.parent})"]) from why
    needed = ("simsp", "seed", "agents", "replicates", "months", "baseline", "cohort", "scenarios")
    missing = [key for key in needed if not isinstance(found, dict) or key not in found]
    if missing:
        raise BadInput([f"{path.name}: lacks {', '.join(missing)}"])
    return dict(found)


def _rows(path: Path) -> tuple[Cell, ...]:
    try:
        text = path.read_bytes().decode("utf-8")
        reader = csv.DictReader(io.StringIO(figures.clean(text), newline=""))
        rows = tuple(reader)
    except (OSError, ValueError, csv.Error) as why:
        raise BadInput([f"{path.name}: is missing or cannot be read"]) from why
    wanted = COLUMNS[path.name].split(",") if path.name in COLUMNS else schema.named(path.name).header
    given = reader.fieldnames or ()
    missing = [name for name in wanted if name not in given and not name.startswith(ADDED)]
    if missing:
        raise BadInput([f"{path.name}: lacks the column {', '.join(missing)}"])
    return rows


def _scenarios(manifest: Mapping[str, Any]) -> tuple[Scenario, ...]:
    found = [
        Scenario(
            name=str(row["name"]),
            title=one_line(row.get("title") or row["name"], 160),
            starts=str(row.get("starts") or ""),
            about=str(row.get("about") or ""),
            changes=dict(row.get("changes") or {}),
            kind=one_line(row.get("kind") or "rule"),
            side_effects={side: said for side, said in (row.get("side_effects") or {}).items() if said},
            limits=tuple(_limits(row)),
        )
        for row in manifest["scenarios"]
    ]
    first = [scenario for scenario in found if scenario.name == manifest["baseline"]]
    if not first:
        raise BadInput([f"manifest.json: the baseline '{manifest['baseline']}' is not among the scenarios"])
    return (first[0], *(scenario for scenario in found if scenario is not first[0]))


def _limits(row: Mapping[str, Any]) -> Iterator[str]:
    """For whom and until when a change holds, and which entries the scenario adds to the calendar."""
    for one in row.get("changes_in_full") or ():
        whom = "" if one["for"] == "all" else f" for {', '.join(one['for'])}"
        until = f" until {one['until']}" if one["until"] else ""
        if whom or until:
            yield f"{one['name']}{whom}{until}"
    for one in row.get("calendar") or ():
        yield f"{one['name']}: {one['from']} to {one['until']}, {one['who']}"


def _measures(mark: str, rows: tuple[Cell, ...]) -> Iterator[tuple[tuple[str, str, str, str], Measure]]:
    for line, row in enumerate(rows, start=2):
        try:
            level, change = (estimate(mark, "measures.csv", row, name) for name in ("value", "change"))
        except ValueError as why:
            raise BadInput([f"measures.csv, line {line}: {why}"]) from why
        yield (
            (row["scenario"], row["group_by"], row["group"], row["measure"]),
            Measure(row["unit"], level, change),
        )


def _ranking(directory: Path, manifest: Mapping[str, Any], scenarios: Sequence[Scenario]) -> Iterator[Ranked]:
    """The rows of ranking.csv, where the manifest says that the run has left one."""
    if RANKING not in (manifest.get("tables") or {}):
        return
    by_name, mark = {scenario.name: scenario for scenario in scenarios}, figures.run_mark(manifest)
    for line, row in enumerate(_rows(directory / RANKING), start=2):
        if row["scenario"] not in by_name:
            raise BadInput(
                [f"{RANKING}, line {line}: the manifest has no scenario '{one_line(row['scenario'])}'"]
            )
        try:
            found = {
                name: estimate(mark, RANKING, row, name) if name in row else None for name in schema.RANKED
            }
        except ValueError as why:
            raise BadInput([f"{RANKING}, line {line}: {why}"]) from why
        kind, rank, through, unit, units = (row[it] for it in ("kind", "rank", "mechanism", "unit", "units"))
        yield Ranked(by_name[row["scenario"]], kind, rank, through, unit, units, found)
