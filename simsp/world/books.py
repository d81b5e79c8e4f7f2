"""The world's single record: what everybody shares in a month, and the sums that are kept of all lives.

It is one numpy record, so that a branch copies it in one go and a step receives it as one argument.
"""

from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp.compiled import as_table
from simsp.layout import Field, record
from simsp.world.people import ACCOUNT, AGE_LIMIT
from simsp.world.rights import DIFFICULTIES, FATES, GATES, RIGHTS

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


_SUMS = (
    Field("total", ACCOUNT, "everybody's account"),
    Field("paid", "i8", "by view, payer, ledger; satang", (2, 3, 3)),
    Field("fates", "i8", "by view, right, fate; satang", (2, len(RIGHTS), len(FATES))),
    Field("counts", "i8", "by view, right, fate; rights", (2, len(RIGHTS), len(FATES))),
    Field("removal", "i8", "what opening one gate would regain, by view; satang", (2, len(GATES))),
    Field("removal_counts", "i8", "losses concerned, by view", (2, len(GATES))),
    Field("difficulty", "i8", "claims that met it, by view and kind", (2, len(DIFFICULTIES))),
    # this month, for the series
    Field("here", "i8", "migrants in Thailand, by nationality, papers, insured this month or not", (4, 5, 2)),
    Field("inspections", "i8", "workplaces inspected"),
    Field("found", "i8", "employers found at fault by an inspection"),
    Field("petitions", "i8", "workers enrolled on their own petition (s.37)"),
    Field("filed", "i8", "claims filed"),
    Field("paid_claims", "i8", "claims paid for the first time"),
    # stories, by group
    Field("listeners", "i8", "people in Thailand, by region and nationality", (GROUPS,)),
    Field("told", "i8", "paid claims told this month, by group and branch", (GROUPS, 6)),
    Field("refused", "i8", "refusals this month, by group", (GROUPS,)),
    # what the insured would answer today, all of them and those whom NGOs reach
    Field("asked", "i8", "insured workers", (2,)),
    Field("know", "i8", "of them know of a branch", (2, 6)),
    Field("used", "i8", "of them have used a benefit", (2,)),
    Field("met_difficulty", "i8", "of those who used one, have met a difficulty", (2,)),
    # who joins by choice, and how ill they expect to be
    Field("joined", "i8", "times somebody enrolled themselves"),
    Field("joined_risk", "i8", "sum of their health risks"),
    Field("could_join", "i8", "times somebody could"),
    Field("could_join_risk", "i8", "sum of their health risks"),
)
# Sums over people: each block of people has its own, which are added up.
_SHARED = (
    Field("seed", "i8", "seed of the replicate"),
    Field("month", "i8", "the month lived through"),
    Field("edition", "i8", "of wages and rates; a new one makes every contribution be worked out anew"),
    Field("measured", "u1", "the months measured have begun"),
    Field("running_off", "u1", "they have ended: no new work, only what became of rights"),
    Field("cohort_first", "i8", "first month of insurance that makes a member of the cohort"),
    Field("cohort_last", "i8", "and the last"),
    # the times, set by the calendar
    Field("mou_closed", "u1", "nobody enters under an MOU, by nationality", (4,)),
    Field("border_closed", "u1", "no crossing for border passes and MOU entries, by nationality", (4,)),
    Field("suspended", "u1", "no papers are given or renewed, by nationality", (4,)),
    Field("extended", "u1", "stays that would end are extended, by nationality", (4,)),
    Field("window", "u1", "a registration round is open"),
    Field("lapse_factor", "i8", "multiple of lapsing papers, by nationality, parts per 100,000", (4,)),
    Field("mou_entry", "i8", "multiple of the MOU channel, by nationality, parts per 100,000", (4,)),
    Field("arrests", "i8", "chance of being sent home for want of papers, by nationality, threshold", (4,)),
    Field("layoff", "i8", "chance of being laid off this month, threshold"),
    Field("leaves", "i8", "chance of leaving in an exodus, by nationality", (4,)),
    Field("comes_back", "i8", "chance of coming back from it, by nationality", (4,)),
    Field("thai_load", "i8", "multiple of Thai members' claims, parts per 100,000"),
    Field(
        "fear", "i8", "of those who would file, how many still dare, by nationality, parts per 100,000", (4,)
    ),
    # what is told this month, by group
    Field("hears", "i8", "chance of hearing a story, by group", (GROUPS,)),
    Field("topic", "i8", "of which branch, rising thresholds, by group", (GROUPS, 6)),
    Field("trust", "i8", "share of stories that end in payment, by group, parts per 100,000", (GROUPS,)),
    Field("survivors", "i8", "of 2**32 born, alive at each age, by sex", (2, AGE_LIMIT + 2)),
    Field("discount", "i8", "present value of one satang, parts of 2**20"),
    Field("open_rows", "i8", "open rights"),
    Field("logged", "i8", "first payments noted"),
    Field("fault", "i8", "what no rule allows, see simsp.run"),
    Field("member", ACCOUNT, "the account of the member of the cohort whose turn it is"),
    Field("blank", ACCOUNT, "an account in which nothing is written yet"),
)
# What everybody shares, and what one block of people is at work on.
BOOKS_FIELDS = (*_SUMS, *_SHARED)
# Everything shared, one record.
BOOKS = record(BOOKS_FIELDS)


_PLACES: Any = BOOKS.fields
_END_OF_SUMS = _PLACES[_SHARED[0].name][1]  # bytes


def books() -> Any:
    """The empty books, one row."""
    made = np.zeros(1, BOOKS)
    made["trust"] = 50_000
    made["discount"] = 1 << 20
    for name in ("lapse_factor", "thai_load", "fear", "mou_entry"):
        made[name] = 100_000
    return as_table(made)


def sums(of: Any) -> NDArray[np.int64]:
    """The sums of some books as one array of integers, which shares their memory."""
    whole: NDArray[np.int64] = np.asarray(of).view(np.int64)
    return whole[: _END_OF_SUMS // 8]


def begin_measuring(of: Any) -> None:
    """Set every sum to zero at the first month measured; the state of the world stays."""
    for name in ("paid", "fates", "counts", "removal", "removal_counts", "difficulty", "total"):
        of[name][:] = np.zeros((), of.dtype[name])
    for name in (
        "joined",
        "joined_risk",
        "could_join",
        "could_join_risk",
        "inspections",
        "found",
        "petitions",
    ):
        of[name] = 0
    of["measured"] = 1
