"""docs/forecasts.md: what was forecast on which day, made from the locked table alone."""

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from simsp import months
from simsp.validation import forecast_tables, locks
from simsp.validation.locks import RANGES, Forecast, Interval, Lock

NAME = "forecasts.md"
_HEAD = """# Forecasts, locked before the figures are published

What statistics of the coming two years will say, written down before they say it: the test of a model that nobody can
pass by hindsight. The numbers hold under today's law and practice; they are no plan and no wish.

**Nothing is changed after a lock.** The numbers lie in
[calibration/forecasts/locked.csv](../calibration/forecasts/locked.csv) with the day of the lock, the version and the
fingerprint of the draws that made them. A better model makes a new lock, which is a new section here; the old one
stays, and both are scored.

**How to read a forecast.** The model lives through many histories, each with other draws of what is not known and
other luck. The number is the middle one. Half of the histories lie in the 50 % interval, 95 of 100 in the 95 %
interval. The intervals hold what is unknown *inside* the model and nothing else: where the model itself is wrong they
are too narrow. How often that was so before stands in [validation.md](validation.md).
"""
_LEANS = """## Which forecasts to trust least

The number of migrants in Thailand (`population.stock_*`) is put in, month by month until December 2026, and held
there: the model does not know how many will come. A forecast of a **number** may therefore be wrong just because
another number of people was there; a forecast of a **share** is safer. In February to April of 2027 and of 2028 the
model lets workers without papers register, as a round was opened almost every year, with a strength between nothing
and all it can be: so a year without a round makes no forecast void. It also lets the border with Cambodia open in
January 2027, and few come back all the same.
"""
_SCORING = """## How they are scored

When a figure is published, anybody can write it into a file and score it:

```csv
forecast,value,source,date,void
with_papers_2026,3100000,"Department of Employment, monthly statistics, December 2026",2027-02-20,
stay_2027,,"Royal Thai Government, closure of the border",2027-09,closure
```

```sh
simsp validate --published published.csv
```

prints how many figures lie in the intervals and writes `scores.csv`. A figure that was published on the day of the lock
or before is refused. `void` (it may be left out) names the event that makes the forecast void.

**The score** of an interval (Gneiting and Raftery, *Journal of the American Statistical Association* 102, 2007) is its
width, plus, for a figure outside, a fine: 4 times the distance for the 50 % interval, 40 times for the 95 % interval.
A small score is good: wide intervals cost, and so does being sure and wrong.

**Against whom.** The naive forecast says that the last published figure stays as it is: 10 % to either side of it for
half, 30 % for 95 of 100 (a share ends at 100 %). So wide, because of the six steps between the published counts of
the registered (2019, 2023, 2024, 2025) and of the insured (2019, 2022, 2023, 2025) three were smaller than 10 % and
three larger, and none was larger than 30 %. `relative50` and `relative95` are the scores as a multiple of the naive
ones: below 1 the model knew more than the last figure. Where no figure had been read there is no naive forecast, and
the score stands alone.

**Coverage.** Of good intervals about half of the 50 % and 19 of 20 of the 95 % hold the figure. A dozen forecasts
that share their assumptions miss together, so one count proves little.

**An example by hand** (made up): forecast 50 % interval 100 to 120, 95 % interval 80 to 150; the last published figure
was 100; 160 is published.

| | interval | width | outside by | score | naive interval | naive score | relative |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 50 % | 100 to 120 | 20 | 40 | 20 + 4 × 40 = 180 | 90 to 110 | 20 + 4 × 50 = 220 | 180 / 220 = 0.82 |
| 95 % | 80 to 150 | 70 | 10 | 70 + 40 × 10 = 470 | 70 to 130 | 60 + 40 × 30 = 1,260 | 470 / 1,260 = 0.37 |
"""
_VOID = """## What makes a forecast void

An event that begins after the lock makes void each forecast that names it and whose last month is the month of the
event or a later one; what was to be measured before stands. A void forecast is listed and not scored. So is one that
nobody publishes within a year after the month by which it is awaited. Nothing else is a reason, least of all that the
number was wrong.
"""
_NAMES = {
    "migrants": "the number of migrants",
    "cambodians": "the number of Cambodians",
    "round": "a registration round",
}


