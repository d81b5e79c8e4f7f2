"""What two policies do on the same lives differs by far less than chance would have it on different ones."""

import numpy as np
import pytest

from benchmarks import pairing
from benchmarks.pairing import AIM, ALONE, POLICIES, Measured
from simsp import comparison, months
from simsp.world.rights import RIGHTS
from tests.exact import prints

UNTIL = months.parse("2028-12")
REPLICATES = 40
ABOUT_OLD_AGE = ("old_age_pension", "old_age_lump_sum")
# Changes that chance moves little where all have the same luck. Where a policy is itself a lottery (who leaves, and
# takes the sum) pairing can take less away: `benchmarks/pairing.py` prints them all.
WITH_MARGIN = {
    "exit_lump_sum": ("take_up", "owed_of_paid", "fund_liability_thb"),
    "employer_pays_all": ("recovered_of_all", "recovered_of_all_cash", "old_age_recovered"),
    "self_enrolment": ("received_of_owed", "old_age_recovered", "paid_thb"),
}


@pytest.fixture(scope="module")
def alone() -> list[list[Measured]]:
    """Replicates that differ by chance alone, in a model without stories and queues; the measures of each scenario."""
    plan = pairing.plan_of(POLICIES, ALONE, agents=300, replicates=REPLICATES, until=UNTIL)
    return [pairing.measured(plan, number, drawn=False) for number in range(REPLICATES)]


@pytest.mark.xdist_group("pairing")
@pytest.mark.parametrize(
    ("policy", "measure"), [(policy, measure) for policy, of_it in WITH_MARGIN.items() for measure in of_it]
)
def test_pairing_makes_the_variance_of_a_change_twenty_times_smaller(
    alone: list[list[Measured]], policy: str, measure: str
) -> None:
    """At least: the lower end of the bootstrap interval of the ratio. The seeds are fixed, and so is the answer."""
    place = 1 + POLICIES.index(policy)
    pairs = [(one[0][measure], one[place][measure]) for one in alone]
    row = pairing.row_of("", policy, measure, pairs)
    assert row.sd_paired > 0  # the policy moves it
    assert row.ratio_low >= AIM


@pytest.mark.xdist_group("pairing")
def test_a_right_that_a_policy_does_not_touch_moves_by_nothing(alone: list[list[Measured]]) -> None:
    """A sum on leaving changes no baht of any other right in any replicate, while chance moves each right."""
    moved = 0
    for right in RIGHTS:
        if right in ABOUT_OLD_AGE:
            continue
        now, then = (np.array([one[at][f"received: {right}"] for one in alone]) for at in (0, 1))
        assert np.array_equal(now, then), right
        moved += now.std() > 0
    assert moved >= 7


@pytest.mark.xdist_group("pairing")
def test_what_is_measured_is_what_a_comparison_lives() -> None:
    """With drawn assumptions the benchmark's replicate is that of `simsp compare`, to the last bit.

    Replicate 3 repeats the draw of replicate 2.
    """
    plan = pairing.plan_of(POLICIES, {}, agents=100, replicates=4, until=UNTIL)
    theirs = prints.of_outcomes(comparison.replicate(plan, 3))
    assert prints.of_outcomes(pairing.replicate(plan, 3, plan.draw(2))) == theirs


def test_the_variances_are_those_worked_out_by_hand() -> None:
    """Of 1, 2, 3 and 2, 4, 9: differences 1, 2, 6 vary by 7; one by one they vary by 1 and by 13, together 14."""
    row = pairing.row_of("", "", "", [(1.0, 2.0), (2.0, 4.0), (3.0, 9.0)])
    assert (row.mean, row.replicates) == (3.0, 3)
    assert row.sd_paired**2 == pytest.approx(7)
    assert row.sd_independent**2 == pytest.approx(14)
    assert row.ratio == pytest.approx(2)


def test_a_ratio_without_chance_is_said_to_be_one() -> None:
    """A change that is certain leaves nothing to chance (infinite); where nothing varies there is no ratio at all."""
    assert pairing.row_of("", "", "", [(1.0, 2.0), (3.0, 4.0), (7.0, 8.0)]).ratio == np.inf
    assert np.isnan(pairing.row_of("", "", "", [(1.0, 2.0), (1.0, 2.0)]).ratio)
