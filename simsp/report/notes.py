"""Remarks that belong beside the numbers: how years are valued, readings of the law, guesses, undefined ratios."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from simsp.report import formats, labels
from simsp.report.labels import PER_HUNDRED
from simsp.report.read import PERIOD, Cell, Estimate, Run, Scenario

RATE: Final = "life.discount_rate"
READING: Final = "old_age.non_thai_exit"
EXIT_POLICY: Final = "old_age.exit_lump_sum"
READINGS: Final = {
    "wait_to_55": "wait until age 55",
    "with_agreement": "pay on leaving only where the two states have an agreement",
    "at_exit": "pay on leaving",
}
WHY_BEYOND: Final = (
    "the law also owes rights on months that employers never paid for, "
    "and the pool pays for events such as births"
)


def value_note(found: Run) -> str:
    """How amounts of different years are valued; empty in a run without present values."""
    if found.valued("recovered_of_all") == "recovered_of_all":
        return ""
    rate = _value(found, RATE)
    at = f"the {rate}% a year that the fund credits" if rate else "the rate that the fund credits"
    return f"Amounts of different years are valued as of {found.year} at {at}. Billions of baht are as paid."


def cash_note(found: Run) -> str:
    """How much of what comes back is cash; the rest is care at an estimated value."""
    cash = found.level(found.baseline, "recovered_of_all_cash")
    return (
        ""
        if cash is None
        else f"In cash alone {formats.show(cash, PER_HUNDRED)}; the rest is care, at an estimated value."
    )


def beyond_note(found: Run) -> str:
    """Why the law can grant more than was paid in; empty where it does not."""
    pool = found.level(found.baseline, found.valued("kept_by_pool_of_paid"))
    if pool is None or pool.value >= 0:
        return ""
    return f"More than 100 can be owed for 100 baht paid in: {WHY_BEYOND}."


def as_paid_note(found: Run) -> str:
    """What the same shares are in baht as paid, and why they differ; empty without present values."""
    name = found.valued("owed_of_paid")
    valued, nominal = (found.level(found.baseline, each) for each in (name, "owed_of_paid"))
    if name == "owed_of_paid" or valued is None or nominal is None:
        return ""
    of_100, then = (
        formats.show(replace(e, low=e.value, high=e.value), PER_HUNDRED) for e in (nominal, valued)
    )
    return (
        f"Old-age money of a worker aged 25 grows for 30 years, until age 55. So the baht that the law will owe "
        f"in all those years add up to {of_100} for every 100 paid in; valued as of {found.year} they are {then}. "
        "Below is the count in baht as paid, without valuing years."
    )


def _value(found: Run, name: str) -> str:
    row = _row(found, name)
    return row["value"] if row else ""


def _row(found: Run, name: str) -> Cell | None:
    return next((row for row in found.tables["assumptions.csv"] if row["name"] == name), None)


def readings(found: Run) -> list[str]:
    """What the reading of s.77 bis makes of each policy that pays old age on leaving."""
    paying = [scenario for scenario in found.compared if scenario.changes.get(EXIT_POLICY, "off") != "off"]
    return [_reading(found, scenario) for scenario in paying]


def _reading(found: Run, scenario: Scenario) -> str:
    in_force = _value(found, READING) or "wait_to_55"
    default = found.baseline.changes.get(READING, in_force)
    reading = str(scenario.changes.get(READING, default))
    law = "section 77 bis of the Social Security Act"
    head = f"{scenario.title}: this run reads {law} as \u2018{READINGS.get(reading, reading)}\u2019."
    if reading == "at_exit":
        return f"{head} So the policy grants nothing new: it only makes the office pay what the law already owes."
    other = f"If it is read as \u2018{READINGS['at_exit']}\u2019, the same money is owed and paid already"
    return f"{head} {other}, and the policy changes nothing: it only makes the office do what the law says."


def only_readings(found: Run, scenario: Scenario) -> bool:
    """Whether a scenario changes nothing but how unclear law is read, and so is no policy."""
    layers = {row["name"]: row["layer"] for row in found.tables["assumptions.csv"]}
    return bool(scenario.changes) and all(layers.get(name) == "reading" for name in scenario.changes)


def undefined(found: Run) -> list[str]:
    """Why the ratio to the worker's own money is missing where workers pay nothing in."""
    before = found.level(found.baseline, "recovered_of_worker")
    empty = [one for one in found.compared if found.level(one, "recovered_of_worker") is None]
    return [
        f"Under \u201c{scenario.title}\u201d workers pay nothing in, so there is nothing to divide by: "
        "what comes back for every 100 baht of the worker\u2019s own has no number there."
        for scenario in empty
        if before is not None
    ]


def group_changes(found: Run) -> list[str]:
    """Where a policy changes who is first insured, and so whose money is followed."""
    changes = [(scenario, found.change(scenario, "people")) for scenario in found.compared]
    return [
        f"{scenario.title}: {_more_people(change)} are first insured {found.cohort[1]}, so the group that is "
        "followed is not quite the same."
        for scenario, change in changes
        if change is not None and not change.unclear
    ]


def _more_people(change: Estimate) -> str:
    size = change if change.value > 0 else change.times(-1)
    return formats.within(formats.show(size, "people"), f"{'more' if change.value > 0 else 'fewer'} people")


def use_of_policies(found: Run) -> list[str]:
    """How far self-enrolment and lump sums on leaving are used, for the scenarios that open them."""
    told = [use(found, scenario) for scenario in found.compared for use in (_self_enrolled, _left_with_money)]
    return [sentence for sentence in told if sentence]


def _self_enrolled(found: Run, scenario: Scenario) -> str:
    times = found.level(scenario, "self_enrolled", PERIOD)
    if times is None or times.value == 0:
        return ""
    head = (
        f"{scenario.title}: {formats.show(times, 'people')} enrolments without an employer in {_span(found)}"
    )
    risk = found.level(scenario, "adverse_selection", PERIOD)
    told = (
        f" Those who join have {formats.show(risk, 'ratio')} times the health risk of those who could (1 = alike)."
        if risk
        else ""
    )
    return f"{head}; who drops out and joins again counts again.{told}"


def _left_with_money(found: Run, scenario: Scenario) -> str:
    claimed = found.level(scenario, "exit_lump_sums", PERIOD)
    if claimed is None or claimed.value == 0:
        return ""
    ours = found.level(scenario, "exit_lump_sums")
    among = (
        f", {formats.show(ours, 'people')} of them by people first insured {found.cohort[1]}" if ours else ""
    )
    return f"{scenario.title}: {formats.show(claimed, 'people')} lump sums claimed on leaving in {_span(found)}{among}."


def _span(found: Run) -> str:
    first, last = (str(found.manifest["months"][end]) for end in ("from", "until"))
    return f"{first} to {last}"


def drivers(found: Run) -> str:
    """The expert guesses that the headline leans on, each with its range; empty if the run has none of them."""
    rows = {name: _row(found, name) for name in labels.DRIVERS}
    told = [
        f"{labels.DRIVERS[name]}: {_guess(row)}"
        for name, row in rows.items()
        if row is not None and row["grade"] == "C" and row["low"] and row["high"]
    ]
    return "; ".join(told)


def _guess(row: Mapping[str, str]) -> str:
    factor = 100 if row["unit"] in ("probability", "ratio") else 1
    value, low, high = (f"{round(float(row[key]) * factor, 6):g}" for key in ("value", "low", "high"))
    return f"{value}% ({low} to {high})"
