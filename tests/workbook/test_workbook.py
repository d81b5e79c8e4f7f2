"""What the workbook of a run holds, whoever made the run."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from simsp import workbook
from simsp.errors import BadInput
from simsp.report.read import run
from simsp.workbook import NAME, exact, lists
from tests.report import made_up, made_up_ranking
from tests.workbook.reading import rows_of

LARGEST = 15 * 1024 * 1024  # bytes
ROWS = 1_048_576  # that a sheet of Excel can have


def test_same_tables_give_the_same_bytes(by_hand_run: Path) -> None:
    """No clock and no host get into the file, and neither does the order of anything."""
    assert workbook.render(by_hand_run) == (by_hand_run / NAME).read_bytes()
    assert workbook.same(workbook.render(by_hand_run), (by_hand_run / NAME).read_bytes())


def test_another_figure_gives_another_file(by_hand_run: Path, tmp_path: Path) -> None:
    """A workbook that does not belong to its tables can be told."""
    for path in by_hand_run.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "removal.csv"
    head, first, *rest = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([head, f"{first}7", *rest]) + "\n", encoding="utf-8")
    assert not workbook.same(workbook.render(tmp_path), (by_hand_run / NAME).read_bytes())


def test_every_sheet_that_the_first_one_lists_is_there(by_hand_run: Path) -> None:
    """The list of sheets is complete, and in their order."""
    from simsp.workbook.notes import SHEETS

    assert openpyxl.load_workbook(by_hand_run / NAME).sheetnames == list(SHEETS)


def test_a_measure_has_every_digit_of_its_table(by_hand_run: Path) -> None:
    """The list of measures is measures.csv with words beside: same rows, same numbers."""
    sheet = openpyxl.load_workbook(by_hand_run / NAME)["measures"]
    told = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    rows = rows_of(by_hand_run / "measures.csv")
    assert len(told) == len(rows) > 100
    for cells, row in zip(told, rows, strict=True):
        assert (cells[11], cells[12], cells[4]) == (row["scenario"], row["measure"], row["unit"])
        ends = ("value", "low", "high", "change", "change_low", "change_high")
        assert cells[5:11] == [float(row[end]) if row[end] else None for end in ends]


def test_a_guess_is_marked(by_hand_run: Path) -> None:
    """Values of grade C say that they are assumed, and are set apart by colour."""
    sheet = openpyxl.load_workbook(by_hand_run / NAME)["assumptions"]
    grades = [row[10] for row in sheet.iter_rows(min_row=2)]
    colours = {str(cell.value): cell.fill.start_color.rgb for cell in grades}
    assert {"C: assumed", "A"} <= set(colours)
    assert colours["C: assumed"] != colours["A"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param('=HYPERLINK("http://x")', '=HYPERLINK("http://x")', id="a formula"),
        pytest.param("+1+1", "+1+1", id="a sum"),
        pytest.param("-1", "-1", id="a number"),
        pytest.param("@SUM(A1)", "@SUM(A1)", id="an old formula"),
        pytest.param("{=1}", "{=1}", id="an array formula"),
        pytest.param("http://example.org", "http://example.org", id="a link"),
        pytest.param("a\x01b\x1fc", "a\ufffdb\ufffdc", id="control characters"),
        pytest.param("a\ufffeb\uffff", "a\ufffdb\ufffd", id="signs that XML forbids"),
        pytest.param("_x0041_ stays", "_x0041_ stays", id="an escape of Excel's"),
        pytest.param("<b>&amp;</b>", "<b>&amp;</b>", id="markup"),
    ],
)
def test_text_stays_text(tmp_path: Path, title: str, shown: str) -> None:
    """A title from a scenario file is shown as it is, and never becomes a formula, a link or a broken file."""
    made_up.write(tmp_path, [replace(made_up.POLICIES[0], title=title)], replicates=2)
    book = openpyxl.load_workbook(workbook.write(tmp_path))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == shown]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []


def test_a_comparison_of_many_stays_small(made_up_of_many: Path) -> None:
    """A workbook of 45 scenarios can be sent by mail; it says what it leaves to the CSV files."""
    packed = workbook.render(made_up_of_many)
    path = made_up_of_many / "workbook.xlsx"
    path.write_bytes(packed)
    book = openpyxl.load_workbook(path, read_only=True)
    assert len(packed) < LARGEST
    assert max(sheet.max_row for sheet in book) < ROWS
    assert any("measures.csv" in text for text in lists.held_back(run(made_up_of_many)))


@pytest.fixture
def made_up_of_many(tmp_path: Path) -> Path:
    """A made-up comparison of 45 scenarios."""
    return made_up.write(tmp_path, made_up_ranking.many(), replicates=2)


def test_a_run_of_one_scenario_says_what_it_lacks(tmp_path: Path) -> None:
    """Without another scenario there is no ranking, without a ledger no audit; the first sheet says why."""
    made_up.write(tmp_path, [], replicates=2)
    book = openpyxl.load_workbook(workbook.write(tmp_path))
    assert not {"ranking", "audit", "audit_law"} & set(book.sheetnames)
    told = {str(row[0].value): str(row[1].value) for row in book["notes"].iter_rows()}
    assert told["ranking"] == "not in this file: a run of one scenario compares nothing"
    assert told["audit"] == "not in this file: the run has left no ledger.csv"


def test_sums_are_exact_in_a_spreadsheet(real_run: Path, by_hand_run: Path) -> None:
    """Whole numbers are exact up to 2 ** 53; the run stays far below, even at the size of all migrants.

    300 agents and 2 replicates became 1.2 million and 64: 128,000 times as much.
    """
    assert exact.EXACT_UP_TO == 9_007_199_254_740_992
    assert exact.largest(run(real_run)) * 128_000 < exact.EXACT_UP_TO


def test_sums_beyond_what_is_exact_are_said_to_be_rounded(tmp_path: Path) -> None:
    """Should a run ever be larger, its first sheet says so and points to the tables."""
    made_up.write(tmp_path, [], replicates=2)
    (tmp_path / "accounts.csv").write_text(
        "scenario,branch,line,satang\n"
        + "".join(
            f"current_law,sickness,{line},{satang}\n"
            for line, satang in (
                ("paid_by_worker", 2**53), ("paid_by_employer", 0), ("paid_by_government", 0),
                ("benefits_paid", 0), ("of_which_care_estimated", 0), ("balance", 2**53),
            )
        ),
        encoding="utf-8",
    )  # fmt: skip
    book = openpyxl.load_workbook(workbook.write(tmp_path))
    told = {str(row[0].value): str(row[1].value) for row in book["notes"].iter_rows()}
    assert told["Exact numbers"].endswith("so the largest are rounded; the CSV files are exact.")


def test_the_manifest_names_the_rule_of_the_ledger(real_run: Path) -> None:
    """The worker of the audit was chosen by a rule that stands beside the figures."""
    told = json.loads((real_run / "manifest.json").read_text(encoding="utf-8"))["ledger"]
    shown = [
        str(row[0].value) for row in openpyxl.load_workbook(real_run / NAME)["audit"].iter_rows(max_row=3)
    ]
    assert told["rule"] in shown
    assert f"chosen from {told['chosen_from']} workers" in shown[2]


def test_a_headline_has_the_id_by_which_it_is_proven(by_hand_run: Path) -> None:
    """The figures of the first list carry the ids of the report, and no other mark gets into a cell."""
    from simsp.report import figures

    found = run(by_hand_run)
    level = found.level(found.baseline, "recovered_of_all")
    assert level is not None
    sheets = openpyxl.load_workbook(by_hand_run / NAME)
    assert figures.figure_id(level.key) in [row[9].value for row in sheets["headlines"].iter_rows(min_row=4)]
    texts = [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert not any(mark in text for text in texts if isinstance(text, str) for mark in figures.MARKS)


def test_a_table_that_no_run_writes_is_refused_in_a_sentence(by_hand_run: Path, tmp_path: Path) -> None:
    """Whoever edits a table by hand is told which file cannot be made, and sees no traceback."""
    for path in by_hand_run.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "ledger.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",1000000,", ",a million,"), encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be made, because a table holds"):
        workbook.render(tmp_path)
