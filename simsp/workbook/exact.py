"""Sheets of exact totals in satang, with the sums and differences as live formulas beside the engine's own.

Each holds a check: the sum of all differences, which must be zero. A spreadsheet counts whole numbers exactly up to
2 ** 53; `largest` says how far these totals are from it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from simsp.report import labels
from simsp.report.read import Cell as Row
from simsp.report.read import Run
from simsp.workbook.book import Book, Cell, Column, Formula, Sheet, ref, span

EXACT_UP_TO: Final = 2**53
SOUND: Final = "all differences are zero"
UNSOUND: Final = "NOT ALL DIFFERENCES ARE ZERO"
HEADS: Final = 3
"""The row of the headings, from 0: above them stand the title, what the sheet says, and the check."""
PAID: Final = ("paid_by_worker", "paid_by_employer", "paid_by_government")
BRIDGE: Final = ("received", "still_claimable", "not_yet_due", "lost")
_SATANG: Final = 17
_MOST: Final = 15  # columns that can be read on one page

DIFFERENCE: Final = Column("Difference", 11, "satang")
FILE: Final = Column("File", 18, look="beside")

Names = tuple[str, ...]


def largest(found: Run) -> int:
    """The largest sum of satang that a formula of these sheets can meet: all that one scenario names."""
    sums: dict[tuple[str, str], int] = {}
    for table in ("accounts.csv", "rights.csv", "bridge.csv"):
        for row in found.tables[table]:
            key = (table, row["scenario"])
            sums[key] = sums.get(key, 0) + abs(int(row["satang"]))
    return max(sums.values(), default=0)


def accounts(book: Book, found: Run) -> str:
    """The accounts of the fund: paid in less benefits is the balance. Returns the cell of the check."""
    columns = (
        Column("Scenario", 46), Column("Branch", 16),
        *(Column(f"Paid by the {payer}", _SATANG, "satang") for payer in ("worker", "employer", "government")),
        Column("Paid in by all three", _SATANG, "satang"), Column("Benefits paid", _SATANG, "satang"),
        Column("of which care (estimated)", _SATANG, "satang"), Column("Balance by the engine", _SATANG, "satang"),
        Column("Balance recomputed", _SATANG, "satang"), DIFFERENCE, FILE,
    )  # fmt: skip
    rows = _wide(found, "accounts.csv", ("branch",), "line")

    def cells(at: int, names: Names, satang: Mapping[str, int]) -> list[Cell]:
        paid = [satang[line] for line in PAID]
        benefits, balance = satang["benefits_paid"], satang["balance"]
        return [
            _title(found, names[0]), labels.plain(names[1]), *paid,
            Formula(f"SUM({span((at, 2), (at, 4))})", sum(paid)),
            benefits, satang["of_which_care_estimated"], balance,
            Formula(f"{ref(at, 5)}-{ref(at, 6)}", sum(paid) - benefits),
            Formula(f"{ref(at, 9)}-{ref(at, 8)}", sum(paid) - benefits - balance), names[0],
        ]  # fmt: skip

    about = (
        "accounts",
        "Accounts of the fund, months measured",
        "Satang of the simulated people, unscaled, summed over replicates. Paid in = benefits paid + balance.",
    )
    return _sheet(book, about, columns, rows, cells)


def bridge(book: Book, found: Run) -> str:
    """Where the money paid in goes, in both views. Returns the cell of the check."""
    columns = (
        Column("Scenario", 46), Column("View", 10), Column("Branch", 16), Column("Paid in", _SATANG, "satang"),
        *(Column(labels.LINES[line], _SATANG, "satang") for line in BRIDGE),
        Column("Kept by the pool, by the engine", _SATANG, "satang"),
        Column("Kept by the pool, recomputed", _SATANG, "satang"), DIFFERENCE,
        Column("Received of paid in", 11, "share"), FILE,
    )  # fmt: skip
    rows = _wide(found, "bridge.csv", ("view", "branch"), "line")

    def cells(at: int, names: Names, satang: Mapping[str, int]) -> list[Cell]:
        paid, kept, rest = satang["paid"], satang["kept_by_pool"], [satang[line] for line in BRIDGE]
        return [
            _title(found, names[0]), names[1], labels.plain(names[2]), paid, *rest, kept,
            Formula(f"{ref(at, 3)}-SUM({span((at, 4), (at, 7))})", paid - sum(rest)),
            Formula(f"{ref(at, 9)}-{ref(at, 8)}", paid - sum(rest) - kept),
            Formula(f'IF({ref(at, 3)}=0,"",{ref(at, 4)}/{ref(at, 3)})', rest[0] / paid if paid else ""), names[0],
        ]  # fmt: skip

    about = (
        "bridge",
        "Where the money paid in goes",
        (
            "Satang of the simulated people, unscaled, summed over replicates. Paid in = received + still claimable + "
            "not yet due + lost + kept by the pool, which may be negative."
        ),
    )
    return _sheet(book, about, columns, rows, cells)


def rights(book: Book, found: Run) -> str:
    """What became of every right. Returns the cell of the check."""
    fates = ("received", "still_claimable", *(f"lost: {gate}" for gate in labels.GATES))
    columns = (
        Column("Scenario", 46), Column("Right", 20), Column("Counted in", 9),
        Column("Owed, by the engine", _SATANG, "satang"),
        Column("Received", _SATANG, "satang"), Column("Still claimable", _SATANG, "satang"),
        *(Column(f"Lost: {said}", 17, "satang") for said in labels.GATES.values()),
        Column("Owed, recomputed", _SATANG, "satang"), DIFFERENCE,
        Column("Received of owed", 11, "share"), Column("Not yet due (beside owed)", _SATANG, "satang"), FILE,
    )  # fmt: skip
    end = 3 + len(fates)

    def cells(at: int, names: Names, of: Mapping[str, int]) -> list[Cell]:
        owed, parts = of["owed"], [of.get(fate, 0) for fate in fates]
        return [
            _title(found, names[0]), labels.plain(names[1]), names[2], owed, *parts,
            Formula(f"SUM({span((at, 4), (at, end))})", sum(parts)),
            Formula(f"{ref(at, end + 1)}-{ref(at, 3)}", sum(parts) - owed),
            Formula(f'IF({ref(at, 3)}=0,"",{ref(at, 4)}/{ref(at, 3)})', parts[0] / owed if owed else ""),
            of["not_yet_due"], names[0],
        ]  # fmt: skip

    rows = {
        (*key, what): amounts
        for what in ("satang", "rights")
        for key, amounts in _wide(found, "rights.csv", ("right",), "fate", what).items()
    }
    about = (
        "rights",
        "What became of every right, months measured",
        (
            "Satang, and below them numbers of rights, of the simulated people, unscaled, summed over replicates. "
            "Owed = received + still claimable + lost; each loss has one cause, the first closed gate."
        ),
    )
    return _sheet(book, about, columns, rows, cells)


def _wide(
    found: Run, table: str, by: Sequence[str], across: str, column: str = "satang"
) -> dict[Names, dict[str, int]]:
    """The rows of a table laid side by side: one entry for each scenario and `by`, in the order of the table."""
    made: dict[Names, dict[str, int]] = {}
    for row in _rows_in_order(found, table):
        key = (row["scenario"], *(row[name] for name in by))
        made.setdefault(key, {})[row[across]] = int(row[column])
    return made


def _rows_in_order(found: Run, table: str) -> Iterator[Row]:
    for scenario in found.scenarios:
        yield from found.rows(table, scenario=scenario.name)


def _title(found: Run, name: str) -> str:
    return next(one.title for one in found.scenarios if one.name == name)


def _sheet(
    book: Book,
    about: tuple[str, str, str],
    columns: Sequence[Column],
    rows: Mapping[Names, Mapping[str, int]],
    cells: Callable[[int, Names, Mapping[str, int]], list[Cell]],
) -> str:
    """Title, text, check, headings and rows; returns the cell of the check, as other sheets name it."""
    pages = 1 if len(columns) < _MOST else 2
    sheet = book.sheet(about[0], [column.width for column in columns], HEADS + 1, pages)
    sheet.line([about[1]], "title")
    sheet.line([about[2]])
    sheet.at = HEADS
    sheet.heads(columns)
    first = sheet.at
    sheet.fill(columns, [cells(first + place, *row) for place, row in enumerate(rows.items())])
    last, place = sheet.at - 1, columns.index(DIFFERENCE)
    sheet.zero_or_red((first, place), (last, place))
    sheet.freeze(HEADS + 1, 2)
    return check(sheet, HEADS - 1, span((first, place), (last, place)))


def check(sheet: Sheet, row: int, differences: str) -> str:
    """A line that says whether all differences are zero; returns its cell, as other sheets name it."""
    sheet.put(row, 0, "Check", "strong")
    text = f'IF(SUMPRODUCT(ABS({differences}))=0,"{SOUND}","{UNSOUND}")'
    sheet.put(row, 1, Formula(text, SOUND), "sound")
    sheet.turns_red(row, 1, SOUND)
    return f"{sheet.name}!{ref(row, 1, fixed='both')}"


def of_bridge(found: Run, line: str) -> str:
    """A formula for the sum of a line of the lifetime bridge under the baseline, over all branches."""
    first, last = HEADS + 1, HEADS + len(_wide(found, "bridge.csv", ("view", "branch"), "line"))
    column = {"paid": 3} | {name: 4 + place for place, name in enumerate(BRIDGE)} | {"kept_by_pool": 8}

    def of(place: int) -> str:
        return f"bridge!{span((first, place), (last, place), fixed='both')}"

    where = f'{of(12)},"{found.baseline.name}",{of(1)},"lifetime"'
    return f"SUMIFS({of(column[line])},{where})"
