"""One look at the world of a month: who is gathered, for whom a word holds, and what can be averaged.

A look is taken late in a month, when everybody has lived, claimed, talked and left.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simsp import luck
from simsp.luck import Decision
from simsp.parameters import DIMENSIONS
from simsp.world import events
from simsp.world.people import Job, Place, Status
from simsp.world.rights import RIGHTS, State
from simsp.world.world import HISTORY, Times, World

Numbers = NDArray[np.int64]
Yes = NDArray[np.bool_]
_CR, _WITHOUT, _MOU = int(Status.CR), int(Status.UNDOCUMENTED), int(Status.MOU)
_HOME, _NONE, _DECIDING = int(Place.HOME), int(Job.NONE), int(State.DECIDING)
_PAYING, _NGO = int(State.PAYING), int(Decision.NGO)
_WHOLE, _ABOUT = 100_000, 90_000  # about the minimum wage: at least nine tenths of it
_MONTH_DAYS = 30  # as the offices count


class Gathered:
    """Some people of a look, by number, and of claims which right each is for."""

    def __init__(self, look: "Look", who: Numbers, kinds: Numbers | None = None) -> None:
        self.look, self.who, self.kinds = look, who, kinds

    def of(self, field: str) -> NDArray[Any]:
        """A field of each record."""
        return self.look.people[field][self.who]

    def rule(self, branch: str, name: str) -> Numbers:
        """A value in force for each, by nationality."""
        return self.look.rules[branch][name][self.of("nationality")]


class Look:
    """The world of one month, asked for one gathering after the other; what was worked out once is kept."""

    def __init__(self, world: World, times: Times, month: int) -> None:
        self.world, self.month = world, month
        self.people = np.asarray(world.people)
        self.rules, self.odds = (np.asarray(one) for one in times.at(month))
        self._gathered: dict[str, Gathered] = {}
        self._holds: dict[tuple[str, str], Yes] = {}

    def gathered(self, population: str) -> Gathered:
        """The people of a population, see `POPULATIONS`."""
        if population not in self._gathered:
            self._gathered[population] = POPULATIONS[population].gather(self)
        return self._gathered[population]

    def holds(self, population: str, words: tuple[str, ...]) -> Yes:
        """For whom of a population all words hold; a word may be several, joined by /, of which one must hold."""
        yes = np.ones(len(self.gathered(population).who), np.bool_)
        for word in words:
            if (population, word) not in self._holds:
                any_of = [WORDS[one](self.gathered(population)) for one in word.split("/")]
                self._holds[population, word] = np.logical_or.reduce(any_of)
            yes = yes & self._holds[population, word]
        return yes

    def around(self) -> Numbers:
        """Who was in Thailand this month, those included who left or died in it."""
        return np.concatenate([self.world.here, self.world.gone])


# ------------------------------------------------------------ populations


class Population(NamedTuple):
    """Who is gathered, and whether it is a stock, looked at once, or what happens, month by month."""

    gather: Callable[[Look], Gathered]
    stock: bool
    meaning: str


def _present(look: Look) -> Gathered:
    return Gathered(look, look.world.here)


def _abroad(look: Look) -> Gathered:
    return Gathered(look, np.flatnonzero(look.people["place"] == _HOME))


def _leaving(look: Look) -> Gathered:
    gone = look.world.gone
    return Gathered(look, gone[look.people["place"][gone] == _HOME])


def _arriving(look: Look) -> Gathered:
    place = look.month - HISTORY
    first, last = look.world.arriving[place], look.world.arriving[place + 1]
    return Gathered(look, np.arange(first, last, dtype=np.int64))


def _registering(look: Look) -> Gathered:
    all_here = Gathered(look, look.around())
    is_new = (all_here.of("status") == _CR) & (all_here.of("permit_since") == look.month)
    return Gathered(look, all_here.who[is_new & (all_here.of("arrived") < look.month)])


def _giving_birth(look: Look) -> Gathered:
    who = look.around()
    return Gathered(look, who[look.people["happened"][who] & events.BIRTH != 0])


def _treated(look: Look) -> Gathered:
    who = look.around()
    visit = look.people["happened"][who] & events.VISIT != 0
    return Gathered(look, who[visit & (look.people["insured_now"][who] != 0)])


def _open_rights(look: Look) -> NDArray[Any]:
    return np.asarray(look.world.rows)[: int(look.world.books["open_rows"][0])]


def _claiming(look: Look) -> Gathered:
    rows = _open_rights(look)
    waits = np.maximum(rows["wait"].astype(np.int64) // _MONTH_DAYS, 1)
    filed = rows[(rows["state"] == _DECIDING) & (rows["decided"] - waits == look.month)]
    return Gathered(look, filed["person"].astype(np.int64), filed["kind"].astype(np.int64))


def _receiving(look: Look) -> Gathered:
    rows = _open_rights(look)
    granted = rows[rows["state"] == _PAYING]
    return Gathered(look, granted["person"].astype(np.int64), granted["kind"].astype(np.int64))


POPULATIONS: Mapping[str, Population] = {
    "present": Population(_present, True, "in Thailand"),
    "abroad": Population(_abroad, True, "gone home, not back, alive"),
    "leaving": Population(_leaving, False, "left Thailand, for good or not"),
    "arriving": Population(_arriving, False, "came to Thailand for the first time"),
    "registering": Population(_registering, False, "had no papers and got those of a Cabinet Resolution"),
    "giving_birth": Population(_giving_birth, False, "had a child, as mother or as father"),
    "treated": Population(_treated, False, "went to see a doctor, insured"),
    "claiming": Population(_claiming, False, "filed a claim"),
    "receiving": Population(_receiving, True, "has a benefit granted that goes on, once for each"),
}


# ------------------------------------------------------------ words


def _is(field: str, value: int) -> Callable[[Gathered], Yes]:
    return lambda people: people.of(field) == value


def _aged(first: int, last: int = 200) -> Callable[[Gathered], Yes]:
    return lambda people: (_age(people) >= first) & (_age(people) <= last)


def _age(people: Gathered) -> Numbers:
    return (people.look.month - people.of("born").astype(np.int64)) // 12


def _stayed(first: int, below: int = 200) -> Callable[[Gathered], Yes]:
    return lambda people: (_years(people) >= first) & (_years(people) < below)


def _knows(branch: int) -> Callable[[Gathered], Yes]:
    return lambda people: people.of("knows") >> branch & 1 == 1


def _ngo(people: Gathered) -> Yes:
    """In touch with an NGO, by the same luck as in the model."""
    keys, reach = people.of("key"), people.rule("claims", "ngo_reach")
    return np.array([luck.draw(key, 0, _NGO) for key in keys], np.int64) < reach


def _border(people: Gathered) -> Yes:
    """Migrants beside their own country: Myanmar in Tak, Cambodia in the east."""
    nation, region = people.of("nationality"), people.of("region")
    pairs = (("myanmar", "tak"), ("cambodia", "east"))
    return np.logical_or.reduce(
        [(nation == _place("nationality", of)) & (region == _place("region", at)) for of, at in pairs]
    )


def _place(dimension: str, name: str) -> int:
    return DIMENSIONS[dimension].index(name)


def _used(people: Gathered) -> Yes:
    return people.of("used") != 0


def _about_minimum(people: Gathered) -> Yes:
    factor = people.of("wage_factor").astype(np.int64)
    return factor * _low_pay(people) // _WHOLE >= _ABOUT


def _low_pay(people: Gathered) -> Numbers:
    """What a job pays of what it should, parts of 100,000: less in some jobs outside insurance."""
    below = (people.of("low_pay") != 0) & (people.of("insured_job") == 0)
    return np.where(below, people.rule("work", "low_pay_share"), _WHOLE)


def _right(kind: int) -> Callable[[Gathered], Yes]:
    def asked(claims: Gathered) -> Yes:
        none = np.full(len(claims.who), -1)
        return (none if claims.kinds is None else claims.kinds) == kind

    return asked


_NAMED = {
    name: _is(dimension, index)
    for dimension in ("status", "nationality", "region", "sector")
    for index, name in enumerate(DIMENSIONS[dimension])
    if name != "other"  # of regions or of sectors
}
WORDS: Mapping[str, Callable[[Gathered], Yes]] = {
    **_NAMED,
    **{f"knows_{name}": _knows(index) for index, name in enumerate(DIMENSIONS["branch"])},
    **{name: _right(index) for index, name in enumerate(RIGHTS)},
    "women": _is("sex", _place("sex", "female")),
    "men": _is("sex", _place("sex", "male")),
    "with_papers": lambda people: people.of("status") != _WITHOUT,
    "came_mou": _is("entry_status", _MOU),
    "border": _border,
    "insured": lambda people: people.of("insured_now") != 0,
    "working": lambda people: people.of("job") != _NONE,
    "jobless": _is("job", _NONE),
    "for_good": _is("back", 0),
    "ngo": _ngo,
    "used_a_benefit": _used,
    "met_difficulty": lambda people: _used(people) & (people.of("met_difficulty") != 0),
    "owed_old_age": lambda people: people.look.people["law"]["months"][people.who] > 0,
    "about_minimum_wage": _about_minimum,
    "under_20": _aged(0, 19),
    "aged_20_29": _aged(20, 29),
    "aged_30_39": _aged(30, 39),
    "aged_40_49": _aged(40, 49),
    "aged_50_up": _aged(50),
    "stayed_under_2": _stayed(-1, 2),
    "stayed_2_4": _stayed(2, 5),
    "stayed_5_9": _stayed(5, 10),
    "stayed_10_up": _stayed(10),
}


# ------------------------------------------------------------ quantities


def _years(people: Gathered) -> NDArray[np.float64]:
    return (people.look.month - people.of("arrived").astype(np.int64)) / 12


def _pay(people: Gathered) -> NDArray[np.float64]:
    """Pay of a month of work in baht, as `simsp.month.contribute` has it."""
    local = people.look.odds["wage"][people.of("nationality"), people.of("region")]
    return local / 100 * (people.of("wage_factor") / _WHOLE) * (_low_pay(people) / _WHOLE)


QUANTITIES: Mapping[str, Callable[[Gathered], NDArray[np.float64]]] = {
    "years_since_arrival": _years,
    "pay": _pay,
}
