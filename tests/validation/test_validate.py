"""`simsp validate`: a small one from end to end, and its options."""

import csv
import json
import math
from pathlib import Path

import pytest
from click.testing import CliRunner

from simsp import targets
from simsp.cli import commands
from simsp.drawing import Draw
from simsp.observing import observed


def test_every_target_has_a_simulated_value_in_a_small_world() -> None:
    """With as many migrants as by default somebody is there whom each question is about."""
    answers = observed(Draw(), 0, 4000)
    undefined = [name for name, value in answers.items() if math.isnan(value)]
    assert list(answers) == [one.name for one in targets.load()]
    assert undefined == []


def test_the_same_draw_and_seed_give_the_same_answers_and_others_do_not() -> None:
    """Asking changes nothing, and asking less answers the same."""
    some = [one for one in targets.load() if one.month < targets.load()[0].month + 24]
    until = max(one.until for one in some)
    first = observed(Draw(1, 0), 0, 200, until, some)
    assert observed(Draw(1, 0), 0, 200, until, some[:2]) == {one.name: first[one.name] for one in some[:2]}
    assert observed(Draw(1, 0), 1, 200, until, some) != first


def test_a_small_validation_leaves_its_tables_and_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 0, whatever is missed; the answer on stdout; a second one may take the place of the first."""
    monkeypatch.chdir(tmp_path)
    for seed in ("1", "2"):
        options = ["--agents", "120", "--replicates", "2", "--jobs", "1", "--seed", seed]
        result = CliRunner().invoke(commands, ["validate", *options])
        assert result.exit_code == 0, result.stderr
    folder = tmp_path / "outputs" / "validation"
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json", "patterns.csv", "validation.csv", "validation.html",
    }  # fmt: skip
    with (folder / "validation.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(targets.load())
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["fingerprints"]["split"] == targets.split_fingerprint()
    held = sum(one.use == targets.HELD_OUT for one in targets.load())
    assert f"of {held} hit" in result.stdout
    assert "too narrow to quote" in result.stderr


def test_all_mistakes_of_the_options_are_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In sentences, with exit code 2."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(commands, ["validate", "--agents", "many", "--replicates", "0", "--out", ""])
    assert result.exit_code == 2
    for said in ("--agents must be a whole number", "--replicates must be", "--out must name a folder"):
        assert said in result.stderr


def test_processes_change_no_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes at once, or one after the other."""
    monkeypatch.chdir(tmp_path)
    for jobs in ("1", "2"):
        options = ["--agents", "60", "--replicates", "2", "--jobs", jobs, "--out", f"by-{jobs}"]
        assert CliRunner().invoke(commands, ["validate", *options]).exit_code == 0
    for name in ("validation.csv", "patterns.csv", "validation.html"):
        assert (tmp_path / "by-1" / name).read_bytes() == (tmp_path / "by-2" / name).read_bytes()
