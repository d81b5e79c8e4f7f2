"""The answer in words. A difference whose interval holds zero is never called a gain or a loss."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from simsp.report import formats, labels
from simsp.report.labels import PER_HUNDRED, PERCENT
from simsp.report.read import Estimate, Run, Scenario, run

SHOWN_IN_A_SENTENCE: Final = 3
READING: Final = "old_age.non_thai_exit"
EXIT_POLICY: Final = "old_age.exit_lump_sum"
READINGS: Final = {
    "wait_to_55": "wait until age 55",
    "with_agreement": "pay on leaving only where the two states have an agreement",
    "at_exit": "pay on leaving",
}
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
    return [sentence.replace(formats.MINUS, "-") for sentence in sentences(run(directory))]


def sentences(found: Run) -> list[str]:
    """The three sentences of a run that was read already."""
    return [comes_back(found), where_the_rest_goes(found), policies_change(found)]


def comes_back(found: Run) -> str:
    """What comes back, as what the law grants times what of it arrives."""
    base = found.baseline
    recovered = found.level(base, "recovered_of_all")
    owed, arrives = found.level(base, "owed_of_paid"), found.level(base, "received_of_owed")
    if recovered is None:
        return "Nothing was paid in by these workers, so no share of it can come back."
    back = formats.show(recovered, PER_HUNDRED)
    head = f"Of every 100 baht that workers, employers and the government pay in, {back} come back"
    if owed is None or arrives is None:
        return f"{head}."
    granted, arriving = formats.show(owed, PER_HUNDRED), formats.show(arrives, PERCENT)
    return f"{head}: the law grants {granted}, and {arriving} of what it grants arrives."


def share_of_paid(found: Run, scenario: Scenario, line: str) -> Estimate | None:
    """A line of the lifetime bridge as a share of what was paid in.

    From the measure `<line>_of_paid` with its interval; from the exact totals, without one, in a run that
    lacks the measure.
    """
    measured = found.level(scenario, "recovered_of_all" if line == "received" else f"{line}_of_paid")
    if measured is not None:
        return measured
    where = {"scenario": scenario.name, "view": "lifetime"}
    paid = found.total("bridge.csv", line="paid", **where)
    share = found.total("bridge.csv", line=line, **where) / paid if paid else None
    return None if share is None else Estimate(share, share, share)


def with_interval(estimate: Estimate, told_as: str) -> str:
    """An estimate with its interval, or alone where the tables give none."""
    text = formats.show(estimate, told_as)
    return text if estimate.low < estimate.high else text.split(" (")[0]


def where_the_rest_goes(found: Run) -> str:
    """The two largest parts of what does not come back; for what is lost, the gate that weighs most."""
    rest = {line: share_of_paid(found, found.baseline, line) for line in REST}
    known = {line: share for line, share in rest.items() if share is not None}
    if len(known) < len(REST):
        return "With nothing paid in there is no rest to follow."
    pool = known["kept_by_pool"]
    if pool.value < 0:
        adds = with_interval(pool.times(-1), PER_HUNDRED)
        gone = _rest(found, "lost", known["lost"])
        return f"The law grants more than was paid in, so the pool adds {adds} for every 100 baht; {gone}."
    largest = sorted(known, key=lambda line: -known[line].value)[:2]
    told = [_rest(found, line, known[line]) for line in largest if known[line].value > 0]
    return (
        f"Of the same 100 baht, {', and '.join(told)}." if told else "Nothing else is left of the 100 baht."
    )


def _rest(found: Run, line: str, share: Estimate) -> str:
    return f"{with_interval(share, PER_HUNDRED)} {REST[line]}{_because(found) if line == 'lost' else ''}"


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
    order = by_size(found)
    told = [f"under '{scenario.title}' {clause(found, scenario)}" for scenario in order[:SHOWN_IN_A_SENTENCE]]
    left = len(order) - len(told)
    more = [f"{left} more in the report"] if left else []
    return f"Against '{found.baseline.title}': {'; '.join(told + more)}."


def by_size(found: Run) -> list[Scenario]:
    """Compared scenarios, clear changes of the share that comes back first, the largest at the top."""

    def weight(scenario: Scenario) -> tuple[bool, float]:
        change = found.change(scenario, "recovered_of_all")
        return (change is None or change.unclear, -abs(change.value) if change else 0.0)

    return sorted(found.compared, key=weight)


def clause(found: Run, scenario: Scenario) -> str:
    """One policy in a few words: the share that comes back, and the baht that workers receive."""
    share = _share_clause(found.change(scenario, "recovered_of_all"))
    baht = _baht_clause(found.change(scenario, "received_thb"))
    own = found.level(scenario, "recovered_of_worker")
    before = found.level(found.baseline, "recovered_of_worker")
    unpaid = ", while workers pay nothing in themselves" if own is None and before is not None else ""
    return f"{share}, and {baht}{unpaid}"


def _share_clause(change: Estimate | None) -> str:
    if change is None:
        return "the share that comes back is not defined"
    if change.zero:
        return "the share that comes back stays the same"
    if change.unclear:
        return f"there is no clear change in what comes back of every 100 baht {_range(change, PER_HUNDRED)}"
    size, _, interval = _size(change, PER_HUNDRED).partition(" (")
    return f"{size} baht {_way(change)} of every 100 come back ({interval}"


def _baht_clause(change: Estimate | None) -> str:
    if change is None:
        return "the baht that workers receive is not defined"
    if change.zero:
        return "workers receive the same baht in all"
    if change.unclear:
        return f"no clear change in the baht that workers receive in all {_range(change, 'thb')}"
    size, _, interval = _size(change, "thb").partition(" (")
    return f"workers receive {size} baht {_way(change)} in all ({interval}"


def _size(change: Estimate, told_as: str) -> str:
    return formats.show(change if change.value > 0 else change.times(-1), told_as)


def _range(change: Estimate, told_as: str) -> str:
    _, low, high, word = formats.parts(change, told_as)
    return f"({low} to {high}{word})"


def _way(change: Estimate) -> str:
    return "more" if change.low > 0 else "less"


def listed(names: Sequence[str], among: int, noun: str) -> str:
    """Names in quotes as 'A' and 'B'; a count where they are many, or where they are all there are."""
    if not names:
        return "none"
    if len(names) == among > 1:
        return f"all {among} {noun}"
    if len(names) > SHOWN_IN_A_SENTENCE:
        return f"{len(names)} of {among} {noun}"
    quoted = [f"\u2018{name}\u2019" for name in names]
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


def reading_notes(found: Run) -> list[str]:
    """What the reading of s.77 bis makes of each policy that pays old age on leaving."""
    paying = [scenario for scenario in found.compared if scenario.changes.get(EXIT_POLICY, "off") != "off"]
    return [_reading_note(found, scenario) for scenario in paying]


def _reading_note(found: Run, scenario: Scenario) -> str:
    default = found.baseline.changes.get(READING, _in_force(found, READING))
    reading = str(scenario.changes.get(READING, default))
    head = f"{scenario.title}: this run reads SSA s.77 bis as '{READINGS.get(reading, reading)}'."
    if reading == "at_exit":
        return f"{head} So the policy grants nothing new: it only makes the office pay what the law already owes."
    other = f"If it is read as '{READINGS['at_exit']}', the same money is owed already"
    return f"{head} {other}, and the policy only makes the office pay it."


def _in_force(found: Run, name: str) -> str:
    rows = found.tables["assumptions.csv"]
    return next((row["value"] for row in rows if row["name"] == name), "wait_to_55")


def only_readings(found: Run, scenario: Scenario) -> bool:
    """Whether a scenario changes nothing but how unclear law is read, and so is no policy."""
    layers = {row["name"]: row["layer"] for row in found.tables["assumptions.csv"]}
    return bool(scenario.changes) and all(layers.get(name) == "reading" for name in scenario.changes)
