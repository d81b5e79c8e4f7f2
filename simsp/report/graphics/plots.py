"""Drawings over two axes, in pixels: each is drawn twice, for a page and for a phone, with letters as large as there.

A drawing is a function of its size, so letters never shrink with it. A picture is the drawing of the page, enlarged.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from simsp.report.figures import Estimate
from simsp.report.graphics.charts import Scale, Table
from simsp.report.graphics.lettering import width


@dataclass(frozen=True)
class Size:
    """Width, height and size of letters of a drawing, in pixels."""

    width: float
    height: float
    letters: float

    @property
    def narrow(self) -> bool:
        """Whether it is drawn for a phone."""
        return self.width < 500


PAGE: Final = Size(960, 400, 17)
PHONE: Final = Size(340, 360, 13.5)


@dataclass(frozen=True)
class Plot:
    """A chart over two axes: its message, unit, drawing for each size, what it shows in words, notes and table.

    `taller` is how much higher than usual it is drawn, for charts of many rows; `key` names the fills of its bars;
    `on_paper` says whether its table is printed with it; `source` says where the figures come from, where the usual
    line does not fit.
    """

    title: str
    unit: str
    draw: Callable[[Size], Markup]
    about: str
    table: Table
    slug: str
    note: str = ""
    taller: float = 1.0
    key: tuple[tuple[str, str], ...] = ()
    on_paper: bool = True
    source: str = ""

    def drawn(self, size: Size) -> Markup:
        """The drawing at a size, as an SVG element with a title for who cannot see it."""
        full = self.sized(size)
        return Markup(
            '<svg class="plot {}" viewBox="0 0 {:g} {:g}" role="img" font-size="{:g}"><title>{}</title>{}</svg>'
        ).format(
            "narrow" if size.narrow else "wide",
            full.width,
            full.height,
            full.letters,
            self.about,
            self.draw(full),
        )

    def sized(self, size: Size) -> Size:
        """The size that this chart takes where others take the one given."""
        return Size(size.width, round(size.height * self.taller), size.letters)


@dataclass(frozen=True)
class Plane:
    """Two scales over a rectangle of pixels: left, top, right and bottom."""

    across: Scale
    up: Scale
    box: tuple[float, float, float, float]

    def x(self, value: float) -> float:
        """Pixels from the left."""
        return round(self.box[0] + self.across.at(value) / 100 * (self.box[2] - self.box[0]), 1)

    def y(self, value: float) -> float:
        """Pixels from the top."""
        return round(self.box[3] - self.up.at(value) / 100 * (self.box[3] - self.box[1]), 1)


def text(x: float, y: float, said: str, style: str = "said", anchor: str = "start") -> Markup:
    """Words with their baseline at a height; anchor: start, middle or end."""
    return Markup('<text class="{}" x="{:g}" y="{:g}" text-anchor="{}">{}</text>').format(
        style, round(x, 1), round(y, 1), anchor, said
    )


def line(start: tuple[float, float], end: tuple[float, float], style: str) -> Markup:
    """A straight line."""
    return Markup('<line class="{}" x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/>').format(style, *start, *end)


def box(corner: tuple[float, float], across: float, high: float, style: str) -> Markup:
    """A rectangle by its upper left corner."""
    return Markup('<rect class="{}" x="{:g}" y="{:g}" width="{:g}" height="{:g}"/>').format(
        style, round(corner[0], 1), round(corner[1], 1), round(max(across, 0.0), 1), round(max(high, 0.0), 1)
    )


def circle(at: tuple[float, float], radius: float, style: str) -> Markup:
    """A dot."""
    return Markup('<circle class="{}" cx="{:g}" cy="{:g}" r="{:g}"/>').format(style, *at, radius)


def path(points: Sequence[tuple[float, float]], style: str) -> Markup:
    """A line through points."""
    said = " ".join(f"{x:g},{y:g}" for x, y in points)
    return Markup('<polyline class="path {}" points="{}"/>').format(style, said)


def band(plane: Plane, values: Sequence[tuple[float, Estimate]], style: str) -> Markup:
    """The area between the ends of intervals, in the hue of its line."""
    above = [(plane.x(at), plane.y(value.high)) for at, value in values]
    below = [(plane.x(at), plane.y(value.low)) for at, value in values]
    said = " ".join(f"{x:g},{y:g}" for x, y in above + below[::-1])
    return Markup('<polygon class="band {}" points="{}"/>').format(style, said)


def through(plane: Plane, values: Sequence[tuple[float, Estimate]], style: str) -> Markup:
    """The line through the means."""
    return path([(plane.x(at), plane.y(value.value)) for at, value in values], style)


def level(plane: Plane, value: float, style: str = "grid") -> Markup:
    """A level across the drawing."""
    return line((plane.box[0], plane.y(value)), (plane.box[2], plane.y(value)), style)


def upright(plane: Plane, value: float, said: str, letters: float, style: str = "grid") -> Markup:
    """A mark of the axis below the drawing with its words, and its line through the drawing."""
    x = plane.x(value)
    drawn = line((x, plane.box[1]), (x, plane.box[3]), style)
    return drawn + text(
        middle_of(plane, value, said, letters), plane.box[3] + letters * 1.3, said, "faint", "middle"
    )


def middle_of(plane: Plane, value: float, said: str, letters: float) -> float:
    """Where the words of a mark of the axis have their middle: below it, or as near as the edges allow."""
    half = width(said, letters) / 2
    return min(max(plane.x(value), plane.box[0] + half), plane.box[2] - half)


def apart(wanted: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Heights as near as can be to those wanted, at least so far from each other and between two bounds."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [0.0] * len(wanted)
    floor = low
    for i in order:
        placed[i] = max(wanted[i], floor)
        floor = placed[i] + least
    ceiling = high
    for i in reversed(order):
        placed[i] = min(placed[i], ceiling)
        ceiling = placed[i] - least
    return placed
