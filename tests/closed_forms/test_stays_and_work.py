"""A world with constant chances behaves like the absorbing chain it is: means of stays and of months in work."""

from typing import Any

import numpy as np
import pytest

from simsp import months
from simsp.world.people import Place
from simsp.world.world import COMMON, HISTORY
from tests.properties.worlds import NO_DIFFERENCE_BY_STAY, NOBODY_MOVES, Made, dated, made, quiet

END = months.parse("2040-12")  # the month before the 55th birthday of those who are 25 in January 2011
PER_MONTH = 2**32


def left_for_good(made_world: Made) -> Made:
    """The world after everybody has gone home."""
    made_world.until(END)
    assert set(made_world.world.people["place"]) == {int(Place.HOME)}
    return made_world


def chance_to_leave(one: Made) -> Any:
    """Each person's own constant chance a month to go home: plans to stay scale the common one from 1/2 to 3/2."""
    rate = int(one.times.rules["stay"]["return_rate"][0, COMMON]) / PER_MONTH
    return rate * (1.5 - one.world.people["plans"] / 100_000)


def standard_error(values: Any) -> float:
    """Of a mean."""
    return float(np.std(values, ddof=1) / np.sqrt(len(values)))


@pytest.fixture(scope="module")
def gone() -> Made:
    """Everybody always works in an insured job; the only event is to go home, by 60 per cent a year."""
    rules = quiet() | {"stay.return_rate": 60, "stay.undocumented_return_factor": 1} | NO_DIFFERENCE_BY_STAY
    return left_for_good(made(dated(rules), agents=6000, until=END, seed=2))


@pytest.fixture(scope="module")
def stays(gone: Made) -> Any:
    """Months of each person's stay since the history begins, the last one counted."""
    return gone.world.people["left"] - HISTORY + 1


def test_a_constant_chance_to_leave_gives_a_geometric_mean_stay(gone: Made, stays: Any) -> None:
    """The mean stay is 1/p, within four standard errors; here each person's stay in units of their own 1/p."""
    in_units = stays * chance_to_leave(gone)
    assert len(stays) > 4000
    assert abs(in_units.mean() - 1) <= 4 * standard_error(in_units)


def test_a_geometric_stay_has_no_memory(gone: Made, stays: Any) -> None:
    """Who has stayed two years has as long to go as a newcomer."""
    old = stays > 24
    in_units = (stays[old] - 24) * chance_to_leave(gone)[old]
    assert old.sum() > 500
    assert abs(in_units.mean() - 1) <= 4 * standard_error(in_units)


def test_the_mean_over_all_plans_is_the_integral(gone: Made, stays: Any) -> None:
    """With plans even from 0 to 1, the mean stay is ln(3)/p: the integral of 1 / (p (3/2 - u))."""
    rate = int(gone.times.rules["stay"]["return_rate"][0, COMMON]) / PER_MONTH
    assert abs(stays.mean() - np.log(3) / rate) <= 4 * standard_error(stays)


def test_a_stay_in_one_insured_job_is_all_contributed(gone: Made, stays: Any) -> None:
    """Months of contribution by law, on enrolment and on the record shown are the months of the stay."""
    people = gone.world.people
    for record in ("law", "enrolled", "shown"):
        assert np.array_equal(people[record]["months"], stays)
    assert int(gone.world.books["total"]["months_credited"][0]) == stays.sum()
    assert int(gone.world.books["total"]["months_worked"][0]) == stays.sum()


def test_months_in_work_are_those_of_the_absorbing_chain() -> None:
    """With constant chances to be hired, dismissed and to leave, the fundamental matrix gives the mean.

    Within a month work comes before leaving; who is dismissed looks for work from the month after.
    """
    rules = quiet() | {"stay.undocumented_return_factor": 1}
    rules |= {"stay.return_rate": 60, "work.dismissal": 60, "work.hire": 0.3}
    one = left_for_good(made(dated(rules), agents=6000, until=END, seed=3))
    lost = int(one.times.rules["work"]["dismissal"][0, COMMON]) / PER_MONTH
    hired = int(one.times.rules["work"]["hire"][0, COMMON]) / PER_MONTH
    month = np.array([[1 - lost, lost], [hired, 1 - hired]])  # rows and columns: in work, without
    expected = [
        (month[1] @ np.linalg.inv(np.eye(2) - (1 - leaves) * month))[0] for leaves in chance_to_leave(one)
    ]
    beyond = one.world.people["law"]["months"] - expected
    assert abs(beyond.mean()) <= 4 * standard_error(beyond)


def test_a_job_lasts_as_long_as_nothing_ends_it() -> None:
    """Where nobody is dismissed, resigns, moves or leaves, nobody ever does."""
    still = made(dated(quiet()), agents=200, until=HISTORY + 120)
    assert all(still.times.rules[name.split(".")[0]][name.split(".")[1]].max() == 0 for name in NOBODY_MOVES
               if not name.startswith(("papers.lapse", "papers.embassy_lapse")))  # fmt: skip
    still.until(HISTORY + 120)
    assert set(still.world.people["law"]["months"]) == {121}
    assert set(still.world.people["place"]) == {int(Place.THAILAND)}
