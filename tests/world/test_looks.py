"""The calendar of people abroad: everybody once, in the month noted, and nobody lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.world.looks import Looks

FIRST = 24132
MONTHS = st.integers(FIRST + 1, FIRST + 40)


@pytest.fixture
def looks() -> Looks:
    """A calendar for ten people."""
    made = Looks(10, FIRST)
    made.note(np.array([7, 2, 5, 9]), np.array([FIRST + 3, FIRST + 8, FIRST + 3, 0]))
    return made


def test_who_is_due_comes_in_the_order_of_numbers(looks: Looks) -> None:
    """Two are due in the third month after the first, whatever the order in which they were noted."""
    assert looks.due(FIRST + 3) == 2
    assert looks.take(FIRST + 3).tolist() == [5, 7]


def test_nobody_is_taken_twice(looks: Looks) -> None:
    """Who was taken stands in the calendar no longer; the others do."""
    looks.take(FIRST + 3)
    assert looks.take(FIRST + 3).tolist() == []
    assert {month: who.tolist() for month, who in looks.all().items()} == {FIRST + 8: [2]}


def test_never_is_not_noted(looks: Looks) -> None:
    """A month of 0, or below, is no month: person 9 is in no list."""
    assert len(looks) == 3


@given(st.lists(MONTHS, min_size=1, max_size=30))
def test_everybody_is_found_in_the_month_noted(months: list[int]) -> None:
    """Noted in two parts, taken month by month: the same people as a plain list sorted by month gives."""
    looks, half = Looks(len(months), FIRST), len(months) // 2
    who, when = np.arange(len(months)), np.array(months)
    looks.note(who[half:], when[half:])
    looks.note(who[:half], when[:half])
    found = {month: looks.take(month).tolist() for month in range(FIRST, FIRST + 41)}
    assert found == {month: np.flatnonzero(when == month).tolist() for month in found}
    assert len(looks) == 0
