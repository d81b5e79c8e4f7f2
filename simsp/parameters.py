"""Dated values: law, readings, practice and assumptions, each with unit, date and source.

A file holds one branch; a value in it is public as `<file>.<key>`. A value without unit, date, source, grade or
date of the last check does not load. For the compiled model all values are laid out as `rules`: one row a month,
one nested record a branch, every number an integer (see `encode`).
"""

import functools
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from simsp import months, places
from simsp.drawing import CENTRAL, Draw
from simsp.spells import spells

Value = bool | int | float | str

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "status": ("mou", "nv", "cr", "border_pass", "undocumented"),
    "nationality": ("myanmar", "cambodia", "laos", "vietnam"),
    "sex": ("female", "male"),
    "sector": ("construction", "manufacturing", "agriculture", "services", "household", "fishing", "other"),
    "region": ("bangkok", "east", "south", "tak", "north", "other"),
    "branch": ("health", "maternity", "child", "unemployment", "invalidity_death", "old_age"),
    "right": (
        "health_care", "sickness_cash", "childbirth_grant", "antenatal", "maternity_leave", "child_allowance",
        "invalidity_pension", "funeral_grant", "survivors_grant", "unemployment", "old_age_pension",
        "old_age_lump_sum",
    ),
}  # fmt: skip
LAYERS = ("law", "reading", "policy", "practice", "assumption")
UNITS = (
    "months", "years", "days", "count", "people", "percent", "thb", "ratio", "choice", "switch",
    "probability", "percent_per_year", "per_1000_per_year", "month", "jpy", "local",
)  # fmt: skip
MONEY = (
    "thb",
    "jpy",
    "local",
)  # in hundredths where encoded; local: the currency that the value's meaning names
_CHANCE = 2**32


@dataclass(frozen=True)
class Change:
    """One value takes another, in some months and for some people.

    starts: first month; None for all time. until: last month, inclusive; None for good. nations: the nationalities
    concerned, as positions in their dimension; () for everybody. more: by how much, where it is counted from the
    value that the assumption takes in a draw; `value` is then what comes of it under central assumptions.
    """

    name: str
    value: Value
    starts: int | None = None
    until: int | None = None
    nations: tuple[int, ...] = ()
    more: float | None = None

    def holds(self, month: int) -> bool:
        """Whether it is in force in a month."""
        return (self.starts or 0) <= month and (self.until is None or month <= self.until)

    def concerns(self, nation: int | None) -> bool:
        """Whether it is for a nationality; None asks about what nationalities share."""
        return not self.nations or nation in self.nations


class IncompleteValue(ValueError):
    """A value in a shipped file lacks what every value must have."""


@dataclass(frozen=True)
class Dated:
    """A value from one month on, and where it comes from."""

    start: int
    value: Value
    low: float | None
    high: float | None
    source: str
    grade: str
    checked: str
    note: str = ""


@dataclass(frozen=True)
class Parameter:
    """One public value. `base` and `element` are set where it belongs to a family over a dimension.

    apart: which of its rows a draw decides one by one, `period` or `member` or both; the others go together.
    """

    name: str
    layer: str
    meaning: str
    unit: str
    allowed: tuple[Any, ...]
    history: tuple[Dated, ...] = field(repr=False)
    off: Value | None = None
    base: str = ""
    by: str = ""
    element: int = -1
    apart: tuple[str, ...] = ()

    def unknown(self, row: Dated) -> str:
        """The name of what decides a row in a draw (see `simsp.drawing`)."""
        name = self.name if "member" in self.apart else self.base
        later = "period" in self.apart and row.start != self.history[0].start
        return f"{name}@{months.text(row.start)}" if later else name

    def on(self, month: int) -> Dated:
        """The row in force in a month.

        Raises:
            LookupError: the value did not exist yet in that month.
        """
        for row in reversed(self.history):
            if row.start <= month:
                return row
        first = months.text(self.history[0].start)
        raise LookupError(f"{self.name} has no value before {first}")


class _Loader(yaml.CSafeLoader):
    """YAML 1.2 truth values only: `off` and `on` are names here, as in scenario files."""


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
    for letter, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
for _word in "tf":
    _truth = ("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"))
    _Loader.yaml_implicit_resolvers.setdefault(_word, []).insert(0, _truth)


