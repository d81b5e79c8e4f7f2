"""Other readings of the law: which there are, how they are laid beneath scenarios, and what they would change."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from simsp import parameters, readings, tables
from simsp.comparison import Comparison, compare
from simsp.parameters import Change
from simsp.plan import Plan, planned
from simsp.readings import Reading
from simsp.scenario import resolve
from tests.intervals.conftest import DECIDED, SIZE, UNTIL, ask
from tests.properties.worlds import START, scenario

AT_EXIT = Reading(DECIDED, "at_exit")
PARTS = ["chance", "ignorance", "readings"]


def plan_of(*changes: Change, replicates: int = 32) -> Plan:
    """Today's law against one scenario with these changes."""
    made = scenario("made", {})
    given = [*resolve(["current_law"], end=UNTIL), made]
    plan = planned(given, 3_000, replicates, 1, None, UNTIL)
    return Plan(plan.scenarios, ((), changes), 3_000, replicates, 1, plan.start, UNTIL)


def in_force(plan: Plan, place: int) -> list[str]:
    """How section 77 bis is read in January of each year, under one scenario of a plan."""
    parameter = parameters.load()[DECIDED]
    rules = parameters.table(START, plan.until, plan.changes[place])
    return [parameter.allowed[code] for code in rules.old_age.non_thai_exit[::12]]


def test_every_reading_that_the_law_files_name_is_tried() -> None:
    """Each value of layer reading by all its other choices or the ends of its range, and by no other."""
    found = readings.others(START)
    known = {name: one for name, one in parameters.load().items() if one.layer == "reading"}
    assert {name for name, _ in found} <= set(known)
    assert [one for one in found if one.value == known[one.name].on(START).value] == []
    for name, one in known.items():
        row = one.on(START)
        if one.unit == "choice":
            assert sum(reading.name == name for reading in found) == len(one.allowed) - 1
        else:
            ends = {end for end in (row.low, row.high) if end not in (None, row.value)}
            assert {reading.value for reading in found if reading.name == name} == ends
    assert {AT_EXIT, Reading("old_age.refund_share", 90), Reading("coverage.border_pass", "in")} <= {*found}


@pytest.mark.parametrize(("replicates", "tell"), [(9, None), (10, 1), (32, 3)])
def test_one_replicate_in_ten_tells_readings(replicates: int, tell: int | None) -> None:
    """By a fifteenth of the agents; below ten replicates none is asked."""
    found = readings.planned(plan_of(replicates=replicates))
    assert (found and (found.replicates, found.agents)) == (tell and (tell, 200))


def test_a_reading_holds_beneath_every_scenario_from_the_month_in_which_they_part() -> None:
    """Today's law and the reform are both read otherwise, and share their history."""
    found = readings.planned(plan_of(Change("old_age.pension_age", 60, START + 5)))
    assert found is not None
    place = found.each * (1 + found.readings.index(AT_EXIT))
    assert found.branch == START
    assert [in_force(found, which) for which in (0, 1)] == [["wait_to_55"] * 4] * 2
    assert [in_force(found, place + which) for which in (0, 1)] == [["at_exit"] * 4] * 2


@pytest.mark.parametrize(
    ("starts", "expected"),
    [(START, ["with_agreement"] * 4), (START + 12, ["at_exit", *["with_agreement"] * 3])],
)
def test_a_scenario_that_sets_the_value_itself_decides(starts: int, expected: list[str]) -> None:
    """From the month in which it does so; before, the reading holds."""
    found = readings.planned(plan_of(Change(DECIDED, "with_agreement", starts)))
    assert found is not None
    assert in_force(found, found.each * (1 + found.readings.index(AT_EXIT)) + 1) == expected


def test_a_scenario_that_is_a_reading_brings_nothing_where_the_law_is_read_so(
    read_otherwise: Comparison, read_folder: Path
) -> None:
    """Then nothing is left of its change, whatever the draws: it shifts by all that it is."""
    read = read_otherwise.read
    assert read is not None
    place = 1 + read.plan.readings.index(AT_EXIT)
    for group in (("all", "all"), ("cohort", read.plan.cohort)):
        assert read.by_reading(1, group, "owed_thb")[place].tolist() == [0.0]
    shifts = pd.read_csv(read_folder / "readings.csv")
    ours = ["reading", "value", "scenario", "group_by", "measure"]
    found = shifts.set_index(ours).loc[(*AT_EXIT, "reading_at_exit", "all", "owed_thb")]
    whole = pd.read_csv(read_folder / "intervals.csv").set_index(ours[2:])
    row = whole.loc[("reading_at_exit", "all", "owed_thb")]
    assert row["value"] > 0
    assert found["shift"] == -row["value"]
    assert row["readings_low"] <= 0


