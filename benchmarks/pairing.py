"""How much pairing saves: chance in a difference between two policies that share their luck, and that do not.

    python benchmarks/pairing.py [--agents 3000] [--replicates 32] [--until 2046-12] [--jobs 2] [--json FILE]

Three policies against today's law. Paired: both lived with the same luck, as `simsp compare` does. Independent: each
with its own; the variance of such a difference is the sum of both variances. The replicates are the same for both, so
that one table answers. The interval of a ratio is a bootstrap over replicates.

Four settings: assumptions at their central values, so that chance alone moves the replicates, or drawn for each
replicate, as in a comparison; and the model as it is, or without stories and queues, the ways in which one life
reaches another. The last tables say how finely the mean change of the share that comes back is known: from chance
alone, and from chance and the spread of the assumptions together.

A ratio can be no larger than the effect itself allows: where the difference is money that only the policy pays, such as
lump sums on leaving, its own chance is in both differences and pairing takes nothing away.
"""

import argparse
import json
import multiprocessing
import os
import platform
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from simsp import months, outcomes, parameters, run, summary
from simsp.compiled import wrapping_arithmetic
from simsp.drawing import Draw
from simsp.outcomes import Outcome
from simsp.parameters import Change, Value
from simsp.plan import START, UNTIL, Plan, draw_of
from simsp.scenario import BASELINE, resolve
from simsp.world import world
from simsp.world.books import View
from simsp.world.rights import RIGHTS, Fate

POLICIES = ("exit_lump_sum", "employer_pays_all", "self_enrolment")
AIM = 20  # times smaller, where lives do not reach each other
HALF_A_POINT = 0.5  # baht of 100 paid in
# No story and no queue: then what somebody does reaches nobody else.
ALONE: dict[str, Value] = {"claims.talk": 0, "claims.talk_at_work": 0, "office.endless": True}
OF_THE_PERIOD = (
    "recovered_of_all", "recovered_of_all_cash", "owed_of_paid", "received_of_owed", "old_age_recovered", "coverage",
    "take_up", "paid_thb", "received_thb", "owed_thb", "lost_thb", "kept_by_pool_thb", "worker_contributions_thb",
    "employer_cost_thb", "fund_liability_thb",
)  # fmt: skip
OF_THE_COHORT = ("recovered_of_all_pv",)
_DRAWS_OF_BOOTSTRAP = 2000
_ROUNDING = 1e-18  # a variance so much smaller than another is what floats leave of zero
Measured = dict[str, float]


@dataclass(frozen=True)
class Setting:
    """In which model the policies are compared."""

    name: str
    shared: Mapping[str, Value]
    drawn: bool


SETTINGS = (
    Setting("central assumptions, without stories and queues", ALONE, drawn=False),
    Setting("central assumptions, the model as it is", {}, drawn=False),
    Setting("drawn assumptions, without stories and queues", ALONE, drawn=True),
    Setting("drawn assumptions, the model as it is", {}, drawn=True),
)


@dataclass(frozen=True)
class Row:
    """One measure of one policy: standard deviations of its difference, and by how much pairing lowers the variance."""

    setting: str
    policy: str
    measure: str
    replicates: int
    mean: float
    sd_paired: float
    sd_independent: float
    ratio: float
    ratio_low: float
    ratio_high: float


def plan_of(
    policies: Sequence[str], shared: Mapping[str, Value], *, agents: int, replicates: int, until: int = UNTIL
) -> Plan:
    """Today's law and policies; what all of them `share` holds in every month, before a policy's own changes."""
    scenarios = tuple(resolve([BASELINE, *policies], end=until))
    common = tuple(Change(name, value) for name, value in shared.items())
    changes = tuple((*common, *one.changes) for one in scenarios)
    return Plan(scenarios, changes, agents, replicates, 1, START, until)


