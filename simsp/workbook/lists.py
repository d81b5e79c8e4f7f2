"""Sheets that hold a table of the run as a plain list, for filters and pivot tables: one heading, then rows."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from simsp import months, tables
from simsp.report import labels
from simsp.report.read import Cell as Row
from simsp.report.read import Estimate, Run
from simsp.workbook.book import Book, Cell, Column, Sheet, number
from simsp.workbook.exact import FILE

VIEWS: Final = {"all": "period: everybody", "cohort": "lifetime: the cohort"}
FEW: Final = 12
"""Compared scenarios up to which the measures of every group stand in the workbook; beyond, those of both views."""
_RANKED: Final = {
    "recovered_per_worker_thb": "More received by a worker",
    "left_per_worker_thb": "More left to a worker",
    "arrives_of_owed_change": "Change of the share that arrives",
    "fund_cost_per_worker_thb": "Cost to the fund, a worker",
    "fund_and_employer_cost_per_worker_thb": "Cost to fund and employers, a worker",
    "employer_cost_per_worker_thb": "Cost to employers, a worker",
    "government_cost_per_worker_thb": "Cost to the government, a worker",
    "worker_contributions_per_worker_thb": "More paid in by a worker",
    "worker_cost_per_worker_thb": "More spent by a worker on papers and claims",
    "better_off": "Workers better off",
    "worse_off": "Workers worse off",
    "response_per_unit_thb": "Levers: more received for one unit",
    "break_even_thb_a_year": "Levers: what one unit may cost a year",
}

_ENDS: Final = ("value", "low", "high", "fitted_low", "fitted_middle", "fitted_high")
_LOOKS: Final = (("top", "said"), ("guess", "guess_said"))
_OF_SERIES: Final = {
    "papers": "In Thailand, by papers: ",
    "from": "In Thailand, from ",
    "enrolled": "Enrolled, from ",
}


def whole(found: Run) -> bool:
    """Whether the workbook has room for the measures of every group."""
    return len(found.compared) <= FEW


def measures(book: Book, found: Run) -> None:
    """Every measure with its interval and its paired change; of many scenarios those of the two views."""
    columns = (
        Column("Scenario", 46), Column("View or grouping", 20), Column("Group", 18), Column("Measure", 48),
        Column("Unit", 8), *(Column(head, 17) for head in (
            "Mean", "Low", "High", "Change from the baseline", "Change, low", "Change, high",
        )), FILE, Column("Name of the measure", 30),
    )  # fmt: skip
    titles = {scenario.name: scenario.title for scenario in found.scenarios}
    sheet = _list(book, "measures", columns)
    for (scenario, by, group, name), measure in found.measures.items():
        if by not in VIEWS and not whole(found):
            continue
        told = (
            titles.get(scenario, scenario),
            VIEWS.get(by, labels.plain(by)),
            labels.GROUPS.get(group, group),
        )
        ends = (*_ends(measure.level), *_ends(measure.change))
        _row(
            sheet,
            (*told, labels.measure(name), measure.unit, *ends, scenario, name),
            range(5, 11),
            measure.unit,
        )
    sheet.let_filter(len(columns))


def _ends(estimate: Estimate | None) -> tuple[float | None, ...]:
    return (estimate.value, estimate.low, estimate.high) if estimate else (None, None, None)


def ranking(book: Book, found: Run) -> None:
    """What each scenario brings a worker, and who pays for it; nothing for a run of one scenario."""
    if not found.ranking:
        return
    said = [_RANKED.get(name, labels.plain(name)) for name in tables.RANKED]
    heads = [f"{one}{end}" for one in said for end in ("", ", low", ", high")]
    columns = (
        Column("Rank in its kind", 8, "count"), Column("Kind", 9, look="beside"), Column("Scenario", 46),
        Column("Works through", 14), Column("Unit", 24), Column("Units", 8),
        *(Column(head, 13, "thb") for head in heads), FILE,
    )  # fmt: skip
    sheet = _list(book, "ranking", columns, wide=3)
    for one in found.ranking:
        told: list[Cell] = [
            number(one.rank), labels.plain(one.kind), one.scenario.title, labels.plain(one.mechanism), one.unit,
            number(one.units),
        ]  # fmt: skip
        for place, value in enumerate(told):
            sheet.put(sheet.at, place, value, columns[place].look)
        for place, name in enumerate(tables.RANKED):
            unit = "thb" if name.endswith("_thb") else "share"
            for end, value in enumerate(_ends(one.found.get(name))):
                sheet.put(sheet.at, len(told) + 3 * place + end, value, unit=unit)
        sheet.put(sheet.at, len(columns) - 1, one.scenario.name, "beside")
        sheet.at += 1
    sheet.let_filter(len(columns))


def removal(book: Book, found: Run) -> None:
    """What opening one gate alone, on the same lives, would regain."""
    columns = (
        Column("Scenario", 46), Column("View", 10), Column("Lost because", 44), Column("Losses concerned", 14, "count"),
        Column("Regained if this gate alone were open, satang", 20, "satang"), FILE, Column("Gate", 22),
    )  # fmt: skip
    titles = {scenario.name: scenario.title for scenario in found.scenarios}
    sheet = _list(book, "removal", columns)
    sheet.fill(columns, [
        (titles.get(row["scenario"], row["scenario"]), row["view"], labels.GATES.get(row["gate"], row["gate"]),
         int(row["rights"]), int(row["satang"]), row["scenario"], row["gate"])
        for row in found.tables["removal.csv"]
    ])  # fmt: skip


def series(book: Book, found: Run) -> None:
    """Each January and the last month of every series; series.csv has all months."""
    columns = (
        Column("Scenario", 46), Column("Month", 9, "date"), Column("Year", 7), Column("Series", 30),
        *(Column(head, 14, "people") for head in ("Mean", "Low", "High")), FILE, Column("Name", 20),
    )  # fmt: skip
    titles = {scenario.name: scenario.title for scenario in found.scenarios}
    last = max((row["month"] for row in found.tables["series.csv"]), default="")
    chosen = [
        row for row in found.tables["series.csv"] if row["month"].endswith("-01") or row["month"] == last
    ]
    sheet = _list(book, "series", columns)
    sheet.fill(columns, [
        (titles.get(row["scenario"], row["scenario"]), month(row["month"]), int(row["month"][:4]),
         _series(row["series"]),
         *(number(row[end]) for end in ("value", "low", "high")), row["scenario"], row["series"])
        for row in chosen
    ])  # fmt: skip


def _series(name: str) -> str:
    """What a series is called; those by papers and by nationality are named after their group."""
    kind, _, group = name.partition("_")
    if name in labels.SERIES or group not in labels.GROUPS:
        return labels.SERIES.get(name, labels.plain(name))
    return f"{_OF_SERIES[kind]}{labels.GROUPS[group]}"


def month(text: str) -> datetime:
    """The first day of a month of a table."""
    at = months.parse(text)
    return datetime(at // 12, at % 12 + 1, 1)  # noqa: DTZ001  (a month has no time zone)


def assumptions(book: Book, found: Run) -> None:
    """Practice, assumptions, readings and policy switches in force, with grade, range and source."""
    rows = [row for row in found.tables["assumptions.csv"] if row["layer"] != "law"]
    _values(book, "assumptions", sorted(rows, key=lambda row: list(labels.LAYERS).index(row["layer"])))


def law(book: Book, found: Run) -> None:
    """The values of the law in force at the start of the months measured."""
    _values(book, "law", found.rows("assumptions.csv", layer="law"))


def _values(book: Book, name: str, rows: Sequence[Row]) -> None:
    columns = (
        Column("Kind", 11), Column("Name", 34), Column("Meaning", 60), Column("Unit", 13), Column("Value", 12),
        Column("Low", 10), Column("High", 10), Column("Fitted, low", 10), Column("Fitted, middle", 10),
        Column("Fitted, high", 10), Column("Grade", 11), Column("Source", 70),
    )  # fmt: skip
    sheet = _list(book, name, columns)
    for row in rows:
        guess = row["grade"] == "C"
        cells = (
            labels.plain(row["layer"]), row["name"], row["meaning"], row["unit"],
            *(_value(row.get(key) or "") for key in _ENDS),
            "C: assumed" if guess else row["grade"], row["source"],
        )  # fmt: skip
        for place, value in enumerate(cells):
            wrapped = place in (2, len(cells) - 1)
            sheet.put(sheet.at, place, value, _LOOKS[guess][wrapped])
        sheet.tall(sheet.at, ((row["meaning"], 60), (row["source"], 70)))
        sheet.at += 1
    sheet.let_filter(len(columns))


def _value(text: str) -> Cell:
    """A value as a number where it is one, else as the word it is."""
    try:
        return float(text) if text else None
    except ValueError:
        return text


def _list(book: Book, name: str, columns: Sequence[Column], wide: int = 1) -> Sheet:
    sheet = book.sheet(name, [column.width for column in columns], 1, wide)
    sheet.heads(columns)
    sheet.freeze(1, 1 if wide == 1 else 3)
    return sheet


def _row(sheet: Sheet, cells: Sequence[Cell], numbers: range, unit: str) -> None:
    """One row whose numbers are shown by the unit of the row."""
    for place, value in enumerate(cells):
        sheet.put(sheet.at, place, value, unit=unit if place in numbers else "plain")
    sheet.at += 1


def held_back(found: Run) -> Iterator[str]:
    """What the lists leave to the CSV files beside the workbook, in sentences."""
    yield "series: each January and the last month; series.csv has every month."
    if not whole(found):
        yield f"measures: both views; measures.csv ({_count(found)} rows) has every group of people."
    others = [name for name in found.manifest.get("tables") or {} if name not in _SHOWN]
    yield f"Only as files: {', '.join(others) or 'none'}."


_SHOWN: Final = {
    "measures.csv", "ranking.csv", "accounts.csv", "rights.csv", "bridge.csv", "removal.csv", "series.csv",
    "assumptions.csv", "ledger.csv", "ledger_law.csv",
}  # fmt: skip


def _count(found: Run) -> str:
    return f"{len(found.measures):,}"
