"""What came of one scenario in one replicate: exact sums, the cohort's accounts, and each life's present value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp import run
from simsp.crew import ALONE, Crew
from simsp.month.close import bring_up_to_date
from simsp.parameters import DIMENSIONS
from simsp.plan import cohort_end
from simsp.world.books import begin_measuring
from simsp.world.people import ACCOUNT, AGE_LIMIT, RING, WORTH
from simsp.world.rights import Right, State
from simsp.world.world import Times, World

EXACT = ("paid", "fates", "counts", "removal", "removal_counts", "difficulty")
SUMS = tuple(
    name for name in ACCOUNT.names or () if not ACCOUNT[name].shape
)  # fields of an account, one figure each
CHOICES = ("joined", "joined_risk", "could_join", "could_join_risk", "inspections", "found", "petitions")
STAYS = ("under 2 years", "2-4 years", "5-9 years", "10 years and more")
_STAY_LIMITS = np.array([24, 60, 120])
GROUPINGS = ("nationality", "status_at_entry", "sex", "sector", "length_of_stay")
_PENSION_LAW = ("wage_window_months", "qualifying_months", "step_months", "base_rate", "step_rate")
Integers = NDArray[np.int64]


@dataclass
class Lives:
    """What is kept of single lives, by person number: all ever simulated, then the members of the cohort.

    in_cohort, pv_net, worth: shape (people,), the last a record of present values. groups: position of each person in a
    grouping. members: person numbers of the cohort; accounts: their accounts, same order. waits: person, days and month
    of each first payment.
    """

    in_cohort: NDArray[np.bool_]
    pv_net: Integers
    worth: Any
    groups: dict[str, NDArray[np.uint8]]
    members: Integers
    accounts: Any
    waits: Any


@dataclass
class Outcome:
    """One scenario in one replicate. Money in satang of the simulated people.

    exact: the integer sums of the books by name. total: the period account by field. series: (months, 19)
    integers, the month and then tables.SERIES. interviews: (years, 2 groups, 10) integers: month, asked, know by
    branch, used, met_difficulty. lives: None once the measures are worked out and nobody asked for people.
    liability: of the fund at the end of the months measured.
    """

    exact: dict[str, Integers]
    total: dict[str, int]
    choices: dict[str, int]
    series: Integers
    interviews: Integers
    lives: Lives | None
    liability: float
    agent_months: int


def follow(world: World, times: Times, start: int, until: int, crew: Crew = ALONE) -> Outcome:
    """Let a world live to its end, measuring from `start` to `until`, then run off what is left."""
    before = len(world.series)
    run.simulate(world, times, start - 1, crew=crew)
    _begin(world, start, until)
    run.simulate(world, times, until, crew=crew)
    owed_later = liability(world, times)
    run.run_off(world, times, crew)
    books = world.books[0]
    return Outcome(
        exact={name: np.array(books[name], np.int64) for name in EXACT},
        total={name: int(books["total"][name]) for name in SUMS},
        choices={name: int(books[name]) for name in CHOICES},
        series=np.array(world.series, np.int64),
        interviews=_interviews(world),
        lives=_lives(world, until),
        liability=owed_later,
        agent_months=sum(row[1] for row in world.series[before:]),
    )


def _interviews(world: World) -> Integers:
    """What the insured would answer each December, for all of them and for those whom NGOs reach."""
    found = [
        np.column_stack([np.full(2, month), asked, know, used, hard])
        for month, asked, know, used, hard in world.interviews
    ]
    return np.array(found, np.int64).reshape(len(found), 2, 4 + len(DIMENSIONS["branch"]))


def _begin(world: World, start: int, until: int) -> None:
    begin_measuring(world.books)
    world.books["cohort_first"] = start
    world.books["cohort_last"] = min(cohort_end(start), until)
    world.books["logged"] = 0
    world.people["pv_net"] = 0
    for name in WORTH.names or ():
        world.people["worth"][name] = 0


def _lives(world: World, until: int) -> Lives:
    people = world.people
    in_cohort: NDArray[np.bool_] = people["in_cohort"] == 1
    members = np.flatnonzero(in_cohort)
    stays = np.minimum(people["left"], until) - people["arrived"]
    groups = {name: people[_field(name)].copy() for name in GROUPINGS[:-1]}
    groups["length_of_stay"] = np.searchsorted(_STAY_LIMITS, stays, side="right").astype(np.uint8)
    log = _in_order(np.asarray(world.log)[: int(world.books["logged"][0])])
    accounts = np.asarray(world.accounts)[members]
    accounts["paper_costs"] = people["papers_spent"][members]
    worth = np.asarray(people["worth"]).copy()
    return Lives(in_cohort, people["pv_net"].copy(), worth, groups, members, accounts, log)


def _in_order(log: Any) -> Any:
    """First payments by month, then person: in which order they were noted depends on the blocks of people."""
    return log[np.lexsort((log["days"], log["person"], log["month"]))]


def _field(grouping: str) -> str:
    return "entry_status" if grouping == "status_at_entry" else grouping


def names_of(grouping: str) -> tuple[str, ...]:
    """The groups of a grouping, in order."""
    if grouping == "length_of_stay":
        return STAYS
    return DIMENSIONS["status" if grouping == "status_at_entry" else grouping]


def groups(lives: Lives, cohort: str) -> Iterator[tuple[str, str, NDArray[np.bool_]]]:
    """The cohort, then each group of people, as (group_by, group, who of all people ever)."""
    everybody = np.ones(len(lives.in_cohort), np.bool_)
    yield "cohort", cohort, everybody
    for grouping in GROUPINGS:
        for position, name in enumerate(names_of(grouping)):
            yield grouping, name, lives.groups[grouping] == position


def liability(world: World, times: Times) -> float:
    """Present value in satang, at the end, of old age on the fund's record and of pensions in payment.

    Below the qualifying months the sum on record (it earns what it is discounted by); from there the pension from
    pension age on, by the life table and at the discount rate of the period.
    """
    rules, _ = times.at(world.month - 1)
    bring_up_to_date(world.people, world.books, rules)
    people, law = world.people, rules["old_age"]
    shown, nations = people["shown"], people["nationality"]
    alive = (people["place"] > 0) & (people["place"] < 3)
    qualifies = shown["months"] >= law["qualifying_months"][nations]
    with_pension, waiting = people[alive & qualifies], alive & ~qualifies
    shown, refunded = shown[waiting], law["refund_months"][nations[waiting]]
    sums = shown["worker"] + np.where(shown["months"] >= refunded, shown["employer"] + shown["returns"], 0)
    annuity = np.array([_annuities(of_nation, world.books["survivors"][0]) for of_nation in rules])
    ages = np.minimum((world.month - with_pension["born"]) // 12, AGE_LIMIT)
    worth = annuity[with_pension["nationality"], with_pension["sex"], ages]
    pensions = _pensions(with_pension, law) * worth
    return float(sums.sum() + pensions.sum()) + _running(world, annuity, rules)


def _pensions(people: Any, law: Any) -> NDArray[np.float64]:
    """Monthly pensions on the record shown, at the mean of the last wages that the law counts; `law` by nationality."""
    of = {name: law[name][people["nationality"]] for name in _PENSION_LAW}
    counted = np.minimum(people["law"]["months"], of["wage_window_months"])
    ago = np.arange(law["wage_window_months"].max())
    places = (people["law"]["ever"][:, None] - 1 - ago) % RING
    last = np.take_along_axis(people["wages"], places, axis=1) * (ago < counted[:, None])
    average = last.sum(axis=1) * 100.0 / np.maximum(counted, 1)
    steps = np.maximum(people["shown"]["months"] - of["qualifying_months"], 0) // of["step_months"]
    made: NDArray[np.float64] = average * (of["base_rate"] + of["step_rate"] * steps) / 100_000
    return made


def _annuities(rules: Any, survivors: Integers) -> NDArray[np.float64]:
    """Value of one satang a month from pension age for life, to a person alive at each age, by sex."""
    rate = 1 + rules["life"]["discount_rate"] / 100_000
    ages = np.arange(AGE_LIMIT + 1)
    alive = survivors[:, : AGE_LIMIT + 1].astype(float)
    yearly = 12 * alive * rate ** -(ages + 0.5) * (ages >= rules["old_age"]["pension_age"])
    rest = yearly[:, ::-1].cumsum(axis=1)[:, ::-1]
    made: NDArray[np.float64] = rest * rate**ages / np.maximum(alive, 1.0)
    return made


def _running(world: World, annuity: NDArray[np.float64], rules: Any) -> float:
    """What pensioners alive are still to be paid, and what waits to be claimed or is left of a guarantee."""
    rows = world.rows[: int(world.books["open_rows"][0])]
    rows = rows[(rows["kind"] == int(Right.OLD_AGE_PENSION)) & (rows["state"] != int(State.SHUT))]
    alive = rows[rows["heirs"] == 0]
    people = world.people[alive["person"]]
    ages = np.minimum((world.month - people["born"]) // 12, AGE_LIMIT)
    by_record = rules["practice"]["only_record_shown"][people["nationality"]] != 0
    monthly = np.where(by_record, alive["on_shown"], alive["monthly"])
    worth = annuity[people["nationality"], people["sex"], ages]
    return float((monthly * worth).sum() + rows["pending"].sum())


def measures(sums: Mapping[str, float], scale: float) -> dict[str, float]:
    """The measures that follow from one account, scaled to people; undefined ratios are nan.

    Args:
        sums: fields of an account, with `people` and, where known, `liability`; satang and counts.
        scale: people per agent.
    """
    thb = {name: value * scale / 100 for name, value in sums.items()}
    fund = thb["worker"] + thb["employer"] + thb["government"]
    received = thb["cash"] + thb["care"]
    owed = received + thb["still"] + thb["lost"]
    made = {
        "people": sums["people"] * scale,
        "worker_contributions_thb": thb["deducted"],
        "employer_contributions_thb": thb["employer"],
        "government_contributions_thb": thb["government"],
        "paid_thb": fund,
        "owed_thb": owed,
        "received_thb": received,
        "received_cash_thb": thb["cash"],
        "lost_thb": thb["lost"],
        "still_claimable_thb": thb["still"],
        "not_yet_due_thb": thb["not_yet"],
        "kept_by_pool_thb": fund - owed - thb["not_yet"],
        "claim_costs_thb": thb["claim_costs"],
        "worker_cost_thb": thb["claim_costs"] + thb["paper_costs"],
        "received_net_thb": received - thb["claim_costs"],
        "owed_of_paid": _ratio(owed, fund),
        "received_of_owed": _ratio(received, owed),
        "fund_balance_thb": fund - received,
        "employer_cost_thb": thb["employer_cost"],
        "unremitted_thb": thb["unremitted"],
        "evaded_thb": thb["evaded"],
        "over_deducted_thb": thb["over_deducted"],
        "home_contributions_thb": thb["home_contributions"],
        "difficulty_any": _ratio(sums["had_difficulty"], sums["claims"]),
        "exit_lump_sums": sums["exits_paid"] * scale,
    }
    return made | _recovered(thb, received, fund) | _of_paid(made) | _of_months(sums, scale)


def _recovered(thb: Mapping[str, float], received: float, fund: float) -> dict[str, float]:
    paid = {
        "recovered_of_worker": thb["deducted"],
        "recovered_of_worker_and_employer": thb["worker"] + thb["employer"],
        "recovered_of_all": fund,
    }
    made = {name: _ratio(received, by) for name, by in paid.items()}
    made |= {f"{name}_cash": _ratio(thb["cash"], by) for name, by in paid.items()}
    made["old_age_recovered"] = _ratio(thb["old_age_received"], thb["old_age_paid"])
    made["money_s_worth_pv"] = _ratio(thb["pv_received"], thb["pv_paid"])
    return made


def _of_paid(made: Mapping[str, float]) -> dict[str, float]:
    lines = ("lost", "still_claimable", "not_yet_due", "kept_by_pool")
    return {f"{line}_of_paid": _ratio(made[f"{line}_thb"], made["paid_thb"]) for line in lines}


def present_values(sums: Mapping[str, float]) -> dict[str, float]:
    """Where the money goes when all years are valued at the first: lives that have run off to their end."""
    owed = sums["pv_received"] + sums["pv_lost"]
    return {
        "owed_of_paid_pv": _ratio(owed, sums["pv_paid"]),
        "received_of_owed_pv": _ratio(sums["pv_received"], owed),
        "recovered_of_all_pv": _ratio(sums["pv_received"], sums["pv_paid"]),
        "lost_of_paid_pv": _ratio(sums["pv_lost"], sums["pv_paid"]),
        "kept_by_pool_of_paid_pv": 1 - _ratio(owed, sums["pv_paid"]),
    }


def _of_months(sums: Mapping[str, float], scale: float) -> dict[str, float]:
    return {
        "contribution_density": _ratio(sums["months_credited"], sums["months_worked"]),
        "coverage": _ratio(sums["months_credited"], sums["months_worked"]),
        "coverage_of_insurable": _ratio(
            sums["months_credited"] - sums["months_by_choice"], sums["months_insurable"]
        ),
        "months_of_cover": sums["months_credited"] * scale,
        "take_up": _ratio(sums["rights_received"], sums["rights_due"]),
    }


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else float("nan")
