"""A plan file says what is to be run, and every mistake in it is answered in a sentence, all of them at once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from simsp import months
from simsp.errors import BadInput
from simsp.sweep import plan_file
from simsp.sweep.plan_file import Sweep

HEAD = "title: A try\n"
LIST = "scenarios: [exit_lump_sum]\n"
MISTAKES = {
    "no title": (LIST, "plan.yaml: 'title' is missing; say in a few words what the sweep is about"),
    "unknown key": (HEAD + LIST + "drwas: 3\n", "plan.yaml, line 3: unknown key 'drwas'; did you mean 'draws'?"),
    "strange key": (HEAD + LIST + "zzz: 3\n", "line 3: unknown key 'zzz'; the keys are title, about, scenarios"),
    "nothing to run": (HEAD, "plan.yaml: the plan has neither 'scenarios'"),
    "both": (HEAD + LIST + "lattice: {a: [1]}\n", "the plan has 'scenarios' and 'lattice'; write one of them"),
    "no list": (HEAD + "scenarios: 3\n", "line 2: 'scenarios' must be a list of scenario names or files, not '3'"),
    "empty list": (HEAD + "scenarios: []\n", "line 2: 'scenarios' must be a list of scenario names or files, not an"),
    "number in list": (HEAD + "scenarios: [3]\n", "line 2: 'scenarios' must name a scenario or a file, not '3'"),
    "nearest name": (
        HEAD + "scenarios:\n  - exit_lump_sum\n  - exit_lumpsum\n",
        "line 4: 'scenarios': there is no scenario and no file 'exit_lumpsum'; did you mean 'exit_lump_sum'?",
    ),
    "missing file": (HEAD + "scenarios: [mine/a.yaml]\n", "line 2: 'scenarios': there is no file "),
    "twice": (HEAD + "scenarios: [one_number, one_number]\n", "line 2: 'scenarios' names 'one_number' twice"),
    "draws 0": (HEAD + LIST + "draws: 0\n", "line 3: 'draws' must be a whole number from 1 to 100,000, not '0'"),
    "draws a word": (HEAD + LIST + "draws: many\n", "line 3: 'draws' must be a whole number from 1 to 100,000"),
    "draws a truth": (HEAD + LIST + "draws: true\n", "'draws' must be a whole number from 1 to 100,000, not true"),
    "seeds 1.5": (HEAD + LIST + "seeds: 1.5\n", "'seeds' must be a whole number from 1 to 10,000, not '1.5'"),
    "seed negative": (HEAD + LIST + "seed: -1\n", "line 3: 'seed' must be a whole number from 0"),
    "agents": (HEAD + LIST + "agents: 3k\n", "line 3: 'agents' must be a whole number from 1 to 10,000,000"),
    "month 13": (HEAD + LIST + "from: 2027-13\n", "line 3: 'from' must be a month between 2011-01 and 2100-12"),
    "far away": (HEAD + LIST + "until: 2900-01\n", "line 3: 'until' must be a month between 2011-01 and 2100-12"),
    "order": (
        HEAD + LIST + "from: 2030-01\nuntil: 2029-12\n",
        "'until' is 2029-12, before the months measured begin in 2030-01",
    ),
    "base without lattice": (HEAD + LIST + "base: one_number\n", "line 3: 'base' is about a lattice"),
    "too many": (HEAD + LIST + "draws: 100000\nseeds: 10000\n", "asks for 2,000,000,000 runs"),
    "a lattice of nothing": (HEAD + "lattice: {}\n", "line 2: 'lattice' must hold lines of 'name: [values]'"),
    "unknown value": (
        HEAD + "lattice:\n  old_age.qualifying_month: [12]\n",
        "line 3: unknown value 'old_age.qualifying_month'; did you mean 'old_age.qualifying_months'?",
    ),
    "single value": (
        HEAD + "lattice:\n  old_age.qualifying_months: 120\n",
        "line 3: 'old_age.qualifying_months' must be a list of values to try, such as [1, 2, 3], not '120'",
    ),
    "out of range": (
        HEAD + "lattice:\n  old_age.qualifying_months:\n    - 120\n    - -5\n",
        "line 5: 'old_age.qualifying_months' is -5, out of range; write a whole number in months, from",
    ),
    "value twice": (
        HEAD + "lattice:\n  old_age.qualifying_months: [120, 120.0]\n",
        "line 3: 'old_age.qualifying_months' has the value 120 twice",
    ),
    "dated value": (
        HEAD + "lattice:\n  old_age.qualifying_months: [{value: 120, from: 2030-01}]\n",
        "line 3: a value of 'old_age.qualifying_months' must be a single value, {more: ...} or {less: ...}",
    ),
    "one value in two lines": (
        HEAD + "lattice:\n  office.interpreters: [0.5]\n  office.interpreters_bangkok: [0.5]\n",
        "line 4: 'office.interpreters_bangkok' sets 'office.interpreters_bangkok', which is already set by",
    ),
    "too many points": (
        HEAD + "lattice:\n" + "".join(f"  {name}: [{', '.join(map(str, range(60, 90)))}]\n" for name in
        ("old_age.qualifying_months", "old_age.wage_window_months", "old_age.refund_months")),
        "line 2: the lattice has 27,000 points; at most 10,000 are taken",
    ),
    "unknown base": (
        HEAD + "base: one_nubmer\nlattice: {old_age.qualifying_months: [120]}\n",
        "line 2: 'base': there is no scenario and no file 'one_nubmer'; did you mean 'one_number'?",
    ),
    "a list for a plan": ("- 1\n", "plan.yaml, line 1: write lines of 'key: value'"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_file_line_and_key(
    text: str, sentence: str, plan: Callable[[str], Path]
) -> None:
    """And with what may be written, or the nearest name."""
    with pytest.raises(BadInput) as caught:
        plan_file.read(plan(text))
    assert sentence in str(caught.value)


def test_all_mistakes_are_told_at_once(plan: Callable[[str], Path], tmp_path: Path) -> None:
    """Those of a scenario file that the plan names among them, with its own name and line."""
    (tmp_path / "mine.yaml").write_text("title: Mine\nchanges:\n  old_age.pension_age: many\n")
    with pytest.raises(BadInput) as caught:
        plan_file.read(plan("drwas: 1\nseeds: 0\nscenarios: [mine.yaml, nobody]\n"))
    words = (
        "'title' is missing",
        "'drwas'",
        "'seeds'",
        "mine.yaml, line 3: 'old_age.pension_age'",
        "'nobody'",
    )
    told = caught.value.problems
    assert [word for word in words if sum(word in one for one in told) != 1] == []
    assert len(told) == len(words)


def test_what_a_plan_leaves_out_is_as_in_compare(plan: Callable[[str], Path]) -> None:
    """3,000 agents, 32 draws with one seed each, seed 1, from the earliest start to 2046-12."""
    made = plan_file.read(plan(HEAD + LIST))
    assert (made.draws, made.seeds, made.plan.seed, made.plan.agents) == (32, 1, 1, 3_000)
    assert (made.plan.start, made.plan.until) == (months.parse("2027-01"), months.parse("2046-12"))


def names(made: Sweep) -> list[str]:
    """The scenarios of a sweep."""
    return [one.name for one in made.plan.scenarios]


def test_todays_law_is_always_run_and_first(plan: Callable[[str], Path]) -> None:
    """Asked for or not."""
    assert names(plan_file.read(plan(HEAD + LIST))) == ["current_law", "exit_lump_sum"]
    both = plan_file.read(plan(HEAD + "scenarios: [exit_lump_sum, current_law]\n"))
    assert names(both) == ["current_law", "exit_lump_sum"]


def test_a_file_is_found_beside_the_plan(plan: Callable[[str], Path], tmp_path: Path) -> None:
    """Not beside whoever reads it."""
    (tmp_path / "mine.yaml").write_text("title: Mine\nchanges:\n  old_age.qualifying_months: 120\n")
    assert names(plan_file.read(plan(HEAD + "scenarios: [mine.yaml]\n"))) == ["current_law", "mine"]


LATTICE = """
lattice:
  old_age.qualifying_months: [60, {less: 60}]
  old_age.exit_lump_sum: [choice, compulsory]
