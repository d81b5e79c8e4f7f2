"""The stock over time by papers with the shocks marked, and the other series under each scenario."""

from collections.abc import Mapping, Sequence
from typing import Final

from simsp import months
from simsp.report import formats, labels, words
from simsp.report.figures import Cell, Estimate
from simsp.report.graphics import lines
from simsp.report.graphics.charts import Table
from simsp.report.graphics.lines import Flag, Frame, Line
from simsp.report.graphics.plots import Plot
from simsp.report.read import Run, Scenario

SERIES: Final = "series.csv"
DRAWN: Final = 4
"""Compared scenarios drawn as lines of their own; the tables hold all of them."""
LONGEST: Final = 36
"""Months that the mark of what happened is drawn at most; some of it has no end."""
YEARS_APART: Final = 5
"""Years between the marks under a drawing, and between the rows of a table; series.csv holds every month."""
PAPERS: Final = {
    "papers_mou": "MOU",
    "papers_cr": "Cabinet Resolution",
    "papers_nv": "nationality verification",
    "papers_border_pass": "border pass",
    "papers_undocumented": "without papers",
}
"""Series of the stock by papers, in the order of their styles."""

Monthly = Mapping[int, Estimate]


def stock(found: Run) -> Plot | None:
    """Migrants in Thailand by their papers, month by month, with what happened marked."""
    rows = _by_line(found)
    known = {name: _monthly(found, rows.get((found.baseline.name, name), ())) for name in PAPERS}
    known = {name: values for name, values in known.items() if values}
    if not known:
        return None
    made = tuple(
        Line(style, PAPERS[name], _short(values[max(values)]), _points(values))
        for style, (name, values) in enumerate(known.items())
    )
    flags, key = _happened(found)
    last = max(next(iter(known.values())))
    most = max(known, key=lambda name: known[name][last].value)
    title = (
        f"The largest group in {months.text(last)} is {_with(most)}: "
        f"{formats.show(known[most][last], 'people')} people, {words.under(found)}"
    )
    return Plot(
        title=title,
        unit=f"migrant workers in Thailand by papers, from {months.text(min(known[most]))}; bands are intervals",
        draw=lambda size: lines.drawn(made, _frame(found, made, flags), size),
        about=f"{len(made)} lines over time, {', '.join(f'{line.said} {line.end}' for line in made)} at the end",
        table=_table(
            found,
            "Migrant workers in Thailand by their papers",
            {PAPERS[name]: known[name] for name in known},
        ),
        slug="stock-by-papers",
        note=key,
        taller=1.15,
    )


def _with(series: str) -> str:
    said = PAPERS[series]
    return said if said.startswith("without") else f"that with \u201c{said}\u201d"


def _happened(found: Run) -> tuple[tuple[Flag, ...], str]:
    """What happened, numbered by its first month, and the key to the numbers in words; nothing in an older run."""
    own = found.rows("calendar.csv", scenario=found.baseline.name)
    rows = [row for row in own if row["name"] in labels.SHOCKS]
    order = sorted(rows, key=lambda row: row["from"])
    flags, told = [], []
    for number, row in enumerate(order, start=1):
        first, last = months.parse(row["from"]), months.parse(row["until"])
        flags.append(Flag(first, min(last, first + LONGEST), str(number)))
        told.append(f"{number} {row['label']} ({row['from']})")
    return tuple(flags), f"What happened: {'; '.join(told)}." if order else ""


def panels(found: Run) -> list[Plot]:
    """A chart for each other series in the table: the baseline with its interval, the policies as lines."""
    rows = _by_line(found)
    names = [name for name in labels.SERIES if (found.baseline.name, name) in rows]
    shown = {one.name for one in (*_in_table(found), *words.leading(found)[:DRAWN])}
    return [
        _panel(found, name, {one: _monthly(found, rows.get((one, name), ())) for one in shown})
        for name in names
    ]


