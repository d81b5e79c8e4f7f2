"""Charts of rows: words with a small SVG mark each, over one axis.

Labels are HTML, so they wrap on a phone and never shrink with the drawing. All positions of marks are percentages of
the width; no mark has a fixed width, so the same mark serves page, paper and picture. Every mark carries a <title> that
a screen reader reads. Why SVG made here and not Plotly: docs/decisions/0002-charts-are-svg.md.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from simsp.report.figures import Estimate


@dataclass(frozen=True)
class Table:
    """A table in real HTML: the first cell of a row is its header."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Row:
    """One line of a chart: what it is, the drawing, the number in words; `strong` marks the clear ones.

    `about` stands small below the label.
    """

    label: str
    mark: Markup
    text: str
    strong: bool = True
    about: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart: the message as its title, the unit, the rows over one axis, notes, and its table.

    `tight` rows have labels so short that label, mark and number fit on one line. `slug` names the chart in links and
    as a picture; a chart without one has no picture. `key` names the fills of bars that have several parts; `source`
    says where the figures come from, where it is not this run.
    """

    title: str
    unit: str
    rows: tuple[Row, ...]
    axis: Markup
    table: Table
    note: str = ""
    tight: bool = False
    slug: str = ""
    key: tuple[tuple[str, str], ...] = ()
    source: str = ""


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
    low, high = min((0.0, *values)), max((0.0, *values))
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
    return Markup('<rect class="box {}" x="{}%" y="26%" width="{}%" height="48%"/>').format(
        style, left, width
    )


def _whisker(scale: Scale, estimate: Estimate) -> Markup:
    """An interval; a pale ground keeps it readable over a bar."""
    low, high = scale.at(estimate.low), scale.at(estimate.high)
    across = Markup('<line class="{}" x1="{}%" x2="{}%" y1="50%" y2="50%"/>')
    end = Markup('<line class="whisker" x1="{0}%" x2="{0}%" y1="36%" y2="64%"/>')
    drawn = across.format("halo-of-whisker", low, high) + across.format("whisker", low, high)
    return drawn + end.format(low) + end.format(high)


def _row(scale: Scale, title: str, *marks: Markup) -> Markup:
    lines = [_upright(scale.at(tick), "grid" if tick else "zero") for tick in ticks(scale)]
    drawn = Markup().join([*lines, *marks])
    return Markup('<svg class="mark" role="img"><title>{}</title>{}</svg>').format(title, drawn)


def bar(scale: Scale, start: float, end: float, style: str, title: str) -> Markup:
    """A bar from start to end (which may lie left of start), filled in a named style."""
    return _row(scale, title, _box(scale, start, end, style))


def stack(
    scale: Scale,
    parts: Sequence[tuple[str, float]],
    mark: float,
    interval: Estimate | None,
    title: str,
    outlined: bool = False,
) -> Markup:
    """A bar of parts, each beginning where the one before ended; a mark at a value, and the interval of the first.

    `outlined` draws the mark as an empty box that the parts should fill.
    """
    drawn, end = Markup(), 0.0
    for style, size in parts:
        if size > 0:
            drawn += _box(scale, end, end + size, style)
            end += size
    drawn += _box(scale, 0, mark, "bare") if outlined else _upright(scale.at(mark), "zero")
    return _row(scale, title, drawn, _whisker(scale, interval) if interval else Markup())


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


def against(
    scale: Scale, believed: tuple[float, float], model: Estimate | None, hit: bool, title: str
) -> Markup:
    """A grey bar for what is believed, a line at 1, and the model: a filled dot for a hit, a hollow square for a miss.

    What lies beyond the scale is drawn at its edge.
    """
    first, last = (scale.at(end) for end in believed)
    drawn = _upright(scale.at(1.0), "zero")
    drawn += Markup('<rect class="believed" x="{}%" y="18%" width="{}%" height="64%"/>').format(
        first, round(last - first, 2)
    )
    if model is None:
        return _row(scale, title, drawn)
    value, low, high = (min(max(end, scale.low), scale.high) for end in (model.value, model.low, model.high))
    inside = Estimate(value, low, high)
    point = Markup('<circle class="filled" cx="{}%" cy="50%" r="7"/>')
    miss = Markup('<svg x="{}%" y="50%" width="1" height="1" overflow="visible" aria-hidden="true">'
                  '<rect class="square" x="-7" y="-7" width="14" height="14"/></svg>')  # fmt: skip
    return _row(
        scale, title, drawn, _whisker(scale, inside), (point if hit else miss).format(scale.at(inside.value))
    )


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
