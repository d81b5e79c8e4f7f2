"""What all tests share. Importing this sets nothing; everything is a fixture or a hook."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import numpy as np
import pytest

from tests import browser as chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Let hypothesis try the same examples on every machine, and never judge by the clock."""
    hypothesis.settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
    hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True)
def numbers_fail_loudly() -> Iterator[None]:
    """A division by zero or a calculation without a result is an error, not a nan that travels on."""
    with np.errstate(divide="raise", invalid="raise"):
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for all tests of a worker."""
    from playwright.sync_api import sync_playwright

    path = chromium.find()
    assert path, chromium.MISSING
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.OPTIONS))
        yield started
        started.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A new page without a network, as in a workshop; a script that fails or a call outside fails the test."""
    context = browser.new_context(offline=True)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda request: wrong.extend(_outside(request.url)))
    yield opened
    context.close()
    assert wrong == []


def _outside(address: str) -> list[str]:
    return [] if address.startswith(("file:", "data:", "blob:", "about:")) else [address]
