"""The charts of a report as files, for briefs and slides: SVG, or PNG made from it without a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from resvg_py import svg_to_bytes

from simsp.errors import BadInput
from simsp.report import page, sections
from simsp.report.graphics import pictures
from simsp.report.graphics.charts import Chart
from simsp.report.graphics.plots import Plot
from simsp.report.ranking import Standing
from simsp.report.read import run

FOLDER: Final = "images"
ENLARGED: Final = 1.5
"""A PNG is 1,920 pixels wide, as a projector is."""
_SMALL: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
_LETTER: Final = _SMALL + '<text y="30" font-size="30">{}</text></svg>'
NO_FONT: Final = (
    "PNG needs a font for its words, and this machine has none: install one (Debian, Ubuntu: sudo apt-get install "
    "fonts-liberation), or ask for svg, which takes the fonts of whoever looks at it"
)


def write(directory: Path, kind: str) -> list[Path]:
    """Write each chart of a run's report into the folder `images` beside its tables.

    Args:
        directory: of a run.
        kind: svg or png; pictures of the same names are replaced.

    Returns:
        The paths, in the order of the report.

    Raises:
        BadInput: the directory does not hold the tables of a run, or no font is there to write words with.
    """
    drawn = dict(_drawn(directory))
    if kind == "png":
        _need_a_font()
    made = {f"{name}.{kind}": svg.encode() if kind == "svg" else png(svg) for name, svg in drawn.items()}
    folder = directory / FOLDER
    folder.mkdir(exist_ok=True)
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def png(svg: str) -> bytes:
    """A picture as PNG; without any font on the machine its words are missing."""
    return bytes(svg_to_bytes(svg_string=svg, zoom=ENLARGED))


def _need_a_font() -> None:
    if png(_LETTER.format("M")) == png(_LETTER.format("")):
        raise BadInput([NO_FONT])


def _drawn(directory: Path) -> Iterator[tuple[str, str]]:
    """Name and SVG of each chart, in the order of the page."""
    found = run(directory)
    source = sections.source(found)
    for chart in _charts(page.content(found).values()):
        yield chart.slug, pictures.alone(chart, source)


def _charts(shown: Any) -> Iterator[Chart | Plot]:
    """Every chart with a name in what the template shows."""
    for one in shown:
        if isinstance(one, Standing):
            yield one.picture
        elif isinstance(one, Chart | Plot):
            if one.slug:
                yield one
        elif isinstance(one, list | tuple):
            yield from _charts(one)
