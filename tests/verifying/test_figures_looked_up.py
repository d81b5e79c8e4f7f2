"""`simsp verify DIR --figure ID`: what the number behind an id is, and exactly what the table says."""

import re
from pathlib import Path

import pytest

from simsp.report import page, read
from simsp.report.figures import figure_id
from simsp.verifying import folder, proof, sought

pytestmark = pytest.mark.xdist_group("verified")


def told(directory: Path, *wanted: str) -> list[tuple[bool, str]]:
    """The lines about some ids."""
    return list(proof.figures(folder.read(directory)[0], wanted))


def test_the_headline_is_told_in_words_and_digits(made: Path) -> None:
    """Words, table and row, the exact value with its interval, and what the page shows."""
    found = read.run(made)
    level = found.level(found.baseline, "recovered_of_all_pv")
    assert level is not None
    one = figure_id(level.key)
    lines = told(made, one)
    assert all(known for known, _ in lines)
    words, row, value, shown = (line for _, line in lines)
    assert words.startswith(
        f"{one}: Comes back, of every 100 baht paid in by all three, in present value, Today's law"
    )
    assert "measures.csv, line" in row
    assert "scenario current_law, group_by cohort, group 2027-2031, measure recovered_of_all_pv" in row
    assert value == f"  value {level.value:.6f} (low {level.low:.6f}, high {level.high:.6f}) share"
    assert shown.startswith("  report.html shows it ")


def test_the_line_named_is_the_line_of_the_table(made: Path) -> None:
    """An editor opened there shows the row."""
    one = next(iter(sought.figures_of(folder.read(made)[0]).values()))[0]
    line = (made / one.table).read_text(encoding="utf-8").splitlines()[one.line - 1]
    assert line.startswith(",".join(one.row[name] for name in ("scenario", "group_by", "group", "measure")))


def test_every_id_of_the_page_can_be_looked_up(made: Path) -> None:
    """None is left unknown."""
    ids = set(re.findall(r'<data value="([^"]*)">', page.render(made)))
    known = sought.figures_of(folder.read(made)[0])
    assert len(ids) > 100
    assert ids - known.keys() == set()


@pytest.mark.parametrize(
    "typed", ["k3f9-7qp1", "K3F9-7QP1", "k3f97qp1", " K3f9-7qpI ", "k3f9-7qpl"], ids=str.strip
)
def test_an_id_may_be_typed_as_it_is_read(typed: str) -> None:
    """In capitals, without the hyphen, with letters that look like others."""
    assert sought.as_typed(typed) == "k3f9-7qp1"
    assert sought.as_typed("oooo-0000") == "0000-0000"


def test_an_unknown_id_is_said_to_be_unknown(made: Path) -> None:
    """In a sentence; the exit code is then 1."""
    assert told(made, "no such id") == [
        (False, "n0 s-uch 1d: no figure of this run has this id; it may be one of another run, or mistyped")
    ]


def test_without_a_page_a_figure_is_still_known(run: Path) -> None:
    """Its table has it; the last line says that the page does not."""
    found = read.run(run)
    change = found.change(found.compared[0], "received_thb")
    assert change is not None
    (run / "report.html").unlink()
    lines = [line for _, line in told(run, figure_id(change.key))]
    assert "change of Received by workers, cash and care, Old-age lump sum on leaving Thailand" in lines[0]
    assert lines[-1] == "  report.html does not show it"
