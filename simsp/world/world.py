"""The world: all its people, rights, employers and offices as plain arrays, and the times they live in.

Nothing else holds state, so a branch is a copy, and a new clock goes on from it.
"""

import copy
import dataclasses
import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntFlag
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simsp import luck
from simsp.calendar import Event
from simsp.compiled import as_table
from simsp.drawing import Draw
from simsp.layout import copied
from simsp.layout import table as empty_table
from simsp.parameters import DIMENSIONS, Change, table
from simsp.world import calendar, times
from simsp.world.books import books
from simsp.world.employers import employers
from simsp.world.looks import Looks
from simsp.world.offices import REGIONS, offices
from simsp.world.people import accounts, people
from simsp.world.rights import rows

HISTORY = 2011 * 12  # the first month simulated
NATIONS = len(DIMENSIONS["nationality"])
COMMON = NATIONS  # the column of what nationalities share, after one for each of them
LOG = np.dtype([("person", "i8"), ("days", "i8"), ("month", "i8")])
INTERVIEW = ("asked", "know", "used", "met_difficulty")


class Turn(IntFlag):
    """What a change of law asks anew: of every record, of everybody abroad, of every job, of every child."""

    RETURNS = 1
    PENSION_AGE = 2
    COVERAGE = 4
    CHILDREN = 8


# The values that make a turn; all of a branch where none is named.
TURNS = {
    Turn.RETURNS: ("old_age", "return_on_lump_sum", "care_index"),
    Turn.PENSION_AGE: ("old_age", "pension_age", "qualifying_months"),
    Turn.COVERAGE: ("coverage",),
    Turn.CHILDREN: ("child_allowance", "until_age"),
}


class Times(NamedTuple):
    """The months of one scenario in one replicate: rules, odds, offices, calendar, discount factors.

    rules, odds: shape (months, 5): a column for each nationality, then `COMMON`.
    """

    rules: Any
    odds: Any
    offices: Any
    calendar: tuple[tuple[Event, float], ...]
    discount: NDArray[np.int64]
    edition: NDArray[np.int64]  # counts the changes of wages and contribution rates
    turning: NDArray[np.int64]  # by month, see `turns`

    def at(self, month: int) -> tuple[Any, Any]:
        """Rules and odds of a month, five rows each; after the last month those of the last."""
        place = self._place(month)
        return self.rules[place], self.odds[place]

    def offices_in(self, month: int) -> Any:
        """The offices of a month, one row."""
        place = self._place(month)
        return self.offices[place : place + 1]

    def turns(self, month: int) -> int:
        """What begins to hold in a month that somebody must be asked about anew, bits by `Turn`."""
        return int(self.turning[self._place(month)]) if month - HISTORY < len(self.turning) else 0

    def _place(self, month: int) -> int:
        return min(month - HISTORY, len(self.rules) - 1)


@dataclass
class World:
    """Everything that changes. `month` is the next month to live through."""

    month: int
    seed: int
    people_per_agent: int
    people: Any
    accounts: Any  # by person number, written for members of the cohort alone
    rows: Any
    books: Any
    employers: Any
    here: NDArray[np.int64]
    arriving: NDArray[np.int64]  # cumulative persons by month of the history and after, shape (months + 1,)
    backlog: NDArray[np.float64]
    log: Any
    looks: Looks
    gone: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))  # left or died last month
    series: list[tuple[int, ...]] = field(default_factory=list)
    interviews: list[tuple[Any, ...]] = field(default_factory=list)  # month, then as INTERVIEW

    def branch(self) -> "World":
        """A copy that shares nothing with this world."""
        tables = {name: copied(getattr(self, name), used) for name, used in self._used().items()}
        members = np.flatnonzero(self.people["in_cohort"])
        tables["accounts"][members] = self.accounts[members]
        rest = {
            one.name: getattr(self, one.name) for one in dataclasses.fields(self) if one.name not in tables
        }
        return World(**tables, **copy.deepcopy(rest))

    def _used(self) -> dict[str, int]:
        """How many records of each table have been written; of accounts those of members, who lie scattered."""
        books, arrived = self.books[0], self.arriving[self.month - HISTORY]
        return {
            "people": int(arrived) if self.month > HISTORY else 0,
            "accounts": 0,
            "rows": int(books["open_rows"]),
            "books": 1,
            "employers": len(self.employers),
            "log": int(books["logged"]),
        }


