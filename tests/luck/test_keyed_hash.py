"""A draw is the same function of seed, person, month and decision everywhere: a published hash."""

from itertools import pairwise, product

import numpy as np
import pytest

from simsp import luck
from simsp.luck import PER_MONTH, Decision
from simsp.world.employers import SALT
from tests.luck import by_hand

SEEDS = (0, 1, 2, 12, 2**31, 2**32 + 1, 2**62 - 1)  # a replicate's seed has 62 bits
PERSONS = (0, 1, 255, 256, 99_999, 2**31, (1 << 40) + 31)  # the last kind makes the seeds of replicates
MONTHS = (0, 1, 2, 24_132, 24_324, 24_563, 30_000)  # traits are drawn in 0 to 2; 2011-01; 2027-01; 2046-12
DECISIONS = (0, 1, int(Decision.DISMISSED), 128, 255)
# The first numbers of splitmix64, as the page of its author and many libraries print them, by seed.
PUBLISHED = {
    0: (0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC),
    1234567: (6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431),
}


def drawn(seed: int, person: int, month: int, decision: int) -> int:
    """What the model draws."""
    return int(luck.draw(np.uint64(luck.key_of(seed, person)), month, decision))


@pytest.mark.parametrize("seed", PUBLISHED)
def test_the_hash_is_splitmix64_as_published(seed: int) -> None:
    """The hash of this test gives the numbers that others print; the rest of the tests may then lean on it."""
    gold = 0x9E3779B97F4A7C15
    steps = [by_hand.finalise((seed + gold * step) % 2**64) for step in range(1, 5)]
    assert tuple(steps) == PUBLISHED[seed]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_draw_is_what_whole_numbers_give(seed: int) -> None:
    """Python's numbers of any length, cut to 64 bits, give each draw that the model gives, to the last bit."""
    for person, month, decision in product(PERSONS, MONTHS, DECISIONS):
        assert drawn(seed, person, month, decision) == by_hand.draw(seed, person, month, decision)


def test_an_employer_has_luck_of_its_own() -> None:
    """The salt of employers moves the seed, so that employer 5 and migrant 5 share nothing."""
    own = [drawn(1 + SALT, 5, 24_324, decision) for decision in range(PER_MONTH)]
    assert own == [by_hand.draw(1 + SALT, 5, 24_324, decision) for decision in range(PER_MONTH)]
    assert set(own).isdisjoint(drawn(1, 5, 24_324, decision) for decision in range(PER_MONTH))


def test_the_arrays_of_these_tests_draw_the_same() -> None:
    """What the tests of chance draw by the million is what the model draws, for 3,000 keys of all sizes."""
    numbers = np.random.default_rng(1)
    seeds, persons = numbers.integers(0, 2**62, 3000), numbers.integers(0, 2**41, 3000)
    months, decisions = numbers.integers(0, 30_000, 3000), numbers.integers(0, PER_MONTH, 3000)
    keys = zip(seeds.tolist(), persons.tolist(), months.tolist(), decisions.tolist(), strict=True)
    assert by_hand.draws(seeds, persons, months, decisions).tolist() == [drawn(*key) for key in keys]


def test_a_draw_does_not_depend_on_what_was_drawn_before() -> None:
    """Asked in another order, in between others or twice, each key draws the same."""
    keys = list(product((1, 7), (0, 5), (24_324, 24_325), (16, 17, 29)))
    forwards = {key: drawn(*key) for key in keys}
    assert {key: drawn(*key) for key in reversed(keys)} == forwards
    assert {key: drawn(*key) for key in keys[::5]} == {key: forwards[key] for key in keys[::5]}


def test_different_seeds_and_migrants_have_different_keys() -> None:
    """No two of 200,000 pairs of seed and migrant meet."""
    keys = by_hand.keys(np.arange(50)[:, None], np.arange(4000))
    assert [int(keys[seed, 3999]) for seed in (0, 49)] == [int(luck.key_of(seed, 3999)) for seed in (0, 49)]
    assert len(np.unique(keys)) == 200_000


def test_different_months_and_decisions_have_different_draws() -> None:
    """The 38,400 keys of 150 months give 38,400 different draws, or nearly: 32 bits meet by chance."""
    months, decisions = np.divmod(np.arange(150 * PER_MONTH), PER_MONTH)
    assert len(np.unique(by_hand.draws(3, 99, months, decisions))) >= 150 * PER_MONTH - 3


def test_a_draw_picks_classes_in_proportion() -> None:
    """The ends of each class belong to the class that begins there."""
    rising = np.array([2**30, 2**31, 2**32])
    ends = [0, 2**30 - 1, 2**30, 2**31 - 1, 2**31, 2**32 - 1]
    assert [int(luck.pick(draw, rising)) for draw in ends] == [0, 0, 1, 1, 2, 2]
    assert all(one < other for one, other in pairwise(rising))
