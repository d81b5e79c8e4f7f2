"""Every baht is in exactly one place: the saved tables add up, to the satang, in every scenario."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from simsp import outcomes
from simsp.comparison import Comparison
from simsp.world.books import View
from simsp.world.rights import RIGHTS, Fate
from tests.properties.worlds import START, UNTIL, made

Reader = Callable[[str], pd.DataFrame]
SCENARIOS = ["current_law", "exit_lump_sum", "employer_pays_all", "self_enrolment", "law_as_written"]
BRANCH_OF = {
    "health_care": "sickness",
    "sickness_cash": "sickness",
    "childbirth_grant": "maternity",
    "antenatal": "maternity",
    "maternity_leave": "maternity",
    "child_allowance": "child_allowance",
    "invalidity_pension": "invalidity",
    "funeral_grant": "death",
    "survivors_grant": "death",
    "unemployment": "unemployment",
    "old_age_pension": "old_age",
    "old_age_lump_sum": "old_age",
}
BRANCHES = sorted(set(BRANCH_OF.values()))
BAHT = ["paid_thb", "received_thb", "received_cash_thb", "lost_thb", "owed_thb", "worker_contributions_thb",
        "employer_contributions_thb", "government_contributions_thb", "claim_costs_thb"]  # fmt: skip
RATIOS = {
    "owed_of_paid": ("owed_thb", "paid_thb"),
    "received_of_owed": ("received_thb", "owed_thb"),
    "recovered_of_worker": ("received_thb", "worker_contributions_thb"),
    "recovered_of_worker_cash": ("received_cash_thb", "worker_contributions_thb"),
    "recovered_of_all": ("received_thb", "paid_thb"),
    "recovered_of_all_cash": ("received_cash_thb", "paid_thb"),
    "lost_of_paid": ("lost_thb", "paid_thb"),
    "still_claimable_of_paid": ("still_claimable_thb", "paid_thb"),
    "not_yet_due_of_paid": ("not_yet_due_thb", "paid_thb"),
    "kept_by_pool_of_paid": ("kept_by_pool_thb", "paid_thb"),
}
GATES = ["enrolled", "recorded_and_remitted", "true_reason_recorded", "knows", "in_thailand_or_channel", "papers",
         "filed_in_time", "served", "accepted", "cash_reached"]  # fmt: skip
ROUNDED = 2e-6  # shares are printed with six decimals


def wide(frame: pd.DataFrame, index: list[str], column: str, value: str = "satang") -> pd.DataFrame:
    """A line a column."""
    return frame.pivot_table(index=index, columns=column, values=value, aggfunc="sum", sort=False)


def test_every_scenario_is_in_every_table(five_table: Reader) -> None:
    """Baseline first, then the others as they were named."""
    for name in ("accounts.csv", "rights.csv", "bridge.csv", "removal.csv", "measures.csv", "series.csv"):
        assert list(dict.fromkeys(five_table(name)["scenario"])) == SCENARIOS


def test_money_was_moved_in_every_branch(five_table: Reader) -> None:
    """The identities are not tested on zeros."""
    sums = wide(five_table("bridge.csv"), ["branch"], "line")
    assert sorted(sums.index) == BRANCHES
    assert (sums[["paid", "lost"]] > 0).all(axis=None)
    assert (sums["received"] > 0).all()


def test_paid_in_is_benefits_paid_and_balance(five_table: Reader) -> None:
    """Per branch, worker + employer + government = benefits paid + balance."""
    lines = wide(five_table("accounts.csv"), ["scenario", "branch"], "line")
    paid = lines["paid_by_worker"] + lines["paid_by_employer"] + lines["paid_by_government"]
    assert paid.equals(lines["benefits_paid"] + lines["balance"])
    assert (lines["of_which_care_estimated"] <= lines["benefits_paid"]).all()


@pytest.mark.parametrize("what", ["satang", "rights"])
def test_owed_is_received_or_still_claimable_or_lost(five_table: Reader, what: str) -> None:
    """Per right, owed = received + still claimable + the sum over all causes of loss; baht and counts."""
    fates = wide(five_table("rights.csv"), ["scenario", "right"], "fate", what)
    lost = fates[[name for name in fates if str(name).startswith("lost: ")]].sum(axis=1)
    assert (fates["owed"] == fates["received"] + fates["still_claimable"] + lost).all()
    assert (fates >= 0).all(axis=None)


def test_benefits_of_a_branch_are_what_its_rights_received(five_table: Reader) -> None:
    """`accounts.csv` and `rights.csv` tell the same money."""
    rights = five_table("rights.csv").query("fate == 'received'")
    received = rights.groupby(["scenario", rights["right"].map(BRANCH_OF)])["satang"].sum()
    benefits = five_table("accounts.csv").query("line == 'benefits_paid'")
    booked = benefits.set_index(["scenario", "branch"])["satang"]
    assert received.to_dict() == booked.to_dict()


def test_care_is_what_the_right_to_care_received(five_table: Reader) -> None:
    """The estimated part of benefits is care, all of it and nothing else."""
    rights = five_table("rights.csv").query("right == 'health_care' and fate == 'received'")
    accounts = five_table("accounts.csv").query("line == 'of_which_care_estimated'")
    booked = accounts.groupby("scenario")["satang"].sum()
    assert rights.set_index("scenario")["satang"].to_dict() == booked.to_dict()


def test_the_bridge_leads_from_paid_to_every_fate(five_table: Reader) -> None:
    """Per view and branch, paid = received + still claimable + not yet due + lost + kept by the pool."""
    lines = wide(five_table("bridge.csv"), ["scenario", "view", "branch"], "line")
    rest = lines[["received", "still_claimable", "not_yet_due", "lost", "kept_by_pool"]].sum(axis=1)
    assert (lines["paid"] == rest).all()
    assert len(lines) == len(SCENARIOS) * 2 * len(BRANCHES)


def test_the_bridge_of_the_period_starts_from_the_accounts(five_table: Reader) -> None:
    """What the bridge calls paid and received is what the fund's accounts say."""
    bridge = wide(five_table("bridge.csv").query("view == 'period'"), ["scenario", "branch"], "line")
    lines = wide(five_table("accounts.csv"), ["scenario", "branch"], "line").loc[bridge.index]
    paid = lines["paid_by_worker"] + lines["paid_by_employer"] + lines["paid_by_government"]
    assert bridge["paid"].equals(paid)
    assert bridge["received"].equals(lines["benefits_paid"])


