"""The made-up ranking: the program's own arithmetic over made-up lives, and a made-up comparison of very many."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from simsp import months, ranking, tables
from simsp.plan import Plan
from simsp.scenario import Description, Lever, Scenario
from simsp.summary import Cells
from tests.report.made_up_lives import POLICIES, Life, Policy

HEAD: Final = ",".join(tables.named("ranking.csv").header)
PEOPLE: Final = 1_320_000
START, UNTIL = months.parse("2027-01"), months.parse("2046-12")


def scenario(policy: Policy) -> Scenario:
    """A made-up policy as the program knows it."""
    lever = Lever(*policy.lever) if policy.lever else None
    return Scenario(
        policy.name, policy.title, (), "", START, (), Path(f"{policy.name}.yaml"),
        description=Description(kind=policy.kind, mechanism=policy.mechanism, lever=lever),
    )  # fmt: skip


def rows(lives: Mapping[str, Sequence[Life]], policies: Sequence[Policy]) -> list[list[object]]:
    """Rows of ranking.csv."""
    replicates = len(lives[policies[0].name])
    scenarios = tuple(map(scenario, policies))
    plan = Plan(scenarios, tuple(() for _ in scenarios), 20_000, replicates, 1, START, UNTIL)
    cells = [
        [_cells(plan.cohort, one, lives[one.name][number]) for one in policies]
        for number in range(replicates)
    ]
    return [list(row) for row in ranking.rows(plan, cells)]


def _cells(cohort: str, policy: Policy, life: Life) -> Cells:
    baht = {
        line: life.total(line) / 100 * 120_000
        for line in ("worker", "employer", "government", "received", "owed")
    }
    paid = baht["worker"] + baht["employer"] + baht["government"]
    of_cohort = {
        "in_either": float(PEOPLE),
        "recovered_pv_thb": baht["received"] * 0.6,
        "received_of_owed_pv": baht["received"] / baht["owed"],
        "fund_pv_thb": baht["received"] * 0.6 - paid,
        "employer_pv_thb": baht["employer"],
        "government_pv_thb": baht["government"],
        "contributions_pv_thb": baht["worker"],
        "spent_pv_thb": 3e9 * policy.paid,
        "better_off": policy.better,
        "worse_off": policy.worse,
    }
    return {("cohort", cohort): of_cohort, ("all", "all"): _period(baht)}


def _period(baht: Mapping[str, float]) -> dict[str, float]:
    """What break-even is made of."""
    return {
        "received_thb": baht["received"] * 4, "worker_contributions_thb": 0.0, "worker_cost_thb": 0.0,
    }  # fmt: skip


MECHANISMS: Final = ("papers", "knowledge", "offices", "benefits", "enrolment", "return")
TITLES: Final = (
    "Claims from home through a migrant's own embassy", "Papers of another year accepted at the counter",
    "One insurance number for life", "Employers fined for every month not enrolled", "Three years to claim, not two",
    "Old-age pension after ten years of contributions", "Child allowance for children who live abroad",
    "Unemployment benefit while looking for work without a permit", "Domestic and farm workers insured by law",
    "Benefits paid into an account at home", "Hospitals chosen by the worker, changed when moving",
)  # fmt: skip
UNITS: Final = (
    "ten more offices in 100 with an interpreter", "1,000 more visits of labour inspectors a year",
    "one more mobile service day a month in each province", "one more worker in 10 told of rights before departure",
)  # fmt: skip


def many() -> tuple[Policy, ...]:
    """A made-up comparison of 45: 34 rules, 8 levers, 2 other times and a reading."""
    rules = [
        Policy(
            f"rule_{i}", f"{TITLES[i % 11]}, variant {i // 11 + 1}" if i > 10 else TITLES[i], {"made.up": i},
            owed=0.58 * (1 + (i * 7 % 34 - 12) / 150), arrives=0.54 * (1 + (i * 5 % 34 - 10) / 200),
            paid=1 + (i % 5 == 0) * 0.1, noise=0.002 + 0.02 * (i % 3), better=0.1 + i / 100, worse=0.02,
            mechanism=MECHANISMS[i % 6],
        )
        for i in range(34 - len(POLICIES))
    ]  # fmt: skip
    levers = [
        Policy(
            f"lever_{i}", f"{UNITS[i % 4].capitalize()}, {i // 4 + 1}", {"made.up": i}, arrives=0.54 * (1 + i / 50),
            noise=0.005, kind="lever", mechanism=MECHANISMS[i % 3], lever=(UNITS[i % 4], 2.0 + i),
        )
        for i in range(8)
    ]  # fmt: skip
    others = [
        Policy(
            "pandemic",
            "Another pandemic in 2033",
            {"made.up": 1},
            arrives=0.4,
            kind="what_if",
            mechanism="shocks",
        ),
        Policy("border", "The border closed for two years", {"made.up": 2}, paid=0.8, kind="what_if"),
        Policy("at_exit", "Section 77 bis read as paying at once", {"made.up": 3}, owed=0.7, kind="reading"),
    ]
    return (*POLICIES, *rules, *levers, *others)
