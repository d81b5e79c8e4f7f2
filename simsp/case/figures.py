"""What a row of `expect` may say: of a right, of a scheme outside the fund, or of the whole case."""

from simsp.case.grammar import COUNTRIES, GATES, RIGHTS, Key, Keys

SCHEMES = (
    "mhis",
    "section_40",
    "japan_lump_sum",
    *(f"home_{country}" for country in COUNTRIES[1:]),
    "transfer",
)
PARTS = ("death", "funeral", "invalidity", "incapacity", "organ_loss")
MONEY_OF_A_RIGHT = {
    "owed_thb": "All that the law gives; 0 where the right does not arise.",
    "received_thb": "What arrived.",
    "still_claimable_thb": "What can be claimed after the answer's date.",
    "not_yet_due_thb": "What stands on the old-age account and is not due.",
    "lost_thb": "What was owed and can never arrive.",
    "amount_thb": "One payment.",
    "expected_thb": "Over a whole life, by the life table.",
    "returns_thb": "The yearly returns inside; without `right`, those on the account.",
}
MONEY_OF_A_LIFE = {
    "worker_thb": "What the worker paid that reached the fund.",
    "employer_thb": "What employers paid that reached the fund.",
    "government_thb": "What the government added.",
    "old_age_account_thb": "Old-age money that the law credits, worker's and employers', without returns.",
    "unpaid_thb": "What employers owed and did not pay.",
    "surcharge_thb": "The surcharge on it.",
    "over_deducted_thb": "What was deducted beyond the law.",
    "member_price_thb": "What section 39 or 40, a health card or self-enrolment cost the person.",
}
MONEY_OF_A_SCHEME = {
    "amount": "The sum before tax.",
    "withheld": "Tax withheld.",
    "net": "The sum after tax.",
    "received": "What arrived.",
    "forfeited": "What was not claimed in time.",
    "worker_paid": "What the worker paid.",
    "employer_paid": "What employers paid.",
    "government_paid": "What the government added.",
    "paid_twice": "What the worker paid at home while insured in Thailand.",
    "welfare_fund": "The fee to the home country's welfare fund.",
    "welfare_fund_of_agency": "The agency's fee to it.",
}
_MONTHS_COUNTED = {
    "months_credited": Key("number", "Months that the law counts.", allowed=(0, 1000)),
    "months_on_record": Key("number", "Of these, months that the office's record shows.", allowed=(0, 1000)),
}
FILTERS: Keys = {
    "right": Key("choice", "Which right; several of that name are added up.", allowed=RIGHTS),
    "scheme": Key("choice", "Which scheme outside the fund.", allowed=SCHEMES),
    "scenario": Key("text", "Name of a scenario, or its file as seen from this file.", default="current_law"),
    "since": Key("month", "The month from which the scenario's changes hold.", absent="as the scenario says"),
    "month": Key("month", "With `right`: only the one that arose in this month."),
    "part": Key("choice", "With `right: work_injury`: only this part.", allowed=PARTS),
}
# What a row of `expect` can say of a right, of a scheme, and of the whole case (with neither of them).
OF_A_RIGHT: Keys = {
    **{name: Key("money", meaning) for name, meaning in MONEY_OF_A_RIGHT.items()},
    "payments": Key("count", "How many payments; `life` where they go on for life."),
    "cause": Key(
        "choice", "The first gate that closed; none where nothing is lost.", allowed=("none", *GATES)
    ),
    "claim_by": Key("month", "Last month in which it can be claimed."),
}
OF_A_SCHEME: Keys = {name: Key("money", meaning) for name, meaning in MONEY_OF_A_SCHEME.items()}
OF_A_LIFE: Keys = {
    **{name: Key("money", meaning) for name, meaning in MONEY_OF_A_LIFE.items()},
    "returns_thb": OF_A_RIGHT["returns_thb"],
    **_MONTHS_COUNTED,
}
EXPECT: Keys = {**FILTERS, **OF_A_RIGHT, **OF_A_LIFE, **OF_A_SCHEME}