def read_yaml(path: Path) -> Any:
    """A shipped YAML file as plain data."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (a safe loader)


def _need(entry: Mapping[str, Any], key: str, where: str) -> Any:
    if entry.get(key) in (None, ""):
        raise IncompleteValue(f"{where} lacks '{key}'")
    return entry[key]


def _element(value: Any, name: str) -> Any:
    return value[name] if isinstance(value, Mapping) else value


def _row(row: Mapping[str, Any], where: str, element: str) -> Dated:
    for key in ("from", "value", "source", "grade", "checked"):
        _need(row, key, where)
    if row["grade"] == "C" and (row.get("low") is None or row.get("high") is None):
        raise IncompleteValue(f"{where} is grade C and lacks low and high")
    value, low, high = (_element(row.get(key), element) for key in ("value", "low", "high"))
    return Dated(
        months.parse(str(row["from"])), value, low, high, str(row["source"]), str(row["grade"]),
        str(row["checked"]), str(row.get("note", "")),
    )  # fmt: skip


def _one(branch: str, key: str, entry: Mapping[str, Any], element: int) -> Parameter:
    by = entry.get("by", "")
    part = DIMENSIONS[by][element] if by else ""
    name = f"{branch}.{key}_{part}" if by else f"{branch}.{key}"
    layer, unit = _need(entry, "layer", name), _need(entry, "unit", name)
    if layer not in LAYERS or unit not in UNITS:
        raise IncompleteValue(f"{name} has layer '{layer}' and unit '{unit}'; one of them is not known")
    allowed = (False, True) if unit == "switch" else tuple(_need(entry, "allowed", name))
    rows = tuple(_row(row, name, part) for row in _need(entry, "history", name))
    if [row.start for row in rows] != sorted({row.start for row in rows}):
        raise IncompleteValue(f"{name} has dates that do not rise")
    return Parameter(
        name, layer, str(_need(entry, "meaning", name)), unit, allowed, rows, _element(entry.get("off"), part),
        f"{branch}.{key}", by, element, _apart(entry, name),
    )  # fmt: skip


def _apart(entry: Mapping[str, Any], name: str) -> tuple[str, ...]:
    words = tuple(entry.get("apart", ()))
    if set(words) - {"period", "member"}:
        raise IncompleteValue(f"{name}: 'apart' is a list of 'period', 'member' or both, not {list(words)}")
    return words


def _of_file(path: Path) -> Iterable[Parameter]:
    content = read_yaml(path)
    if content.get("branch") != path.stem:
        raise IncompleteValue(f"{path.name}: 'branch' must be '{path.stem}'")
    for key, entry in content["values"].items():
        for element in range(len(DIMENSIONS[entry["by"]])) if "by" in entry else (-1,):
            yield _one(path.stem, key, entry, element)


@functools.cache
def load() -> dict[str, Parameter]:
    """Every public value by name, law first.

    Raises:
        IncompleteValue: a value lacks unit, date, source, grade or date of the last check.
    """
    files = [*sorted(places.law().glob("*.yaml")), *sorted(places.calibration().glob("*.yaml"))]
    found = (p for path in files if path.stem != "calendar" for p in _of_file(path))
    return {parameter.name: parameter for parameter in found}


def encode(parameter: Parameter, value: Value) -> int:
    """The integer by which compiled code knows a value.

    Percent and ratios become parts per 100,000; money hundredths; choices positions; chances thresholds of 2**32;
    yearly rates monthly thresholds, so that no power is taken during a month.
    """
    unit = parameter.unit
    if unit == "choice":
        return parameter.allowed.index(value)
    if unit == "month":
        return months.parse(str(value))
    number = float(value)
    if unit in ("percent_per_year", "per_1000_per_year"):
        yearly = number / (100 if unit == "percent_per_year" else 1000)
        return round(_CHANCE * -math.expm1(math.log1p(-min(yearly, 0.999999)) / 12))
    scale = {"percent": 1000, "ratio": 100_000, "probability": _CHANCE}.get(unit, 100 if unit in MONEY else 1)
    return round(number * scale)


def _shape(registry: Mapping[str, Parameter]) -> np.dtype[Any]:
    branches: dict[str, dict[str, tuple[Any, ...]]] = {}
    for parameter in registry.values():
        branch, key = parameter.base.split(".", 1)
        shape = (key, np.int64, (len(DIMENSIONS[parameter.by]),)) if parameter.by else (key, np.int64)
        branches.setdefault(branch, {})[key] = shape
    return np.dtype([(name, np.dtype(list(keys.values()))) for name, keys in branches.items()])


def table(
    first: int,
    last: int,
    changes: Iterable[Change] = (),
    draw: Draw = CENTRAL,
    nation: int | None = None,
) -> Any:
    """The rules of every month from `first` to `last`, as a numpy recarray of shape (months,).

    Args:
        changes: applied in order over the dated history, each in its months alone: where one has ended, what was
            there before holds again.
        draw: which values the assumptions take.
        nation: position of the nationality whose rules these are; None: what nationalities share, which changes for
            some of them leave as it is.

    Raises:
        LookupError: a value does not exist yet in the first month.
    """
    registry = load()
    rules = np.zeros(last - first + 1, _shape(registry)).view(np.recarray)
    for parameter in registry.values():
        parameter.on(first)
        for row in parameter.history:
            _fill(rules, parameter, draw.value(parameter, row), row.start - first)
    for change in changes:
        if change.concerns(nation):
            for value, start, last_month in spells(change, registry[change.name], draw):
                until = None if last_month is None else max(last_month - first + 1, 0)
                _fill(rules, registry[change.name], value, start - first, until)
    return rules


def _fill(rules: Any, parameter: Parameter, value: Value, start: int, end: int | None = None) -> None:
    branch, key = parameter.base.split(".", 1)
    column = rules[branch][key][max(start, 0) : end]
    if parameter.by:
        column[:, parameter.element] = encode(parameter, value)
    else:
        column[:] = encode(parameter, value)
