"""One record a migrant. A person is not a record: the law, enrolment and the office each count months of their own."""

from enum import IntEnum
from typing import Any

import numpy as np

from simsp.compiled import as_table
from simsp.parameters import DIMENSIONS

AGE_LIMIT = 110
RING = 64  # insured wages kept: the last 60 make a pension (s.76), and a mask remembers 64 months
CHILDREN = 6  # a person's children who can bring an allowance at one time


class Status(IntEnum):
    """Immigration status, in the order of the dimension `status`."""

    MOU = 0
    NV = 1
    CR = 2
    BORDER_PASS = 3
    UNDOCUMENTED = 4


class Place(IntEnum):
    """Where a migrant is."""

    NOT_ARRIVED = 0
    THAILAND = 1
    HOME = 2
    DEAD = 3


class Job(IntEnum):
    """What kind of work: inside the Social Security Act or outside it."""

    NONE = 0
    INSURABLE = 1
    EXCLUDED = 2


class Invalid(IntEnum):
    """Whether somebody is invalid, not from work (s.69): severely, and so never in work again."""

    NO = 0
    PARTLY = 1
    SEVERELY = 2


class Branch(IntEnum):
    """Branches a worker may know of, in the order of the dimension `branch`."""

    HEALTH = 0
    MATERNITY = 1
    CHILD = 2
    UNEMPLOYMENT = 3
    INVALIDITY_DEATH = 4
    OLD_AGE = 5


# Months and old-age money as one of three parties counts them (satang; `mask` bit 0 = the month `masked`).
RECORD = np.dtype(
    [
        ("mask", "u8"),
        ("worker", "i8"),
        ("employer", "i8"),
        ("returns", "i8"),
        ("months", "i4"),  # since the old-age money last became a right
        ("ever", "i4"),  # all months (s.73 counts them)
    ],
    align=True,
)

# What one person (or everybody) paid, was owed and got since the months measured began; satang and counts.
ACCOUNT = np.dtype(
    [
        (name, "i8")
        for name in (
            "deducted", "worker", "employer", "government", "owed", "cash", "care", "lost", "still",
            "not_yet", "claim_costs", "paper_costs", "employer_cost", "old_age_paid", "old_age_received",
            "rights_due", "rights_received", "claims", "had_difficulty", "months_worked", "months_insurable",
            "months_credited", "months_by_choice", "pv_lost", "pv_paid", "pv_received", "exits_paid", "unremitted",
            "evaded",
        )
    ]
    + [(name, "i8", (len(DIMENSIONS["right"]),)) for name in ("owed_by_right", "received_by_right")],
    align=True,
)  # fmt: skip

# What is due on one month of an insured job, worked out anew only when the wage or the law changes; satang.
DUE = np.dtype(
    [
        ("priced", "i4"),  # the edition of wages and rates it was worked out from
        ("pay", "i4"),
        ("wage", "i4"),  # insured, in baht
        ("own", "i4"),  # old-age money credited as the worker's, and as the employer's
        ("theirs", "i4"),
        ("shifted", "i4"),
        ("parts", "i4", (3, 3)),  # by payer and legal account
    ],
    align=True,
)

# A record is written in the order in which a month needs it: what everybody's month touches fills the first 64 bytes,
# what an insured month touches follows.
PERSON = np.dtype(
    [
        ("pv_net", "i8"),  # pay and benefits less costs, discounted; for everybody, from the months measured
        ("dies", "i4"),
        ("born", "i4"),
        ("papers_until", "i4"),
        ("permit_since", "i4"),
        ("risk", "i4"),  # lasting health risk, parts per 100,000 of the mean
        ("plans", "i4"),  # lasting wish to stay, parts per 100,000
        ("wage_factor", "i4"),  # of the local minimum wage, parts per 100,000
        ("employer", "i4"),
        ("masked", "i4"),  # month that the three records have been brought to
        ("happened", "u2"),  # bits by simsp.world.events: what happened to this person this month
        ("status", "u1"),
        ("nationality", "u1"),
        ("sex", "u1"),
        ("sector", "u1"),
        ("region", "u1"),
        ("place", "u1"),
        ("job", "u1"),
        ("low_pay", "u1"),
        ("insured_job", "u1"),  # the law insures this job (a lapsed paper does not end it)
        ("insured_now", "u1"),  # contributions were taken this month
        ("knows", "u1"),  # bits by Branch
        ("member", "u1"),  # self-enrolled
        ("in_cohort", "u1"),
        ("invalid", "u1"),
        ("children_here", "u1"),  # bits by place in child_born: the child is in Thailand
        ("unpaid", "u1"),
        ("births", "u1"),  # that gave the grant, which has had a limit by number (s.65, 67)
        # an insured month
        ("law", RECORD),  # all months the law counts (s.33, 42, 47, 49)
        ("evades_below", "i8"),  # the employer's dispositions: acts so if below the threshold in force
        ("withholds_below", "i8"),
        ("informs_below", "i8"),
        (
            "career",
            "i8",
        ),  # sum of insured wages since the old-age money last became a right, revalued; satang
        ("due", DUE),
        ("first_insured", "i4"),
        ("last_insured", "i4"),  # last month in a job that the law insures
        ("enrolled", RECORD),  # months deducted by an employer, remitted or not, in any record
        ("shown", RECORD),  # months on the record that the office looks at
        ("wages", "u2", (RING,)),  # insured wages in baht, by law-counted month
        # events
        ("misrecords_below", "i8"),
        ("arrived", "i4"),
        ("left", "i4"),  # month of the last departure
        ("back", "i4"),  # month of return to Thailand; 0 = none
        ("member_months", "i4"),
        ("child_born", "i4", (CHILDREN,)),  # 0: no child has this place
        (
            "invalid_cash",
            "i4",
        ),  # invalidity pay a month by law, until when, and on which records (bits, see cover)
        ("invalid_until", "i4"),
        ("kept_since", "i4"),  # month from which children keep their allowance (s.75 bis); 0: not so
        ("year", "i2"),  # calendar year that the next three count days of
        ("jobless_days", "i2"),  # of unemployment benefit owed
        ("sick_days", "i2"),  # of sickness cash owed
        ("sick_pay_days", "i2"),  # of sick pay owed by the employer
        ("invalid_bits", "u1"),
        ("kept", "u1"),  # the records on which they keep it
        ("entry_status", "u1"),
        ("ngo", "u1"),
        ("account", ACCOUNT),
    ],
    align=True,
)


_PLACES: Any = PERSON.fields
INSURED_MONTH = _PLACES["misrecords_below"][1]  # bytes of a record that an insured month touches


def people(count: int) -> Any:
    """An empty table of `count` migrants, none of whom has arrived."""
    return as_table(np.zeros(count, PERSON))
