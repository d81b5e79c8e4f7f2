"""Short plain labels for what stands in calibration/: what happens in the world, and what is reported of it."""

import csv
import functools
from collections.abc import Mapping
from typing import Final

from simsp.places import calibration

FOLDER: Final = "words"
EVENTS: Final = "events.csv"
TARGETS: Final = "targets.csv"
LONGEST: Final = 45  # letters, so that a label fits beside a chart


@functools.cache
def load(name: str) -> Mapping[str, str]:
    """The labels of a file in calibration/words, by the name of what they stand for."""
    with (calibration() / FOLDER / name).open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["label"] for row in csv.DictReader(file)}


def of_event(name: str) -> str:
    """The label of an entry of the calendar; one that a scenario file adds is called by its own name."""
    return load(EVENTS).get(name) or name.replace("_", " ").strip().capitalize()


def of_target(name: str) -> str:
    """The label of a target."""
    return load(TARGETS)[name]
