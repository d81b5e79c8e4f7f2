"""Every measure of a run: its name, its unit and its one formula, stated once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One row of measures.csv: name, unit and the one formula."""

    name: str
    unit: str
    formula: str


_RECOVERED = (
    ("recovered_of_worker", "worker_contributions_thb"),
    ("recovered_of_worker_and_employer", "what worker and employer paid in"),
    ("recovered_of_all", "paid_thb"),
)
GATES = (
    "enrolled", "recorded_and_remitted", "true_reason_recorded", "knows", "in_thailand_or_channel", "papers",
    "filed_in_time", "served", "accepted", "cash_reached",
)  # fmt: skip
DIFFICULTIES = ("language", "treatment", "wait", "procedure", "embassy_travel")

MEASURES = (
    Measure(
        "people", "people", "members of the group; period view: migrants in Thailand, mean of the months"
    ),
    Measure("worker_contributions_thb", "thb", "deducted from wages, or paid by the self-enrolled"),
    Measure("employer_contributions_thb", "thb", "paid by employers that reached the fund"),
    Measure("government_contributions_thb", "thb", "paid by the government"),
    Measure("paid_thb", "thb", "what reached the fund from worker, employer and government"),
    Measure("owed_thb", "thb", "received_thb + still_claimable_thb + lost_thb"),
    Measure("received_thb", "thb", "cash and the estimated value of care received"),
    Measure("received_cash_thb", "thb", "cash received"),
    Measure("lost_thb", "thb", "owed and lost, over all gates"),
    Measure("still_claimable_thb", "thb", "owed, not yet received, deadline not yet passed"),
    Measure("not_yet_due_thb", "thb", "old-age money whose conditions are not yet met"),
    Measure("kept_by_pool_thb", "thb", "paid_thb - received - still claimable - not yet due - lost"),
    Measure("claim_costs_thb", "thb", "what workers spent on claiming"),
    Measure("worker_cost_thb", "thb", "what workers spent on claiming and on papers"),
    Measure("received_net_thb", "thb", "received_thb - claim_costs_thb"),
    Measure("owed_of_paid", "share", "owed_thb / paid_thb"),
    Measure("received_of_owed", "share", "received_thb / owed_thb"),
    *(Measure(name, "share", f"received_thb / {of}") for name, of in _RECOVERED),
    *(Measure(f"{name}_cash", "share", f"received_cash_thb / {of}") for name, of in _RECOVERED),
    Measure("lost_of_paid", "share", "lost_thb / paid_thb"),
    Measure("still_claimable_of_paid", "share", "still_claimable_thb / paid_thb"),
    Measure("not_yet_due_of_paid", "share", "not_yet_due_thb / paid_thb"),
    Measure("kept_by_pool_of_paid", "share", "kept_by_pool_thb / paid_thb"),
    Measure("owed_of_paid_pv", "share", "present value owed / present value paid in (lifetime view)"),
    Measure("received_of_owed_pv", "share", "present value received / present value owed (lifetime view)"),
    Measure("recovered_of_all_pv", "share", "present value received / present value paid in (lifetime view)"),
    Measure("lost_of_paid_pv", "share", "present value lost / present value paid in (lifetime view)"),
    Measure("kept_by_pool_of_paid_pv", "share", "1 - owed_of_paid_pv (lifetime view)"),
    Measure("old_age_recovered", "share", "old-age cash / old-age contributions of worker and employer"),
    Measure("money_s_worth_pv", "ratio", "present value received / present value of paid_thb"),
    Measure("contribution_density", "share", "months credited / months worked"),
    Measure("coverage", "share", "months credited / months worked in Thailand, all statuses (period view)"),
    Measure(
        "coverage_of_insurable", "share", "months credited by employers / months worked in insurable jobs"
    ),
    Measure("months_of_cover", "months", "months credited"),
    Measure("take_up", "share", "rights received at least in part / rights fallen due"),
    Measure("take_up_cash", "share", "take_up without care in kind"),
    *(Measure(f"difficulty_{kind}", "share", "claims that met it / claims filed") for kind in DIFFICULTIES),
    Measure("waiting_days_median", "days", "median from filing to payment, paid claims"),
    Measure("waiting_days_p90", "days", "90th percentile from filing to payment, paid claims"),
    Measure("fund_balance_thb", "thb", "paid_thb - received_thb"),
    Measure(
        "fund_liability_thb", "thb", "present value at the end of old age on record and pensions in payment"
    ),
    Measure("employer_cost_thb", "thb", "paid by employers less what they took back through wages"),
    Measure("better_off", "share", "people whose lifetime present value is higher than under the baseline"),
    Measure("worse_off", "share", "people whose lifetime present value is lower than under the baseline"),
    Measure("unremitted_thb", "thb", "due and deducted, and kept by employers; beside the accounts"),
    Measure(
        "evaded_thb", "thb", "due on insurable jobs of workers who were not enrolled; beside the accounts"
    ),
    Measure(
        "over_deducted_thb",
        "thb",
        "taken from wages beyond the law and kept by employers; beside the accounts",
    ),
    Measure(
        "home_contributions_thb",
        "thb",
        "paid to schemes at home while insured in Thailand; outside every ratio",
    ),
    Measure("inspections", "count", "visits of inspectors to the simulated employers, who are not scaled"),
    Measure("employers_found", "count", "simulated employers found at fault by an inspection"),
    Measure("petitions", "people", "workers enrolled on their own petition (s.37)"),
    Measure("difficulty_any", "share", "claims that met any difficulty / claims filed"),
    Measure("exit_lump_sums", "people", "lump sums claimed on leaving"),
    Measure("self_enrolled", "people", "times somebody enrolled without an employer"),
    Measure("adverse_selection", "ratio", "mean health risk of who enrol themselves / of who could"),
    *(Measure(f"lost_{gate}_thb", "thb", f"lost at the gate '{gate}'") for gate in GATES),
    *(Measure(f"regained_{gate}_thb", "thb", f"what opening '{gate}' alone would regain") for gate in GATES),
)
UNITS = {measure.name: measure.unit for measure in MEASURES}


_OF_THE_PERIOD = {
    "fund_liability_thb", "self_enrolled", "adverse_selection", "inspections", "employers_found", "petitions",
}  # fmt: skip
_OF_A_LIFETIME = {"better_off", "worse_off"} | {name for name in UNITS if name.endswith("_pv")} - {
    "money_s_worth_pv"
}
_OF_WHOLE_VIEWS = {
    "take_up_cash",
    *(f"{what}_{gate}_thb" for what in ("lost", "regained") for gate in GATES),
    *(f"difficulty_{kind}" for kind in DIFFICULTIES),
}


def is_told(measure: str, group_by: str) -> bool:
    """Whether a measure has rows for a grouping, whatever its values are."""
    if group_by == "all":
        return measure not in _OF_A_LIFETIME
    return measure not in _OF_THE_PERIOD and (group_by == "cohort" or measure not in _OF_WHOLE_VIEWS)
