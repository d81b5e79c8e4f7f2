"""The calendar of people abroad: in which month each is looked at next, because they are back, of age, or dead.

A list for each month, threaded through the people: the first of the month, and after each person the next one. So to
note somebody is two writes, and nobody is looked at in a month in which nothing can happen to them.
"""

import numpy as np
from numpy.typing import NDArray

from simsp.compiled import driver

Numbers = NDArray[np.int64]
SPAN = 300 * 12  # months after the first one simulated; nobody now alive lives so long


class Looks:
    """Who abroad is looked at next, by month; nobody stands in it twice."""

    def __init__(self, people: int, first_month: int) -> None:
        self.first_month = first_month
        self._first = np.zeros(SPAN, np.int32)  # by month: the number of its first person, plus 1; 0: nobody
        self._count = np.zeros(SPAN, np.int32)  # by month: its people
        self._after = np.zeros(people, np.int32)  # by person: the next one of the same month, plus 1

    def note(self, who: Numbers, months: Numbers) -> None:
        """Remember in which month each person is next looked at; 0 and less for never."""
        _note(self._first, self._count, self._after, who, months - self.first_month)

    def due(self, month: int) -> int:
        """How many people are looked at in a month."""
        return int(self._count[month - self.first_month])

    def take(self, month: int) -> Numbers:
        """The people of a month, in the order of their numbers; they stand in the calendar no longer."""
        who = self._of(month)
        self._first[month - self.first_month] = self._count[month - self.first_month] = 0
        return who

    def all(self) -> dict[int, Numbers]:
        """Everybody in the calendar, by month."""
        months = np.flatnonzero(self._count) + self.first_month
        return {month: self._of(month) for month in months.tolist()}

    def _of(self, month: int) -> Numbers:
        who = np.zeros(self.due(month), np.int64)
        _follow(self._first[month - self.first_month], self._after, who)
        who.sort()
        return who

    def __len__(self) -> int:
        return int(self._count.sum())


@driver
def _note(first, count, after, who, months):  # type: ignore[no-untyped-def]
    for at in range(len(who)):
        month = months[at]
        if month > 0:
            after[who[at]] = first[month]
            first[month] = who[at] + 1
            count[month] += 1


@driver
def _follow(first, after, who):  # type: ignore[no-untyped-def]
    following = first
    for place in range(len(who)):
        who[place] = following - 1
        following = after[following - 1]
