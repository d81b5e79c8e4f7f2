"""Each shipped reform moves what it is meant to move, in the direction that its rule implies."""

from typing import Any

import numpy as np
import pytest

from simsp import months, outcomes, run
from simsp.comparison import Comparison, compare
from simsp.drawing import Draw
from simsp.parameters import Change
from simsp.scenario import resolve
from simsp.world.world import times_of
from tests.properties.worlds import START, UNTIL, Made, dated, made, quiet, scenario, without_newcomers

LUMP_SUM, EMPLOYER_PAYS, SELF_ENROLMENT = 1, 2, 3


def changes(
    comparison: Comparison, number: int, measure: str, group: tuple[str, str] = ("all", "all")
) -> Any:
    """The paired change of one measure in each replicate."""
    return np.array([cells[number][group][measure] - cells[0][group][measure] for cells in comparison.cells])


@pytest.mark.parametrize("measure", ["old_age_recovered", "received_cash_thb", "recovered_of_all_cash"])
def test_the_exit_lump_sum_brings_old_age_money_back(five: Comparison, measure: str) -> None:
    """Who leaves takes savings along, in every replicate."""
    assert (changes(five, LUMP_SUM, measure) > 0).all()


def test_the_exit_lump_sum_is_paid_to_leavers_only_where_it_exists(five: Comparison) -> None:
    """Today nobody is paid on leaving."""
    for cells in five.cells:
        assert cells[0]["all", "all"]["exit_lump_sums"] == 0
        assert cells[LUMP_SUM]["all", "all"]["exit_lump_sums"] > 0


def test_the_exit_lump_sum_changes_no_contribution(five: Comparison) -> None:
    """It is a rule about leaving, not about working."""
    for measure in ("paid_thb", "worker_contributions_thb", "coverage", "months_of_cover"):
        assert (changes(five, LUMP_SUM, measure) == 0).all()


def test_no_deduction_is_left_where_employers_pay_all(five: Comparison) -> None:
    """Workers pay nothing, so that a share of what they paid has no meaning."""
    for cells in five.cells:
        period = cells[EMPLOYER_PAYS]["all", "all"]
        assert period["worker_contributions_thb"] == 0
        assert np.isnan(period["recovered_of_worker"])
        assert np.isnan(period["recovered_of_worker_cash"])


def test_an_undefined_ratio_is_an_empty_cell(five_table: Any) -> None:
    """Its change is empty too."""
    rows = five_table("measures.csv").query("scenario == 'employer_pays_all' and group_by == 'all'")
    row = rows.set_index("measure").loc["recovered_of_worker"]
    assert row[["value", "low", "high", "change", "change_low", "change_high"]].isna().all()


def test_paying_all_costs_employers_more_and_some_answer_by_evading(five: Comparison) -> None:
    """Employer cost rises; coverage does not."""
    assert (changes(five, EMPLOYER_PAYS, "employer_cost_thb") > 0).all()
    assert (changes(five, EMPLOYER_PAYS, "coverage") <= 0).all()
    assert changes(five, EMPLOYER_PAYS, "coverage").sum() < 0


def test_without_elasticity_paying_all_leaves_coverage_as_it_is() -> None:
    """Where employers do not answer the cost, exactly the same months are credited, for the same baht."""
    rigid = {"contributions.employer_pays_worker_share": 1, "employers.evasion_cost_elasticity": 0}
    both = [*resolve(["current_law"], end=UNTIL), scenario("rigid", rigid)]
    comparison = compare(both, agents=600, replicates=1, seed=7, until=UNTIL, jobs=1)
    for measure in ("coverage", "months_of_cover", "paid_thb", "received_thb"):
        assert changes(comparison, 1, measure).tolist() == [0]
    assert changes(comparison, 1, "employer_contributions_thb").item() > 0


