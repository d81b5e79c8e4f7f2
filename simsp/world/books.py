"""The world's single record: what everybody shares in a month, and the sums that are kept of all lives.

It is one numpy record, so that a branch copies it in one go and a step receives it as one argument.
"""

from enum import IntEnum
from typing import Any

import numpy as np

from simsp.compiled import as_table
from simsp.world.people import ACCOUNT, AGE_LIMIT
from simsp.world.rights import FATES, GATES, RIGHTS

GROUPS = 24  # region x nationality: who hears whose stories


class View(IntEnum):
    """Two ways to count, never mixed: everybody in the months measured, or one cohort's whole lives."""

    PERIOD = 0
    LIFETIME = 1


class Payer(IntEnum):
    """Who pays a contribution."""

    WORKER = 0
    EMPLOYER = 1
    GOVERNMENT = 2


class Ledger(IntEnum):
    """The three legal accounts that a contribution is split over."""

    SHORT_TERM = 0
    UNEMPLOYMENT = 1
    OLD_AGE = 2


DIFFICULTIES = ("language", "treatment", "wait", "procedure", "embassy_travel")

BOOKS = np.dtype(
    [
        ("seed", "i8"),
        ("month", "i8"),
        (
            "edition",
            "i8",
        ),  # of wages and contribution rates; a new one makes every contribution be worked out anew
        ("measured", "u1"),  # the months measured have begun
        ("running_off", "u1"),  # they have ended: no new work, only what became of rights
        ("cohort_first", "i8"),
        ("cohort_last", "i8"),
        ("total", ACCOUNT),
        ("paid", "i8", (2, 3, 3)),  # view, payer, ledger
        ("fates", "i8", (2, len(RIGHTS), len(FATES))),  # satang
        ("counts", "i8", (2, len(RIGHTS), len(FATES))),
        ("removal", "i8", (2, len(GATES))),
        ("removal_counts", "i8", (2, len(GATES))),
        ("difficulty", "i8", (2, len(DIFFICULTIES))),
        # this month, for the series
        ("present", "i8"),
        ("enrolled", "i8"),
        ("undocumented", "i8"),
        ("by_status", "i8", (5,)),
        ("filed", "i8"),
        ("paid_claims", "i8"),
        # the times, set by the calendar
        ("mou_closed", "u1"),
        ("window", "u1"),
        ("lapse_factor", "i8"),
        ("layoff", "i8"),
        ("leaves", "i8", (4,)),
        ("comes_back", "i8", (4,)),
        ("thai_load", "i8"),
        ("fear", "i8"),
        # stories, by group
        ("listeners", "i8", (GROUPS,)),
        ("told", "i8", (GROUPS, 6)),
        ("refused", "i8", (GROUPS,)),
        ("hears", "i8", (GROUPS,)),
        ("topic", "i8", (GROUPS, 6)),
        ("trust", "i8", (GROUPS,)),
        # who joins by choice, and how ill they expect to be
        ("joined", "i8"),
        ("joined_risk", "i8"),
        ("could_join", "i8"),
        ("could_join_risk", "i8"),
        ("survivors", "i8", (2, AGE_LIMIT + 2)),
        ("discount", "i8"),  # present value of one satang, parts of 2**20
        ("open_rows", "i8"),
        ("logged", "i8"),
        ("fault", "i8"),
    ],
    align=True,
)


def books() -> Any:
    """The empty books, one row."""
    made = np.zeros(1, BOOKS)
    made["trust"] = 50_000
    made["discount"] = 1 << 20
    for name in ("lapse_factor", "thai_load", "fear"):
        made[name] = 100_000
    return as_table(made)


def begin_measuring(of: Any) -> None:
    """Set every sum to zero at the first month measured; the state of the world stays."""
    for name in ("paid", "fates", "counts", "removal", "removal_counts", "difficulty", "total"):
        of[name][:] = np.zeros((), of.dtype[name])
    for name in ("joined", "joined_risk", "could_join", "could_join_risk"):
        of[name] = 0
    of["measured"] = 1
