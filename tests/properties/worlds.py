"""Small worlds whose facts a test chooses: who is there, what may happen to them, and in which month.

A quiet world leaves nothing to chance: everybody is 25, lives to a great age, works at once in an insured job for
10,000 baht a month, knows and claims every right, and nothing happens until a test lets it happen.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from simsp import months, run
from simsp.drawing import Draw
from simsp.parameters import DIMENSIONS, Change, Value
from simsp.scenario import Scenario, resolve
from simsp.world import times, world
from simsp.world.world import HISTORY, Arriving, Times, World

START = months.parse("2027-01")
UNTIL = months.parse("2031-12")  # of the comparisons that several tests share
POLICIES = ("exit_lump_sum", "employer_pays_all", "self_enrolment", "law_as_written")
ALWAYS = 2**32  # the threshold of a chance that every draw is below
TEN_THOUSAND_BAHT = {
    "work.days_a_month": 25,
    "work.insured_premium": 1,
    "work.wage_spread": 0,
    "work.wage_growth": 0,
    **{f"work.minimum_wage_{region}": 400 for region in DIMENSIONS["region"]},
}
FULL_RATES = {"contributions.worker_rate": 5, "contributions.employer_rate": 5}
NOBODY_MOVES = dict.fromkeys(
    (
        "stay.return_rate", "stay.mou_end_first", "stay.mou_end_second", "stay.jobless_return",
        "stay.remigration", "work.dismissal", "work.resignation", "work.employer_change",
        "work.province_move", "papers.to_border_pass",
        "papers.verified", "papers.lost_without_employer", "stay.mou_break_taken",
        *(f"papers.{why}_{nation}" for why in ("lapse", "embassy_lapse") for nation in DIMENSIONS["nationality"]),
    ),
    0,
)  # fmt: skip
NOBODY_FALLS_ILL = dict.fromkeys(
    (
        "life.outpatient_visits", "life.long_sickness", "life.births", "life.births_men", "life.work_injury",
        "life.invalidity", "life.child_sent_home",
    ),
    0,
)  # fmt: skip
EVERY_JOB_IS_INSURED: dict[str, Value] = {
    "work.hire": 1,
    "work.low_pay": 0,
    **{f"work.excluded_{sector}": 0 for sector in DIMENSIONS["sector"]},
    "coverage.undocumented_covered": True,
    "coverage.border_pass": "in",
}
NO_DIFFERENCE_BY_STAY = {
    "stay.first_years_factor": 1, "stay.settled_factor": 1,
    **{f"stay.nation_factor_{nation}": 1 for nation in DIMENSIONS["nationality"]},
}  # fmt: skip
KNOWS_NOTHING: dict[str, Value] = {
    **{f"claims.knows_{branch}": 0 for branch in DIMENSIONS["branch"]},
    **dict.fromkeys(
        (
            "claims.learns_at_deduction", "employers.informs", "claims.talk", "claims.talk_at_work", "claims.briefed",
            "claims.ngo_event", "claims.campaign",
        ),
        0,
    ),
}  # fmt: skip
REFUSES_ALL: dict[str, Value] = {
    "claims.refused_otherwise": 1, "claims.help_prevents": 0, "claims.refile": 0,
}  # fmt: skip
EVERYBODY_IS_25 = {
    "population.first_stock_age_mean": 25,
    "population.first_stock_age_sd": 0,
    **{f"population.first_stock_insured_{status}": 0 for status in DIMENSIONS["status"]},
}


def as_written() -> dict[str, Value]:
    """What the shipped scenario `law_as_written` says, and that a claim costs nothing."""
    written = resolve(["law_as_written"], end=START)[0].values()
    return written | {"claims.cost": 0, "claims.cost_from_home": 0}


def quiet() -> dict[str, Value]:
    """The changes that make a quiet world."""
    return (
        as_written()
        | TEN_THOUSAND_BAHT
        | FULL_RATES
        | NOBODY_MOVES
        | NOBODY_FALLS_ILL
        | EVERY_JOB_IS_INSURED
        | EVERYBODY_IS_25
        | {"employers.inspection": 0}
    )


def dated(values: Mapping[str, Value], start: int = 0) -> list[Change]:
    """Values as changes that hold from a month on."""
    return [Change(name, value, start) for name, value in values.items()]


def deathless(who: Arriving) -> Arriving:
    """The same people, none of whom dies before the end of the life table."""
    alive = np.full_like(who.alive, 2**32 - 1)
    alive[:, -1] = 0
    return who._replace(alive=alive)


def without_newcomers(who: Arriving, since: int = HISTORY) -> Arriving:
    """The same people, and nobody who comes from a month on."""
    monthly = who.monthly.copy()
    monthly[since - HISTORY :] = 0
    return who._replace(monthly=monthly)


class Made:
    """A world and the times it lives in."""

    def __init__(self, who: Arriving, of_times: Times, seed: int) -> None:
        self.who, self.times = who, of_times
        self.world: World = world.new_world(who, seed, 8)

    def until(self, month: int) -> "Made":
        """Live up to and including a month."""
        run.simulate(self.world, self.times, month)
        return self

    def let(self, name: str, month: int, chance: int = ALWAYS) -> "Made":
        """Let something happen in one month: the encoded value of a parameter in that month alone."""
        branch, key = name.split(".")
        self.times.rules[branch][key][month - HISTORY] = chance
        return self

    def fates(self, right: int, view: int = 0) -> dict[int, int]:
        """Satang of one right by fate, without zeros."""
        booked = self.world.books["fates"][0, view, right]
        return {fate: int(satang) for fate, satang in enumerate(booked) if satang}

    @property
    def here(self) -> Any:
        """The records of those in Thailand."""
        return self.world.people[self.world.here]


def made(
    changes: Sequence[Change], *, agents: int, until: int, seed: int = 1, newcomers: bool = False,
    calendar: bool = False, deaths: bool = False,
) -> Made:  # fmt: skip
    """A world under central assumptions and these changes; by default the first stock alone, and no shocks."""
    who = world.arriving(until, times.people_per_agent(agents, START), Draw())
    who = who if deaths else deathless(who)
    who = who if newcomers else without_newcomers(who)
    of_times = world.times_of(changes, min(START, until), until, who, Draw())
    return Made(who, of_times if calendar else of_times._replace(calendar=()), world.seed_of(seed, 0))


def scenario(name: str, changes: Mapping[str, Value], starts: int | None = START) -> Scenario:
    """A scenario made by hand."""
    rows = tuple(Change(key, value, starts) for key, value in changes.items())
    return Scenario(name, name.replace("_", " "), (), "", starts, rows, Path(f"{name}.yaml"))


def differing(one: Any, other: Any, where: str = "") -> Iterator[str]:
    """Names of the fields in which two arrays differ, nested ones too (padding between fields is nothing)."""
    names = np.asarray(one).dtype.names
    if names is None:
        if not np.array_equal(one, other):
            yield where
        return
    for name in names:
        yield from differing(np.asarray(one)[name], np.asarray(other)[name], f"{where}.{name}")


def differences(one: World, other: World) -> list[str]:
    """What differs between two worlds, by table and field."""
    found = [
        name
        for name in ("month", "seed", "people_per_agent", "series")
        if getattr(one, name) != getattr(other, name)
    ]
    if {month: who.tolist() for month, who in one.looks.all().items()} != {
        month: who.tolist() for month, who in other.looks.all().items()
    }:
        found.append("looks")
    for name in ("people", "accounts", "employers", "books", "here", "arriving", "backlog"):
        found += differing(getattr(one, name), getattr(other, name), name)
    open_rows, logged = int(one.books["open_rows"][0]), int(one.books["logged"][0])
    found += differing(one.rows[:open_rows], other.rows[:open_rows], "rows")
    found += differing(one.log[:logged], other.log[:logged], "log")
    return found
