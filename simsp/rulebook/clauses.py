"""Clauses of Acts named in a text, such as 'SSA s.76 to 77 ter' or 's.77 bis para 3'."""

import re
from collections.abc import Iterable
from typing import NamedTuple

ACTS = ("SSA", "WCA", "Labour Protection Act")
"""In the order of the page; where a text names no Act, the first is meant."""

_LATIN = ("", "bis", "ter", "quater", "quinquies")
_SLASHED = len(_LATIN)  # 46/1 stands behind 46 bis: it was inserted later
_NUMBER = r"\d+(?:/\d+)?(?: (?:bis|ter|quater|quinquies)\b)?"
_PART = r" para \d+| \(\d+(?:/\d+)?\)(?!, \()"  # of several items none is told apart
_PIECE = rf"{_NUMBER}(?![\d.,]*%)(?:{_PART})?(?: to {_NUMBER})?"
_ACT_OR_RUN = re.compile(rf"({'|'.join(ACTS)})|\bs\.({_PIECE}(?:(?:,| and) {_PIECE})*)")
_PARTS = re.compile(rf"({_NUMBER})({_PART})?(?: to ({_NUMBER}))?")

Section = tuple[int, int]


class Clause(NamedTuple):
    """A section or a run of sections of an Act; `part` is a paragraph or item of it, or ''."""

    act: int
    first: Section
    last: Section
    part: str = ""

    def label(self) -> str:
        """Without the part: 's.77 bis', 's.74 to 75 ter', 'WCA s.18'."""
        act = f"{ACTS[self.act]} " if self.act else ""
        return f"{act}s.{_text(self.first)}" + (f" to {_text(self.last)}" if self.last != self.first else "")

    def meets(self, other: "Clause") -> bool:
        """Whether both can mean the same text: sections overlap, and no two different parts are named."""
        apart = self.act != other.act or self.last < other.first or other.last < self.first
        return not apart and (self.part == other.part or not self.part or not other.part)


def named(text: str) -> list[Clause]:
    """The clauses that a text names, in its order; an Act once named is meant until the next."""
    act, clauses = 0, []
    for name, run in _ACT_OR_RUN.findall(text):
        act = ACTS.index(name) if name else act
        clauses += [_clause(act, *found) for found in _PARTS.findall(run)]
    return clauses


def meet(some: Iterable[Clause], others: Iterable[Clause]) -> bool:
    """Whether any clause of the one list can mean the same as any of the other."""
    known = list(others)
    return any(one.meets(other) for one in some for other in known)


def _clause(act: int, first: str, part: str, last: str) -> Clause:
    return Clause(act, _section(first), _section(last or first), part.strip())


def _section(text: str) -> Section:
    number, _, latin = text.partition(" ")
    base, _, inserted = number.partition("/")
    return int(base), _SLASHED + int(inserted) if inserted else _LATIN.index(latin)


def _text(section: Section) -> str:
    number, added = section
    if added > _SLASHED:
        return f"{number}/{added - _SLASHED}"
    return f"{number} {_LATIN[added]}".strip()
