"""What the figure of an id is: in words, where it stands, and exactly what the table says."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from simsp.errors import one_line
from simsp.report import figures, labels
from simsp.report.figures import TABLES
from simsp.verifying.folder import Folder, Row

_TYPED: Final = str.maketrans("ilo", "110")
_PARTS: Final = {
    "value": "", "change": "change of ", "shift": "shift of ", "chance": "luck alone in ",
    "ignorance": "unknown assumptions in ", "readings": "other readings of the law in ",
}  # fmt: skip
"""What precedes the name of a measure for each kind of figure."""


@dataclass(frozen=True)
class Figure:
    """One figure of a run: its id, the table, the line there, the row, and which columns it is made of."""

    figure_id: str
    table: str
    line: int
    row: Row
    figure: str
    words: str

    @property
    def columns(self) -> tuple[str, str, str]:
        """The columns of value, low and high."""
        return TABLES[self.table].figures[self.figure]


def figures_of(folder: Folder) -> Mapping[str, list[Figure]]:
    """Every figure of a run by id; two may share one by chance, once in some millions."""
    mark = figures.run_mark(folder.manifest)
    titles = {
        one["name"]: one_line(one.get("title") or one["name"], 160) for one in folder.manifest["scenarios"]
    }
    found: dict[str, list[Figure]] = defaultdict(list)
    for table, cells in TABLES.items():
        for line, row in enumerate(folder.tables.get(table, ()), start=2):
            for name, (value, _, _) in cells.figures.items():
                if row[value]:
                    one = figures.figure_id(figures.key(mark, table, row, name))
                    found[one].append(Figure(one, table, line, row, name, _words(titles, row, name)))
    return found


def _words(titles: Mapping[str, str], row: Row, figure: str) -> str:
    scenario = titles.get(row.get("scenario", ""), row.get("scenario", ""))
    name = row.get("measure") or row.get("series")
    said = labels.SERIES.get(name, labels.measure(name)) if name else labels.plain(figure)
    if figure == "value" and row.get("of") == "change":
        said = f"change of {said}"
    where = ", ".join(
        row[column]
        for column in ("group", "month", "view", "days", "unknown")
        if row.get(column) not in (None, "", "all")
    )
    read = f", if {row['reading']} is read as {row['value']}" if "reading" in row else ""
    return (
        ", ".join(filter(None, (f"{_PARTS.get(figure, '')}{said}", row.get("label"), scenario, where))) + read
    )


def as_typed(text: str) -> str:
    """An id as somebody may type it: without the hyphen, in capitals, with letters that look like others."""
    letters = text.strip().lower().translate(_TYPED).replace("-", "")
    return f"{letters[:4]}-{letters[4:]}"


def told(one: Figure, on_page: Sequence[str]) -> Iterator[str]:
    """A figure in four lines; `on_page` is how report.html shows it, once for each place."""
    yield f"{one.figure_id}: {one.words}"
    names = ", ".join(f"{name} {one.row[name]}" for name in TABLES[one.table].names)
    yield f"  stands in {one.table}, line {one.line}: {names}"
    value, low, high = one.columns
    unit = f" {one.row['unit']}" if one.row.get("unit") and one.table != "ranking.csv" else ""
    ends = f" ({low} {one.row[low]}, {high} {one.row[high]})" if one.row[low] and one.row[high] else ""
    yield f"  {value} {one.row[value]}{ends}{unit}"
    if on_page:
        times = f"{len(on_page)} time{'s' * (len(on_page) != 1)}"
        yield f"  report.html shows it {times}: {'; '.join(one_line(said, 120) for said in dict.fromkeys(on_page))}"
    else:
        yield "  report.html does not show it"
