"""What statistics and studies report, to hold the model against: calibration/targets.csv."""

import csv
import functools
from dataclasses import dataclass

from simsp import months
from simsp.places import calibration


@dataclass(frozen=True)
class Target:
    """One reported figure: in which month, of which table and measure, and the range in which it is believed."""

    name: str
    month: int
    table: str
    measure: str
    unit: str
    value: float
    low: float
    high: float
    grade: str
    source: str
    note: str


@functools.cache
def load() -> tuple[Target, ...]:
    """Every target, in the order of the file."""
    with (calibration() / "targets.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_target(row) for row in csv.DictReader(file))


def _target(row: dict[str, str]) -> Target:
    value, low, high = (float(row[name]) for name in ("value", "low", "high"))
    return Target(
        row["target"], months.parse(row["month"]), row["table"], row["measure"], row["unit"], value, low, high,
        row["grade"], row["source"], row["note"],
    )  # fmt: skip
