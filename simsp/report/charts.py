"""Charts: rows of words with a small SVG mark each, and lines over time.

Why SVG made here and not Plotly: nothing on the page needs interaction; a page of SVG is some 100 kB where
plotly.js alone is 4 to 5 MB; it works with scripts off, prints crisp, and every mark carries a <title> that a
screen reader reads. Labels are HTML, so they wrap on a phone and never shrink with the drawing. All positions
are percentages of the width; no drawing has a fixed width. See docs/decisions/0002-charts-are-svg.md.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from simsp.report.read import Estimate


@dataclass(frozen=True)
class Table:
    """A table in real HTML: the first cell of a row is its header."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Row:
    """One line of a chart: what it is, the drawing, the number in words; `strong` marks the clear ones."""

    label: str
    mark: Markup
    text: str
    strong: bool = True


@dataclass(frozen=True)
class Chart:
    """A chart: the message as its title, the unit, the rows over one axis, notes, and its table.

    `tight` rows have labels so short that label, mark and number fit on one line.
    """

    title: str
    unit: str
    rows: tuple[Row, ...]
    axis: Markup
    table: Table
    note: str = ""
    tight: bool = False


@dataclass(frozen=True)
class Scale:
    """The span of values that a drawing shows from its left to its right edge."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Position of a value, in percent of the width."""
        return round((value - self.low) / (self.high - self.low) * 100, 2)


def scale_over(values: Sequence[float], both_sides: bool = False) -> Scale:
    """The scale that holds zero and all the values; a dot at zero needs a little room on both sides."""
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        return Scale(-1.0, 1.0)
    room = (high - low) * 0.06
    return Scale(low - room if low < 0 or both_sides else 0.0, high + room if high > 0 or both_sides else 0.0)


def ticks(scale: Scale, most: int = 4) -> list[float]:
    """Round values inside a scale, at most about `most` of them, zero among them if it is inside."""
    rough = (scale.high - scale.low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough * 0.999)
    first, last = math.ceil(scale.low / step - 1e-9), math.floor(scale.high / step + 1e-9)
    return [round(i * step, 12) for i in range(first, last + 1)]


def _upright(x: float, style: str) -> Markup:
    return Markup('<line class="{0}" x1="{1}%" x2="{1}%" y1="0" y2="100%"/>').format(style, x)


def _box(scale: Scale, start: float, end: float, style: str) -> Markup:
    left, right = sorted((scale.at(start), scale.at(end)))
    # a bar too short to see is still drawn
    width = round(max(right - left, 0.3), 2)
    return Markup('<rect class="{}" x="{}%" y="26%" width="{}%" height="48%"/>').format(style, left, width)


def _whisker(scale: Scale, estimate: Estimate) -> Markup:
    low, high = scale.at(estimate.low), scale.at(estimate.high)
    across = Markup('<line class="whisker" x1="{}%" x2="{}%" y1="50%" y2="50%"/>').format(low, high)
    end = Markup('<line class="whisker" x1="{0}%" x2="{0}%" y1="36%" y2="64%"/>')
    return across + end.format(low) + end.format(high)


def _row(scale: Scale, title: str, *marks: Markup) -> Markup:
    lines = [_upright(scale.at(tick), "grid" if tick else "zero") for tick in ticks(scale)]
    drawn = Markup().join([*lines, *marks])
    return Markup('<svg class="mark" role="img"><title>{}</title>{}</svg>').format(title, drawn)


def bar(scale: Scale, start: float, end: float, style: str, title: str) -> Markup:
    """A bar from start to end (which may lie left of start), filled in a named style."""
    return _row(scale, title, _box(scale, start, end, style))


def bar_with_interval(scale: Scale, estimate: Estimate, style: str, title: str) -> Markup:
    """A bar from zero to the mean with its interval drawn over its end."""
    return _row(scale, title, _box(scale, 0, estimate.value, style), _whisker(scale, estimate))


def dot(scale: Scale, estimate: Estimate, title: str) -> Markup:
    """A dot with its interval: filled where the interval leaves zero out, hollow where it holds zero."""
    style = "hollow" if estimate.unclear else "filled"
    mark = Markup('<circle class="{}" cx="{}%" cy="50%" r="7"/>').format(style, scale.at(estimate.value))
    return _row(scale, title, _whisker(scale, estimate), mark)


