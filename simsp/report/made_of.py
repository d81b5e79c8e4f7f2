"""What intervals are made of, in words and as tables: luck, ignorance of the assumptions, readings of the law."""

from collections.abc import Iterator
from typing import Final

from simsp.errors import BadInput
from simsp.report import figures, formats, labels, words
from simsp.report.graphics.charts import Table
from simsp.report.labels import PER_HUNDRED
from simsp.report.read import MADE_OF, Cell, Estimate, Run, Scenario

LEVELS: Final = ("recovered_of_all", "owed_of_paid", "received_of_owed")
CHANGES: Final = ("recovered_of_all", "received_thb")
PARTS: Final = ("chance", "ignorance", "readings")
_INTERVALS, _READINGS = MADE_OF


def line(found: Run, scenario: Scenario) -> str:
    """One sentence on the change of what comes back of 100 baht; empty where nothing differs or nothing is known."""
    row = _row(found, scenario, found.valued(CHANGES[0]))
    whole = _estimate(found, _INTERVALS, row, "value") if row else None
    if row is None or whole is None or whole.zero:
        return ""
    luck, unknown, read = (_span(found, row, part, PER_HUNDRED) for part in PARTS)
    told = [f"luck alone {luck}", f"unknown assumptions {unknown}"] if luck else []
    told += [f"other readings of the law {read}{_most(found, scenario)}"] if read else []
    return f"Of this, per 100 baht: {'; '.join(told)}." if told else ""


def _most(found: Run, scenario: Scenario) -> str:
    """The reading that moves a scenario most, in brackets."""
    shifts = _shifts(found, scenario, found.valued(CHANGES[0]))
    if not shifts:
        return ""
    reading = max(shifts, key=lambda one: abs(shifts[one].value))
    return f" (most where {_said(reading)})"


def intervals(found: Run) -> Table | None:
    """The headlines of the baseline and of each change, each interval beside its parts; None in an older run."""
    rows = list(_rows_of_intervals(found))
    if not rows:
        return None
    caption = f"What each interval is made of, lifetime view: people first insured {found.cohort[1]}"
    head = ("What", "Mean and interval", "Luck alone", "Unknown assumptions", "Other readings of the law")
    return Table(caption, head, tuple(rows))


def _rows_of_intervals(found: Run) -> Iterator[tuple[str, ...]]:
    for scenario in found.scenarios:
        of_change = scenario is not found.baseline
        for name in map(found.valued, CHANGES if of_change else LEVELS):
            row = _row(found, scenario, name)
            whole = _estimate(found, _INTERVALS, row, "value") if row else None
            if row is not None and whole is not None:
                told_as = formats.kind(name, row["unit"])
                what = (
                    f"{scenario.title}: {'change of ' if of_change else ''}\u201c{labels.measure(name)}\u201d"
                )
                parts = (_span(found, row, part, told_as) or formats.UNDEFINED for part in PARTS)
                yield (what, formats.show(whole, told_as, plus=of_change), *parts)


def readings(found: Run) -> Table | None:
    """What each reading alone would make of the share that comes back; None where none was tried."""
    if not found.rows(_READINGS):
        return None
    name = found.valued(CHANGES[0])
    told = [found.baseline, *words.leading(found)]
    by_scenario = {scenario.name: _shifts(found, scenario, name) for scenario in told}
    moving = dict.fromkeys((row["reading"], row["value"]) for row in found.rows(_READINGS))
    rows = [
        (f"{_said(one)} ({one[0]}: {one[1]})", *(_shown(by_scenario[each.name].get(one)) for each in told))
        for one in moving
    ]
    caption = (
        f"What each other reading of the law would add to \u201c{labels.measure(name)}\u201d, lifetime view"
    )
    heads = (f"{'' if one is found.baseline else 'Change by '}{one.title}" for one in told)
    return Table(caption, ("If the law is read so that", *heads), tuple(rows))


def idle(found: Run) -> str:
    """The readings that were tried and move nothing at all, in words; empty where there are none."""
    tried = (found.manifest.get("readings") or {}).get("tried", ())
    return "; ".join(_said((one["name"], str(one["value"]))) for one in tried if not one["moves"])


def held(found: Run) -> int:
    """Of 100 further runs, how many an interval holds: its ends are the outermost replicates below 39 of them."""
    count = int(found.manifest["replicates"])
    return round(100 * min(0.95, max(count - 1, 0) / (count + 1)))


def _row(found: Run, scenario: Scenario, measure: str) -> Cell | None:
    group_by, group = found.cohort
    rows = found.rows(_INTERVALS, scenario=scenario.name, group_by=group_by, group=group, measure=measure)
    return rows[0] if rows else None


def _shifts(found: Run, scenario: Scenario, measure: str) -> dict[tuple[str, str], Estimate]:
    """How far each reading moves a scenario in the lifetime view; without its error where there was one replicate."""
    where = {"scenario": scenario.name, "group_by": found.cohort[0], "measure": measure}
    known = {
        (row["reading"], row["value"]): _estimate(found, _READINGS, row, "shift")
        or _estimate(
            found, _READINGS, {**row, "chance_low": row["shift"], "chance_high": row["shift"]}, "shift"
        )
        for row in found.rows(_READINGS, **where)
    }
    return {reading: shift for reading, shift in known.items() if shift is not None}


def _shown(shift: Estimate | None) -> str:
    if shift is None:
        return "0"
    seen = any(map(formats.visible, formats.parts(shift, PER_HUNDRED)[:3]))
    return formats.show(shift, PER_HUNDRED, plus=True) if seen else "almost 0"


def _span(found: Run, row: Cell, part: str, told_as: str) -> str:
    """A part as '+5.2 to +10.8'; empty where it is not known."""
    ends = _estimate(found, _INTERVALS, row, part)
    if ends is None:
        return ""
    _, low, high, word = formats.parts(ends, told_as, plus=row["of"] == "change")
    return figures.marked(ends.key, f"{low}{word}" if low == high else f"{low} to {high}{word}")


def _estimate(found: Run, table: str, row: Cell, figure: str) -> Estimate | None:
    try:
        return found.estimate(table, row, figure)
    except ValueError as why:
        raise BadInput([f"{_INTERVALS} or {_READINGS}: {why}"]) from why


def _said(reading: tuple[str, str]) -> str:
    return labels.READINGS.get(reading, f"{reading[0]} is read as {reading[1]}")
