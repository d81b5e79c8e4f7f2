"""Luck is chance: draws are uniform, and independent along and across seeds, migrants, months and decisions.

Each check works out the p-values of many cells and asks three things of them: that together they are uniform
(Kolmogorov-Smirnov), and that neither the smallest nor the largest is too extreme for their number (Bonferroni). Keys
are fixed, so a check always answers the same. Had other keys been taken, perfect chance would fail a check with a
chance of at most ALLOWED, and any of the hundred or so here with one of about 1 in 100.
"""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from simsp.luck import PER_MONTH, Decision
from tests.luck import by_hand

ALLOWED = 1e-4
DECISIONS = np.array(sorted(Decision))
MONTHS = np.arange(24_132, 24_564)  # 2011-01 to 2046-12
GROUPS, EACH = 64, 8192
KEYS = ("seed", "migrant", "month", "decision")
Draws = NDArray[np.int64]
Numbers = NDArray[np.float64]
Hash = Callable[..., Draws]


def bases() -> list[Draws]:
    """Keys from all over: seeds, migrants, months and decisions, each of shape (GROUPS, EACH)."""
    numbers = np.random.default_rng(20270101)
    limits = ((0, 2**62), (0, 60_000), (int(MONTHS[0]), int(MONTHS[-1])), (1, PER_MONTH - 1))
    return [numbers.integers(low, high, (GROUPS, EACH)) for low, high in limits]


def lines(key: str) -> list[Draws]:
    """Draws in a row along one key, one line a group from anywhere: keys that broadcast to (GROUPS, EACH)."""
    starts = [one[:, :1] for one in bases()]
    along = KEYS.index(key)
    if key == "decision":  # all decisions of a month, then of the next
        months, decisions = np.divmod(np.arange(EACH), PER_MONTH)
        return [*starts[:2], starts[2] + months, decisions[None]]
    return [one + np.arange(EACH) if at == along else one for at, one in enumerate(starts)]


def unlucky(values: Numbers) -> list[str]:
    """What speaks against chance in p-values; nothing where they are as chance gives them."""
    values = np.ravel(values)
    together, smallest = stats.kstest(values, "uniform").pvalue, values.min() * values.size
    found = {"together": together, "smallest": smallest, "largest": (1 - values).min() * values.size}
    return [f"{what}: {p:.2g} of {values.size}" for what, p in found.items() if p < ALLOWED / 3]


def chi_square(cells: NDArray[np.int64], of: int) -> Numbers:
    """A p-value for each row of counts of `of` equally likely cells."""
    counts = np.stack([np.bincount(row, minlength=of) for row in cells])
    expected = cells.shape[1] / of
    return np.asarray(stats.chi2.sf(((counts - expected) ** 2).sum(axis=1) / expected, of - 1))


def correlation(one: Draws, other: Draws) -> Numbers:
    """A p-value, two-sided, for the product of two uniform draws, row by row."""
    product = (one / 2**32 - 0.5) * (other / 2**32 - 0.5)
    return two_sided(product.sum(axis=1) * 12 / product.shape[1] ** 0.5)


def two_sided(scores: Numbers) -> Numbers:
    """P-values of scores that are normal by chance."""
    return np.asarray(2 * stats.norm.sf(np.abs(scores)))


def bits(words: Draws) -> Numbers:
    """A p-value for each of the 32 bits of all words: a fair coin."""
    ones = np.unpackbits(words.astype(">u4").view(np.uint8)).reshape(-1, 32).sum(axis=0, dtype=np.int64)
    return two_sided((ones - words.size / 2) / (words.size / 4) ** 0.5)


def all_pairs(matrix: Draws) -> Numbers:
    """P-values of the correlation of each two rows of draws."""
    scaled = (matrix / 2**32 - 0.5) * 12**0.5
    found = scaled @ scaled.T / matrix.shape[1] ** 0.5
    return two_sided(found[np.triu_indices(len(matrix), 1)])


@pytest.mark.parametrize("key", KEYS)
def test_draws_along_a_key_are_uniform_in_every_byte(key: str) -> None:
    """The highest byte, which decides, and the lowest, of which some choices take a remainder (chi-square)."""
    drawn = by_hand.draws(*lines(key))
    assert unlucky(np.concatenate([chi_square(drawn >> shift & 255, 256) for shift in (0, 8, 16, 24)])) == []
    assert unlucky(bits(drawn)) == []


STEPS = {
    **{f"next {key}": tuple(int(at == along) for at in range(4)) for along, key in enumerate(KEYS)},
    "the same month of next year": (0, 0, 12, 0),
    **{
        f"{KEYS[one]} {'and' if sign > 0 else 'against'} {KEYS[other]}": tuple(
            {one: 1, other: sign}.get(at, 0) for at in range(4)
        )
        for one, other in combinations(range(4), 2)
        for sign in (1, -1)
    },
}


@pytest.mark.parametrize("step", STEPS)
def test_neighbours_have_nothing_in_common(step: str) -> None:
    """One key further, or two keys at once: no correlation, no pattern in high or low bits, every bit turns evenly."""
    assert against_neighbours(by_hand.draws, STEPS[step]) == []


