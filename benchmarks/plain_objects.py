"""The world on plain Python objects: classes made from the fields of its records, lists, and Python integers.

Nothing here knows a field by name. `speak_plain_python` makes the model's own steps reckon in Python integers: it
puts them in the place of numpy's, with the same values, so that a step on plain objects never makes a numpy scalar.
"""

import dataclasses
import functools
import sys
from collections.abc import Callable
from enum import Enum
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any

import numpy as np

from simsp import luck, money
from simsp.law import coverage
from simsp.month import records

_STEPS = (
    "simsp.luck", "simsp.money", "simsp.law.", "simsp.month.", "simsp.world.booking", "simsp.world.employers",
)  # fmt: skip
_64_BITS = 2**64 - 1
_GOLD, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


class Grid(dict[Any, Any]):
    """A table of more than one dimension, by tuples of places; one number alone gives a row of two dimensions."""

    def __init__(self, array: Any) -> None:
        super().__init__({place: value.item() for place, value in np.ndenumerate(array)})
        self.shape = array.shape

    def __missing__(self, row: int) -> list[Any]:
        return [self[row, column] for column in range(self.shape[1])]

    def clear_all(self) -> None:
        """Set every number to zero."""
        for place in self:
            self[place] = 0

    def array(self) -> Any:
        """The same numbers as an array."""
        return np.array(list(self.values())).reshape(self.shape)


class ClearedGrid(Grid):
    """A grid of which a step also sets a whole row at once; each write costs more."""

    def __setitem__(self, place: Any, value: Any) -> None:
        row, column = place
        for one in range(self.shape[1]) if isinstance(column, slice) else (column,):
            super().__setitem__((row, one), value)


@functools.cache
def class_of(record: "np.dtype[Any]") -> type:
    """A class with an attribute for each field of a record, all of them zero in a new object."""
    names = record.names or ()
    fields = [(name, object, _zero(record[name])) for name in names]
    return dataclasses.make_dataclass("Plain", fields, slots=True, eq=False)


def _zero(kind: "np.dtype[Any]") -> Any:
    if kind.names is not None:
        return dataclasses.field(default_factory=class_of(kind))
    if kind.subdtype is None:
        return dataclasses.field(default=np.zeros((), kind).item())
    empty = np.zeros((), kind)
    return dataclasses.field(default_factory=functools.partial(_of_array, empty))


def _of_array(array: Any) -> Any:
    return array.tolist() if array.ndim == 1 else Grid(array)


def from_record(record: Any) -> Any:
    """The plain object of one row of a record array."""
    made = class_of(record.dtype)()
    for name in record.dtype.names:
        kind, value = record.dtype[name], record[name]
        if kind.names is not None:
            setattr(made, name, from_record(value))
        else:
            setattr(made, name, value.item() if kind.subdtype is None else _of_array(np.asarray(value)))
    return made


def to_record(made: Any, record: Any) -> None:
    """Write a plain object into one row of a record array."""
    for name in record.dtype.names:
        kind, value = record.dtype[name], getattr(made, name)
        if kind.names is not None:
            to_record(value, record[name])
        elif isinstance(value, Grid):
            record[name] = value.array()
        else:
            record[name] = value


def to_table(objects: list[Any], table: Any) -> Any:
    """Write plain objects into the first rows of a record array, and return it."""
    for row, made in zip(table, objects, strict=False):
        to_record(made, row)
    return table


def draw(key: int, month: int, decision: int) -> int:
    """The same value as `simsp.luck.draw`; asked so often that mixing is not left to a call of its own."""
    bits = key + (month * 256 + decision) * _GOLD & _64_BITS
    bits = (bits ^ (bits >> 30)) * _FIRST & _64_BITS
    bits = (bits ^ (bits >> 27)) * _SECOND & _64_BITS
    return (bits ^ (bits >> 31)) >> 32


def key_of(seed: int, person: int) -> int:
    """The same value as `simsp.luck.key_of`."""
    return _mix(_mix(seed + _GOLD & _64_BITS) ^ (person * _GOLD + _SECOND & _64_BITS))


def _mix(bits: int) -> int:
    bits = (bits ^ (bits >> 30)) * _FIRST & _64_BITS
    bits = (bits ^ (bits >> 27)) * _SECOND & _64_BITS
    return bits ^ (bits >> 31)


def share(amount: int, rate: int) -> int:
    """The same value as `simsp.money.share`."""
    return (amount * rate + 50_000) // 100_000


def speak_plain_python() -> None:
    """Put Python integers, lists and grids where the modules of the model hold numpy's; for good, in this process.

    The functions that need exactly 64 bits are given them; a share needs no detour by numbers without a sign.
    """
    instead: dict[Any, Any] = {
        luck.draw: draw,
        luck.key_of: key_of,
        money.share: share,
        coverage.count_months: int.bit_count,
        records.bring: _within_64_bits(records.bring),  # a Python integer has no last bit
    }
    for name, module in list(sys.modules.items()):
        if name.startswith(_STEPS):
            _speak_plain_python(module, instead)


def _speak_plain_python(module: ModuleType, instead: dict[Any, Any]) -> None:
    for name, value in list(vars(module).items()):
        if isinstance(value, FunctionType) and value in instead:
            setattr(module, name, instead[value])
        elif isinstance(value, np.ndarray):
            setattr(module, name, _of_array(value))
        elif isinstance(value, np.generic):
            setattr(module, name, value.item())
        elif value is np:
            setattr(module, name, SimpleNamespace(int64=int, uint64=int))
        elif isinstance(value, type) and issubclass(value, Enum):
            setattr(module, name, SimpleNamespace(**{one.name: one.value for one in value}))


def _within_64_bits(bring: Callable[[Any, int, Any], int]) -> Callable[[Any, int, Any], int]:
    def within_64_bits(record: Any, month: int, rules: Any) -> int:
        januaries = bring(record, month, rules)
        record.mask &= _64_BITS
        return januaries

    return within_64_bits
