"""Made-up parts of intervals, from the made-up measures: no number here says anything about the world."""

from collections.abc import Iterable, Iterator
from typing import Final

from simsp import tables

HEADS: Final = {name: ",".join(tables.named(name).header) for name in ("intervals.csv", "readings.csv")}
READ: Final = {"replicates": 3, "agents": 1333, "from": "2027-01"}
READINGS: Final = (("old_age.non_thai_exit", "at_exit", 0.02), ("old_age.refund_share", "90", -0.003))
IDLE: Final = ("old_age.care_starts", "2027-01")
TOLD: Final = ("recovered_of_all_pv", "owed_of_paid_pv", "received_of_owed_pv", "received_thb")


def intervals(measures: Iterable[list[object]], baseline: str) -> list[list[object]]:
    """Luck a tenth of each interval, ignorance nine tenths of it; readings from 0.003 less to 0.02 more."""
    return [
        [*names, of, *ends, *_part(ends, 0.1), *_part(ends, 0.9), ends[0] - 0.003, ends[0] + 0.02]
        for names, of, ends in _defined(measures, baseline)
    ]


def readings(measures: Iterable[list[object]], baseline: str) -> list[list[object]]:
    """Each reading moves every share alike, and money not at all."""
    return [
        [name, value, *names, of, shift, shift - 0.01, shift + 0.01]
        for name, value, shift in READINGS
        for names, of, _ in _defined(measures, baseline)
        if names[-1] == "share"
    ]


def manifest() -> dict[str, object]:
    """What a manifest says of readings."""
    moving = [{"name": name, "value": value, "moves": True} for name, value, _ in READINGS]
    return {**READ, "tried": [*moving, {"name": IDLE[0], "value": IDLE[1], "moves": False}]}


def _defined(
    measures: Iterable[list[object]], baseline: str
) -> Iterator[tuple[list[object], str, list[float]]]:
    for row in measures:
        of_level = row[0] == baseline
        ends = row[5:8] if of_level else row[8:11]
        if row[1] == "cohort" and row[3] in TOLD and "" not in ends:
            yield row[:5], "level" if of_level else "change", [float(str(end)) for end in ends]


def _part(ends: list[float], share: float) -> list[float]:
    return [ends[0] + share * (end - ends[0]) for end in ends[1:]]
