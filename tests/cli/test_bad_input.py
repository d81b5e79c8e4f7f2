"""Bad input: sentences on stderr, exit code 2, nothing on stdout, nothing written, never a traceback."""

import errno
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simsp import months
from simsp.errors import BadInput
from simsp.plan import planned
from simsp.scenario import resolve

OPTIONS = {
    "no agents": (["--agents", "0"], "--agents must be a whole number from 1 to 10000000, not '0'"),
    "agents as a word": (["--agents", "many"], "--agents must be a whole number"),
    "part of an agent": (["--agents", "1.5"], "--agents must be a whole number"),
    "too many agents": (["--agents", "1" * 30], "--agents must be a whole number"),
    "no replicates": (["--replicates", "0"], "--replicates must be a whole number from 1"),
    "negative seed": (["--seed", "-1"], "--seed must be a whole number from 0"),
    "no jobs": (["--jobs", "0"], "--jobs must be a whole number from 1 to 1024"),
    "month 13": (
        ["--from", "2027-13"],
        "--from must be a month written YYYY-MM, such as 2027-01, not '2027-13'",
    ),
    "empty month": (["--from", ""], "--from must be a month written YYYY-MM"),
    "before history": (["--from", "2005-01"], "--from must lie between 2011-01 and 2100-12, not 2005-01"),
    "until a word": (["--until", "later"], "--until must be a month written YYYY-MM"),
    "until far away": (["--until", "2900-01"], "--until must lie between"),
    "until before from": (
        ["--from", "2030-01", "--until", "2029-12"],
        "--until 2029-12 lies before --from 2030-01",
    ),
    "scenario starts after until": (
        ["--until", "2026-12"],
        "'starts' is 2027-01, after the end of the run in 2026-12",
    ),
    "out is a file": (["--out", "file.txt"], "--out file.txt: it is a file, not a folder"),
    "out below a file": (["--out", "file.txt/results"], "file.txt is a file, not a folder"),
    "out holds other files": (
        ["--out", "mine"],
        "--out mine: it holds other files ('thesis.txt'); name a new folder",
    ),
    "out is here": (["--out", "."], "it is the folder you work in"),
    "out is above": (["--out", ".."], "it is the folder you work in"),
    "out is empty": (["--out", ""], "--out must name a folder"),
    "out is too long": (["--out", "x" * 300], "the name is too long"),
    "out is impossible": (["--out", "a\0b"], "it cannot be used"),
    "unknown option": (["--agnets", "5"], "No such option"),
    "option without its value": (["--agents"], "requires an argument"),
}


@pytest.fixture
def here(tmp_path):
    """A folder with a file and a folder of the user's own; gives all names in it."""
    (tmp_path / "file.txt").write_text("mine")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")

    def names():
        return sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))

    return names


def assert_refused(result, sentence: str) -> None:
    """The promise of every refusal."""
    assert sentence in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["compare", "run"])
@pytest.mark.parametrize(("words", "sentence"), OPTIONS.values(), ids=OPTIONS)
def test_a_bad_option_is_refused_in_a_sentence(command, words, sentence, call, model, here):
    """Each kind of bad option, for both commands that run."""
    before = here()
    result = call(command, "exit_lump_sum", *words)

    assert_refused(result, sentence)
    assert here() == before
    assert model.scenarios == []


def test_a_folder_without_permission_is_refused_before_the_run(call, model, here, monkeypatch):
    """Not after an hour of simulation."""
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert_refused(call("compare", "--out", "results"), "--out results: you may not write there")


def test_mistakes_in_options_folder_and_files_are_told_together(call, model, here, tmp_path):
    """One call, all mistakes, one line each."""
    (tmp_path / "bad.yaml").write_text("title: A\nchanges: {claims.files: 7}\n")
    result = call(
        "compare",
        "bad.yaml",
        "exit_lumpsum",
        "--agents",
        "0",
        "--seed",
        "x",
        "--until",
        "soon",
        "--out",
        "file.txt",
    )

    parts = (
        "bad.yaml, line 2",
        "did you mean 'exit_lump_sum'?",
        "--agents",
        "--seed",
        "--until",
        "--out file.txt",
    )
    lines = result.stderr.splitlines()
    assert_refused(result, "")
    assert [sum(part in line for line in lines) for part in parts] == [1] * len(parts)
    assert len(lines) == len(parts)


def test_a_scenario_that_is_todays_law_in_the_years_of_the_run_is_refused(call, model, here, tmp_path):
    """5% differs from the law in the pandemic only, and the run begins in 2027."""
    (tmp_path / "past.yaml").write_text("title: A\nchanges: {contributions.worker_rate: 5}\n")

    sentence = "the scenario 'past' changes nothing from 2027-01 to 2046-12"
    assert_refused(call("compare", "past.yaml"), sentence)


