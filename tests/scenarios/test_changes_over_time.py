"""Changes that end, and changes for some: whether they change anything, and which of two stays."""

import pytest

from simsp import months, scenario
from simsp.parameters import Change
from simsp.scenario.times import changes_nothing, covers

END = months.parse("2046-12")
JAN_2027, JAN_2030 = months.parse("2027-01"), months.parse("2030-01")
RATE = "contributions.worker_rate"  # 5, but 1 from March to May 2020


@pytest.mark.parametrize(
    ("change", "before", "nothing"),
    [
        pytest.param(Change(RATE, 5, JAN_2027, JAN_2030), (), True, id="as it is, while it lasts"),
        pytest.param(Change(RATE, 3, JAN_2030, JAN_2027), (), True, id="ends before it begins"),
        pytest.param(Change(RATE, 3, JAN_2030, JAN_2030), (), False, id="one month"),
        pytest.param(Change(RATE, 5, None, months.parse("2020-02")), (), True, id="ended before the exception"),
        pytest.param(Change(RATE, 5, None, months.parse("2020-03")), (), False, id="ends in the exception"),
        pytest.param(Change(RATE, 5, JAN_2027, None, (1,)), (), True, id="for some, what holds for all"),
        pytest.param(Change(RATE, 3, JAN_2027, None, (1,)), (Change(RATE, 3, JAN_2027, None, (1, 2)),), True,
                     id="for one of two who have it"),
        pytest.param(Change(RATE, 3, JAN_2027, None, (1, 3)), (Change(RATE, 3, JAN_2027, None, (1, 2)),), False,
                     id="for one more"),
        pytest.param(Change(RATE, 5, JAN_2027), (Change(RATE, 3, JAN_2027, None, (1,)),), False,
                     id="back to today's law for one"),
        pytest.param(Change(RATE, 5, JAN_2030), (Change(RATE, 3, JAN_2027, JAN_2030 - 1),), True,
                     id="back to what came back by itself"),
        pytest.param(Change(RATE, 3, JAN_2027), (Change(RATE, 3, JAN_2027, JAN_2030),), False,
                     id="goes on where the other ends"),
    ],
)  # fmt: skip
def test_a_change_is_idle_where_it_repeats_what_holds_for_all_it_concerns(change, before, nothing, registry):
    """Every month that it lasts, every nationality that it is for."""
    assert changes_nothing(change, before, registry, (None, END)) is nothing


@pytest.mark.parametrize(
    ("change", "other", "covered"),
    [
        (Change(RATE, 1, JAN_2027), Change(RATE, 2, JAN_2030), True),
        (Change(RATE, 1, JAN_2030), Change(RATE, 2, JAN_2027), False),
        (Change(RATE, 1), Change(RATE, 2, JAN_2027, JAN_2030, (1,)), True),
        (Change(RATE, 1, JAN_2027, JAN_2030), Change(RATE, 2, JAN_2027), False),
        (Change(RATE, 1, JAN_2027, JAN_2030), Change(RATE, 2, JAN_2027, JAN_2030 - 1), True),
        (Change(RATE, 1, JAN_2027, None, (1,)), Change(RATE, 2, JAN_2027), False),
        (Change(RATE, 1, JAN_2027, None, (1, 2)), Change(RATE, 2, JAN_2027, None, (2,)), True),
        (Change(RATE, 1, JAN_2027, None, (0, 1, 2, 3)), Change(RATE, 2, JAN_2027), False),
        (Change(RATE, 1), Change("office.fee", 2), False),
    ],
)
def test_a_change_covers_another_of_fewer_months_and_people(change, other, covered):
    """Only what is covered in full goes away under a later change."""
    assert covers(change, other) is covered


def test_changes_are_moved_together():
    """The first begins in the month asked for, the second as much later as before; a pilot keeps its length."""
    steps = (Change(RATE, 3, JAN_2027), Change(RATE, 2, JAN_2030, JAN_2030 + 5), Change("office.fee", 1))

    assert scenario.moved(steps, JAN_2027 - 120) == (
        Change(RATE, 3, JAN_2027 - 120), Change(RATE, 2, JAN_2030 - 120, JAN_2030 - 115), Change("office.fee", 1),
    )  # fmt: skip
