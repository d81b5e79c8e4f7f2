"""The calendar of shocks, closures and registration windows."""

import pytest

from simsp import calendar
from simsp.parameters import DIMENSIONS


@pytest.mark.parametrize("event", calendar.load(), ids=lambda event: event.name)
def test_every_shipped_entry_fits_its_effect(event: calendar.Event) -> None:
    """Its size lies within the bounds of the effect, its months rise, and it concerns people there are."""
    effect = calendar.EFFECTS[event.effect]
    assert effect.lowest <= float(event.row.value) <= effect.highest
    assert event.first <= event.last
    assert event.who in (calendar.ALL, *DIMENSIONS["nationality"])


def test_every_entry_has_a_name_of_its_own() -> None:
    """Two entries of one name would share their draw, and a reader could not tell them apart."""
    names = [event.name for event in calendar.load()]
    assert len(set(names)) == len(names)
