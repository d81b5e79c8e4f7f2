"""Marks: where they stand and how they differ without colour."""

import pytest

from simsp.report import bridge, read
from simsp.report.graphics import charts
from simsp.report.graphics.charts import Scale
from simsp.report.read import Estimate
from tests.report import made_up


def test_a_clear_difference_is_filled_and_an_unclear_one_hollow() -> None:
    """Shape tells them apart, so that no colour is needed."""
    scale = Scale(-1, 1)
    assert 'class="filled"' in charts.dot(scale, Estimate(0.5, 0.1, 0.9), "clear")
    assert 'class="hollow"' in charts.dot(scale, Estimate(0.5, -0.1, 0.9), "not clear")


def test_what_a_scale_leaves_out_is_an_arrow_on_its_side() -> None:
    """To the right for a gain, to the left for a loss; hollow where it is not clear."""
    scale = Scale(-1, 1)
    gain, loss, unclear = (
        charts.beyond(scale, Estimate(*each), "far") for each in ((9, 8, 10), (-9, -10, -8), (9, -1, 19))
    )
    assert 'x="100%" y="50%"' in gain
    assert 'x="0" y="50%"' in loss
    assert ['class="hollow"' in each for each in (gain, loss, unclear)] == [False, False, True]


def test_a_bar_may_run_to_the_left() -> None:
    """From 115 back to 100 is a bar of the same length as from 100 to 115."""
    scale = Scale(0, 200)
    forth, back = (charts.bar(scale, *ends, "kept_by_pool", "") for ends in ((100, 115), (115, 100)))
    assert forth == back
    assert 'x="50.0%"' in back
    assert 'width="7.5%"' in back


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        (Scale(0, 100), [0, 50, 100]),
        (Scale(-3, 5), [-2, 0, 2, 4]),
        (Scale(0, 0.011), [0, 0.005, 0.01]),
        (Scale(-2.2e9, 1e9), [-2e9, -1e9, 0, 1e9]),
    ],
)
def test_an_axis_has_few_round_marks(scale: Scale, expected: list[float]) -> None:
    """Steps of 1, 2 or 5 times a power of ten, zero among them."""
    assert charts.ticks(scale) == pytest.approx(expected)


def test_a_chart_of_nothing_has_an_axis() -> None:
    """Differences that are all exactly zero still have a scale to stand on."""
    assert charts.scale_over([0.0, 0.0]) == Scale(-1.0, 1.0)


def test_a_chart_of_nobody_has_a_scale() -> None:
    """A cohort without people has no values at all."""
    assert charts.scale_over([]) == Scale(-1.0, 1.0)


def test_the_bars_of_the_bridge_join(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each bar begins where the one before ended, and the last ends at 100."""
    chart = bridge.chart(read.run(made_up.write(tmp_path_factory.mktemp("run"), replicates=20)))
    assert chart is not None
    spans = [
        str(row.mark).partition("bar from ")[2].partition(" of 100")[0].split(" to ") for row in chart.rows
    ]
    assert spans[0][0] == "0.0"
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
    assert spans[-1][1] == "100.0"


def test_words_in_a_drawing_are_escaped() -> None:
    """A title cannot close its tag."""
    assert "&lt;/title&gt;" in charts.nothing(Scale(0, 1), "</title>")
