"""What the sources ask for is answered, row by row, and each answer says what it is and what it leaves out."""

import csv
import re

import pytest

from simsp import months, parameters, places, scenario
from simsp.measures import UNITS
from tests.scenarios.written import COMPARED, FILES, KINDS

END = months.parse("2046-12")
ROWS = range(1, 71)
LEVERS = [name for name in COMPARED if KINDS[name] == "lever"]

# What a lever may turn: things that can be bought or counted. By name, or by the name of the whole family.
INPUTS = {
    "claims.briefing_tells",  # briefings that name a benefit
    "claims.campaign",  # messages that arrive
    "claims.cost",  # fares and unpaid hours
    "claims.visit_cost",
    "claims.difficulty_treatment",  # claims handled badly
    "claims.files",  # people who come to the office
    "claims.helped",  # claimants who are helped
    "claims.ngo_reach",  # members of a group
    "claims.petitions",  # petitions
    "claims.refile",  # second claims
    "employers.informs",  # employers who tell
    "employers.inspection",  # workplaces visited
    "office.interpreters",  # offices with an interpreter
    "office.needs_interpreter",  # claimants who need one
    "papers.cost",  # baht
    "papers.mou_cost",
    "papers.delay",  # months
    "population.entry_laos",  # newcomers by way in
    "population.entry_myanmar",
    "population.entry_vietnam",
    "practice.documents_asked",  # papers asked for
    "practice.marriage_paper_missing",  # couples without a certificate
    "work.excluded",  # jobs
    "work.minimum_wage",  # baht a day
}

# How much an input does is an assumption to be tried over its range, never a policy.
EFFECT_SIZES = {
    "claims.fades",
    "claims.help_prevents",
    "claims.learns_at_deduction",
    "claims.lump_sum_interest_rate",
    "claims.outside_ngo",
    "claims.refused_language",
    "claims.refused_otherwise",
    "claims.refused_procedure",
    "claims.refused_treatment",
    "claims.talk",
    "claims.talk_at_work",
    "claims.willing_to_enrol",
    "employers.compliance_months",
    "employers.deterrence",
    "employers.detection",
    "employers.evasion_cost_elasticity",
    "employers.wage_pass_through",
    "office.minutes_factor_without_interpreter",
    "office.sent_away_without_interpreter",
    "papers.cost_elasticity",
}


@pytest.fixture(scope="module")
def rows() -> dict[int, dict[str, str]]:
    """The rows of recommendations.csv by id."""
    with (places.scenarios() / "recommendations.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["id"]): row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def changed() -> dict[str, dict[str, object]]:
    """What each file changes in all, by name of the value: its last value."""
    found = scenario.resolve(list(COMPARED), end=END)
    return {one.name: dict(one.values()) for one in found}


def _family(name: str) -> str:
    """The name a value is known by in a list: its own, or that of its family."""
    return parameters.load()[name].base


@pytest.mark.parametrize("row", ROWS)
def test_every_row_is_answered_by_a_file_or_by_a_reason(row, rows):
    """One of the two, and a reason is a reason and not a promise."""
    files, reason = rows[row]["scenario"], rows[row]["why_not"]

    assert bool(files) != bool(reason)
    assert "yet" not in reason.split()
    assert not reason or len(reason.split()) >= 8


def test_nothing_stands_below_the_last_row(rows):
    """Seventy rows, each once."""
    assert list(rows) == list(ROWS)


def test_rows_and_files_name_each_other(rows):
    """The files of a row say that this row asked for them, and no file says so alone."""
    by_rows = {(int(row), name) for row in rows for name in rows[row]["scenario"].split(";") if name}
    by_files = {(row, name) for name, keys in FILES.items() for row in keys.get("asked_by", [])}

    assert by_rows == by_files


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_told_in_two_sentences(name):
    """What changes, and through what it acts."""
    about = FILES[name]["about"]

    assert len(re.findall(r"[.!?](?=\s|$)", about)) == 2
    assert about.rstrip().endswith(".")


@pytest.mark.parametrize("name", COMPARED)
def test_a_file_says_how_it_acts_and_what_it_leaves_out(name):
    """Mechanism, what it is expected to move, and the side effects that are and are not in the figures."""
    keys = FILES[name]

    assert keys["mechanism"]
    expects = keys.get("expects", [])
    assert expects or keys["kind"] == "what_if"  # which may ask what nobody can foresee
    assert {one["measure"] for one in expects} <= set(UNITS)
    assert {one["moves"] for one in expects} <= {"up", "down"}
    if KINDS[name] != "reading":
        assert set(keys["side_effects"]) == {"counted", "not_counted"}
        assert all(len(text.split()) >= 3 for text in keys["side_effects"].values())


@pytest.mark.parametrize("name", COMPARED)
def test_a_lever_says_what_a_unit_of_it_is_and_nothing_else_has_units(name):
    """A rule is all the way; a lever is some units of something that can be bought or counted."""
    lever = FILES[name].get("lever")

    assert (lever is not None) == (KINDS[name] == "lever")
    if lever is not None:
        assert lever["unit"]
        assert lever["units"] > 0


@pytest.mark.parametrize("name", COMPARED)
def test_what_was_asked_for_begins_in_2027(name):
    """So that one comparison holds them all; the law as it is written holds for all time."""
    assert FILES[name].get("starts") == (None if name == "law_as_written" else "2027-01")


@pytest.mark.parametrize("name", [name for name in COMPARED if name != "law_as_written"])
def test_no_file_invents_the_size_of_an_effect(name, changed):
    """A file changes what can be ordered, bought or counted, not how much that does."""
    assert {_family(one) for one in changed[name]} & EFFECT_SIZES == set()


@pytest.mark.parametrize("name", LEVERS)
def test_a_lever_turns_only_what_can_be_bought_or_counted(name, changed):
    """The inputs are listed above, each with what is counted."""
    assert {_family(one) for one in changed[name]} - INPUTS == set()


def test_every_listed_input_is_turned_by_some_lever(changed):
    """And every effect size is a value of the model, so that neither list goes stale."""
    turned = {_family(one) for name in LEVERS for one in changed[name]}
    known = {parameter.base for parameter in parameters.load().values()}

    assert turned == INPUTS
    assert known >= EFFECT_SIZES


@pytest.mark.parametrize("name", [name for name in COMPARED if KINDS[name] == "rule"])
def test_a_rule_drops_a_practice_altogether(name, changed):
    """A chance or a switch of an office's practice that a rule forbids does not linger in part."""
    registry = parameters.load()
    dropped = {
        key: value
        for key, value in changed[name].items()
        if registry[key].layer == "practice" and key.startswith("practice.") and registry[key].unit != "days"
    }

    assert dropped == {key: registry[key].off for key in dropped}
