"""Rights and what becomes of them: which exist, which gates they must pass, and the table of open ones."""

from enum import IntEnum
from typing import Any

import numpy as np

from simsp.compiled import as_table
from simsp.parameters import DIMENSIONS


class Right(IntEnum):
    """Cash rights and care, in the order of the dimension `right`."""

    HEALTH_CARE = 0
    SICKNESS_CASH = 1
    CHILDBIRTH_GRANT = 2
    ANTENATAL = 3
    MATERNITY_LEAVE = 4
    CHILD_ALLOWANCE = 5
    INVALIDITY_PENSION = 6
    FUNERAL_GRANT = 7
    SURVIVORS_GRANT = 8
    UNEMPLOYMENT = 9
    OLD_AGE_PENSION = 10
    OLD_AGE_LUMP_SUM = 11


RIGHTS = DIMENSIONS["right"]
DISPLAY = ("sickness", "maternity", "invalidity", "death", "child_allowance", "old_age", "unemployment")
# The displayed branch that pays each right (position in DISPLAY).
PAID_FROM = (0, 0, 1, 1, 1, 4, 2, 3, 3, 6, 5, 5)
# The branch a worker must know of to claim it (position in people.Branch).
KNOWN_AS = np.array([0, 0, 1, 1, 1, 2, 4, 4, 4, 3, 5, 5], np.int64)


class Gate(IntEnum):
    """What a right must pass to become money, in the order a claim meets it."""

    ENROLLED = 0
    RECORDED_AND_REMITTED = 1
    TRUE_REASON_RECORDED = 2
    KNOWS = 3
    IN_THAILAND_OR_CHANNEL = 4
    PAPERS = 5
    FILED_IN_TIME = 6
    SERVED = 7
    ACCEPTED = 8
    CASH_REACHED = 9


GATES = tuple(gate.name.lower() for gate in Gate)


class Fate(IntEnum):
    """What became of the baht of a right; losses follow by gate."""

    RECEIVED = 0
    STILL_CLAIMABLE = 1
    NOT_YET_DUE = 2
    LOST = 3  # + gate


FATES = ("received", "still_claimable", "not_yet_due", *(f"lost: {gate}" for gate in GATES))


class State(IntEnum):
    """Where an open right stands."""

    OPEN = 0
    IN_QUEUE = 1
    DECIDING = 2
    PAYING = 3
    CLOSED = 4
    SHUT = 5  # refused or lost for good, but the law goes on owing it month by month


# One row an open right. Money in satang; `pending` is what the office would owe on the record it is shown.
ROW = np.dtype(
    [
        ("pending", "i8"),
        (
            "monthly",
            "i8",
        ),  # what accrues each month by law, or the base of unemployment benefit; 0: a single sum
        ("on_enrolled", "i8"),  # the same on the months enrolled, and on the record shown
        ("on_shown", "i8"),
        ("received", "i8"),
        ("wait", "f8"),
        ("day", "f8"),
        ("person", "i4"),
        ("arose", "i4"),
        ("decided", "i4"),
        ("until", "i4"),  # last month of accrual
        ("limit", "i4"),  # last month in which it can be filed
        ("days", "i4"),  # days of unemployment, or months of another right, already accrued
        # a spell without work, by the law of the month in which the job ended
        ("rate", "i4"),  # for the true reason, and for the one on record
        ("told_rate", "i4"),
        ("most", "i2"),
        ("told_most", "i2"),
        ("waiting_days", "i2"),
        ("max_days_a_year", "i2"),
        ("after_departure", "i2"),
        ("passed", "u2"),  # bits by Gate
        ("kind", "u1"),
        ("state", "u1"),
        ("heirs", "u1"),
        ("child", "u1"),
        ("region", "u1"),
        ("extended", "u1"),
        ("eligible", "u1"),  # bits: 1 by law, 2 on enrolled months, 4 on the record shown
        ("reason", "u1"),  # true reason for leaving the job
        ("permit_ends", "u1"),  # the permit to stay was tied to the job that ended
        ("tail", "u1"),  # arose after the job had ended
        ("at_exit", "u1"),  # claimed on leaving Thailand for good
        ("refused", "u1"),
        ("cause", "u1"),  # first gate at which something was lost, plus 1; 0: nothing lost
        ("shut", "u1"),  # the gate at which a right that is SHUT was lost
        ("regains", "u1"),  # every other gate stood open then
    ],
    align=True,
)


def rows(capacity: int) -> Any:
    """An empty table of open rights."""
    return as_table(np.zeros(capacity, ROW))
