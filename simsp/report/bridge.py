"""Where the money goes: the chart of 100 baht, the three ratios, and the exact bridge by branch."""

from collections.abc import Sequence
from typing import Final

from simsp.report import formats, labels, notes, words
from simsp.report.graphics import charts
from simsp.report.graphics.charts import Chart, Row, Scale, Table
from simsp.report.labels import PER_HUNDRED, PERCENT
from simsp.report.read import Estimate, Run

RATIOS: Final = ("recovered_of_all", "recovered_of_worker_and_employer", "recovered_of_worker")
PAYERS: Final = ("worker, employer and government", "worker and employer", "the worker alone")


def chart(found: Run) -> Chart | None:
    """Where 100 baht go: one bar a line, each beginning where the one before it ended."""
    shares = {line: words.share_of_paid(found, found.baseline, line) for line in labels.LINES}
    # a line that is empty in every run, such as money not yet due after a whole life, needs no bar
    known = {line: share for line, share in shares.items() if share is not None and not share.zero}
    if "received" not in known:
        return None
    steps = _steps([share.value * 100 for share in known.values()])
    # the whole bar always spans the 100 baht that were paid, whatever the lines add or take
    scale = Scale(min(0.0, *(a for a, _ in steps)), max(100.0, *(b for _, b in steps)))
    rows = [_row(scale, line, known[line], step) for line, step in zip(known, steps, strict=True)]
    axis = charts.axis(scale, ["0", "50", "100 baht"], [0, 50, 100])
    told = formats.show(known["received"], PER_HUNDRED)
    beyond = notes.beyond_note(found)
    note = f"{beyond} Rounded, so the parts may not add up exactly.".strip()
    unit = "baht for every 100 baht paid in"
    in_value = found.valued("recovered_of_all") != "recovered_of_all"
    unit += f", valued as of {found.year}" if in_value else ""
    cells = tuple((row.label, row.text) for row in rows)
    table = Table(f"Where 100 baht go, {unit}", ("", "Baht"), cells)
    lost = f", {formats.show(known['lost'], PER_HUNDRED)} are owed but lost" if "lost" in known else ""
    return Chart(
        f"Where 100 baht go: {told} come back{lost}",
        unit,
        tuple(rows),
        axis,
        table,
        note,
        slug="follow-the-baht",
    )


def _steps(values: Sequence[float]) -> list[tuple[float, float]]:
    ends = [sum(values[: i + 1]) for i in range(len(values))]
    return [(end - value, end) for value, end in zip(values, ends, strict=True)]


def _row(scale: Scale, line: str, share: Estimate, step: tuple[float, float]) -> Row:
    title = f"bar from {step[0]:.1f} to {step[1]:.1f} of 100 baht"
    mark = charts.bar(scale, *step, line, title)
    if line == "kept_by_pool" and share.value < 0:
        return Row(labels.BEYOND, mark, formats.show(share.times(-1), PER_HUNDRED))
    return Row(labels.LINES[line], mark, formats.show(share, PER_HUNDRED))


def ratios(found: Run) -> Table:
    """The three ratios of the baseline in baht as paid, with care and in cash."""
    head = ("For every 100 baht paid by", "comes back", "of which cash")
    rows = []
    for payer, name in zip(PAYERS, RATIOS, strict=True):
        with_care, cash = (found.level(found.baseline, name + end) for end in ("", "_cash"))
        rows.append((payer, formats.show(with_care, PER_HUNDRED), formats.show(cash, PER_HUNDRED)))
    caption = "Three ratios, always together, in baht as paid. Care in kind counts at an estimated value."
    return Table(caption, head, tuple(rows))


def ratios_compared(found: Run) -> Table:
    """The three ratios of every scenario in baht as paid, with what the law grants and what of it arrives."""
    rows = [
        (
            scenario.title,
            *(formats.show(found.level(scenario, name), PER_HUNDRED) for name in RATIOS),
            formats.show(found.level(scenario, "owed_of_paid"), PER_HUNDRED),
            formats.show(found.level(scenario, "received_of_owed"), PERCENT),
        )
        for scenario in found.scenarios
    ]
    paid = (f"Comes back of 100 by {payer}" for payer in PAYERS)
    head = ("Scenario", *paid, "Granted by law, of 100 by all three", "Arrives of that")
    return Table("The ratios in baht as paid, without valuing years", head, tuple(rows))


def exact(found: Run) -> Table:
    """The exact bridge by branch: baht as paid, of every 100 paid into all branches."""
    where = {"scenario": found.baseline.name, "view": "lifetime"}
    branches = list(dict.fromkeys(row["branch"] for row in found.rows("bridge.csv", **where)))
    paid = found.total("bridge.csv", line="paid", **where)
    lines = ("paid", *labels.LINES)

    def cell(line: str, **only: str) -> str:
        satang = found.total("bridge.csv", line=line, **where, **only)
        return formats.number(satang / paid * 100, 0.1) if paid else formats.UNDEFINED

    rows = [(labels.plain(branch), *(cell(line, branch=branch) for line in lines)) for branch in branches]
    rows.append(("All branches", *(cell(line) for line in lines)))
    head = ("Branch", "Paid in", *labels.LINES.values())
    caption = (
        "The exact bridge by branch, lifetime view: baht as paid, of every 100 baht paid into all branches. "
        "A minus under \u2018Stays in the pool\u2019: more is owed in that branch than was paid in for it."
    )
    return Table(caption, head, tuple(rows))
