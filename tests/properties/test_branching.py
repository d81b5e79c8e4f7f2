"""Branching at any month equals not branching: a world that was copied, or stopped, goes on as if nothing had been."""

import pytest

from simsp import months, run
from simsp.comparison import compare
from simsp.scenario import resolve
from simsp.world.world import HISTORY
from tests.properties.worlds import Made, differences, made, scenario

UNTIL = months.parse("2029-06")
FIVE_YEARS = (
    "2011-01",  # the first month
    "2014-06",  # in the month of an exodus
    "2020-04",  # between two shocks
    "2026-12",  # where scenarios usually part
    "2028-03",  # within the months measured
)


def a_world() -> Made:
    """600 migrants under today's law, with every shock of the calendar."""
    return made((), agents=600, until=UNTIL, newcomers=True, calendar=True, deaths=True)


@pytest.fixture(scope="module")
def straight() -> Made:
    """The world that never branched."""
    return a_world().until(UNTIL)


@pytest.mark.parametrize("month", FIVE_YEARS)
def test_a_branch_goes_on_as_the_world_would_have(straight: Made, month: str) -> None:
    """Copied at a month and run on, every field of every table is what it is without the copy."""
    branching = a_world().until(months.parse(month))
    branch = branching.world.branch()
    run.simulate(branch, branching.times, UNTIL)
    assert differences(branch, straight.world) == []


def test_a_branch_leaves_the_world_it_came_from_alone() -> None:
    """What happens on a branch does not happen to the original, which then goes on by itself."""
    original = a_world().until(months.parse("2020-04"))
    first, second = original.world.branch(), original.world.branch()
    run.simulate(first, original.times, months.parse("2022-01"))
    run.run_off(first, original.times)
    assert differences(original.world, second) == []


def test_stopping_every_month_changes_nothing(straight: Made) -> None:
    """A clock that is started anew each month tells the same time as one that runs through."""
    stopping = a_world()
    for month in range(HISTORY, UNTIL + 1):
        run.simulate(stopping.world, stopping.times, month)
    assert differences(stopping.world, straight.world) == []


def test_a_branch_runs_off_as_the_world_would_have(straight: Made) -> None:
    """The end of all rights is the same too."""
    branching = a_world().until(months.parse("2028-03"))
    branch, whole = branching.world.branch(), straight.world.branch()
    run.simulate(branch, branching.times, UNTIL)
    run.run_off(branch, branching.times)
    run.run_off(whole, straight.times)
    assert differences(branch, whole) == []


@pytest.mark.parametrize("month", ["2011-01", "2011-02", "2013-05"])
def test_a_scenario_may_start_with_or_within_the_history(month: str) -> None:
    """`starts` may be any month from the first of the simulated history on."""
    early = scenario("early", {"maternity.grant_amount": 20_000}, months.parse(month))
    baseline = resolve(["current_law"], end=UNTIL)
    end = months.parse("2015-12")
    comparison = compare([*baseline, early], agents=200, replicates=1, until=end, jobs=1)
    changed = comparison.measures.query("scenario == 'early' and measure == 'owed_thb' and group_by == 'all'")
    assert changed["change"].tolist() > [0]
