"""How a value is said: '17,500 baht', '5%', '1 month', 'wait_to_55'."""

from typing import Any

from simsp.parameters import Dated

_SIGNS = {"percent": "%", "percent_per_year": "%"}
_WORDS = {
    "thb": "baht",
    "jpy": "yen",
    "local": "in the country's currency",
    "months": "months",
    "years": "years",
    "days": "days",
    "people": "people",
    "percent_per_year": "a year",
    "per_1000_per_year": "per 1,000 people a year",
}
# a sentence needs no word for these, a column does
_KINDS = {"probability": "chance", "ratio": "ratio", "count": "count"}


def figure(value: Any, unit: str) -> str:
    """A value without the word of its unit: '17,500', '5%', 'true'; '' for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, int | float):
        return str(value)
    return f"{value:,}".removesuffix(".0") + _SIGNS.get(unit, "")


def word(unit: str) -> str:
    """The word that stands beside a figure in a table; '' where the figure says it all."""
    return _WORDS.get(unit) or _KINDS.get(unit, "")


def said(value: Any, unit: str) -> str:
    """A value with its unit; '' for none."""
    after = _WORDS.get(unit, "") if value is not None else ""
    if value == 1 and unit in ("months", "years", "days"):
        after = after.removesuffix("s")
    return f"{figure(value, unit)} {after}".strip()


def bounds(row: Dated, unit: str) -> str:
    """Lowest and highest value of a row, such as '2% to 5%'; '' where it is certain or a choice."""
    if row.low is None or row.high is None or unit == "choice":
        return ""
    high = said(row.high, unit)
    return f"{figure(row.low, unit)} to {high}" if row.low != row.high else ""
