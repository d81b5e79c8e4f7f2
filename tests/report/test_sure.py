"""How sure the answer is: the charts of drivers and of targets, from made-up studies."""

from pathlib import Path

import pytest

from simsp.report import figures, quotes, read, sure
from tests.report import made_up, made_up_studies


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> read.Run:
    """A made-up run with studies."""
    return read.run(made_up.write(tmp_path_factory.mktemp("sure"), replicates=20))


def test_what_moves_the_answer_most_stands_first_with_its_grade(found: read.Run) -> None:
    """41% of the spread: employers who do not enrol."""
    chart = sure.drivers(found)[0]
    assert chart.title.endswith("(nationality verified, from 2017-06) (grade C)")
    assert [figures.plain(row.text).split("%")[0] for row in chart.rows] == ["41", "22", "13", "0.4"]


def test_targets_count_their_hits(found: read.Run) -> None:
    """Of two held-out figures of the made-up study one is hit; a miss is said in words, not in colour alone."""
    chart = sure.targets(found, sure.HELD_OUT)
    assert chart is not None
    assert chart.title == "Of 2 reported figures that nothing was fitted to, the model hits 1"
    assert [row.text[0] for row in chart.rows] == ["\u2713", "\u2717"]
    assert ['class="filled"' in row.mark for row in chart.rows] == [True, False]


def test_a_target_that_nobody_in_the_model_could_answer_has_no_dot(found: read.Run) -> None:
    """Only the grey bar, and the word for it."""
    chart = sure.targets(found, "fitted")
    assert chart is not None
    row = next(row for row in chart.rows if row.label.startswith("Family claims"))
    assert "not defined" in row.text
    assert "square" not in row.mark
    assert "believed" in row.mark


def test_the_hedge_names_the_guess_that_weighs_most(found: read.Run) -> None:
    """A grade C driver is named beside every sentence to quote."""
    assert (
        "They lean most on an expert\u2019s guess (grade C): share of employers who do not enrol"
        in quotes.hedge(found)
    )


def test_a_run_without_studies_says_nothing_of_them(tmp_path: Path) -> None:
    """A run that does not draw from the fit has no such tables."""
    run = made_up.write(tmp_path, replicates=4)
    told = (run / "manifest.json").read_text(encoding="utf-8")
    for name in made_up_studies.HEADS:
        (run / name).unlink()
        told = told.replace(f'"{name}"', f'"no {name}"')
    (run / "manifest.json").write_text(told, encoding="utf-8")
    bare = read.run(run)
    assert sure.drivers(bare) == []
    assert sure.targets(bare, sure.HELD_OUT) is None
    assert "They lean on experts\u2019 guesses (grade C)" in quotes.hedge(bare)
