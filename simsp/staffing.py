"""One office alone, for whoever staffs it: how long people wait with more interpreters, or with more counters.

The same people come whatever the staffing: when each comes, how long their claim takes, whether they are migrants,
need an interpreter, and how often they would be sent away without one, are drawn before the office opens.
Arrivals are Poisson (exponential gaps); counter time is exponential, many short claims and a few long ones.
Assumptions keep their central values: the interval holds chance, not the doubt about the assumptions.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp.intervals import interval
from simsp.world.interpreted_office import People, Staff, Visit, serve
from simsp.world.queue import ABANDONED, MINUTES_PER_DAY

Floats = NDArray[np.float64]
Row = dict[str, Any]

WARM_UP_DAYS = (
    5  # those who come in them are served but not counted: the line of an empty office is too short
)
MORE_COUNTERS = 5  # so many are tried to halve the wait
NEEDS, MIGRANTS, THAI = "migrants who need an interpreter", "other migrants", "Thai members"
GROUPS = (NEEDS, MIGRANTS, THAI)
MEASURES = (
    "wait_median_minutes",
    "wait_90_percent_minutes",
    "visits",
    "gave_up",
    "counters_used",
    "interpreters_used",
)
_GAP, _MINUTES, _NATIONALITY, _LANGUAGE, _SENT_AWAY = range(5)  # part of the key of each draw


@dataclass(frozen=True)
class Question:
    """An office and who comes to it. Shares are between 0 and 1; `migrants` of all who come, `need` of migrants."""

    counters: int
    arrivals: float  # a working day
    migrants: float
    need: float
    minutes: float  # of counter time, a claim, where both sides understand each other
    factor: float  # counter time without the interpreter one needs, over that with one
    sent_away: float  # chance below 1 that a visit without the interpreter one needs is in vain
    patience_days: float  # working days
    days: int
    replicates: int
    seed: int

    @property
    def size(self) -> float:
        """Number of people who come to one office in all replicates."""
        return self.arrivals * (WARM_UP_DAYS + self.days) * self.replicates

    def load(self, interpreters: int) -> float:
        """Work that comes, over what counters and interpreters can do; at 1 and above lines grow every day."""
        a_day = self.arrivals * self.minutes / MINUTES_PER_DAY
        needing = self.migrants * self.need
        if interpreters:
            return max(a_day / self.counters, a_day * needing / interpreters)
        return a_day * (1 - needing + needing * self.factor / (1 - self.sent_away)) / self.counters


@dataclass(frozen=True)
class Staffed:
    """What one staffing of the office gives: `values[group][measure]` has one element a replicate."""

    counters: int
    interpreters: int
    values: dict[str, dict[str, Floats]]

    def median(self) -> Floats:
        """Median wait of migrants who need an interpreter, in minutes, one element a replicate."""
        return self.values[NEEDS]["wait_median_minutes"]


def _uniform(question: Question, replicate: int, purpose: int, number: int) -> Floats:
    """Element i is the luck of the i-th person who comes, however many come."""
    return np.random.default_rng([question.seed, replicate, purpose]).random(number)


def people(question: Question, replicate: int) -> tuple[People, NDArray[np.bool_]]:
    """Everybody who comes in one replicate, by order of arrival; and who of them is a migrant."""
    expected = question.arrivals * (WARM_UP_DAYS + question.days)
    enough = int(expected + 10 * math.sqrt(expected)) + 30

    def luck(purpose: int) -> Floats:
        return _uniform(question, replicate, purpose, enough)

    arrivals = np.cumsum(-np.log1p(-luck(_GAP)) / question.arrivals)
    services = -np.log1p(-luck(_MINUTES)) * (question.minutes / MINUTES_PER_DAY)
    migrant = luck(_NATIONALITY) < question.migrants
    needs = migrant & (luck(_LANGUAGE) < question.need)
    in_vain = _visits_in_vain(luck(_SENT_AWAY), question.sent_away)
    came = arrivals < WARM_UP_DAYS + question.days
    return People(arrivals[came], services[came], needs[came], in_vain[came]), migrant[came]


def _visits_in_vain(luck: Floats, chance: float) -> NDArray[np.int64]:
    """How often somebody is sent away, each time by the same chance."""
    if chance == 0:
        return np.zeros(len(luck), np.int64)
    return np.floor(np.log1p(-luck) / math.log(chance)).astype(np.int64)


def staffed(question: Question, counters: int, interpreters: Sequence[int]) -> list[Staffed]:
    """The office of a question with so many counters and each of these numbers of interpreters, in rising order."""
    replicates = [
        _replicate(question, counters, interpreters, number) for number in range(question.replicates)
    ]
    return [
        Staffed(counters, staff, _by_group([one[place] for one in replicates]))
        for place, staff in enumerate(interpreters)
    ]


def _by_group(replicates: Sequence[dict[str, dict[str, float]]]) -> dict[str, dict[str, Floats]]:
    return {
        group: {name: np.array([one[group][name] for one in replicates]) for name in MEASURES}
        for group in GROUPS
    }


def _replicate(
    question: Question, counters: int, interpreters: Sequence[int], number: int
) -> list[dict[str, dict[str, float]]]:
    """Measures of one replicate by group, for each number of interpreters."""
    crowd, migrant = people(question, number)
    counted = crowd.arrival_days >= WARM_UP_DAYS
    groups = (crowd.needs, migrant & ~crowd.needs, ~migrant)
    made, office = list[dict[str, dict[str, float]]](), None
    for staff in interpreters:
        if office is None or office.short or not office.staff.interpreters:
            office = serve(crowd, Staff(counters, staff, question.factor, question.patience_days))
        use = _use(office.visits, counters, staff, question.days)
        told = _by_person(office.visits, len(migrant))
        of_groups = {name: _of_group(told, who & counted) for name, who in zip(GROUPS, groups, strict=True)}
        made.append({name: values | use for name, values in of_groups.items()})
    return made


def _by_person(visits: Sequence[Visit], number: int) -> tuple[Floats, Floats, Floats]:
    """Minutes waited over all visits, number of visits, and 1 for who gave up; one element a person."""
    who = np.array([visit.person for visit in visits], dtype=np.int64)
    waits = np.array([_waited(visit) for visit in visits]) * MINUTES_PER_DAY
    left = np.array([float(visit.start == ABANDONED) for visit in visits])
    came = np.ones(len(visits))
    told = np.array([np.bincount(who, each, number) for each in (waits, came, left)], dtype=np.float64)
    return told[0], told[1], told[2]


def _waited(visit: Visit) -> float:
    return (visit.end if visit.start == ABANDONED else visit.start) - visit.came


def _of_group(told: tuple[Floats, Floats, Floats], who: NDArray[np.bool_]) -> dict[str, float]:
    """Measures of some of the people; nan where there is nobody."""
    waits, visits, left = (values[who] for values in told)
    if not len(waits):
        return dict.fromkeys(MEASURES[:4], math.nan)
    median, ninetieth = np.percentile(waits, [50, 90])
    figures = (median, ninetieth, visits.mean(), left.mean())
    return {name: float(figure) for name, figure in zip(MEASURES, figures, strict=False)}


def _use(visits: Sequence[Visit], counters: int, interpreters: int, days: int) -> dict[str, float]:
    """Share of the time of counters and of interpreters that is used in the days that are counted."""
    at_counters = at_interpreters = 0.0
    for visit in visits:
        if visit.start != ABANDONED:
            busy = max(min(visit.end, WARM_UP_DAYS + days) - max(visit.start, WARM_UP_DAYS), 0.0)
            at_counters += busy
            at_interpreters += busy * visit.interpreted
    of_interpreters = at_interpreters / (days * interpreters) if interpreters else math.nan
    return {"counters_used": at_counters / (days * counters), "interpreters_used": of_interpreters}


# ---------------------------------------------------------------- what is asked
def halves(one: Staffed, other: Staffed) -> bool:
    """Whether the median wait of migrants who need an interpreter is at most half of that in the other office."""
    return bool(np.nanmean(one.median()) <= np.nanmean(other.median()) / 2)


def with_more_counters(question: Question, now: Staffed) -> list[Staffed]:
    """The office as it is `now`, with one more counter, two more, and so on until the wait is halved.

    The last halves the wait, or MORE_COUNTERS were not enough.
    """
    tried = [now]
    while len(tried) <= MORE_COUNTERS and not (len(tried) > 1 and halves(tried[-1], now)):
        tried += staffed(question, now.counters + len(tried), [now.interpreters])
    return tried


def rows(offices: Sequence[Staffed]) -> list[Row]:
    """One record for each office and group: mean of the replicates, and what 95 of 100 of them lie between.

    Waits are minutes of opening time in line, over all visits of a claim, those who gave up included.
    A measure is None where nobody belongs to the group, and the use of interpreters where there is none.
    """
    return [
        {"counters": one.counters, "interpreters": one.interpreters, "who": group} | _figures(values)
        for one in offices
        for group, values in one.values.items()
    ]


def _figures(values: dict[str, Floats]) -> Row:
    made: Row = {}
    for name, replicates in values.items():
        mean, low, high = interval(replicates)
        made |= {name: mean, f"{name}_low": low, f"{name}_high": high}
    return made
