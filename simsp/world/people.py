"""One record a migrant. A person is not a record: the law, enrolment and the office each count months of their own."""

from enum import IntEnum
from typing import Any

from simsp.layout import Field, record, table
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


class Showing(IntEnum):
    """What somebody with a status can show at a counter."""

    PAPERS = 0
    RECEIPT = 1
    NOTHING = 2


class Branch(IntEnum):
    """Branches a worker may know of, in the order of the dimension `branch`."""

    HEALTH = 0
    MATERNITY = 1
    CHILD = 2
    UNEMPLOYMENT = 3
    INVALIDITY_DEATH = 4
    OLD_AGE = 5


RECORD_FIELDS = (
    Field("mask", "u8", "which of the last 64 months count; bit 0 is the month `brought_to`"),
    Field("worker", "i8", "the worker's old-age money, satang"),
    Field("employer", "i8", "the employers' old-age money, satang"),
    Field("returns", "i8", "yearly returns on both, satang"),
    Field("brought_to", "i4", "month that mask and returns have been brought to"),
    Field("months", "i2", "months since the old-age money last became a right"),
    Field("ever", "i2", "all months (s.73 counts them)"),
)
# Months and old-age money as one of three parties counts them.
RECORD = record(RECORD_FIELDS)

ACCOUNT_FIELDS = (
    Field("deducted", "i8", "taken from wages or paid by the self-enrolled"),
    Field("worker", "i8", "of that, what reached the fund"),
    Field("employer", "i8", "paid by employers that reached the fund"),
    Field("government", "i8", "paid by the government"),
    Field("owed", "i8", "fallen due by law"),
    Field("cash", "i8", "cash received"),
    Field("care", "i8", "estimated value of care received"),
    Field("lost", "i8", "owed and lost"),
    Field("still", "i8", "owed, deadline not passed"),
    Field("not_yet", "i8", "old-age money not yet due"),
    Field("claim_costs", "i8", "spent on claiming"),
    Field("paper_costs", "i8", "spent on papers"),
    Field("employer_cost", "i8", "paid by employers less what they took back through wages"),
    Field("old_age_paid", "i8", "old-age contributions of worker and employer"),
    Field("old_age_received", "i8", "old-age cash"),
    Field("rights_due", "i8", "rights fallen due, count"),
    Field("rights_received", "i8", "rights received at least in part, count"),
    Field("claims", "i8", "claims filed, count"),
    Field("had_difficulty", "i8", "claims that met any difficulty, count"),
    Field("months_worked", "i8", "months in work, from the first insured month on"),
    Field("months_insurable", "i8", "months in jobs that the law insures"),
    Field("months_credited", "i8", "months with a contribution"),
    Field("months_by_choice", "i8", "months of self-enrolment"),
    Field("pv_lost", "i8", "present value of what was lost"),
    Field("pv_paid", "i8", "present value of what was paid in"),
    Field("pv_received", "i8", "present value of what was received"),
    Field("exits_paid", "i8", "lump sums claimed on leaving, count"),
    Field("exits_due", "i8", "lump sums fallen due on leaving, also those of workers never enrolled, count"),
    Field("unremitted", "i8", "deducted or due from an employer who kept it"),
    Field("evaded", "i8", "due on insurable jobs of workers who were not enrolled"),
    Field("over_deducted", "i8", "taken from wages beyond what the law says"),
    Field("home_contributions", "i8", "paid to the scheme at home while insured in Thailand"),
    Field("owed_by_right", "i8", "owed, by right", (len(DIMENSIONS["right"]),)),
    Field("received_by_right", "i8", "received, by right", (len(DIMENSIONS["right"]),)),
)
# What one person (or everybody) paid, was owed and got since the months measured began; satang where not a count.
ACCOUNT = record(ACCOUNT_FIELDS)

WORTH_FIELDS = (
    Field("received", "i8", "benefits received, cash and care"),
    Field("paid_in", "i8", "what reached the fund from all three payers"),
    Field("deducted", "i8", "taken from wages, or paid by the self-enrolled"),
    Field("government", "i8", "paid in by the government"),
    Field("employer_cost", "i8", "paid by employers less what wages gave back"),
    Field("spent", "i8", "spent by the worker on papers and claims"),
)
# What a life was worth to each party from the months measured on, of everybody; satang, present value.
WORTH = record(WORTH_FIELDS)

DUE_FIELDS = (
    Field("priced", "i4", "the edition of wages and rates it was worked out from"),
    Field("pay", "i4", "pay of the month"),
    Field("wage", "i4", "insured wage in baht"),
    Field("own", "i4", "old-age money credited as the worker's"),
    Field("theirs", "i4", "old-age money credited as the employer's"),
    Field("shifted", "i4", "what the employer pays in the worker's place"),
    Field("parts", "i4", "by payer and legal account", (3, 3)),
)
# What is due on one month of an insured job, worked out anew only when the wage or the law changes; satang.
DUE = record(DUE_FIELDS)

