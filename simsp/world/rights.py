"""Rights and what becomes of them: which exist, which gates they must pass, and the table of open ones."""

from enum import IntEnum
from typing import Any

import numpy as np

from simsp.layout import Field, record, table
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


class Difficulty(IntEnum):
    """What makes a claim hard, in the order in which the workshop of 2022 named it."""

    LANGUAGE = 0
    TREATMENT = 1
    WAIT = 2
    PROCEDURE = 3
    EMBASSY_TRAVEL = 4


DIFFICULTIES = tuple(difficulty.name.lower() for difficulty in Difficulty)


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


ROW_FIELDS = (
    Field("pending", "i8", "what the office would owe on the record it is shown, not yet paid; satang"),
    Field(
        "monthly",
        "i8",
        "what accrues each month by law, or the base of unemployment benefit; 0: a single sum",
    ),
    Field("on_enrolled", "i8", "the same on the months enrolled"),
    Field("on_shown", "i8", "the same on the record shown"),
    Field("received", "i8", "paid so far; satang"),
    Field("wait", "f8", "calendar days from filing to payment"),
    Field("day", "f8", "working day of the month on which it was filed"),
    Field("person", "i4", "number of the person"),
    Field("arose", "i4", "month in which it arose"),
    Field("decided", "i4", "month of the decision"),
    Field("until", "i4", "last month of accrual"),
    Field("limit", "i4", "last month in which it can be filed"),
    Field("days", "i4", "days of unemployment, or months of another right, already accrued"),
    # a spell without work, by the law of the month in which the job ended
    Field("rate", "i4", "rate for the true reason, parts per 100,000"),
    Field("told_rate", "i4", "rate for the reason on record"),
    Field("most", "i2", "most days for the true reason"),
    Field("told_most", "i2", "most days for the reason on record"),
    Field("waiting_days", "i2", "days without work before the first paid one"),
    Field("max_days_a_year", "i2", "most days in a calendar year"),
    Field("after_departure", "i2", "whether it is due abroad, see law.unemployment"),
    Field("passed", "u2", "gates passed, bits by Gate"),
    Field("kind", "u1", "by Right"),
    Field("state", "u1", "by State"),
    Field("heirs", "u1", "claimed by heirs"),
    Field("child", "u1", "the child's place among the children"),
    Field("region", "u1", "of the office"),
    Field("extended", "u1", "the deadline was extended once"),
    Field("eligible", "u1", "bits: 1 by law, 2 on enrolled months, 4 on the record shown"),
    Field("reason", "u1", "true reason for leaving the job"),
    Field("permit_ends", "u1", "the permit to stay was tied to the job that ended"),
    Field("tail", "u1", "arose after the job had ended"),
    Field("at_exit", "u1", "claimed on leaving Thailand for good"),
    Field("refused", "u1", "was refused once"),
    Field("met", "u1", "difficulties of the claim, bits by Difficulty"),
    Field("cause", "u1", "first gate at which something was lost, plus 1; 0: nothing lost"),
    Field("shut", "u1", "the gate at which a right that is SHUT was lost"),
    Field("regains", "u1", "every other gate stood open then"),
    Field("tells", "u1", "was paid this month to somebody with a job, who tells of it at work"),
)
# One open right.
ROW = record(ROW_FIELDS)


def rows(capacity: int) -> Any:
    """An empty table of open rights."""
    return table(capacity, ROW)
