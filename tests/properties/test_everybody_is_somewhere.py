"""No vanished person: whoever arrives is in exactly one place to the end, in every scenario the same people."""

import numpy as np
import pytest

from simsp import months, run
from simsp.comparison import Comparison
from simsp.parameters import Change
from simsp.world.people import Job, Place
from simsp.world.world import HISTORY
from tests.properties.worlds import START, Made, made

AT = ("2011-01", "2014-07", "2020-05", "2027-01", "2029-12")
NEVER_CHANGES = ["nationality", "sex", "sector"]


@pytest.fixture(scope="module")
def moments() -> dict[str, Made]:
    """One world at several moments of its life."""
    found, living = (
        {},
        made((), agents=1000, until=months.parse(AT[-1]), newcomers=True, calendar=True, deaths=True),
    )
    for month in AT:
        living.until(months.parse(month))
        found[month] = Made(living.who, living.times, 1)
        found[month].world = living.world.branch()
    return found


@pytest.mark.parametrize("number", range(1, 5))
def test_the_same_people_arrive_in_every_scenario(five: Comparison, number: int) -> None:
    """A policy may change channel, papers or return, never who exists."""
    for replicate in five.outcomes:
        base, other = replicate[0].lives, replicate[number].lives
        assert base is not None
        assert other is not None
        assert len(base.in_cohort) == len(other.in_cohort)
        for name in NEVER_CHANGES:
            assert np.array_equal(base.groups[name], other.groups[name])


@pytest.mark.parametrize("month", AT)
def test_everybody_who_has_arrived_is_in_one_place(moments: dict[str, Made], month: str) -> None:
    """In Thailand, at home or dead; the others, from the next to come on, have not arrived."""
    world = moments[month].world
    arrived = int(world.arriving[months.parse(month) - HISTORY + 1])
    places = world.people["place"]
    assert set(places[:arrived]) <= {int(Place.THAILAND), int(Place.HOME), int(Place.DEAD)}
    assert set(places[arrived:]) <= {int(Place.NOT_ARRIVED)}


@pytest.mark.parametrize("month", AT)
def test_the_list_of_those_here_names_each_once(moments: dict[str, Made], month: str) -> None:
    """Who is in Thailand is on the list of this month, and nobody else."""
    world = moments[month].world
    here = np.flatnonzero(world.people["place"] == int(Place.THAILAND))
    assert len(world.here) > 0
    assert sorted(world.here.tolist()) == here.tolist()


@pytest.mark.parametrize("month", AT)
def test_a_next_look_is_noted_once_for_people_abroad(moments: dict[str, Made], month: str) -> None:
    """Nobody is in two months' lists of sleepers, and nobody sleeps in Thailand."""
    world = moments[month].world
    noted = [who for sleepers in world.looks.all().values() for who in sleepers]
    assert len(noted) == len(set(noted))
    assert set(world.people["place"][noted]) <= {int(Place.HOME), int(Place.DEAD)}
    assert all(later >= world.month for later in world.looks.all())


@pytest.mark.parametrize("month", AT)
def test_everybody_with_money_at_home_is_looked_at_again(moments: dict[str, Made], month: str) -> None:
    """Old-age money that waits abroad has a month in which it is looked at."""
    world = moments[month].world
    waiting = (world.people["place"] == int(Place.HOME)) & (world.people["law"]["months"] > 0)
    noted = {who for sleepers in world.looks.all().values() for who in sleepers}
    assert set(np.flatnonzero(waiting).tolist()) - noted == set()


@pytest.mark.parametrize("month", AT)
def test_nobody_works_outside_thailand(moments: dict[str, Made], month: str) -> None:
    """A job ends with departure and with death."""
    people = moments[month].world.people
    away = people["place"] != int(Place.THAILAND)
    assert set(people["job"][away]) <= {int(Job.NONE)}


@pytest.mark.parametrize("month", AT)
def test_nothing_went_wrong(moments: dict[str, Made], month: str) -> None:
    """No step met what it cannot meet."""
    assert int(moments[month].world.books["fault"][0]) == 0


def test_a_fault_is_never_passed_over() -> None:
    """A step that cannot raise leaves a fault in the books, and the run stops with an error."""
    world = made((), agents=50, until=START, newcomers=True)
    world.until(HISTORY)
    world.world.books["fault"] = 1
    with pytest.raises(Exception, match=r"\w"):
        run.simulate(world.world, world.times, HISTORY + 1)


def test_the_first_stock_has_the_papers_that_were_assumed() -> None:
    """In January 2011, 52 in 100 have no papers, 25 a Cabinet Resolution, 20 nationality verified, 3 an MOU."""
    first = made((), agents=4000, until=HISTORY)
    first.until(HISTORY)
    shares = np.bincount(first.world.people["entry_status"], minlength=5) / len(first.world.people)
    assert shares == pytest.approx([0.03, 0.20, 0.25, 0, 0.52], abs=0.04)


def test_some_of_the_first_stock_are_insured_from_the_start() -> None:
    """Who has insured months behind them in January 2011 goes on being insured, as far as employers enrol."""
    nobody_evades = [Change(f"employers.evasion_{status}", 0, 0) for status in ("mou", "nv", "cr")]
    first = made(nobody_evades, agents=4000, until=HISTORY)
    first.until(HISTORY)
    past = first.world.people["first_insured"] < HISTORY
    # 3 % MOU x 0.5 + 20 % NV x 0.3 + 25 % CR x 0.1 = 10 in 100
    insured = past & (first.world.people["enrolled"]["months"] > 1)
    assert insured.mean() == pytest.approx(0.10, abs=0.02)
    assert (first.world.people["insured_now"][insured] == 1).mean() > 0.9


def test_an_employer_who_enrolled_somebody_does_not_begin_to_evade() -> None:
    """Of the first stock with insured months in the present job, most are insured in the first month too."""
    first = made((), agents=4000, until=HISTORY).until(HISTORY)
    past = (first.world.people["first_insured"] > 0) & (first.world.people["first_insured"] < HISTORY)
    assert past.sum() > 100
    assert (first.world.people["insured_now"][past] == 1).mean() > 0.8