class Arriving(NamedTuple):
    """Who comes, the same in every scenario: agents by month and nationality, and the first stock."""

    first: NDArray[np.float64]
    monthly: NDArray[np.float64]
    alive: NDArray[np.int64]
    scale: int


def arriving(last: int, scale: int, draw: Draw) -> Arriving:
    """Arrivals of one replicate up to a month, from today's assumptions."""
    rules = _today(last, draw)
    return Arriving(
        times.first_stock(HISTORY, scale, draw),
        times.arrivals(rules, HISTORY, scale, draw),
        times.survivors(float(rules.life.mortality_level[0]) / times.WHOLE),
        scale,
    )


@functools.lru_cache(maxsize=2)
def _today(last: int, draw: Draw) -> Any:
    """Today's rules up to a month; all scenarios of a replicate start from them."""
    return table(HISTORY, last, (), draw)


def times_of(
    changes: Sequence[Change], start: int, last: int, who: Arriving, draw: Draw, added: Sequence[Event] = ()
) -> Times:
    """The months of a scenario; `start` is the month that present values refer to, `added` its own calendar."""
    common, now = table(HISTORY, last, changes, draw), _today(last, draw)
    rules, odds = _by_nation(changes, (common, now), who, draw)
    discount = times.discounts(common, HISTORY, start, len(common) + 100 * 12)
    return Times(
        as_table(rules),
        as_table(odds),
        offices(common, now),
        calendar.drawn(draw, added),
        discount,
        _editions(rules, odds),
        _turning(rules),
    )


def _by_nation(
    changes: Sequence[Change], shared: tuple[Any, Any], who: Arriving, draw: Draw
) -> tuple[Any, Any]:
    """Rules and odds of shape (months, 5); worked out once for all nationalities that nothing sets apart."""
    common, now = shared
    last = HISTORY + len(common) - 1
    nations = who.monthly.copy()
    nations[0] = who.first  # the first month has the first stock
    usual = times.odds_table(common, now, HISTORY, nations, who.alive)
    rules, odds = (np.repeat(np.asarray(one)[:, None], COMMON + 1, axis=1) for one in (common, usual))
    for nation in sorted({nation for change in changes for nation in change.nations}):
        own = table(HISTORY, last, changes, draw, nation)
        rules[:, nation] = own
        odds[:, nation] = times.odds_table(own, now, HISTORY, nations, who.alive)
    return rules, odds


def _editions(rules: Any, odds: Any) -> NDArray[np.int64]:
    """The edition of each month: it rises whenever a wage or anything about contributions changes for anybody."""
    law, wage = rules["contributions"], odds["wage"]
    changed = (law[1:] != law[:-1]).any(axis=1) | _differs(wage)
    return 1 + np.concatenate([[0], np.cumsum(changed)]).astype(np.int64)


def _turning(rules: Any) -> NDArray[np.int64]:
    """The turns of each month, of any nationality; the first month has none."""
    made = np.zeros(len(rules), np.int64)
    for turn, (branch, *names) in TURNS.items():
        values = rules[branch]
        for name in names or values.dtype.names:
            made[1:] |= np.where(_differs(values[name]), int(turn), 0)
    return made


def _differs(values: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether anything differs from the month before, from the second month on."""
    changed = values[1:] != values[:-1]
    return changed.any(axis=tuple(range(1, values.ndim)))


def seed_of(seed: int, replicate: int) -> int:
    """The seed of one replicate, 62 bits."""
    with np.errstate(over="ignore"):
        return int(luck.key_of(seed, (1 << 40) + replicate)) >> 2


def new_world(who: Arriving, seed: int, workers_each: int) -> World:
    """The world before its first month: nobody has arrived."""
    began = round(float(who.first.sum()))
    cumulative = np.floor(np.concatenate([[0.0], who.monthly.sum(axis=1).cumsum()]) + 0.5).astype(np.int64)
    count = began + int(cumulative[-1])
    state = books()
    state["survivors"], state["seed"] = who.alive, seed
    return World(
        month=HISTORY,
        seed=seed,
        people_per_agent=who.scale,
        people=people(count),
        accounts=accounts(count),
        rows=rows(4096),
        books=state,
        employers=employers(began, workers_each, seed),
        here=np.arange(began, dtype=np.int64),
        arriving=began + cumulative,
        backlog=np.zeros((REGIONS, 1)),
        log=empty_table(4096, LOG),
        looks=Looks(count, HISTORY),
    )
