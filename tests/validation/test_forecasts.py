"""Forecasts: asked in words the model knows, locked once, and told in docs/forecasts.md as they were locked."""

import math
from pathlib import Path

import pytest
from click.testing import CliRunner

from simsp import months, observing
from simsp.cli import commands
from simsp.errors import BadInput
from simsp.targets import IncompleteTarget
from simsp.validation import forecast_page, forecast_tables, forecasts, locks, running
from tests.validation import forecasting

SIZE = running.Size(100, 2, 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped questions, nothing locked, and a model that answers every question with 1 and with 3."""

    def answered(*_: object) -> list[running.Answers]:
        return [{one.name: value for one in locks.questions()} for value in (1.0, 3.0)]

    monkeypatch.setattr(forecasts, "histories", answered)
    return forecasting.elsewhere(tmp_path, monkeypatch)


def test_every_question_can_be_asked_and_lies_ahead() -> None:
    """In known words, of months after November 2026, and of none after 2028; awaited no sooner than measured."""
    asked = locks.questions()
    observing.check(asked)
    assert 12 <= len(asked) <= 16
    assert len({one.name for one in asked}) == len(asked)
    for one in asked:
        assert months.number(2026, 11) < one.month <= one.until <= months.number(2028, 12)
        assert months.parse(one.by) > one.until


def test_a_question_that_lacks_something_is_refused(folder: Path) -> None:
    """An unknown unit, an unknown event and half a last figure, all at once."""
    path = folder / locks.ASKED
    text = (
        path.read_text(encoding="utf-8")
        .replace(",people,", ",persons,", 1)
        .replace("study law,", "stduy,", 1)
    )
    path.write_text(text.replace(",21440,2019-12,", ",21440,,"), encoding="utf-8")
    with pytest.raises(IncompleteTarget) as caught:
        locks.questions()
    for said in ("unit 'persons' is not known", "void_if names 'stduy'", "needs value, month and source"):
        assert said in str(caught.value)


def test_the_intervals_are_made_of_weibull_positions() -> None:
    """Of 79 histories the 20th and the 60th hold half between them, the 2nd and the 78th 95 of 100."""
    found = forecasts.interval([float(n) for n in range(1, 80)] + [math.nan])
    assert found == pytest.approx(locks.Interval(40, 20, 60, 2, 78))
    assert math.isnan(forecasts.interval([math.nan]).median)


def test_a_lock_is_read_as_it_was_written(folder: Path) -> None:
    """Every word and every number of it, in the columns that the page names."""
    kept = (forecasting.lock("2026-11-22"), forecasting.lock("2027-11-22"))
    locks.write(kept)
    assert locks.locks() == kept
    first = (folder / locks.LOCKED).read_text(encoding="utf-8").splitlines()[0]
    assert tuple(first.split(",")) == forecast_tables.LOCKED.header


def test_what_is_locked_is_not_changed(folder: Path) -> None:
    """A second lock is refused; asked for plainly it stands below the first, whose bytes stay."""
    first = forecasts.lock("2026-11-22", SIZE, 1, lambda *_: None)
    assert {ends.median for _, ends in first.rows} == {2.0}
    before = (folder / locks.LOCKED).read_bytes()
    for day, again, said in (
        ("2026-12-01", False, "were locked on 2026-11-22 and are not changed"),
        ("2026-11-22", True, "must be later than the last"),
        ("2026-02-30", False, "must be a day written YYYY-MM-DD"),
    ):
        with pytest.raises(BadInput, match=said):
            forecasts.lock(day, SIZE, 1, lambda *_: None, again=again)
        assert (folder / locks.LOCKED).read_bytes() == before
    forecasts.lock("2026-12-01", SIZE, 1, lambda *_: None, again=True)
    assert (folder / locks.LOCKED).read_bytes().startswith(before)
    assert [one.day for one in locks.locks()] == ["2026-11-22", "2026-12-01"]


def test_a_small_world_answers_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`simsp validate --lock` puts every question to histories until 2028."""
    forecasting.elsewhere(tmp_path, monkeypatch)
    command = ["validate", "--lock", "2026-11-22", "--agents", "150", "--replicates", "1", "--jobs", "1"]
    result = CliRunner().invoke(commands, command)
    assert result.exit_code == 0, result.stderr
    (made,) = locks.locks()
    assert [one for one, _ in made.rows] == list(locks.questions())
    insured = made.rows[0][1]
    assert 0 < insured.low95 == insured.median == insured.high95 < 4_500_000
    assert CliRunner().invoke(commands, command).exit_code == 2


def test_the_page_has_every_number_as_it_was_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A section a lock, the first one unchanged by the second."""
    forecasting.elsewhere(tmp_path, monkeypatch)
    one = forecast_page.markdown([forecasting.lock()])
    both = forecast_page.markdown([forecasting.lock(), forecasting.lock("2027-11-22")])
    assert "**1,100,000** | 1,000,000 to 1,200,000 | 800,000 to 1,500,000 | 1,000,000 (2025-09" in one
    assert "**30 %** | 25 % to 35 % | 15 % to 50 %" in one
    start, end = one.index("## Locked on 2026-11-22"), one.index("## Which forecasts")
    assert one[start:end] in both
    assert "## Locked on 2027-11-22" in both


def test_the_shipped_page_is_made_from_the_locked_table(root: Path) -> None:
    """docs/forecasts.md says what calibration/forecasts/locked.csv says; `make forecasts` writes both."""
    shipped = (root / "docs" / "forecasts.md").read_text(encoding="utf-8")
    assert shipped == forecast_page.markdown(locks.locks())


def test_no_question_changes_after_its_lock() -> None:
    """The questions and the events that make them void are those of the newest lock."""
    newest = locks.locks()[-1:]
    assert [one.made_from["questions"] for one in newest] == [locks.fingerprint()] * len(newest)