def test_a_reading_that_moves_nothing_is_tried_once_and_named(
    read_otherwise: Comparison, read_folder: Path
) -> None:
    """The month from which career averages hold says nothing while pensions average the last wages."""
    read = read_otherwise.read
    assert read is not None
    idle = Reading("old_age.care_starts", "2027-01")
    assert idle in read.tried
    assert idle not in read.plan.readings
    told = json.loads((read_folder / "manifest.json").read_text(encoding="utf-8"))["readings"]
    assert (told["replicates"], told["agents"], told["from"]) == (1, 200, "2027-01")
    assert {"name": idle.name, "value": idle.value, "moves": False} in told["tried"]
    assert {"name": DECIDED, "value": "at_exit", "moves": True} in told["tried"]


def test_the_tables_are_what_the_dictionary_says(read_folder: Path) -> None:
    """The columns promised; a row for the level of the baseline and for the change of each other scenario."""
    for name in ("intervals.csv", "readings.csv"):
        assert tuple(pd.read_csv(read_folder / name).columns) == tables.named(name).header
    found = pd.read_csv(read_folder / "intervals.csv")
    assert set(found["group_by"]) == {"all", "cohort"}
    assert set(map(tuple, found[["scenario", "of"]].drop_duplicates().to_numpy())) == {
        ("current_law", "level"), ("reading_at_exit", "change"), ("repeats_today", "change"),
    }  # fmt: skip


def test_intervals_are_those_of_the_measures_and_hold_their_parts(read_folder: Path) -> None:
    """Mean and ends stand in measures.csv too; each part lies around the mean, ignorance within the interval."""
    found = pd.read_csv(read_folder / "intervals.csv")
    keys = ["scenario", "group_by", "group", "measure"]
    both = found.merge(pd.read_csv(read_folder / "measures.csv"), on=keys, suffixes=("", "_of_measures"))
    assert len(both) == len(found)
    level = both["of"] == "level"
    for end, change in (("value", "change"), ("low", "change_low"), ("high", "change_high")):
        expected = both[f"{end}_of_measures"].where(level, both[change])
        pd.testing.assert_series_equal(both[end], expected, check_names=False)
    known = found.dropna()
    assert len(known) > 200
    for part in PARTS:
        assert (known[f"{part}_low"] <= known["value"]).all()
        assert (known["value"] <= known[f"{part}_high"]).all()
    assert (known["low"] <= known["ignorance_low"]).all()
    assert (known["ignorance_high"] <= known["high"]).all()


def test_an_empty_reform_has_no_luck_no_ignorance_and_no_reading(read_folder: Path) -> None:
    """All parts of every change are zero, and no reading moves it."""
    found = pd.read_csv(read_folder / "intervals.csv").query("scenario == 'repeats_today'")
    defined = found.dropna(subset="value")
    ends = [f"{part}_{end}" for part in PARTS for end in ("low", "high")]
    assert len(defined) > 100
    assert np.unique(defined[["value", "low", "high", *ends]].fillna(0)).tolist() == [0.0]
    assert set(defined.loc[defined[ends].isna().any(axis=1), "unit"]) <= {"count", "ratio", "days"}
    assert "repeats_today" not in set(pd.read_csv(read_folder / "readings.csv")["scenario"])


def test_processes_change_no_byte_of_what_readings_move(read_folder: Path, tmp_path: Path) -> None:
    """Two processes, which look at the readings while others live, write the same tables and manifest."""
    ask(jobs=2).save(tmp_path)
    for name in ("intervals.csv", "readings.csv", "manifest.json"):
        assert (tmp_path / name).read_bytes() == (read_folder / name).read_bytes(), name


def test_readings_are_left_out_on_request(read_folder: Path, tmp_path: Path) -> None:
    """No table of them, empty cells, and otherwise the same intervals."""
    compare(["reading_at_exit"], jobs=1, readings=False, **SIZE).save(tmp_path)
    without, found = (pd.read_csv(folder / "intervals.csv") for folder in (tmp_path, read_folder))
    assert not (tmp_path / "readings.csv").exists()
    assert without[["readings_low", "readings_high"]].isna().all().all()
    same = found[found["scenario"] != "repeats_today"].drop(columns=["readings_low", "readings_high"])
    assert without.drop(columns=["readings_low", "readings_high"]).equals(same.reset_index(drop=True))
