"""The same worker under two laws: what one simulated life pays in and gets back under each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from simsp import months
from simsp.report import formats, labels, plots, words
from simsp.report.charts import Scale, Table
from simsp.report.figures import Cell
from simsp.report.lettering import wrapped
from simsp.report.plots import Plane, Plot, Size
from simsp.report.read import Run

TABLE: Final = "lives.csv"
TOLD: Final = 5
"""Rights told in words under each law; the table has all."""
ROLES: Final = {
    "typical": "A typical case",
    "gains_most": "The largest gain",
    "loses_most": "The largest loss",
    "unchanged": "Nothing changes",
}
MARKS: Final = {"received": "\u2713", "lost": "\u2717", "still_claimable": "?", "not_yet_due": "\u2026"}
FATES: Final = {
    "received": "received",
    "lost": "lost",
    "still_claimable": "can still be claimed",
    "not_yet_due": "not yet due",
}
WORK: Final = {"insured": "received", "uninsured": "not_yet_due", "by_choice": "still_claimable"}
"""The fill of a spell of work."""


@dataclass(frozen=True)
class Told:
    """One right of one life: when it arose, what it is, what became of it, and the amount in satang."""

    month: int
    right: str
    fate: str
    cause: str
    satang: int

    @property
    def words(self) -> str:
        """As 'maternity leave 45,000 lost, because papers are missing (2031-05)'."""
        why = f", because {labels.GATES[self.cause]}" if self.cause in labels.GATES else ""
        name = self.right.replace("_", " ")
        return (
            f"{name} {_baht(self.satang)} {FATES.get(self.fate, self.fate)}{why} ({months.text(self.month)})"
        )


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
    def received(self) -> int:
        """What the worker or the family received, in satang."""
        return self.totals.get("received", 0)


@dataclass(frozen=True)
class Pair:
    """The same life under two laws, why it was chosen, and who it is."""

    role: str
    rule: str
    person: str
    lanes: tuple[Lane, Lane]
    slug: str


def charts(found: Run) -> list[tuple[str, list[Plot]]]:
    """For each policy drawn its title and the lives that show what it does; empty in a run without the table."""
    made = []
    for scenario in words.leading(found):
        pairs = list(_pairs(found, scenario.name))
        if pairs:
            made.append((scenario.title, [_plot(pair) for pair in pairs]))
    return made


def _pairs(found: Run, policy: str) -> Iterator[Pair]:
    titles = {one.name: one.title for one in found.scenarios}
    rows = found.rows(TABLE, policy=policy)
    for life in dict.fromkeys(row["life"] for row in rows):
        mine = [row for row in rows if row["life"] == life]
        lanes = tuple(
            _lane(titles[name], [row for row in mine if row["scenario"] == name])
            for name in (found.baseline.name, policy)
        )
        role = mine[0]["chosen"]
        yield Pair(
            role, mine[0]["rule"], _person(mine), (lanes[0], lanes[1]),
            f"two-laws-{policy}-{role}".replace("_", "-"),
        )  # fmt: skip


def _lane(title: str, rows: Sequence[Cell]) -> Lane:
    def spells(lane: str) -> list[tuple[int, int, str]]:
        return [
            (months.parse(r["from"]), months.parse(r["until"]), r["what"]) for r in rows if r["lane"] == lane
        ]

    return Lane(
        title,
        tuple(spells("work")),
        tuple((first, last) for first, last, what in spells("place") if what == "home"),
        tuple(
            Told(months.parse(r["from"]), r["what"], r["fate"], r["cause"], int(r["satang"]))
            for r in rows
            if r["lane"] == "right" and r["satang"]
        ),
        {r["what"]: int(r["satang"]) for r in rows if r["lane"] == "total"},
    )


def _person(rows: Sequence[Cell]) -> str:
    return next((row["what"] for row in rows if row["lane"] == "person"), "")


def _plot(pair: Pair) -> Plot:
    before, after = pair.lanes
    told = f"pays in {_baht(before.paid)} and gets back {_baht(before.received)}"
    changed = (before.paid, before.received) != (after.paid, after.received)
    then = f"pays in {_baht(after.paid)} and gets back {_baht(after.received)}" if changed else "the same"
    role = ROLES.get(pair.role, labels.plain(pair.role))
    return Plot(
        title=f"{role}: today {told} baht; under \u201c{after.title}\u201d {then}"
        + (" baht" if changed else ""),
        unit=f"one simulated worker: {pair.person}. Paid in by worker, employer and government, in baht as paid"
        if pair.person
        else "one simulated worker; paid in by worker, employer and government, in baht as paid",
        draw=lambda size: _drawn(pair, size),
        about=f"Timeline of one simulated worker under two laws. {_about(before)}. {_about(after)}",
        table=_table(pair),
        slug=pair.slug,
        note=f"Chosen by rule: {pair.rule} "
        "Full bar: insured and working. Striped bar: working without insurance. Line: at home. "
        "\u2713 received, \u2717 lost, ? can still be claimed, \u2026 not yet due. The same life, the same luck.",
        taller=_taller(pair),
    )


def _taller(pair: Pair) -> float:
    return 0.75 + 0.16 * max(min(len(lane.rights), TOLD) for lane in pair.lanes)


def _about(lane: Lane) -> str:
    return f"Under {lane.title}: " + ("; ".join(right.words for right in _largest(lane)) or "no right arose")


def _largest(lane: Lane) -> list[Told]:
    """The largest rights, in order of time."""
    return sorted(sorted(lane.rights, key=lambda one: -one.satang)[:TOLD], key=lambda one: one.month)


def _drawn(pair: Pair, size: Size) -> Markup:
    ends = [m for lane in pair.lanes for first, last, _ in lane.work for m in (first, last + 1)]
    ends += [right.month for lane in pair.lanes for right in _largest(lane)] or [0, 12]
    first, last = min(ends) // 12 * 12, -(-(max(ends) + 1) // 12) * 12
    box = (2.0, 0.0, size.width - 2.0, size.height - size.letters * 1.9)
    plane = Plane(Scale(first, last), Scale(0, 1), box)
    step = max(1, -(-(last - first) // 12 // (5 if size.narrow else 9)))
    parts = [
        plots.upright(plane, year * 12, str(year), size.letters)
        for year in range(first // 12, last // 12 + 1)
        if (year - first // 12) % step == 0
    ]
    high = box[3] / 2
    parts += [_lane_drawn(lane, plane, size, place * high) for place, lane in enumerate(pair.lanes)]
    return Markup().join(parts)


def _lane_drawn(lane: Lane, plane: Plane, size: Size, top: float) -> Markup:
    letters = size.letters
    said = f"{lane.title}: {_baht(lane.received)} back of {_baht(lane.paid)} paid in"
    heads = wrapped(said, size.width - 8, letters, bold=True)[:2]
    y = top + letters * 1.2
    made = Markup()
    for number, line in enumerate(heads):
        made += plots.text(2, y + number * letters * 1.2, line, "said strong halo")
    y += letters * 1.2 * (len(heads) - 1) + letters * 0.5
    high = letters * 1.5
    for first, last in lane.away:
        start, end = (plane.x(min(max(at, plane.across.low), plane.across.high)) for at in (first, last + 1))
        made += plots.line((start, y + high / 2), (end, y + high / 2), "whisker")
    for first, last, what in lane.work:
        style = WORK.get(what, "kept_by_pool")
        made += plots.box((plane.x(first), y), plane.x(last + 1) - plane.x(first), high, f"box {style}")
    y += high
    for number, right in enumerate(_largest(lane), start=1):
        made += _right(right, plane, size, y + letters * (0.35 + 1.3 * number))
    return made


def _right(right: Told, plane: Plane, size: Size, y: float) -> Markup:
    """A mark on the time axis and the words beside it, on the side where there is more room."""
    x = plane.x(right.month)
    mark = MARKS.get(right.fate, "?")
    to_right = x < size.width * 0.5
    room = (size.width - x if to_right else x) - size.letters * 1.4
    said = wrapped(right.words, room, size.letters * 0.92)
    words_of = said[0] + ("\u2026" if len(said) > 1 else "")
    look = "ink2 strong halo" if right.fate == "lost" else "ink1 strong halo"
    made = plots.text(x, y, mark, look, "middle")
    beside = x + size.letters * 0.9 if to_right else x - size.letters * 0.9
    return made + plots.text(beside, y, words_of, "said halo", "start" if to_right else "end")


def _baht(satang: int) -> str:
    return formats.number(satang / 100, 1.0)


def _table(pair: Pair) -> Table:
    rows = [
        (lane.title, months.text(right.month), right.right.replace("_", " "), FATES.get(right.fate, right.fate),
         labels.GATES.get(right.cause, right.cause.replace("_", " ")), f"{right.satang / 100:,.2f}")
        for lane in pair.lanes
        for right in lane.rights
    ]  # fmt: skip
    rows += [
        (lane.title, "whole life", name.replace("_", " "), "", "", f"{satang / 100:,.2f}")
        for lane in pair.lanes
        for name, satang in lane.totals.items()
    ]
    head = ("Law", "Month", "Right or total", "What became of it", "Lost because", "Baht")
    return Table("The same worker under two laws, every right and the totals", head, tuple(rows))
