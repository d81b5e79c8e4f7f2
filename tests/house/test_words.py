"""Short labels in plain words: each thing that is drawn has one, and no label stands for nothing."""

import pytest

from simsp import calendar, months, targets
from simsp.saving import labels
from simsp.scenario import resolve, shipped

END = months.parse("2046-12")


def events() -> set[str]:
    """Names of the calendar's entries and of those that shipped scenarios add."""
    added = {event.name for one in resolve([*shipped()], end=END) for event in one.calendar}
    return added | {event.name for event in calendar.load()}


def test_every_event_has_a_label() -> None:
    """Those of the calendar and of every shipped scenario."""
    assert set(labels.load(labels.EVENTS)) == events()


def test_every_target_has_a_label() -> None:
    """Fitted or held out."""
    assert set(labels.load(labels.TARGETS)) == {one.name for one in targets.load()}


def test_no_two_targets_are_called_the_same() -> None:
    """Rows of a chart can be told apart."""
    called = list(labels.load(labels.TARGETS).values())
    assert sorted(called) == sorted(set(called))


@pytest.mark.parametrize("name", [labels.EVENTS, labels.TARGETS])
def test_a_label_fits_beside_a_chart(name: str) -> None:
    """It is short, begins with a capital and is no code name."""
    found = labels.load(name).values()
    assert [one for one in found if len(one) > labels.LONGEST or "_" in one or not one[0].isupper()] == []


def test_an_event_of_somebodys_own_file_is_called_by_its_name() -> None:
    """Underscores become spaces."""
    assert labels.of_event("flood_of_2031") == "Flood of 2031"
