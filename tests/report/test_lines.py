"""Lines over an axis: words at their ends, and marks that do not crowd."""

import itertools
import re

import pytest

from simsp.report.figures import Estimate
from simsp.report.graphics import lines
from simsp.report.graphics.lettering import width
from simsp.report.graphics.lines import Flag, Frame, Line
from simsp.report.graphics.plots import PAGE, PHONE, Size


def flat(style: int, level: float, said: str = "a line") -> Line:
    """A line at a level, from 0 to 100."""
    value = Estimate(level, level - 1, level + 1)
    return Line(style, said, f"{level:g}", ((0.0, value), (100.0, value)))


def places(drawn: str) -> list[tuple[float, float, str]]:
    """Left, baseline and words of every text."""
    found = re.findall(r'<text class="[^"]*" x="([-\d.]+)" y="([-\d.]+)" text-anchor="\w+">([^<]*)<', drawn)
    return [(float(x), float(y), said) for x, y, said in found]


@pytest.mark.parametrize("size", [PAGE, PHONE])
def test_words_of_lines_that_end_together_stand_apart(size: Size) -> None:
    """Five lines at almost the same level: ten lines of words, none on another, all inside the drawing."""
    made = [flat(style, 50 + style / 10, f"line {style}") for style in range(5)]
    drawn = str(lines.drawn(made, Frame((), (), 100.0), size))
    ends = sorted(y for _, y, said in places(drawn) if said.startswith(("line", "5")))
    assert len(ends) == 10
    assert min(b - a for a, b in itertools.pairwise(ends)) >= size.letters
    assert ends[0] > 0
    assert ends[-1] <= size.height


@pytest.mark.parametrize("size", [PAGE, PHONE])
def test_words_at_the_ends_fit_beside_their_lines(size: Size) -> None:
    """A long title is broken; no line of it runs over the edge."""
    made = [flat(0, 50, "Old-age lump sum on leaving Thailand for good and all")]
    for x, _, said in places(str(lines.drawn(made, Frame((), (), 100.0), size))):
        assert x + width(said, size.letters) <= size.width + 1


@pytest.mark.parametrize("size", [PAGE, PHONE])
def test_marks_below_do_not_touch(size: Size) -> None:
    """Of a hundred years as many are written as have room."""
    frame = Frame(tuple((float(year), str(2000 + year)) for year in range(101)), (), 100.0)
    years = sorted(
        x for x, _, said in places(str(lines.drawn([flat(0, 5)], frame, size))) if said.startswith("2")
    )
    assert len(years) >= 2
    assert min(b - a for a, b in itertools.pairwise(years)) >= width("2000", size.letters)


def test_numbers_of_what_happened_stand_side_by_side() -> None:
    """Three in the same month: three numbers, in order, none on another."""
    flags = tuple(Flag(50.0, 50.0, str(number)) for number in (1, 2, 3))
    found = places(str(lines.drawn([flat(0, 5)], Frame((), (), 100.0, None, flags), PAGE)))
    numbers = [(x, said) for x, _, said in found if said in ("1", "2", "3")]
    assert [said for _, said in numbers] == ["1", "2", "3"]
    assert min(b - a for (a, _), (b, _) in itertools.pairwise(numbers)) > PAGE.letters
