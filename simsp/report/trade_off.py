"""What a change brings a worker against what it costs the fund and employers, and which changes are efficient."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from simsp.report import formats
from simsp.report.figures import Estimate
from simsp.report.graphics import charts, plots
from simsp.report.graphics.charts import Scale, Table
from simsp.report.graphics.lettering import width, wrapped
from simsp.report.graphics.plots import Plane, Plot, Size
from simsp.report.read import Ranked, Run

BRINGS: Final = "recovered_per_worker_thb"
COSTS: Final = "fund_and_employer_cost_per_worker_thb"
LEFT, GOVERNMENT = "left_per_worker_thb", "government_cost_per_worker_thb"


@dataclass(frozen=True)
class Point:
    """A rule: its number in the drawing, what it brings a worker and what it costs, and whether it is efficient.

    left: what it brings less what workers pay in and spend more. government: what the government pays in more.
    """

    number: int
    title: str
    brings: Estimate
    costs: Estimate
    left: Estimate | None
    government: Estimate | None
    efficient: bool


def chart(found: Run) -> Plot | None:
    """Rules by what they bring and cost; None where fewer than two can be set side by side."""
    points = _points([row for row in found.ranking if row.kind == "rule"])
    if len(points) < 2:
        return None
    best = [point for point in points if point.efficient]
    named = " and ".join(f"\u201c{point.title}\u201d" for point in best[:2])
    message = f"Efficient: {named}" + (f" and {len(best) - 2} more" if len(best) > 2 else "")
    return Plot(
        title=f"{message}. No other rule drawn brings a worker as much for less"
        if best
        else "No rule drawn clearly brings workers more and leaves them no poorer",
        unit=f"baht a worker over a lifetime, in {found.year} value; up: more comes back; right: costs more",
        draw=lambda size: _drawn(points, size),
        about="; ".join(_said(point) for point in points),
        table=_table(points),
        slug="recovered-against-cost",
        note=(
            "Filled: efficient: it clearly brings workers more, does not clearly leave them with less after what they "
            "pay themselves, and no other such rule brings as much at the same cost or less (by the means). Thin lines "
            "are intervals; where they overlap, the order may change. What workers or the government pay in more "
            "counts here as saved by the fund; the table has it."
        ),
        taller=1.15,
    )


def _points(rows: Sequence[Ranked]) -> list[Point]:
    known = [
        (row, brings, costs)
        for row in rows
        if (brings := row.found[BRINGS]) is not None and (costs := row.found.get(COSTS)) is not None
    ]
    good = [_good(brings, row.found.get(LEFT)) for row, brings, _ in known]
    pairs = [(brings.value, costs.value) for (_, brings, costs), fit in zip(known, good, strict=True) if fit]
    return [
        Point(
            number, row.scenario.title, brings, costs, row.found.get(LEFT), row.found.get(GOVERNMENT),
            fit and _undominated(brings, costs, pairs),
        )
        for number, ((row, brings, costs), fit) in enumerate(zip(known, good, strict=True), start=1)
    ]  # fmt: skip


def _good(brings: Estimate, left: Estimate | None) -> bool:
    """Whether a rule clearly brings workers more, and does not clearly leave them with less.

    A single replicate has no interval, so nothing is clear in it.
    """
    clear = 0 < brings.low < brings.high
    return clear and not (left is not None and left.high < 0)


def _undominated(brings: Estimate, costs: Estimate, all_pairs: Sequence[tuple[float, float]]) -> bool:
    """Whether none of the others brings at least as much for at most the same cost, one of them strictly."""
    mine = (brings.value, costs.value)
    return not any(
        more >= mine[0] and cost <= mine[1] and (more, cost) != mine
        for more, cost in [*all_pairs, (0.0, 0.0)]
    )


def _drawn(points: Sequence[Point], size: Size) -> Markup:
    plane = _plane(points, size)
    parts = [_axes(plane, size)]
    efficient = sorted((one for one in points if one.efficient), key=lambda one: one.costs.value)
    if len(efficient) > 1:
        parts.append(
            plots.path(
                [(plane.x(one.costs.value), plane.y(one.brings.value)) for one in efficient], "frontier"
            )
        )
    parts += [_crossed(plane, point) for point in points]
    parts += [_dot(plane, point, size) for point in points]
    parts += _named(plane, efficient if len(points) > 8 or size.narrow else points, size)
    return Markup().join(parts)


def _plane(points: Sequence[Point], size: Size) -> Plane:
    def scale(estimates: Sequence[Estimate]) -> Scale:
        inside = [end for one in estimates for end in (one.low, one.high)]
        return charts.scale_over(inside, both_sides=True)

    up = scale([one.brings for one in points])
    left = max(width(said, size.letters) for said in _baht_marks(charts.ticks(up))) + 12
    box = (left, size.letters * 1.2, size.width - 8, size.height - size.letters * 3.2)
    return Plane(scale([one.costs for one in points]), up, box)


def _baht_marks(values: Sequence[float]) -> list[str]:
    divisor, word = formats.scale(max(map(abs, values), default=1.0), "thb")
    return [formats.tick(value, divisor, word, "+") for value in values]


def _axes(plane: Plane, size: Size) -> Markup:
    up, across = charts.ticks(plane.up), charts.ticks(plane.across, 3 if size.narrow else 5)
    drawn = [
        plots.line((plane.box[0], plane.y(at)), (plane.box[2], plane.y(at)), "grid" if at else "zero")
        + plots.text(plane.box[0] - 6, plane.y(at) + size.letters * 0.35, said, "faint", "end")
        for at, said in zip(up, _baht_marks(up), strict=True)
    ]
    drawn += [
        plots.upright(plane, at, said, size.letters, "grid" if at else "zero")
        for at, said in zip(across, _baht_marks(across), strict=True)
    ]
    foot = plane.box[3] + size.letters * 2.7
    less, more = ("\u2190 costs less", "costs more \u2192") if size.narrow else (
        "\u2190 fund and employers pay less", "fund and employers pay more \u2192",
    )  # fmt: skip
    drawn.append(plots.text(plane.box[0], foot, less, "faint"))
    drawn.append(plots.text(plane.box[2], foot, more, "faint", "end"))
    return Markup().join(drawn)


def _crossed(plane: Plane, point: Point) -> Markup:
    x, y = plane.x(point.costs.value), plane.y(point.brings.value)
    across = plots.line((plane.x(point.costs.low), y), (plane.x(point.costs.high), y), "thin")
    return across + plots.line((x, plane.y(point.brings.low)), (x, plane.y(point.brings.high)), "thin")


def _dot(plane: Plane, point: Point, size: Size) -> Markup:
    x, y = plane.x(point.costs.value), plane.y(point.brings.value)
    style = "filled" if point.efficient else "hollow"
    number = plots.text(
        x,
        y + size.letters * 0.33,
        str(point.number),
        "on-dot strong" if point.efficient else "said strong",
        "middle",
    )
    return plots.circle((x, y), size.letters * 0.8, style) + number


def _named(plane: Plane, points: Sequence[Point], size: Size) -> list[Markup]:
    """Titles beside the dots, to the side where there is room, apart from each other."""
    room = size.width * (0.44 if size.narrow else 0.34)
    placed: list[tuple[float, float, float, float]] = []
    drawn = []
    for point in sorted(points, key=lambda one: -one.brings.value):
        lines = wrapped(point.title, room, size.letters)[:3]
        wide = max(width(one, size.letters) for one in lines)
        x, y = plane.x(point.costs.value), plane.y(point.brings.value)
        right = x + size.letters * 1.2 + wide < plane.box[2]
        left_edge = x + size.letters * 1.1 if right else x - size.letters * 1.1 - wide
        top = _free(placed, left_edge, y - size.letters * 1.5, wide, len(lines) * size.letters * 1.15)
        if not _fits(plane, top, len(lines) * size.letters * 1.15):
            continue
        placed.append((left_edge, top, wide, len(lines) * size.letters * 1.15))
        drawn += [
            plots.text(left_edge, top + size.letters * (1 + 1.15 * i), said, "said halo")
            for i, said in enumerate(lines)
        ]
    return drawn


def _free(
    taken: Sequence[tuple[float, float, float, float]], x: float, y: float, wide: float, high: float
) -> float:
    """A height near the one wanted at which the words cover no others."""
    for _ in taken:
        for other_x, other_y, other_wide, other_high in taken:
            if (
                x < other_x + other_wide
                and other_x < x + wide
                and y < other_y + other_high
                and other_y < y + high
            ):
                y = other_y + other_high + 2
    return max(y, 0.0)


def _fits(plane: Plane, top: float, high: float) -> bool:
    """Whether words stay above the axis; those that do not are left to the table, by their number."""
    return top + high <= plane.box[3]


def _said(point: Point) -> str:
    return f"{point.title}: brings {_baht(point.brings)}, costs {_baht(point.costs)}"


def _baht(one: Estimate | None) -> str:
    return formats.show(one, "thb", plus=True)


def _table(points: Sequence[Point]) -> Table:
    cells = tuple(
        (
            f"{one.number}. {one.title}",
            *map(_baht, (one.brings, one.costs, one.left, one.government)),
            "yes" if one.efficient else "no",
        )
        for one in points
    )
    head = (
        "Rule", "Comes back to a worker, more", "Fund and employers pay, more", "Left to the worker after own costs",
        "Government pays in, more", "Efficient",
    )  # fmt: skip
    return Table(
        "What a rule brings and what it costs, baht a worker, present value, lifetime view", head, cells
    )
