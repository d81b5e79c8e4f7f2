"""What a rule brings against what it costs: which ones are efficient, worked out by hand."""

import itertools
import re

import pytest

from simsp.report import trade_off
from simsp.report.figures import Estimate
from simsp.report.graphics.lettering import width
from simsp.report.graphics.plots import PAGE, PHONE
from simsp.report.read import Ranked, Scenario


def ranked(name: str, brings: tuple[float, float, float], costs: float, left: float | None = None) -> Ranked:
    """A rule of which only this is known; `left` to the worker after what the worker pays, ten more or less."""
    found = {
        trade_off.BRINGS: Estimate(*brings),
        trade_off.COSTS: Estimate(costs, costs - 10, costs + 10),
        trade_off.LEFT: None if left is None else Estimate(left, left - 10, left + 10),
    }
    return Ranked(Scenario(name, name, "", "", {}, "rule", {}), "rule", "1", "", "", "", found)


@pytest.mark.parametrize(
    ("rules", "efficient"),
    [
        # B brings less for more; C brings most and costs most: both ends of the frontier stay
        ([("A", (100, 50, 150), 10), ("B", (80, 50, 110), 20), ("C", (200, 90, 300), 90)], "AC"),
        # the same gain for less
        ([("A", (100, 50, 150), 10), ("B", (100, 50, 150), 5)], "B"),
        # equal in both: neither stands above the other
        ([("A", (100, 50, 150), 10), ("B", (100, 50, 150), 10)], "AB"),
        # a gain that is not clear is never called efficient, and doing nothing costs nothing
        ([("A", (100, -50, 150), -10), ("B", (-5, -9, -1), -50)], ""),
    ],
)
def test_efficient_is_what_nothing_beats(
    rules: list[tuple[str, tuple[float, float, float], float]], efficient: str
) -> None:
    """Clearly more, and no other brings as much for at most the same cost."""
    points = trade_off._points([ranked(*rule) for rule in rules])
    assert "".join(point.title for point in points if point.efficient) == efficient


def test_what_clearly_leaves_workers_poorer_is_not_efficient_and_beats_nobody() -> None:
    """A brings most at the least cost, but workers pay more than they get; so B, beaten by A alone, is efficient."""
    rules = [ranked("A", (200, 100, 300), -50, left=-90), ranked("B", (100, 50, 150), 10, left=5)]
    assert [point.efficient for point in trade_off._points(rules)] == [False, True]


def test_one_replicate_makes_nothing_efficient() -> None:
    """Without an interval nothing is clear."""
    assert not trade_off._points([ranked("A", (100, 100, 100), 1)])[0].efficient


def test_a_rule_without_a_cost_is_left_out() -> None:
    """Where no cost is defined there is no place in the drawing."""
    one = ranked("A", (1, 0, 2), 1)
    without = Ranked(one.scenario, "rule", "", "", "", "", {**one.found, trade_off.COSTS: None})
    assert [point.title for point in trade_off._points([without, one])] == ["A"]


@pytest.mark.parametrize("size", [PAGE, PHONE])
def test_no_title_covers_another(size: trade_off.Size) -> None:
    """Seven rules at nearly the same spot: whatever stands side by side stands a line apart."""
    points = trade_off._points([ranked(f"Rule {i}", (100 + i, 50, 150 + i), 10 + i) for i in range(7)])
    words = "".join(map(str, trade_off._named(trade_off._plane(points, size), points, size)))
    places = [(float(x), float(y)) for x, y in re.findall(r' x="([\d.]+)" y="([\d.]+)"', words)]
    assert len(places) == 7
    for (x, y), (other_x, other_y) in itertools.combinations(places, 2):
        assert abs(y - other_y) >= size.letters or abs(x - other_x) >= width("Rule 0", size.letters)
