"""The later sections of the page: the stock over time, what was assumed, what the run was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from simsp import months
from simsp.report import charts, formats, labels, words
from simsp.report.charts import Frame, Line, Table
from simsp.report.read import Cell, Estimate, Run, Scenario

DRAWN: Final = 4
"""Compared scenarios drawn as lines of their own; the tables hold all of them."""
YEARS_APART: Final = 10
"""Years between the marks under a drawing."""
ROWS_APART: Final = 5
"""Years between the rows of a table over time; series.csv holds every month."""

_SIDES: Final = {"counted": "counted", "not_counted": "not counted"}


@dataclass(frozen=True)
class Key:
    """A line style, the scenario that it stands for, and where it ends."""

    swatch: Markup
    name: str
    end: str


@dataclass(frozen=True)
class Panel:
    """One series over time: its message, its drawing with the years below, a key to its lines, its table."""

    title: str
    years: Markup
    drawing: Markup
    keys: tuple[Key, ...]
    table: Table


def over_time(found: Run) -> list[Panel]:
    """A small chart for each series in the table: the baseline with its interval, the others as lines."""
    rows = [row for row in found.tables["series.csv"] if row["value"]]
    of_baseline = dict.fromkeys(row["series"] for row in rows if row["scenario"] == found.baseline.name)
    names = [name for name in of_baseline if name in labels.SERIES]
    return [_panel(found, name, [row for row in rows if row["series"] == name]) for name in names]


def _panel(found: Run, name: str, rows: Sequence[Cell]) -> Panel:
    monthly = {scenario.name: _monthly(found, rows, scenario.name) for scenario in found.scenarios}
    base = monthly[found.baseline.name]
    first, last = min(base), max(base)
    lines = _lines(found, monthly)
    frame = _frame(found, (first, last), lines)
    said = labels.SERIES.get(name, labels.plain(name))
    ends = f"{_told(base[last])} in {months.text(last)}"
    about = (said, f"Monthly, {months.text(first)} to {months.text(last)}. Under the baseline: {ends}.")
    return Panel(
        title=f"{said}: {ends}",
        years=charts.axis(frame.across, [str(month // 12) for month in frame.years], frame.years),
        drawing=charts.over_time(lines, frame, about),
        keys=tuple(_key(found, line) for line in lines),
        table=_yearly(found, said, monthly),
    )


def _key(found: Run, line: Line) -> Key:
    scenario = _in_table(found)[int(line.style.removeprefix("line"))]
    return Key(charts.swatch(line.style), scenario.title, _told(line.values[-1][1]))


def _in_table(found: Run) -> list[Scenario]:
    """The baseline and those that a table has room for, a column each; series.csv holds all."""
    leading = words.leading(found)
    return [found.baseline, *(leading if len(found.compared) <= words.FEW else leading[:DRAWN])]


def _monthly(found: Run, rows: Sequence[Cell], scenario: str) -> dict[int, Estimate]:
    mine = [row for row in rows if row["scenario"] == scenario]
    read = {months.parse(row["month"]): found.estimate("series.csv", row, "value") for row in mine}
    return {month: value for month, value in sorted(read.items()) if value is not None}


def _lines(found: Run, monthly: Mapping[str, Mapping[int, Estimate]]) -> list[Line]:
    """The baseline whole; each other scenario from its first month that differs, if there is one."""
    base = monthly[found.baseline.name]
    lines = [Line("line0", tuple(base.items()), band=True)]
    for i, scenario in enumerate(words.leading(found)[:DRAWN], start=1):
        own = monthly[scenario.name]
        differs = [month for month, value in own.items() if base.get(month) != value]
        if differs:
            since = tuple((month, value) for month, value in own.items() if month >= differs[0])
            lines.append(Line(f"line{i}", since, band=False))
    return lines


def _frame(found: Run, span: tuple[int, int], lines: Sequence[Line]) -> Frame:
    top = max((value.high for line in lines for _, value in line.values), default=0.0) or 1.0
    up = charts.Scale(0.0, top * 1.12)
    divisor, word = formats.scale(top, "people")
    levels = tuple((level, formats.tick(level, divisor, word)) for level in charts.ticks(up, 3) if level)
    marks = tuple(month for month in range(span[0], span[1] + 1) if month % (12 * YEARS_APART) == 0)
    return Frame(charts.Scale(*span), up, marks, months.parse(found.manifest["months"]["from"]), levels)


def _told(value: Estimate) -> str:
    return formats.show(value, "people")


def _yearly(found: Run, said: str, monthly: dict[str, dict[int, Estimate]]) -> Table:
    known = {month for values in monthly.values() for month in values}
    whole = sorted(month for month in known if month % (12 * ROWS_APART) == 0 or month == max(known))
    rows = []
    for month in whole:
        cells = [monthly[scenario.name].get(month) for scenario in _in_table(found)]
        rows.append((months.text(month), *(_told(cell) if cell else "" for cell in cells)))
    head = ("Month", *(scenario.title for scenario in _in_table(found)))
    rest = "every month" if len(head) > len(found.scenarios) else "every month and every scenario"
    return Table(
        f"{said}, every fifth January and the last month; series.csv holds {rest}", head, tuple(rows)
    )


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
