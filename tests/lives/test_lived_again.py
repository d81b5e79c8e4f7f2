"""A replicate that lives again with somebody looking is the replicate that was lived."""

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from simsp.lives.again import lived_again
from simsp.lives.watching import Look, Moment
from simsp.outcomes import Outcome
from simsp.plan import Plan
from simsp.world.world import HISTORY
from tests.lives.conftest import UNTIL

EVERY = 3  # one member in so many is watched


class Seen:
    """Remembers which moments came in each month, the accounts as they stood last, and every loss of one person."""

    def __init__(self) -> None:
        self.moments: list[tuple[int, Moment]] = []
        self.accounts: Any = None
        self.people: Any = None
        self.lost: Counter[int] = Counter()

    def __call__(self, look: Look) -> None:
        """Remember a look."""
        self.moments.append((look.month, look.moment))
        self.accounts, self.people = look.world.accounts, look.world.people
        for one, lost in look.alone.items():
            self.lost[one] += int(lost.sum())


@pytest.fixture(scope="module")
def watched(found: list[Outcome]) -> list[int]:
    """Some members of the cohort, and a stranger."""
    assert found[0].lives is not None
    members = found[0].lives.members[::EVERY].tolist()
    return [*members, 0]


@pytest.fixture(scope="module")
def seen(plan: Plan, watched: list[int]) -> list[Seen]:
    """What a watcher remembers of each scenario."""
    return [seen for (seen,) in lived_again(plan, [Seen()], [watched] * 3)]


def test_who_is_watched_lives_as_in_the_run(
    found: list[Outcome], seen: list[Seen], watched: list[int]
) -> None:
    """The accounts of the watched are those of the run, every field under every scenario, to the satang."""
    for outcome, again in zip(found, seen, strict=True):
        assert outcome.lives is not None
        mine = np.isin(outcome.lives.members, watched)
        assert mine.sum() > 10
        there = np.asarray(again.accounts)[outcome.lives.members[mine]]
        there["paper_costs"] = np.asarray(again.people)["papers_spent"][outcome.lives.members[mine]]
        assert np.array_equal(there, outcome.lives.accounts[mine])


def test_everybody_else_lives_as_in_the_run(found: list[Outcome], seen: list[Seen]) -> None:
    """Being watched changes nobody's life: the present value of each is the same, watched or not."""
    for outcome, again in zip(found, seen, strict=True):
        assert outcome.lives is not None
        assert np.array_equal(np.asarray(again.people)["pv_net"], outcome.lives.pv_net)


def test_each_month_is_looked_at_in_order(seen: list[Seen]) -> None:
    """From the first month to the last fate: who has lived is seen before claims, and each month is over once."""
    for again in seen:
        told = [month for month, _ in again.moments]
        assert told == sorted(told)
        by_moment = {moment: [month for month, one in again.moments if one is moment] for moment in Moment}
        last = by_moment[Moment.LIVED][-1]
        assert by_moment[Moment.LIVED] == list(range(HISTORY, last + 1))
        assert by_moment[Moment.OVER] == list(range(HISTORY, last))
        assert last > UNTIL
        for month in (HISTORY, UNTIL, UNTIL + 2):
            of_month = [moment for when, moment in again.moments if when == month]
            assert of_month.index(Moment.LIVED) > 0
            assert of_month[-1] is Moment.OVER
            assert Moment.DONE in of_month[of_month.index(Moment.LIVED) : -1]


def test_the_books_are_those_of_the_watched_alone(plan: Plan, watched: list[int]) -> None:
    """With one person watched, what is lost in each step adds up to what the account of that person lost."""
    alone = replace(plan, scenarios=plan.scenarios[:1], changes=plan.changes[:1])
    total = Counter[str]()

    def add(look: Look) -> None:
        total["lost"] += int(look.lost.sum())
        total["account"] = int(np.asarray(look.world.accounts)["lost"][watched[1]])

    list(lived_again(alone, [add], [[watched[1]]]))
    assert total["lost"] == total["account"] > 0


def test_what_is_told_of_one_alone_is_never_more_than_was_lost(seen: list[Seen]) -> None:
    """Losses of blocks with one person in them belong to that person: together at most what the account lost."""
    told = seen[0].lost
    assert sum(told.values()) > 0
    lost = np.asarray(seen[0].accounts)["lost"]
    assert all(satang <= lost[one] for one, satang in told.items())


def test_looks_tell_rights_and_gates(plan: Plan) -> None:
    """A look has one row a right and one column a gate."""
    shapes = set()
    list(lived_again(plan, [lambda look: shapes.add(look.lost.shape)]))
    assert shapes == {(12, 10)}
