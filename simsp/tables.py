"""Every table of a run: its columns, units and formulas, stated once.

The same rows check what is written, head the files and make the data dictionary (docs/data-dictionary.md).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

UNIT_DECIMALS = {"thb": 2, "share": 6, "ratio": 6, "people": 1, "days": 2, "months": 1}


@dataclass(frozen=True)
class Table:
    """One file of a run: its columns with their meaning."""

    name: str
    about: str
    columns: tuple[tuple[str, str], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(name for name, _ in self.columns)


@dataclass(frozen=True)
class Measure:
    """One row of measures.csv: name, unit and the one formula."""

    name: str
    unit: str
    formula: str


SCENARIO = ("scenario", "stem of the scenario file; the first in the manifest is the baseline")
SATANG = ("satang", "exact integer of the simulated people, unscaled, summed over replicates")
INTERVAL = (
    ("low", "2.5 percentile over replicates"),
    ("high", "97.5 percentile over replicates"),
)
VIEW = ("view", "period (everybody, months measured) or lifetime (the cohort, to the last fate)")

TABLES = (
    Table(
        "measures.csv",
        "Every measure with its interval and its paired change against the baseline; scaled to people.",
        (
            SCENARIO,
            ("group_by", "all (period view), cohort (lifetime view), or a grouping within the lifetime view"),
            ("group", "all, the cohort's years, or a group"),
            ("measure", "see the list of measures"),
            ("unit", "thb, share, ratio, people, days or months"),
            ("value", "mean over replicates; empty where undefined"),
            *INTERVAL,
            ("change", "mean paired difference from the baseline; empty for the baseline"),
            ("change_low", "2.5 percentile of the paired difference"),
            ("change_high", "97.5 percentile of the paired difference"),
        ),
    ),
    Table(
        "accounts.csv",
        "Money of the fund in the months measured: paid in = benefits paid + balance, exactly.",
        (
            SCENARIO,
            ("branch", "displayed branch; totals of the legal accounts split by published shares"),
            (
                "line",
                "paid_by_worker, _employer, _government, benefits_paid, of_which_care_estimated, balance",
            ),
            SATANG,
        ),
    ),
    Table(
        "rights.csv",
        "What became of every right in the months measured: owed = received + still claimable + lost, exactly.",
        (
            SCENARIO,
            ("right", "the right"),
            ("fate", "owed, received, still_claimable, lost: <cause> or not_yet_due (beside owed)"),
            ("rights", "count; a right received in part counts as received"),
            SATANG,
        ),
    ),
    Table(
        "bridge.csv",
        "Where the money paid in goes: paid = received + still claimable + not yet due + lost + kept by the pool.",
        (
            SCENARIO,
            VIEW,
            ("branch", "displayed branch"),
            ("line", "paid, received, still_claimable, not_yet_due, lost or kept_by_pool (may be negative)"),
            SATANG,
        ),
    ),
    Table(
        "removal.csv",
        "What opening one gate alone, on the same lives, would regain.",
        (SCENARIO, VIEW, ("gate", "the gate opened"), ("rights", "losses concerned"), SATANG),
    ),
    Table(
        "series.csv",
        "Month by month over the whole history and the months measured; people.",
        (
            SCENARIO,
            ("month", "YYYY-MM"),
            ("series", "present, enrolled, undocumented, claims_filed or claims_paid"),
            ("value", "mean over replicates"),
            *INTERVAL,
        ),
    ),
    Table(
        "assumptions.csv",
        "Every value in force at the start of the comparison under the baseline.",
        (
            ("name", "public name"),
            ("layer", "law, reading, policy, practice or assumption"),
            ("meaning", "one sentence"),
            ("unit", "unit"),
            ("value", "value"),
            ("low", "low end of its range"),
            ("high", "high end of its range"),
            ("grade", "A read in a source, B from memory or official statistics, C expert assumption"),
            ("source", "source"),
        ),
    ),
)

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
    Measure("exit_lump_sums", "people", "lump sums claimed on leaving"),
    Measure("self_enrolled", "people", "times somebody enrolled without an employer"),
    Measure("adverse_selection", "ratio", "mean health risk of who enrol themselves / of who could"),
    *(Measure(f"lost_{gate}_thb", "thb", f"lost at the gate '{gate}'") for gate in GATES),
    *(Measure(f"regained_{gate}_thb", "thb", f"what opening '{gate}' alone would regain") for gate in GATES),
)
UNITS = {measure.name: measure.unit for measure in MEASURES}


_OF_THE_PERIOD = {"fund_liability_thb", "self_enrolled", "adverse_selection"}
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


def number(value: float | None, unit: str) -> str:
    """A value as printed in a table: fixed decimals by unit, empty where undefined, never minus zero."""
    if value is None or math.isnan(value):
        return ""
    text = f"{value:.{UNIT_DECIMALS[unit]}f}"
    return text.lstrip("-") if float(text) == 0 else text


def write(path: Path, table: Table, rows: Iterable[Sequence[object]]) -> None:
    """Write one table: commas, line feeds, quotes only where needed, the same bytes everywhere."""
    lines = [",".join(table.header), *(",".join(_cell(value) for value in row) for row in rows)]
    path.write_bytes(("\n".join(lines) + "\n").encode())


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    if any(mark in text for mark in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text


def named(name: str) -> Table:
    """The table of a file name."""
    return next(table for table in TABLES if table.name == name)


def dictionary() -> str:
    """The data dictionary as Markdown, made from the rows above."""
    parts = ["# Data dictionary", "", "Made from `simsp/tables.py`; `make dictionary` writes it anew.", ""]
    for table in TABLES:
        parts += [f"## {table.name}", "", table.about, "", "| column | meaning |", "|---|---|"]
        parts += [f"| `{name}` | {meaning} |" for name, meaning in table.columns] + [""]
    parts += ["## Measures", "", "| measure | unit | formula |", "|---|---|---|"]
    parts += [f"| `{one.name}` | {one.unit} | {one.formula} |" for one in MEASURES]
    return "\n".join(parts) + "\n"
