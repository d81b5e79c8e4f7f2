"""The audit: one worker's months, contribution by contribution, as live formulas beside the engine's figures."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from simsp.report.read import Cell as Row
from simsp.report.read import Run
from simsp.workbook import exact
from simsp.workbook.audit_formulas import (
    ACCOUNTS,
    BY_COLUMN,
    COMPARED,
    FORMULAS,
    GIVEN,
    PARTS,
    PAYERS,
    Line,
    Place,
    difference,
)  # fmt: skip
from simsp.workbook.audit_law import Law
from simsp.workbook.book import Book, Cell, Column, Formula, Sheet, span
from simsp.workbook.lists import month

EVENTS: Final = {
    "return": "return of the year",
    "falls_due": "old-age money falls due",
    "brought_along": "brought along from before 2011",
}
HEADS: Final = 7
"""The row of the headings, from 0; totals stand above them."""
_FIRST: Final = HEADS + 1
_CHECK: Final = 4
_WIDE: Final = 14
_WORDS: Final = dict(
    zip(ACCOUNTS, ("sickness, maternity, invalidity, death", "unemployment", "old age, child"), strict=True)
)
_SAID: Final = {
    "month": "Month", "event": "What happens", "pay": "Pay", "counted": "Counted by law", "enrolled": "Enrolled",
    "remitted": "Reached the fund", "falls_due": "Falls due", "law": "Column of the law",
    "before_shift": "Worker's share by law", "year_return": "Return of the year (January)", "wage": "Insured wage",
    "shifted": "of it due from the employer", "worker": "Due from the worker", "employer": "Due from the employer",
    "government": "Due from the government", "credited_worker": "Old age, counted as the worker's",
    "credited_employer": "Old age, counted as the employer's",
    **{f"paid_by_{payer}": f"Reached the fund from the {payer}" for payer in PAYERS},
    **{f"{payer}_{account}": f"{payer.capitalize()} to: {_WORDS[account]}" for payer in PAYERS for account in ACCOUNTS},
    "months": "Months held", "held_worker": "Held, worker's part", "held_employer": "Held, employer's part",
    "held_returns": "Held, returns", "lump_sum": "Single sum owed", "difference": "Difference from the engine",
}  # fmt: skip
_NARROW: Final = {"counted", "enrolled", "remitted", "falls_due", "law", "months"}
_NAMES: Final = ("month", "event", *GIVEN, "falls_due", *FORMULAS, "difference")
PLACE: Final = Place({
    name: place for place, name in enumerate((*_NAMES, *(f"engine_{name}" for name in COMPARED)))
})  # fmt: skip


def write(book: Book, found: Run) -> str:
    """The sheets `audit` and `audit_law`; returns the cell of the check."""
    rows, law = found.tables["ledger.csv"], Law(found.tables["ledger_law.csv"])
    columns = _columns()
    sheet = book.sheet("audit", [column.width for column in columns], HEADS + 1, 2)
    _head(sheet, found)
    sheet.at = HEADS
    sheet.heads(columns)
    sheet.freeze(_FIRST, 2)
    before: Mapping[str, int] = dict.fromkeys(COMPARED, 0)
    for row in rows:
        line = Line(PLACE, law, sheet.at, first=sheet.at == _FIRST)
        for name, cell in _cells(row, before, line).items():
            sheet.put(sheet.at, PLACE.at[name], cell, *_look(name, cell))
        before = {name: int(row[name]) for name in COMPARED}
        sheet.at += 1
    first, last = (_FIRST, PLACE.at["difference"]), (sheet.at - 1, PLACE.at["difference"])
    sheet.zero_or_red(first, last)
    sheet.print_only(*last)
    _totals(sheet, rows)
    law.write(book)
    return exact.check(sheet, _CHECK, span(first, last))


def _cells(row: Row, before: Mapping[str, int], line: Line) -> dict[str, Cell]:
    """The cells of one month: what is given, each formula with the engine's figure as its result, the difference."""
    engine = {name: int(row[name]) for name in COMPARED}
    falls_due = int(row["event"] == "falls_due")
    made: dict[str, Cell] = {"month": month(row["month"]), "event": _event(row), "falls_due": falls_due}
    made |= {name: int(row[name]) for name in GIVEN}
    results = {**engine, **_between(row, engine, before, line.law)}
    made |= {name: Formula(formula(line), results[name]) for name, formula in BY_COLUMN.items()}
    if row["event"] == "brought_along":
        made |= {name: engine[name] for name in ("months", "held_worker", "held_employer", "held_returns")}
    made |= {f"engine_{name}": value for name, value in engine.items()}
    return {**made, "difference": Formula(difference(line), 0)}


