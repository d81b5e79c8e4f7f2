"""What each section of the page shows: charts and tables, built from the tables of a run."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from simsp.report import formats, labels, made_of, notes, words
from simsp.report.graphics import charts
from simsp.report.graphics.charts import Chart, Row, Scale, Table
from simsp.report.labels import PER_HUNDRED, PERCENT
from simsp.report.read import PERIOD, Estimate, Group, Run, Scenario

POLICY_MEASURES: Final = (
    "recovered_of_all", "received_thb", "owed_of_paid", "received_of_owed", "worker_contributions_thb",
    "take_up_cash",
)  # fmt: skip
COST_MEASURES: Final = (
    "fund_balance_thb", "fund_liability_thb", "employer_cost_thb", "government_contributions_thb",
)  # fmt: skip
EXACT: Final = "(exact totals of the simulated people)"
UNITS: Final = {
    PER_HUNDRED: "baht of every 100 baht",
    PERCENT: "percent",
    "thb": "baht",
    "months": "months",
}


def by_gate(found: Run, stem: str, lead: str) -> Chart | None:
    """Baht lost at each gate, or regained by opening each gate alone; both on the scale of what is lost."""
    amounts = words.gates(found, stem)
    if not amounts:
        return None
    both = [*amounts.values(), *words.gates(found, "lost").values()]
    scale = charts.scale_over([end for amount in both for end in (amount.low, amount.high)])
    rows = [_gate_row(scale, stem, gate, amount) for gate, amount in amounts.items()]
    top = words.heaviest(amounts)
    told = (f"{formats.show(amounts[gate], 'thb')} baht where {labels.GATES[gate]}" for gate in top)
    message = ", and ".join(told) or "none"
    cells = tuple((row.label, row.text) for row in rows)
    table = Table(f"{lead}, lifetime view, baht", ("Because", "Baht"), cells)
    slug = f"{stem}-by-cause"
    return Chart(f"{lead}: {message}", UNITS["thb"], tuple(rows), _money_axis(scale), table, slug=slug)


def _gate_row(scale: Scale, stem: str, gate: str, amount: Estimate) -> Row:
    text = formats.show(amount, "thb")
    title = f"bar to {text} baht"
    draw = charts.bar_with_interval(scale, amount, "lost" if stem == "lost" else "received", title)
    label = labels.GATES[gate]
    return Row(label[0].upper() + label[1:], draw, text)


def _money_axis(scale: Scale) -> Markup:
    at = charts.ticks(scale)
    divisor, word = formats.scale(max(abs(tick) for tick in at), "thb")
    return charts.axis(scale, [formats.tick(tick, divisor, word) for tick in at], at)


def short(found: Run) -> Chart | None:
    """What each scenario on the first screen changes of 100 baht, the largest clear change first."""
    measure = found.valued("recovered_of_all")
    order = words.by_size(found, words.first(found))
    changes = [(_marked(found, one), found.change(one, measure)) for one in order]
    if not changes:
        return None
    chart = dots("What would change it", changes, PER_HUNDRED)
    sides = (words.other_side(found, one) for one in order)
    return replace(
        chart, rows=tuple(replace(row, about=said) for row, said in zip(chart.rows, sides, strict=True))
    )


def _marked(found: Run, scenario: Scenario) -> str:
    """The title, with a mark behind it where the scenario is no rule."""
    kind = "reading" if notes.only_readings(found, scenario) else scenario.kind
    return scenario.title + labels.NO_RULE.get(kind, "")


def difference(found: Run, measure: str, group: Group | None = None) -> Chart | None:
    """One measure, each compared scenario as a paired difference from the baseline."""
    cells = {scenario.name: found.find(scenario, measure, group) for scenario in found.compared}
    units = [cell.unit for cell in cells.values() if cell]
    if not units:
        return None
    told_as = formats.kind(measure, units[0])

    def changes(among: Sequence[Scenario]) -> list[tuple[str, Estimate | None]]:
        return [(one.title, cell.change if (cell := cells[one.name]) else None) for one in among]

    before = formats.show(found.level(found.baseline, measure, group), told_as)
    message = words.directions(changes(found.compared))
    chart = dots(f"{labels.measure(measure)}: {message}", changes(words.leading(found)), told_as)
    rows = [
        (one.title, formats.show(found.level(one, measure, group), told_as), _told(change, told_as))
        for one, (_, change) in zip(found.compared, changes(found.compared), strict=True)
    ]
    caption = f"{labels.measure(measure)}, {chart.unit}; baseline: {before}"
    table = Table(caption, ("Scenario", "Level", "Difference"), tuple(rows))
    note = ". ".join(filter(None, (f"Baseline: {before}", words.drawn(found))))
    slug = f"change-{measure.replace('_', '-')}"
    return replace(chart, table=table, note=note, slug=slug)


def dots(title: str, changes: Sequence[tuple[str, Estimate | None]], told_as: str) -> Chart:
    """Differences as dots with intervals around a zero line."""
    ends = [end for _, change in changes if change for end in (change.low, change.high)]
    scale = charts.scale_over(ends, both_sides=True)
    rows = tuple(_dot_row(scale, label, change, told_as) for label, change in changes)
    unit = "percentage points" if told_as == PERCENT else UNITS.get(told_as, told_as)
    divisor, word = formats.scale(max(map(abs, ends), default=1.0), told_as)
    at = charts.ticks(scale)
    said = [formats.tick(tick, divisor, word, "+") for tick in at]
    table = Table(f"{title}, {unit}", ("", "Difference"), tuple((row.label, row.text) for row in rows))
    return Chart(title, f"difference, {unit}", rows, charts.axis(scale, said, at), table)


def _dot_row(scale: Scale, label: str, change: Estimate | None, told_as: str) -> Row:
    told = _told(change, told_as)
    if change is None:
        return Row(label, charts.nothing(scale, "not defined"), told, strong=False)
    title = f"dot at {formats.show(change, told_as, plus=True)}"
    return Row(label, charts.dot(scale, change, title), told, not change.unclear)


def _told(change: Estimate | None, told_as: str) -> str:
    return _said(change, formats.show(change, told_as, plus=True)) if change else formats.UNDEFINED


def _said(change: Estimate, text: str) -> str:
    if change.zero:
        return "0, the same"
    if change.unclear:
        return f"{text}, not clear"
    return text if formats.visible(text) else f"almost {text}"


def differences(found: Run, measures: Sequence[str], group: Group | None = None) -> list[Chart]:
    """A chart of differences for each measure that the tables have."""
    drawn = [difference(found, measure if group else found.valued(measure), group) for measure in measures]
    return [chart for chart in drawn if chart]


def accounts(found: Run) -> Table:
    """The ledger of the baseline by branch: what was paid, what was spent, what is left."""
    rows_of = found.rows("accounts.csv", scenario=found.baseline.name)
    branches = list(dict.fromkeys(row["branch"] for row in rows_of))
    lines = list(dict.fromkeys(row["line"] for row in rows_of))
    paid = sum(int(row["satang"]) for row in rows_of if row["line"].startswith("paid_by"))
    amounts = {(row["branch"], row["line"]): int(row["satang"]) for row in rows_of}

    def cell(satang: int) -> str:
        return formats.number(satang / paid * 100, 0.1) if paid else formats.UNDEFINED

    rows = [(labels.plain(b), *(cell(amounts.get((b, line), 0)) for line in lines)) for b in branches]
    total = [sum(amounts.get((b, line), 0) for b in branches) for line in lines]
    rows.append(("All branches", *map(cell, total)))
    caption = f"Period view, everybody in {span(found)}: the ledger, of every 100 baht paid in {EXACT}"
    return Table(caption, ("Branch", *map(labels.plain, lines)), tuple(rows))


def rights(found: Run) -> Table:
    """For each right under the baseline: how many arose, what share of the baht arrived, what was lost."""
    rows = found.rows("rights.csv", scenario=found.baseline.name)
    names = list(dict.fromkeys(row["right"] for row in rows))

    def share(right: str, fate: str) -> str:
        satang = {row["fate"]: int(row["satang"]) for row in rows if row["right"] == right}
        owed = satang.get("owed", 0)
        got = sum(amount for key, amount in satang.items() if key.startswith(fate))
        return formats.number(got / owed * 100, 1.0) if owed else formats.UNDEFINED

    def arose(right: str) -> str:
        return (
            f"{sum(int(row['rights']) for row in rows if row['right'] == right and row['fate'] == 'owed'):,}"
        )

    fates = ("received", "still_claimable", "lost")
    cells = tuple((labels.plain(name), arose(name), *(share(name, fate) for fate in fates)) for name in names)
    caption = f"Period view, everybody in {span(found)}: right by right, of every 100 baht owed {EXACT}"
    return Table(caption, ("Right", "Rights simulated", "Received", "Still claimable", "Lost"), cells)


def all_measures(found: Run, group: Group) -> Table:
    """Every measure of a view, each scenario in a column."""
    names = [name for name in found.names(3, group_by=group[0]) if name not in labels.IN_SHORT_SECTION]
    rows = []
    for name in names:
        cells = [found.find(scenario, name, group) for scenario in found.scenarios]
        unit = next((cell.unit for cell in cells if cell), "")
        shown = [formats.show(cell.level if cell else None, formats.kind(name, unit)) for cell in cells]
        rows.append((labels.measure(name) + _unit(formats.kind(name, unit)), *shown))
    return Table(
        _view(found, group), ("Measure", *(scenario.title for scenario in found.scenarios)), tuple(rows)
    )


def _unit(told_as: str) -> str:
    return ", baht" if told_as in ("thb", PER_HUNDRED) else ""


def period(found: Run) -> Table:
    """The period view: the baht of the policy months."""
    return all_measures(found, PERIOD)


def span(found: Run) -> str:
    """The months measured, as '2027-01 to 2046-12'."""
    first, last = (found.manifest["months"][end] for end in ("from", "until"))
    return f"{first} to {last}"


def _view(found: Run, group: Group) -> str:
    if group == PERIOD:
        return f"Period view: everybody, {span(found)}. ‘People’ is the mean number of migrants in Thailand."
    return f"Lifetime view: people first insured {found.cohort[1]}"


def cost_group(found: Run) -> Group:
    """The group in which the fund is measured: the period view, or the lifetime view if that lacks it."""
    return PERIOD if found.find(found.baseline, "fund_balance_thb", PERIOD) else found.cohort


def source(found: Run) -> str:
    """The line at the foot of each picture: what made it, how large the run is, what its brackets hold."""
    told = found.manifest
    several = int(told["replicates"]) > 1
    held = f" Lines and brackets hold about {made_of.held(found)} of 100 runs." if several else ""
    return (
        f"Simulated with simsp {told['simsp']}: {told['agents']:,} agents, {told['replicates']} replicates, seed "
        f"{told['seed']}; people first insured {found.cohort[1]} unless the chart says otherwise.{held} "
        "Behaviour is mostly assumed (grade C)."
    )