def replicate(plan: Plan, number: int, draw: Draw) -> list[Outcome]:
    """What `simsp.comparison.replicate` does, with any draw of the assumptions; the policies part at the start."""
    with wrapping_arithmetic():
        who = world.arriving(plan.until, plan.people_per_agent, draw)
        times = [
            world.times_of(changes, plan.start, plan.until, who, draw, scenario.calendar)
            for scenario, changes in zip(plan.scenarios, plan.changes, strict=True)
        ]
        workers_each = int(parameters.load()["employers.workers_per_employer"].on(plan.start).value)
        history = world.new_world(who, world.seed_of(plan.seed, number), workers_each)
        run.simulate(history, times[0], plan.start - 1)
        return [outcomes.follow(history.branch(), one, plan.start, plan.until) for one in times]


def measured(plan: Plan, number: int, *, drawn: bool) -> list[Measured]:
    """Headlines and the money received of each right, by scenario, in one replicate; shares of 100, money in baht."""
    found = replicate(plan, number, plan.draw(draw_of(number)) if drawn else Draw())
    return [_of_one(plan, found, one) for one in found]


def _of_one(plan: Plan, found: Sequence[Outcome], one: Outcome) -> Measured:
    cells = summary.cells(plan, found, one)
    values = {name: cells["all", "all"][name] for name in OF_THE_PERIOD}
    values |= {f"{name} (cohort)": cells["cohort", plan.cohort][name] for name in OF_THE_COHORT}
    values = {name: value if "_thb" in name else 100 * value for name, value in values.items()}
    received = one.exact["fates"][int(View.PERIOD), :, int(Fate.RECEIVED)]
    baht = received * plan.people_per_agent / 100
    return values | {f"received: {right}": float(baht[at]) for at, right in enumerate(RIGHTS)}


def rows_of(setting: Setting, plan: Plan, replicates: Sequence[Sequence[Measured]]) -> list[Row]:
    """Every measure of every policy against today's law."""
    return [
        row_of(setting.name, scenario.name, name, [(one[0][name], one[at][name]) for one in replicates])
        for at, scenario in enumerate(plan.scenarios[1:], 1)
        for name in replicates[0][0]
    ]


def row_of(setting: str, policy: str, measure: str, pairs: Sequence[tuple[float, float]]) -> Row:
    """The row of one measure, from pairs of today's law and the policy; nan where a replicate has no value."""
    both = np.array(pairs)
    resampled = both[np.random.default_rng(1).integers(0, len(both), (_DRAWS_OF_BOOTSTRAP, len(both)))]
    paired, independent = variances(both[None])
    low, high = _middle(_ratio(*variances(resampled)))
    mean = float((both[:, 1] - both[:, 0]).mean())
    return Row(
        setting, policy, measure, len(both), mean, float(paired[0] ** 0.5), float(independent[0] ** 0.5),
        float(_ratio(paired, independent)[0]), low, high,
    )  # fmt: skip