def against_neighbours(draws: Hash, step: tuple[int, ...]) -> list[str]:
    """What speaks against the independence of draws that are one step apart."""
    here = bases()
    one, other = draws(*here), draws(*(key + by for key, by in zip(here, step, strict=True)))
    return [
        *unlucky(correlation(one, other)),
        *unlucky(chi_square((one >> 28) * 16 + (other >> 28), 256)),
        *unlucky(chi_square((one & 15) * 16 + (other & 15), 256)),
        *unlucky(bits(one ^ other)),
    ]


@pytest.mark.parametrize("key", KEYS)
def test_no_two_along_a_key_go_together(key: str) -> None:
    """Of 150 seeds, migrants or months in a row, and of all decisions, no two are like each other."""
    seeds, persons, months, decisions = (one[0, :4096] for one in bases())
    count = np.arange(150)[:, None]
    keys = {
        "seed": (1 + count, persons, months, decisions),
        "migrant": (1, 1000 + count, months, decisions),
        "month": (seeds, persons, MONTHS[0] + count, 16),
        "decision": (7, persons, 24_324, DECISIONS[:, None]),
    }
    drawn = by_hand.draws(*keys[key])
    assert unlucky(all_pairs(drawn)) == []
    assert unlucky(all_pairs((drawn & 0xFFFF) << 16)) == []  # by the lower half


def test_decisions_of_a_month_go_together_as_often_as_chance_has_it() -> None:
    """For each two decisions of the register: both fall below 1 in 16 for 1 in 256 of 8,192 migrants in a month."""
    below = (by_hand.draws(7, np.arange(8192), 24_324, DECISIONS[:, None]) < 2**28).astype(float)
    both = (below @ below.T)[np.triu_indices(len(DECISIONS), 1)]
    assert unlucky(middle_p(both, stats.binom(8192, 1 / 256))) == []


def middle_p(counts: Numbers, of: stats.rv_discrete) -> Numbers:
    """Uniform values of counts: the chance of fewer, and a part of the chance of as many that is drawn evenly."""
    part = np.random.default_rng(5).random(counts.shape)
    return np.asarray(of.cdf(counts - 1) + part * of.pmf(counts))


@pytest.mark.parametrize("chance", [1e-5, 1e-4, 1e-3, 1e-2])
@pytest.mark.parametrize("decision", [Decision.INVALID, Decision.BIRTH], ids=["invalid", "birth"])
def test_what_is_rare_is_as_rare_as_it_should_be(chance: float, decision: Decision) -> None:
    """Of 8,192 migrants in each of 64 months; and whom it meets once it meets no sooner a month later."""
    drawn = by_hand.draws(11, np.arange(EACH), MONTHS[:GROUPS, None], int(decision))
    met = drawn < chance * 2**32
    assert unlucky(middle_p(met.sum(axis=1), stats.binom(EACH, chance))) == []
    again = (met[1:] & met[:-1]).sum(axis=1)
    assert unlucky(middle_p(again, stats.binom(EACH, chance**2))) == []


def test_a_life_without_an_event_is_as_long_as_chance_has_it() -> None:
    """Months until something with a chance of 1 in 50 first happens are geometric, over 8,000 migrants."""
    drawn = by_hand.draws(3, np.arange(8000)[:, None], MONTHS, int(Decision.RETURN))
    met = drawn < 2**32 // 50
    cells = np.minimum(met.argmax(axis=1)[met.any(axis=1)], 150)  # months before it, of whom it meets
    expected = 0.02 * 0.98 ** np.arange(150)
    expected = np.append(expected, 1 - expected.sum() - 0.98 ** len(MONTHS))
    expected *= len(cells) / expected.sum()
    counts = np.bincount(cells, minlength=151)
    assert stats.chi2.sf(((counts - expected) ** 2 / expected).sum(), 150) > ALLOWED


def added(seed: Draws, person: Draws, month: Draws, decision: Draws) -> Draws:
    """A hash of the sum of seed and person: the next migrant has this one's luck under the next seed."""
    return by_hand.draws(seed + person, 0, month, decision)


def counted(seed: Draws, person: Draws, month: Draws, decision: Draws) -> Draws:
    """A counter times a constant, from a place of each migrant's own: uniform, and as regular as a clock."""
    return (by_hand.draws(seed, person, 0, 0) + (month * PER_MONTH + decision) * 0x9E3779B9) % 2**32


def shared(seed: Draws, person: Draws, month: Draws, decision: Draws) -> Draws:
    """One draw a quarter of a month, which 64 decisions share."""
    return by_hand.draws(seed, person, month, decision // 64)


@pytest.mark.parametrize(
    ("poor", "step"),
    [
        (added, "seed against migrant"),
        (counted, "next month"),
        (counted, "next decision"),
        (shared, "next decision"),
    ],
)
def test_a_poor_hash_is_found_out(poor: Hash, step: str) -> None:
    """The checks of neighbours are not blind: each of these fails one."""
    assert against_neighbours(poor, STEPS[step])
