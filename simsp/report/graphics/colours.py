"""The house style of all charts: one palette for light, dark and paper, and the look of each kind of mark.

The hues are Okabe and Ito's, safe for colour blindness, darkened or lightened until they stand out from the ground.
No chart leans on them: bars differ in pattern, lines in dashes and in the words at their end, dots in being filled.
"""

import re
from pathlib import Path
from typing import Final

LIGHT: Final = {
    "ink": "#16202a", "soft": "#55606b", "line": "#d5dbe1", "paper": "#ffffff", "tint": "#f3f6f9",
    "blue": "#0072b2", "on-blue": "#ffffff", "pale-blue": "#d8ecf8", "rust": "#b84400", "pale-rust": "#fbe3d3",
    "green": "#00705a", "plum": "#96407a", "gold": "#806000", "pool": "#dfe4e9", "band": "#b9c4ce", "warn": "#fdf3ec",
}  # fmt: skip
DARK: Final = {
    "ink": "#e9eef3", "soft": "#aeb9c4", "line": "#36424d", "paper": "#11181f", "tint": "#1b252e",
    "blue": "#56b4e9", "on-blue": "#08131b", "pale-blue": "#17384d", "rust": "#f59a5d", "pale-rust": "#4a2a14",
    "green": "#3fc6a2", "plum": "#dd94c4", "gold": "#e0bd55", "pool": "#34414c", "band": "#4b5a68", "warn": "#33220f",
}  # fmt: skip
FONT: Final = 'Arial, Helvetica, "Liberation Sans", sans-serif'
"""Fonts of the same widths, so that words measured once fit everywhere (see `simsp.report.lettering`)."""

_VARIABLE: Final = re.compile(r"var\(--([a-z-]+)\)")


def variables() -> str:
    """The palettes as CSS: light, dark where the reader's screen is set so, and always light on paper."""
    dark = (
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_rules(DARK)} color-scheme: dark; }} }}"
    )
    return f":root {{ {_rules(LIGHT)} color-scheme: light; }}\n{dark}\n"


def _rules(palette: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in palette.items())


def of_marks() -> str:
    """The look of each kind of mark, as CSS with variables for the page."""
    return (Path(__file__).parent / "marks.css").read_text(encoding="utf-8")


def of_a_picture() -> str:
    """The same with the light palette written out, for a picture that stands alone."""
    return _VARIABLE.sub(lambda found: LIGHT[found[1]], of_marks())
