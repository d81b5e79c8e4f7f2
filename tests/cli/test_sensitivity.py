"""`simsp sensitivity`: what cannot be run is refused in sentences, before anything is written."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from simsp.cli import sensing
from simsp.sensitivity import study

Call = Callable[..., Result]


@pytest.fixture(autouse=True)
def here(tmp_path: Path) -> Path:
    """A folder with another study and somebody's thesis."""
    (tmp_path / "earlier" / "pieces").mkdir(parents=True)
    (tmp_path / "earlier" / "pieces" / "draw.parquet").write_bytes(b"of another study")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    return tmp_path


REFUSED = {
    "draws": (["--draws", "3"], "--draws must be a whole number from 40 to 100000, not '3'"),
    "agents": (["--agents", "many"], "--agents must be a whole number from 1 to 10000000, not 'many'"),
    "assumptions": (["--assumptions", "fited"], "--assumptions must be fitted or ranges, not 'fited'"),
    "months": (["--until", "2026"], "--until must be a month written YYYY-MM"),
    "a scenario": (["exit_lump"], "there is no scenario and no file 'exit_lump'"),
    "nothing to compare": (["current_law"], "name at least one scenario other than today's law"),
    "a study is there": (["--out", "earlier"], "--out earlier: it holds a study already (1 piece); write --resume"),
    "other files": (["--out", "mine", "--resume"], "--out mine: it holds other files ('thesis.txt')"),
    "no folder": (["--out", ""], "--out must name a folder"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_run_is_refused_in_a_sentence(
    words: list[str], sentence: str, call: Call, here: Path
) -> None:
    """Exit code 2, nothing on stdout, nothing written, never a traceback."""
    before = sorted(here.rglob("*"))
    result = call("sensitivity", *words)
    assert sentence in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")
    assert sorted(here.rglob("*")) == before


def test_all_mistakes_are_told_at_once(call: Call) -> None:
    """One line each."""
    result = call("sensitivity", "no_such", "--draws", "x", "--seed", "-1", "--out", "mine")
    assert len(result.stderr.splitlines()) == 4


def test_without_the_libraries_of_the_fit_a_sentence_says_what_to_install(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are optional, so nobody need know their names."""
    monkeypatch.setattr(sensing, "NEEDED", ("scipy", "a_library_that_nobody_has"))
    result = call("sensitivity")
    assert result.exit_code == 2
    assert 'pip install "simsp[fit]"' in result.stderr


def test_the_study_is_asked_for_as_written(call: Call, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scenarios, sizes and place reach the study, today's law before all; its lines are printed."""
    asked = []
    monkeypatch.setattr(study, "study", lambda *given: asked.append(given) or ["path", "answer"])
    result = call(
        "sensitivity", "self_enrolment", "--draws", "50", "--agents", "70", "--out", "new", "--jobs", "1"
    )
    plan, draws, out, workers, _ = asked[0]
    assert [one.name for one in plan.scenarios] == ["current_law", "self_enrolment"]
    assert (plan.agents, draws, out, workers.count) == (70, 50, Path("new"), 1)
    assert (result.exit_code, result.stdout) == (0, "path\nanswer\n")


def test_help_and_other_commands_load_no_library_of_the_fit(root: Path) -> None:
    """They start at once; what of scipy the compiler itself loads is small."""
    code = (
        "import sys; from simsp.cli import commands, sweeping, sensing, work; "
        "print(sorted({'scipy.stats', 'sklearn'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
