"""What the report calls things: one plain wording for each code in the tables."""

from typing import Final

LINES: Final = {
    "received": "Comes back to workers or their families",
    "still_claimable": "Owed, can still be claimed",
    "not_yet_due": "Not yet due",
    "lost": "Owed but lost",
    "kept_by_pool": "Stays in the pool",
}
"""Lines of the bridge, in the order drawn."""

BEYOND: Final = "Owed beyond what was paid in"
"""The last line of the bridge where the law grants more than was paid in."""

GATES: Final = {
    "enrolled": "the employer had not enrolled the worker",
    "recorded_and_remitted": "contributions were not recorded or not paid in",
    "true_reason_recorded": "the true reason was not recorded",
    "knows": "the worker does not know of the right",
    "in_thailand_or_channel": "the worker has left and cannot claim from home",
    "papers": "papers are missing",
    "filed_in_time": "the claim comes too late",
    "served": "the office does not serve the worker",
    "accepted": "the office refuses the claim",
    "cash_reached": "the money never reaches the worker",
}
"""Why a right is lost, in the order a claim meets the gates; each reads on after 'because'."""

READINGS: Final = {
    ("child_allowance.child_abroad", "not_paid"): "nothing is owed for a child abroad",
    ("contributions.cut_falls_on", "old_age_protected"): "cuts of the rate spare old age",
    ("coverage.benefit_ceiling", "15000"): "benefits stay at the ceiling of 2025",
    ("coverage.border_pass", "in"): "holders of a border pass are insured",
    ("old_age.bars_unemployment_benefit", "pension_only"): "only a pension bars unemployment benefit",
    ("old_age.care_starts", "2027-01"): "pensions on the career average begin in 2027",
    ("old_age.non_thai_exit", "at_exit"): "leavers are paid on leaving",
    ("old_age.non_thai_exit", "with_agreement"): "leavers are paid under an agreement of their state",
    ("old_age.pension_average", "career"): "pensions average the whole career",
    ("old_age.refund_share", "90"): "a tenth of the account pays child allowance only",
    ("sickness.days_counted_from", "first_day_off"): "sick days count from the first day off work",
    ("unemployment.after_departure", "ends"): "unemployment benefit ends on leaving",
}
"""What the law says where it is read in another way than the run does, by value and reading."""

PER_HUNDRED: Final = "per 100"
PERCENT: Final = "percent"

