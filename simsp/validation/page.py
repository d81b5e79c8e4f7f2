"""The page of a validation, and the same for docs/: made from the saved tables."""

from pathlib import Path
from typing import Any

from simsp import targets
from simsp.report import page
from simsp.report.graphics.charts import Table
from simsp.targets import FITTED, HELD_OUT
from simsp.validation import files, said
from simsp.validation.files import Found

_MISSED = (
    "Target",
    "What was measured",
    "Reported (range)",
    "Model (interval)",
    "Verdict",
    "Best explanation",
)
_SOURCES = ("Target", "Measured", "Grade", "Use", "Source", "Assumptions guessed from it", "Note")
_AGAINST = ("One", "Other", "Verdicts", "Why not both")
_UNUSED = ("Figure", "Reported", "Why it is no target", "Source")


def write(folder: Path) -> Path:
    """Write validation.html beside the tables and return its path."""
    path = folder / "validation.html"
    path.write_bytes(render(files.read(folder)).encode("utf-8"))
    return path


def render(found: Found) -> str:
    """The page as text."""
    return page.environment().get_template("validation.html.j2").render(_content(found))


def _content(found: Found) -> dict[str, Any]:
    return {
        "headline": said.headline(found),
        "size": found.size,
        "held_out": said.chart(found, HELD_OUT),
        "fitted": said.chart(found, FITTED),
        "missed": [_missed(found, use) for use in (HELD_OUT, FITTED)],
        "patterns": said.patterns(found),
        "against": Table("", _AGAINST, tuple(said.contradictions(found))),
        "sources": _sources(),
        "unused": _unused(),
        "split": targets.split_fingerprint()[:16],
    }


def _missed(found: Found, use: str) -> Table:
    missed = [one for one in found.of(use) if not one.within]
    rows = tuple(
        (
            one.target.name, one.target.measured_as, said.reported(one.target), said.given(one), said.WORDS[one.word],
            said.explained(one),
        )
        for one in missed
    )  # fmt: skip
    return Table("Held out" if use == HELD_OUT else "Fitted", _MISSED, rows)


def _sources() -> Table:
    rows = tuple(
        (
            one.name, f"{one.measured_as} ({said.when(one)})", one.grade, one.use.replace("_", " "), one.source,
            ", ".join(one.informs), one.note,
        )
        for one in targets.load()
    )  # fmt: skip
    return Table("", _SOURCES, rows)


def _unused() -> Table:
    rows = tuple(
        (row["what"], f"{row['reported']} {row['unit']}", f"{row['reason']}: {row['why']}", row["source"])
        for row in targets.notes("unused")
    )
    return Table("", _UNUSED, rows)


def markdown(found: Found) -> str:
    """docs/validation.md as text."""
    size = found.size
    lines = [
        "# The model against what is reported",
        "",
        f"Made by `make validation`: {size.replicates} histories of 2011 to 2025 with {size.agents:,} migrants each,",
        f"every one under its own draw of the assumptions and its own luck (seed {size.seed}). What a target is, how",
        "the split was locked and what is not used: [calibration/targets](../calibration/targets/README.md). The",
        "table comes with simsp as calibration/studies/validation.csv, and every run that draws from the same fit",
        "copies it into `targets.csv` ([columns](data-dictionary.md)).",
        "",
        f"**{said.headline(found)}.**",
        "",
        "A hit: the model's median and the reported figure lie no farther apart than their ranges allow together",
        "(the halves that face each other, added as squares: the simulated interval holds 95 of 100 histories, the",
        "reported range 95 of 100 chances), and that interval reaches no farther than 30 % to either side, unless the",
        "source itself is as uncertain. The strict count asks that one figure lie in the range of the other. Misses",
        "stay in the list, with the best explanation there is.",
        "",
        *(f"- {sentence}" for sentence in said.counts(found)),
        "",
    ]
    for use, name in ((HELD_OUT, "Held out: nothing was fitted to these"), (FITTED, "Fitted")):
        chart = said.chart(found, use)
        lines += [f"## {name}", "", *_table(chart.table), ""]
    lines += ["## Misses, and why", ""]
    for table in (_missed(found, HELD_OUT), _missed(found, FITTED)):
        lines += [f"### {table.caption}", "", *_table(table), ""]
    lines += ["## Patterns", ""]
    for table in said.patterns(found):
        lines += [f"**{table.caption}**", "", *_table(table), ""]
    lines += ["## Figures that contradict each other", "", *_table(_content(found)["against"]), ""]
    return "\n".join(lines).rstrip() + "\n"


def _table(table: Table) -> list[str]:
    """A table in Markdown; a bar in a cell would end it."""
    cells = [table.head, ("---",) * len(table.head), *table.rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells]


def write_docs(folder: Path, docs: Path) -> None:
    """Write docs/validation.md anew from the tables of a validation."""
    (docs / "validation.md").write_text(markdown(files.read(folder)), encoding="utf-8", newline="\n")
