"""Total-order indices: known ones are found, and their intervals hold them."""

import numpy as np
import pytest
from numpy.typing import NDArray

from simsp import emulator
from simsp.sensitivity import indices

Numbers = NDArray[np.float64]
NOISE = float("nan")


@pytest.fixture(autouse=True)
def fewer_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half as many runs made up anew as in a study, to save time."""
    monkeypatch.setattr(indices, "TIMES", 80)


def drawn(runs: int, unknowns: int, seed: int = 1) -> Numbers:
    """Independent chances."""
    return np.random.default_rng(seed).random((runs, unknowns))


def named(count: int) -> tuple[str, ...]:
    """Names of unknowns."""
    return tuple(f"u{place}" for place in range(count))


def totals(
    values: Numbers, at: Numbers, luck: float = NOISE
) -> tuple[indices.Parts, dict[str, indices.Index]]:
    """What moves the values, and each index by name."""
    found = indices.parts(named(at.shape[1]), indices.ranks(at), values, luck, 7)
    return found, {one.assumption: one for one in found.indices}


def test_an_additive_function_has_its_known_indices() -> None:
    """3 u0 + 2 u1 + u2: the shares are 9, 4 and 1 of 14; nothing else has a part."""
    at = drawn(400, 12)
    found, by_name = totals(3 * at[:, 0] + 2 * at[:, 1] + at[:, 2], at)
    assert found.explained > 0.99
    assert {name: one.total for name, one in by_name.items() if one.total > 0.005} == pytest.approx(
        {"u0": 9 / 14, "u1": 4 / 14, "u2": 1 / 14}, abs=0.01
    )


def test_company_counts_for_both() -> None:
    """(u0 - 1/2)(u1 - 1/2) and u0: variances 1/144 and 1/12 x 1/9 = 1/108, so u0 has part in all, u1 in 3/7."""
    at = drawn(600, 8)
    centred = at - 0.5
    found, by_name = totals(centred[:, 0] / 3 + centred[:, 1] / 6 + centred[:, 0] * centred[:, 1], at)
    whole = 1 / 108 + 1 / 432 + 1 / 144
    assert found.explained > 0.97
    assert by_name["u0"].total == pytest.approx((1 / 108 + 1 / 144) / whole, abs=0.02)
    assert by_name["u1"].total == pytest.approx((1 / 432 + 1 / 144) / whole, abs=0.02)


def test_sobols_g_function_has_its_known_indices() -> None:
    """The product of (|4u - 2| + a) / (1 + a): the total variance of u_i is V_i times the others' (1 + V_j)."""
    weights = np.array([1.0, 2.0, 5.0, 10.0])
    at = drawn(500, 8)
    values = np.prod((np.abs(4 * at[:, :4] - 2) + weights) / (1 + weights), axis=1)
    alone = 1 / 3 / (1 + weights) ** 2
    whole = np.prod(1 + alone) - 1
    known = alone * np.prod(1 + alone) / (1 + alone) / whole
    _, by_name = totals(values, at)
    for place in range(3):
        assert by_name[f"u{place}"].total == pytest.approx(known[place], abs=0.04)
        assert by_name[f"u{place}"].sign == indices.BENDS


def test_intervals_hold_the_true_index() -> None:
    """With noise as large as the signal, nearly all of twelve intervals hold 9/14 and 4/14, and none is idle."""
    inside, widths = 0, []
    for seed in range(6):
        at = drawn(200, 15, seed)
        noise = np.random.default_rng(100 + seed).normal(0, 1, 200)
        _, by_name = totals(3 * at[:, 0] + 2 * at[:, 1] + at[:, 2] + noise, at)
        for name, true in (("u0", 9 / 14), ("u1", 4 / 14)):
            inside += by_name[name].low <= true <= by_name[name].high
            widths.append(by_name[name].high - by_name[name].low)
    assert inside >= 10
    assert max(widths) < 0.5
    assert min(widths) > 0.02


def test_noise_alone_is_explained_by_nothing() -> None:
    """An assumption is not blamed for luck."""
    at = drawn(200, 30)
    found, by_name = totals(np.random.default_rng(5).normal(size=200), at, luck=1.0)
    assert found.explained < 0.05
    assert found.luck == pytest.approx(1.0, abs=0.2)
    assert by_name == {}


def test_a_difference_that_never_varies_has_no_index() -> None:
    """Nothing moves what is always 0, and nothing is divided by its variance."""
    found, by_name = totals(np.zeros(100), drawn(100, 5), luck=0.0)
    assert np.isnan(found.explained)
    assert by_name == {}


def test_signs_say_which_way() -> None:
    """A higher value raises, lowers, or bends the difference."""
    at = drawn(400, 6)
    _, by_name = totals(at[:, 0] - at[:, 1] + 6 * (at[:, 2] - 0.5) ** 2, at)
    assert [by_name[f"u{place}"].sign for place in range(3)] == [
        indices.RAISES,
        indices.LOWERS,
        indices.BENDS,
    ]


def test_fewer_runs_than_assumptions_still_find_what_is_large() -> None:
    """With 80 runs and 200 assumptions, two that matter are found, and few others with hardly any part."""
    at = drawn(80, 200)
    noise = np.random.default_rng(2).normal(0, 0.3, 80)
    found, by_name = totals(4 * at[:, 0] + 3 * at[:, 1] + noise, at)
    assert found.explained > 0.8
    assert by_name["u0"].total == pytest.approx(16 / 25, abs=0.1)
    assert sum(one.total for name, one in by_name.items() if name not in {"u0", "u1"}) < 0.1


def test_what_hangs_together_is_told() -> None:
    """Of four assumptions, the two that were drawn alike are named, with the sign of their correlation."""
    at = drawn(300, 4)
    at[:, 3] = 1 - at[:, 1] + np.random.default_rng(3).normal(0, 0.1, 300)
    ((one, other, correlation),) = indices.together(named(4), at)
    assert (one, other) == ("u1", "u3")
    assert correlation < -0.8


def test_ranks_make_any_draws_even() -> None:
    """Whatever was drawn, the ranks lie evenly between 0 and 1, and equal chances share theirs."""
    at = indices.ranks(np.array([[0.1], [0.9], [0.2], [0.2]]))
    assert at[:, 0].tolist() == [0.125, 0.875, 0.5, 0.5]


def test_a_term_needs_no_room_that_is_not_there() -> None:
    """A handful of runs choose no terms, whatever they show."""
    at = drawn(8, 3)
    assert emulator.emulated(named(3), at, at[:, 0]).terms == ()
