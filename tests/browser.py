"""The Chromium that tests open the report with: find it, or fetch it.

`python -m tests.browser` is what `make test` calls. It never stops the other tests: where no Chromium is to
be had, it says how to install one, and the tests of the page then fail with the same sentence.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
MISSING = (
    "The tests of the page need Chromium, and none was found. Install it (Debian, Ubuntu: "
    "sudo apt-get install chromium; macOS, Windows: Google Chrome will do) or name yours in SIMSP_CHROMIUM."
)
# No sandbox: Chromium refuses to start as root with one, and the tests open only pages they made themselves.
# Without the others it looks for its makers' hosts at every start.
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """Path of a Chromium on this machine, or None."""
    return os.environ.get("SIMSP_CHROMIUM") or next(_installed(), None)


def _installed() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from (path for path in ELSEWHERE if Path(path).is_file())
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        fetched = playwright.chromium.executable_path
    if Path(fetched).is_file():
        yield fetched


def _fetch() -> None:
    """Bring a Chromium onto this machine: Debian's where we may install it, else playwright's own."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print(
            "No Chromium found; installing Debian's for the tests of the page (apt-get install chromium)",
            flush=True,
        )
        quiet = ["apt-get", "-y", "-qq", "-o", "Dpkg::Use-Pty=0"]
        subprocess.run([*quiet, "update"], check=False)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = [*quiet, "install", "chromium"]
        subprocess.run(install, check=False, env=environment, stdout=subprocess.DEVNULL)
    if find() is None:
        print(
            "No Chromium found; fetching one for the tests of the page (playwright install chromium)",
            flush=True,
        )
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    """Say which Chromium the tests use; fetch one first where there is none."""
    if find() is None:
        _fetch()
    print(f"Chromium: {find()}" if find() else MISSING)


if __name__ == "__main__":
    main()
