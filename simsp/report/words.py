"""The answer in words. A difference whose interval holds zero is never called a gain or a loss."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from simsp.report import figures, formats, labels, notes
from simsp.report.labels import PER_HUNDRED, PERCENT
from simsp.report.read import Estimate, Run, Scenario, run

SHOWN_IN_A_SENTENCE: Final = 3
FEW: Final = 6
"""Compared scenarios that one chart can hold and still be read."""
LONGEST_LIST: Final = 60
"""Letters of scenario titles that a heading still holds; longer lists become a count."""
REST: Final = {
    "kept_by_pool": "stay in the pool, for events that did not happen or for too few months",
    "lost": "are owed but lost",
    "not_yet_due": "are not yet due",
    "still_claimable": "can still be claimed",
}
"""Where what does not come back goes, in words after a number of baht."""


def answer(directory: Path) -> list[str]:
    """Exactly three sentences: what comes back, where the rest goes, what the policies change.

    Raises:
        BadInput: the directory does not hold the tables of a run.
    """
    # a terminal may lack the true minus sign
    return [figures.plain(sentence).replace(formats.MINUS, "-") for sentence in sentences(run(directory))]


def sentences(found: Run) -> list[str]:
    """The three sentences of a run that was read already."""
    return [comes_back(found), where_the_rest_goes(found), policies_change(found)]


def comes_back(found: Run) -> str:
    """What comes back, as what the law grants times what of it arrives."""
    base = found.baseline
    names = [found.valued(name) for name in ("recovered_of_all", "owed_of_paid", "received_of_owed")]
    recovered, owed, arrives = (found.level(base, name) for name in names)
    if recovered is None:
        return "Nothing was paid in by these workers, so no share of it can come back."
    back = formats.show(recovered, PER_HUNDRED)
    start = f"In {found.year} value, of" if names[0].endswith("_pv") else "Of"
    head = f"{start} every 100 baht that workers, employers and the government pay in, {back} come back"
    if owed is None or arrives is None:
        return f"{head}."
    granted, arriving = formats.show(owed, PER_HUNDRED), formats.show(arrives, PERCENT)
    return f"{head}: the law grants {granted}, and {arriving} of what it grants arrives."


def share_of_paid(found: Run, scenario: Scenario, line: str) -> Estimate | None:
    """A line of the lifetime bridge as a share of what was paid in; None where nothing was, or no such line.

    In present value if the run has it. Else from the measure `<line>_of_paid`; from the exact totals, without an
    interval, in a run that lacks the measure.
    """
    name = "recovered_of_all" if line == "received" else f"{line}_of_paid"
    in_value = found.valued("recovered_of_all") != "recovered_of_all"
    measured = found.level(scenario, f"{name}_pv" if in_value else name)
    if measured is not None or in_value:
        return measured
    where = {"scenario": scenario.name, "view": "lifetime"}
    paid = found.total("bridge.csv", line="paid", **where)
    share = found.total("bridge.csv", line=line, **where) / paid if paid else None
    return None if share is None else Estimate(share, share, share)


def where_the_rest_goes(found: Run) -> str:
    """The two largest parts of what does not come back; for what is lost, the gate that weighs most."""
    rest = {line: share_of_paid(found, found.baseline, line) for line in REST}
    known = {line: share for line, share in rest.items() if share is not None}
    if not {"kept_by_pool", "lost"} <= known.keys():
        return "With nothing paid in there is no rest to follow."
    if known["kept_by_pool"].value < 0:
        gone = _rest(found, "lost", known["lost"])
        return (
            f"For the same 100 baht, {gone}; more can be owed than was paid in, because {notes.WHY_BEYOND}."
        )
    largest = sorted(known, key=lambda line: -known[line].value)[:2]
    told = [_rest(found, line, known[line]) for line in largest if known[line].value > 0]
    return (
        f"Of the same 100 baht, {', and '.join(told)}." if told else "Nothing else is left of the 100 baht."
    )


def _rest(found: Run, line: str, share: Estimate) -> str:
    return f"{formats.show(share, PER_HUNDRED)} {REST[line]}{_because(found) if line == 'lost' else ''}"


def _because(found: Run) -> str:
    top = heaviest(gates(found, "lost"))
    if not top:
        return ""
    reasons = " or because ".join(labels.GATES[gate] for gate in top)
    return f", the largest part because {reasons}"


def gates(found: Run, stem: str) -> dict[str, Estimate]:
    """Baht `lost` or `regained` by gate, lifetime view, in the order a claim meets the gates."""
    levels = {gate: found.level(found.baseline, f"{stem}_{gate}_thb") for gate in labels.GATES}
    return {gate: level for gate, level in levels.items() if level is not None}


def heaviest(amounts: dict[str, Estimate]) -> list[str]:
    """The largest gate, or the two largest where their intervals overlap; none where nothing is lost."""
    order = sorted(
        (gate for gate in amounts if amounts[gate].value > 0), key=lambda gate: -amounts[gate].value
    )
    if len(order) > 1 and amounts[order[1]].high < amounts[order[0]].low:
        return order[:1]
    return order[:2]


def policies_change(found: Run) -> str:
    """What each compared policy changes, with paired intervals; the largest clear changes first."""
    if not found.compared:
        return "This run holds one scenario, so it says nothing about what a policy would change."
    order = in_short(found)[:SHOWN_IN_A_SENTENCE]
    told = [f'under "{scenario.title}" {said}' for scenario, said in order]
    left = len(found.compared) - len(told)
    more = [f"{left} more in the report"] if left else []
    return f'Against "{found.baseline.title}": {"; ".join(told + more)}.'


def leading(found: Run) -> list[Scenario]:
    """The scenarios that charts and the first screen have room for; the ranking and the tables hold all.

    Of many these are the rules that clearly change most what comes back to a worker.
    """
    if len(found.compared) <= FEW:
        return list(found.compared)
    rules = [row for row in found.ranking if row.kind == "rule"] or list(found.ranking)
    if not rules:
        return by_size(found, found.compared)[:FEW]
    order = sorted(rules, key=lambda row: _weight(row.by))
    return [row.scenario for row in order[:FEW]]


def drawn(found: Run, where: str = "the table") -> str:
    """A remark for a chart that has no room for every scenario, and where all are; empty where it has room."""
    if len(found.compared) <= FEW:
        return ""
    return f"Drawn: {len(leading(found))} of {len(found.compared)} scenarios; {where} has all."


def under(found: Run) -> str:
    """'today' for a baseline of today's law, else under which law."""
    return "today" if found.baseline.name == "current_law" else f"under \u201c{found.baseline.title}\u201d"