def write_docs(docs: Path) -> None:
    """Write docs/forecasts.md anew."""
    (docs / NAME).write_text(markdown(locks.locks()), encoding="utf-8", newline="\n")


def markdown(kept: Sequence[Lock]) -> str:
    """The page as text; before the first lock it has the questions without numbers."""
    lines = [_HEAD]
    if not kept:
        lines += ["## Not locked yet", "", "`make forecasts` locks them.", "", *_read(locks.questions()), ""]
    for lock in kept:
        lines += [*_section(lock), ""]
    lines += [_LEANS, _VOID, *_table(("Event", "What happens", "Where it is seen"), _events()), "", _SCORING]
    lines += ["## Columns", ""]
    for table in (forecast_tables.LOCKED, forecast_tables.SCORES):
        lines += [f"**{table.name}**: {table.about}", "", *_table(("Column", "Meaning"), table.columns), ""]
    return "\n".join(lines).rstrip() + "\n"


def _events() -> list[tuple[str, ...]]:
    return [(name, *told) for name, told in locks.events().items()]


def _section(lock: Lock) -> list[str]:
    """One lock: what it was made from, its numbers, and how each must be read."""
    made, asked = lock.made_from, [one for one, _ in lock.rows]
    figures = ("What", "When", "Forecast", "50 % interval", "95 % interval", "Last published")
    return [
        f"## Locked on {lock.day}",
        "",
        _made_from(made),
        "",
        *_table(figures, [_figures(*row) for row in lock.rows]),
        "",
        *_read(asked),
    ]


def _made_from(made: Mapping[str, str]) -> str:
    drawn = f"draws of the fit {made['draws'][:16]}"
    if made["draws"] == RANGES:
        drawn = "draws from the ranges of the assumptions, nothing being fitted"
    return (
        f"By simsp {made['simsp']} under today's law: {made['replicates']} histories from 2011 on with"
        f" {int(made['agents']):,} migrants each (seed {made['seed']}), {drawn}; assumptions"
        f" {made['assumptions'][:16]}, questions {made['questions'][:16]}."
    )


def _figures(one: Forecast, ends: Interval) -> tuple[str, ...]:
    last = "none found"
    if one.last_value is not None:
        last = f"{_shown(one.last_value, one.unit)} ({one.last_month}, {one.last_source})"
    return (
        one.says,
        _when(one),
        f"**{_shown(ends.median, one.unit)}**",
        f"{_shown(ends.low50, one.unit)} to {_shown(ends.high50, one.unit)}",
        f"{_shown(ends.low95, one.unit)} to {_shown(ends.high95, one.unit)}",
        last,
    )


def _when(one: Forecast) -> str:
    first, last = months.text(one.month), months.text(one.until)
    return first if first == last else f"{first} to {last}"


def _shown(value: float, unit: str) -> str:
    """A figure to three digits."""
    if math.isnan(value):
        return "not defined"
    if unit == "share":
        return f"{100 * value:.3g} %"
    text = f"{float(f'{value:.3g}'):,.0f}" if value >= 100 else f"{value:.3g}"
    return text if unit == "people" else f"{text} {unit}"


def _read(asked: Sequence[Forecast]) -> list[str]:
    """Who is to publish each, what must be read, and on what it leans."""
    head = (
        "Forecast",
        "What, and when",
        "Who publishes it, awaited by",
        "What must be read",
        "Leans on",
        "Void by",
    )
    return _table(head, list(map(_reading, asked)))


def _reading(one: Forecast) -> tuple[str, ...]:
    return (
        one.name,
        f"{one.says}, {_when(one)}",
        f"{one.publisher}, by {one.by}",
        f"{one.read_as} {one.note}".strip(),
        ", ".join(_NAMES[word] for word in one.leans_on) or "no number of people",
        ", ".join(one.void_if),
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in Markdown; a bar in a cell would end it."""
    return list(_drawn([head, ("---",) * len(head), *rows]))


def _drawn(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
