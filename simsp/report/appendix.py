"""The last sections of the page: what was assumed, what the run was."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from simsp.report import labels
from simsp.report.graphics.charts import Table
from simsp.report.read import Cell, Run

_SIDES: Final = {"counted": "counted", "not_counted": "not counted"}


def assumptions(found: Run) -> list[Table]:
    """The values in force, a table for each layer but the law; `simsp law` shows that."""
    rows = {said: found.rows("assumptions.csv", layer=layer) for layer, said in labels.LAYERS.items()}
    return [_values(said, chosen) for said, chosen in rows.items() if chosen]


def legal_values(found: Run) -> int:
    """How many values of the law are in force."""
    return len(found.rows("assumptions.csv", layer="law"))


def _values(heading: str, rows: Sequence[Cell]) -> Table:
    cells = tuple(
        (row["meaning"], row["name"], row["value"], _range(row), row["unit"], row["grade"], row["source"])
        for row in rows
    )
    head = ("Meaning", "Name", "Value", "Range", "Unit", "Grade", "Source")
    return Table(f"{heading} ({len(rows)})", head, cells)


def _range(row: Cell) -> str:
    if not row["low"] or not row["high"]:
        return ""
    guessed = f"{row['low']} to {row['high']}"
    return (
        f"{guessed}; fitted {row['fitted_low']} to {row['fitted_high']}" if row.get("fitted_low") else guessed
    )


def grades(found: Run) -> Table:
    """How many values of each grade are in force, by layer."""
    rows = []
    for layer, said in {"law": "Law: what the Act and its regulations say", **labels.LAYERS}.items():
        mine = found.rows("assumptions.csv", layer=layer)
        counts = (str(sum(row["grade"] == grade for row in mine)) for grade in "ABC")
        rows.append((said, *counts))
    head = (
        "Values in force",
        "A: read in a source",
        "B: from memory or statistics",
        "C: an expert\u2019s guess",
    )
    return Table("How well the values are known", head, tuple(rows))


def guesses(found: Run) -> int:
    """How many values in force are of grade C."""
    return sum(row["grade"] == "C" for row in found.tables["assumptions.csv"])


def facts(found: Run) -> Table:
    """What the run was: enough to repeat it."""
    told = found.manifest
    span = told["months"]
    rows = [
        ("simsp", str(told["simsp"])),
        ("Command", str(told.get("command", ""))),
        ("Seed", str(told["seed"])),
        ("Agents", f"{told['agents']:,}, each standing for {told.get('people_per_agent', '')} people"),
        ("Replicates", f"{told['replicates']}, each with its own chance and a draw of the assumptions"),
        ("Assumptions", _source_of_draws(told)),
        ("Months", f"history from {span['history_from']}; measured {span['from']} to {span['until']}"),
        ("Lifetime view", f"people first insured {told['cohort']}"),
        *((f"Fingerprint of {name}", mark) for name, mark in sorted(told.get("fingerprints", {}).items())),
        *((f"sha256 of {name}", mark) for name, mark in sorted(told.get("tables", {}).items())),
    ]
    return Table("The run", ("", ""), tuple(row for row in rows if row[1]))


def _source_of_draws(told: Mapping[str, Any]) -> str:
    if told.get("fingerprints", {}).get("fit"):
        return "drawn from the fit to what is known, those that no figure tells of from their ranges"
    return "each drawn from its range"


def scenarios(found: Run) -> Table:
    """What each scenario changes, and from when."""
    rows = []
    for scenario in found.scenarios:
        changed = "; ".join(f"{name}: {_written(value)}" for name, value in sorted(scenario.changes.items()))
        effects = (f"{_SIDES.get(side, side)}: {said}" for side, said in scenario.side_effects.items())
        changed = "; ".join(filter(None, (changed, *scenario.limits)))
        about = (changed or "nothing", scenario.about, "; ".join(effects))
        rows.append((scenario.title, scenario.name, scenario.starts, *about))
    head = ("Title", "File", "From", "Changes", "About", "Side effects")
    return Table("The scenarios", head, tuple(rows))


def _written(value: object) -> str:
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)
