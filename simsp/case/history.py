"""A case as it was written: a person, insured and uninsured spells, events, expectations. Nothing is worked out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Keys = dict[str, Any]


@dataclass(frozen=True)
class Heirs:
    """Who would inherit, and whether they hear of the money."""

    children: int = 0
    spouse: bool = True
    parents: int = 2
    named: bool = False
    know: bool = True

    def exist(self) -> bool:
        """Whether anybody would inherit."""
        return bool(self.children or self.spouse or self.parents or self.named)


@dataclass(frozen=True)
class Statement:
    """What an office's statement brings forward at the start of a month; satang, months up to the month before."""

    month: int
    months: int
    recorded_months: int
    worker: int
    employer: int
    returns: int
    wage: int


@dataclass(frozen=True)
class Person:
    """Who it is. Months are month numbers, money satang."""

    nationality: str
    sex: str
    born: int
    knows: frozenset[str]
    papers_valid_until: int | None = None
    children: tuple[int, ...] = ()
    spouse: bool = True
    marriage_certificate: bool = True
    birth_certificate: bool = True
    bank_account: bool = True
    savings: int | None = None
    heirs: Heirs = Heirs()
    statement: Statement | None = None


@dataclass(frozen=True)
class Spell:
    """One row of the history: months inclusive, one employer, one wage a month in satang."""

    line: int
    first: int
    last: int
    status: str
    sector: str
    wage: int
    enrolled: bool
    excluded: bool
    employer: str = ""
    record: str = ""
    province: str = ""
    remitted: bool = True
    deducted: int | None = None
    insurance: str = "s33"
    flood_province: bool = False
    option: int = 0
    card_months: int = 12

    def has_employer(self) -> bool:
        """Whether this is work for an employer, inside or outside the Act."""
        return self.insurance in ("s33", "mhis", "none")


@dataclass(frozen=True)
class Abroad:
    """Insured months in another country; pay a month in hundredths of its currency."""

    line: int
    country: str
    scheme: str
    first: int
    last: int
    pay: int
    commission: int = 0


@dataclass(frozen=True)
class Event:
    """Something that happened in a month, with its own keys."""

    line: int
    month: int
    name: str
    keys: Keys = field(hash=False, default_factory=dict)


@dataclass(frozen=True)
class Expectation:
    """What one line of `expect` asks for: which figures of which right, under which scenario."""

    line: int
    keys: Keys = field(hash=False)


@dataclass(frozen=True)
class Case:
    """A whole file. `as_of` is the month on whose last day the answer is given."""

    name: str
    title: str
    origin: str
    source: str
    tests: str
    as_of: int
    person: Person
    history: tuple[Spell, ...]
    events: tuple[Event, ...]
    elsewhere: tuple[Abroad, ...] = ()
    expect: tuple[Expectation, ...] = ()

    def first_month(self) -> int:
        """The first month that the file tells anything about."""
        told = [spell.first for spell in self.history] + [event.month for event in self.events]
        if self.person.statement:
            told.append(self.person.statement.month)
        return min(told, default=self.as_of)

    def spells_in(self, month: int) -> list[Spell]:
        """The rows that cover a month, in the order of the file."""
        return self._spells.get(month, [])

    def events_in(self, month: int) -> list[Event]:
        """What happens in a month, in a fixed order."""
        return self._events.get(month, [])

    @cached_property
    def _spells(self) -> dict[int, list[Spell]]:
        found: dict[int, list[Spell]] = {}
        for spell in self.history:
            for month in range(spell.first, min(spell.last, self.as_of) + 1):
                found.setdefault(month, []).append(spell)
        return found

    @cached_property
    def _events(self) -> dict[int, list[Event]]:
        found: dict[int, list[Event]] = {}
        for event in self.events:
            found.setdefault(event.month, []).append(event)
        return found

    def events_named(self, *names: str) -> Iterator[Event]:
        """Events of these names up to the day of the answer, by month."""
        return (event for event in self.events if event.name in names and event.month <= self.as_of)

    def month_of(self, name: str) -> int | None:
        """The first month of an event of this name, None where it does not happen."""
        return next((event.month for event in self.events_named(name)), None)

    def in_thailand(self, month: int) -> bool:
        """Whether the person is in Thailand; the month of leaving counts as there."""
        away = False
        for event in self.events:
            if event.name == "leaves_thailand" and event.month < month:
                away = True
            elif event.name == "returns_to_thailand" and event.month <= month:
                away = False
        return not away
