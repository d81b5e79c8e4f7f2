"""Numbers that follow from one another up to the digits printed, each beside what it should be."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from simsp import tables as schema
from simsp.verifying.finding import Finding, judged
from simsp.verifying.folder import Folder, Row

Names = tuple[str, ...]
SUMS: Final = ("thb", "people", "count")
"""Units of measures that add up: their means over replicates do so too, whereas those of ratios do not."""


class Told:
    """A run with its measures at hand, by scenario, grouping, group and measure."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.measures: Mapping[Names, Row] = {
            (row["scenario"], row["group_by"], row["group"], row["measure"]): row
            for row in folder.tables.get("measures.csv", ())
        }
        self.groups = list(dict.fromkeys(key[:3] for key in self.measures))

    def number(self, group: Names, measure: str, column: str = "value") -> float | None:
        """A number of a group (scenario, grouping, member); None where it is undefined or missing."""
        row = self.measures.get((*group, measure))
        return float(row[column]) if row and row[column] else None

    def numbers(self, group: Names, *measures: str) -> list[float] | None:
        """Several of them; None where one is undefined or missing."""
        found = [self.number(group, measure) for measure in measures]
        known = [one for one in found if one is not None]
        return known if len(known) == len(found) else None

    def view(self, scenario: str, view: str) -> Names:
        """The group of a view of the exact tables."""
        group = ("all", "all") if view == "period" else ("cohort", str(self.folder.manifest["cohort"]))
        return scenario, *group

    def scaled(self, satang: int) -> float:
        """Satang of the simulated people of all replicates, as mean baht of the people they stand for."""
        return satang * int(self.folder.manifest["people_per_agent"]) / 100 / self.folder.replicates


@dataclass(frozen=True)
class Pair:
    """Two numbers that should be equal but for the rounding of what they are made of; `where` names them."""

    where: Names
    told: float
    wanted: float
    rounding: float

    @property
    def apart(self) -> bool:
        """Whether they differ by more than printing them can explain."""
        return abs(self.told - self.wanted) > self.rounding * 1.001 + 1e-14 * abs(self.wanted)


@dataclass(frozen=True)
class Closeness:
    """Pairs that tables must give; `promise` says in words what is equal."""

    needs: Names
    promise: str
    pairs: Callable[[Told], Iterator[Pair]]

    def check(self, told: Told) -> Iterator[Finding]:
        """Nothing where a table is missing, which is told elsewhere, or where there is nothing to compare."""
        if set(self.needs) <= told.folder.tables.keys():
            pairs = list(self.pairs(told))
            yield from (
                judged(", ".join(self.needs), self.promise, (self._said(one) for one in pairs if one.apart))
                if pairs
                else ()
            )

    def _said(self, one: Pair) -> str:
        return f"{', '.join(one.where)}: {_text(one.told)} should be {_text(one.wanted)} ({self.promise})"


def _text(value: float) -> str:
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def half(unit: str, times: int = 1) -> float:
    """How far a printed number may lie from the one meant: half of its last digit; or the sum of several."""
    return 0.5 * times * 10.0 ** -schema.UNIT_DECIMALS.get(unit, 0)
