"""The baseline held against what statistics and studies report: docs/baseline.md, made from the tables of a run.

Nothing was fitted row by row. A row is met where the model's value lies in the reported range, near where its interval
reaches the range or its value lies within a factor of three, and missed otherwise; the misses are listed first.
"""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from simsp import months, parameters, targets
from simsp.targets import Target

MET, NEAR, MISSED = "met", "near", "missed"
INPUT, NOT_MODELLED = "input", "none"
_SET = "rates were set"
_INTERVIEWED = "in touch with an NGO"
_NEAR = 3.0  # the same order of magnitude
_SUMS = {  # what a target counts, as sums of series
    "documented": ("papers_mou", "papers_nv", "papers_cr", "papers_border_pass"),
    "papers_nv_or_cr": ("papers_nv", "papers_cr"),
}
Ends = tuple[float, float, float]


class Row(NamedTuple):
    """A target and what the model gives: value, low, high; and how they agree."""

    target: Target
    model: Ends
    verdict: str


def rows(folder: Path, scenario: str = "current_law") -> list[Row]:
    """Every target against the tables of a run.

    Raises:
        KeyError: the run lacks a month or a series that a target needs.
    """
    series = _read(folder / "series.csv", scenario, ("month", "series"), ("value", "low", "high"))
    asked = _read(folder / "interviews.csv", scenario, ("month", "question"), ("share", "low", "high"))
    compared = (one for one in targets.load() if one.table not in (INPUT, NOT_MODELLED))
    return [_row(one, _model(one, series, asked)) for one in compared]


def _read(
    path: Path, scenario: str, keys: tuple[str, str], values: tuple[str, ...]
) -> dict[tuple[str, str], Ends]:
    """Rows of one scenario by month and name; of interviews, those of people in touch with an NGO."""
    with path.open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["scenario"] == scenario]
    kept = [row for row in found if row.get("asked", _INTERVIEWED) == _INTERVIEWED and row[values[0]]]
    return {(row[keys[0]], row[keys[1]]): _ends(row, values) for row in kept}


def _ends(row: Mapping[str, str], names: tuple[str, ...]) -> Ends:
    value, low, high = (float(row[name]) for name in names)
    return value, low, high


def _model(
    target: Target, series: Mapping[tuple[str, str], Ends], asked: Mapping[tuple[str, str], Ends]
) -> Ends:
    month = months.text(target.month)
    if target.table == "interviews":
        return asked[month, target.measure]
    parts = [series[month, name] for name in _SUMS.get(target.measure, (target.measure,))]
    of = target.unit.removeprefix("share of ")
    whole = series[month, of][0] if of != target.unit else 1.0
    value, low, high = (sum(part[end] for part in parts) / whole for end in range(3))
    return value, low, high


def _row(target: Target, model: Ends) -> Row:
    value, low, high = model
    if target.low <= value <= target.high:
        return Row(target, model, MET)
    overlaps = low <= target.high and high >= target.low
    near = overlaps or target.value / _NEAR <= value <= target.value * _NEAR
    return Row(target, model, NEAR if near else MISSED)


def page(folder: Path) -> str:
    """docs/baseline.md as text."""
    found = rows(folder)
    free = [one for one in found if not one.target.note.startswith(_SET)]
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    size = f"{manifest['agents']:,} migrants, {manifest['replicates']} replicates, seed {manifest['seed']}"
    parts = [
        "# The baseline against what is reported",
        "",
        f"Made by `make baseline` from a run of today's law and practice ({size}). Values with the 2.5 and 97.5",
        "percentiles over replicates, in which the assumptions are drawn. The stock of migrants, rates of evasion,",
        "registration and entry, and what newcomers know were set by hand (see `calibration/`): those rows stand apart",
        "and prove nothing. Grade A means that a text was read, even if it tells of one view; C is a guess.",
        "",
        "Of the rows that nothing was set to:",
        f"met: the model's value lies in the reported range ({_count(free, MET)} rows); near: its interval reaches",
        f"the range, or its value lies within a factor of three ({_count(free, NEAR)}); missed: farther",
        f"({_count(free, MISSED)}).",
        "The ends of a sum of several series are the sums of their ends, so a little wide.",
        "",
    ]
    for verdict, head in ((MISSED, "Missed"), (NEAR, "Near, not met"), (MET, "Met")):
        parts += _section(head, [one for one in free if one.verdict == verdict])
    parts += _section("Set by hand, so no test", [one for one in found if one not in free])
    parts += _inputs([one for one in targets.load() if one.table == INPUT])
    parts += _left_out([one for one in targets.load() if one.table == NOT_MODELLED])
    return "\n".join(parts).rstrip() + "\n"


def _count(found: list[Row], verdict: str) -> int:
    return sum(one.verdict == verdict for one in found)


def _section(head: str, found: list[Row]) -> list[str]:
    if not found:
        return [f"## {head}", "", "None.", ""]
    lines = ["| what | month | reported (range) | grade | model | source |", "|---|---|---:|---|---:|---|"]
    return [f"## {head}", "", *lines, *map(_line, found), ""]


def _inputs(found: list[Target]) -> list[str]:
    """Rows that the model is given, and so cannot confirm."""
    lines = [
        "## Put in, not found",
        "",
        "| what | reported (range) | the value it is given as | value | source |",
    ]
    lines += ["|---|---:|---|---:|---|"]
    for one in found:
        value = parameters.load()[one.measure].on(one.month).value
        lines.append(f"| {one.name} | {_range(one)} | `{one.measure}` | {value} | {one.source} |")
    return [*lines, ""]


def _left_out(found: list[Target]) -> list[str]:
    """Rows that no figure of the model stands for, and why."""
    lines = ["## No figure of the model", "", "| what | reported | why not | source |", "|---|---:|---|---|"]
    return [*lines, *(f"| {one.measure} | {_range(one)} | {one.note} | {one.source} |" for one in found), ""]


def _range(one: Target) -> str:
    return f"{one.value:g} ({one.low:g} to {one.high:g})"


def _line(row: Row) -> str:
    one = row.target
    reported = (
        f"{_number(one.value, one.unit)} ({_number(one.low, one.unit)} to {_number(one.high, one.unit)})"
    )
    value, low, high = (_number(end, one.unit) for end in row.model)
    return (
        f"| {one.name} | {months.text(one.month)} | {reported} | {one.grade} | {value} ({low} to {high}) |"
        f" {one.source} |"
    )


def _number(value: float, unit: str) -> str:
    return f"{value:,.0f}" if unit == "people" else f"{100 * value:.0f} %"


def write(folder: Path, docs: Path) -> None:
    """Write docs/baseline.md anew from the tables of a run."""
    (docs / "baseline.md").write_text(page(folder), encoding="utf-8", newline="\n")