MEASURES: Final = {
    "recovered_of_all": "Comes back, of every 100 baht paid in by all three",
    "recovered_of_worker_and_employer": "Comes back, for every 100 baht paid by worker and employer",
    "recovered_of_worker": "Comes back, for every 100 baht paid by the worker",
    "recovered_of_all_cash": "Comes back in cash, of every 100 baht paid in by all three",
    "recovered_of_worker_and_employer_cash": "Comes back in cash, for every 100 baht paid by worker and employer",
    "recovered_of_worker_cash": "Comes back in cash, for every 100 baht paid by the worker",
    "owed_of_paid": "Granted by law, of every 100 baht paid in",
    "lost_of_paid": "Owed but lost, of every 100 baht paid in",
    "still_claimable_of_paid": "Owed and still claimable, of every 100 baht paid in",
    "not_yet_due_of_paid": "Not yet due, of every 100 baht paid in",
    "kept_by_pool_of_paid": "Kept by the pool, of every 100 baht paid in",
    "received_of_owed": "Arrives, of what the law grants",
    "recovered_per_worker_thb": "What comes back to a worker, in present value",
    "paid_thb": "Paid in by all three",
    "people": "People",
    "worker_contributions_thb": "Paid by workers",
    "employer_contributions_thb": "Paid by employers",
    "government_contributions_thb": "Paid by the government",
    "owed_thb": "Owed to workers by law",
    "received_thb": "Received by workers, cash and care",
    "received_cash_thb": "Received in cash",
    "lost_thb": "Owed but lost",
    "still_claimable_thb": "Owed and still claimable",
    "not_yet_due_thb": "Not yet due",
    "kept_by_pool_thb": "Kept by the pool",
    "claim_costs_thb": "Spent by workers on claiming",
    "worker_cost_thb": "Spent by workers on papers and claims",
    "received_net_thb": "Received, less the cost of claiming",
    "old_age_recovered": "Old-age cash, for every 100 baht of old-age contributions",
    "money_s_worth_pv": "Present value received, for every 100 baht of present value paid",
    "contribution_density": "Months credited, of months worked",
    "coverage": "Months insured, of all months worked in Thailand",
    "coverage_of_insurable": "Months insured, of months worked in insurable jobs",
    "take_up": "Rights received at least in part, of rights fallen due",
    "waiting_days_median": "Wait from filing to payment, median",
    "waiting_days_p90": "Wait from filing to payment, slowest tenth",
    "fund_balance_thb": "Cash balance of the fund",
    "fund_liability_thb": "Liability: old age earned and pensions running",
    "employer_cost_thb": "Cost to employers",
    "unremitted_thb": "Deducted or due, and kept by employers",
    "evaded_thb": "Due for workers whom employers did not enrol",
    "over_deducted_thb": "Taken from wages beyond the law",
    "home_contributions_thb": "Paid to schemes at home besides",
    "inspections": "Visits of inspectors to the simulated employers",
    "employers_found": "Simulated employers found at fault",
    "petitions": "Workers enrolled on their own petition",
    "difficulty_any": "Claims that met any difficulty",
    "better_off": "Workers better off than under the baseline",
    "worse_off": "Workers worse off than under the baseline",
    "months_of_cover": "Months of cover, all workers together",
    "exit_lump_sums": "Lump sums claimed on leaving",
    "self_enrolled": "Enrolments without an employer",
    "adverse_selection": "Health risk of those who enrol themselves, against those who could",
    "take_up_cash": "Cash rights received at least in part, of those fallen due",
    "difficulty_language": "Claims that met a language barrier",
    "difficulty_treatment": "Claims where the worker was treated badly",
    "difficulty_wait": "Claims with a long wait",
    "difficulty_procedure": "Claims with trouble over procedure",
    "difficulty_embassy_travel": "Claims that took a journey to an embassy",
}

SHARES_IN_BAHT: Final = frozenset(
    name for name in MEASURES if name.startswith(("recovered_of", "old_age_rec")) or name.endswith("_of_paid")
) | {"money_s_worth"}
"""Shares, in nominal or present value, told as baht of every 100 baht; all others are told in percent."""

IN_SHORT_SECTION: Final = ("self_enrolled", "adverse_selection", "exit_lump_sums")
"""Measures of one policy each: shown in words under the policies, and in no table of all measures."""

DRIVERS: Final = {
    "claims.refused_otherwise": "an office refuses a claim that is due, for no reason named here",
    "claims.files": "a worker who knows of a right and can claim it does so within a month",
    "claims.knows_old_age": "a worker in touch with an NGO knows of old age",
    "claims.outside_ngo": "knowledge of all others, as a share of that",
    "employers.evasion_mou": "an employer does not enrol an MOU worker",
    "employers.evasion_cr": "an employer does not enrol a worker under a Cabinet Resolution",
    "practice.expired_papers_block": "expired papers block a claim",
    "claims.travels_back": "somebody abroad travels back for a claim",
    "stay.return_rate": "workers go home in a year",
}
"""Guesses that the headline leans on, in words that a percentage follows."""

GROUPINGS: Final = {
    "nationality": "From",
    "status_at_entry": "Came with:",
    "sex": "Sex:",
    "sector": "Works in",
    "length_of_stay": "Stays",
}

