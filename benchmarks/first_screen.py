"""How long a report takes until its first screen is painted, in headless Chromium from disk, and how large it is.

python -m benchmarks.first_screen DIR [DIR ...]
"""

import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests import browser

TIMES = 5
PAINTED = """() => new Promise((done) => {
  const look = () => {
    const found = performance.getEntriesByType('paint').find((it) => it.name === 'first-contentful-paint');
    if (found) done(found.startTime); else requestAnimationFrame(look);
  };
  look();
})"""
LOADED = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def measured(page: Path) -> tuple[float, float]:
    """Median milliseconds to the first paint, and to the whole page read."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser.find(), args=list(browser.OPTIONS))
        found = []
        for _ in range(TIMES):
            opened = started.new_context(offline=True, viewport={"width": 1366, "height": 768}).new_page()
            opened.goto(page.resolve().as_uri())
            found.append((opened.evaluate(PAINTED), opened.evaluate(LOADED)))
            opened.context.close()
        started.close()
    return median(one[0] for one in found), median(one[1] for one in found)


def main() -> None:
    """Print size and times of each report."""
    for directory in map(Path, sys.argv[1:]):
        page = directory / "report.html"
        paint, whole = measured(page)
        size = page.stat().st_size / 1e6
        print(f"{directory}: {size:.2f} MB, first paint after {paint:.0f} ms, all read after {whole:.0f} ms")


if __name__ == "__main__":
    main()
