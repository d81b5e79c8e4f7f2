"""Follow the baht: bars whose parts add up to what the tables say."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from simsp.report import figures, flow, read
from tests.report import made_up


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up run."""
    return made_up.write(tmp_path_factory.mktemp("flow"), replicates=20)


def widths(mark: str) -> dict[str, float]:
    """Widths of the parts of a bar in percent of the drawing, by kind."""
    found = re.findall(r'<rect class="box (\w+)" x="[\d.]+%" y="26%" width="([\d.]+)%"', mark)
    return {kind: float(width) for kind, width in found}


def test_a_bar_of_a_scenario_has_the_parts_of_its_100_baht(run: Path) -> None:
    """Each part is as wide as its baht, on a scale that ends at 103 or beyond."""
    found = read.run(run)
    chart = flow.by_scenario(found)
    assert chart is not None
    assert [row.label for row in chart.rows] == [one.title for one in found.scenarios]
    got = widths(str(chart.rows[0].mark))
    table = {
        name: figures.plain(cell)
        for name, cell in zip(chart.table.head[1:], chart.table.rows[0][1:], strict=True)
    }
    back = float(table["Comes back to workers or their families"].split(" (")[0])
    lost = float(table["Owed but lost"].split(" (")[0])
    assert got["lost"] / got["received"] == pytest.approx(lost / back, rel=0.06)  # the table is rounded


def test_accounts_together_are_100_baht(run: Path) -> None:
    """Worked out from bridge.csv: what was paid in over all accounts is 100, and the box of each is its share."""
    found = read.run(run)
    accounts = flow._accounts(found)
    assert sum(one.paid for one in accounts) == pytest.approx(100)
    where = {"scenario": found.baseline.name, "view": "lifetime"}
    whole = found.total("bridge.csv", line="paid", **where)
    old_age = next(one for one in accounts if one.title == "Old age")
    assert (
        old_age.parts["lost"]
        == found.total("bridge.csv", line="lost", branch="old_age", **where) / whole * 100
    )


def test_a_run_in_which_nothing_was_paid_has_no_such_chart(run: Path) -> None:
    """There is nothing to follow, and nothing to divide by."""
    found = read.run(run)
    empty = tuple({**row, "satang": "0"} for row in found.tables["bridge.csv"])
    assert flow.by_account(replace(found, tables={**found.tables, "bridge.csv": empty})) is None
