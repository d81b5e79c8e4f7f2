"""The formulas of the audit give what was worked out by hand, whoever calculates them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from simsp.workbook import NAME, audit, exact
from simsp.workbook.audit_formulas import COMPARED
from simsp.workbook.book import ref
from tests import spreadsheet
from tests.spreadsheet import Sheets
from tests.workbook import by_hand
from tests.workbook.reading import CHECKS, audited

MONTHS = len(by_hand.ROWS)
SECOND = audit.HEADS + 2


def in_python(path: Path, _folder: Path) -> Sheets:
    """As the other: by a library that calculates spreadsheets."""
    return spreadsheet.in_python(path)


@pytest.mark.parametrize("calculate", [in_python, spreadsheet.calculated], ids=["python", "spreadsheet"])
def test_every_column_is_as_worked_out_by_hand(
    by_hand_run: Path, tmp_path: Path, calculate: Callable[[Path, Path], Sheets]
) -> None:
    """Insured wage, shares, accounts, returns and the single sum come out to the satang, from formulas alone.

    The numbers of rights of the made-up run are rounded one by one and do not add up: its check says so.
    """
    path = spreadsheet.without_results(by_hand_run / NAME, tmp_path / "bare.xlsx")
    sheets = calculate(path, tmp_path)
    for name in COMPARED:
        wanted = [int(row[by_hand.HEADS.index(name)]) for row in by_hand.ROWS]
        assert (name, audited(sheets, name, MONTHS)) == (name, wanted)
    assert audited(sheets, "difference", MONTHS) == [0] * MONTHS
    told = {sheet: sheets[sheet][cell] for sheet, cell in CHECKS.items()}
    assert told == {
        "accounts": exact.SOUND,
        "rights": exact.UNSOUND,
        "bridge": exact.SOUND,
        "audit": exact.SOUND,
    }


def test_four_months_pay_out_everything_where_the_law_asks_for_four(
    by_hand_run: Path, tmp_path: Path
) -> None:
    """The law on its own sheet decides whether the single sum holds the employer's part and the returns too."""
    place = list(by_hand.LAW).index("old_age.refund_months")
    changed = {("audit_law", f"G{5 + place}"): 4}
    sheets = spreadsheet.in_python(
        spreadsheet.without_results(by_hand_run / NAME, tmp_path / "bare.xlsx", changed)
    )
    assert audited(sheets, "lump_sum", MONTHS) == [0, 0, 0, 0, 0, by_hand.EVERYTHING]
    assert sheets["audit"][CHECKS["audit"]] == exact.UNSOUND
    assert sheets["audit"][CHECKS["audit"]] != sheets["accounts"][CHECKS["accounts"]]


def test_another_wage_changes_everything_after_it(by_hand_run: Path, tmp_path: Path) -> None:
    """Whoever changes one pay sees the month, every later balance and the single sum follow, and the check fail.

    The second month at 17,000 baht in place of 18,500: 850 from each, 510 of it for old age, 15 less than before.
    """
    changed = {("audit", ref(SECOND, audit.PLACE.at["pay"])): 1_700_000}
    path = spreadsheet.without_results(by_hand_run / NAME, tmp_path / "bare.xlsx", changed)
    sheets = spreadsheet.calculated(path, tmp_path)
    assert audited(sheets, "wage", 2) == [1_000_000, 1_700_000]
    assert audited(sheets, "worker", 2) == [50_000, 85_000]
    assert audited(sheets, "held_worker", MONTHS) == [30_000, 81_000, 105_360, 110_340, 110_340, 0]
    # 3.5% of 1,620 baht is 56.70; of 2,206.80 + 56.70 it is 79.2225
    assert audited(sheets, "held_returns", MONTHS) == [0, 0, 5_670, 5_670, 13_592, 0]
    assert audited(sheets, "lump_sum", MONTHS)[-1] == 110_340
    differences = audited(sheets, "difference", MONTHS)
    assert differences[0] == 0
    assert min(differences[1:]) > 0
    assert sheets["audit"][CHECKS["audit"]] == exact.UNSOUND
    assert exact.UNSOUND in sheets["notes"].values()
