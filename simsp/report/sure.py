"""How sure the answer is: which assumptions move it, and how the model stands against reported figures."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from simsp.report import formats, labels
from simsp.report.figures import Cell, Estimate
from simsp.report.graphics import charts
from simsp.report.graphics.charts import Chart, Row, Scale, Table
from simsp.report.labels import PERCENT
from simsp.report.read import Run, Scenario

DRIVERS, TARGETS = "drivers.csv", "targets.csv"
SHOWN: Final = 8
LEVEL, CHANGE = "recovered_of_all_pv", "recovered_per_worker_thb"
"""What is asked of the baseline, and of each policy."""
HELD_OUT: Final = "held_out"
STUDY: Final = (
    "From a study that comes with simsp, not from this run (docs/sensitivity.md, docs/validation.md)."
)
HIT, MISS = "\u2713", "\u2717"
SIGNS: Final = {
    "raises": "the higher, the more",
    "lowers": "the higher, the less",
    "bends": "which way depends",
}
_REACH: Final = 2.5
"""The drawing of targets shows up to so many times the reported figure."""
_TIMES: Final = Scale(0.0, _REACH)


def drivers(found: Run) -> list[Chart]:
    """For each scenario that the study knows, the assumptions that move its figure most."""
    made = [_drivers(found, one) for one in found.scenarios]
    return [chart for chart in made if chart]


def _drivers(found: Run, scenario: Scenario) -> Chart | None:
    measure = LEVEL if scenario is found.baseline else CHANGE
    rows = found.rows(DRIVERS, scenario=scenario.name, group_by="cohort", measure=measure)[:SHOWN]
    if not rows:
        return None
    shares = [share for row in rows if (share := found.estimate(DRIVERS, row, "total_order"))]
    scale = charts.scale_over([share.high for share in shares])
    at = charts.ticks(scale)
    lines = tuple(_driver(scale, row, share) for row, share in zip(rows, shares, strict=True))
    what = (
        "today\u2019s answer" if scenario is found.baseline else f"the effect of \u201c{scenario.title}\u201d"
    )
    return Chart(
        f"What moves {what} most: {_first(rows[0])}",
        f"percent of the spread of \u201c{labels.measure(measure)}\u201d, as far as assumptions explain it",
        lines, charts.axis(scale, [f"{round(100 * tick)}%" for tick in at], at), _drivers_table(found, what, rows),
        _reach(rows[0]), source=STUDY,
        slug=f"drivers-{scenario.name.replace('_', '-')}",
    )  # fmt: skip


def _first(row: Cell) -> str:
    said = row["meaning"].rstrip(".")
    return f"{said[:1].lower()}{said[1:]} (grade {row['grade']})"


def _driver(scale: Scale, row: Cell, share: Estimate) -> Row:
    text = formats.show(share, PERCENT)
    label = f"{row['meaning'].rstrip('.')} (grade {row['grade']})"
    return Row(
        label, charts.bar_with_interval(scale, share, "received", text), text, strong=share.low >= 0.005
    )


def _reach(row: Cell) -> str:
    explained = round(100 * float(row["explained"])) if row["explained"] else None
    return (
        ""
        if explained is None
        else f"Assumptions explain {explained} of 100 parts of the spread; the rest is luck, or too faint to follow."
    )


def _drivers_table(found: Run, what: str, rows: Sequence[Cell]) -> Table:
    cells = tuple(
        (
            row["meaning"], row["assumption"], formats.show(found.estimate(DRIVERS, row, "total_order"), PERCENT),
            SIGNS.get(row["sign"], row["sign"]), f"{row['value']} ({row['range_low']} to {row['range_high']})",
            row["unit"].replace("_", " "), row["grade"], row["source"],
        )
        for row in rows
    )  # fmt: skip
    head = ("Assumption", "Name", "Has a part in", "Direction", "Value (range)", "Unit", "Grade", "Source")
    return Table(f"What moves {what}", head, cells)


def targets(found: Run, kind: str) -> Chart | None:
    """Every reported figure of a kind: a grey bar for the range believed, a dot with its interval for the model."""
    rows = found.rows(TARGETS, kind=kind)
    if not rows:
        return None
    hits = sum(row["within"] == "true" for row in rows)
    at = [0.0, 0.5, 1.0, 1.5, 2.0]
    axis = charts.axis(_TIMES, ["0", "half", "as reported", "1.5", "twice"], at)
    said = "that nothing was fitted to" if kind == HELD_OUT else "that assumptions were fitted to"
    return Chart(
        f"Of {len(rows)} reported figures {said}, the model hits {hits}", "model as a multiple of the reported figure",
        tuple(_target(found, row) for row in rows), axis, _targets_table(said, rows),
        "Grey bar: the range in which the report is believed. Dot \u2713: hit. Hollow square \u2717: missed. "
        "Hit: both lie no farther apart than their ranges allow together, and the model\u2019s interval is narrow; "
        "so a miss may lie near, with an interval too wide to say.",
        source=STUDY, slug=f"targets-{kind.replace('_', '-')}",
    )  # fmt: skip


def _target(found: Run, row: Cell) -> Row:
    hit = row["within"] == "true"
    said = f"{HIT if hit else MISS} {_told(row, 'simulated')}; reported {_told(row, 'observed')}"
    return Row(row["label"], _target_mark(found, row, hit, said), said, strong=not hit)


def _target_mark(found: Run, row: Cell, hit: bool, title: str) -> Markup:
    reported = float(row["observed"])
    low, high = (min(float(row[f"observed_{end}"]) / reported, _REACH) for end in ("low", "high"))
    model = found.estimate(TARGETS, row, "simulated")
    return charts.against(_TIMES, (low, high), model.times(1 / reported) if model else None, hit, title)


def _told(row: Cell, which: str) -> str:
    if not row[which]:
        return formats.UNDEFINED
    value = float(row[which])
    if row["unit"].startswith("share"):
        return f"{100 * value:.3g}%"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def _targets_table(said: str, rows: Sequence[Cell]) -> Table:
    def cell(row: Cell, which: str) -> str:
        ends = ({**row, which: row[f"{which}_{end}"]} for end in ("low", "high"))
        low, high = (_told(one, which) for one in ends)
        return f"{_told(row, which)} ({low} to {high})" if row[which] else formats.UNDEFINED

    cells = tuple(
        (
            row["about"], row["month"], cell(row, "observed"), cell(row, "simulated"),
            "hit" if row["within"] == "true" else "missed", row["grade"], row["source"],
        )
        for row in rows
    )  # fmt: skip
    head = ("Figure", "Month", "Reported (range)", "Model (interval)", "Verdict", "Grade", "Source")
    return Table(f"Reported figures {said}", head, cells)
