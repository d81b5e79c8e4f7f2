"""A month is an integer: year * 12 + (month - 1). 2027-01 is 24324."""

import re

_SHAPE = re.compile(r"(\d{4})-(\d{2})")


def number(year: int, month: int) -> int:
    """Month number of a calendar month (1 to 12)."""
    return year * 12 + month - 1


def parse(text: str) -> int:
    """Month number of a text such as '2027-01'.

    Raises:
        ValueError: the text is not a month.
    """
    found = _SHAPE.fullmatch(text.strip())
    if not found or not 1 <= int(found[2]) <= 12:
        raise ValueError(f"'{text}' is not a month; write it as YYYY-MM, for example 2027-01")
    return number(int(found[1]), int(found[2]))


def text(month: int) -> str:
    """The month as 'YYYY-MM'."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def year(month: int) -> int:
    """Calendar year of a month number."""
    return month // 12
