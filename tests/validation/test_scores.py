"""Scores of forecasts, by hand, and what is said of a file of published figures that cannot be used."""

import csv
import dataclasses
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from simsp.cli import commands
from simsp.validation import locks, scores
from simsp.validation.locks import Interval
from simsp.validation.published import Published
from simsp.validation.scores import HALF, MOST, Score
from tests.validation import forecasting

HEADER = "forecast,value,source,date,void\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with one lock of 22 November 2026."""
    monkeypatch.chdir(forecasting.elsewhere(tmp_path, monkeypatch))
    locks.write([forecasting.lock()])
    return tmp_path


def score(rows: str, header: str = HEADER) -> Result:
    """What the command says of these rows."""
    Path("published.csv").write_text(header + rows, encoding="utf-8")
    return CliRunner().invoke(commands, ["validate", "--published", "published.csv"])


def test_the_example_of_the_page_by_hand() -> None:
    """Half: 100 to 120; most: 80 to 150; last: 100; published: 160."""
    asked = dataclasses.replace(forecasting.question("enrolled_2026"), last_value=100.0)
    told = Published("enrolled_2026", 160.0, "made up", "2027-06-01", "")
    one = Score("2026-11-22", asked, Interval(110, 100, 120, 80, 150), told)
    assert (one.within(HALF), one.within(MOST)) == (False, False)
    assert one.score(HALF) == pytest.approx(20 + 4 * 40)
    assert one.score(MOST) == pytest.approx(70 + 40 * 10)
    assert one.naive(HALF) == pytest.approx(20 + 4 * 50)
    assert one.naive(MOST) == pytest.approx(60 + 40 * 30)
    assert one.relative(HALF) == pytest.approx(180 / 220)
    assert one.relative(MOST) == pytest.approx(470 / 1260)


@pytest.mark.parametrize(
    ("value", "alpha", "expected"),
    [
        (5.0, HALF, 10),  # inside, and on either end: the width alone
        (0.0, HALF, 10),
        (10.0, MOST, 10),
        (-1.0, HALF, 10 + 4),
        (12.0, MOST, 10 + 80),
    ],
)
def test_outside_costs_and_inside_does_not(value: float, alpha: float, expected: float) -> None:
    """An interval from 0 to 10."""
    assert scores.interval_score(0, 10, value, alpha) == pytest.approx(expected)


def test_the_naive_forecast_stays_near_the_last_figure() -> None:
    """Three quarters: 67.5 to 82.5 %, and 52.5 to 97.5; nine tenths end at 100; without a last figure there is none."""
    used = dataclasses.replace(forecasting.question("used_a_benefit_2027"), last_value=0.75)
    assert scores.naive(used, HALF) == pytest.approx((0.675, 0.825))
    assert scores.naive(used, MOST) == pytest.approx((0.525, 0.975))
    assert scores.naive(dataclasses.replace(used, last_value=0.9), MOST) == pytest.approx((0.63, 1))
    assert scores.naive(dataclasses.replace(used, last_value=None), HALF) is None


def test_published_figures_are_scored_and_void_ones_listed(folder: Path) -> None:
    """1.25 million lies outside 1.0 to 1.2 and inside 0.8 to 1.5: 0.2 + 4 * 0.05 million, against 0.2 + 4 * 0.15."""
    rows = "enrolled_2026,1250000,made up,2027-06-01,\nknows_old_age_2027,,made up,2028-01,study\n"
    for _ in range(2):  # a second time in place of the first
        result = score(rows)
        assert result.exit_code == 0, result.stderr
    assert "of 1 published figures 0 lie in the 50 % interval, 1 in the 95 %" in result.stdout
    assert "0.50 and 1.17 (median of 1); 1 void" in result.stdout
    with (folder / "outputs" / "scores" / "scores.csv").open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["within50"], first["within95"]) == ("false", "true")
    assert (first["score50"], first["naive50"], first["relative50"]) == ("400000", "800000", "0.5000")
    assert (first["score95"], first["naive95"]) == ("700000", "600000")
    assert (second["void"], second["score50"], second["within95"]) == ("study", "", "")


def test_every_lock_before_a_figure_is_scored_and_none_after(folder: Path) -> None:
    """Of three locks, two came before June 2027."""
    locks.write([forecasting.lock(day) for day in ("2026-11-22", "2027-03-01", "2027-06-01")])
    result = score("enrolled_2026,1100000,made up,2027-06-01,\n")
    assert [line[:20] for line in result.stdout.splitlines()[1:]] == [
        "Locked on 2026-11-22",
        "Locked on 2027-03-01",
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("enroled_2026,1,made up,2027-06,\n", "'enroled_2026' is not known; did you mean 'enrolled_2026'?"),
        ('enrolled_2026,"1,100,000",made up,2027-06,\n', "must be a number without commas"),
        ("enrolled_2026,nan,made up,2027-06,\n", "must be a number from 0 up"),
        ("enrolled_2026,,made up,2027-06,\n", "must be a number without commas"),
        ("knows_old_age_2027,31,made up,2028-01,\n", "write 0.31 for 31 %"),
        ("enrolled_2026,1,,2027-06,\n", "enrolled_2026: lacks 'source'"),
        ("enrolled_2026,1,made up,June 2027,\n", "must be the day or month of publication"),
        ("enrolled_2026,1,made up,2026-11-22,\n", "not after it was locked on 2026-11-22"),
        ("enrolled_2026,1,made up,2026-11,\n", "not after it was locked on 2026-11-22"),
        ("enrolled_2026,,made up,2027-06,studdy\n", "is none of its events (closure, exodus"),
        ("enrolled_2026,1,made up\n", "line 2: has more or fewer cells than the header"),
        ("enrolled_2026,1,a,2027-06,\nenrolled_2026,2,a,2027-06,\n", "enrolled_2026 stands 2 times"),
        ("", "holds no published figure"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_file_is_told_in_a_sentence(folder: Path, rows: str, said: str) -> None:
    """With the line, exit code 2, and nothing written."""
    result = score(rows)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert not (folder / "outputs").exists()


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    """Two columns of the header; a file that is not there; options that do not go together; nothing locked."""
    result = score("", "forecast,vaule,source\n")
    for said in ("lacks the column 'value'", "lacks the column 'date'", "did you mean 'value'?"):
        assert said in result.stderr
    locks.write([])
    for options, said in (
        (["--published", "published.csv"], "no forecasts are locked yet"),
        (["--published", "a.csv", "--lock", "2026-11-22"], "cannot be given together"),
        (["--again"], "--again goes with --lock alone"),
    ):
        result = CliRunner().invoke(commands, ["validate", *options])
        assert (result.exit_code, said in result.stderr) == (2, True), result.stderr


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    """A folder, nothing at all, and bytes that are no text."""
    (folder / "bytes.csv").write_bytes(b"\xff\xfe\x00forecast")
    for name in (".", "nowhere.csv", "bytes.csv", ""):
        result = CliRunner().invoke(commands, ["validate", "--published", name])
        assert (result.exit_code, "Traceback" in result.stderr) == (2, False), result.stderr
