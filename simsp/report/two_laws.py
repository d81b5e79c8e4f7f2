"""The same worker under two laws: what one simulated life pays in and gets back under each."""

from typing import Final

from markupsafe import Markup

from simsp import months
from simsp.report import labels, words
from simsp.report.graphics import plots
from simsp.report.graphics.charts import Scale, Table
from simsp.report.graphics.lettering import width, wrapped
from simsp.report.graphics.plots import Plane, Plot, Size
from simsp.report.read import Run
from simsp.report.told import FATES, Lane, Pair, Told, baht, pairs

TOLD: Final = 5
"""Rights told in words under each law; the table has all."""
ROLES: Final = {
    "typical_worker": "The typical worker",
    "typical": "A typical case of those whom it touches",
    "gains_most": "The largest gain",
    "loses_most": "The largest loss",
    "unchanged": "Nothing changes",
}
MARKS: Final = {"received": "\u2713", "lost": "\u2717", "still_claimable": "?", "not_yet_due": "\u2026"}
WORK: Final = {
    "insured": ("received", "insured"),
    "self_enrolled": ("still_claimable", "enrolled by choice"),
    "insured_not_remitted": ("lost", "not enrolled, or not paid in"),
    "not_enrolled": ("lost", "not enrolled, or not paid in"),
    "not_insurable": ("not_yet_due", "in work that the law does not insure"),
}
"""The fill of a spell of work, and what it means."""


def typical(found: Run) -> Plot | None:
    """The typical worker of the run under the baseline; None in a run without the table."""
    return next((_plot(pair, _source(found)) for pair in pairs(found, found.baseline.name)), None)


def charts(found: Run) -> list[tuple[str, list[Plot]]]:
    """For each policy drawn its title and the lives that show what it does; empty in a run without the table."""
    made = []
    for scenario in words.leading(found):
        lives = [_plot(pair, _source(found)) for pair in pairs(found, scenario.name)]
        if lives:
            made.append((scenario.title, lives))
    return made


def _source(found: Run) -> str:
    told = found.manifest
    return (
        f"One simulated life of the first replicate, no interval: simsp {told['simsp']}, seed {told['seed']}."
    )


def _plot(pair: Pair, source: str = "") -> Plot:
    before, after = pair.lanes[0], pair.lanes[-1]
    told = f"of {baht(before.paid)} baht paid in, {baht(before.received)} come back"
    then = ""
    if len(pair.lanes) > 1:
        changed = (before.paid, before.received) != (after.paid, after.received)
        new = f"{baht(after.received)} of {baht(after.paid)}" if changed else "the same"
        then = f", under \u201c{after.title}\u201d {new}{_net(before, after)}"
    person = f": {pair.person}" if pair.person else ""
    return Plot(
        title=f"{ROLES.get(pair.role, labels.plain(pair.role))}: {told}{then}",
        unit=f"one simulated worker{person}; paid in by all three, baht as paid",
        draw=lambda size: _drawn(pair, size),
        about="Timeline of one simulated worker. " + ". ".join(map(_about, pair.lanes)),
        table=_table(pair),
        slug=pair.slug,
        note=f"Chosen by rule: {pair.rule} Bars: work; line: at home. \u2713 received, \u2717 lost, "
        "? can still be claimed, \u2026 not yet due. The same life, the same luck.",
        taller=_taller(pair),
        key=_key(pair),
        on_paper=False,
        source=source,
    )


def _net(before: Lane, after: Lane) -> str:
    """What the life ends with in the end, all costs taken off: what the worker was chosen by."""
    change = after.totals.get("pv_net", 0) - before.totals.get("pv_net", 0)
    if not change:
        return ""
    return (
        f"; after all costs {baht(abs(change))} {'better' if change > 0 else 'worse'} off, in present value"
    )


def _key(pair: Pair) -> tuple[tuple[str, str], ...]:
    done = {what for lane in pair.lanes for _, _, what in lane.work}
    return tuple(dict.fromkeys(WORK[what] for what in WORK if what in done))


def _taller(pair: Pair) -> float:
    """Room for each law: its words, its bar, and a line for each right."""
    lines = sum(3.6 + 1.3 * len(_largest(lane)) for lane in pair.lanes)
    return (lines + 2.2) * max(size.letters / size.height for size in (plots.PAGE, plots.PHONE))


