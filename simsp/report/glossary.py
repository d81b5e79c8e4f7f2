"""The words of the report, with the Thai terms that offices use."""

import csv
from pathlib import Path

from simsp.report.graphics.charts import Table


def table() -> Table:
    """Term, Thai term where there is one, meaning."""
    with (Path(__file__).parent / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple((row["term"], row["thai"], row["meaning"]) for row in csv.DictReader(file))
    return Table("Words used here, with the Thai terms", ("Term", "In Thai", "Meaning"), rows)