def test_the_bridge_of_the_period_loses_what_rights_lose(five_table: Reader) -> None:
    """Losses, open claims and money not yet due are the same in `bridge.csv` and `rights.csv`."""
    bridge = wide(five_table("bridge.csv").query("view == 'period'"), ["scenario"], "line")
    rights = five_table("rights.csv")
    rights["fate"] = rights["fate"].str.replace(r"^lost: .*", "lost", regex=True)
    fates = wide(rights, ["scenario"], "fate").loc[bridge.index]
    names = ["received", "still_claimable", "not_yet_due", "lost"]
    assert bridge[names].to_dict() == fates[names].to_dict()


def test_nothing_is_left_open_at_the_end_of_all_lives(five_table: Reader) -> None:
    """The lifetime view follows each right to its end."""
    bridge = five_table("bridge.csv").query(
        "view == 'lifetime' and line in ['still_claimable', 'not_yet_due']"
    )
    assert set(bridge["satang"]) == {0}


def test_a_gate_regains_no_more_than_is_lost(five_table: Reader) -> None:
    """Opening one gate cannot bring back more than all gates together lose."""
    regained = five_table("removal.csv").groupby(["scenario", "view"])["satang"].max()
    lost = five_table("bridge.csv").query("line == 'lost'").groupby(["scenario", "view"])["satang"].sum()
    assert (regained >= 0).all()
    assert (regained <= lost.loc[regained.index]).all()


