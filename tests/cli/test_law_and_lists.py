"""`simsp law`, `simsp scenarios`, `simsp check` and `simsp --help`."""

import json
import re
import shlex
import subprocess
import sys

import pytest

from simsp import months, parameters

KEYS = ["name", "value", "unit", "from", "until", "source", "grade", "checked", "layer"]
CHANGE_KEYS = ["month", "name", "before", "after", "unit", "layer", "source", "grade", "checked"]


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


def test_one_value_is_explained_in_80_columns(call):
    """Meaning, kind, what a scenario may write; under each date its source at full length and its range."""
    lines = call("law", "contributions.worker_rate").stdout.splitlines()

    assert lines[:5] == [
        "Share of the insured wage that the worker pays, all branches together.",
        "Kind: law. A scenario may write a number in percent, from 0 to 20.",
        "",
        "from     until    value  grade  checked",
        "2004-01  2009-06     5%  A      2026-11",
    ]
    june = lines.index("2020-06  2020-08     5%  C      2026-11")
    assert " ".join(" ".join(lines[june + 1 : june + 4]).split()) == (
        "later lists name no cut for June to August 2020; glueup.com campaign 39043 says 4 and 4 Range: 4% to 5%."
    )
    assert lines[june + 4].startswith("2020-09")


def test_no_single_value_needs_more_than_80_columns(call):
    """Whatever its name, unit and source; only an address without a space may run over."""
    for name in parameters.load():
        wide = [line for line in call("law", name).stdout.splitlines() if len(line) > 80]
        assert [line for line in wide if len(line.split()) > 1] == [], name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("contributions.ceiling", "17,500 baht"),
        ("contributions.government_rate", "2.75%"),
        ("old_age.qualifying_months", "180 months"),
        ("old_age.exit_lump_sum", "off"),
        ("old_age.agreement_in_force", "false"),
    ],
)
def test_amounts_are_told_with_their_unit(call, name, told):
    """Thousands apart, baht as a word, per cent as a sign; names and switches as a scenario writes them."""
    text = call("law", name, "--on", "2026-11").stdout

    assert re.search(rf"^\d{{4}}-\d\d +(\d{{4}}-\d\d +)?{told}  A ", text, re.MULTILINE)


def test_a_value_that_does_not_exist_yet_says_so(call):
    """Contributions have had a floor since the regulation of 1995."""
    lines = call("law", "contributions.floor", "--on", "1990-01").stdout.splitlines()

    assert lines[-1] == "It has no value before 1996-01."


def test_several_values_are_an_aligned_table(call):
    """Numbers to the right, units beside them, the source last."""
    lines = call("law", "contributions", "--on", "2027-01").stdout.splitlines()
    heads = ["name", "value", "unit", "from", "until", "layer", "grade", "checked", "source"]
    ceiling = next(line for line in lines if line.startswith("contributions.ceiling "))
    rate = next(line for line in lines if line.startswith("contributions.worker_rate "))

    assert lines[0].split() == heads
    assert ceiling[: lines[0].index("unit")].endswith(" 17,500  ")
    assert ceiling[lines[0].index("unit") :].startswith("baht ")
    assert rate[: lines[0].index("unit")].endswith(" 5%  ")


CUT_OF_2022 = [("2022-05", 5, 1), ("2022-08", 1, 5), ("2022-10", 5, 3), ("2023-01", 3, 5)]


def test_changes_show_start_and_end_of_a_temporary_cut(call):
    """5 to 1% from May to July 2022, to 3% from October to December; both ends of the time count."""
    rows = json.loads(
        call("law", "contributions.worker_rate", "--changes", "2022-05", "2023", "--json").stdout
    )

    assert [tuple(row) for row in rows] == [tuple(CHANGE_KEYS)] * 4
    assert [(row["month"], row["before"], row["after"]) for row in rows] == CUT_OF_2022
    assert {(row["name"], row["unit"], row["layer"]) for row in rows} == {
        ("contributions.worker_rate", "percent", "law")
    }
    assert [row["grade"] for row in rows] == ["A", "A", "B", "A"]


def test_a_year_counts_whole_and_a_month_is_included(call):
    """The ceiling rises in January 2026 and January 2029."""

    def months_of(*time: str) -> list[str]:
        rows = json.loads(call("law", "contributions.ceiling", "--changes", *time, "--json").stdout)
        return [row["month"] for row in rows]

    assert months_of("2026", "2029") == ["2026-01", "2029-01"]
    assert months_of("2026-01", "2029-01") == ["2026-01", "2029-01"]
    assert months_of("2026-02", "2028") == []
    assert months_of("2026", "2026") == ["2026-01"]


