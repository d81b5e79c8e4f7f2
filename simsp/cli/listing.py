"""What `simsp law` and `simsp scenarios` list, as rows and as aligned text."""

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from simsp import months
from simsp.errors import BadInput, did_you_mean, one_line
from simsp.parameters import Dated, Parameter
from simsp.rulebook import amounts
from simsp.scenario import Scenario
from simsp.scenario.values import allowed

Row = dict[str, Any]
WIDTH = 80  # of a terminal; what is told of a single value fits into it
_YEAR_OR_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


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


def law_text(chosen: Sequence[Parameter], rows: Sequence[Row]) -> list[str]:
    """One value with all that is known of it, in 80 columns; several as a table, the sources at full length."""
    if len(chosen) == 1:
        return _value_text(chosen[0], rows)
    keys = ("name", "value", "unit", "from", "until", "layer", "grade", "checked", "source")
    cells = [[_in_table(key, row) for key in keys] for row in rows]
    return table(keys, cells, right=("value",))


def _in_table(key: str, row: Row) -> str:
    if key == "value":
        return amounts.figure(row["value"], row["unit"])
    return amounts.word(row["unit"]) if key == "unit" else _cell(row[key])


def _value_text(parameter: Parameter, rows: Sequence[Row]) -> list[str]:
    """Meaning, kind and dates; under each date its source, range and note."""
    written = f"A scenario may write {allowed(parameter)}."
    head = [*_wrapped(parameter.meaning), *_wrapped(f"Kind: {parameter.layer}. {written}")]
    if not rows:
        return [*head, "", f"It has no value before {months.text(parameter.history[0].start)}."]
    keys = ("from", "until", "value", "grade", "checked")
    said = [amounts.said(row["value"], row["unit"]) for row in rows]
    cells = [
        [text if key == "value" else _cell(row[key]) for key in keys]
        for text, row in zip(said, rows, strict=True)
    ]
    heads, *lines = table(keys, cells, right=("value",))
    told = [text for line, row in zip(lines, rows, strict=True) for text in (line, *_below(parameter, row))]
    return [*head, "", heads, *told]


def _below(parameter: Parameter, row: Row) -> list[str]:
    dated = parameter.on(months.parse(row["from"]))
    between = amounts.bounds(dated, parameter.unit)
    sentences = [dated.source, f"Range: {between}." if between else "", dated.note]
    return [line for text in sentences if text for line in _wrapped(text, indent=9)]


def _wrapped(text: str, indent: int = 0) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
        break_long_words=False,
    )


def change_rows(chosen: Iterable[Parameter], first: int, last: int) -> list[Row]:
    """One row for each change of a value from the month `first` to the month `last`, in the order of time.

    A first value is no change, and neither is a new source for the same value.
    """
    changes = [
        (after.start, _change_row(parameter, before, after))
        for parameter in chosen
        for before, after in pairwise(parameter.history)
        if first <= after.start <= last and before.value != after.value
    ]
    return [row for _, row in sorted(changes, key=lambda change: change[0])]


def _change_row(parameter: Parameter, before: Dated, after: Dated) -> Row:
    return {
        "month": months.text(after.start),
        "name": parameter.name,
        "before": before.value,
        "after": after.value,
        "unit": parameter.unit,
        "layer": parameter.layer,
        "source": after.source,
        "grade": after.grade,
        "checked": after.checked,
    }


def change_text(rows: Sequence[Row], first: int, last: int) -> list[str]:
    """The changes as an aligned table, or a sentence where there is none."""
    if not rows:
        return [f"No value changes from {months.text(first)} to {months.text(last)}."]
    keys = ("month", "name", "before", "after", "layer", "grade", "source")
    values = ("before", "after")
    cells = [
        [amounts.said(row[key], row["unit"]) if key in values else row[key] for key in keys] for row in rows
    ]
    return table(keys, cells, right=values)


def asked(on: str | None, changes: tuple[str, str] | None) -> tuple[int, int] | None:
    """The first and the last month that `simsp law` is asked about; None for all time.

    Raises:
        BadInput: no month, no year, the wrong order, or both options.
    """
    if on is not None and changes is not None:
        raise BadInput(
            ["--on and --changes: use one of them; what holds in a month, or what changes between two"]
        )
    if changes is not None:
        return _between(*changes)
    try:
        return None if on is None else (months.parse(on), months.parse(on))
    except ValueError as error:
        raise BadInput([f"--on: {error}"]) from None


def _between(start: str, end: str) -> tuple[int, int]:
    """The months from the first of `start` to the last of `end`; a year counts whole."""
    problems = [
        f"--changes: '{one_line(text)}' is no year and no month; write YYYY or YYYY-MM, for example 2026 or 2026-07"
        for text in (start, end)
        if not _YEAR_OR_MONTH.fullmatch(text)
    ]
    if problems:
        raise BadInput(problems)
    first = months.parse(start if "-" in start else f"{start}-01")
    last = months.parse(end if "-" in end else f"{end}-12")
    if last < first:
        raise BadInput([f"--changes: {start} lies after {end}; write the earlier one first"])
    return first, last


def scenario_rows(scenarios: Iterable[Scenario]) -> list[Row]:
    """One row for each scenario."""
    return [
        {
            "name": one.name,
            "title": one.title,
            "asked_by": list(one.asked_by),
            "starts": None if one.starts is None else months.text(one.starts),
            **one.description.as_data(),
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
