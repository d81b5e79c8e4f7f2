"""Who is shown follows from a stated rule; every case here is small enough to choose by eye."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from simsp.lives import choice
from simsp.lives.choice import GAINS_MOST, LOSES_MOST, TYPICAL, TYPICAL_WORKER, UNCHANGED
from simsp.outcomes import Lives
from simsp.world.people import ACCOUNT, WORTH

YEARS = "2027-2031"


def lives(members: Sequence[int], pv: Sequence[int], **columns: Sequence[int]) -> Lives:
    """Ten people; those of the cohort with the accounts given, all with the present values given for them."""
    accounts = np.zeros(len(members), ACCOUNT)
    for name, values in columns.items():
        accounts[name] = values
    in_cohort = np.isin(np.arange(10), members)
    pv_net = np.zeros(10, np.int64)
    pv_net[list(members)] = pv
    groups: dict[str, np.ndarray] = {}
    return Lives(in_cohort, pv_net, np.zeros(10, WORTH), groups, np.array(members, np.int64), accounts, None)


def roles(base: Lives, other: Lives) -> Mapping[str, int]:
    """Who has which role."""
    return {one.role: one.person for one in choice.of_a_policy(base, other, YEARS)}


@pytest.mark.parametrize(("values", "middle"), [((5,), 5), ((1, 9), 1), ((9, 2, 1), 2), ((4, 1, 3, 2), 2)])
def test_the_median_is_one_of_the_values_and_of_two_the_lower(values: tuple[int, ...], middle: int) -> None:
    """The middle in order; nobody stands between two people."""
    assert choice.median(np.array(values)) == middle


def test_the_roles_of_a_policy() -> None:
    """Gains of 10, 30, 20 and -5 among those who receive another sum: 10 is the lower middle of -5, 10, 20, 30."""
    months = [12, 40, 24, 60, 30, 31]
    base = lives([1, 2, 3, 4, 5, 6], [100] * 6, months_credited=months, cash=[7] * 6)
    other = lives(
        [1, 2, 3, 4, 5, 6], [110, 130, 120, 95, 100, 100], months_credited=months, cash=[8, 9, 9, 6, 7, 7]
    )
    # five and six differ in nothing; the median of 12 24 30 31 40 60 is 30, which five has
    assert roles(base, other) == {TYPICAL: 1, GAINS_MOST: 2, LOSES_MOST: 4, UNCHANGED: 5}


def test_of_equals_the_lowest_number_is_chosen() -> None:
    """Two gain the same most, two are the same middle, two are as near to the median of months."""
    base = lives([1, 2, 3, 4, 5, 6], [0] * 6, months_credited=[9, 9, 9, 9, 10, 8], cash=[1] * 6)
    other = lives(
        [1, 2, 3, 4, 5, 6], [4, 4, 9, 9, 0, 0], months_credited=[9, 9, 9, 9, 10, 8], cash=[2, 2, 2, 2, 1, 1]
    )
    assert roles(base, other) == {TYPICAL: 1, GAINS_MOST: 3, UNCHANGED: 5}


def test_who_stands_in_two_roles_appears_once_with_both_rules() -> None:
    """The only one whose money differs is both typical and the one who gains most."""
    base = lives([1, 2], [0, 0], months_credited=[5, 5], cash=[1, 1])
    other = lives([1, 2], [3, 0], months_credited=[5, 5], cash=[2, 1])
    first, second = choice.of_a_policy(base, other, YEARS)
    assert (first.person, first.role, second.person, second.role) == (1, TYPICAL, 2, UNCHANGED)
    assert "the median gain" in first.rule
    assert "who gains most" in first.rule


def test_only_members_under_both_laws_are_compared() -> None:
    """Who joins under the policy alone has no second life to stand beside it."""
    base = lives([1, 2], [0, 0], months_credited=[5, 6], cash=[1, 1])
    other = lives([2, 3], [1, 99], months_credited=[6, 7], cash=[2, 50])
    assert roles(base, other) == {TYPICAL: 2}


def test_where_nothing_differs_it_is_said() -> None:
    """A policy without effect shows the member with the median of months, and says that nobody's money differs."""
    base = lives([1, 2, 3], [5, 5, 5], months_credited=[30, 10, 20], cash=[1, 1, 1])
    (only,) = choice.of_a_policy(base, base, YEARS)
    assert (only.person, only.role) == (3, TYPICAL)
    assert "nobody receives or pays another sum" in only.rule


def test_another_deduction_counts_as_another_sum() -> None:
    """A worker whose employer pays the contribution receives the same and yet is concerned."""
    base = lives([1, 2], [0, 0], deducted=[70, 70], months_credited=[5, 5])
    other = lives([1, 2], [70, 0], deducted=[0, 70], months_credited=[5, 5])
    assert roles(base, other) == {TYPICAL: 1, UNCHANGED: 2}


def test_a_right_that_moves_within_the_same_sum_is_a_difference() -> None:
    """Nobody stands for "nothing changes" whose account differs in any field, such as costs of papers."""
    base = lives([1, 2], [0, 0], months_credited=[5, 5])
    other = lives([1, 2], [0, 0], months_credited=[5, 5], paper_costs=[1, 0])
    assert roles(base, other) == {TYPICAL: 1, UNCHANGED: 2}


def test_the_typical_worker_of_a_run_lost_something() -> None:
    """Of three who lost, with 10, 20 and 40 months, the one with 20; who lost nothing does not count."""
    base = lives([1, 4, 6, 8], [0] * 4, months_credited=[40, 10, 90, 20], lost=[1, 5, 0, 2])
    (one,) = choice.of_the_run(base, YEARS)
    assert (one.person, one.role) == (8, TYPICAL_WORKER)
    assert "(3 of 4)" in one.rule


def test_where_nobody_lost_the_typical_worker_is_one_of_all() -> None:
    """Under a law that pays everybody there is still somebody in the middle."""
    base = lives([2, 3, 5], [0] * 3, months_credited=[3, 1, 2])
    (one,) = choice.of_the_run(base, YEARS)
    assert one.person == 5
    assert "nobody lost a right" in one.rule


def test_a_run_without_a_cohort_shows_nobody() -> None:
    """Few people for a few months: no members, no lives, no error."""
    nobody = lives([], [])
    assert choice.of_the_run(nobody, YEARS) == []
    assert choice.of_a_policy(nobody, nobody, YEARS) == []