def by_size(found: Run, among: Sequence[Scenario]) -> list[Scenario]:
    """Rules first; of them clear changes of the share that comes back first, the largest at the top."""
    name = found.valued("recovered_of_all")
    return sorted(among, key=lambda one: (one.kind != "rule", *_weight(found.change(one, name))))


def _weight(change: Estimate | None) -> tuple[bool, float]:
    return (change is None or change.unclear, -abs(change.value) if change else 0.0)


def first(found: Run) -> list[Scenario]:
    """The scenarios that the first screen has room for."""
    return leading(found) if len(found.compared) <= FEW else leading(found)[:SHOWN_IN_A_SENTENCE]


def other_side(found: Run, scenario: Scenario) -> str:
    """What a change leaves a worker after what the worker pays, and how many end better and worse off.

    Benefits alone would rank a policy first for which workers pay more than it brings them. Empty in an older run.
    """
    row = next((row for row in found.ranking if row.scenario is scenario), None)
    left = row.found["left_per_worker_thb"] if row else None
    if row is None or left is None:
        return ""
    shares = [(row.found[f"{side}_off"], side) for side in ("better", "worse")]
    ends = [f"{formats.show(share, PERCENT).replace('%', '')} {side}" for share, side in shares if share]
    told = [f"of 100 workers {' and '.join(ends)} off"] if len(ends) == 2 else []
    return "; ".join([_left_clause(left), *told])


def _left_clause(change: Estimate) -> str:
    """How much more or less a worker has in the end, what the worker pays taken off."""
    if change.zero:
        return "a worker is left with the same after own costs"
    if change.unclear:
        return f"no clear change in what is left to a worker after own costs{_range(change, 'thb')}"
    return f"a worker is left with {formats.within(_size(change, 'thb'), f'baht {_way(change)} after own costs')}"


