"""Ids of figures: every number with an interval says which cell of which run it is, and `simsp verify` proves it.

A figure travels inside sentences as plain text between private marks, so that code may join and cut it as any text.
The page turns the marks into `<data value="k3f9-7qpa">18 (13 to 25)</data>`; everything else strips them.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from markupsafe import Markup, escape

from simsp import tables as schema

Cell = Mapping[str, str]
_BEGIN, _MIDDLE, _END = MARKS = "\ue000", "\ue001", "\ue002"
_ANY: Final = re.compile(f"[{''.join(MARKS)}]")
_NAMED: Final = re.compile(f"{_BEGIN}[0-9a-z-]*{_MIDDLE}")
_WHOLE: Final = re.compile(f"{_BEGIN}([0-9a-z-]+){_MIDDLE}([^{''.join(MARKS)}]*){_END}")
_LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Without i, l, o and u, which are taken for 1, 0 and v when an id is read aloud or typed."""


@dataclass(frozen=True)
class Estimate:
    """A mean over the replicates with its 2.5 and 97.5 percentiles; `key` says which cell of which run it is."""

    value: float
    low: float
    high: float
    key: str = field(default="", compare=False)

    @property
    def unclear(self) -> bool:
        """Whether the interval holds zero, so that a difference is no gain and no loss."""
        return self.low <= 0 <= self.high

    @property
    def zero(self) -> bool:
        """Whether nothing differs in any replicate."""
        return self.value == self.low == self.high == 0

    def times(self, factor: float) -> "Estimate":
        """The same estimate in another unit, or of the other sign; the lower end stays first."""
        low, high = sorted((self.low * factor, self.high * factor))
        return Estimate(self.value * factor, low, high, self.key)


@dataclass(frozen=True)
class Cells:
    """The figures of a table: the columns that name a row, and by figure the columns of value, low and high."""

    names: tuple[str, ...]
    figures: Mapping[str, tuple[str, str, str]]


def _with_ends(name: str) -> tuple[str, str, str]:
    return (name, f"{name}_low", f"{name}_high")


def _between(name: str) -> tuple[str, str, str]:
    return (f"{name}_low", f"{name}_low", f"{name}_high")


_QUANTITY: Final = ("scenario", "group_by", "group", "measure")
_LEVEL: Final = {"value": ("value", "low", "high")}
TABLES: Final = {
    "measures.csv": Cells(_QUANTITY, {**_LEVEL, "change": _with_ends("change")}),
    "ranking.csv": Cells(("scenario",), {name: _with_ends(name) for name in schema.RANKED}),
    "intervals.csv": Cells(
        (*_QUANTITY, "of"), {**_LEVEL, **{part: _between(part) for part in ("chance", "ignorance", "readings")}}
    ),
    "readings.csv": Cells(
        ("reading", "value", *_QUANTITY, "of"), {"shift": ("shift", "chance_low", "chance_high")}
    ),
    "series.csv": Cells(("scenario", "month", "series"), _LEVEL),
    "waiting.csv": Cells(("scenario", "view", "days"), {"share": ("share", "low", "high")}),
    "drivers.csv": Cells(
        ("scenario", "group_by", "measure", "unknown"), {"total_order": ("total_order", "low", "high")}
    ),
    "targets.csv": Cells(("target",), {name: _with_ends(name) for name in ("observed", "simulated")}),
}  # fmt: skip
"""The tables whose numbers have intervals, and so are figures with an id."""


def run_mark(manifest: Mapping[str, Any]) -> str:
    """What every id of a run depends on: the fingerprint of all fingerprints of its tables."""
    told = manifest.get("tables")
    marks = sorted(f"{name} {mark}" for name, mark in told.items()) if isinstance(told, Mapping) else []
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()


def key(mark: str, table: str, row: Cell, figure: str) -> str:
    """Which cell of which run a figure is: '<run>:measures/current_law/cohort/2027-2031/coverage/value'."""
    names = (row[name] for name in TABLES[table].names)
    return f"{mark}:{'/'.join((table.removesuffix('.csv'), *names, figure))}"


def estimate(mark: str, table: str, row: Cell, figure: str) -> Estimate | None:
    """A figure of a row of a table; None if one of its cells is empty. `mark` is that of the run."""
    cells = [row[name] for name in TABLES[table].figures[figure]]
    if any(cell in ("", None) for cell in cells):
        return None
    value, low, high = (float(cell) for cell in cells)
    return Estimate(value, low, high, key(mark, table, row, figure))


def figure_id(key: str) -> str:
    """Eight letters that stand for a key, in two groups: 'k3f9-7qpa'."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:5])
    letters = "".join(_LETTERS[number >> shift & 31] for shift in range(35, -5, -5))
    return f"{letters[:4]}-{letters[4:]}"


def marked(key: str, text: str) -> str:
    """The text of a figure between the marks that carry its id; as it is where it has no key, or says nothing."""
    return f"{_BEGIN}{figure_id(key)}{_MIDDLE}{text}{_END}" if key and text else text


def ids(text: str) -> list[str]:
    """The ids of the figures in a text, in order, each once."""
    return list(dict.fromkeys(found[0] for found in _WHOLE.findall(text)))


def plain(text: str) -> str:
    """The text without marks and ids: for a terminal, a drawing, an attribute, a table to copy."""
    return _ANY.sub("", _NAMED.sub("", text))


def clean(text: str) -> str:
    """Text that somebody else wrote, without the marks themselves: nobody can bring an id in."""
    return _ANY.sub("", text)


def html(shown: object) -> object:
    """What a template shows: the figures of a text as <data> elements; none in what is HTML or a drawing already."""
    if not isinstance(shown, str) or not _ANY.search(shown):
        return shown
    if isinstance(shown, Markup):
        return Markup(plain(str(shown)))  # noqa: S704  (it was safe before; marks are taken out, nothing is put in)
    told = _WHOLE.sub(r'<data value="\1">\2</data>', str(escape(shown)))
    return Markup(plain(told))  # noqa: S704  (escaped in the line above)