def _panel(found: Run, name: str, monthly: Mapping[str, Monthly]) -> Plot:
    made = tuple(_lines(found, monthly))
    base = monthly[found.baseline.name]
    last = max(base)
    ends = f"{formats.show(base[last], 'people')} in {months.text(last)}"
    said = labels.SERIES[name]
    columns = {one.title: monthly[one.name] for one in _in_table(found)}
    return Plot(
        title=f"{said}: {ends}",
        unit=f"people, monthly from {months.text(min(base))}; the band is the interval under the baseline",
        draw=lambda size: lines.drawn(made, _frame(found, made, ()), size),
        about=f"{said}, monthly, {months.text(min(base))} to {months.text(last)}; under the baseline {ends}",
        table=_table(found, said, columns),
        on_paper=False,
        slug=f"over-time-{name.replace('_', '-')}",
        note="A policy is drawn from the first month in which it differs. " + _left_out(found, monthly),
    )


def _left_out(found: Run, monthly: Mapping[str, Monthly]) -> str:
    """Which policies have no line, and why."""
    tried = words.leading(found)[:DRAWN]
    base = monthly[found.baseline.name]
    same = [f"\u201c{one.title}\u201d" for one in tried if monthly[one.name] == base]
    more = len(found.compared) - len(tried)
    told = [f"Without a difference: {', '.join(same)}." if same else ""]
    told += [f"{more} more policies are in series.csv." if more else ""]
    return " ".join(filter(None, told))


def _lines(found: Run, monthly: Mapping[str, Monthly]) -> list[Line]:
    """The baseline whole; each other scenario from its first month that differs, if there is one."""
    base = monthly[found.baseline.name]
    made = [Line(0, found.baseline.title, _short(base[max(base)]), _points(base))]
    for style, scenario in enumerate(words.leading(found)[:DRAWN], start=1):
        own = monthly[scenario.name]
        differs = [month for month, value in own.items() if base.get(month) != value]
        if differs:
            since = {month: value for month, value in own.items() if month >= differs[0]}
            made.append(Line(style, scenario.title, _short(own[max(own)]), _points(since), band=False))
    return made


def _by_line(found: Run) -> dict[tuple[str, str], list[Cell]]:
    """The rows of series.csv by scenario and series; the table is long, so it is gone through once."""
    made: dict[tuple[str, str], list[Cell]] = {}
    for row in found.tables[SERIES]:
        if row["value"]:
            made.setdefault((row["scenario"], row["series"]), []).append(row)
    return made


def _monthly(found: Run, rows: Sequence[Cell]) -> dict[int, Estimate]:
    read = {months.parse(row["month"]): found.estimate(SERIES, row, "value") for row in rows}
    return {month: value for month, value in sorted(read.items()) if value is not None}


def _points(values: Monthly) -> tuple[tuple[float, Estimate], ...]:
    """Every third month: more could not be seen."""
    last = max(values)
    return tuple((float(month), value) for month, value in values.items() if month % 3 == 0 or month == last)


def _frame(found: Run, made: Sequence[Line], flags: tuple[Flag, ...]) -> Frame:
    top = max((value.high for line in made for _, value in line.values), default=0.0) * 1.08 or 1.0
    divisor, word = formats.scale(top, "people")
    up = tuple((value, formats.tick(value, divisor, word)) for value in lines.ticks(top))
    first, last = (int(end(at for line in made for at, _ in line.values)) for end in (min, max))
    years = tuple((float(m), str(m // 12)) for m in range(first, last + 1) if m % (12 * YEARS_APART) == 0)
    start = months.parse(found.manifest["months"]["from"])
    return Frame(
        years, up, top, (float(start), "policies start") if found.compared and not flags else None, flags
    )


def _short(value: Estimate) -> str:
    return formats.rounded(value.value, "people")


def _in_table(found: Run) -> list[Scenario]:
    """The baseline and those that a table has room for, a column each; series.csv holds all."""
    leading = words.leading(found)
    return [found.baseline, *(leading if len(found.compared) <= words.FEW else leading[:DRAWN])]


def _table(found: Run, said: str, columns: Mapping[str, Monthly]) -> Table:
    known = {month for values in columns.values() for month in values}
    whole = sorted(month for month in known if month % (12 * YEARS_APART) == 0 or month == max(known))
    rows = tuple(
        (
            months.text(month),
            *(
                formats.show(values[month], "people") if month in values else ""
                for values in columns.values()
            ),
        )
        for month in whole
    )
    rest = "every month" if found.compared else "every month and every series"
    return Table(
        f"{said}, every fifth January and the last month; series.csv holds {rest}", ("Month", *columns), rows
    )
