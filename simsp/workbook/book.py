"""A workbook that is being written: its formats, its sheets, and how text and numbers get into a cell.

Text is always written as text, so that a title such as `=HYPERLINK(...)` never becomes a formula. Every formula is
written with the result that it should have, so that a program that shows a file without calculating shows the right
figures; a test lets LibreOffice calculate all of them anew.
"""

import functools
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

MADE: Final = datetime(1980, 1, 1)  # noqa: DTZ001  (a file has no time zone, and no clock may get into it)
LONGEST: Final = 32_000
"""Letters that a cell may hold (a spreadsheet takes 32,767)."""
UNITS: Final = {
    "satang": "#,##0", "thb": "#,##0", "share": "0.0%", "ratio": "0.00", "people": "#,##0", "days": "0.0",
    "millions": "#,##0.0,,", "months": "#,##0", "count": "#,##0", "of_100": "0.0", "date": "yyyy-mm",
    "plain": "General",
}  # fmt: skip
"""How numbers of each unit are shown; the cell holds all digits of the table."""
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")
LINE: Final = 15
"""Height of a line of text in points."""
_ROOM: Final = 0.97  # letters are a little narrower than the figures that a width is counted in
_WARM, _GREY, _INK = "#FFF2CC", "#E8EDF2", "#1F3A52"
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 14, "font_color": _INK},
    "head": {"bold": True, "bg_color": _GREY, "text_wrap": True, "valign": "top", "bottom": 1},
    "head_number": {
        "bold": True,
        "bg_color": _GREY,
        "text_wrap": True,
        "valign": "top",
        "align": "right",
        "bottom": 1,
    },
    "head_beside": {
        "bold": True,
        "bg_color": _GREY,
        "text_wrap": True,
        "valign": "top",
        "indent": 1,
        "bottom": 1,
    },
    "beside": {"indent": 1},
    "band": {"bold": True, "bg_color": _INK, "font_color": "#FFFFFF"},
    "said": {"text_wrap": True, "valign": "top"},
    "strong": {"bold": True},
    "formula": {"bg_color": "#EAF4E4"},
    "guess": {"bg_color": _WARM, "valign": "top"},
    "guess_said": {"bg_color": _WARM, "text_wrap": True, "valign": "top"},
    "top": {"valign": "top"},
    "given": {"bg_color": "#E1ECF9", "font_color": "#0B4F9E", "valign": "top"},
    "sound": {"bold": True, "font_color": "#1B5E20", "bg_color": "#DDF0D5"},
    "wrong": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#B3261E"},
}


@functools.lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Text as a cell can hold it: signs that no sheet can hold are replaced, very long text is cut."""
    held = _UNSPEAKABLE.sub("\ufffd", text)
    return held if len(held) <= LONGEST else held[: LONGEST - 3] + "..."


@dataclass(frozen=True)
class Formula:
    """A live formula, without its equals sign, and the result that it should have."""

    text: str
    result: float | str


@dataclass(frozen=True)
class Column:
    """One column of a list: its heading, its width in letters, the unit of its numbers."""

    head: str
    width: float = 14
    unit: str = "plain"
    look: str = ""


Cell = str | float | datetime | Formula | None


class Book:
    """All sheets of one file; `done` gives its bytes, the same for the same cells."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        self._book.set_calc_mode("auto")
        self._formats: dict[tuple[str, str], Any] = {}

    def about(self, title: str, subject: str) -> None:
        """What a program shows as the properties of the file."""
        said = {"title": clean(title)[:250], "subject": clean(subject)[:250], "author": "simsp"}
        self._book.set_properties({**said, "created": MADE})

    def sheet(self, name: str, widths: Sequence[float], rows_on_top: int, wide: int = 1) -> "Sheet":
        """A new sheet, printed on A4 across so many pages, with its first rows on each of them."""
        sheet = Sheet(self, self._book.add_worksheet(name))
        sheet.lay_out(widths, rows_on_top, wide)
        return sheet

    def look(self, look: str, unit: str = "plain") -> Any:
        """The format of a cell by what it is and the unit of its number; None for a cell like any other."""
        if not look and unit == "plain":
            return None
        key = (look, unit)
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"num_format": UNITS[unit], **_LOOKS.get(look, {})})
        return self._formats[key]

    def done(self) -> bytes:
        """The file."""
        self._book.close()
        return self._bytes.getvalue()