"""


def test_the_points_of_a_lattice_are_every_combination(plan: Callable[[str], Path]) -> None:
    """Each named after its values in the order of the plan, so that the name is the same tomorrow."""
    made = plan_file.read(plan(HEAD + "starts: 2027-01" + LATTICE))
    assert names(made)[1:] == [
        "old_age.qualifying_months=60 old_age.exit_lump_sum=choice",
        "old_age.qualifying_months=60 old_age.exit_lump_sum=compulsory",
        "old_age.qualifying_months-60 old_age.exit_lump_sum=choice",
        "old_age.qualifying_months-60 old_age.exit_lump_sum=compulsory",
    ]
    assert made.points[names(made)[3]] == {
        "old_age.qualifying_months": "-60",
        "old_age.exit_lump_sum": "choice",
    }


def test_a_point_is_what_a_scenario_file_with_its_values_is(
    plan: Callable[[str], Path], tmp_path: Path
) -> None:
    """On the base, from the month that `starts` says."""
    values = "changes:\n  old_age.qualifying_months: {less: 60}\n  old_age.exit_lump_sum: choice\n"
    (tmp_path / "by_hand.yaml").write_text("title: t\nextends: one_number\nstarts: 2028-01\n" + values)
    by_hand = plan_file.read(plan(HEAD + "scenarios: [by_hand.yaml]\nfrom: 2027-01\n")).plan
    made = plan_file.read(plan(HEAD + "base: one_number\nstarts: 2028-01\nfrom: 2027-01" + LATTICE)).plan
    assert made.changes[3] == by_hand.changes[1]
    assert made.scenarios[3].starts == by_hand.scenarios[1].starts


def test_a_point_may_be_todays_law(plan: Callable[[str], Path]) -> None:
    """A scenario that changes nothing is a mistake; a value of today among others is a place to start from."""
    made = plan_file.read(plan(HEAD + "lattice: {old_age.qualifying_months: [120, 180]}\n"))
    assert names(made)[2] == "old_age.qualifying_months=180"


GUIDE = (Path(__file__).parents[2] / "docs" / "sweeps.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL))
def test_the_plans_of_the_guide_are_good(text: str, plan: Callable[[str], Path]) -> None:
    """Whoever copies one out of docs/sweeps.md has a plan without mistakes."""
    assert len(plan_file.read(plan(text)).plan.scenarios) > 2


def test_the_guide_lists_every_key_of_a_plan() -> None:
    """And no other."""
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", GUIDE, re.MULTILINE)
    assert {key for row in rows for key in re.findall(r"\w+", row)} == set(plan_file.KEYS)


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "scenarios" / "sweeps").glob("*.yaml")))
def test_the_plans_that_come_with_simsp_are_good(path: Path) -> None:
    """Whoever starts from one starts from a plan without mistakes."""
    assert len(plan_file.read(path).plan.scenarios) > 2