# In the order in which a month needs it: what everybody's month touches fills the first 64 bytes, one line of the
# processor's cache; what an insured month touches follows. On the reference machine the order of fields decides more
# about speed than what is done with them (docs/performance.md).
PERSON_FIELDS = (
    Field("key", "u8", "the key of all this person's luck, see simsp.luck"),
    Field("pv_net", "i8", "pay and benefits less costs, discounted, from the months measured; satang"),
    Field("risk", "i4", "lasting health risk, parts per 100,000 of the mean"),
    Field("plans", "i4", "lasting wish to stay, parts per 100,000"),
    Field("wage_factor", "i4", "pay as a multiple of the local minimum wage, parts per 100,000"),
    Field("employer", "i4", "number of the employer"),
    Field("papers_until", "i4", "month in which the papers run out"),
    Field("permit_since", "i4", "month in which the present permit began"),
    Field("dies", "i2", "month of death"),
    Field("born", "i2", "month of birth"),
    Field("arrived", "i2", "month of the first arrival"),
    Field("happened", "u2", "what happened this month, bits by simsp.world.events"),
    Field("status", "u1", "papers, by Status"),
    Field("nationality", "u1", "by dimension"),
    Field("sex", "u1", "by dimension"),
    Field("sector", "u1", "by dimension"),
    Field("region", "u1", "by dimension"),
    Field("place", "u1", "by Place"),
    Field("showing", "u1", "what can be shown at a counter, by Showing"),
    Field("job", "u1", "by Job"),
    Field("low_pay", "u1", "the job pays below the minimum wage"),
    Field("insured_job", "u1", "the law insures this job (a lapsed paper does not end it)"),
    Field("insured_now", "u1", "contributions were taken this month"),
    Field("knows", "u1", "branches known of, bits by Branch"),
    Field("in_cohort", "u1", "belongs to the cohort of the lifetime view"),
    Field("invalid", "u1", "by Invalid"),
    Field("children_here", "u1", "bits by place in child_born: the child is in Thailand"),
    Field("jobless", "u1", "months without work in a row, at most 255"),
    # an insured month
    Field("law", RECORD, "all months the law counts (s.33, 42, 47, 49)"),
    Field("first_insured", "i4", "month of the first contribution; 0: never"),
    Field("last_insured", "i4", "last month in a job that the law insures"),
    Field("hospital", "u1", "region of the registered hospital"),
    Field("unpaid", "u1", "months of self-enrolment unpaid in a row"),
    Field("member", "u1", "self-enrolled"),
    Field(
        "stays_enrolled",
        "u1",
        "the employer has enrolled this worker for good: before 2011, or on a petition",
    ),
    Field("career", "i8", "sum of insured wages since old-age money last became a right, revalued; satang"),
    Field("due", DUE, "what is due on a month of this job"),
    Field("births", "u1", "births that gave the grant, which has had a limit by number (s.65, 67)"),
    Field("on_break", "u1", "at home between two MOU contracts"),
    Field("used", "u1", "has received care or cash"),
    Field("met_difficulty", "u1", "has met a difficulty with care or with a claim"),
    Field("enrolled", RECORD, "months deducted by an employer, remitted or not, in any record"),
    Field("shown", RECORD, "months on the record that the office looks at"),
    Field("worth", WORTH, "present values, of everybody"),
    Field("wages", "u2", "insured wages in baht, by law-counted month", (RING,)),
    # events
    Field("papers_spent", "i8", "spent on papers since the months measured began; satang"),
    Field("papers_from", "i4", "month from which the papers can be shown; a receipt until then"),
    Field("left", "i4", "month of the last departure"),
    Field("misrecords_below", "u4", "the employer's disposition to record a false reason"),
    Field("back", "i4", "month of return to Thailand; 0: none"),
    Field("member_months", "i4", "months of self-enrolment"),
    Field("child_born", "i2", "month of birth of each child; 0: no child has this place", (CHILDREN,)),
    Field("invalid_cash", "i4", "invalidity pay a month by law"),
    Field("invalid_until", "i4", "last month of invalidity pay"),
    Field("kept_since", "i4", "month from which children keep their allowance (s.75 bis); 0: not so"),
    Field("year", "i2", "calendar year that the next three count days of"),
    Field("jobless_days", "i2", "days of unemployment benefit owed"),
    Field("sick_days", "i2", "days of sickness cash owed"),
    Field("sick_pay_days", "i2", "days of sick pay owed by the employer"),
    Field("invalid_bits", "u1", "the records on which invalidity pay is due, bits as in month.cover"),
    Field("kept", "u1", "the records on which children keep their allowance"),
    Field("entry_status", "u1", "papers at the first arrival"),
)
# One migrant.
PERSON = record(PERSON_FIELDS)


_PLACES: Any = PERSON.fields
WAGES, CHILDREN_BORN = _PLACES["wages"][1], _PLACES["child_born"][1]  # bytes from the start of a record


def people(count: int) -> Any:
    """An empty table of `count` migrants, none of whom has arrived."""
    return table(count, PERSON)


def accounts(count: int) -> Any:
    """The empty accounts of `count` migrants; only those of the cohort's members are ever written."""
    return table(count, ACCOUNT)
