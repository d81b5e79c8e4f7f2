"""Single lives of a run, as lives.csv tells them: the same worker under two laws."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from simsp import months
from simsp.report import formats, labels
from simsp.report.figures import Cell
from simsp.report.read import Run

TABLE: Final = "lives.csv"
SETTLED: Final = ("received", "lost")
FATES: Final = {
    "received": "received",
    "lost": "lost",
    "still_claimable": "can still be claimed",
    "not_yet_due": "not yet due",
}


@dataclass(frozen=True)
class Told:
    """What became of a right in one life: first month, fate, cause, how many times, and the sum in satang."""

    month: int
    right: str
    fate: str
    cause: str
    times: int
    satang: int

    @property
    def words(self) -> str:
        """As '2031-05 maternity leave: 45,000 lost, because papers are missing'."""
        why = f", because {labels.GATES[self.cause]}" if self.cause in labels.GATES else ""
        return f"{self.short}{why}"

    @property
    def short(self) -> str:
        """The same without the cause."""
        often = f", {self.times} times" if self.times > 1 else ""
        name = self.right.replace("_", " ")
        return f"{months.text(self.month)} {name}{often}: {baht(self.satang)} {FATES[self.fate]}"


@dataclass(frozen=True)
class Lane:
    """One life under one law: spells of work, of absence, rights and totals in satang."""

    title: str
    work: tuple[tuple[int, int, str], ...]
    away: tuple[tuple[int, int], ...]
    rights: tuple[Told, ...]
    totals: dict[str, int] = field(hash=False)

    @property
    def paid(self) -> int:
        """What reached the fund from worker, employer and government, in satang."""
        return sum(self.totals.get(f"paid_by_{who}", 0) for who in ("worker", "employer", "government"))

    @property
    def own(self) -> int:
        """What was taken from the wage, or paid by choice, in satang."""
        return self.totals.get("deducted", self.totals.get("paid_by_worker", 0))

    @property
    def received(self) -> int:
        """What the worker or the family received, in satang."""
        return self.totals.get("received", 0)


@dataclass(frozen=True)
class Pair:
    """The same life under two laws, or under one; why it was chosen, and who it is."""

    role: str
    rule: str
    person: str
    lanes: tuple[Lane, ...]
    slug: str


def pairs(found: Run, policy: str) -> Iterator[Pair]:
    """The lives that belong to a policy, in the order of the table."""
    titles = {one.name: one.title for one in found.scenarios}
    rows = found.rows(TABLE, policy=policy)
    for life in dict.fromkeys(row["life"] for row in rows):
        mine = [row for row in rows if row["life"] == life]
        laws = dict.fromkeys(row["scenario"] for row in mine)
        lanes = tuple(_lane(titles[name], [row for row in mine if row["scenario"] == name]) for name in laws)
        role = mine[0]["chosen"]
        slug = f"two-laws-{policy}-{role}".replace("_", "-")
        yield Pair(role, mine[0]["rule"], _person(mine), lanes, slug)


def _lane(title: str, rows: Sequence[Cell]) -> Lane:
    def spells(lane: str) -> list[tuple[int, int, str]]:
        mine = [row for row in rows if row["lane"] == lane]
        return [(months.parse(row["from"]), months.parse(row["until"]), row["what"]) for row in mine]

    return Lane(
        title,
        tuple(spells("work")),
        tuple((first, last) for first, last, what in spells("place") if what == "home"),
        tuple(_told([row for row in rows if row["lane"] == "right"])),
        {row["what"]: int(row["satang"]) for row in rows if row["lane"] == "total"},
    )


def _told(rows: Sequence[Cell]) -> Iterator[Told]:
    """Rights by what became of them in the end; what waited for a while and was settled later is told once."""
    rights = {row["what"] for row in rows if row["fate"] in SETTLED}
    kinds: dict[tuple[str, str, str], list[Cell]] = {}
    for row in rows:
        if row["fate"] in SETTLED or not rights & {
            row["what"],
            f"{row['what']}_lump_sum",
            f"{row['what']}_pension",
        }:
            kinds.setdefault((row["what"], row["fate"], row["cause"]), []).append(row)
    for (right, fate, cause), mine in kinds.items():
        first = min(months.parse(row["from"]) for row in mine)
        yield Told(first, right, fate, cause, len(mine), sum(int(row["satang"]) for row in mine))


def _person(rows: Sequence[Cell]) -> str:
    known = {row["what"]: row["value"] for row in rows if row["lane"] == "person"}
    of = [
        labels.GROUPS.get(known.get("nationality", ""), ""),
        known.get("sex", ""),
        f"born {known['born'][:4]}" if "born" in known else "",
        f"works in {known['sector']}" if "sector" in known else "",
    ]
    return ", ".join(filter(None, of))


def baht(satang: int) -> str:
    """Whole baht, with thousands apart."""
    return formats.number(satang / 100, 1.0)