class Sheet:
    """One sheet, filled from the top; rows and columns count from 0."""

    def __init__(self, book: Book, sheet: Any) -> None:
        self.book, self._sheet = book, sheet
        self.at = self._heads = 0
        self._widths: tuple[float, ...] = ()

    @property
    def name(self) -> str:
        """What stands on the tab."""
        return str(self._sheet.get_name())

    def lay_out(self, widths: Sequence[float], rows_on_top: int, wide: int) -> None:
        """Set widths, what stays on the screen and on each page, and the paper."""
        self._widths = tuple(widths)
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        if rows_on_top:
            self._sheet.repeat_rows(0, rows_on_top - 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self._sheet.fit_to_pages(wide, 0)
        self._sheet.set_header("&L&A&Rsimsp")
        self._sheet.set_footer("&R&P / &N")
        self._sheet.hide_gridlines(2)

    def freeze(self, rows: int, columns: int = 0) -> None:
        """Keep the first rows and columns on the screen, and the columns on each page."""
        self._sheet.freeze_panes(rows, columns)
        if columns:
            self._sheet.repeat_columns(0, columns - 1)

    def put(self, row: int, column: int, value: Cell, look: str = "", unit: str = "plain") -> None:
        """Write one cell; None leaves it empty."""
        if value is None and not look:
            return
        how = self.book.look(look, unit)
        if isinstance(value, str):
            self._sheet.write_string(row, column, clean(value), how)
        elif isinstance(value, int | float):
            self._sheet.write_number(row, column, value, how)
        elif isinstance(value, Formula):
            self._sheet.write_formula(row, column, f"={value.text}", how, value.result)
        elif isinstance(value, datetime):
            self._sheet.write_datetime(row, column, value, how)
        else:
            self._sheet.write_blank(row, column, None, how)

    def line(self, cells: Sequence[Cell], look: str = "", unit: str = "plain") -> None:
        """Write the next row in one look."""
        for column, value in enumerate(cells):
            self.put(self.at, column, value, look, unit)
        self.at += 1

    def said(self, text: str, columns: int) -> None:
        """Write a text across the first columns of the next row."""
        how = self.book.look("said")
        self._sheet.merge_range(self.at, 0, self.at, columns - 1, "", how)
        self._sheet.write_string(self.at, 0, clean(text), how)
        self.tall(self.at, ((text, sum(self._widths[:columns])),))
        self.at += 1

    def tall(self, row: int, texts: Iterable[tuple[str, float]]) -> None:
        """Make a row as high as its longest text needs in a column of so many letters."""
        lines = max(math.ceil(len(text) * _ROOM / width) for text, width in texts)
        self._sheet.set_row(row, LINE * max(lines, 1) + 1)

    def heads(self, columns: Sequence[Column]) -> None:
        """Write the headings of a list in the next row."""
        for place, column in enumerate(columns):
            look = (
                f"head_{column.look}" if column.look else "head" if column.unit == "plain" else "head_number"
            )
            self.put(self.at, place, column.head, look)
        self.tall(self.at, ((column.head, column.width / 1.1) for column in columns))
        self._heads = self.at
        self.at += 1

    def fill(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
        """Write the rows of a list below its headings, and let readers filter it."""
        for row in rows:
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                look = column.look or ("formula" if isinstance(value, Formula) else "")
                self.put(self.at, place, value, look, column.unit)
            self.at += 1
        self.let_filter(len(columns))

    def let_filter(self, columns: int) -> None:
        """Let readers filter the list that ends here, by the headings that were written last."""
        if self.at > self._heads + 1:
            self._sheet.autofilter(self._heads, 0, self.at - 1, columns - 1)

    def print_only(self, row: int, column: int) -> None:
        """Leave what lies below a row and to the right of a column off the paper."""
        self._sheet.print_area(0, 0, row, column)

    def turns_red(self, row: int, column: int, sound: str) -> None:
        """Show a cell green while it holds this text, else red."""
        where = (row, column, row, column)
        for criteria, look in (("==", "sound"), ("!=", "wrong")):
            told = {
                "type": "cell",
                "criteria": criteria,
                "value": f'"{sound}"',
                "format": self.book.look(look),
            }
            self._sheet.conditional_format(*where, told)

    def zero_or_red(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Show differences in red wherever they are not zero."""
        told = {"type": "cell", "criteria": "!=", "value": 0, "format": self.book.look("wrong")}
        self._sheet.conditional_format(*first, *last, told)


def ref(row: int, column: int, *, fixed: str = "") -> str:
    """The name of a cell such as B3; `fixed` holds the row ('row'), the column ('column') or both ('both')."""
    return str(
        xl_rowcol_to_cell(row, column, row_abs=fixed in ("row", "both"), col_abs=fixed in ("column", "both"))
    )


def span(first: tuple[int, int], last: tuple[int, int], *, fixed: str = "") -> str:
    """The name of a rectangle of cells such as B3:D9."""
    return f"{ref(*first, fixed=fixed)}:{ref(*last, fixed=fixed)}"


def number(text: str) -> float | None:
    """The number of a cell of a table; None where it is empty."""
    return float(text) if text not in ("", None) else None