def test_changes_come_in_the_order_of_time(call):
    """Of all values, law or not; a first value and a new source for an old value are no change."""
    rows = json.loads(call("law", "--changes", "2011", "2046", "--json").stdout)

    assert [row["month"] for row in rows] == sorted(row["month"] for row in rows)
    assert [row for row in rows if row["before"] == row["after"] or row["before"] is None] == []
    assert {"law", "practice", "assumption"} <= {row["layer"] for row in rows}


def test_changes_are_told_with_their_units(call):
    """A line for each: before and after with baht, days and per cent."""
    lines = call("law", "unemployment", "--changes", "2025", "2025").stdout.splitlines()

    assert lines[0].split() == ["month", "name", "before", "after", "layer", "grade", "source"]
    assert lines[1].split()[:6] == ["2025-07", "unemployment.dismissed_rate", "50%", "60%", "law", "A"]
    assert call("law", "sickness", "--changes", "2026", "2026-06").stdout == (
        "No value changes from 2026-01 to 2026-06.\n"
    )


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        (["--changes", "2026", "2020"], ["--changes: 2026 lies after 2020; write the earlier one first"]),
        (
            ["--changes", "2026-07", "2026-06"],
            ["--changes: 2026-07 lies after 2026-06; write the earlier one first"],
        ),
        (
            ["--changes", "last", "2026-13"],
            [
                f"--changes: '{word}' is no year and no month; write YYYY or YYYY-MM, for example 2026 or 2026-07"
                for word in ("last", "2026-13")
            ],
        ),
        (
            ["--changes", "2020", "2026", "--on", "2027-01"],
            ["--on and --changes: use one of them; what holds in a month, or what changes between two"],
        ),
    ],
)
def test_a_time_that_cannot_be_is_refused(call, words, sentences):
    """With a sentence for each mistake, exit code 2, and nothing on stdout."""
    result = call("law", *words)

    assert (result.exit_code, result.stdout, result.stderr.splitlines()) == (2, "", sentences)


def test_one_month_is_no_time(call):
    """`--changes` takes two words."""
    result = call("law", "--changes", "2026")

    assert result.exit_code == 2
    assert "requires 2 arguments" in result.stderr


@pytest.mark.parametrize("time", [["--on", "2099-01"], ["--changes", "2090", "2099"]])
def test_beyond_the_known_law_it_is_said_once(call, time):
    """On stderr, so that stdout stays what it is; and not within the known law."""
    sentence = "The last change of the law known to simsp takes effect in "

    assert call("law", "old_age", *time).stderr.count(sentence) == 1
    assert (
        json.loads(call("law", "contributions.ceiling", "--on", "2099-01", "--json").stdout)[0]["value"]
        == 23_000
    )
    assert call("law", "--on", "2027-01").stderr == ""


def test_the_list_of_scenarios_is_public(call):
    """Name, title, who asked, first month."""
    rows = {row["name"]: row for row in json.loads(call("scenarios", "--json").stdout)}

    assert {tuple(row) for row in rows.values()} == {
        ("name", "title", "asked_by", "starts", "kind", "mechanism", "expects", "side_effects", "lever")
    }
    assert (rows["exit_lump_sum"]["asked_by"], rows["exit_lump_sum"]["starts"]) == ([6, 9, 42, 50], "2027-01")
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

    options = (
        "--agents",
        "--replicates",
        "--seed",
        "--from",
        "--until",
        "--jobs",
        "--out",
        "--people",
        "--no-readings",
    )
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
    assert _loads("law", "--changes", "2020", "2026", "--json") <= {"numpy", "ruamel.yaml"}
    assert _loads("scenarios") <= {"numpy", "ruamel.yaml"}


def test_a_reader_that_has_seen_enough_is_no_error():
    """`simsp law | head -1`."""
    line = f"{shlex.quote(sys.executable)} -m simsp law | head -1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True)

    assert (len(done.stdout.splitlines()), done.stderr) == (1, "")


def test_months_are_read_as_everywhere(call):
    """`--on` takes the same months as a scenario file."""
    assert months.text(months.parse("2027-01")) == "2027-01"
    assert call("law", "--on", "2027-01").exit_code == 0