GROUPS: Final = {
    "myanmar": "Myanmar",
    "cambodia": "Cambodia",
    "laos": "Laos",
    "vietnam": "Vietnam",
    "mou": "MOU",
    "nv": "nationality verification",
    "cr": "Cabinet Resolution",
    "border_pass": "border pass",
    "undocumented": "no papers",
    "female": "women",
    "male": "men",
    "household": "households",
    "other": "other work",
}

SHOCKS: Final = (
    "cambodians_flee_2014", "decree_2017", "covid_border_closed", "coup_2021", "conscription_2024", "arrests_2024",
    "border_closed_2025",
)  # fmt: skip
"""Entries of the calendar that a chart over time marks."""

SERIES: Final = {
    "present": "Migrant workers in Thailand",
    "enrolled": "Enrolled in social security",
    "undocumented": "Without papers",
    "claims_filed": "Claims filed a month",
    "claims_paid": "Claims paid a month",
}

LAYERS: Final = {
    "reading": "Readings: how unclear law is read",
    "practice": "Practice: what employers, offices and embassies do that the law does not say",
    "assumption": "Assumptions: behaviour, costs and demography",
    "policy": "Policy switches",
}

LEVERS: Final = (
    "More of something that somebody would pay for. No study says how far a lever can be turned, so levers are ranked "
    "apart from rules, by what one unit may cost a year in all of Thailand before it costs more than it leaves with "
    "all workers of the months measured: benefits less what they pay in and spend. \u201c10 \u00d7 one more\u201d says "
    "that the scenario turns ten units; the large number is for one, the small ones are for all, and for one worker. "
    "Units differ in kind, so a place beside another says little."
)
KINDS: Final = {
    "rule": ("Rules", "What a law, an order or an office could change."),
    "lever": ("Levers", LEVERS),
    "package": (
        "Packages",
        "Several changes at once, rules and levers together; none stands beside a single one.",
    ),
    "what_if": (
        "What if",
        "Other times, reforms announced elsewhere, the law as written, and policies that rest on an assumed behaviour.",
    ),
    "reading": ("Other readings of the law", "The same words of the law, read in another way."),
}
"""Kinds of scenarios, each ranked in a list of its own: the heading and what to know of it."""

NO_RULE: Final = {
    "reading": " (another reading of the law, no policy)",
    "lever": " (a lever: no study gives its size)",
    "what_if": " (what if)",
    "package": " (a package)",
}
"""What follows the title of a scenario that is no rule, wherever it stands beside rules."""

RANKED_BY: Final = (
    "more that comes back to a worker over a lifetime, baht",
    "what one unit may cost a year, baht, before it costs more than it leaves with workers",
)
"""What the dots of the ranking show: for levers the second."""

ARROW: Final = "; an arrow: far beyond this drawing, see its number"
"""What follows the unit of a drawing that leaves a change out."""

PARTS: Final = ("Clearly more", "Not clear", "Clearly less", "Not defined")
"""Parts of a ranking, in order."""

CLEAR: Final = frozenset({"Clearly more", "Clearly less"})
"""The parts whose intervals leave zero out."""


def plain(code: str) -> str:
    """A code of a table as words, for those that need no wording of their own."""
    return code.replace("_", " ").capitalize()


def measure(name: str) -> str:
    """What a measure is called; the lost and regained baht of each gate follow their gate."""
    for stem, said in (("lost_", "Lost because"), ("regained_", "Back if it were not that")):
        gate = name.removeprefix(stem).removesuffix("_thb")
        if name.startswith(stem) and gate in GATES:
            return f"{said} {GATES[gate]}"
    stem = name.removesuffix("_pv")
    if stem != name and stem in MEASURES:
        return f"{MEASURES[stem]}, in present value"
    return MEASURES.get(name, plain(name))


def group(grouping: str, name: str) -> str:
    """What a group of people is called: 'From Myanmar', 'Entry: border pass'."""
    return f"{GROUPINGS.get(grouping, plain(grouping))} {GROUPS.get(name.lower(), name)}"
