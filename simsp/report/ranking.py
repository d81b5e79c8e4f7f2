"""The ranking on the page: what each change brings a worker, and what it costs; each kind in a chart of its own.

Rules and levers never stand in one list: no study gives the size of a lever, so its place says nothing beside a rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from simsp.report import figures, formats, labels
from simsp.report.graphics import charts
from simsp.report.graphics.charts import Chart, Row, Scale, Table
from simsp.report.labels import PERCENT
from simsp.report.read import Estimate, Ranked, Run

PAYERS: Final = {
    "fund_cost_per_worker_thb": "Fund",
    "employer_cost_per_worker_thb": "Employers",
    "government_cost_per_worker_thb": "Government",
    "worker_contributions_per_worker_thb": "Workers pay in",
    "worker_cost_per_worker_thb": "Papers, claims",
}
"""Who pays, in the order of the columns; a minus is money spared."""
RECOVERED: Final = "recovered_per_worker_thb"
LEFT: Final = {"left_per_worker_thb": "Left to worker"}
PER_UNIT: Final = "response_per_unit_thb"
PICTURED: Final = 9
"""Rows of a ranking that a slide has room for."""
FAR: Final = 4.0
"""How many times the next largest change one may be and still be drawn to scale."""


@dataclass(frozen=True)
class Place:
    """One line: the scenario, what it is about, the drawing, the number with its interval, who pays what."""

    label: str
    about: str
    mark: Markup
    value: str
    interval: str
    costs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Part:
    """The places of one chart that are alike: clear gains, not clear, clear losses, not defined."""

    heading: str
    clear: bool
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Standing:
    """The chart of one kind: its message, the unit of the dots, the columns of costs, parts, axis and table."""

    heading: str
    about: str
    title: str
    unit: str
    payers: str
    heads: tuple[str, ...]
    parts: tuple[Part, ...]
    axis: Markup
    table: Table
    slug: str

    @property
    def picture(self) -> Chart:
        """The same as a chart of rows, for a picture: the first of each part, as many as fit a slide."""
        each = max(1, PICTURED // max(len(self.parts), 1))
        rows = tuple(
            Row(
                f"{place.label} ({place.costs[0][0].lower()}: {place.costs[0][1]})"
                if place.costs
                else place.label,
                place.mark,
                f"{place.value} {place.interval}".strip(),
                part.clear,
            )
            for part in self.parts
            for place in part.places[:each]
        )
        count = sum(len(part.places) for part in self.parts)
        note = (
            f"Shown: {len(rows)} of {count}, the first clear gains, unclear changes and clear losses."
            if len(rows) < count
            else ""
        )
        return Chart(self.title, self.unit, rows, self.axis, self.table, note, slug=self.slug)


def standings(found: Run) -> list[Standing]:
    """A chart and a table for each kind of scenario compared."""
    kinds = dict.fromkeys(row.kind for row in found.ranking)
    return [_standing(kind, [row for row in found.ranking if row.kind == kind]) for kind in kinds]


def missing(found: Run) -> bool:
    """Whether a comparison has no ranking because an earlier version made it."""
    return bool(found.compared) and not found.ranking


def _standing(kind: str, rows: Sequence[Ranked]) -> Standing:
    heading, about = labels.KINDS.get(kind, (labels.plain(kind), ""))
    ends = [
        end
        for change in drawn_to_scale([row.by for row in rows if row.by])
        for end in (change.low, change.high)
    ]
    scale = charts.scale_over(ends or [0.0], both_sides=True)
    at = sorted({min(charts.ticks(scale)), 0.0, max(charts.ticks(scale))})  # the drawing may be narrow
    divisor, word = formats.scale(max(map(abs, ends), default=1.0), "thb")
    said = [formats.tick(tick, divisor, word, "+") for tick in at]
    columns = _columns(kind)
    return Standing(
        heading=heading,
        about=about,
        title=_message(kind, rows),
        unit=labels.RANKED_BY[kind == "lever"]
        + (labels.ARROW if any(_off(scale, row.by) for row in rows) else ""),
        payers="Baht a worker: what is left, and who pays more",
        heads=tuple(columns.values()),
        parts=tuple(_parts(scale, rows, columns)),
        axis=charts.axis(scale, said, at),
        table=_table(kind, heading, rows),
        slug=f"ranking-{kind.replace('_', '-')}",
    )


def drawn_to_scale(changes: Sequence[Estimate]) -> list[Estimate]:
    """All but the one or two that are so much larger than the others that beside them nothing else could be seen."""
    order = sorted(changes, key=lambda change: -abs(change.value))
    for left_out in (2, 1):
        rest = order[left_out:]
        if len(rest) > left_out and abs(order[left_out - 1].value) > FAR * abs(rest[0].value) > 0:
            return rest
    return order


def _off(scale: Scale, by: Estimate | None) -> bool:
    return by is not None and not scale.low <= by.value <= scale.high


def _columns(kind: str) -> dict[str, str]:
    if kind != "lever":
        return {**LEFT, **PAYERS}
    # what the government pays stands in the table
    shown = {name: said for name, said in PAYERS.items() if said != "Government"}
    return {PER_UNIT: "Back, one unit", **LEFT, **shown}  # as many columns as for rules, see style.css


def _message(kind: str, rows: Sequence[Ranked]) -> str:
    gains = [row for row in rows if row.by and row.by.low > 0]
    losses = sum(bool(row.by and row.by.high < 0) for row in rows)
    less = f", {losses} clearly less" if losses else ""
    if losses and not gains:
        return f"{losses} of {len(rows)} clearly {_bring(losses)} workers less in benefits, none more"
    if not gains:
        return f"None of {len(rows)} clearly brings workers more benefits"
    amount = formats.show(gains[0].by, "thb")
    first = f"\u201c{gains[0].scenario.title}\u201d"
    if kind == "lever":
        most = f"a unit of {first} may cost most: {formats.within(amount, 'baht a year')}"
    else:
        most = f"{first} most: {formats.within(amount, 'baht')}"
    return f"{len(gains)} of {len(rows)} clearly {_bring(len(gains))} workers more benefits{less}; {most}"


def _bring(count: int) -> str:
    return "brings" if count == 1 else "bring"


def _parts(scale: Scale, rows: Sequence[Ranked], columns: dict[str, str]) -> list[Part]:
    found: dict[str, list[Ranked]] = {heading: [] for heading in labels.PARTS}
    for row in rows:
        found[labels.PARTS[_part(row.by)]].append(row)
    return [
        Part(
            f"{heading}: {len(mine)}",
            heading in labels.CLEAR,
            tuple(_place(scale, row, columns) for row in mine),
        )
        for heading, mine in found.items()
        if mine
    ]


def _part(by: Estimate | None) -> int:
    if by is None:
        return 3
    return 1 if by.unclear else 0 if by.low > 0 else 2


def _place(scale: Scale, row: Ranked, columns: dict[str, str]) -> Place:
    by = row.by
    value, interval = formats.apart(by, "thb", plus=True)
    mark = charts.nothing(scale, formats.UNDEFINED)
    if by is not None:
        mark = (charts.beyond if _off(scale, by) else charts.dot)(
            scale, by, f"{formats.show(by, 'thb', plus=True)} baht"
        )
    return Place(
        label=_numbered(row),
        about=_turned(row) or labels.plain(row.mechanism),
        mark=mark,
        value=value,
        interval=f"({interval})" if interval else "",
        costs=tuple((said, short(row.found[name])) for name, said in columns.items()),
    )


def _numbered(row: Ranked) -> str:
    return f"{row.rank}. {row.scenario.title}" if row.rank else row.scenario.title


def _turned(row: Ranked) -> str:
    """How far a lever is turned: '5 units of: ten more offices in 100 with an interpreter'."""
    return f"{row.units} \u00d7 {row.unit}" if row.units else ""


def short(cost: Estimate | None) -> str:
    """A cost for a narrow column: its mean where it is clear; the table has the interval."""
    if cost is None:
        return "\u2013"
    if cost.zero:
        return "0"
    value, _, _, word = formats.parts(cost, "thb", plus=True)
    return figures.marked(cost.key, "unclear" if cost.unclear else f"{value}{word}")


def _table(kind: str, heading: str, rows: Sequence[Ranked]) -> Table:
    """Every estimate of ranking.csv that this kind has, with its interval."""
    lever = (
        ("One unit", "Break-even a year for one unit", "A worker, for one unit") if kind == "lever" else ()
    )
    payers = tuple(
        f"{said}, more" if not said.startswith("Papers") else "Papers and claims, more"
        for said in PAYERS.values()
    )
    head = (
        heading, "Works through", *lever, "Comes back to a worker, more", "Left after what the worker pays",
        "Arrives of 100 owed, points more", *payers,
        "Better / worse off, of 100",
    )  # fmt: skip
    caption = f"{heading}, ranked: baht a worker in present value, lifetime view; ranking.csv holds the same"
    return Table(caption, head, tuple(_cells(kind, row) for row in rows))


def _cells(kind: str, row: Ranked) -> tuple[str, ...]:
    def baht(name: str) -> str:
        return formats.show(row.found[name], "thb", plus=True)

    lever = (_turned(row), baht("break_even_thb_a_year"), baht(PER_UNIT)) if kind == "lever" else ()
    arrives = formats.show(row.found["arrives_of_owed_change"], PERCENT, plus=True)
    ends = " / ".join(_of_100(row.found[name]) for name in ("better_off", "worse_off"))
    through = labels.plain(row.mechanism)
    return (
        _numbered(row),
        through,
        *lever,
        baht(RECOVERED),
        *map(baht, LEFT),
        arrives,
        *map(baht, PAYERS),
        ends,
    )


def _of_100(share: Estimate | None) -> str:
    return formats.UNDEFINED if share is None else formats.number(share.value * 100, 1.0)