def beyond(scale: Scale, estimate: Estimate, title: str) -> Markup:
    """An arrow at the edge on whose side an estimate lies that the scale leaves out; filled as a dot would be."""
    style = "hollow" if estimate.unclear else "filled"
    edge, tip = ("100%", "M-16 -8 L0 0 L-16 8 Z") if estimate.value > 0 else ("0", "M16 -8 L0 0 L16 8 Z")
    arrow = Markup(
        '<svg aria-hidden="true" x="{}" y="50%" width="1" height="1"><path class="{}" d="{}"/></svg>'
    )
    return _row(scale, title, arrow.format(edge, style, tip))


def nothing(scale: Scale, title: str) -> Markup:
    """A row of a chart whose value is not defined: the grid alone."""
    return _row(scale, title)


def two_sided(scale: Scale, left: Estimate, right: Estimate, title: str) -> Markup:
    """Two bars from zero: one share to the left, hatched, another to the right, each with its interval."""
    away = left.times(-1)
    boxes = _box(scale, 0, away.value, "lost") + _box(scale, 0, right.value, "received")
    return _row(scale, title, boxes, _whisker(scale, away), _whisker(scale, right))


def axis(scale: Scale, said: Sequence[str], at: Sequence[float]) -> Markup:
    """The axis under a chart: the words said at the values given."""
    text = Markup('<text x="{}%" y="14" text-anchor="{}">{}</text>')
    places = [scale.at(value) for value in at]
    written = [text.format(x, _anchor(x), words) for x, words in zip(places, said, strict=True)]
    return Markup('<svg class="axis" aria-hidden="true">{}</svg>').format(Markup().join(written))


def _anchor(position: float) -> str:
    return "start" if position < 6 else "end" if position > 94 else "middle"


@dataclass(frozen=True)
class Line:
    """A line over time: an estimate for each month, drawn in a named style, with its band or without."""

    style: str
    values: tuple[tuple[int, Estimate], ...]
    band: bool


@dataclass(frozen=True)
class Frame:
    """The span of months and of values, the years to mark, the month of the start, the levels to write."""

    across: Scale
    up: Scale
    years: tuple[int, ...]
    start: int
    levels: tuple[tuple[float, str], ...]


def over_time(lines: Sequence[Line], frame: Frame, about: tuple[str, str]) -> Markup:
    """Lines over time, the first one on top; `about` is a title and a description for who cannot see them."""
    grid = [_upright(frame.across.at(month), "grid") for month in frame.years]
    grid += [_level(frame, value) for value, _ in frame.levels]
    grid += [_upright(frame.across.at(frame.start), "start"), _level(frame, 0.0, "zero")]
    drawn = [_band(line, frame) for line in lines if line.band] + [
        _path(line, frame) for line in reversed(lines)
    ]
    box = Markup('<svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">{}</svg>')
    text = Markup('<text x="2" y="{}%" dy="-4">{}</text>')
    said = [text.format(_height(frame, value), words) for value, words in frame.levels]
    return Markup('<svg class="plot" role="img"><title>{}</title><desc>{}</desc>{}</svg>').format(
        *about, Markup().join([*grid, box.format(Markup().join(drawn)), *said])
    )


def _height(frame: Frame, value: float) -> str:
    return f"{100 - frame.up.at(value):.1f}"


def _level(frame: Frame, value: float, style: str = "grid") -> Markup:
    line = Markup('<line class="{0}" x1="0" x2="100%" y1="{1}%" y2="{1}%"/>')
    return line.format(style, _height(frame, value))


def _points(values: Sequence[tuple[int, float]], frame: Frame) -> list[str]:
    return [f"{frame.across.at(month):g},{_height(frame, value)}" for month, value in values]


def _path(line: Line, frame: Frame) -> Markup:
    points = _points([(month, value.value) for month, value in line.values], frame)
    return Markup('<polyline class="{}" points="{}"/>').format(line.style, " ".join(points))


def _band(line: Line, frame: Frame) -> Markup:
    above = _points([(month, value.high) for month, value in line.values], frame)
    below = _points([(month, value.low) for month, value in line.values], frame)
    return Markup('<polygon class="band" points="{}"/>').format(" ".join(above + below[::-1]))


def swatch(style: str) -> Markup:
    """A short piece of a line, for the key of a chart."""
    line = Markup('<line class="{}" x2="100%" y1="50%" y2="50%"/>').format(style)
    return Markup('<svg class="swatch" aria-hidden="true">{}</svg>').format(line)
