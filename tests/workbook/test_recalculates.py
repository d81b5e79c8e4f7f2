"""A run of the model opened in a spreadsheet program: every formula gives the engine's figure."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from simsp.report import labels
from simsp.workbook import NAME, exact
from simsp.workbook.audit_formulas import COMPARED
from tests import spreadsheet
from tests.spreadsheet import Sheets
from tests.workbook.reading import CHECKS, audited, rows_of, wide


@pytest.fixture(scope="module")
def sheets(real_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    """Every cell of the workbook, calculated from a copy that holds no results."""
    folder = tmp_path_factory.mktemp("calculated")
    return spreadsheet.calculated(spreadsheet.without_results(real_run / NAME, folder / "bare.xlsx"), folder)


def totals(
    run: Path, table: str, by: tuple[str, ...], across: str, column: str = "satang"
) -> list[dict[str, Any]]:
    """The rows of a table of exact totals laid side by side, in the order of the table."""
    made: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in rows_of(run / table):
        made.setdefault(tuple(row[name] for name in by), {})[row[across]] = int(row[column])
    return [{**dict(zip(by, key, strict=True)), **found} for key, found in made.items()]


def test_every_check_is_sound(sheets: Sheets) -> None:
    """Accounts, rights, bridge and audit recompute, and the first sheet says so."""
    assert {sheet: sheets[sheet][cell] for sheet, cell in CHECKS.items()} == dict.fromkeys(
        CHECKS, exact.SOUND
    )
    assert list(sheets["notes"].values()).count(exact.SOUND) == len(CHECKS)


def test_the_audit_recomputes_the_ledger(real_run: Path, sheets: Sheets) -> None:
    """Every month of the chosen worker comes out as the engine counted it, to the satang."""
    ledger = rows_of(real_run / "ledger.csv")
    assert len(ledger) > 24
    for name in COMPARED:
        assert (name, audited(sheets, name, len(ledger))) == (name, [int(row[name]) for row in ledger])


def test_balances_recompute(real_run: Path, sheets: Sheets) -> None:
    """Paid in less benefits is the balance that the engine kept, branch by branch."""
    for place, row in enumerate(totals(real_run, "accounts.csv", ("scenario", "branch"), "line")):
        told = wide(sheets["accounts"], place)
        assert (told["File"], told["Branch"]) == (row["scenario"], labels.plain(row["branch"]))
        assert (told["Balance recomputed"], told["Difference"]) == (row["balance"], 0)


def test_what_is_owed_recomputes(real_run: Path, sheets: Sheets) -> None:
    """Received, still claimable and lost add up to what the engine says is owed, in satang and in rights."""
    rows = totals(real_run, "rights.csv", ("scenario", "right"), "fate")
    counts = totals(real_run, "rights.csv", ("scenario", "right"), "fate", "rights")
    for place, row in enumerate([*rows, *counts]):
        told = wide(sheets["rights"], place)
        assert (told["File"], told["Right"]) == (row["scenario"], labels.plain(row["right"]))
        assert (told["Owed, recomputed"], told["Difference"]) == (row["owed"], 0)


def test_what_the_pool_keeps_recomputes(real_run: Path, sheets: Sheets) -> None:
    """Paid in less what is received, claimable, not yet due and lost is what the pool keeps, in both views."""
    for place, row in enumerate(totals(real_run, "bridge.csv", ("scenario", "view", "branch"), "line")):
        told = wide(sheets["bridge"], place)
        assert (told["File"], told["View"]) == (row["scenario"], row["view"])
        assert (told["Kept by the pool, recomputed"], told["Difference"]) == (row["kept_by_pool"], 0)


def test_results_that_the_file_holds_are_those_that_come_out(real_run: Path, sheets: Sheets) -> None:
    """Who opens the file where nothing is calculated, as in a preview, sees the same."""
    held = openpyxl.load_workbook(real_run / NAME, data_only=True)
    live = openpyxl.load_workbook(real_run / NAME)
    seen = 0
    for sheet in live:
        for cell in (one for row in sheet.iter_rows() for one in row if one.data_type == "f"):
            seen += 1
            shown, found = held[sheet.title][cell.coordinate].value, sheets[sheet.title].get(cell.coordinate)
            assert (shown or 0) == (
                pytest.approx(found, rel=1e-12, abs=0) if isinstance(found, float) else (found or 0)
            )
    assert seen > 1000


def test_a_satang_too_many_is_seen(real_run: Path, tmp_path: Path) -> None:
    """A figure of the accounts that somebody changes by one satang turns the check."""
    cell = ("accounts", "C5")
    paid = openpyxl.load_workbook(real_run / NAME)["accounts"]["C5"].value
    path = spreadsheet.without_results(
        real_run / NAME, tmp_path / "bare.xlsx", {cell: paid + 1}, ("accounts", "rights")
    )
    told = spreadsheet.calculated(path, tmp_path)
    assert told["accounts"][CHECKS["accounts"]] == exact.UNSOUND
    assert told["rights"][CHECKS["rights"]] == exact.SOUND
    assert wide(told["accounts"], 0)["Difference"] == 1
