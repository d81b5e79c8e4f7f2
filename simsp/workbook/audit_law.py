"""The law that the audit's formulas refer to: a value a row, with its clause and source, a column for each period."""

from collections.abc import Sequence
from typing import Final

from simsp.report.read import Cell as Row
from simsp.workbook.book import Book, Column, Formula, Sheet, ref, span
from simsp.workbook.lists import month

SHEET: Final = "audit_law"
HEADS: Final = 3
_GOVERNMENT: Final = tuple(
    f"contributions.government_{account}_share" for account in ("short_term", "unemployment", "old_age")
)
_OF_FULL: Final = tuple(
    f"contributions.{account}_share" for account in ("short_term", "unemployment", "old_age")
)
_SAID: Final = {
    "contributions.floor": "Lowest wage that counts", "contributions.ceiling": "Highest wage that counts",
    "contributions.worker_rate": "Worker's rate", "contributions.employer_rate": "Employer's rate",
    "contributions.full_rate": "Rate when no temporary cut is in force",
    "contributions.government_rate": "Government's rate",
    "contributions.short_term_share": "Worker and employer: part for sickness, maternity, invalidity, death",
    "contributions.unemployment_share": "Worker and employer: part for unemployment",
    "contributions.old_age_share": "Worker and employer: part for old age and child",
    "contributions.government_short_term_share": "Government: weight of sickness, maternity, invalidity, death",
    "contributions.government_unemployment_share": "Government: weight of unemployment",
    "contributions.government_old_age_share": "Government: weight of old age and child",
    "contributions.cut_falls_on": "Who bears a cut: 0 all branches alike, 1 old age is spared",
    "contributions.employer_pays_worker_share": "Part of the worker's share that the employer pays instead",
    "contributions.refund_when_employer_paid": "The worker's share paid by the employer: 0 refunded as own, 1 not",
    "old_age.return_on_lump_sum": "Return credited each January",
    "old_age.refund_months": "Months from which the sum holds all",
    "old_age.refund_share": "Part of the account that the single sum returns",
}  # fmt: skip
_COLUMNS: Final = (
    Column("Value", 58), Column("Name", 42), Column("Unit", 17), Column("Clause", 44), Column("Source", 60),
    Column("Grade", 11),
)  # fmt: skip
_TEXTS: Final = len(_COLUMNS)
_ABOUT: Final = "As the engine counts with it. A column holds from its month on. Blue cells can be changed."


def weights(payer: str) -> tuple[str, str, str]:
    """The rows that split a payer's contribution over the three accounts."""
    if payer == "government":
        return _GOVERNMENT[0], _GOVERNMENT[1], _GOVERNMENT[2]
    return f"{payer} 1", f"{payer} 2", f"{payer} 3"


class Law:
    """Values by name and month, and the cells in which they stand."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._periods = sorted({row["from"] for row in rows})
        self._names = list(dict.fromkeys(row["name"] for row in rows))
        derived = [name for payer in ("worker", "employer") for name in weights(payer)]
        self._at = {name: HEADS + 1 + place for place, name in enumerate([*self._names, *derived])}

    def value(self, name: str, when: str) -> int:
        """A value in a month."""
        mine = [row for row in self._rows if row["name"] == name and row["from"] <= when]
        return int(max(mine, key=lambda row: row["from"])["value"])

    def column(self, when: str) -> int:
        """Which period a month lies in, from 1."""
        return sum(period <= when for period in self._periods)

    def match(self, cell: str) -> str:
        """A formula for the period in which the month of a cell lies."""
        return f"MATCH({cell},{self._span(HEADS)},1)"

    def at(self, name: str, period: str) -> str:
        """A formula for a value in the period that a cell names."""
        return f"INDEX({self._span(self._at[name])},{period})"

    def _span(self, row: int) -> str:
        last = _TEXTS + len(self._periods) - 1
        return f"{SHEET}!{span((row, _TEXTS), (row, last), fixed='both')}"

    def write(self, book: Book) -> None:
        """The sheet, with the weights of worker and employer worked out below the values."""
        columns = (*_COLUMNS, *(Column(period, 12, "satang") for period in self._periods))
        sheet = book.sheet(SHEET, [column.width for column in columns], HEADS + 1)
        sheet.line(["The law that the audit is counted by"], "title")
        sheet.line([_ABOUT])
        sheet.at = HEADS
        sheet.heads(columns)
        sheet.freeze(HEADS + 1, 1)
        for place, period in enumerate(self._periods, start=_TEXTS):
            sheet.put(HEADS, place, month(period), "head_number", "date")
        for name in self._names:
            self._row(sheet, name)
        for payer in ("worker", "employer"):
            for number in range(3):
                sheet.put(
                    sheet.at, 0, f"{payer.capitalize()}: weight of account {number + 1}, from the rows above"
                )
                sheet.put(sheet.at, 3, "SSA s.46/1; the notices of each cut")
                for place, period in enumerate(self._periods):
                    sheet.put(
                        sheet.at,
                        _TEXTS + place,
                        self._weight(payer, number, place, period),
                        "formula",
                        "satang",
                    )
                sheet.at += 1

    def _row(self, sheet: Sheet, name: str) -> None:
        """One value with what is known of it, and what it is in each period."""
        row = next(row for row in self._rows if row["name"] == name)
        guess = row["grade"] == "C"
        said = [_SAID.get(name, name), name, *(row[key] for key in ("unit", "clause", "source"))]
        said.append("C: assumed" if guess else row["grade"])
        for at, text in enumerate(said):
            sheet.put(sheet.at, at, text, "guess_said" if guess else "said")
        sheet.tall(sheet.at, [(text, column.width) for text, column in zip(said, _COLUMNS, strict=True)])
        for place, period in enumerate(self._periods, start=_TEXTS):
            sheet.put(sheet.at, place, self.value(name, period), "given", "satang")
        sheet.at += 1

    def _weight(self, payer: str, number: int, place: int, period: str) -> Formula:
        """How much of a payer's contribution an account gets, beside the others, in one period.

        Below the full rate old age may keep its part of it, as far as the money goes, and the others bear the cut.
        """
        rate = f"contributions.{payer}_rate"
        names = (rate, "contributions.full_rate", "contributions.cut_falls_on", *_OF_FULL)
        paid, full, spared, *parts = (ref(self._at[name], _TEXTS + place) for name in names)
        kept = f"MIN({paid},INT(({full}*{parts[2]}+50000)/100000))"
        rest = f"({paid}-{kept})*{parts[number]}" if number < 2 else f"{kept}*({parts[0]}+{parts[1]})"
        text = f"IF(OR({spared}<>1,{paid}>={full}),{parts[number]},{rest})"
        return Formula(text, self._weighed(names, number, period))

    def _weighed(self, names: Sequence[str], number: int, period: str) -> int:
        paid, full, spared, *parts = (self.value(name, period) for name in names)
        if spared != 1 or paid >= full:
            return parts[number]
        kept = min(paid, (full * parts[2] + 50_000) // 100_000)
        return (paid - kept) * parts[number] if number < 2 else kept * (parts[0] + parts[1])