def in_short(found: Run) -> list[tuple[Scenario, str]]:
    """What each scenario on the first screen changes, in a few words; of many, what it brings a worker."""
    if len(found.compared) <= FEW:
        return [(scenario, clause(found, scenario)) for scenario in by_size(found, found.compared)]
    ranked = {row.scenario.name: row.by for row in found.ranking if row.kind != "lever"}
    return [
        (one, per_worker(ranked[one.name]) if one.name in ranked else clause(found, one))
        for one in first(found)
    ]


def per_worker(change: Estimate | None) -> str:
    """The change of what a worker recovers over a lifetime, as the end of a sentence."""
    if change is None:
        return "what comes back to a worker is not defined"
    if change.unclear:
        return f"there is no clear change in what comes back to a worker{_range(change, 'thb')}"
    return formats.within(_size(change, "thb"), f"baht {_way(change)} come back to a worker")


def clause(found: Run, scenario: Scenario) -> str:
    """One policy in a few words: the share that comes back, the baht that workers receive and pay in."""
    share = _share_clause(found.change(scenario, found.valued("recovered_of_all")))
    baht = _baht_clause(found.change(scenario, "received_thb"))
    return f"{share}, and {baht}{_paying_clause(found, scenario)}"


def _share_clause(change: Estimate | None) -> str:
    if change is None:
        return "the share that comes back is not defined"
    if change.zero:
        return "the share that comes back stays the same"
    if change.unclear:
        return f"there is no clear change in what comes back of every 100 baht{_range(change, PER_HUNDRED)}"
    if not formats.visible(_size(change, PER_HUNDRED)):
        return "the share that comes back hardly changes"
    return formats.within(_size(change, PER_HUNDRED), f"baht {_way(change)} of every 100 come back")


def _baht_clause(change: Estimate | None) -> str:
    if change is None:
        return "the baht that workers receive is not defined"
    if change.zero:
        return "workers receive the same baht in all"
    if change.unclear:
        return f"no clear change in the baht that workers receive in all{_range(change, 'thb')}"
    return f"workers receive {formats.within(_size(change, 'thb'), f'baht {_way(change)} in all')}"


def _paying_clause(found: Run, scenario: Scenario) -> str:
    """What workers pay in: without it, benefits that fall with contributions would look like a loss."""
    change = found.change(scenario, "worker_contributions_thb")
    if change is None or change.unclear:
        return ""
    amount = formats.within(_size(change, "thb"), f"baht {_way(change)}")
    own = found.level(scenario, "recovered_of_worker")
    before = found.level(found.baseline, "recovered_of_worker")
    if own is None and before is not None:
        return f", while workers pay nothing in themselves: {amount}"
    return f", while they pay in {amount}"


def _size(change: Estimate, told_as: str) -> str:
    return formats.show(change if change.value > 0 else change.times(-1), told_as)


def _range(change: Estimate, told_as: str) -> str:
    if change.low == change.high:
        return ""
    _, low, high, word = formats.parts(change, told_as)
    return f" {figures.marked(change.key, f'({low} to {high}{word})')}"


def _way(change: Estimate) -> str:
    return "more" if change.low > 0 else "less"


def listed(names: Sequence[str], among: int, noun: str) -> str:
    """Names in quotes as 'A' and 'B'; a count where that would be long, or where they are all there are."""
    if not names:
        return "none"
    if len(names) == among > 1:
        return f"all {among} {noun}"
    if len("".join(names)) > LONGEST_LIST:
        return f"{len(names)} of {among} {noun}"
    quoted = [f"\u201c{name}\u201d" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def directions(
    changes: Sequence[tuple[str, Estimate | None]], link: str = "under", noun: str = "scenarios"
) -> str:
    """The message of a chart of differences: what clearly goes up or down; else that nothing clearly does."""
    known = [(name, change) for name, change in changes if change is not None]
    up = [name for name, change in known if change.low > 0]
    down = [name for name, change in known if change.high < 0]
    told = [
        f"{way} {link} {listed(names, len(changes), noun)}"
        for way, names in (("up", up), ("down", down))
        if names
    ]
    if told:
        return ", ".join(told)
    if not known:
        return "not defined"
    return "no change" if all(change.zero for _, change in known) else "no clear change"
