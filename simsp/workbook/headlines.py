"""The first sheet with figures: the few that the report leads with, in plain words, with their intervals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from simsp.report import figures, formats, labels, made_of, notes
from simsp.report.labels import PER_HUNDRED, PERCENT
from simsp.report.read import PERIOD, Estimate, Group, Run, Scenario
from simsp.workbook import exact
from simsp.workbook.book import Book, Cell, Column, Formula, Sheet, ref

COLUMNS: Final = (
    Column("Figure", 62), *(Column(head, 13, "count") for head in ("Mean", "Low", "High")),
    Column("Unit", 24, look="beside"),
    Column("Clear? (live)", 20), Column("From the exact sums (live)", 16, "of_100"), Column("View", 32, look="beside"),
    Column("Name of the measure", 38), Column("Id (simsp verify)", 13),
)  # fmt: skip
IN_VALUE: Final = (
    "recovered_of_all",
    "owed_of_paid",
    "received_of_owed",
    "lost_of_paid",
    "kept_by_pool_of_paid",
)
AS_PAID: Final = (
    "recovered_of_all", "recovered_of_worker_and_employer", "recovered_of_worker", "recovered_of_all_cash",
    "recovered_of_worker_and_employer_cash", "recovered_of_worker_cash", "owed_of_paid", "received_of_owed",
    "lost_of_paid", "still_claimable_of_paid", "not_yet_due_of_paid", "kept_by_pool_of_paid", "old_age_recovered",
    "coverage_of_insurable", "take_up_cash",
)  # fmt: skip
OF_PERIOD: Final = (
    "people", "paid_thb", "received_thb", "lost_thb", "fund_balance_thb", "fund_liability_thb", "waiting_days_median",
)  # fmt: skip
CHANGES: Final = (
    "received_thb", "worker_contributions_thb", "old_age_recovered", "take_up_cash", "months_of_cover",
)  # fmt: skip
COSTS: Final = ("fund_balance_thb", "employer_cost_thb", "government_contributions_thb")
_SUMS: Final = {
    "recovered_of_all": ("received", "paid"), "lost_of_paid": ("lost", "paid"),
    "still_claimable_of_paid": ("still_claimable", "paid"), "not_yet_due_of_paid": ("not_yet_due", "paid"),
    "kept_by_pool_of_paid": ("kept_by_pool", "paid"),
}  # fmt: skip
_UNITS: Final = {
    PER_HUNDRED: ("of_100", "baht of every 100 baht"),
    PERCENT: ("share", "percent"),
    "thb": ("millions", "million baht"),
}


def write(book: Book, found: Run) -> None:
    """The sheet `headlines`."""
    sheet = book.sheet("headlines", [column.width for column in COLUMNS], 0)
    sheet.line(["What comes back, and what would change it"], "title")
    sheet.line([_about(found)])
    sheet.at += 1
    sheet.heads(COLUMNS)
    sheet.freeze(sheet.at, 1)
    for head, rows in _parts(found):
        sheet.line([head, *[""] * (len(COLUMNS) - 1)], "band")
        for row in rows:
            _row(sheet, found, row)
    sheet.at += 1
    for text in filter(None, (notes.value_note(found), notes.beyond_note(found), *notes.readings(found))):
        sheet.said(text, 8)


def _about(found: Run) -> str:
    count = int(found.manifest["replicates"])
    held = (
        f"about {made_of.held(found)} of 100 further runs lie between low and high. "
        if count > 1
        else "no intervals. "
    )
    return (
        f"Means of {count} replicates; {held}"
        "A change whose interval holds zero is not clear, and is no gain and no loss."
    )


@dataclass(frozen=True)
class Figure:
    """One row: a measure in plain words, and how it is told."""

    words: str
    name: str
    estimate: Estimate | None
    unit: str
    group: Group
    is_change: bool


def _parts(found: Run) -> Iterator[tuple[str, list[Figure]]]:
    """Each part of the list: its heading and its figures."""
    base = found.baseline
    in_value = [found.valued(name) for name in IN_VALUE]
    if in_value[0] not in AS_PAID:
        yield f"{base.title}: valued as of {found.year}", _levels(found, base, in_value, found.cohort)
    yield f"{base.title}: in baht as paid", _levels(found, base, AS_PAID, found.cohort)
    yield f"{base.title}: everybody in the months measured", _levels(found, base, OF_PERIOD, PERIOD)
    for scenario in found.compared:
        head = f"Changes under: {scenario.title}{labels.NO_RULE.get(scenario.kind, '')}"
        yield (
            head,
            [
                *_changes(found, scenario, (found.valued("recovered_of_all"), *CHANGES), found.cohort),
                *_changes(found, scenario, COSTS, PERIOD),
                *_levels(found, scenario, ("better_off", "worse_off"), found.cohort),
            ],
        )


def _levels(found: Run, scenario: Scenario, names: Sequence[str], group: Group) -> list[Figure]:
    cells = [(name, found.find(scenario, name, group)) for name in names]
    return [
        Figure(labels.measure(name), name, cell.level, cell.unit, group, is_change=False)
        for name, cell in cells
        if cell
    ]


def _changes(found: Run, scenario: Scenario, names: Sequence[str], group: Group) -> list[Figure]:
    cells = [(name, found.find(scenario, name, group)) for name in names]
    return [
        Figure(f"{labels.measure(name)}: change", name, cell.change, cell.unit, group, is_change=True)
        for name, cell in cells
        if cell
    ]


def _row(sheet: Sheet, found: Run, figure: Figure) -> None:
    told = formats.kind(figure.name, figure.unit)
    shown, said = _UNITS.get(told, (told, told))
    scaled = figure.estimate.times(100) if figure.estimate and told == PER_HUNDRED else figure.estimate
    ends: tuple[Cell, ...] = (scaled.value, scaled.low, scaled.high) if scaled else (formats.UNDEFINED,)
    sheet.put(sheet.at, 0, figure.words)
    for place, value in enumerate(ends, start=1):
        sheet.put(sheet.at, place, value, "strong" if place == 1 else "", shown)
    sheet.put(sheet.at, 4, said, "beside")
    if figure.is_change and scaled:
        sheet.put(sheet.at, 5, _clear(sheet.at, scaled), "formula")
    if not figure.is_change and figure.name in _SUMS and figure.group == found.cohort:
        sheet.put(sheet.at, 6, _of_sums(found, figure.name), "formula", "of_100")
    lifetime = f"lifetime, first insured {found.cohort[1]}"
    sheet.put(sheet.at, 7, "everybody, months measured" if figure.group == PERIOD else lifetime, "beside")
    sheet.put(sheet.at, 8, figure.name)
    if figure.estimate and figure.estimate.key:
        sheet.put(sheet.at, 9, figures.figure_id(figure.estimate.key))
    sheet.at += 1


def _clear(row: int, change: Estimate) -> Formula:
    low, high = ref(row, 2), ref(row, 3)
    text = (
        f'IF(AND({low}=0,{high}=0),"no change",IF(AND({low}<=0,{high}>=0),"not clear",'
        f'IF({low}>0,"clearly more","clearly less")))'
    )
    if change.low == change.high == 0:
        return Formula(text, "no change")
    return Formula(
        text, "not clear" if change.unclear else "clearly more" if change.low > 0 else "clearly less"
    )


def _of_sums(found: Run, name: str) -> Formula:
    """A ratio of the sums over all replicates; it differs a little from the mean of their ratios."""
    part, whole = _SUMS[name]
    where = {"scenario": found.baseline.name, "view": "lifetime"}
    paid = found.total("bridge.csv", line=whole, **where)
    paid_in = exact.of_bridge(found, whole)
    text = f'IF({paid_in}=0,"",100*{exact.of_bridge(found, part)}/{paid_in})'
    return Formula(text, 100 * found.total("bridge.csv", line=part, **where) / paid if paid else "")
