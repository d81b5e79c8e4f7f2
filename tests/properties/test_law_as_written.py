"""With every practice off, the law is what happens: nothing that is owed is lost, and practice only takes away."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from simsp import run
from simsp.comparison import Comparison, compare
from simsp.parameters import Change, Value
from simsp.scenario import resolve
from simsp.world.rights import GATES, RIGHTS, Fate
from tests.properties.worlds import UNTIL, as_written, dated, made

Reader = Callable[[str], pd.DataFrame]


@pytest.fixture(scope="module")
def always() -> Comparison:
    """The law as written since 2011: no right was spoiled by an earlier practice."""
    written = resolve(["law_as_written"], end=UNTIL)
    return compare(written, agents=1000, replicates=2, seed=4, until=UNTIL, jobs=1)


def lost(comparison: Comparison, view: int) -> dict[tuple[str, str], int]:
    """Satang lost by gate and right, without zeros."""
    fates = sum(replicate[0].exact["fates"][view] for replicate in comparison.outcomes)
    return {
        (GATES[gate], RIGHTS[right]): int(satang)
        for right, row in enumerate(fates)
        for gate, satang in enumerate(row[int(Fate.LOST) :])
        if satang
    }


@pytest.mark.parametrize("view", [0, 1], ids=["period", "lifetime"])
def test_nothing_is_lost_under_the_law_as_written(always: Comparison, view: int) -> None:
    """Practice off = the law, exactly: each right that arises is received, or can still be claimed."""
    assert lost(always, view) == {}


@pytest.mark.parametrize("view", [0, 1], ids=["period", "lifetime"])
def test_no_right_is_counted_as_lost(always: Comparison, view: int) -> None:
    """Neither is any right lost that is worth nothing."""
    counts = sum(replicate[0].exact["counts"][view] for replicate in always.outcomes)
    assert counts[:, int(Fate.LOST) :].sum(axis=0).tolist() == [0] * len(GATES)


def test_everybody_in_the_cohort_receives_all_that_is_owed(always: Comparison) -> None:
    """Followed to the end, received = owed."""
    cells = always.measures.query("group_by == 'cohort'").set_index("measure")["value"]
    assert cells["received_thb"] == pytest.approx(cells["owed_thb"], abs=0.01)
    assert cells["received_of_owed"] == 1


def owed_for_life(changes: Sequence[Change]) -> NDArray[np.int64]:
    """What each person is owed by right from 2011 to the last fate; satang, shape (people, rights)."""
    one = made(changes, agents=500, until=UNTIL, newcomers=True, calendar=True, deaths=True)
    one.world.people["in_cohort"] = 1
    one.until(UNTIL)
    run.run_off(one.world, one.times)
    return np.array(one.world.accounts["owed_by_right"])


def test_practice_never_moves_a_satang_of_what_is_owed() -> None:
    """On the same lives, everybody is owed the same, right by right, whatever is enrolled, refused, lost or late.

    Whom an employer does not hire lives another life, so here none turns pregnant women away.
    """
    hired: dict[str, Value] = {"employers.avoids_pregnant": 0}
    today, written = owed_for_life(dated(hired)), owed_for_life(dated(as_written()))
    assert (today.sum(axis=0) > 0).all()
    assert np.array_equal(today, written)


def test_every_insurable_month_is_credited(always: Comparison) -> None:
    """Employers enrol everybody whom the law insures."""
    cells = always.measures.set_index(["group_by", "measure"])["value"]
    assert cells["all", "coverage_of_insurable"] == 1
    assert cells["cohort", "coverage_of_insurable"] == 1


def test_gates_of_practice_are_open_from_the_start_of_a_comparison(five_table: Reader) -> None:
    """When it starts in 2027, what comes later cannot be closed at all by knowledge, place or the office."""
    rights = five_table("rights.csv").query("scenario == 'law_as_written'")
    sums = rights.groupby("fate")["satang"].sum()
    closed = ["knows", "in_thailand_or_channel", "papers", "served", "accepted", "cash_reached"]
    assert {gate: int(sums[f"lost: {gate}"]) for gate in closed} == dict.fromkeys(closed, 0)


def test_practice_never_gives_more_than_the_law(once_measures: pd.DataFrame) -> None:
    """On the same lives, more is received under the law as written, in both views."""
    views = once_measures.query("group_by in ['all', 'cohort']")["received_thb"]
    received = views.droplevel("group")
    for view in ("all", "cohort"):
        assert received["law_as_written", view] >= received["current_law", view]


@pytest.mark.parametrize("cell", ["recovered_of_all", "received_of_owed", "coverage", "take_up"])
def test_each_headline_is_higher_without_practice(five: Comparison, cell: str) -> None:
    """In the months measured, in each replicate."""
    for replicate in five.cells:
        assert replicate[4]["all", "all"][cell] > replicate[0]["all", "all"][cell]


def test_each_right_is_received_at_least_as_much(five_table: Reader) -> None:
    """Right by right in the months measured, practice lowers or delays what is received."""
    received = five_table("rights.csv").query("fate == 'received'")
    by_right = received.pivot_table(index="right", columns="scenario", values="satang", sort=False)
    less = by_right[by_right["law_as_written"] < by_right["current_law"]]
    assert list(less.index) == []
    assert np.all(by_right.sum() > 0)
