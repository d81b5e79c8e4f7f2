"""Coming in and coming back: channels, their price, the place of border passes, breaks and arrests."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from simsp import months
from simsp.parameters import DIMENSIONS, Value
from simsp.world import calendar
from simsp.world.people import Job, Place, Status
from simsp.world.world import COMMON, HISTORY
from tests.properties.worlds import Made, dated, made, quiet

TAK = DIMENSIONS["region"].index("tak")
NATIONS, STATUSES = DIMENSIONS["nationality"], DIMENSIONS["status"]
ALL = "all"


def entering(shares: Mapping[str, int]) -> dict[str, Value]:
    """The same ways in for every nationality, percent."""
    return {f"population.entry_{nation}_{one}": shares.get(one, 0) for nation in NATIONS for one in STATUSES}


def starting(status: str) -> dict[str, Value]:
    """Everybody is there from the beginning, with the same papers."""
    return {f"population.first_stock_status_{one}": 100 if one == status else 0 for one in STATUSES}


def only(*names: str) -> tuple[Any, ...]:
    """Entries of the shipped calendar by name, at their central size."""
    return tuple((one, float(one.row.value)) for one in calendar.load() if one.name in names)


def newcomers(
    rules: Mapping[str, Value], until: str, entries: tuple[Any, ...] = (), agents: int = 400
) -> Any:
    """The records of those who arrived since the history began."""
    one = made(
        dated(quiet() | rules), agents=agents, until=months.parse(until), newcomers=True, calendar=True
    )
    one.times = one.times._replace(calendar=entries)
    one.until(months.parse(until))
    arrived = int(one.world.arriving[months.parse(until) - HISTORY + 1])
    return one.world.people[int(one.world.arriving[0]) : arrived]


# --- the way in ---


def test_border_passes_are_for_tak_alone_and_as_many_as_assumed() -> None:
    """5 % of all from Myanmar, 13 % of whom work in Tak: 5/13 of those in Tak, and nobody elsewhere."""
    odds = made(
        dated(entering({"border_pass": 5, "mou": 20, "undocumented": 75})), agents=3, until=HISTORY
    ).times.odds
    elsewhere, in_tak = odds["channel"][0, COMMON, 0] / 2**32, odds["channel_in_tak"][0, COMMON, 0] / 2**32
    assert np.diff(in_tak)[2] == pytest.approx(5 / 13, abs=1e-6)
    assert np.diff(elsewhere)[2] == pytest.approx(0, abs=1e-6)
    assert elsewhere[0] == pytest.approx(20 / 95, abs=1e-6)


def test_who_comes_with_a_border_pass_works_in_tak() -> None:
    """In a world where many come so; from Vietnam nobody."""
    new = newcomers(entering({"border_pass": 10, "undocumented": 90}), "2012-06", agents=1600)
    crossed = new["entry_status"] == Status.BORDER_PASS
    assert crossed.sum() > 2
    assert set(new["region"][crossed]) == {TAK}
    assert NATIONS.index("vietnam") not in set(new["nationality"][crossed])


def test_nobody_crosses_a_closed_border_with_papers() -> None:
    """The Covid closure: neither MOU nor border pass, for any nationality."""
    rules = entering({"border_pass": 10, "mou": 80, "undocumented": 10})
    new = newcomers(rules, "2021-01", only("covid_border_closed"), agents=150)
    closed = new["arrived"] >= months.parse("2020-03")
    assert closed.sum() > 5
    assert set(new["entry_status"][closed]) == {int(Status.UNDOCUMENTED)}
    assert Status.MOU in set(new["entry_status"][~closed])


def test_the_border_closed_in_2025_is_closed_to_cambodians_alone() -> None:
    """MOU entries go on for the others."""
    of_books = made((), agents=3, until=HISTORY).world.books
    calendar.set_times(of_books, only("border_closed_2025", "stay_suspended_2025"), months.parse("2025-11"))
    assert of_books["border_closed"].tolist() == [[0, 1, 0, 0]]
    assert of_books["suspended"].tolist() == [[0, 1, 0, 0]]


def test_conscription_makes_fewer_come_under_an_mou() -> None:
    """As many come; of those who would have had an MOU, about a quarter come without papers from February 2024 on."""
    new = newcomers(
        entering({"mou": 100}) | {"papers.cost_elasticity": 0}, "2026-06", only("conscription_2024")
    )
    since = (new["arrived"] >= months.parse("2024-02")) & (new["nationality"] == 0)
    under = (new["entry_status"] == Status.MOU)[since]
    error = np.sqrt(0.75 * 0.25 / since.sum())
    assert abs(under.mean() - 0.75) < 4 * error < 0.25
    others = (new["arrived"] >= months.parse("2024-02")) & (new["nationality"] == 2)
    assert set(new["entry_status"][others]) == {int(Status.MOU)}


def test_who_comes_under_an_mou_comes_for_a_job_that_waits() -> None:
    """Nobody else finds work in this world."""
    new = newcomers(entering({"mou": 50, "undocumented": 50}) | {"work.hire": 0}, "2011-12")
    under = new["status"] == Status.MOU
    assert under.sum() > 2
    assert (new["job"][under] != Job.NONE).all()
    assert (new["job"][~under] == Job.NONE).all()


# --- the break ---


def ends_of_contracts(rules: Mapping[str, Value], until: str) -> Made:
    """A world of MOU workers, none of whom goes home but after the contract."""
    one = made(dated(quiet() | starting("mou") | rules), agents=40, until=months.parse(until))
    return one.until(months.parse(until))


def test_the_break_lasts_three_years_before_the_agreement_of_2016() -> None:
    """All take it: by 2014-12 every contract has ended and nobody is back; three years later all are under an MOU."""
    rules = {"stay.mou_break_taken": 1}
    one = ends_of_contracts(rules, "2014-12")
    left = one.world.people["left"].copy()
    assert set(one.world.people["place"]) == {int(Place.HOME), int(Place.THAILAND)}
    assert left.max() > 0
    gone = left > 0
    back = one.world.people["back"]
    away = gone & (one.world.people["place"] == Place.HOME)
    assert set((back - left)[away]) == {36}


def test_after_2016_the_break_is_a_month_and_a_new_contract_begins() -> None:
    """Who goes comes back the month after under the MOU, with a permit of that month, for a job."""
    rules = {"stay.mou_break_taken": 1, "stay.mou_break_months": 1}
    one = ends_of_contracts(rules, "2015-06")
    people = one.world.people
    again = (people["left"] > 0) & (people["place"] == Place.THAILAND)
    assert again.sum() > 10
    assert set(people["status"][again]) == {int(Status.MOU)}
    assert np.array_equal(people["permit_since"][again], people["left"][again] + 1)
    assert (people["job"][again] != Job.NONE).all()


def test_who_takes_no_break_stays_without_papers() -> None:
    """After at most four years from the start of the history nobody has an MOU any more."""
    one = ends_of_contracts({}, "2015-01")
    assert set(one.world.people["status"]) == {int(Status.UNDOCUMENTED)}
    assert set(one.world.people["place"]) == {int(Place.THAILAND)}


# --- arrests ---


def test_arrests_send_home_people_without_papers_alone() -> None:
    """All are arrested who have none; a share comes back within half a year, none if none comes back."""
    rules = quiet() | {"stay.deported_back": 0} | starting("undocumented")
    rules |= {"population.first_stock_status_undocumented": 50, "population.first_stock_status_nv": 50}
    one = made(dated(rules), agents=80, until=HISTORY + 2, calendar=True)
    (event, _), *_rest = only("arrests_2024")
    sweep = calendar.Event(event.name, event.effect, HISTORY, HISTORY, ALL, event.row)
    one.times = one.times._replace(calendar=((sweep, 0.999),))
    one.until(HISTORY + 2)
    without = one.world.people["entry_status"] == Status.UNDOCUMENTED
    assert 10 < without.sum() < 70
    assert (one.world.people["place"][without] == Place.HOME).mean() > 0.9
    assert set(one.world.people["place"][~without]) == {int(Place.THAILAND)}


def test_most_who_are_sent_home_come_back_within_half_a_year() -> None:
    """If all do, they are back, without papers, six months later."""
    rules = quiet() | {"stay.deported_back": 1} | starting("undocumented") | entering({"undocumented": 100})
    one = made(dated(rules), agents=40, until=HISTORY + 7, calendar=True)
    (event, _), *_rest = only("arrests_2024")
    sweep = calendar.Event(event.name, event.effect, HISTORY, HISTORY, ALL, event.row)
    one.times = one.times._replace(calendar=((sweep, 0.999),))
    one.until(HISTORY)
    assert (one.world.people["place"] == Place.HOME).mean() > 0.9
    one.until(HISTORY + 7)
    assert set(one.world.people["place"]) == {int(Place.THAILAND)}
