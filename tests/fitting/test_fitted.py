"""Draws of a fit: taken in proportion to their weights, evenly however many are asked for, before the ranges."""

import numpy as np
import pytest

from simsp import fitted, freshness
from simsp.drawing import Draw, chance_of
from simsp.fitted import Draws
from simsp.plan import draw_of

DRAWS = Draws(("a.b", "c.d"), np.array([0.5, 0.25, 0.25]), np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]))


@pytest.mark.parametrize("seed", [1, 2, 99])
def test_any_number_of_draws_is_in_proportion_to_the_weights(seed: int) -> None:
    """Of the first 9, 27 and 81 numbers of a seed, half fall on the draw of weight a half, within two."""
    for count in (9, 27, 81):
        places = np.bincount([DRAWS.place(seed, number) for number in range(count)], minlength=3)
        assert np.abs(places - count * DRAWS.weights).max() <= 2


def test_replicates_which_repeat_draws_still_reach_all_of_them() -> None:
    """Every fourth replicate repeats a draw: 1,200 of them reach each of 64 draws about as often as the others."""
    even = Draws(("a.b",), np.full(64, 1 / 64), np.full((64, 1), 0.5))
    places = np.bincount([even.place(1, draw_of(number)) for number in range(1200)], minlength=64)
    assert places.min() >= 1200 / 64 / 2
    assert places.max() <= 1200 / 64 * 2


def test_draws_are_written_with_all_their_digits() -> None:
    """A weight with 8, a chance with 6."""
    lines = fitted.text(DRAWS).splitlines()
    assert lines[:2] == ["draw,weight,a.b,c.d", "0,0.50000000,0.100000,0.200000"]
    assert len(lines) == 4


def test_a_given_chance_goes_before_the_fit_and_the_fit_before_the_range(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three sources of one number, in this order; a central draw asks none of them."""
    monkeypatch.setattr(fitted, "chance", lambda name, _seed, _number: 0.25 if name == "a.b" else None)
    given = Draw(1, 3, of_the_fit=True, given=(("a.b", 0.9),))
    assert given.chance("a.b") == 0.9
    assert Draw(1, 3, of_the_fit=True).chance("a.b") == 0.25
    assert Draw(1, 3, of_the_fit=True).chance("c.d") == chance_of("c.d", 1, 3)
    assert Draw(1, 3).chance("a.b") == chance_of("a.b", 1, 3)
    assert Draw().chance("a.b") is None


def test_the_shipped_fit_was_made_from_the_values_of_now() -> None:
    """Whoever changes the law, a range or a fitted target runs `simsp calibrate --accept` again."""
    assert freshness.changed() == []
    assert fitted.load() is not None


def test_the_shipped_draws_are_chances_with_weights() -> None:
    """Between 0 and 1, a column an unknown, weights that sum to 1."""
    draws = fitted.load()
    assert draws is not None
    assert draws.chances.shape == (len(draws.weights), len(draws.names))
    assert ((draws.chances > 0) & (draws.chances < 1)).all()
    assert draws.weights.sum() == pytest.approx(1)
