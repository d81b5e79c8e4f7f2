"""What `simsp law` and `simsp scenarios` list, as rows and as aligned text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from simsp import months
from simsp.errors import BadInput, did_you_mean, one_line
from simsp.parameters import Dated, Parameter
from simsp.scenario import Scenario
from simsp.scenario.values import allowed

Row = dict[str, Any]


def chosen(registry: Mapping[str, Parameter], name: str | None) -> list[Parameter]:
    """The parameters of a name: one value, a family, a branch, or (None) all.

    Raises:
        BadInput: no value and no branch has this name.
    """
    if name is None:
        return list(registry.values())
    if name in registry:
        return [registry[name]]
    found = [one for one in registry.values() if name in (one.base, one.base.split(".")[0])]
    if not found:
        names = {part for one in registry.values() for part in (one.name, one.base, one.base.split(".")[0])}
        hint = did_you_mean(name, sorted(names)) or "; `simsp law` lists all names"
        raise BadInput([f"no value and no branch is named '{one_line(name)}'{hint}"])
    return found


def law_rows(chosen: Iterable[Parameter], on: int | None) -> list[Row]:
    """One row for each dated value, or for those in force in a month."""
    rows = []
    for parameter in chosen:
        following = [*(row.start for row in parameter.history[1:]), None]
        for dated, after in zip(parameter.history, following, strict=True):
            if on is None or (dated.start <= on and (after is None or on < after)):
                rows.append(_law_row(parameter, dated, after))
    return rows


def _law_row(parameter: Parameter, dated: Dated, after: int | None) -> Row:
    return {
        "name": parameter.name,
        "value": dated.value,
        "unit": parameter.unit,
        "from": months.text(dated.start),
        "until": None if after is None else months.text(after - 1),
        "source": dated.source,
        "grade": dated.grade,
        "checked": dated.checked,
        "layer": parameter.layer,
    }


def law_text(rows: Sequence[Row]) -> list[str]:
    """The rows as an aligned table; the source comes last, at full length."""
    keys = ("name", "value", "unit", "from", "until", "layer", "grade", "checked", "source")
    return table(keys, [[_cell(row[key]) for key in keys] for row in rows], right=("value",))


def about(parameter: Parameter) -> list[str]:
    """What one value means, and what a scenario may write for it."""
    lines = [parameter.meaning, f"A scenario may write {allowed(parameter)}."]
    notes = (f"From {months.text(row.start)}: {row.note}" for row in parameter.history if row.note)
    bounds = (
        f"From {months.text(row.start)}: between {_cell(row.low)} and {_cell(row.high)}."
        for row in parameter.history
        if row.low is not None
    )
    return [*lines, *bounds, *notes, ""]


def scenario_rows(scenarios: Iterable[Scenario]) -> list[Row]:
    """One row for each scenario."""
    return [
        {
            "name": one.name,
            "title": one.title,
            "asked_by": list(one.asked_by),
            "starts": None if one.starts is None else months.text(one.starts),
        }
        for one in scenarios
    ]


def scenario_text(rows: Sequence[Row]) -> list[str]:
    """The rows as an aligned table."""
    keys = ("name", "starts", "asked_by", "title")
    cells = [[_cell(row[key]) for key in keys] for row in rows]
    return table(("name", "starts", "asked by", "title"), cells)


def table(heads: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[str] = ()) -> list[str]:
    """Aligned lines: heads, then one for each row; the last column is not padded."""
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    lines = []
    for row in (heads, *cells):
        padded = (
            cell.rjust(width) if head in right else cell.ljust(width)
            for cell, width, head in zip(row, widths, heads, strict=True)
        )
        lines.append("  ".join(padded).rstrip())
    return lines


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:,}" if isinstance(value, int | float) else str(value)
