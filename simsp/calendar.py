"""Shocks, closures and registration windows: what a dated, sourced entry of the calendar is and may say.

What the entries do to the months of the world is written in `simsp.world.calendar`.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from simsp import months
from simsp.parameters import DIMENSIONS, Dated, IncompleteValue, read_yaml
from simsp.places import calibration

ALL = "all"
_NEEDED = ("name", "effect", "from", "until", "who", "value", "unit", "source", "grade", "checked")


class Effect(NamedTuple):
    """What an entry can do: its name, the unit and bounds of its size, what the size means, and for whom.

    by_nation: whether it can hold for one nationality alone; where not, an entry holds for everybody.
    """

    name: str
    unit: str
    lowest: float
    highest: float
    meaning: str
    by_nation: bool = False


# One row an effect; `simsp.world.calendar` writes each into the books.
_ROWS = (
    Effect("leave_share", "probability", 0, 0.999, "Share of those present who leave, in all over the months.", True),
    Effect("back_share", "probability", 0, 1, "Share of those leavers who come back in the months named.", True),
    Effect("layoff_share", "probability", 0, 0.999, "Share of those in work who lose it, in all over the months."),
    Effect("arrest_share", "probability", 0, 0.999, "Share of those without papers sent home, in all.", True),
    Effect("mou_closed", "probability", 1, 1, "Nobody enters under an MOU.", True),
    Effect("border_closed", "probability", 1, 1, "Nobody enters under an MOU or a border pass, none is renewed.", True),
    Effect("stay_suspended", "probability", 1, 1, "No papers are given or renewed.", True),
    Effect("stay_extended", "probability", 1, 1, "MOU contracts and border passes that would end are extended.", True),
    Effect("window", "probability", 1, 1, "Workers without papers may register, papers.regularise a month."),
    Effect("lapse_factor", "ratio", 0, 10, "Multiple of papers.lapse and papers.embassy_lapse.", True),
    Effect("mou_entry_factor", "ratio", 0, 10, "Multiple of the share under an MOU; the others have no papers.", True),
    Effect("thai_load_factor", "ratio", 0, 10, "Multiple of the claims that Thai members file."),
    Effect("fear", "probability", 0, 1, "Chance that somebody who would file in the month does not dare.", True),
)  # fmt: skip
EFFECTS: Mapping[str, Effect] = {effect.name: effect for effect in _ROWS}


@dataclass(frozen=True)
class Event:
    """One entry: an effect on one nationality or on all, from one month to another, inclusive."""

    name: str
    effect: str
    first: int
    last: int
    who: str
    row: Dated

    @property
    def unknown(self) -> str:
        """The name of what decides its size in a draw (see `simsp.drawing`)."""
        return f"calendar.{self.name}"

    def touches(self) -> tuple[int, ...]:
        """Positions of the nationalities concerned."""
        nations = DIMENSIONS["nationality"]
        return tuple(range(4)) if self.who == ALL else (nations.index(self.who),)


def _event(entry: dict[str, Any]) -> Event:
    lacking = [key for key in _NEEDED if entry.get(key) in (None, "")]
    if lacking or entry.get("effect") not in EFFECTS:
        raise IncompleteValue(f"calendar entry {entry.get('name')}: lacks {lacking} or has an unknown effect")
    value = 1.0 if entry["value"] is True else float(entry["value"])
    row = Dated(
        months.parse(str(entry["from"])), value, entry.get("low"), entry.get("high"), str(entry["source"]),
        str(entry["grade"]), str(entry["checked"]),
    )  # fmt: skip
    return Event(
        entry["name"], entry["effect"], row.start, months.parse(str(entry["until"])), entry["who"], row
    )


@functools.cache
def load() -> tuple[Event, ...]:
    """All entries of calibration/calendar.yaml, in order of their first month."""
    entries = read_yaml(calibration() / "calendar.yaml")["events"]
    return tuple(sorted((_event(entry) for entry in entries), key=lambda event: (event.first, event.name)))
