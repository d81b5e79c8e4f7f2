"""Made-up lives: the policies that tests of the report compare, and what each does to a replicate."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

GATES: Final = {
    "enrolled": 0.21, "recorded_and_remitted": 0.09, "true_reason_recorded": 0.12, "knows": 0.26,
    "in_thailand_or_channel": 0.12, "papers": 0.08, "filed_in_time": 0.05, "served": 0.03, "accepted": 0.03,
    "cash_reached": 0.01,
}  # fmt: skip
BRANCHES: Final = {
    "sickness": 0.19, "maternity": 0.07, "invalidity": 0.05, "death": 0.04, "child_allowance": 0.06,
    "old_age": 0.49, "unemployment": 0.10,
}  # fmt: skip


@dataclass(frozen=True)
class Policy:
    """A made-up scenario: what it does to the made-up shares."""

    name: str
    title: str
    changes: Mapping[str, object] = field(default_factory=dict)
    owed: float = 0.58
    arrives: float = 0.54
    paid: float = 1.0
    worker: float = 5.0
    employer: float = 5.0
    better: float = 0.0
    worse: float = 0.0
    noise: float = 0.02
    joins: float = 0.0
    leaves_with_money: float = 0.0
    kind: str = "rule"
    mechanism: str = ""
    lever: tuple[str, float] | None = None


BASELINE: Final = Policy("current_law", "Current law and practice")
POLICIES: Final = (
    Policy("exit_lump_sum", "Old-age lump sum on leaving Thailand", {"old_age.exit_lump_sum": "choice"},
           owed=0.66, arrives=0.60, better=0.47, worse=0.02, leaves_with_money=0.3),
    Policy("employer_pays_all", "Employer pays all contributions", {"contributions.employer_pays_all": True},
           worker=0.0, employer=10.0, better=0.70, worse=0.06),
    Policy("self_enrolment", "Workers may enrol themselves", {"self_enrolment.open": True},
           owed=0.59, arrives=0.56, paid=1.22, better=0.21, worse=0.05, noise=0.05,
           joins=0.4),
)  # fmt: skip


@dataclass(frozen=True)
class Life:
    """One made-up replicate of one scenario, in satang: branch -> line -> amount."""

    paid: Mapping[str, Mapping[str, int]]
    fates: Mapping[str, Mapping[str, int]]

    def total(self, *lines: str) -> int:
        """Sum of lines over the branches."""
        both = [*self.paid.values(), *self.fates.values()]
        return sum(part.get(line, 0) for part in both for line in lines)


def live(policy: Policy, seed: int, size: float) -> Life:
    """A replicate; the same seed gives the same luck to every policy, so that differences are paired."""
    luck, own = random.Random(seed), random.Random(f"{seed} {policy.name}")
    owed = policy.owed * luck.uniform(0.88, 1.12) * own.uniform(1 - policy.noise, 1 + policy.noise)
    arrives = min(
        0.97, policy.arrives * luck.uniform(0.86, 1.14) * own.uniform(1 - policy.noise, 1 + policy.noise)
    )
    paid, fates = {}, {}
    for branch, part in BRANCHES.items():
        base = size * part * policy.paid * luck.uniform(0.95, 1.05)
        payers = {"worker": policy.worker, "employer": policy.employer, "government": 2.75}
        paid[branch] = {payer: int(base * rate) for payer, rate in payers.items()}
        due = int(sum(paid[branch].values()) * owed)
        received, still = int(due * arrives), int(due * 0.02)
        lost = spread(
            due - received - still, {gate: part * luck.uniform(0.8, 1.2) for gate, part in GATES.items()}
        )
        fates[branch] = {
            "owed": due,
            "received": received,
            "still_claimable": still,
            "not_yet_due": due // 40,
        } | lost
    return Life(paid, fates)


def spread(amount: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Parts of an amount in proportion to weights; nothing is lost to rounding."""
    whole = sum(weights.values())
    parts = {name: int(amount * weight / whole) for name, weight in weights.items()}
    parts[next(iter(parts))] += amount - sum(parts.values())
    return parts


def measures(life: Life, policy: Policy, people: int) -> dict[str, float | None]:
    """The measures of one replicate, in baht of people."""
    baht = {
        name: life.total(name) / 100 * people
        for name in ("worker", "employer", "government", "owed", "received")
    }
    lost = {gate: life.total(gate) / 100 * people for gate in GATES}
    three = baht["worker"] + baht["employer"] + baht["government"]
    two, cash = baht["worker"] + baht["employer"], baht["received"] * 0.6
    luck = 0.8 + 0.4 * (int(baht["owed"]) % 1000) / 1000
    rest = {line: life.total(line) / 100 * people for line in ("still_claimable", "not_yet_due")}
    rest["lost"] = sum(lost.values())
    rest["kept_by_pool"] = three - baht["owed"] - rest["not_yet_due"]
    payers = {"all": three, "worker_and_employer": two, "worker": baht["worker"]}
    return {
        "people": people * (11.0 + policy.joins),
        "owed_thb": baht["owed"],
        "received_thb": baht["received"],
        "received_cash_thb": cash,
        "owed_of_paid": baht["owed"] / three,
        "received_of_owed": baht["received"] / baht["owed"],
        "coverage": three / (three + 4e10),
        "waiting_days_median": 38 + baht["owed"] / 1e10,
        "fund_balance_thb": three - baht["received"],
        "fund_liability_thb": baht["owed"] * 1.4,
        "employer_cost_thb": baht["employer"] * 1.02,
        "worker_cost_thb": 3e9 * policy.paid,
        "better_off": policy.better * luck,
        "worse_off": policy.worse * luck,
        "months_of_cover": three / 500,
        "take_up_cash": 0.3 * life.total("received") / life.total("owed"),
        "self_enrolled": people * policy.joins,
        "adverse_selection": 1 + policy.joins if policy.joins else None,
        "exit_lump_sums": people * policy.leaves_with_money,
        **present_values(life),
        **{f"{payer}_contributions_thb": baht[payer] for payer in ("worker", "employer", "government")},
        **{f"{line}_thb": amount for line, amount in rest.items()},
        **{f"{line}_of_paid": amount / three for line, amount in rest.items()},
        **{f"lost_{gate}_thb": amount for gate, amount in lost.items()},
        **{f"regained_{gate}_thb": amount * 0.6 for gate, amount in lost.items()},
        **{f"recovered_of_{who}": baht["received"] / paid if paid else None for who, paid in payers.items()},
        **{f"recovered_of_{who}_cash": cash / paid if paid else None for who, paid in payers.items()},
    }


def present_values(life: Life) -> dict[str, float | None]:
    """The shares in present value: what is owed, received and lost weighs 0.6 of its baht, what is paid all."""
    paid = life.total("worker", "employer", "government")
    parts = {line: 0.6 * life.total(line) for line in ("owed", "received", "still_claimable", "not_yet_due")}
    lost = 0.6 * life.total(*GATES)
    return {
        "owed_of_paid_pv": parts["owed"] / paid,
        "received_of_owed_pv": parts["received"] / parts["owed"],
        "recovered_of_all_pv": parts["received"] / paid,
        "lost_of_paid_pv": lost / paid,
        "still_claimable_of_paid_pv": parts["still_claimable"] / paid,
        "not_yet_due_of_paid_pv": parts["not_yet_due"] / paid,
        "kept_by_pool_of_paid_pv": 1 - (parts["owed"] + parts["not_yet_due"]) / paid,
    }
