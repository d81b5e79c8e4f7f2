"""The worked cases: every file under tests/cases must come out as it was worked out by hand."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from simsp import scenario
from simsp.case import expect, read
from simsp.case.answer import answer

CASES = Path(__file__).parents[1] / "cases"
FILES = sorted(path for path in CASES.rglob("*.yaml") if path.parent.name != "what-if")
STORIES = [path for path in FILES if path.parent.name == "stories"]
_END = 2200 * 12
_RESOLVED: dict[tuple[str, int | None], scenario.Scenario] = {}


def _scenario(name, since, folder):
    """A scenario by name or file, resolved once."""
    place = name if name in scenario.shipped() else str(folder / name)
    if (place, since) not in _RESOLVED:
        found = scenario.resolve([place], end=_END)[0]
        if since is not None:
            found = replace(found, changes=scenario.moved(found.changes, since))
        _RESOLVED[place, since] = found
    return _RESOLVED[place, since]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_worked_case_comes_out_as_worked_out(path):
    """Each figure of `expect`, to the satang."""
    case = read.read(path)
    answers = {
        (name, since): answer(case, _scenario(name, since, path.parent))
        for name, since in expect.scenarios_of(case)
    }

    assert case.expect
    assert expect.failures(case, answers) == []


def test_there_are_at_least_two_hundred_and_each_says_where_it_comes_from():
    """Origin is required by the grammar; the source says how the figures were worked out."""
    cases = [read.read(path) for path in FILES]

    assert len(cases) >= 200
    assert [case.name for case in cases if not case.source] == []
    assert [case.name for case in cases if not case.tests] == []


def test_every_story_is_told_under_law_and_practice():
    """The fifty stories, each with an expectation under today's practice and under the law as written."""
    numbers = Counter(int(re.match(r"(\d+)", path.stem)[1]) for path in STORIES)

    assert sorted(numbers) == list(range(1, 51))
    for path in STORIES:
        named = {line.keys["scenario"] for line in read.read(path).expect}
        assert {"current_law", "law_as_written"} <= named, path.name


@pytest.mark.parametrize(
    "branch",
    [
        "child_allowance", "contributions", "coverage", "death", "invalidity", "maternity", "old_age", "other_schemes",
        "section_39_40", "sickness", "tail_and_records", "unemployment", "work_injury",
    ],
)  # fmt: skip
def test_every_branch_has_cases_of_its_own(branch):
    """And a branch of the law without any would show here."""
    assert len(list((CASES / branch).glob("*.yaml"))) >= 5
