"""What measures.csv must say after the exact tables, and how its numbers hang together.

Sums are checked in any run. A ratio of means is not a mean of ratios, so ratios are checked in runs of one replicate.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from simsp.measures import GATES
from simsp.verifying.close import SUMS, Closeness, Names, Pair, Told, half
from simsp.verifying.folder import Row
from simsp.verifying.identities import summed

_LINES: Final = ("paid", "received", "still_claimable", "not_yet_due", "lost", "kept_by_pool")
_PARTS: Final = {
    "owed_thb": {"received_thb": 1, "still_claimable_thb": 1, "lost_thb": 1},
    "paid_thb": {"owed_thb": 1, "not_yet_due_thb": 1, "kept_by_pool_thb": 1},
    "received_net_thb": {"received_thb": 1, "claim_costs_thb": -1},
    "fund_balance_thb": {"paid_thb": 1, "received_thb": -1},
    "lost_thb": {f"lost_{gate}_thb": 1 for gate in GATES},
}
"""Sums of baht by their parts."""
_SHARES: Final = {
    "owed_of_paid": ("owed_thb", "paid_thb"),
    "received_of_owed": ("received_thb", "owed_thb"),
    "recovered_of_worker": ("received_thb", "worker_contributions_thb"),
    "recovered_of_worker_cash": ("received_cash_thb", "worker_contributions_thb"),
    "recovered_of_all": ("received_thb", "paid_thb"),
    "recovered_of_all_cash": ("received_cash_thb", "paid_thb"),
    "lost_of_paid": ("lost_thb", "paid_thb"),
    "still_claimable_of_paid": ("still_claimable_thb", "paid_thb"),
    "not_yet_due_of_paid": ("not_yet_due_thb", "paid_thb"),
    "kept_by_pool_of_paid": ("kept_by_pool_thb", "paid_thb"),
}
"""Shares by part and whole."""
_ADD_UP: Final = (
    "people", "paid_thb", "received_thb", "received_cash_thb", "lost_thb", "owed_thb", "claim_costs_thb",
    "worker_contributions_thb", "employer_contributions_thb", "government_contributions_thb",
)  # fmt: skip
"""Measures whose groups together are the cohort; nationality, sex and the other groupings each hold everybody once."""


def _exact(told: Told, group: Names, measure: str, satang: int) -> Iterator[Pair]:
    """A measure in baht beside the exact sum that it scales."""
    said = told.number(group, measure)
    if said is not None:
        yield Pair((*group, measure), said, told.scaled(satang), half("thb"))


def _bridge(told: Told) -> Iterator[Pair]:
    for (scenario, view, line), satang in summed(
        told.folder.tables["bridge.csv"], "scenario", "view", "line"
    ).items():
        if line in _LINES:
            yield from _exact(told, told.view(scenario, view), f"{line}_thb", satang)


def _accounts(told: Told) -> Iterator[Pair]:
    for (scenario, line), satang in summed(told.folder.tables["accounts.csv"], "scenario", "line").items():
        if line in ("paid_by_employer", "paid_by_government"):
            payer = line.removeprefix("paid_by_")
            yield from _exact(told, told.view(scenario, "period"), f"{payer}_contributions_thb", satang)


def _cash(told: Told) -> Iterator[Pair]:
    sums = summed(told.folder.tables["accounts.csv"], "scenario", "line")
    for scenario in dict.fromkeys(key[0] for key in sums):
        cash = sums[scenario, "benefits_paid"] - sums[scenario, "of_which_care_estimated"]
        yield from _exact(told, told.view(scenario, "period"), "received_cash_thb", cash)


def _gates(told: Told) -> Iterator[Pair]:
    for (scenario, fate), satang in summed(told.folder.tables["rights.csv"], "scenario", "fate").items():
        if fate.startswith("lost: "):
            gate = fate.removeprefix("lost: ")
            yield from _exact(told, told.view(scenario, "period"), f"lost_{gate}_thb", satang)


def _regained(told: Told) -> Iterator[Pair]:
    for row in told.folder.tables["removal.csv"]:
        group = told.view(row["scenario"], row["view"])
        yield from _exact(told, group, f"regained_{row['gate']}_thb", int(row["satang"]))


def _parts(told: Told) -> Iterator[Pair]:
    for group in told.groups:
        for measure, parts in _PARTS.items():
            whole, each = told.number(group, measure), told.numbers(group, *parts)
            if whole is not None and each:
                wanted = sum(sign * one for sign, one in zip(parts.values(), each, strict=True))
                yield Pair((*group, measure), whole, wanted, half("thb", 1 + len(each)))


def _groups(told: Told) -> Iterator[Pair]:
    """Sums over the groups of a grouping beside those of the cohort."""
    sums: Counter[Names] = Counter()
    sizes: Counter[Names] = Counter()
    for scenario, group_by, group in told.groups:
        for measure in _ADD_UP if group_by not in ("all", "cohort") else ():
            sums[scenario, group_by, measure] += told.number((scenario, group_by, group), measure) or 0.0  # type: ignore[assignment]
            sizes[scenario, group_by, measure] += 1
    for key, found in sums.items():
        scenario, group_by, measure = key
        whole = told.number(told.view(scenario, "lifetime"), measure)
        if whole is not None:
            unit = "people" if measure == "people" else "thb"
            yield Pair(
                (scenario, f"all groups of {group_by}", measure), found, whole, half(unit, sizes[key] + 1)
            )


def _changes(told: Told) -> Iterator[Pair]:
    """A change beside the difference of the levels; of ratios only where there is one replicate."""
    baseline, once = told.folder.baseline, told.folder.replicates == 1
    for key, row in told.measures.items():
        before = told.number((baseline, *key[1:3]), key[3])
        if row["change"] and row["value"] and before is not None and (once or row["unit"] in SUMS):
            wanted = float(row["value"]) - before
            yield Pair((*key, "change"), float(row["change"]), wanted, half(row["unit"], 3))


def _shares(told: Told) -> Iterator[Pair]:
    for group in told.groups if told.folder.replicates == 1 else ():
        for share, names in _SHARES.items():
            said, found = told.number(group, share), told.numbers(group, *names)
            if said is not None and found and found[1] > 0:
                part, whole = found
                # half a satang of the part, and of the whole as far as the share reaches
                rounding = half("share") + half("thb") * (1 + abs(part / whole)) / whole
                yield Pair((*group, share), said, part / whole, rounding)


def _ends(told: Told) -> Iterator[Pair]:
    """How far a mean lies outside its interval, which must be not at all; of many replicates some may lie beyond."""
    few = told.folder.replicates < 39
    for key, row in told.measures.items():
        for ends in (("low", "value", "high"), ("change_low", "change", "change_high")):
            if all(row[end] for end in ends):
                yield Pair((*key, ends[1]), _outside(row, ends, few), 0.0, 0.0)


def _outside(row: Row, ends: tuple[str, str, str], few: bool) -> float:
    low, mean, high = (float(row[end]) for end in ends)
    return max(low - mean, mean - high, 0.0) if few else max(low - high, 0.0)


_M: Final = "measures.csv"
CHECKS: Final = (
    Closeness((_M, "bridge.csv"), "baht of both views = the bridge, scaled to people", _bridge),
    Closeness((_M, "accounts.csv"), "contributions of the period = the accounts, scaled to people", _accounts),
    Closeness((_M, "accounts.csv"), "cash of the period = benefits less care, scaled to people", _cash),
    Closeness((_M, "rights.csv"), "losses by gate = the rights lost there, scaled to people", _gates),
    Closeness((_M, "removal.csv"), "what a gate regains = its removal, scaled to people", _regained),
    Closeness((_M,), "each sum of baht = its parts", _parts),
    Closeness((_M,), "the groups of a grouping together = the cohort", _groups),
    Closeness((_M,), "a change = the level less that of the baseline", _changes),
    Closeness((_M,), "each share = its baht over its baht", _shares),
    Closeness((_M,), "no mean lies outside its interval", _ends),
)  # fmt: skip
