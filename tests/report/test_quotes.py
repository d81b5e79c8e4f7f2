"""Sentences to quote: honest on their own, wherever they are pasted."""

from dataclasses import replace
from pathlib import Path

import pytest

from simsp.report import figures, quotes, read, words
from tests.report import made_up


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> read.Run:
    """A made-up run."""
    return read.run(made_up.write(tmp_path_factory.mktemp("quotes"), replicates=20))


def test_every_sentence_stands_alone(found: read.Run) -> None:
    """It says that it is simulated, holds an interval and a mark, and begins with no 'they'."""
    made = quotes.quotes(found)
    assert len(made) == 4 + len(found.compared)
    for quote in made:
        text = figures.plain(quote.text)
        assert "In the simulation" in text or "The simulation" in text
        assert not text.startswith("They")
        assert " to " in text.partition("(")[2] or "the same" in text or "not defined" in text
        assert quote.marks
        assert quote.marks.split(", ") == figures.ids(quote.text)


def test_a_difference_whose_interval_holds_zero_is_never_called_a_gain(tmp_path: Path) -> None:
    """No 'more come back' and no 'less': no clear change, with its interval."""
    same = replace(
        made_up.POLICIES[0], title="A small thing", owed=made_up.BASELINE.owed, paid=made_up.BASELINE.paid
    )
    run = read.run(made_up.write(tmp_path, [same], replicates=20))
    change = run.change(run.compared[0], run.valued("recovered_of_all"))
    assert change is not None
    text = figures.plain(quotes.quotes(run)[-1].text)
    if change.unclear:
        assert "more of every 100 come back" not in text
        assert "there is no clear change" in text or "stays the same" in text
    else:
        assert f"baht {'more' if change.low > 0 else 'less'} of every 100 come back" in text


@pytest.mark.parametrize(
    ("kind", "mark"), [("lever", "no study gives its size"), ("what_if", "what if"), ("rule", "")]
)
def test_what_is_no_rule_is_marked_in_its_sentence(tmp_path: Path, kind: str, mark: str) -> None:
    """Nobody can quote a lever of assumed size as if it were a law."""
    lever = ("one", 2.0) if kind == "lever" else None
    run = read.run(
        made_up.write(tmp_path, [replace(made_up.POLICIES[0], kind=kind, lever=lever)], replicates=20)
    )
    text = figures.plain(quotes.quotes(run)[-1].text)
    assert (mark in text) if mark else ("(a " not in text and "(what" not in text)


def test_a_run_of_one_scenario_has_sentences_too(tmp_path: Path) -> None:
    """Four: what comes back, what arrives, what is lost, how long it takes."""
    assert len(quotes.quotes(read.run(made_up.write(tmp_path, [], replicates=20)))) == 4


def test_a_run_of_few_replicates_cannot_be_quoted(tmp_path: Path) -> None:
    """Its intervals are too narrow; the page says so in place of the sentences."""
    assert quotes.quotes(read.run(made_up.write(tmp_path, replicates=19))) == []


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ((-925, -1771, -391), "a worker is left with 900 baht less after own costs (400 to 1,800)"),
        ((24000, 16000, 28000), "a worker is left with 24,000 baht more after own costs (16,000 to 28,000)"),
        ((50, -100, 200), "no clear change in what is left to a worker after own costs (\u2212100 to 200)"),
        ((0, 0, 0), "a worker is left with the same after own costs"),
    ],
)
def test_what_is_left_to_a_worker_is_told_as_a_change(left: tuple[float, float, float], said: str) -> None:
    """More or less than under the baseline, never as if it were all that a worker has."""
    assert words._left_clause(figures.Estimate(*left)) == said
