"""`simsp calibrate`: refused in sentences, resumed to the same bytes, and blind to what is held out."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from simsp import fitted, targets

Call = Callable[..., Result]
TINY = ("--agents", "50", "--runs", "64", "--draws", "16", "--jobs", "1")

REFUSED = {
    "few runs": (["--runs", "3"], "--runs must be a whole number from 64 to 65536, not '3'"),
    "agents in words": (
        ["--agents", "many"],
        "--agents must be a whole number from 50 to 100000, not 'many'",
    ),
    "a fit is there": (["--out", "earlier"], "it holds a fit already; write --resume to go on with it"),
    "other files": (["--out", "mine"], "--out mine: it holds other files ('thesis.txt')"),
    "accepting a proof": (["--prove", "5", "--accept"], "--accept is about a fit to what is known"),
}


@pytest.mark.parametrize(("words", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    words: list[str], sentence: str, call: Call, tmp_path: Path
) -> None:
    """Exit code 2, nothing on stdout, nothing written, never a traceback."""
    (tmp_path / "earlier").mkdir()
    (tmp_path / "earlier" / "draws.csv").write_text("draw,weight\n")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    result = call("calibrate", *words)
    assert sentence in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")
    assert sorted(tmp_path.rglob("*")) == before


def _files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in (fitted.DRAWS, fitted.LEARNT, fitted.ABOUT)}


def test_the_fit_never_sees_a_held_out_row_and_goes_on_where_it_was_killed(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another value of every held-out target, and a third of the runs lost: the same bytes."""
    assert call("calibrate", *TINY, "--out", "one").exit_code == 0
    first = _files(tmp_path / "one")
    pieces = sorted((tmp_path / "one" / "pieces").iterdir())
    for lost in pieces[::3]:
        lost.unlink()
    rows = targets.load()
    other = tuple(
        dataclasses.replace(one, value=one.low, high=one.high * 2) if one.use == targets.HELD_OUT else one
        for one in rows
    )
    monkeypatch.setattr(targets, "load", lambda: other)
    assert call("calibrate", *TINY, "--out", "one", "--resume").exit_code == 0
    assert _files(tmp_path / "one") == first
    assert sorted((tmp_path / "one" / "pieces").iterdir()) == pieces
    moved = tuple(
        dataclasses.replace(one, value=one.low) if one.name == "enrolled_2022" else one for one in rows
    )
    monkeypatch.setattr(targets, "load", lambda: moved)
    assert call("calibrate", *TINY, "--out", "one", "--resume").exit_code == 0
    assert _files(tmp_path / "one") != first  # while a fitted row is seen


def test_made_up_worlds_are_fitted_and_their_intervals_counted(call: Call, tmp_path: Path) -> None:
    """In small: four worlds leave a row for each headline measure, and say how many intervals held the truth."""
    result = call(
        "calibrate", "--prove", "4", "--runs", "64", "--agents", "100", "--jobs", "1", "--out", "proof"
    )
    assert result.exit_code == 0, result.output
    rows = (tmp_path / "proof" / "proof.csv").read_text().splitlines()
    assert rows[0] == "world,kind,name,truth,low,high,covered"
    headlines = [row.split(",") for row in rows[1:] if ",headline," in row]
    assert len(headlines) == 4 * 4
    for row in headlines:
        truth, low, high = map(float, row[3:6])
        assert row[6] == str(low <= truth <= high).lower()
    held = sum(row[6] == "true" for row in headlines)
    assert held >= 11  # of 16; with 95 of 100 each, fewer is a chance of one in ten thousand
    assert (
        f"recovered_of_all: {sum(r[6] == 'true' for r in headlines if r[2] == 'recovered_of_all')} of 4"
        in result.stdout
    )
