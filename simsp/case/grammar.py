"""What a case file may say: every key with its kind, what is allowed, its default and its meaning.

Reading, refusing and documenting (docs/case-files.md) all go by these tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simsp.parameters import DIMENSIONS

BRANCHES = DIMENSIONS["branch"]
RIGHTS = (*DIMENSIONS["right"], "work_injury")
GATES = (
    "enrolled", "recorded_and_remitted", "true_reason_recorded", "knows", "in_thailand_or_channel", "papers",
    "filed_in_time", "served", "accepted", "cash_reached",
)  # fmt: skip
NATIONALITIES = ("Myanmar", "Cambodia", "Laos", "Vietnam")
REASONS = ("dismissed", "resigned")
INSURANCE = ("s33", "s39", "s40", "mhis", "self_enrolment", "none")
COUNTRIES = ("japan", "myanmar", "cambodia", "laos", "vietnam")
ORIGINS = ("official example", "hand calculation", "made up")


@dataclass(frozen=True)
class Key:
    """One key: its kind, what it may be, whether it must be there, what holds where it is not."""

    kind: str  # text month money number flag choice names months count group rows
    meaning: str
    required: bool = False
    default: Any = None
    allowed: tuple[Any, ...] = ()
    absent: str = ""  # what holds where it is not there, in words, where `default` does not say it


Keys = Mapping[str, Key]

CASE: Keys = {
    "title": Key("text", "What the case is about, in one line.", required=True),
    "origin": Key("choice", "Where the figures come from.", required=True, allowed=ORIGINS),
    "source": Key(
        "text", "The document that tells the story, and how the figures were worked out.", default=""
    ),
    "tests": Key("text", "The clauses that the case tests.", default=""),
    "as_of": Key(
        "month",
        "The month on whose last day the answer is given.",
        absent="24 months after the last month named",
    ),
    "person": Key("group", "Who it is.", required=True),
    "history": Key(
        "rows", "Spells of work or insurance, months inclusive; a gap is no insured work.", default=[]
    ),
    "events": Key("rows", "What happened, in any order.", default=[]),
    "elsewhere": Key("rows", "Insured months in other countries.", default=[]),
    "expect": Key("rows", "What the answer must say; exit code 1 where it does not.", default=[]),
}
PERSON: Keys = {
    "nationality": Key("choice", "Citizenship.", required=True, allowed=NATIONALITIES),
    "sex": Key("choice", "Sex.", required=True, allowed=DIMENSIONS["sex"]),
    "born": Key("month", "Month of birth.", required=True),
    "knows": Key(
        "names", "Branches of the fund that the person has heard of.", default=BRANCHES, allowed=BRANCHES
    ),
    "papers_valid_until": Key(
        "month", "Last month in which passport and permit are valid.", absent="always valid"
    ),
    "children": Key(
        "months", "Months of birth of children born before the events of the file.", absent="none", default=()
    ),
    "spouse": Key(
        "flag",
        "A wife, husband or open partner exists. A man without one has no right to birth money.",
        default=True,
    ),
    "marriage_certificate": Key(
        "flag", "A man can prove by papers that he is the husband or father.", default=True
    ),
    "birth_certificate": Key("flag", "The children have birth certificates.", default=True),
    "bank_account": Key("flag", "The person has a bank account in Thailand.", default=True),
    "savings_thb": Key("money", "Money at hand, for a hospital that must be paid first.", absent="enough"),
    "heirs": Key(
        "group",
        "Who would inherit; `none` for nobody.",
        absent="husband or wife, and two parents",
        allowed=("none",),
    ),
    "statement": Key("group", "What an office's statement of account brings forward.", absent="nothing"),
}
HEIRS: Keys = {
    "children": Key("number", "Living children.", default=0, allowed=(0, 30)),
    "spouse": Key("flag", "A widow or widower.", default=True),
    "parents": Key("number", "Living parents.", default=2, allowed=(0, 2)),
    "named": Key("flag", "A person named in writing.", default=False),
    "know": Key("flag", "They hear of the money.", default=True),
}
STATEMENT: Keys = {
    "month": Key("month", "The figures hold at the start of this month.", required=True),
    "months": Key(
        "number", "Months by law, in a row up to the month before.", required=True, allowed=(0, 600)
    ),
    "recorded_months": Key(
        "number", "Of these, months on the office's record.", absent="all", allowed=(0, 600)
    ),
    "worker_thb": Key("money", "Old-age money credited as the worker's.", required=True),
    "employer_thb": Key("money", "Old-age money credited as the employers'.", required=True),
    "returns_thb": Key("money", "Yearly returns credited.", default=0),
    "wage_thb": Key("money", "Insured wage a month.", required=True),
}
ROW: Keys = {
    "from": Key("month", "First month.", required=True),
    "to": Key("month", "Last month, inclusive.", required=True),
    "status": Key("choice", "Immigration status.", default="nv", allowed=DIMENSIONS["status"]),
    "sector": Key("choice", "Kind of work.", default="other", allowed=DIMENSIONS["sector"]),
    "wage_thb": Key(
        "money", "Pay a month for normal working time; needed where an employer pays (s33, mhis, none)."
    ),
    "enrolled": Key("flag", "The employer registered the worker and deducted contributions.", default=True),
    "employer": Key(
        "text", "A name for the employer; needed where rows overlap.", absent="one employer", default=""
    ),
    "record": Key(
        "text",
        "A name for the insurance number; in practice a new one hides the months on the older one.",
        absent="one number",
        default="",
    ),
    "province": Key("text", "Where the work is; for the reader, it moves nothing.", default=""),
    "remitted": Key("flag", "What was deducted reached the fund.", default=True),
    "deducted_thb": Key("money", "What was deducted a month.", absent="what the law says"),
    "insurance": Key("choice", "Which insurance.", default="s33", allowed=INSURANCE),
    "excluded_work": Key(
        "flag",
        "Work outside the Act (decree of 2017).",
        absent="true for household, farm and fishing work not enrolled",
    ),
    "flood_province": Key("flag", "In a province named by the flood notice of October 2024.", default=False),
    "option": Key(
        "choice",
        "Section 40: which option, by its price in baht a month.",
        default=70,
        allowed=(70, 100, 300),
    ),
    "months": Key("choice", "Health card: its length in months.", default=12, allowed=(3, 6, 12, 24)),
}
ABROAD: Keys = {
    "country": Key("choice", "Which country.", required=True, allowed=COUNTRIES),
    "scheme": Key("choice", "Japan: which pension.", default="employees", allowed=("employees", "national")),
    "from": Key("month", "First month.", required=True),
    "to": Key("month", "Last month, inclusive.", required=True),
    "pay": Key("money", "Insured pay a month, in the country's currency.", default=0),
    "commission": Key("money", "Japan: what a broker takes for claiming the lump sum, in yen.", default=0),
}
_RECORDED = Key("choice", "The reason that the employer reported.", absent="the true one", allowed=REASONS)
EVENTS: Mapping[str, Keys] = {
    "arrives": {},
    "dismissed": {
        "recorded_as": _RECORDED,
        "employer_paper": Key("flag", "The employer gives the paper that the office asks for.", default=True),
        "misconduct": Key("flag", "For theft, intent, gross breach or seven days of absence.", default=False),
    },
    "resigned": {"recorded_as": _RECORDED},
    "contract_ended": {"recorded_as": _RECORDED},
    "closed_by_order": {},
    "birth": {"child_stays": Key("flag", "The child stays in Thailand.", default=True)},
    "child_leaves_thailand": {
        "child": Key("month", "Which child, by month of birth.", absent="the youngest")
    },
    "child_dies": {"child": Key("month", "Which child, by month of birth.", absent="the youngest")},
    "sick": {
        "days": Key(
            "number", "Days off work by medical order; 0 for treatment alone.", default=0, allowed=(0, 3660)
        ),
        "chronic": Key("flag", "A disease on the list of chronic ones.", default=False),
        "employer_paid_days": Key(
            "number", "Days that the employer paid.", absent="what is left of 30 a year", allowed=(0, 3660)
        ),
    },
    "invalid": {
        "severity": Key("choice", "How severe.", default="severe", allowed=("severe", "partial")),
        "work_related": Key("flag", "Caused by work.", default=False),
    },
    "injured": {
        "days": Key("number", "Days unable to work.", default=0, allowed=(0, 3660)),
        "organ_loss_months": Key(
            "number", "Months set for the loss of an organ.", default=0, allowed=(0, 120)
        ),
    },
    "dies": {"work_related": Key("flag", "Caused by work.", default=False)},
    "leaves_thailand": {
        "takes_lump_sum": Key(
            "flag",
            "Asks for the old-age sum where it is offered as a choice.",
            absent="yes, if old age is known of and no pension is paid abroad",
        ),
    },
    "returns_to_thailand": {
        "record": Key(
            "choice", "The old insurance number or a new one.", default="old", allowed=("old", "new")
        )
    },
    "papers_lapse": {},
    "papers_renewed": {},
    "identity_changed": {},
    "identity_corrected": {},
    "province_change": {"to": Key("text", "The new province.", default="")},
    "yearly_report": {"made": Key("flag", "Whether it was made.", default=True)},
    "petition_s37": {},
    "paternity_proved": {},
    "hospital_bill": {
        "thb": Key("money", "The bill.", required=True),
        "elsewhere": Key("flag", "Outside the registered hospital: must be paid first.", default=True),
    },
    "helped_by": {
        "who": Key("text", "Who helped.", default=""),
        "opens": Key("choice", "The gate that the help opens.", required=True, allowed=GATES),
    },
    "claims": {
        "right": Key("choice", "Which right.", required=True, allowed=RIGHTS),
        "from": Key("choice", "Where the claim is made.", default="thailand", allowed=("thailand", "home")),
    },
    "refused": {"right": Key("choice", "Which right the office refused.", required=True, allowed=RIGHTS)},
    "learns": {"of": Key("names", "Which branches.", default=BRANCHES, allowed=BRANCHES)},
}
HAPPENED: Mapping[str, str] = {
    "arrives": "The person comes to Thailand for the first time; for the reader, it moves nothing.",
    "dismissed": "The employer ends the job.",
    "resigned": "The worker ends the job.",
    "contract_ended": "The contract runs out; pays as a resignation.",
    "closed_by_order": "The government closes the workplace.",
    "birth": "The person has a child: born by her, or by his wife or open partner.",
    "child_leaves_thailand": "A child moves abroad.",
    "child_dies": "A child dies.",
    "sick": "Illness outside work: treatment, and days off.",
    "invalid": "Lasting loss of the ability to work.",
    "injured": "An accident at work.",
    "dies": "The person dies; heirs claim.",
    "leaves_thailand": "Goes home, for good unless `returns_to_thailand` follows; still there in that month.",
    "returns_to_thailand": "Comes back.",
    "papers_lapse": "Passport, visa or permit is no longer valid.",
    "papers_renewed": "They are valid again.",
    "identity_changed": "Name, number or passport differ from the record; in practice the bank refuses from then on.",
    "identity_corrected": "The record is corrected.",
    "province_change": "Moves to another province; for the reader, a new insurance number is told by `record`.",
    "yearly_report": "The yearly report that a child lives; missed, it stops the allowance until the next.",
    "petition_s37": "Asks the office to correct the record of months (section 37).",
    "paternity_proved": "A man proves that he is the father.",
    "hospital_bill": "A hospital asks for money.",
    "helped_by": "Somebody helps; from then on a gate stands open.",
    "claims": "Makes the first claim of a right; without this, in the first month in which knowledge and papers allow.",
    "refused": "The office refuses the right.",
    "learns": "Hears of branches of the fund.",
}
EVENT: Keys = {
    "month": Key("month", "The month in which it happened.", required=True),
    "event": Key("choice", "What happened.", required=True, allowed=tuple(EVENTS)),
}
