"""The same worker under two laws, of a real run: to the satang, by rule, and the same bytes whatever the order."""

import dataclasses
from pathlib import Path

import pandas as pd
import pytest

from simsp import parameters, tables
from simsp.comparison import Comparison, compare
from simsp.lives import pairs
from simsp.lives.pairs import Told
from simsp.outcomes import Outcome
from simsp.plan import Plan, planned
from simsp.scenario import resolve
from tests.lives.conftest import UNTIL
from tests.properties.worlds import START, scenario

SIZE = {"agents": 300, "replicates": 2, "seed": 5, "until": UNTIL, "readings": False}
POLICIES = ["self_enrolment", "exit_lump_sum"]
TOTALS = {"paid_by_worker": "worker", "paid_by_employer": "employer", "paid_by_government": "government",
          "deducted": "deducted", "owed": "owed", "lost": "lost", "still_claimable": "still",
          "not_yet_due": "not_yet", "claim_costs": "claim_costs", "paper_costs": "paper_costs",
          "pv_net": "pv_net"}  # fmt: skip


@pytest.fixture(scope="module")
def run() -> Comparison:
    """Two policies, two replicates, every life kept."""
    return compare(["current_law", *POLICIES], jobs=1, people=True, **SIZE)


@pytest.fixture(scope="module")
def folder(run: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the run."""
    made = tmp_path_factory.mktemp("lives")
    run.save(made, people=True)
    return made


@pytest.fixture(scope="module")
def lives(folder: Path) -> pd.DataFrame:
    """lives.csv."""
    return pd.read_csv(folder / "lives.csv", keep_default_na=False)


def lanes(lives: pd.DataFrame) -> dict[tuple[int, str], pd.DataFrame]:
    """The rows of each life under each scenario, with satang as numbers, 0 where there are none."""
    counted = lives.assign(satang=pd.to_numeric(lives["satang"]).fillna(0).astype("int64"))
    return dict(list(counted.groupby(["life", "scenario"], sort=False)))


def of_person(rows: pd.DataFrame) -> int:
    """The number of the person."""
    return int(rows.query("lane == 'person' and what == 'person'")["value"].item())


def frame(told: Told) -> pd.DataFrame:
    """Rows as printed."""
    return pd.DataFrame(told.rows, columns=list(tables.named("lives.csv").header))


def test_each_account_is_that_of_the_simulation(folder: Path, lives: pd.DataFrame) -> None:
    """Every sum of every life equals the person's row of people.parquet, first replicate, to the satang."""
    people = pd.read_parquet(folder / "people.parquet").query("replicate == 0")
    people = people.set_index(["scenario", "person"])
    checked = 0
    for (_, scenario_name), rows in lanes(lives).items():
        account = people.loc[scenario_name, of_person(rows)]
        total = rows.query("lane == 'total'").set_index("what")["satang"]
        assert set(total.index) == {*TOTALS, "received"}
        assert total["received"] == account["cash"] + account["care"]
        for name, column in TOTALS.items():
            assert total[name] == account[column], name
            checked += int(total[name] != 0)
    assert checked > 50


def test_each_lane_adds_up_to_the_account(folder: Path, lives: pd.DataFrame) -> None:
    """Contributions by spell of work add up to what was paid in, rights received and lost to their totals."""
    people = pd.read_parquet(folder / "people.parquet").query("replicate == 0")
    people = people.set_index(["scenario", "person"])
    for (_, scenario_name), rows in lanes(lives).items():
        total = rows.query("lane == 'total'").set_index("what")["satang"]
        paid = [total[f"paid_by_{payer}"] for payer in ("worker", "employer", "government")]
        assert rows.query("lane == 'work'")["satang"].sum() == sum(paid)
        account = people.loc[scenario_name, of_person(rows)]
        by_right = rows.query("lane == 'right'").groupby(["fate", "what"])["satang"].sum()
        for fate in ("received", "lost"):
            found = by_right.get(fate, pd.Series(dtype="int64"))
            assert found.sum() == total[fate]
            for right, satang in found.items():
                owed, received = account[f"owed_{right}"], account[f"received_{right}"]
                assert satang == (received if fate == "received" else owed - received)


def test_every_loss_has_a_cause(lives: pd.DataFrame) -> None:
    """The books tell at which gate each of these was lost, because each worker was watched alone."""
    lost = lives.query("fate == 'lost'")
    assert len(lost) > 20
    assert (lost["cause"] != "").all()
    assert (lives.query("fate != 'lost'")["cause"] == "").all()


def test_months_are_told_once_and_follow_each_other(lives: pd.DataFrame) -> None:
    """In the lanes of place, papers and work no month stands twice; place has no gap from arrival to death."""
    for rows in lanes(lives).values():
        for lane in ("place", "papers", "work"):
            spells = rows[rows["lane"] == lane]
            firsts = pd.PeriodIndex(spells["from"], freq="M")
            lasts = pd.PeriodIndex(spells["until"], freq="M")
            assert (firsts <= lasts).all()
            assert (firsts[1:] > lasts[:-1]).all()
            if lane == "place":
                assert (firsts[1:] == lasts[:-1] + 1).all()
                assert spells["what"].iloc[-1] == "dead"


def test_what_is_due_was_saved(lives: pd.DataFrame) -> None:
    """The single sum that falls due is what stood on the account the month before, whatever becomes of it."""
    checked = 0
    for rows in lanes(lives).values():
        saved = rows.query("what == 'old_age'")
        for _, one in saved.iterrows():
            falls_due = str(pd.Period(one["until"], freq="M") + 1)
            due = rows[(rows["what"] == "old_age_lump_sum") & (rows["from"] == falls_due)]
            if (
                len(due) and one["until"] > "2031"
            ):  # nothing more is paid in: only returns could still change it
                assert due["satang"].sum() == one["satang"]
                checked += 1
    assert checked > 5


def test_both_lives_are_one_person_with_one_history(lives: pd.DataFrame) -> None:
    """Who somebody is and how they lived before the laws part does not depend on the law."""
    both = lanes(lives)
    for life in lives["life"].unique():
        told = [rows for (number, _), rows in both.items() if number == life]
        traits = [rows[rows["what"].isin(["person", "nationality", "sex", "born"])] for rows in told]
        early = [rows[(rows["until"] != "") & (rows["until"] < "2026-12")] for rows in told]
        for found in (traits, early):
            values = [one.drop(columns=["scenario"]).to_numpy().tolist() for one in found]
            assert all(one == values[0] for one in values)


def test_who_is_not_concerned_lives_the_same_life(lives: pd.DataFrame) -> None:
    """Of the worker for whom nothing changes, both lanes are the same rows."""
    both = lanes(lives.query("chosen == 'unchanged'"))
    assert len(both) == 2 * len(POLICIES)
    for life, scenario_name in list(both):
        rows = both[life, scenario_name].drop(columns="scenario")
        assert (
            rows.to_numpy().tolist() == both[life, "current_law"].drop(columns="scenario").to_numpy().tolist()
        )


def test_an_empty_reform_tells_the_same_lives() -> None:
    """Under a policy that repeats today's values both lanes are the same to the byte, and the rule says so."""
    repeats = {
        name: parameters.load()[name].on(START).value
        for name in ("old_age.pension_age", "old_age.exit_lump_sum")
    }
    baseline = resolve(["current_law"], end=UNTIL)
    one = compare([*baseline, scenario("repeats_today", repeats)], jobs=1, **SIZE | {"replicates": 1})
    assert one.lives is not None
    told = frame(one.lives).query("policy == 'repeats_today'")
    assert set(told["chosen"]) == {"typical"}
    assert "nobody receives or pays another sum" in told["rule"].iloc[0]
    lines = {
        name: tables.lines(rows.drop(columns="scenario").to_numpy().tolist())
        for name, rows in told.groupby("scenario")
    }
    assert lines["current_law"] == lines["repeats_today"]


def test_the_order_of_policies_changes_only_the_numbers_of_lives(
    run: Comparison, lives: pd.DataFrame
) -> None:
    """Asked for the other way round, each policy tells the same lives."""
    turned = compare(["current_law", *reversed(POLICIES)], jobs=1, **SIZE | {"replicates": 1})
    assert turned.lives is not None
    assert run.lives is not None
    for policy in ("current_law", *POLICIES):
        here, there = (
            told[told["policy"] == policy].drop(columns="life").to_numpy().tolist()
            for told in (frame(run.lives), frame(turned.lives))
        )
        assert here == there


def test_cores_change_no_byte(folder: Path, tmp_path: Path) -> None:
    """One core or two: the same lives.csv and the same manifest."""
    compare(["current_law", *POLICIES], jobs=2, people=True, **SIZE).save(tmp_path, people=True)
    for name in ("lives.csv", "manifest.json"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_a_single_scenario_tells_its_typical_worker(plan: Plan, found: list[Outcome]) -> None:
    """Without a policy there is one life, under one law."""
    alone = dataclasses.replace(plan, scenarios=plan.scenarios[:1], changes=plan.changes[:1])
    told = frame(pairs.told(alone, found[:1]))
    assert told[["life", "chosen", "scenario"]].drop_duplicates().to_numpy().tolist() == [
        [1, "typical_worker", "current_law"]
    ]


def test_a_large_run_tells_the_lives_of_a_smaller_one(
    plan: Plan, found: list[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above the limit the lives are those that a run of as many agents as the limit has."""
    monkeypatch.setattr(pairs, "AGENTS", 200)
    of_large = pairs.told(plan, found)
    small = compare(list(plan.scenarios), jobs=1, **SIZE | {"agents": 200, "replicates": 1})
    assert (of_large.agents, of_large.of_the_run) == (200, False)
    assert small.lives is not None
    assert (small.lives.agents, small.lives.of_the_run) == (200, True)
    assert of_large.rows == small.lives.rows


def test_of_many_policies_those_of_the_mission_are_shown() -> None:
    """Seven compared, two of the mission among them: those two; without them the first six."""
    shown = resolve(["current_law", *POLICIES], end=UNTIL)
    others = [dataclasses.replace(shown[1], name=f"other_{number}") for number in range(7)]
    few = planned([shown[0], *others[:5], *shown[1:]], 300, 1, 5, None, UNTIL)
    assert [few.scenarios[number].name for number in pairs._shown(few)] == [
        "current_law", "self_enrolment", "exit_lump_sum",
    ]  # fmt: skip
    many = planned([shown[0], *others], 300, 1, 5, None, UNTIL)
    assert [many.scenarios[number].name for number in pairs._shown(many)] == [
        "current_law", *(f"other_{number}" for number in range(6)),
    ]  # fmt: skip


def test_lives_can_be_left_out(tmp_path: Path) -> None:
    """Without them no table is written, and the manifest says none were told."""
    made = compare(["exit_lump_sum"], jobs=1, lives=False, **SIZE | {"replicates": 1})
    made.save(tmp_path)
    assert not (tmp_path / "lives.csv").exists()
    assert '"lives": null' in (tmp_path / "manifest.json").read_text(encoding="utf-8")
