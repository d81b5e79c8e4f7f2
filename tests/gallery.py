"""The pictures of the README and of docs/gallery.md, made from a real run: `make pictures` calls this.

The charts are the SVG files of `simsp report --images svg`; the screens are photographs of report.html in Chromium.
"""

import shutil
import sys
from pathlib import Path
from typing import Final

from simsp.report import images
from simsp.report.read import run
from tests import browser

CHARTS: Final = {
    "follow-the-baht": ("Where do 100 baht go?", "Each bar begins where the one above ends."),
    "follow-the-baht-by-scenario": ("And under each policy?", "Blue comes back. The line marks what was paid in."),
    "follow-the-baht-by-account": ("Which account keeps the money?", "The box is what was paid in for it."),
    "lost-by-cause": ("Why are rights lost?", "A loss is counted once, at the first gate that stopped it."),
    "regained-by-cause": ("What would opening one gate alone bring back?", "The same lives, one gate open."),
    "change-recovered-of-all-pv": (
        "What does each policy change?", "A filled dot is clear. A hollow one is not: its line crosses zero.",
    ),
    "recovered-against-cost": (
        "Which change brings most for what it costs?", "Filled: no other rule drawn brings as much for less.",
    ),
    "who-gains-who-loses": ("Who gains and who loses?", "Right: better off over a whole life. Left, hatched: worse."),
    "who-by-group-self-enrolment": ("Which groups?", "Nationality, papers at entry, sex, sector, length of stay."),
    "two-laws-exit-lump-sum-typical": (
        "What does a law do to one worker?", "The same simulated life twice. The rule below chose it, not a hand.",
    ),
    "stock-by-papers": ("Who is there, with which papers?", "Numbers mark what happened; the key is below."),
    "waiting-times": ("How long do claims wait?", "Read across at 50%: half of the paid claims are paid by then."),
    "drivers-current-law": ("Which assumptions move the answer?", "What would be worth measuring first."),
    "targets-held-out": ("Can the model be trusted?", "Figures that nothing was fitted to; misses stay in."),
}  # fmt: skip
"""By name of the chart: the question that it answers, and how to read it."""
SCREENS: Final = {"report": (1366, 768), "report-phone": (360, 740), "report-dark": (1366, 768)}
"""Photographs of the first screen, by name: width and height of the screen."""
HEAD: Final = """# Gallery

Every chart of the report, from one real run: {agents:,} agents, {replicates} replicates, seed {seed}, simsp {simsp}.
`make pictures` makes this page and its pictures anew. Your own run has the same charts: open its `report.html`, or save
them all with `simsp report DIR --images svg` (or `png`). Behaviour in the model is mostly assumed (grade C): read the
figures as what the assumptions imply.
"""


def write(directory: Path, docs: Path) -> None:
    """Write gallery.md and its pictures into docs, from a run."""
    pictures = docs / "pictures"
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    drawn = {path.stem: path for path in images.write(directory, "svg")}
    for name in CHARTS:
        if name in drawn:
            shutil.copy(drawn[name], pictures / f"{name}.svg")
    _photograph(directory / "report.html", pictures)
    (docs / "gallery.md").write_text(
        _page(directory, [name for name in CHARTS if name in drawn]), encoding="utf-8"
    )


def _page(directory: Path, names: list[str]) -> str:
    told = run(directory).manifest
    parts = [HEAD.format(**told)]
    for name in names:
        question, reading = CHARTS[name]
        parts.append(f"## {question}\n\n{reading}\n\n![{question}](pictures/{name}.svg)\n")
    parts.append(
        "## The first screen\n\nOn a laptop, in the dark, and on a phone.\n\n"
        "![The first screen of the report on a laptop](pictures/report.png)\n\n"
        "![The same with dark colours](pictures/report-dark.png)\n\n"
        "![The same on a phone](pictures/report-phone.png)\n"
    )
    return "\n".join(parts)


def _photograph(page: Path, folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    path = browser.find()
    if path is None:
        sys.exit(browser.MISSING)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(browser.OPTIONS))
        for name, (width, height) in SCREENS.items():
            context = started.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if name.endswith("dark") else "light",
                device_scale_factor=2 if name.endswith("phone") else 1,
            )
            opened = context.new_page()
            opened.goto(page.resolve().as_uri())
            opened.screenshot(path=str(folder / f"{name}.png"))
        started.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
