"""What a change sets and when: one value, or today's value of each period and so much more."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

Spell = tuple[Any, int, int | None]  # value, first month, last month (None: for good)


def spells(change: Any, parameter: Any, draw: Any) -> Iterator[Spell]:
    """The values that a change sets, each with its first and last month.

    A change by so much is counted from the value that the assumption takes in this draw, so that ten more offices in
    a hundred are ten more, however many there are today.
    """
    if change.more is None:
        yield change.value, change.starts or 0, change.until
        return
    lowest, highest = parameter.allowed
    for row, later in zip_longest(parameter.history, parameter.history[1:]):
        start = max(row.start, change.starts or 0)
        ends = [end for end in (change.until, later and later.start - 1) if end is not None]
        last = min(ends, default=None)
        if last is None or start <= last:
            yield min(max(draw.value(parameter, row) + change.more, lowest), highest), start, last
