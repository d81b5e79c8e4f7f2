"""The palette: readable on its ground, by light, in the dark and without seeing colours."""

import itertools
import re

import pytest

from simsp.report.graphics import colours

TEXT = ("ink", "soft", "blue", "rust", "green", "plum", "gold")
LINES = ("ink", "blue", "rust", "green", "plum", "gold")
# Machado, Oliveira and Fernandes (2009), severity 1: red-blind and green-blind, for linear RGB
BLIND = {
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}  # fmt: skip


def linear(colour: str) -> tuple[float, ...]:
    """Red, green and blue of '#rrggbb' as light (WCAG 2.1)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def brightness(light: tuple[float, ...]) -> float:
    """Relative luminance (WCAG 2.1)."""
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), light, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.1), 1 to 21."""
    low, high = sorted(brightness(linear(each)) for each in (one, other))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1; #767676 on white is the well-known 4.54."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("palette", [colours.LIGHT, colours.DARK], ids=["light", "dark"])
def test_words_stand_out_from_every_ground(palette: dict[str, str]) -> None:
    """4.5 to 1 at least, on paper, on tint, in a warning, and on the blue of the answer."""
    for name, ground in itertools.product(TEXT, ("paper", "tint")):
        assert contrast(palette[name], palette[ground]) >= 4.5, (name, ground)
    assert contrast(palette["ink"], palette["warn"]) >= 4.5
    assert contrast(palette["on-blue"], palette["blue"]) >= 4.5


@pytest.mark.parametrize("kind", BLIND)
@pytest.mark.parametrize("palette", [colours.LIGHT, colours.DARK], ids=["light", "dark"])
def test_received_and_lost_differ_for_who_cannot_tell_red_from_green(
    palette: dict[str, str], kind: str
) -> None:
    """Even without the pattern: their blue parts lie far apart."""

    def seen(name: str) -> tuple[float, ...]:
        light = linear(palette[name])
        return tuple(sum(w * p for w, p in zip(row, light, strict=True)) for row in BLIND[kind])

    assert max(abs(a - b) for a, b in zip(seen("blue"), seen("rust"), strict=True)) > 0.2


def test_lines_differ_in_dashes_too() -> None:
    """No two of the six lines look the same in grey."""
    css = colours.of_marks()
    dashes = [re.search(rf"\.line{i} {{[^}}]*?(dasharray: [^;]*)?; }}", css) for i in range(len(LINES))]
    assert len({found[1] if found else None for found in dashes}) == len(LINES)


def test_a_picture_needs_no_variables() -> None:
    """A program that draws a saved picture knows no palette of the page."""
    assert "var(" not in colours.of_a_picture()
    assert "var(--blue)" in colours.of_marks()
