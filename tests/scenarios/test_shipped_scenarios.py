"""The scenarios that come with simsp, and the list of what was asked for."""

import csv

import pytest

from simsp import months, parameters, places, scenario

END = months.parse("2046-12")
POLICIES = ("exit_lump_sum", "employer_pays_all", "self_enrolment")


@pytest.fixture(scope="module")
def shipped() -> dict[str, scenario.Scenario]:
    """All shipped scenarios by name, resolved over the shipped values."""
    return {one.name: one for one in scenario.resolve(scenario.shipped(), end=END)}


@pytest.fixture(scope="module")
def recommendations() -> list[dict[str, str]]:
    """The rows of recommendations.csv."""
    with (places.scenarios() / "recommendations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_promised_scenarios_exist(shipped):
    """Five names are public, and today's law comes first."""
    assert {"current_law", "law_as_written", *POLICIES} <= set(shipped)
    assert scenario.shipped()[0] == scenario.BASELINE


def test_todays_law_changes_nothing(shipped):
    """It is what everything else differs from."""
    assert shipped["current_law"].changes == ()


def test_every_other_scenario_changes_something_in_the_years_compared(shipped):
    """Each differs from today's law between 2027-01 and 2046-12, by a change or by a shock of its own."""
    registry, start = parameters.load(), months.parse("2027-01")
    without_shocks = [one for one in shipped.values() if not one.calendar]

    idle = [one.name for one in without_shocks if scenario.idle(one.changes, registry, start, END)]
    assert idle == ["current_law"]


def test_every_scenario_says_in_plain_sentences_what_it_is(shipped):
    """Title and two sentences for readers who are not programmers."""
    assert [one.name for one in shipped.values() if not one.title or one.about.count(".") < 2] == []


@pytest.mark.parametrize("name", POLICIES)
def test_the_three_reforms_start_in_2027(name, shipped):
    """And each was asked for by somebody."""
    assert shipped[name].starts == months.parse("2027-01")
    assert shipped[name].asked_by


def test_the_law_as_written_turns_off_everything_that_can_be_turned_off(shipped):
    """Every value with `off` takes it, no other value changes, and it holds for all time."""
    off = {one.name: one.off for one in parameters.load().values() if one.off is not None}
    written = shipped["law_as_written"]

    assert written.values() == off
    assert {change.starts for change in written.changes} == {None}


def test_readings_of_unclear_law_are_the_same_today_and_as_written(shipped):
    """The law as written differs in practice and claiming, never in the law or how it is read."""
    registry = parameters.load()

    layers = {registry[name].layer for name in shipped["law_as_written"].values()}
    assert layers <= {"practice", "assumption"}


def test_all_seventy_recommendations_are_listed(recommendations):
    """Ids 1 to 70, each with who asked whom for what, and at which stage of the journey."""
    assert [row["id"] for row in recommendations] == [str(number) for number in range(1, 71)]
    assert {row["stage"] for row in recommendations} == {"before departure", "in Thailand", "after return"}
    assert [
        row["id"] for row in recommendations if not (row["source"] and row["addressee"] and row["asks_for"])
    ] == []


def test_every_recommendation_has_a_scenario_or_says_why_not(recommendations, shipped):
    """Exactly one of the two, and only scenarios that exist."""
    both_or_none = [row["id"] for row in recommendations if bool(row["scenario"]) == bool(row["why_not"])]
    named = {name for row in recommendations if row["scenario"] for name in row["scenario"].split(";")}

    assert both_or_none == []
    assert named <= set(shipped)


def test_the_list_and_the_scenarios_agree_on_who_asked(recommendations, shipped):
    """`asked_by` of a scenario and its rows in the list are the same."""
    rows: dict[str, list[int]] = {name: [] for name in shipped}
    for row in recommendations:
        for name in filter(None, row["scenario"].split(";")):
            rows[name].append(int(row["id"]))

    assert {name: list(one.asked_by) for name, one in shipped.items()} == rows
