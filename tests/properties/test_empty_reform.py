"""A policy that changes nothing that matters changes nothing at all."""

import numpy as np
import pandas as pd
import pytest

from simsp import parameters
from simsp.comparison import Comparison, compare
from simsp.scenario import resolve
from tests.properties.worlds import START, UNTIL, scenario

# Values of law and policy: an assumption would differ from what each replicate draws.
REPEATED = ("old_age.pension_age", "contributions.worker_rate", "maternity.grant_amount",
            "unemployment.dismissed_days", "self_enrolment.open", "old_age.exit_lump_sum")  # fmt: skip
WITHOUT_EFFECT = {
    "self_enrolment.price_rate": 50,  # while nobody may join
    "self_enrolment.who_may_join": "anyone",
    "old_age.exit_keeps_pension_right": True,  # while no sum is offered
    "contributions.surcharge_rate": 10,  # paid by employers to the fund, beside contributions
    "coverage.collection_limit_months": 36,  # of cash that nobody collected; here all is collected or stopped
}


@pytest.fixture(scope="module")
def empty() -> Comparison:
    """Today's law against two reforms that are none, from two different months."""
    repeats = {name: parameters.load()[name].on(START).value for name in REPEATED}
    reforms = [
        scenario("repeats_today", repeats),
        scenario("cannot_matter", WITHOUT_EFFECT, START + 7),
    ]
    baseline = resolve(["current_law"], end=UNTIL)
    return compare([*baseline, *reforms], agents=800, replicates=2, seed=11, until=UNTIL, jobs=1, people=True)


def test_an_empty_reform_differs_by_exactly_zero(empty: Comparison) -> None:
    """Every change column of every measure of every group is zero, not nearly zero."""
    measures = empty.measures.query("scenario != 'current_law'")
    defined = measures.dropna(subset="value")
    assert len(defined) > 1000
    assert np.unique(defined[["change", "change_low", "change_high"]]).tolist() == [0.0]


def test_an_empty_reform_prints_zeros(empty: Comparison, tmp_path) -> None:
    """So do the saved tables: no minus zero, no last decimal; where a value is undefined, so is the change."""
    empty.save(tmp_path)
    measures = pd.read_csv(tmp_path / "measures.csv", dtype=str, keep_default_na=False)
    changes = measures.query("scenario != 'current_law' and value != ''")[
        ["change", "change_low", "change_high"]
    ]
    assert {text.replace("0", "") for text in np.unique(changes)} <= {".", ""}


@pytest.mark.parametrize("reform", [1, 2])
def test_an_empty_reform_leaves_every_life_as_it_was(empty: Comparison, reform: int) -> None:
    """Each person ends with the same present value, payments, rights and costs, to the satang."""
    for replicate in empty.outcomes:
        base, other = replicate[0].lives, replicate[reform].lives
        for name in ("in_cohort", "pv_net", "members", "accounts", "waits"):
            assert np.array_equal(getattr(base, name), getattr(other, name)), name
        assert np.array_equal(replicate[0].series, replicate[reform].series)


@pytest.mark.parametrize("reform", [1, 2])
def test_an_empty_reform_moves_no_satang_in_the_books(empty: Comparison, reform: int) -> None:
    """The exact sums are the same, all of them."""
    for replicate in empty.outcomes:
        for name, sums in replicate[0].exact.items():
            assert np.array_equal(sums, replicate[reform].exact[name]), name


def test_a_reform_that_matters_is_told_from_an_empty_one(five: Comparison) -> None:
    """The pairing is not blind: each shipped policy moves somebody's present value."""
    for number in range(1, 5):
        base, other = five.outcomes[0][0].lives.pv_net, five.outcomes[0][number].lives.pv_net
        assert (base != other).any(), five.plan.scenarios[number].name
