"""Write tests/golden/headlines.csv anew: `python -m tests.golden.update`, or `make golden`.

The headlines are what a reader quotes. Whoever changes them says why in CHANGELOG.md.
"""

import sys
from pathlib import Path

import pandas as pd

from simsp import months
from simsp.comparison import compare

PATH = Path(__file__).with_name("headlines.csv")
REFORMS = ("exit_lump_sum", "employer_pays_all", "self_enrolment")
AGENTS, REPLICATES, SEED, UNTIL = 1500, 2, 1, months.parse("2032-12")
HEADLINES = (
    "people", "paid_thb", "owed_thb", "received_thb", "received_cash_thb", "lost_thb", "still_claimable_thb",
    "not_yet_due_thb", "kept_by_pool_thb", "claim_costs_thb", "owed_of_paid", "received_of_owed",
    "recovered_of_worker", "recovered_of_worker_and_employer", "recovered_of_all", "recovered_of_all_cash",
    "old_age_recovered", "money_s_worth_pv", "coverage", "coverage_of_insurable", "take_up", "waiting_days_median",
    "fund_balance_thb", "fund_liability_thb", "employer_cost_thb", "better_off", "worse_off",
)  # fmt: skip
COLUMNS = ["scenario", "group_by", "measure", "unit", "value", "change"]


def headlines() -> pd.DataFrame:
    """The headline measures of today's law and three reforms, both views, as they are printed."""
    measures = compare(REFORMS, agents=AGENTS, replicates=REPLICATES, seed=SEED, until=UNTIL, jobs=1).measures
    chosen = measures[measures["measure"].isin(HEADLINES) & measures["group_by"].isin(["all", "cohort"])]
    printed = chosen[COLUMNS].copy()
    for column in ("value", "change"):
        printed[column] = [_printed(value) for value in chosen[column]]
    return printed.reset_index(drop=True)


def _printed(value: float | None) -> str:
    """Seven significant digits: enough to see any change, the same on every machine."""
    return "" if value is None or pd.isna(value) else f"{float(value):.7g}"


def main() -> int:
    """Write the file and say what changed."""
    before = PATH.read_text(encoding="utf-8").splitlines() if PATH.exists() else []
    headlines().to_csv(PATH, index=False, lineterminator="\n")
    after = PATH.read_text(encoding="utf-8").splitlines()
    changed = len(set(after[1:]) - set(before))
    sys.stdout.write(
        f"{PATH.name}: {changed} of {len(after) - 1} headlines changed; say why in CHANGELOG.md\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