def test_measures_tell_the_same_baht_as_the_exact_tables(
    once: Comparison, once_table: Reader, once_measures: pd.DataFrame
) -> None:
    """Scaled to people, `measures.csv` says in both views what `bridge.csv` counts in satang."""
    bridge = wide(once_table("bridge.csv"), ["scenario", "view"], "line") * once.plan.people_per_agent / 100
    of_view = {"period": "all", "lifetime": "cohort"}
    for line in ("paid", "received", "still_claimable", "not_yet_due", "lost", "kept_by_pool"):
        told = once_measures[f"{line}_thb"].droplevel("group")
        for (name, view), baht in bridge[line].items():
            assert told[name, of_view[view]] == pytest.approx(baht, abs=0.02), (line, name, view)


def test_losses_by_gate_add_up_to_all_losses(once_measures: pd.DataFrame) -> None:
    """Each loss has exactly one cause."""
    whole = once_measures.query("group_by in ['all', 'cohort']")
    gates = [f"lost_{gate}_thb" for gate in GATES]
    np.testing.assert_allclose(whole[gates].sum(axis=1), whole["lost_thb"], atol=0.02)


def test_accounts_tell_right_by_right_what_the_books_tell(once: Comparison) -> None:
    """Summed over the cohort's lives, and for everybody in the period: owed = received + lost, and received."""
    received, lost = int(Fate.RECEIVED), int(Fate.LOST)
    for one in once.outcomes[0]:
        assert one.lives is not None
        booked = one.exact["fates"][int(View.LIFETIME)]
        accounts = one.lives.accounts
        owed = accounts["owed_by_right"].sum(axis=0)
        assert owed.tolist() == (booked[:, received] + booked[:, lost:].sum(axis=1)).tolist()
        assert accounts["received_by_right"].sum(axis=0).tolist() == booked[:, received].tolist()
        assert accounts["owed"].tolist() == accounts["owed_by_right"].sum(axis=1).tolist()


def test_the_table_of_people_has_a_column_for_each_right(once: Comparison, tmp_path: Path) -> None:
    """Owed and received, in satang: together what the person was owed and got."""
    once.save(tmp_path, people=True)
    people = pd.read_parquet(tmp_path / "people.parquet")
    for what, whole in (("owed", people["owed"]), ("received", people["cash"] + people["care"])):
        parts = people[[f"{what}_{right}" for right in RIGHTS]].sum(axis=1)
        assert parts.tolist() == whole.tolist()


def test_gates_stand_in_the_order_a_claim_meets_them(five_table: Reader) -> None:
    """In `removal.csv` and among the causes of loss."""
    assert list(dict.fromkeys(five_table("removal.csv")["gate"])) == GATES
    fates = list(dict.fromkeys(five_table("rights.csv")["fate"]))
    assert [fate for fate in fates if fate.startswith("lost: ")] == [f"lost: {gate}" for gate in GATES]


def test_owed_in_measures_is_received_still_claimable_and_lost(once_measures: pd.DataFrame) -> None:
    """In every scenario and group."""
    parts = once_measures[["received_thb", "still_claimable_thb", "lost_thb"]].sum(axis=1)
    np.testing.assert_allclose(once_measures["owed_thb"], parts, atol=0.02)


def test_recovered_is_what_the_law_gives_times_what_arrives(once_measures: pd.DataFrame) -> None:
    """Recovered of all = (owed / paid) x (received / owed), in every scenario and group."""
    product = once_measures["owed_of_paid"] * once_measures["received_of_owed"]
    np.testing.assert_allclose(once_measures["recovered_of_all"], product, rtol=1e-5, atol=1e-5)


def test_present_values_of_a_cohort_tell_the_same_story(once_measures: pd.DataFrame) -> None:
    """Valued at the first year, too, recovered = owed of paid x received of owed, and all that is paid is told."""
    lives = once_measures.query("group_by == 'cohort'")
    product = lives["owed_of_paid_pv"] * lives["received_of_owed_pv"]
    np.testing.assert_allclose(lives["recovered_of_all_pv"], product, atol=1e-5)
    parts = lives[["recovered_of_all_pv", "lost_of_paid_pv", "kept_by_pool_of_paid_pv"]].sum(axis=1)
    np.testing.assert_allclose(parts, 1, atol=ROUNDED)