def variances(pairs: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Variances of the difference, paired and independent, of samples of shape (samples, replicates, 2)."""
    paired = (pairs[..., 1] - pairs[..., 0]).var(axis=1, ddof=1)
    independent = pairs.var(axis=1, ddof=1).sum(axis=-1)
    return np.where(paired > _ROUNDING * independent, paired, 0.0), independent


def _ratio(paired: NDArray[np.float64], independent: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many times smaller; infinite where pairing leaves no chance at all, nan where there is none to begin with."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(independent / paired)


def _middle(ratios: NDArray[np.float64]) -> tuple[float, float]:
    """The ends of the middle 95 of 100 samples that have a ratio."""
    known = np.sort(ratios[~np.isnan(ratios)])
    if not known.size:
        return float("nan"), float("nan")
    return float(known[int(0.025 * known.size)]), float(known[int(0.975 * known.size)])


def _all_measured(plans: Sequence[Plan], jobs: int) -> list[list[list[Measured]]]:
    """By setting and replicate: the measures of each scenario."""
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        asked = [
            [pool.submit(measured, plan, number, drawn=setting.drawn) for number in range(plan.replicates)]
            for setting, plan in zip(SETTINGS, plans, strict=True)
        ]
        return [[one.result() for one in of_setting] for of_setting in asked]


def _as_json(row: Row) -> dict[str, object]:
    """A row with null for what is infinite or undefined, which JSON cannot say."""
    return {
        name: value if isinstance(value, str) or np.isfinite(value) else None
        for name, value in asdict(row).items()
    }


def _print_setting(setting: Setting, rows: Sequence[Row]) -> None:
    print(f"\n{setting.name}: {rows[0].replicates} replicates; money in million baht, shares of 100")
    print(
        f"{'policy':18s} {'measure':30s} {'difference':>12s} {'sd paired':>11s} {'sd indep.':>11s}  variance ratio"
    )
    for row in rows:
        scale = 1e6 if "_thb" in row.measure or row.measure.startswith("received:") else 1
        figures = " ".join(
            f"{value / scale:{width}.3f}"
            for value, width in ((row.mean, 12), (row.sd_paired, 11), (row.sd_independent, 11))
        )
        print(f"{row.policy:18s} {row.measure:30s} {figures}  {_said(row)}")


def _said(row: Row) -> str:
    if np.isnan(row.ratio):
        return "no chance in either"
    if np.isinf(row.ratio):
        return "no chance left in the difference"
    return f"{row.ratio:10,.1f} ({row.ratio_low:,.1f} to {row.ratio_high:,.1f})"


def _print_reached(rows: Sequence[Row]) -> None:
    """How many measures pairing brings to the aim, and which it does not."""
    for policy in POLICIES:
        mine = [row for row in rows if row.policy == policy and not np.isnan(row.ratio)]
        short = [f"{row.measure} {row.ratio:.1f}" for row in mine if row.ratio < AIM]
        reached = f"{len(mine) - len(short)} of {len(mine)} at least {AIM} times"
        print(f"{policy}: {reached}; less: {', '.join(short) or 'none'}")


def _print_resolution(setting: Setting, rows: Sequence[Row], agents: int) -> None:
    """How finely the mean change of the share that comes back is known, in baht of 100 paid in."""
    print(f"\nchange of recovered_of_all, {setting.name}, {agents} agents:")
    for row in rows:
        if row.measure != "recovered_of_all" or row.setting != setting.name:
            continue
        error, apart = (sd / row.replicates**0.5 for sd in (row.sd_paired, row.sd_independent))
        verdict = "resolves" if 1.96 * error <= HALF_A_POINT else "does not resolve"
        print(
            f"{row.policy:18s} mean {row.mean:+.3f}; standard error {error:.4f}, 95 % width {3.92 * error:.3f}"
            f" (unpaired {3.92 * apart:.3f}); of one replicate {3.92 * row.sd_paired:.3f}: {verdict} half a baht"
        )


def main() -> None:
    """Run, print, and write what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--agents", type=int, default=3_000)
    parser.add_argument("--replicates", type=int, default=32)
    parser.add_argument("--until", type=months.parse, default=UNTIL)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    size = {"agents": asked.agents, "replicates": asked.replicates, "until": asked.until}
    plans = [plan_of(POLICIES, setting.shared, **size) for setting in SETTINGS]
    measured(
        plan_of((), {}, agents=50, replicates=1), 0, drawn=False
    )  # compile once, before the workers start
    found = _all_measured(plans, asked.jobs)
    rows: list[Row] = []
    for setting, plan, replicates in zip(SETTINGS, plans, found, strict=True):
        rows += rows_of(setting, plan, replicates)
        mine = [row for row in rows if row.setting == setting.name]
        _print_setting(setting, mine)
        _print_reached(mine)
    for setting in SETTINGS[1], SETTINGS[3]:
        _print_resolution(setting, rows, asked.agents)
    if asked.json:
        machine = {"python": platform.python_version(), "numpy": np.__version__}
        text = json.dumps({**size, **machine, "rows": [_as_json(row) for row in rows]}, indent=2)
        asked.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