def test_self_enrolment_covers_more_months(five: Comparison) -> None:
    """Coverage rises, and some join."""
    assert (changes(five, SELF_ENROLMENT, "coverage") > 0).all()
    assert (changes(five, SELF_ENROLMENT, "months_of_cover") > 0).all()
    for cells in five.cells:
        assert cells[0]["all", "all"]["self_enrolled"] == 0
        assert cells[SELF_ENROLMENT]["all", "all"]["self_enrolled"] > 0


def test_who_expects_to_be_ill_joins_more_often(once: Comparison) -> None:
    """Adverse selection is above 1 where people choose by their own risk."""
    assert once.cells[0][SELF_ENROLMENT]["all", "all"]["adverse_selection"] > 1


def test_nobody_is_a_worse_risk_where_all_risks_are_equal() -> None:
    """With one risk for all and nobody new, adverse selection is exactly 1."""
    plain = made((), agents=1500, until=UNTIL, newcomers=True, calendar=True, deaths=True)
    who = without_newcomers(plain.who, START)
    opened = Made(who, times_of([Change("self_enrolment.open", True, START)], START, UNTIL, who, Draw()), 5)
    opened.until(START - 1)
    opened.world.people["risk"] = 100_000
    found = outcomes.follow(opened.world, opened.times, START, UNTIL).choices
    assert found["joined"] > 0
    assert found["joined_risk"] == found["joined"] * 100_000
    assert found["could_join_risk"] == found["could_join"] * 100_000


# --- a compulsory sum on leaving, where a pension is payable abroad ---

LEAVING = months.parse("2027-03")


@pytest.fixture(scope="module")
def leavers() -> dict[str, Any]:
    """Present value of the same lives, with 194 months paid by 2027-03, when all leave Thailand for good at 41."""
    lives = {}
    for choice in ("choice", "compulsory"):
        rules = quiet() | {"old_age.pension_paid_abroad": True, "claims.lump_sum_interest_rate": 2}
        policy = Change("old_age.exit_lump_sum", choice, START)
        settled = made([*dated(rules), policy], agents=60, until=START + 11)
        settled.let("stay.return_rate", LEAVING, 4 * 2**32).until(START - 1)
        assert set(settled.here["law"]["months"]) == {192}
        lives[choice] = outcomes.follow(settled.world, settled.times, START, START + 11)
    return lives


def test_a_compulsory_sum_takes_pensions_from_long_contributors(leavers: dict[str, Any]) -> None:
    """With 180 months and more, everybody who must take the sum is worse off than with the choice."""
    free, forced = (leavers[name].lives.pv_net for name in ("choice", "compulsory"))
    assert len(free) >= 40
    assert (forced < free).all()


def test_a_compulsory_sum_is_a_single_sum(leavers: dict[str, Any]) -> None:
    """Who may choose keeps the pension, at a worker's interest of 2 per cent; who must not, is paid out."""
    assert leavers["choice"].total["exits_paid"] == 0
    assert leavers["compulsory"].total["exits_paid"] == len(leavers["compulsory"].lives.pv_net)


def test_worse_off_is_larger_under_compulsion() -> None:
    """In the population at large, the compulsory sum never has fewer losers than the choice of it."""
    abroad = {"old_age.pension_paid_abroad": True}
    three = [
        scenario("pension_abroad", abroad),
        scenario("may_take", abroad | {"old_age.exit_lump_sum": "choice"}),
        scenario("must_take", abroad | {"old_age.exit_lump_sum": "compulsory"}),
    ]
    comparison = compare(three, agents=1500, replicates=1, seed=2, until=UNTIL, jobs=1, people=True)
    base, may, must = (one.lives for one in comparison.outcomes[0])
    long = base.groups["length_of_stay"] == outcomes.STAYS.index("10 years and more")
    losers = [int(((one.pv_net - base.pv_net)[long] < 0).sum()) for one in (may, must)]
    assert losers[1] >= losers[0]


def test_a_run_stops_where_the_plan_says() -> None:
    """The last month lived is the last month measured."""
    settled = made(dated(quiet()), agents=20, until=START)
    run.simulate(settled.world, settled.times, START)
    assert settled.world.month == START + 1
    assert settled.world.series[-1][0] == START
