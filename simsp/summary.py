"""From outcomes to measures: one value a scenario, group and replicate, then intervals and paired changes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from simsp import measures, outcomes
from simsp.intervals import interval
from simsp.outcomes import Lives, Outcome
from simsp.plan import Plan
from simsp.world.books import View
from simsp.world.rights import GATES, Fate

Cells = dict[tuple[str, str], dict[str, float]]
_PERIOD, _LIFE = int(View.PERIOD), int(View.LIFETIME)
_RECEIVED, _NOT_YET, _LOST = int(Fate.RECEIVED), int(Fate.NOT_YET_DUE), int(Fate.LOST)
ALL: Final = ("all", "all")
WAITED: Final = (0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 365)
"""Days from filing to the first payment within which claims are counted for waiting.csv."""


def cells(plan: Plan, replicate: Sequence[Outcome], one: Outcome) -> Cells:
    """Every measure of one scenario in one replicate, by (group_by, group)."""
    base, lives = replicate[0].lives, one.lives
    if base is None or lives is None:
        raise ValueError("the lives of this outcome were not kept")
    scale = plan.people_per_agent
    made: Cells = {ALL: _period(plan, one, lives, scale)}
    base_groups = {(by, group): who for by, group, who in outcomes.groups(base, plan.cohort)}
    for group_by, group, who in outcomes.groups(lives, plan.cohort):
        accounts = lives.accounts[who[lives.members]]
        sums = {name: float(accounts[name].sum()) for name in one.total}
        values = outcomes.measures(sums | {"people": float(len(accounts))}, scale)
        values |= outcomes.present_values(sums)
        waited = lives.waits[(who & lives.in_cohort)[lives.waits["person"]]]
        values |= _waits(waited)
        values |= _winners(base, lives, base_groups[group_by, group])
        if group_by == "cohort":
            values |= _of_view(one, _LIFE, sums["claims"], scale)
            values |= _of_ranking(base, lives, scale)
            values |= _paid_in_time(waited)
        made[group_by, group] = values
    return made


def _period(plan: Plan, one: Outcome, lives: Lives, scale: float) -> dict[str, float]:
    measured = one.series[one.series[:, 0] >= plan.start]
    sums = {name: float(value) for name, value in one.total.items()}
    values = outcomes.measures(sums | {"people": float(measured[:, 1].mean())}, scale)
    waited = lives.waits[lives.waits["month"] <= plan.until]
    values |= _waits(waited)
    values |= _paid_in_time(waited)
    values |= _of_view(one, _PERIOD, sums["claims"], scale)
    values["fund_liability_thb"] = one.liability * scale / 100
    values["self_enrolled"] = one.choices["joined"] * scale
    values["inspections"] = one.choices["inspections"]  # of employers, who are not scaled
    values["employers_found"] = one.choices["found"]
    values["petitions"] = one.choices["petitions"] * scale
    values["adverse_selection"] = selection(one.choices)
    return values


def selection(choices: Mapping[str, int]) -> float:
    """Mean lasting health risk of those who enrol themselves over that of those who could; 1 if alike."""
    if choices["joined"] == 0 or choices["could_join_risk"] == 0:
        return float("nan")
    joined = choices["joined_risk"] / choices["joined"]
    return joined / (choices["could_join_risk"] / choices["could_join"])


def _waits(paid: Any) -> dict[str, float]:
    if len(paid) == 0:
        return {}
    middle, slow = np.percentile(paid["days"], [50, 90])
    return {"waiting_days_median": float(middle), "waiting_days_p90": float(slow)}


def paid_within(days: int) -> str:
    """The name of the share of paid claims whose first payment came within so many days of filing."""
    return f"paid_within_{days}"


def _paid_in_time(paid: Any) -> dict[str, float]:
    if len(paid) == 0:
        return {}
    return {paid_within(days): float((paid["days"] <= days).mean()) for days in WAITED}


def _winners(base: Lives, lives: Lives, who: NDArray[np.bool_]) -> dict[str, float]:
    """Shares of people better and worse off than under the baseline: everybody in the cohort under either."""
    either = (base.in_cohort | lives.in_cohort) & who
    if not either.any():
        return {}
    change = (lives.pv_net - base.pv_net)[either]
    return {"better_off": float((change > 0).mean()), "worse_off": float((change < 0).mean())}


def _of_ranking(base: Lives, lives: Lives, scale: float) -> dict[str, float]:
    """What `simsp.ranking` shares out: present values against the baseline, of everybody in the cohort under either.

    Both lives of a person count in full, so that who is first insured earlier or later brings no money of its own.
    """
    either = base.in_cohort | lives.in_cohort
    change = {
        name: float((lives.worth[name] - base.worth[name])[either].sum()) * scale / 100
        for name in lives.worth.dtype.names
    }
    return {
        "in_either": float(either.sum()) * scale,
        "recovered_pv_thb": change["received"],
        "fund_pv_thb": change["received"] - change["paid_in"],
        "employer_pv_thb": change["employer_cost"],
        "government_pv_thb": change["government"],
        "contributions_pv_thb": change["deducted"],
        "spent_pv_thb": change["spent"],
    }


def _of_view(one: Outcome, view: int, claims: float, scale: float) -> dict[str, float]:
    """What is known for a whole view only: losses by gate, difficulties, take-up of cash."""
    fates, counts = one.exact["fates"][view], one.exact["counts"][view]
    made = {}
    for index, gate in enumerate(GATES):
        made[f"lost_{gate}_thb"] = float(fates[:, _LOST + index].sum()) * scale / 100
        made[f"regained_{gate}_thb"] = float(one.exact["removal"][view, index]) * scale / 100
    for index, kind in enumerate(measures.DIFFICULTIES):
        share = one.exact["difficulty"][view, index] / claims if claims else float("nan")
        made[f"difficulty_{kind}"] = float(share)
    due = counts[1:].sum() - counts[1:, _NOT_YET].sum()
    made["take_up_cash"] = float(counts[1:, _RECEIVED].sum() / due) if due else float("nan")
    return made


def measure_rows(plan: Plan, all_cells: Sequence[Sequence[Cells]]) -> Iterator[tuple[Any, ...]]:
    """The rows of measures.csv, with numbers and None where undefined."""
    for number, scenario in enumerate(plan.scenarios):
        for group_by, group in all_cells[0][number]:
            for measure in measures.MEASURES:
                levels = over(all_cells, number, (group_by, group), measure.name)
                base = over(all_cells, 0, (group_by, group), measure.name)
                if not measures.is_told(measure.name, group_by):
                    continue
                change = interval(levels - base) if number else (None, None, None)
                yield (
                    scenario.name, group_by, group, measure.name, measure.unit, *interval(levels), *change
                )  # fmt: skip


def over(
    all_cells: Sequence[Sequence[Cells]], number: int, group: tuple[str, str], measure: str
) -> NDArray[np.float64]:
    """A measure of a scenario in a group, by replicate; nan where it is undefined."""
    return np.array([replicate[number][group].get(measure, np.nan) for replicate in all_cells])