def test_an_end_before_the_start_of_the_scenarios_is_refused(call, model, here):
    """Without --from, the scenarios or 2027-01 decide the first month."""
    assert_refused(
        call("compare", "law_as_written", "--until", "2026-06"), "lies before the start of the run in 2027-01"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(["check", "gone.yaml"], "gone.yaml: there is no such file", id="check a missing file"),
        pytest.param(["check", "mine/"], "mine: is a folder", id="check a folder"),
        pytest.param(["check"], "Missing argument", id="check nothing"),
        pytest.param(["run"], "Missing argument", id="run nothing"),
        pytest.param(
            ["law", "old_agee"],
            "no value and no branch is named 'old_agee'; did you mean 'old_age'?",
            id="law",
        ),
        pytest.param(
            ["law", "exit_lump_sum"], "did you mean 'old_age.exit_lump_sum'?", id="law without branch"
        ),
        pytest.param(["law", "--on", "2027"], "--on: '2027' is not a month", id="law on no month"),
        pytest.param(["report", "gone"], "gone: holds no results of a run", id="report of nothing"),
        pytest.param(["report", "mine"], "mine: holds no results of a run", id="report of another folder"),
        pytest.param(["compere"], "No such command 'compere'", id="unknown command"),
    ],
)
def test_other_commands_refuse_in_a_sentence(words, sentence, call, here):
    """So do law, check, report and the program itself."""
    before = here()

    assert_refused(call(*words), sentence)
    assert here() == before


def test_hundreds_of_mistakes_do_not_flood_the_screen(call, here, tmp_path):
    """500 unknown keys, no title, no changes: the first hundred are told, the others are counted."""
    (tmp_path / "many.yaml").write_text("".join(f"key{number}: 1\n" for number in range(500)))
    result = call("check", "many.yaml")

    assert len(result.stderr.splitlines()) == 101
    assert result.stderr.splitlines()[-1] == "and 402 more problems"


@given(words=st.lists(st.text(max_size=12), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_random_words_never_give_a_traceback(words, call, model):
    """Whatever follows `check` or `law`, the program ends with sentences or an answer."""
    for command in ("check", "law"):
        result = call(command, *words)
        assert result.exit_code in (0, 2)
        assert "Traceback" not in result.output


class TestTheLastResort:
    """What nobody foresaw still ends in a sentence, and leaves no half-written results."""

    @pytest.mark.parametrize(
        ("failure", "sentence"),
        [
            pytest.param(OSError(errno.ENOSPC, "Full", "x.csv"), "x.csv: cannot be read or written", id="disk full"),
            pytest.param(PermissionError(errno.EACCES, "Not allowed", "x.csv"), "(Not allowed)", id="permission"),
            pytest.param(FileNotFoundError(errno.ENOENT, "No such file", "x.csv"), "(No such file)", id="file gone"),
            pytest.param(MemoryError(), "the memory is not enough", id="memory"),
        ],
    )  # fmt: skip
    def test_the_machine_fails(self, failure, sentence, call, model, here):
        """The disk is full, a folder disappears: exit code 2, and nothing stays behind."""
        before, model.failure = here(), failure
        result = call("compare", "--out", "deep/results")

        assert sentence in result.stderr
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Traceback" not in result.stderr
        assert here() == before

    def test_a_mistake_of_the_program_says_so(self, call, model, here):
        """Exit code 3 and a way to show more; never hidden as bad input."""
        before, model.failure = here(), KeyError("wage")
        result = call("compare")

        assert result.exit_code == 3
        assert (
            "simsp made a mistake (KeyError: 'wage'); run the command again with --traceback" in result.stderr
        )
        assert "Traceback" not in result.stderr
        assert here() == before

    def test_the_traceback_is_there_for_who_asks(self, call, model):
        """`--traceback` may stand anywhere."""
        model.failure = KeyError("wage")

        assert "Traceback (most recent call last)" in call("compare", "--traceback").stderr

    def test_a_stopped_run_leaves_nothing(self, call, model, here):
        """Ctrl-C is no error of the program."""
        before, model.failure = here(), KeyboardInterrupt()
        result = call("compare")

        assert (result.exit_code, here()) == (130, before)
        assert "stopped; nothing was written" in result.stderr

    def test_an_earlier_result_survives_a_failed_run(self, call, model, tmp_path):
        """Results are replaced in one step or not at all."""
        call("compare", "--out", "results")
        (tmp_path / "results" / "measures.csv").write_text("earlier")
        model.failure = OSError(errno.ENOSPC, "No space left on device")
        call("compare", "--out", "results")

        assert (tmp_path / "results" / "measures.csv").read_text() == "earlier"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["results"]


def test_the_program_itself_refuses_without_a_traceback(tmp_path):
    """`python -m simsp`, as a user starts it."""
    (tmp_path / "bad.yaml").write_bytes(b"\xff\x00")
    done = subprocess.run(
        [sys.executable, "-m", "simsp", "check", "bad.yaml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "bad.yaml, line 1: is not text in UTF-8; save the file as UTF-8\n"


def test_a_script_is_told_that_a_month_lies_too_far_ahead() -> None:
    """What the command refuses, a script cannot ask for either: beyond 2100 no date of a life has room."""
    with pytest.raises(BadInput, match="the last month measured must be 2100-12 or earlier"):
        planned(resolve(["current_law"], end=months.number(2200, 1)), 50, 1, 1, None, months.number(2200, 1))
