"""Forecasts of figures that are still to be published: what is asked, and the numbers locked on a day.

calibration/forecasts/questions.csv holds the questions, void.csv the events that make an answer void, and
locked.csv every lock that was ever made, each row whole, so that a later question changes none of them.
"""

import csv
import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from simsp import months, tables
from simsp.places import calibration
from simsp.targets import UNITS, IncompleteTarget
from simsp.validation import forecast_tables
from simsp.validation.judging import DECIMALS

ASKED, VOID, LOCKED = "questions.csv", "void.csv", forecast_tables.LOCKED.name
LEANS_ON = ("migrants", "cambodians", "round")
_TEXTS = (
    "measure", "counts", "among", "unit", "says", "publisher", "by", "read_as", "last_month", "last_source", "note",
)  # fmt: skip
_MADE_FROM = ("simsp", "draws", "assumptions", "questions", "agents", "replicates", "seed")
RANGES = "ranges"  # in the place of a fingerprint where nothing has been fitted


@dataclass(frozen=True)
class Forecast:
    """One question about a figure to come, in the words of `simsp.observing`.

    says: in words. publisher, by, read_as: who is to publish it, until which month, and what must be read there.
    last_value, last_month, last_source: what was published before, if anything was. leans_on: assumptions about
    the number of people that it rests on. void_if: names of events.
    """

    name: str
    month: int
    until: int
    measure: str
    counts: str
    among: str
    unit: str
    says: str
    publisher: str
    by: str
    read_as: str
    last_value: float | None
    last_month: str
    last_source: str
    leans_on: tuple[str, ...]
    void_if: tuple[str, ...]
    note: str


class Interval(NamedTuple):
    """The median over the histories, the interval that holds half of them, and the one that holds 95 of 100."""

    median: float
    low50: float
    high50: float
    low95: float
    high95: float


@dataclass(frozen=True)
class Lock:
    """All forecasts that were locked on one day, and what they were made from.

    made_from: version, fingerprints of draws, assumptions and questions, size of the run; see `_MADE_FROM`.
    """

    day: str
    made_from: Mapping[str, str]
    rows: tuple[tuple[Forecast, Interval], ...]


def folder() -> Path:
    """Where the files lie."""
    return calibration() / "forecasts"


def questions() -> tuple[Forecast, ...]:
    """What is asked, in the order of the file.

    Raises:
        IncompleteTarget: one sentence for each thing that is wrong.
    """
    rows = list(_rows(folder() / ASKED))
    wrong = [f"{ASKED}: {row['forecast']}: {said}" for row in rows for said in _problems(row, {*events()})]
    if wrong:
        raise IncompleteTarget(wrong)
    return tuple(map(_forecast, rows))


def events() -> dict[str, tuple[str, str]]:
    """The events that make a forecast void: by name, what happens and where it is seen."""
    return {row["event"]: (row["what"], row["seen_in"]) for row in _rows(folder() / VOID)}


def fingerprint() -> str:
    """Fingerprint of the questions and of what makes them void."""
    return hashlib.sha256(b"".join((folder() / name).read_bytes() for name in (ASKED, VOID))).hexdigest()


def locks() -> tuple[Lock, ...]:
    """Every lock, the first one first; none where nothing has been locked."""
    by_day: dict[str, list[dict[str, str]]] = {}
    for row in _rows(folder() / LOCKED) if (folder() / LOCKED).is_file() else ():
        by_day.setdefault(row["lock"], []).append(row)
    return tuple(
        Lock(
            day,
            {key: rows[0][key] for key in _MADE_FROM},
            tuple((_forecast(row), _ends(row)) for row in rows),
        )
        for day, rows in by_day.items()
    )


def write(kept: Sequence[Lock]) -> None:
    """Write every lock, in order."""
    tables.write(folder() / LOCKED, forecast_tables.LOCKED, (line for lock in kept for line in _lines(lock)))


def number(value: float, unit: str) -> str:
    """A figure as printed in the tables, empty where undefined."""
    return "" if math.isnan(value) else f"{value:.{DECIMALS.get(unit, 4)}f}"


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _problems(row: Mapping[str, str], known: set[str]) -> list[str]:
    """What is wrong with a question."""
    said = [f"lacks '{key}'" for key in ("says", "publisher", "by", "read_as", "void_if") if not row[key]]
    if row["unit"] not in UNITS:
        said.append(f"unit '{row['unit']}' is not known (allowed: {', '.join(UNITS)})")
    for key, words in (("void_if", known), ("leans_on", {*LEANS_ON})):
        said += [
            f"{key} names '{word}', which is not known" for word in row[key].split() if word not in words
        ]
    if len({bool(row[key]) for key in ("last_value", "last_month", "last_source")}) > 1:
        said.append("what was published last needs value, month and source, or none of them")
    for key in ("month", "until", "by", "last_month"):
        try:
            months.parse(row[key] or "2011-01")
        except ValueError as error:
            said.append(f"{key}: {error}")
    return said


def _forecast(row: Mapping[str, str]) -> Forecast:
    month, last = months.parse(row["month"]), row["last_value"]
    return Forecast(
        name=row["forecast"],
        month=month,
        until=months.parse(row["until"]) if row["until"] else month,
        last_value=float(last) if last else None,
        leans_on=tuple(row["leans_on"].split()),
        void_if=tuple(row["void_if"].split()),
        **{key: row[key] for key in _TEXTS},
    )


def _ends(row: Mapping[str, str]) -> Interval:
    return Interval(*(float(row[end] or "nan") for end in Interval._fields))


def _lines(lock: Lock) -> Iterator[tuple[str, ...]]:
    for one, ends in lock.rows:
        figures = {end: number(value, one.unit) for end, value in ends._asdict().items()}
        row = _spelt(one) | figures | {"lock": lock.day, **lock.made_from}
        yield tuple(row[column] for column in forecast_tables.LOCKED.header)


def _spelt(one: Forecast) -> dict[str, str]:
    """A question as it stands in a file."""
    return {
        **{key: getattr(one, key) for key in _TEXTS},
        "forecast": one.name,
        "month": months.text(one.month),
        "until": months.text(one.until),
        "last_value": "" if one.last_value is None else f"{one.last_value:.12g}",
        "leans_on": " ".join(one.leans_on),
        "void_if": " ".join(one.void_if),
    }
