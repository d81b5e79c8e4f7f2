"""Who lives in the model: the records with their fields, the lists of possible states, and the dimensions."""

import functools
import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from types import ModuleType
from typing import Any

import numpy as np

from simsp.layout import Field
from simsp.parameters import DIMENSIONS
from simsp.protocol import source
from simsp.rulebook import markdown

_FIELDS = "_FIELDS"


@dataclass(frozen=True)
class Record:
    """A record of the world: its name, where it lies, what one of it is, and its fields."""

    name: str
    module: str
    says: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class States:
    """A closed list of names, such as what papers somebody can have."""

    name: str
    module: str
    says: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A table that steps look things up in, such as which change of papers is allowed."""

    name: str
    module: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@functools.cache
def _modules() -> tuple[ModuleType, ...]:
    found = [*source.folder("world"), *source.folder("month")]
    return tuple(importlib.import_module(one.name) for one in found)


@functools.cache
def records() -> tuple[Record, ...]:
    """Every record, in the order of the files; its sentence is the comment above it."""
    return tuple(record for one in _modules() for record in _records(one))


def _records(home: ModuleType) -> Iterator[Record]:
    text = source.PACKAGE.joinpath(*home.__name__.split(".")[1:]).with_suffix(".py").read_text("utf-8")
    for name, value in vars(home).items():
        own = re.search(rf"^{name}\b.* = ", text, re.MULTILINE)
        if name.endswith(_FIELDS) and own and isinstance(value, tuple | list) and isinstance(value[0], Field):
            short = name.removesuffix(_FIELDS)
            above = re.search(rf"((?:^# .*\n)+){short} = ", text, re.MULTILINE)
            says = " ".join(line.removeprefix("# ") for line in above[1].splitlines()) if above else ""
            yield Record(short.lower(), home.__name__, says, tuple(value))


def states() -> list[States]:
    """Every list of names that the world and the steps of a month know."""
    found = [(one, value) for one in _modules() for value in vars(one).values() if _is_own(one, value, Enum)]
    return [
        States(value.__name__, one.__name__, _doc(value), tuple(member.name.lower() for member in value))
        for one, value in found
    ]


def _is_own(home: ModuleType, value: Any, kind: type) -> bool:
    return isinstance(value, type) and issubclass(value, kind) and value.__module__ == home.__name__


def _doc(value: type) -> str:
    return source.first_sentence(" ".join((value.__doc__ or "").split()))


def tables() -> list[Rows]:
    """Every table of rows that steps look up: a list of named tuples, or of data classes."""
    found = [
        (one, name, value) for one in _modules() for name, value in vars(one).items() if _is_table(one, value)
    ]
    return [
        Rows(name, one.__name__, _heads(value[0]), tuple(_cells(row) for row in value))
        for one, name, value in found
    ]


def _is_table(home: ModuleType, value: Any) -> bool:
    if not isinstance(value, list | tuple) or not value or hasattr(value, "_fields"):
        return False
    first = value[0]
    named = hasattr(first, "_fields") or (is_dataclass(first) and not isinstance(first, type))
    return named and type(first).__module__ == home.__name__


def _heads(row: Any) -> tuple[str, ...]:
    names = row._fields if hasattr(row, "_fields") else tuple(field.name for field in fields(row))
    return tuple(name.replace("_", " ") for name in names)


def _cells(row: Any) -> tuple[str, ...]:
    values = row if isinstance(row, tuple) else tuple(getattr(row, field.name) for field in fields(row))
    return tuple(_cell(value) for value in values)


def _cell(value: Any) -> str:
    """A value of a table as a reader says it: names of states, yes and no, lists with commas."""
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, set | frozenset):
        return ", ".join(sorted(_cell(one) for one in value))
    if isinstance(value, tuple | list):
        return ", ".join(_cell(one) for one in value)
    return "" if value is None else str(getattr(value, "__name__", value))


def _kept(field: Field) -> str:
    """What a field holds where it is no single whole number: how many, another record, or a fraction."""
    made = np.dtype(field.kind)
    inner = [
        f"a `{one.name}`" for one in records() if tuple(field.name for field in one.fields) == made.names
    ]
    many = [" \N{MULTIPLICATION SIGN} ".join(map(str, field.shape))] if field.shape else []
    said = [*many, *inner, *(["not whole"] if made.kind == "f" else [])]
    return f" [{', '.join(said)}]" if said else ""


def overview() -> list[str]:
    """The records in short."""
    rows = [[f"`{one.name}`", one.says, str(len(one.fields)), f"`{one.module}`"] for one in records()]
    return markdown.table(("record", "what one of it is", ">fields", "module"), rows)


def states_table() -> list[str]:
    """Every list of names with its members."""
    rows = [[f"`{one.name}`", one.says, ", ".join(one.members)] for one in states()]
    return markdown.table(("list", "what it says", "members"), rows)


def dimensions() -> list[str]:
    """What values and counts are told apart by."""
    rows = [[f"`{name}`", str(len(members)), ", ".join(members)] for name, members in DIMENSIONS.items()]
    return markdown.table(("dimension", ">size", "members"), rows)


def all_fields(heading: str) -> list[str]:
    """A table of fields for each record, each under a heading of the level `heading`, such as '###'."""
    lines: list[str] = []
    for one in records():
        rows = [[f"`{field.name}`", f"{field.meaning}{_kept(field)}"] for field in one.fields]
        table = markdown.table(("field", "meaning"), rows)
        lines += ["", f"{heading} Fields of `{one.name}`", "", *table]
    return lines


def looked_up(heading: str) -> list[str]:
    """The tables that steps look up, each under a heading."""
    return [line for one in tables() for line in ("", *_looked_up(one, heading))]


def _looked_up(one: Rows, heading: str) -> Sequence[str]:
    title = f"{heading} Table `{one.module}.{one.name}`"
    return [title, "", *markdown.table(one.heads, one.rows)]
