"""A life becomes rows: months that are alike are one row, and no satang is lost or told twice."""

import numpy as np
import pytest

from simsp.lives import story
from simsp.lives.notes import Moved, Stay, causes, kind_of_work
from simsp.world.people import PERSON, Job, Place
from simsp.world.rights import GATES, Gate

HERE, HOME = int(Place.THAILAND), int(Place.HOME)
LUMP = "old_age_lump_sum"


def gates(**lost: int) -> np.ndarray:
    """What was lost by gate."""
    made = np.zeros(len(GATES), np.int64)
    for name, satang in lost.items():
        made[Gate[name.upper()]] = satang
    return made


@pytest.mark.parametrize(
    ("lost", "by_gate", "told"),
    [
        (0, gates(knows=5), []),
        (5, gates(knows=5), [("knows", 5)]),
        (5, gates(enrolled=2, papers=3), [("enrolled", 2), ("papers", 3)]),
        (5, gates(knows=9), [("knows", 5)]),  # somebody else lost four at the same gate
        (5, gates(knows=5, papers=4), [("", 5)]),  # five at the first, or one there and four at the other?
    ],
)
def test_a_cause_is_told_only_where_it_is_known(
    lost: int, by_gate: np.ndarray, told: list[tuple[str, int]]
) -> None:
    """What one person lost is told by gate; where others lost elsewhere at the same time, it stays open."""
    assert causes(lost, by_gate) == told


@pytest.mark.parametrize(
    ("fields", "kept", "by_choice", "word"),
    [
        ({"job": Job.INSURABLE, "insured_job": 1, "insured_now": 1}, False, False, "insured"),
        ({"job": Job.INSURABLE, "insured_job": 1, "insured_now": 1}, True, False, "insured_not_remitted"),
        ({"job": Job.INSURABLE, "insured_job": 1}, False, False, "not_enrolled"),
        ({"job": Job.INSURABLE}, False, False, "not_insurable"),
        ({"job": Job.EXCLUDED}, False, False, "not_insurable"),
        ({"job": Job.EXCLUDED, "insured_now": 1}, False, True, "self_enrolled"),
        ({"job": Job.NONE}, False, False, "no_job"),
    ],
)
def test_each_month_of_work_has_one_word(
    fields: dict[str, int], kept: bool, by_choice: bool, word: str
) -> None:
    """Who pays, and whether the law asks for it, decides the word."""
    person = np.zeros((), PERSON)
    for name, value in fields.items():
        person[name] = int(value)
    assert kind_of_work(person, kept, by_choice) == word


def test_months_that_are_alike_are_one_row() -> None:
    """Two months insured, one without a job, one insured: three rows, with the sums of what was paid."""
    noted = [(10, "insured", 5), (11, "insured", 6), (12, "no_job", 0), (13, "insured", 7)]
    rows = [(row.first, row.last, row.what, row.satang) for row in story._lane("work", noted)]
    assert rows == [(10, 11, "insured", 11), (12, 12, "no_job", None), (13, 13, "insured", 7)]


def test_a_gap_parts_two_rows() -> None:
    """Who is away in between has two spells of the same papers."""
    rows = story._lane("papers", [(10, "mou", 0), (12, "mou", 0)])
    assert [(row.first, row.last) for row in rows] == [(10, 10), (12, 12)]


def test_a_right_is_followed_through_its_fates() -> None:
    """Saved, due and waiting, then paid: the months of each, and what stood there at the end of it."""
    moved = [
        Moved(20, 20, LUMP, "still_claimable", "", 90),
        Moved(1, 19, "old_age", "not_yet_due", "", 90),
        Moved(21, 21, LUMP, "still_claimable", "", 90),
        Moved(22, 22, LUMP, "received", "", 90),
    ]
    rows = [(row.what, row.fate, row.first, row.last, row.satang) for row in story._rights(moved)]
    assert rows == [
        ("old_age", "not_yet_due", 1, 19, 90),
        (LUMP, "still_claimable", 20, 21, 90),
        (LUMP, "received", 22, 22, 90),
    ]


def test_monthly_payments_add_up_and_a_loss_between_them_stands_apart() -> None:
    """An allowance of 10 a month: paid for three months, lost for one, paid for one; two in one month add up."""
    allowance = "child_allowance"
    moved = [
        *(Moved(month, month, allowance, "received", "", 10) for month in (1, 2, 3)),
        Moved(3, 3, allowance, "received", "", 10),  # for a second child
        Moved(4, 4, allowance, "lost", "papers", 10),
        Moved(5, 5, allowance, "received", "", 10),
    ]
    rows = [(row.fate, row.cause, row.first, row.last, row.satang) for row in story._rights(moved)]
    assert rows == [("received", "", 1, 3, 40), ("lost", "papers", 4, 4, 10), ("received", "", 5, 5, 10)]


def test_after_the_last_month_everybody_is_at_home_until_death() -> None:
    """Noted in Thailand until month 30; dies in month 50."""
    stays = [Stay(29, HOME, 0, "", 0), Stay(30, HERE, 0, "no_job", 0)]
    rows = [(row.what, row.first, row.last) for row in story._places(stays, 50)]
    assert rows == [("home", 29, 29), ("thailand", 30, 30), ("home", 31, 49), ("dead", 50, 50)]
