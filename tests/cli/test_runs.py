"""`simsp compare` and `simsp run`: what they hand to the model and what they leave behind."""

import json

import pytest

from simsp import months
from simsp.scenario import shipped

START, END = months.parse("2027-01"), months.parse("2046-12")


def test_compare_without_names_takes_the_three_reforms_against_todays_law(call, model):
    """The main job needs no argument."""
    result = call("compare")

    assert (result.exit_code, result.stderr.count("Error")) == (0, 0)
    assert model.scenarios == ["current_law", "exit_lump_sum", "employer_pays_all", "self_enrolment"]


def test_defaults_are_those_of_the_design(call, model):
    """3,000 agents, 32 replicates, 2027 to 2046: what two cores do in about a minute."""
    call("compare")
    handed = {name: model.options[name] for name in ("agents", "replicates", "seed", "start", "until")}

    assert handed == {"agents": 3_000, "replicates": 32, "seed": 1, "start": START, "until": END}
    assert model.options["jobs"] >= 1
    assert model.options["readings"]
    assert model.saved_with == {"people": False}


def test_options_reach_the_model(call, model):
    """Each option is handed on as a number."""
    call(
        "compare", "law_as_written", "--agents", "500", "--replicates", "2", "--seed", "7", "--from", "2028-01",
        "--until", "2030-12", "--jobs", "3", "--people", "--no-readings",
    )  # fmt: skip
    del model.options["progress"]

    assert model.scenarios == ["current_law", "law_as_written"]
    assert model.options == {
        "agents": 500, "replicates": 2, "seed": 7, "start": months.parse("2028-01"),
        "until": months.parse("2030-12"), "jobs": 3, "people": True, "readings": False, "assumptions": "fitted",
    }  # fmt: skip
    assert model.saved_with == {"people": True}


def test_the_baseline_is_there_once_and_first(call, model):
    """Naming it changes nothing."""
    call("compare", "exit_lump_sum", "current_law")

    assert model.scenarios == ["current_law", "exit_lump_sum"]


def test_all_takes_every_shipped_scenario_and_yours_beside_them(call, model, tmp_path):
    """Today's law first and once; a shipped name given besides is not taken twice."""
    (tmp_path / "own.yaml").write_text("title: A\nchanges: {old_age.exit_lump_sum: choice}\n")
    call("compare", "--all", "own.yaml", "exit_lump_sum")

    assert model.scenarios == [*shipped(), "own"]
    assert model.scenarios[0] == "current_law"
    assert len(model.scenarios) > 5


def test_a_run_takes_one_scenario_alone(call, model):
    """`simsp run current_law` has no baseline beside it."""
    call("run", "current_law")

    assert model.scenarios == ["current_law"]


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        pytest.param(["2030-04", "2029-07"], "2029-07", id="the earliest of two"),
        pytest.param(["2030-04"], "2030-04", id="the only one"),
    ],
)
def test_a_comparison_starts_with_its_earliest_scenario(starts, expected, call, model, tmp_path):
    """Unless --from says otherwise."""
    files = []
    for number, month in enumerate(starts):
        path = tmp_path / f"own{number}.yaml"
        path.write_text(f"title: A\nstarts: {month}\nchanges: {{old_age.exit_lump_sum: choice}}\n")
        files.append(path.name)
    call("compare", *files)

    assert model.options["start"] == months.parse(expected)


@pytest.mark.parametrize(
    ("words", "folder"),
    [
        pytest.param(["compare"], "outputs/compare", id="compare"),
        pytest.param(
            ["compare", "exit_lump_sum", "law_as_written"],
            "outputs/exit_lump_sum+law_as_written",
            id="two names",
        ),
        pytest.param(["compare", "--all"], "outputs/all", id="all"),
        pytest.param(["run", "law_as_written"], "outputs/law_as_written", id="run"),
        pytest.param(["run", "law_as_written", "--out", "a/b"], "a/b", id="out"),
    ],
)
def test_results_lie_in_one_folder_and_nothing_beside_it(words, folder, call, model, tmp_path):
    """Tables, report and manifest; no drafts left."""
    call(*words)
    written = {path for path in tmp_path.rglob("*") if path.is_file()}

    names = ("manifest.json", "measures.csv", "report.html", "rights.csv", "workbook.xlsx")
    assert written == {tmp_path / folder / name for name in names}


def test_the_answer_is_printed_at_the_end(call, model):
    """The path of the report, then three sentences."""
    assert call("compare").stdout.splitlines() == [
        "outputs/compare/report.html",
        "Of 100 baht, 40 came back.",
        "Most was lost before enrolment.",
        "The lump sum adds 7.",
    ]


def test_a_second_run_replaces_the_first_as_a_whole(call, model, tmp_path):
    """A table of the first run that the second does not write is gone."""
    call("compare", "--out", "results")
    model.tables = {"measures.csv": "second\n"}
    result = call("compare", "--out", "results")

    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "results").iterdir()) == [
        "manifest.json", "measures.csv", "report.html", "workbook.xlsx",
    ]  # fmt: skip
    assert (tmp_path / "results" / "measures.csv").read_text() == "second\n"


def test_notes_among_earlier_results_are_not_lost(call, model, tmp_path):
    """A folder that holds anything else is not replaced."""
    call("compare", "--out", "results")
    (tmp_path / "results" / "notes.txt").write_text("mine")
    result = call("compare", "--out", "results")

    assert (result.exit_code, (tmp_path / "results" / "notes.txt").read_text()) == (2, "mine")
    assert "it holds other files ('notes.txt')" in result.stderr


def test_progress_is_silent_where_nobody_watches(call, model):
    """Piped, stderr carries sentences only: no bars, no control signs."""
    assert "\x1b" not in call("compare").stderr
    assert "simulating" not in call("compare").stderr


def test_a_run_beyond_the_known_law_says_so_once(call, model):
    """The ceiling of 2032 is the last change already decided."""
    sentence = "The last change of the law known to simsp takes effect in 2032-01"

    assert call("compare").stderr.count(sentence) == 1
    assert sentence not in call("compare", "--until", "2031-12").stderr


def test_a_report_can_be_drawn_again(call, model, tmp_path):
    """From the tables alone, and with the same answer."""
    call("compare", "--out", "results")
    (tmp_path / "results" / "report.html").unlink()
    result = call("report", "results")

    assert result.stdout.splitlines()[0] == "results/report.html"
    assert len(result.stdout.splitlines()) == 4
    assert (tmp_path / "results" / "report.html").is_file()
    assert json.loads((tmp_path / "results" / "manifest.json").read_text())["tables"]