@pytest.mark.parametrize("ratio", RATIOS)
def test_each_ratio_is_its_baht_over_its_baht(once_measures: pd.DataFrame, ratio: str) -> None:
    """The three ratios stand beside the baht they are made of; undefined only where nothing was paid."""
    part, whole = (once_measures[name] for name in RATIOS[ratio])
    defined = whole > 0
    assert once_measures.loc[~defined, ratio].isna().all()
    wanted = part[defined] / whole[defined]
    np.testing.assert_allclose(once_measures.loc[defined, ratio], wanted, atol=ROUNDED)


@pytest.mark.parametrize("cash", ["", "_cash"])
def test_worker_and_employer_are_all_but_the_government(once_measures: pd.DataFrame, cash: str) -> None:
    """Recovered of worker and employer is reckoned on what reached the fund from both."""
    paid = once_measures["paid_thb"] - once_measures["government_contributions_thb"]
    defined = paid > 0
    wanted = (once_measures[f"received{cash}_thb"] / paid)[defined]
    told = once_measures.loc[defined, f"recovered_of_worker_and_employer{cash}"]
    np.testing.assert_allclose(told, wanted, atol=ROUNDED)


def test_net_and_balance_follow_from_their_parts(once_measures: pd.DataFrame) -> None:
    """Received net = received - claim costs; fund balance = paid - received."""
    m = once_measures
    np.testing.assert_allclose(m["received_net_thb"], m["received_thb"] - m["claim_costs_thb"], atol=0.02)
    np.testing.assert_allclose(m["fund_balance_thb"], m["paid_thb"] - m["received_thb"], atol=0.02)


@pytest.mark.parametrize("grouping", ["nationality", "status_at_entry", "sex", "sector", "length_of_stay"])
def test_the_groups_together_are_the_cohort(once_measures: pd.DataFrame, grouping: str) -> None:
    """Each member of the cohort is in exactly one group, with all their baht."""
    parts = once_measures.query("group_by == @grouping").groupby("scenario")[[*BAHT, "people"]].sum()
    whole = once_measures.query("group_by == 'cohort'").droplevel(["group_by", "group"])
    np.testing.assert_allclose(parts.loc[SCENARIOS], whole.loc[SCENARIOS, parts.columns], atol=0.05)


@pytest.mark.parametrize(
    "share", ["coverage", "coverage_of_insurable", "contribution_density", "take_up", "take_up_cash",
              "better_off", "worse_off", "received_of_owed"]
)  # fmt: skip
def test_a_share_of_months_or_people_is_between_0_and_1(once_measures: pd.DataFrame, share: str) -> None:
    """Nobody is credited more months than they worked, or gets more of their rights than fell due."""
    told = once_measures[share].dropna()
    assert len(told) > 0
    assert told[(told < 0) | (told > 1)].to_dict() == {}


def test_with_nothing_discounted_a_life_s_present_values_are_its_sums() -> None:
    """What each payer pays is valued once, at the same moments as it is counted."""
    ordinary = made([], agents=100, until=UNTIL, newcomers=True)
    flat = ordinary.times._replace(discount=np.full_like(ordinary.times.discount, 1 << 20))
    lives = outcomes.follow(ordinary.world, flat, START, UNTIL).lives
    assert lives is not None
    valued = {
        "received": ["cash", "care"], "paid_in": ["worker", "employer", "government"], "deducted": ["deducted"],
        "government": ["government"], "employer_cost": ["employer_cost"], "spent": ["claim_costs", "paper_costs"],
    }  # fmt: skip
    for name, parts in valued.items():
        sums = sum(lives.accounts[part] for part in parts)
        assert sums.any()
        np.testing.assert_array_equal(lives.worth[name][lives.members], sums, err_msg=name)
