"""Days of the calendar, as people write them in a file or an option."""

import datetime as dt
import re


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, as YYYY-MM-DD."""
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) and dt.date.fromisoformat(text))
    except ValueError:
        return False


def before(day: str, date: str) -> bool:
    """Whether a day came before another, or before a month where no more than the month is known."""
    return day[: len(date)] < date
