"""The page in a real browser: on a phone, a laptop, a projector and paper."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from simsp.report import page as report
from tests.report import made_up

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (360, 1366, 1920)
OPEN_ALL = "document.querySelectorAll('details').forEach(it => it.open = true)"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def opened(page: "Page", path: Path, width: int) -> list[str]:
    """Open a report at a width of the screen; the list gathers what its console says and what it asks for."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url))
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(path.as_uri())
    said.remove(path.as_uri())
    return said


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_opens_quietly_and_fits(page: "Page", made_up_run: Path, width: int) -> None:
    """No word on the console, no request, no sideways scrolling, with all tables folded and all open."""
    said = opened(page, made_up_run / "report.html", width)
    assert page.evaluate(OVERFLOW) == 0
    page.evaluate(OPEN_ALL)
    assert page.evaluate(OVERFLOW) == 0
    assert said == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_ranking_of_very_many_fits(page: "Page", made_up_many: Path, width: int) -> None:
    """45 scenarios of all kinds: no sideways scrolling; on a phone each cost says whose it is."""
    opened(page, made_up_many / "report.html", width)
    assert page.evaluate(OVERFLOW) == 0
    assert page.locator("#ranking .rank > .mark").count() == 45
    label = "getComputedStyle(document.querySelector('.rank:not(.heads) .cost'), '::before').content"
    assert page.evaluate(label) == ('"Left to worker "' if width == 360 else "none")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_title_without_a_space_does_not_break_the_page(page: "Page", tmp_path: Path, width: int) -> None:
    """The longest word of a scenario file is broken, not the page."""
    run = made_up.write(tmp_path, [replace(made_up.POLICIES[0], title="w" * 150)], replicates=20)
    opened(page, report.write(run), width)
    assert page.evaluate(OVERFLOW) == 0


def test_the_answer_stands_on_the_first_screen_of_a_laptop(page: "Page", made_up_run: Path) -> None:
    """Headline, both factors and what the policies change, without scrolling at 1366 x 768."""
    opened(page, made_up_run / "report.html", 1366)
    for part in ("h1", ".factors", ".pair"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768


def test_the_headline_stands_on_the_first_screen_of_a_phone(page: "Page", made_up_run: Path) -> None:
    """Headline and both factors within 640 points of height."""
    opened(page, made_up_run / "report.html", 360)
    box = page.locator(".factors").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 640


def test_paper_shows_what_is_folded_on_the_screen(page: "Page", made_up_run: Path) -> None:
    """A printed page cannot be clicked: where only a table has the numbers it is open; assumptions are left out."""
    opened(page, made_up_run / "report.html", 794)
    table = page.locator("#stock-by-papers details table").first
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible()
    assert not page.locator("#assumed details table").first.is_visible()
    assert page.evaluate(OVERFLOW) == 0


def test_very_many_fit_on_paper_too(page: "Page", made_up_many: Path) -> None:
    """Nothing of 45 scenarios runs over the edge of a sheet, and the columns of costs keep their heads."""
    opened(page, made_up_many / "report.html", 794)
    page.emulate_media(media="print")
    assert page.evaluate(OVERFLOW) == 0
    assert page.locator(".heads .cost").first.is_visible()


def test_a_printed_report_stays_short(page: "Page", made_up_run: Path) -> None:
    """With the tables of its charts, a comparison of three policies fits on 24 sheets of A4."""
    opened(page, made_up_run / "report.html", 794)
    printed = page.pdf(prefer_css_page_size=True)
    assert 1 < printed.count(b"/Type /Page\n") <= 24


def test_letters_are_large_enough_to_read(page: "Page", made_up_run: Path) -> None:
    """Nothing on a screen is set below 12 pixels, marks on axes included."""
    opened(page, made_up_run / "report.html", 360)
    page.evaluate(OPEN_ALL)
    sizes = page.evaluate(
        "[...document.querySelectorAll('p,li,td,th,text,span,caption,summary')]"
        ".map(it => parseFloat(getComputedStyle(it).fontSize))"
    )
    assert min(sizes) >= 12
