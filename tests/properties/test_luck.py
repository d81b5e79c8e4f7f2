"""Luck: uniform and independent over seeds, migrants, months and decisions, and no two decisions share a key."""

from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

from simsp import luck
from simsp.luck import PER_MONTH, Decision
from simsp.parameters import DIMENSIONS
from simsp.world.rights import Right

COUNT = 40_000
BINS = 16
RIGHTS = len(DIMENSIONS["right"])
FAMILIES = (Decision.ACCEPTED, Decision.CASH, Decision.PAPERS_BLOCK)  # one decision a right each
MONTH = 24324


def key_of(seed: int, person: int) -> np.uint64:
    """The key of a migrant, as compiled code hands it on."""
    return np.uint64(luck.key_of(seed, person))


def over_seeds() -> np.ndarray:
    """One decision of one migrant in one month, under many seeds."""
    return np.array([luck.draw(key_of(seed, 12), MONTH, 16) for seed in range(COUNT)])


def over_migrants() -> np.ndarray:
    """The same decision of many migrants."""
    return np.array([luck.draw(key_of(1, person), MONTH, 16) for person in range(COUNT)])


def over_months() -> np.ndarray:
    """The same decision of one migrant in many months."""
    key = key_of(1, 12)
    return np.array([luck.draw(key, month, 16) for month in range(COUNT)])


def over_decisions() -> np.ndarray:
    """Every decision of one migrant, month after month."""
    key = key_of(1, 12)
    chosen = [(month, decision) for month in range(COUNT // PER_MONTH) for decision in range(PER_MONTH)]
    return np.array([luck.draw(key, month, decision) for month, decision in chosen])


WAYS = {"seeds": over_seeds, "migrants": over_migrants, "months": over_months, "decisions": over_decisions}
ALLOWED = 0.01 / (3 * len(WAYS))  # three tests each way, Bonferroni


@pytest.fixture(scope="module")
def draws() -> dict[str, np.ndarray]:
    """Draws in a row along each of the four keys."""
    return {way: make() for way, make in WAYS.items()}


@pytest.mark.parametrize("way", WAYS)
def test_draws_are_uniform(draws: dict[str, np.ndarray], way: str) -> None:
    """Along each key, draws fill 0 to 2**32 evenly (Kolmogorov-Smirnov)."""
    along = draws[way]
    assert along.min() >= 0
    assert along.max() < 2**32
    assert stats.kstest((along + 0.5) / 2**32, "uniform").pvalue > ALLOWED


@pytest.mark.parametrize("way", WAYS)
def test_neighbouring_keys_are_independent(draws: dict[str, np.ndarray], way: str) -> None:
    """What one draw is says nothing of the next along the key (chi-square, 16 x 16 cells)."""
    places = draws[way] * BINS >> 32
    cells = np.zeros((BINS, BINS))
    np.add.at(cells, (places[:-1], places[1:]), 1)
    assert stats.chi2_contingency(cells).pvalue > ALLOWED


@pytest.mark.parametrize("way", WAYS)
def test_every_bit_is_a_fair_coin(draws: dict[str, np.ndarray], way: str) -> None:
    """The lowest bits too: some choices take a draw modulo a small number."""
    ones = [(draws[way] >> bit & 1).sum() for bit in range(32)]
    scores = (np.array(ones) - len(draws[way]) / 2) / np.sqrt(len(draws[way]) / 4)
    assert stats.chi2.sf((scores**2).sum(), 32) > ALLOWED


def test_two_migrants_have_nothing_in_common() -> None:
    """The whole life of one is uncorrelated with that of the next."""
    lives = [
        np.array([luck.draw(key_of(1, person), month, 5) for month in range(COUNT)]) for person in (7, 8)
    ]
    assert stats.pearsonr(*lives).pvalue > 0.01 / 2


def test_two_decisions_have_nothing_in_common() -> None:
    """Being dismissed says nothing of falling ill in the same month."""
    pairs = [
        np.array([luck.draw(key_of(1, person), MONTH, of) for person in range(COUNT)])
        for of in (int(Decision.DISMISSED), int(Decision.LONG_SICKNESS))
    ]
    assert stats.pearsonr(*pairs).pvalue > 0.01 / 2


def test_no_two_decisions_have_the_same_number() -> None:
    """A number is part of every key, and an enumeration would silently make a second name of it."""
    numbers = [decision.value for decision in Decision.__members__.values()]
    assert len(numbers) == len(set(numbers)) == len(Decision)


def test_decisions_made_for_each_right_do_not_reach_into_others() -> None:
    """`ACCEPTED + right` and its like keep twelve numbers to themselves."""
    taken = [family + right for family in FAMILIES for right in range(RIGHTS)]
    single = [decision.value for decision in Decision if decision not in FAMILIES]
    assert len(Right) == RIGHTS
    assert len(set(taken + single)) == len(taken) + len(single)


def test_every_decision_fits_into_a_month() -> None:
    """Month and decision make one number; a decision of 256 or more would be one of the next month."""
    assert min(Decision) >= 0
    assert max(Decision) + RIGHTS <= PER_MONTH


def test_different_seeds_and_migrants_have_different_keys() -> None:
    """No two of 200,000 pairs of seed and migrant meet."""
    keys = {int(key_of(seed, person)) for seed in range(50) for person in range(4000)}
    assert len(keys) == 200_000


def test_different_months_and_decisions_have_different_draws() -> None:
    """The 19,200 keys of 150 months give 19,200 different draws, or nearly: 32 bits meet by chance."""
    key = key_of(3, 99)
    drawn = {int(luck.draw(key, month, decision)) for month in range(150) for decision in range(PER_MONTH)}
    assert len(drawn) >= 150 * PER_MONTH - 3


def test_a_draw_picks_classes_in_proportion() -> None:
    """The ends of each class belong to the class that begins there."""
    rising = np.array([2**30, 2**31, 2**32])
    ends = [0, 2**30 - 1, 2**30, 2**31 - 1, 2**31, 2**32 - 1]
    assert [int(luck.pick(draw, rising)) for draw in ends] == [0, 0, 1, 1, 2, 2]
    assert all(one < other for one, other in pairwise(rising))
