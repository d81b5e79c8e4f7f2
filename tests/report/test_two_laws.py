"""The same worker under two laws: what is told of each life."""

import html
import re
from pathlib import Path

import pytest

from simsp.report import read, told, two_laws
from simsp.report.graphics.lettering import width
from simsp.report.graphics.plots import PAGE, PHONE
from tests.report import made_up


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> read.Run:
    """A made-up run with lives."""
    return read.run(made_up.write(tmp_path_factory.mktemp("lives"), replicates=4))


def test_a_life_tells_what_was_paid_in_and_what_comes_back_under_each_law(found: read.Run) -> None:
    """50,000 + 50,000 + 27,500 baht paid in; 1,331.50 and 86,331.50 back."""
    plot = two_laws.charts(found)[0][1][0]
    title = made_up.POLICIES[0].title
    assert plot.title == (
        "A typical case of those whom it touches: of 127,500 baht paid in, 1,332 come back, "
        f"under \u201c{title}\u201d 86,332 of 127,500"
    )
    assert "Myanmar, female, born 1996" in plot.unit
    assert "Chosen by rule: made up for tests." in plot.note


def test_a_life_that_a_policy_does_not_touch_is_said_to_be_the_same(found: read.Run) -> None:
    """And the two cares of one kind are told once, as twice."""
    plot = two_laws.charts(found)[0][1][1]
    assert plot.title.startswith("Nothing changes: ")
    assert plot.title.endswith("\u201d the same")
    care = next(row for row in plot.table.rows if row[2] == "health care")
    assert (care[3], care[6]) == ("2", "2,663.00")


def test_what_waited_and_was_settled_later_is_told_once(found: read.Run) -> None:
    """Money not yet due before 55 that is lost at 55 is lost; it does not stand there twice."""
    plot = two_laws.typical(found)
    assert plot is not None
    rows = [row for row in plot.table.rows if row[2].startswith("old age")]
    assert [(row[4], row[5]) for row in rows] == [("lost", "papers are missing")]


@pytest.mark.parametrize("size", [PAGE, PHONE])
def test_every_line_of_a_life_lies_inside_its_drawing(found: read.Run, size: two_laws.Size) -> None:
    """The last right stands above the years of the axis."""
    plot = two_laws.charts(found)[0][1][0]
    full = plot.sized(size)
    heights = [float(part.partition('"')[0]) for part in str(plot.draw(full)).split(' y="')[1:]]
    years = full.height - full.letters * 1.9 + full.letters * 1.3
    assert max(heights) == pytest.approx(years, abs=0.1)


def test_a_run_without_lives_says_so(tmp_path: Path) -> None:
    """A run of an earlier version has no table of lives."""
    run = made_up.write(tmp_path, replicates=4)
    manifest = (run / "manifest.json").read_text(encoding="utf-8").replace('"lives.csv"', '"gone.csv"')
    (run / "manifest.json").write_text(manifest, encoding="utf-8")
    (run / "lives.csv").unlink()
    assert two_laws.charts(read.run(run)) == []
    assert two_laws.typical(read.run(run)) is None


@pytest.mark.parametrize("size", [PAGE, PHONE])
def test_no_words_of_a_life_run_over_the_edges(found: read.Run, size: two_laws.Size) -> None:
    """Beside its mark on the side where it fits, shorter if it must."""
    for _, plots in two_laws.charts(found):
        for plot in plots:
            drawn = str(plot.draw(plot.sized(size)))
            for x, anchor, said in re.findall(
                r' x="([-\d.]+)" y="[-\d.]+" text-anchor="(\w+)">([^<]*)<', drawn
            ):
                wide = width(html.unescape(said), size.letters)
                left = float(x) - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
                assert left >= -1, said
                assert left + wide <= size.width + 1, said


def test_the_title_says_how_the_life_ends_after_all_costs() -> None:
    """What the worker was chosen by: the same comes back, and claims cost 84 baht more."""
    before = told.Lane("Today", (), (), (), {"paid_by_worker": 500, "received": 100, "pv_net": 20_000})
    after = told.Lane("A policy", (), (), (), {"paid_by_worker": 500, "received": 100, "pv_net": 11_600})
    plot = two_laws._plot(told.Pair("loses_most", "", "", (before, after), "slug"))
    assert plot.title == (
        "The largest loss: of 5 baht paid in, 1 come back, under \u201cA policy\u201d the same; "
        "after all costs 84 worse off, in present value"
    )
