"""How long claims wait from filing to payment."""

from simsp.report import formats, words
from simsp.report.figures import Estimate
from simsp.report.graphics import lines
from simsp.report.graphics.charts import Table
from simsp.report.graphics.lines import Frame, Line
from simsp.report.graphics.plots import Plot
from simsp.report.labels import PERCENT
from simsp.report.read import Run, Scenario

TABLE = "waiting.csv"
VIEW = "lifetime"


def chart(found: Run) -> Plot | None:
    """The share of paid claims that were paid within so many days; None in a run without the table."""
    shown = [found.baseline, *words.leading(found)[:4]]
    shares = {one.name: _shares(found, one) for one in shown}
    if not shares[found.baseline.name]:
        return None
    made = [
        Line(style, one.title, _end(found, one), _points(shares[one.name]), band=style == 0)
        for style, one in enumerate(shown)
        if style == 0 or shares[one.name] != shares[found.baseline.name]
    ]
    days = list(shares[found.baseline.name])
    return Plot(
        title=_message(found),
        unit="of 100 paid claims, how many were paid within so many days of filing",
        draw=lambda size: lines.drawn(made, _frame(days), size),
        about=_message(found),
        table=_table(found),
        on_paper=False,
        slug="waiting-times",
        note="People first insured in the years of the lifetime view. Days apart are drawn evenly, not to scale. "
        "Only claims that were paid are counted; those refused or given up stand among the rights lost. "
        "A policy drawn without a line waits exactly as long as the baseline. "
        + (f"{len(found.compared) - 4} more policies are in waiting.csv." if len(found.compared) > 4 else ""),
    )


def _shares(found: Run, scenario: Scenario) -> dict[int, Estimate]:
    rows = found.rows(TABLE, scenario=scenario.name, view=VIEW)
    read = {int(row["days"]): found.estimate(TABLE, row, "share") for row in rows}
    return {days: share for days, share in read.items() if share is not None}


def _points(shares: dict[int, Estimate]) -> tuple[tuple[float, Estimate], ...]:
    return tuple((float(place), share) for place, share in enumerate(shares.values()))


def _end(found: Run, scenario: Scenario) -> str:
    middle = found.level(scenario, "waiting_days_median")
    return f"half in {middle.value:.0f} days" if middle else "none paid"


def _frame(days: list[int]) -> Frame:
    across = tuple((float(place), str(day)) for place, day in enumerate(days))
    return Frame(across, tuple((share / 4, f"{25 * share}%") for share in range(5)), 1.04)


def _message(found: Run) -> str:
    middle, slow = (found.level(found.baseline, f"waiting_days_{which}") for which in ("median", "p90"))
    if middle is None or slow is None:
        return "How long paid claims wait"
    return (
        f"Half of the claims that are paid wait no longer than {formats.show(middle, 'days')}, "
        f"the slowest tenth more than {formats.show(slow, 'days')}"
    )


def _table(found: Run) -> Table:
    days = list(_shares(found, found.baseline))
    shares = {one.name: _shares(found, one) for one in (found.baseline, *words.leading(found))}
    among = [one for one in found.scenarios if shares.get(one.name)]
    rows = tuple(
        (f"within {day} days", *(formats.show(shares[one.name].get(day), PERCENT) for one in among))
        for day in days
    )
    caption = "Paid claims by days from filing to payment, lifetime view"
    return Table(caption, ("Paid", *(one.title for one in among)), rows)
