"""A file of published figures, as somebody writes it down: read, or refused with every mistake at once."""

import csv
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from simsp import months
from simsp.errors import BadInput, did_you_mean, one_line
from simsp.validation.days import before, is_day
from simsp.validation.locks import Forecast, Lock

_COLUMNS = ("forecast", "value", "source", "date", "void")
_MAY_LACK = ("void",)


class Published(NamedTuple):
    """One row of a file of published figures; `void` names an event, and then there need be no value."""

    name: str
    value: float | None
    source: str
    date: str
    void: str


def read(path: Path, kept: Sequence[Lock]) -> list[Published]:
    """The figures of a file, each of something that was locked before it was published.

    Raises:
        BadInput: one sentence for each thing that is wrong with the file, or that nothing is locked.
    """
    if not kept:
        raise BadInput(
            ["no forecasts are locked yet, so nothing can be scored (calibration/forecasts/locked.csv)"]
        )
    label = one_line(path, 200)
    rows, problems = _rows(path, label)
    known = {one.name: one for lock in kept for one, _ in lock.rows}
    problems += [f"{label}, line {line}: {said}" for line, row in rows for said in _wrong(row, known, kept)]
    problems += _twice(label, [row for _, row in rows])
    if problems:
        raise BadInput(problems)
    return [_published(row) for _, row in rows]


def _rows(path: Path, label: str) -> tuple[list[tuple[int, dict[str, str]]], list[str]]:
    """The rows with their lines, and what is wrong with the file as a whole."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            problems = [f"{label}: {said}" for said in _strange(reader.fieldnames or ())]
            found = [] if problems else [(reader.line_num, row) for row in reader]
    except OSError as error:
        return [], [f"{label}: cannot be read ({error.strerror})"]
    except (ValueError, csv.Error):
        return [], [f"{label}: is not a CSV file in UTF-8"]
    if not problems and not found:
        problems = [f"{label}: holds no published figure"]
    cells = [line for line, row in found if None in row or None in row.values()]
    problems += [f"{label}, line {line}: has more or fewer cells than the header" for line in cells]
    return [(line, {"void": "", **row}) for line, row in found if line not in cells], problems


def _strange(header: Sequence[str]) -> list[str]:
    said = [f"lacks the column '{name}'" for name in _COLUMNS if name not in (*header, *_MAY_LACK)]
    strange = [one_line(name) for name in header if name not in _COLUMNS]
    twice = sorted({name for name in header if header.count(name) > 1 and name in _COLUMNS})
    said += [f"has a column '{name}' that is not known{did_you_mean(name, _COLUMNS)}" for name in strange]
    return said + [f"has the column '{name}' more than once" for name in twice]


def _wrong(row: Mapping[str, str], known: Mapping[str, Forecast], kept: Sequence[Lock]) -> list[str]:
    name = row["forecast"].strip()
    if name not in known:
        return [f"the forecast '{one_line(name)}' is not known{did_you_mean(name, known)}"]
    said = [] if row["source"].strip() else [f"{name}: lacks 'source'"]
    return said + [f"{name}: {sentence}" for sentence in (*_value(row, known[name]), *_date(row, name, kept))]


def _value(row: Mapping[str, str], forecast: Forecast) -> list[str]:
    """What is wrong with the figure, or with the event that makes it void."""
    event, text = row["void"].strip(), row["value"].strip()
    if event and event not in forecast.void_if:
        hint = did_you_mean(event, forecast.void_if)
        return [f"void '{one_line(event)}' is none of its events ({', '.join(forecast.void_if)}){hint}"]
    if event and not text:
        return []
    try:
        value = float(text)
    except ValueError:
        return [f"value '{one_line(text)}' must be a number without commas, such as 1050000 or 0.31"]
    if not 0 <= value < math.inf:
        return [f"value '{one_line(text)}' must be a number from 0 up"]
    if forecast.unit == "share" and value > 1:
        return [f"value '{one_line(text)}' must be a share from 0 to 1; write 0.31 for 31 %"]
    return []


def _date(row: Mapping[str, str], name: str, kept: Sequence[Lock]) -> list[str]:
    date = row["date"].strip()
    if not (is_day(date) or _is_month(date)):
        return [f"date '{one_line(date)}' must be the day or month of publication, YYYY-MM-DD or YYYY-MM"]
    first = min(lock.day for lock in kept if name in {one.name for one, _ in lock.rows})
    if not before(first, date):
        return [f"was published on {date}, not after it was locked on {first}, so it was no forecast"]
    return []


def _is_month(text: str) -> bool:
    try:
        return months.parse(text) >= 0
    except ValueError:
        return False


def _twice(label: str, rows: Sequence[Mapping[str, str]]) -> list[str]:
    names = [row["forecast"].strip() for row in rows]
    return [f"{label}: {one_line(name)} stands {names.count(name)} times" for name in dict.fromkeys(names)
            if names.count(name) > 1]  # fmt: skip


def _published(row: Mapping[str, str]) -> Published:
    name, text, source, date, void = (row[column].strip() for column in _COLUMNS)
    return Published(name, float(text) if text else None, source, date, void)
