"""`simsp law`, `simsp scenarios`, `simsp check` and `simsp --help`."""

import json
import subprocess
import sys

from simsp import months, parameters

KEYS = ["name", "value", "unit", "from", "until", "source", "grade", "checked", "layer"]


def test_law_as_json_has_every_dated_value_with_its_source(call):
    """One entry for each row of each file; the keys are public."""
    rows = json.loads(call("law", "--json").stdout)

    assert len(rows) == sum(len(one.history) for one in parameters.load().values())
    assert {tuple(row) for row in rows} == {tuple(KEYS)}
    assert {row["layer"] for row in rows} == {"law", "reading", "policy", "practice", "assumption"}


def test_the_ceiling_of_contributions_follows_its_regulation(call):
    """15,000, then 17,500 from 2026, 20,000 from 2029, 23,000 from 2032 (KPMG tax flash 157)."""
    rows = json.loads(call("law", "contributions.ceiling", "--json").stdout)
    last = [(row["value"], row["unit"], row["from"], row["until"]) for row in rows[-3:]]

    assert last == [
        (17_500, "thb", "2026-01", "2028-12"),
        (20_000, "thb", "2029-01", "2031-12"),
        (23_000, "thb", "2032-01", None),
    ]


def test_a_month_shows_what_is_in_force_then(call):
    """`--on` gives one row for each value that exists."""
    rows = json.loads(call("law", "contributions.ceiling", "--on", "2030-05", "--json").stdout)

    assert [(row["value"], row["from"], row["until"]) for row in rows] == [(20_000, "2029-01", "2031-12")]


def test_before_a_value_exists_it_is_not_shown(call):
    """Nothing is in force in the year 1900."""
    assert json.loads(call("law", "--on", "1900-01", "--json").stdout) == []


def test_choices_are_named_and_switches_are_true_or_false(call):
    """Not the positions that compiled code uses."""
    rows = json.loads(call("law", "old_age", "--json").stdout)
    values = {row["name"]: row["value"] for row in rows}

    assert values["old_age.exit_lump_sum"] == "off"
    assert values["old_age.agreement_in_force"] is False


def test_a_branch_and_a_family_can_be_named(call):
    """`old_age` lists a branch; `employers.evasion` its five statuses."""
    branch = json.loads(call("law", "old_age", "--json").stdout)
    family = json.loads(call("law", "employers.evasion", "--json").stdout)

    assert {row["name"].split(".")[0] for row in branch} == {"old_age"}
    assert {row["name"].rpartition("evasion_")[2] for row in family} == {
        "mou", "nv", "cr", "border_pass", "undocumented",
    }  # fmt: skip


def test_one_value_is_explained(call):
    """Meaning, what a scenario may write, and an aligned table."""
    lines = call("law", "old_age.exit_lump_sum").stdout.splitlines()

    assert lines[0] == parameters.load()["old_age.exit_lump_sum"].meaning
    assert lines[1] == "A scenario may write one of off, choice, compulsory."
    assert lines[3].split() == [
        "name",
        "value",
        "unit",
        "from",
        "until",
        "layer",
        "grade",
        "checked",
        "source",
    ]
    assert lines[4].index("choice") == lines[3].index("unit")


def test_the_list_of_scenarios_is_public(call):
    """Name, title, who asked, first month."""
    rows = {row["name"]: row for row in json.loads(call("scenarios", "--json").stdout)}

    assert {tuple(row) for row in rows.values()} == {("name", "title", "asked_by", "starts")}
    assert (rows["exit_lump_sum"]["asked_by"], rows["exit_lump_sum"]["starts"]) == ([6, 42, 50], "2027-01")
    assert (rows["current_law"]["asked_by"], rows["current_law"]["starts"]) == ([], None)


def test_the_list_of_scenarios_is_aligned_for_people(call):
    """Today's law comes first, under a head."""
    lines = call("scenarios").stdout.splitlines()

    assert lines[0].split() == ["name", "starts", "asked", "by", "title"]
    assert lines[1].startswith("current_law ")


def test_a_good_file_is_called_good(call, tmp_path):
    """Check says what the file does, without running it."""
    (tmp_path / "own.yaml").write_text("title: My idea\nstarts: 2028-01\nchanges: {claims.files: 1}\n")
    result = call("check", "own.yaml", "law_as_written")

    first, second = result.stdout.splitlines()
    assert (result.exit_code, first) == (0, "own.yaml: good: My idea; 1 value changed from 2028-01")
    assert second.startswith("law_as_written: good: The law as it is written; ")


def test_without_words_the_help_is_shown(call):
    """And every command is in it."""
    result = call()

    assert result.exit_code == 0
    assert [
        word
        for word in ("compare", "run", "law", "scenarios", "check", "report")
        if word not in result.stdout
    ] == []


def test_help_says_which_options_a_run_has(call):
    """With their defaults."""
    text = " ".join(call("compare", "--help").stdout.split())

    options = ("--agents", "--replicates", "--seed", "--from", "--until", "--jobs", "--out", "--people")
    assert [option for option in options if option not in text] == []
    assert [
        default for default in ("3000", "2046-12", "outputs/<name>", "all cores") if default not in text
    ] == []


def _loads(*words: str) -> set[str]:
    """Which of the heavy libraries a command loads."""
    heavy = {"numba", "pandas", "scipy", "rich", "ruamel.yaml", "numpy"}
    program = (
        "import runpy, sys; sys.argv = ['simsp', *sys.argv[1:]]\n"
        "try: runpy.run_module('simsp', run_name='__main__')\n"
        f"finally: print(*{heavy} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_quick_commands_load_nothing_heavy():
    """So that they answer at once: help needs no arrays, and law no compiler."""
    assert _loads("--help") == set()
    assert _loads("compare", "--help") == set()
    assert _loads("law", "old_age.pension_age") <= {"numpy", "ruamel.yaml"}
    assert _loads("scenarios") <= {"numpy", "ruamel.yaml"}


def test_a_reader_that_has_seen_enough_is_no_error():
    """`simsp law | head -1`."""
    line = f"{sys.executable} -m simsp law | head -1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True)

    assert (len(done.stdout.splitlines()), done.stderr) == (1, "")


def test_months_are_read_as_everywhere(call):
    """`--on` takes the same months as a scenario file."""
    assert months.text(months.parse("2027-01")) == "2027-01"
    assert call("law", "--on", "2027-01").exit_code == 0
