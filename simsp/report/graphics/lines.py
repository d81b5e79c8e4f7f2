"""Lines over an axis with their words at their end, so that nobody has to look up a key."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from simsp.report.figures import Estimate
from simsp.report.graphics import charts, plots
from simsp.report.graphics.charts import Scale
from simsp.report.graphics.lettering import width, wrapped
from simsp.report.graphics.plots import Plane, Size

STYLES = 6
"""How many lines look different."""


@dataclass(frozen=True)
class Line:
    """A line: its style, the words and the number at its end, its points, and whether its interval is a band."""

    style: int
    said: str
    end: str
    values: tuple[tuple[float, Estimate], ...]
    band: bool = True


@dataclass(frozen=True)
class Flag:
    """Something that happened: where it begins and ends on the axis, and its number in the drawing."""

    first: float
    last: float
    number: str


@dataclass(frozen=True)
class Frame:
    """What the lines stand in: marks across and up with their words, a heavy mark with its words, flags."""

    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    top: float
    start: tuple[float, str] | None = None
    flags: tuple[Flag, ...] = ()


def drawn(lines: Sequence[Line], frame: Frame, size: Size) -> Markup:
    """The drawing; the first line lies on top."""
    plane = _plane(lines, frame, size)
    parts = [_flags(plane, frame.flags, size)]
    parts += [plots.level(plane, value, "grid" if value else "zero") for value, _ in frame.up]
    parts += [
        plots.upright(plane, at, said, size.letters) for at, said in _not_crowded(plane, frame.across, size)
    ]
    if frame.start:
        parts.append(_start(plane, frame.start, size))
    parts += [plots.band(plane, line.values, f"ink{line.style}") for line in lines if line.band]
    parts += [plots.through(plane, line.values, f"line{line.style}") for line in reversed(lines)]
    parts += [plots.text(plane.box[0], plane.y(value) - 4, said, "faint halo") for value, said in frame.up]
    parts.append(_ends(plane, lines, size))
    return Markup().join(parts)


def _plane(lines: Sequence[Line], frame: Frame, size: Size) -> Plane:
    first, last = (end(at for line in lines for at, _ in line.values) for end in (min, max))
    head = size.letters * (2.2 if frame.flags or frame.start else 0.8)
    right = size.width - _room(size) - size.letters * 0.6
    return Plane(
        Scale(first, last), Scale(0.0, frame.top), (2.0, head, right, size.height - size.letters * 1.9)
    )


def _room(size: Size) -> float:
    """Pixels at the right that are kept for words."""
    return size.width * (0.32 if size.narrow else 0.24)


def _not_crowded(plane: Plane, marks: Sequence[tuple[float, str]], size: Size) -> list[tuple[float, str]]:
    """As many marks as have room for their words, every second or third where they have not."""
    widest = max((width(said, size.letters) for _, said in marks), default=0.0) + size.letters
    for step in range(1, len(marks) + 1):
        kept = marks[::step]
        at = [plots.middle_of(plane, value, said, size.letters) for value, said in kept]
        if all(right - left >= widest for left, right in pairwise(at)):
            return list(kept)
    return list(marks[:1])


def _start(plane: Plane, start: tuple[float, str], size: Size) -> Markup:
    x = plane.x(start[0])
    mark = plots.line((x, plane.box[1]), (x, plane.box[3]), "start")
    fits = x + width(start[1], size.letters) < size.width - _room(size)
    return mark + plots.text(
        x, plane.box[1] - size.letters * 0.5, start[1], "faint", "start" if fits else "end"
    )


def _flags(plane: Plane, flags: Sequence[Flag], size: Size) -> Markup:
    """Bands for what happened, with their numbers on top, side by side where they would meet."""
    made, free = Markup(), 0.0
    radius = size.letters * 0.62
    for flag in sorted(flags, key=lambda one: one.first):
        left, right = plane.x(flag.first), plane.x(flag.last)
        made += plots.box((left, plane.box[1]), max(right - left, 2.0), plane.box[3] - plane.box[1], "lane")
        made += plots.line((left, plane.box[1]), (left, plane.box[3]), "thin")
        x = max(left, free + radius)
        free = x + radius + 1
        y = plane.box[1] - radius - 2
        made += plots.circle((x, y), radius, "flag")
        made += plots.text(x, y + size.letters * 0.3, flag.number, "on-flag small", "middle")
    return made


def _ends(plane: Plane, lines: Sequence[Line], size: Size) -> Markup:
    """The words of each line beside its end, apart from those of the others."""
    room = _room(size)
    step = size.letters * 1.15
    said = [[line.end, *wrapped(line.said, room, size.letters)[:3]] for line in lines]
    wanted = [plane.y(line.values[-1][1].value) for line in lines]
    order = sorted(range(len(lines)), key=lambda i: wanted[i])
    tops = _stacked(
        [wanted[i] - step * (len(said[i]) - 1) / 2 for i in order],
        [step * len(said[i]) for i in order],
        plane,
    )
    made = Markup()
    x = plane.box[2] + size.letters * 0.6
    for i, top in zip(order, tops, strict=True):
        for number, words in enumerate(said[i]):
            look = f"ink{lines[i].style} {'strong' if number == 0 else ''}".strip()
            made += plots.text(x, top + step * number + size.letters * 0.35, words, look)
    return made


def _stacked(wanted: Sequence[float], high: Sequence[float], plane: Plane) -> list[float]:
    """Tops of blocks of words, in order, moved as little as it takes that none covers another."""
    placed, floor = [], plane.box[1]
    for top, tall in zip(wanted, high, strict=True):
        placed.append(max(top, floor))
        floor = placed[-1] + tall + 2
    ceiling = plane.box[3] + 4
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], ceiling - high[i])
        ceiling = placed[i] - 2
    return placed


def levels(top: float, said: Sequence[str], at: Sequence[float]) -> tuple[tuple[float, str], ...]:
    """Marks up the side below a top, with their words."""
    return tuple((value, words) for value, words in zip(at, said, strict=True) if value <= top)


def ticks(top: float, most: int = 4) -> list[float]:
    """Round values from zero to a top."""
    return charts.ticks(Scale(0.0, top), most)
