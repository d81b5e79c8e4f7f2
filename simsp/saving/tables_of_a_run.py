"""Every table of a comparison or a run, written into a folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simsp import made_of, ranking, tables
from simsp.lives.pairs import Told
from simsp.outcomes import Outcome
from simsp.plan import Plan
from simsp.readings import Read
from simsp.saving import evidence, exact, inputs, monthly, waits
from simsp.summary import Cells, measure_rows


def write_tables(
    folder: Path,
    plan: Plan,
    all_cells: Sequence[Sequence[Cells]],
    replicates: Sequence[Sequence[Outcome]],
    read: Read | None = None,
    lives: Told | None = None,
) -> list[str]:
    """Write every table of a comparison, with other readings and single lives if asked; returns names of files."""
    rows: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in tables.TABLES}
    for measured in measure_rows(plan, all_cells):
        unit = measured[4]
        rows["measures.csv"].append((*measured[:5], *(tables.number(one, unit) for one in measured[5:])))
    for table, of_a_scenario in exact.rows(plan, replicates):
        rows[table] += of_a_scenario
    rows["series.csv"] = list(monthly.series(plan, replicates))
    rows["interviews.csv"] = list(monthly.interviews(plan, replicates))
    rows["assumptions.csv"] = list(inputs.assumptions(plan))
    rows["waiting.csv"] = list(waits.rows(plan, all_cells))
    rows["calendar.csv"] = list(inputs.events(plan))
    rows["lives.csv"] = list(lives.rows) if lives else []
    if lives and lives.ledger:
        rows["ledger.csv"], rows["ledger_law.csv"] = list(lives.ledger.rows), list(lives.ledger.law)
    rows["drivers.csv"] = list(evidence.drivers(plan))
    rows["targets.csv"] = list(evidence.reported(plan))
    rows["ranking.csv"] = list(ranking.rows(plan, all_cells))
    rows["intervals.csv"] = list(made_of.rows(plan, all_cells, read))
    rows["readings.csv"] = list(made_of.reading_rows(plan, all_cells, read))
    empty = {"ranking.csv"} if len(plan.scenarios) == 1 else set()
    empty |= {"readings.csv"} if read is None else set()
    empty |= {"lives.csv"} if lives is None else set()
    empty |= {
        name for name in ("drivers.csv", "targets.csv", "ledger.csv", "ledger_law.csv") if not rows[name]
    }
    told = [table for table in tables.TABLES if table.name not in empty]
    for table_of in told:
        tables.write(folder / table_of.name, table_of, rows[table_of.name])
    return [table.name for table in told]
