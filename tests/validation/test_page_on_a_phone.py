"""The page of a validation in a real browser."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from simsp.validation import files
from simsp.validation import page as made
from tests.validation import made_up

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("width", [360, 1280, 1920])
def test_nothing_sticks_out_and_the_answer_is_seen_first(page: "Page", tmp_path: Path, width: int) -> None:
    """On a phone, a laptop and a projector: no scrolling sideways, and a first row of the chart below the answer."""
    files.write(tmp_path, made_up.found(0.5, 1.0, 1.1))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(made.write(tmp_path).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").bounding_box()["y"] < 200
    assert page.locator(".row").first.bounding_box()["y"] < 900
