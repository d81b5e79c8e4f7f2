"""Numbers as text: never more precise than their interval, and the interval, if there is one, beside them."""

import math
from typing import Final

from simsp.report import figures, labels
from simsp.report.read import Estimate

UNDEFINED: Final = "not defined"
MINUS: Final = "\u2212"
_SCALES: Final = ((1e9, " billion"), (1e6, " million"), (1.0, ""))
_FINEST: Final = {
    labels.PER_HUNDRED: 0.1, labels.PERCENT: 0.1, "days": 1.0, "months": 0.1, "people": 1.0,
    "ratio": 0.01,
}  # fmt: skip


def kind(measure: str, unit: str) -> str:
    """How a measure is told: a share as baht of 100 or as percent, everything else as its unit."""
    if measure.removesuffix("_pv") in labels.SHARES_IN_BAHT:
        return labels.PER_HUNDRED
    return labels.PERCENT if unit == "share" else unit


def step(estimate: Estimate, finest: float) -> float:
    """The power of ten to round to: one digit of half the interval, two where the first is 1."""
    half = (estimate.high - estimate.low) / 2
    if half <= 0:
        largest = max(abs(estimate.value), finest)
        return max(finest, 10.0 ** (math.floor(math.log10(largest)) - 2))
    power = 10.0 ** math.floor(math.log10(half))
    return max(finest, power / 10 if half / power < 2 else power)


def number(value: float, rounded_to: float) -> str:
    """A number rounded to a power of ten, with thousands apart and a true minus sign."""
    places = max(0, -round(math.log10(rounded_to)))
    rounded = round(round(value / rounded_to) * rounded_to, places)
    text = f"{abs(rounded):,.{places}f}"
    return f"{MINUS}{text}" if rounded < 0 else text


def scale(largest: float, told_as: str) -> tuple[float, str]:
    """Divisor and word (' billion', ' million' or none) for amounts as large as this."""
    if told_as in (labels.PER_HUNDRED, labels.PERCENT):
        return 0.01, ""
    return next(((size, word) for size, word in _SCALES if abs(largest) >= size), (1.0, ""))


def _scaled(estimate: Estimate, told_as: str) -> tuple[Estimate, str]:
    largest = max(abs(estimate.value), abs(estimate.low), abs(estimate.high))
    divisor, word = scale(largest, told_as)
    return estimate.times(1 / divisor), word


def _finest(told_as: str, word: str) -> float:
    return 0.01 if word else _FINEST.get(told_as, 1.0)


def parts(estimate: Estimate, told_as: str, plus: bool = False) -> tuple[str, str, str, str]:
    """Value, low, high as text, and the word that scales them (' million'); plus marks gains."""
    scaled, word = _scaled(estimate, told_as)
    rounded_to = step(scaled, _finest(told_as, word))

    def text(value: float) -> str:
        shown = number(value, rounded_to)
        return f"+{shown}" if plus and shown.strip("0.") and not shown.startswith(MINUS) else shown

    return text(scaled.value), text(scaled.low), text(scaled.high), word


def show(estimate: Estimate | None, told_as: str, plus: bool = False) -> str:
    """An estimate with its interval: '31 (26 to 37)', '12.3 billion (10 to 14)', '54% (48 to 60)'.

    Where all replicates agree, or there is only one, there is no interval to show. The text carries the id of the
    figure between invisible marks (see `figures`).
    """
    if estimate is None:
        return UNDEFINED
    value, interval = _number_and_interval(estimate, told_as, plus)
    return figures.marked(estimate.key, f"{value} ({interval})" if interval else value)


def apart(estimate: Estimate | None, told_as: str, plus: bool = False) -> tuple[str, str]:
    """The same in two texts, '31' and '26 to 37'; the second is empty where there is no interval."""
    if estimate is None:
        return UNDEFINED, ""
    value, interval = _number_and_interval(estimate, told_as, plus)
    return figures.marked(estimate.key, value), figures.marked(estimate.key, interval)


def _number_and_interval(estimate: Estimate, told_as: str, plus: bool) -> tuple[str, str]:
    value, low, high, word = parts(estimate, told_as, plus)
    sign = "%" if told_as == labels.PERCENT and not plus else ""
    unit = f" {told_as}" if told_as in ("days", "months") else ""
    return f"{value}{sign}{word}{unit}", f"{low} to {high}" if estimate.low < estimate.high else ""


def visible(text: str) -> bool:
    """Whether a number as shown differs from zero; a clear but tiny difference may not."""
    return bool(figures.plain(text).partition(" (")[0].strip(f"+{MINUS}0.%"))


def within(text: str, words: str) -> str:
    """Words set between a number and the interval that follows it: '8 baht more (5 to 11)'."""
    number_alone, bracket, interval = text.partition(" (")
    return f"{number_alone} {words}{bracket}{interval}"


def rounded(value: float, told_as: str) -> str:
    """A count or an amount that has no interval, to three digits."""
    divisor, word = scale(value, told_as)
    small = value / divisor
    digits = 10.0 ** (math.floor(math.log10(abs(small))) - 2) if small else 1.0
    return number(small, max(digits, _finest(told_as, word))) + word


def tick(value: float, divisor: float, word: str, plus: str = "") -> str:
    """A round value on an axis: '0', '+5 billion'."""
    sign = plus if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{abs(value) / divisor:,g}{word if value else ''}"
