"""Charts as pictures that stand alone: one SVG with its title, unit, notes and source, of the shape of a slide.

A picture is put together from the same marks that the page shows. It asks for no network, no script and no browser.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from markupsafe import Markup

from simsp.report import figures
from simsp.report.graphics import colours, plots
from simsp.report.graphics.charts import Chart, Row
from simsp.report.graphics.lettering import width, wrapped
from simsp.report.graphics.plots import Plot, text

WIDTH: Final = 1280.0
SHAPE: Final = 720.0
"""Least height: with the width, the shape of a projector."""
MARGIN: Final = 48.0
_INNER: Final = WIDTH - 2 * MARGIN
_LABEL, _MARK, _GAP = 390.0, 440.0, 24.0
_TEXT: Final = _INNER - _LABEL - _MARK - 2 * _GAP
_ROW: Final = 64.0
_TALLEST_ROW: Final = 92.0
_MANY, _LOW_ROW = 8, 44.0
"""Rows that fit a slide at the usual height, and the height of those of a longer chart."""
_AXIS: Final = 30.0
LETTERS: Final = {
    "title": (38.0, 46.0),
    "unit": (22.0, 30.0),
    "row": (23.0, 29.0),
    "note": (19.0, 25.0),
    "source": (16.0, 21.0),
}
"""Size of letters and height of a line, in pixels, by what they say."""


def alone(chart: Chart | Plot, source: str) -> str:
    """A picture as the text of an SVG file."""
    head = f"<style>{style()}</style><defs>{patterns()}</defs>"
    return figures.plain(f"{str(framed(chart, source)).replace('<rect', f'{head}<rect', 1)}\n")


def style() -> str:
    """The CSS of a picture."""
    letters = " ".join(
        f".{name} {{ font-size: {size:g}px; }}" for name, (size, _) in LETTERS.items() if name != "title"
    )
    return (
        f"text {{ font-family: {colours.FONT}; }} .title {{ font-size: {LETTERS['title'][0]:g}px; font-weight: 700; }} "
        f"{letters} .axis text {{ font-size: 18px; fill: {colours.LIGHT['soft']}; }}\n{colours.of_a_picture()}"
    )


def patterns() -> str:
    """The fills that tell bars apart without colour."""
    return (Path(__file__).parent / "patterns.svg").read_text(encoding="utf-8")


def framed(chart: Chart | Plot, source: str, on_page: bool = False) -> Markup:
    """A picture without its style and patterns, which are the same for all.

    Args:
        chart: a chart of the page.
        source: the line at its foot that says where the figures come from.
        on_page: leave room for the drawing of a plot, which the page has already.
    """
    head = [*_lines(chart.title, "title strong"), *_lines(chart.unit, "unit faint")]
    foot = [
        *_lines(chart.note, "note faint"),
        *([("note", "")] if chart.note else []),
        *_lines(chart.source or source, "source faint"),
    ]
    around = _height(head) + _height(foot) + 2 * MARGIN + 24
    body, high = _body(chart, SHAPE - around, on_page)
    height = max(SHAPE, around + high)
    top, drawn = _written(head, MARGIN)
    _, footed = _written(foot, height - MARGIN - _height(foot))
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:g} {:g}" width="{:g}" height="{:g}" role="img" '
        'aria-label="{}"><rect class="ground" width="{:g}" height="{:g}"/>{}<g transform="translate({:g} {:g})">'
        '{}</g>{}</svg>'
    ).format(
        WIDTH, height, WIDTH, height, chart.title, WIDTH, height, drawn, MARGIN, top + 12, body, footed
    )  # fmt: skip


def _lines(said: str, style_of: str) -> list[tuple[str, str]]:
    kind, _, weight = style_of.partition(" ")
    size, _ = LETTERS[kind]
    broken = wrapped(figures.plain(said), _INNER, size, weight == "strong") if said else []
    return [(style_of, one) for one in broken]


def _height(lines: Sequence[tuple[str, str]]) -> float:
    return sum(LETTERS[look.split()[0]][1] for look, _ in lines)


def _written(lines: Sequence[tuple[str, str]], top: float) -> tuple[float, Markup]:
    """Lines of words from a height down, and the height below them."""
    drawn, y = Markup(), top
    for look, said in lines:
        y += LETTERS[look.split()[0]][1]
        if not said:
            continue
        drawn += text(MARGIN, y - 8, said, f"{look} said" if "faint" not in look else look)
    return y, drawn


def _body(chart: Chart | Plot, room: float, on_page: bool) -> tuple[Markup, float]:
    """The drawing and how high it is, where so much room is left on a slide."""
    if not isinstance(chart, Plot):
        return _rows(chart, room)
    size = chart.sized(plots.PAGE)
    high = round(_INNER / size.width * size.height, 1)
    place = Markup('<svg {}width="{:g}" height="{:g}" viewBox="0 0 {:g} {:g}" font-size="{:g}">{}</svg>')
    mark = Markup('data-drawing="" ') if on_page else ""
    drawing = "" if on_page else chart.draw(size)
    drawn = place.format(mark, _INNER, high, size.width, size.height, size.letters, drawing)
    return drawn + _key(chart.key, high + 8), high + (40 if chart.key else 0)


def _rows(chart: Chart, room: float) -> tuple[Markup, float]:
    usual = _ROW if len(chart.rows) <= _MANY else _LOW_ROW
    least = [max(usual, 12 + 29 * max(map(len, _words(row)))) for row in chart.rows]
    spare = (room - _AXIS - sum(least)) / max(len(least), 1)
    heights = [min(max(high, _TALLEST_ROW), high + max(spare, 0.0)) for high in least]
    y, drawn = 0.0, Markup()
    for row, high in zip(chart.rows, heights, strict=True):
        drawn += Markup().join(_row(row, y, high))
        y += high
    drawn += _placed(chart.axis, y, _AXIS)
    return drawn + _key(chart.key, y + _AXIS + 8), y + _AXIS + (40 if chart.key else 0)


def _key(key: Sequence[tuple[str, str]], y: float) -> Markup:
    """The fills of a chart of parts with their names, side by side."""
    made, x = Markup(), 0.0
    for style_of, said in key:
        made += plots.box((x, y), 34, 22, f"box {style_of}") + text(x + 42, y + 18, said, "note said")
        x += 42 + width(said, LETTERS["note"][0]) + 28
    return made


def _words(row: Row) -> tuple[list[str], list[str]]:
    size, _ = LETTERS["row"]
    label, said = figures.plain(row.label), figures.plain(row.text)
    return wrapped(label, _LABEL, size), wrapped(said, _TEXT, size, row.strong)


def _row(row: Row, y: float, high: float) -> Iterator[Markup]:
    label, said = _words(row)
    yield _column(label, 0.0, y + high / 2, "row said")
    yield _placed(row.mark, y, high)
    yield _column(
        said, _LABEL + _MARK + 2 * _GAP, y + high / 2, "row said strong" if row.strong else "row faint"
    )


def _column(lines: Sequence[str], x: float, middle: float, look: str) -> Markup:
    _, step = LETTERS["row"]
    first = middle - step * (len(lines) - 1) / 2 + 8
    return Markup().join(text(x, first + step * i, said, look) for i, said in enumerate(lines))


def _placed(mark: Markup, y: float, high: float) -> Markup:
    """A mark of the page, set into its column."""
    place = f'<svg x="{_LABEL + _GAP:g}" y="{y:g}" width="{_MARK:g}" height="{high:g}" overflow="visible" '
    return Markup(str(mark).replace("<svg ", place, 1))  # noqa: S704  (marks are escaped where they are made)