def _about(lane: Lane) -> str:
    return f"Under {lane.title}: " + ("; ".join(right.words for right in _largest(lane)) or "no right arose")


def _largest(lane: Lane) -> list[Told]:
    """The largest rights, in order of time."""
    return sorted(sorted(lane.rights, key=lambda one: -one.satang)[:TOLD], key=lambda one: one.month)


def _drawn(pair: Pair, size: Size) -> Markup:
    ends = [m for lane in pair.lanes for first, last, _ in lane.work for m in (first, last + 1)]
    ends += [right.month for lane in pair.lanes for right in _largest(lane)]
    first, last = (min(ends, default=0) // 12 * 12, -(-(max(ends, default=11) + 1) // 12) * 12)
    box = (2.0, 0.0, size.width - 2.0, size.height - size.letters * 1.9)
    plane = Plane(Scale(first, last), Scale(0, 1), box)
    step = max(1, -(-(last - first) // 12 // (5 if size.narrow else 9)))
    years = range(first // 12, last // 12 + 1, step)
    parts = [plots.upright(plane, year * 12, str(year), size.letters) for year in years]
    top = 0.0
    for lane in pair.lanes:
        drawn, top = _lane_drawn(lane, plane, size, top)
        parts.append(drawn)
    return Markup().join(parts)


def _lane_drawn(lane: Lane, plane: Plane, size: Size, top: float) -> tuple[Markup, float]:
    """One law: its words, the bar of work, a line for each right; and the height below it."""
    letters = size.letters
    back = f"{baht(lane.received)} back of {baht(lane.paid)} paid in"
    said = f"{lane.title}: {back}; taken from the wage {baht(lane.own)}"
    y, made = top, Markup()
    for line in wrapped(said, size.width - 8, letters, bold=True)[:2]:
        y += letters * 1.2
        made += plots.text(2, y, line, "said strong halo")
    y += letters * 0.5
    high = letters * 1.2
    for first, last in lane.away:
        start, end = (min(max(at, plane.across.low), plane.across.high) for at in (first, last + 1))
        made += plots.line((plane.x(start), y + high / 2), (plane.x(end), y + high / 2), "thin")
    for first, last, what in lane.work:
        if what in WORK:
            wide = plane.x(last + 1) - plane.x(first)
            made += plots.box((plane.x(first), y), wide, high, f"box {WORK[what][0]}")
    y += high
    for right in _largest(lane):
        y += letters * 1.3
        made += _right(right, plane, size, y)
    return made, y + letters * 0.5


def _right(right: Told, plane: Plane, size: Size, y: float) -> Markup:
    """A mark on the time axis and the words beside it, on the side where they fit; the cause left out if need be."""
    x = min(max(plane.x(right.month), size.letters * 0.5), size.width - size.letters * 0.5)
    gap = size.letters * 0.9
    after, before = size.width - x - gap, x - gap
    sides = sorted(
        ((after, "start"), (before, "end")), key=lambda side: side[1] != "start" or x > size.width / 2
    )
    fitting = (
        (said, anchor)
        for said in (right.words, right.short)
        for room, anchor in sides
        if width(said, size.letters) <= room
    )
    said, anchor = next(fitting, (f"{months.text(right.month)}", sides[0][1]))
    look = "ink2 strong halo" if right.fate == "lost" else "ink1 strong halo"
    made = plots.text(x, y, MARKS[right.fate], look, "middle")
    return made + plots.text(x + (gap if anchor == "start" else -gap), y, said, "said halo", anchor)


def _table(pair: Pair) -> Table:
    rows = [
        (lane.title, months.text(right.month), right.right.replace("_", " "), str(right.times), FATES[right.fate],
         labels.GATES.get(right.cause, right.cause.replace("_", " ")), f"{right.satang / 100:,.2f}")
        for lane in pair.lanes
        for right in lane.rights
    ]  # fmt: skip
    rows += [
        (lane.title, "whole life", name.replace("_", " "), "", "", "", f"{satang / 100:,.2f}")
        for lane in pair.lanes
        for name, satang in lane.totals.items()
    ]
    head = ("Law", "First month", "Right or total", "Times", "What became of it", "Lost because", "Baht")
    return Table("The same worker, every right and the totals; lives.csv has every month", head, tuple(rows))