def _between(row: Row, engine: Mapping[str, int], before: Mapping[str, int], law: Law) -> dict[str, int]:
    """Results of the formulas that ledger.csv has no column for."""
    held = before["held_worker"] + before["held_employer"] + before["held_returns"]
    rate = law.value("old_age.return_on_lump_sum", row["month"]) if row["month"].endswith("-01") else 0
    return {
        "law": law.column(row["month"]),
        "before_shift": engine["worker"] + engine["shifted"],
        "year_return": (held * rate + 50_000) // 100_000,
    }


def _event(row: Row) -> str:
    """What the month brought, in words."""
    if row["event"] in EVENTS:
        return EVENTS[row["event"]]
    if row["remitted"] == "1":
        return "insured, paid in"
    return "insured, kept by employer" if row["enrolled"] == "1" else "insured by law, not enrolled"


def _columns() -> list[Column]:
    made = [Column(_SAID["month"], 9, "date"), Column(_SAID["event"], 27, look="beside")]
    made += [Column(_SAID[name], 9 if name in _NARROW else 13, "satang") for name in _NAMES[2:]]
    return [*made, *(Column(f"Engine: {_SAID[name]}", 13, "satang") for name in COMPARED)]


def _look(name: str, cell: Cell) -> tuple[str, str]:
    """Look and unit of a cell."""
    if name == "event":
        return "beside", "plain"
    if name in GIVEN or name == "falls_due":
        return "given", "satang"
    return "formula" if isinstance(cell, Formula) else "", "date" if name == "month" else "satang"


def _head(sheet: Sheet, found: Run) -> None:
    """What the sheet shows, who the worker is, and how to use it."""
    about: Mapping[str, Any] = found.manifest.get("ledger") or {}
    who = {"female": "woman", "male": "man"}.get(str(about.get("sex")), "worker")
    sheet.line(["One worker's months, recomputed to the engine's satang"], "title")
    sheet.said(str(about.get("rule", "")), _WIDE)
    sheet.said(
        f"Simulated {who} from {str(about.get('nationality', '')).capitalize()}, born {about.get('born')}, first "
        f"insured {about.get('first_insured')}, {about.get('months_of_contributions')} months of contributions; chosen "
        f"from {about.get('chosen_from')} workers of a world of {about.get('agents')} agents, scenario "
        f"{about.get('scenario')}. Of the single sum {about.get('lump_sum_received')} satang were received.",
        _WIDE,
    )
    sheet.said(
        "All money in satang. Change a blue cell, or a value on the sheet audit_law, and everything after it follows; "
        "the check then says that it no longer is what the engine counted. The engine's figures stand to the right.",
        _WIDE,
    )


def _totals(sheet: Sheet, rows: Sequence[Row]) -> None:
    """Sums of the flows over all months, above the headings."""
    at = HEADS - 1
    sheet.put(at, 0, "Sum", "strong")
    flows = ("worker", "employer", "government", *PARTS, "credited_worker", "credited_employer")
    for name in (*flows, *(f"paid_by_{payer}" for payer in PAYERS), "lump_sum"):
        total = sum(int(row[name]) for row in rows)
        for column in (PLACE.at[name], PLACE.at[f"engine_{name}"]):
            text = f"SUM({span((_FIRST, column), (sheet.at - 1, column))})"
            sheet.put(at, column, Formula(text, total), "formula", "satang")
