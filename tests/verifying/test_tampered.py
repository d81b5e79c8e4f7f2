"""A digit that somebody changed is found: by its fingerprint, by the report, or by what other tables say."""

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from simsp import workbook
from tests.verifying.conftest import (
    another_digit,
    failures,
    found_in,
    make_the_manifest_fit,
    only_tables,
    rewritten,
)

pytestmark = pytest.mark.xdist_group("verified")

CELLS = {
    "measures.csv": ("value", {"measure": "received_thb", "group_by": "cohort"}),
    "accounts.csv": ("satang", {"line": "paid_by_worker"}),
    "rights.csv": ("satang", {"fate": "owed"}),
    "bridge.csv": ("satang", {"line": "lost", "view": "lifetime"}),
    "removal.csv": ("satang", {}),
    "ranking.csv": ("left_per_worker_thb", {}),
    "intervals.csv": ("value", {"of": "change"}),
    "readings.csv": ("shift", {}),
    "series.csv": ("value", {"series": "present"}),
    "interviews.csv": ("share", {}),
    "waiting.csv": ("share", {}),
    "calendar.csv": ("value", {"effect": "fear"}),
    "lives.csv": ("satang", {}),
    "assumptions.csv": ("value", {"unit": "probability"}),
}
"""A column of each table, and which of its rows."""
UNHELD = {"interviews.csv", "assumptions.csv", "readings.csv", "waiting.csv", "calendar.csv", "lives.csv"}
"""Tables whose single cells nothing else tells: only the fingerprints, the report and a rerun do."""


def tampered(run: Path, table: str) -> None:
    """One digit of a table changed."""
    column, where = CELLS[table]
    another_digit(run / table, column, where)


def test_a_run_as_it_was_left_is_proven(made: Path, once: Path) -> None:
    """Every check holds, and each table is part of one; a run without a report is only remarked."""
    for directory in (made, once):
        assert failures(directory) == []
    told = [str(one) for one in found_in(made)]
    proven = {table for table in CELLS if any(table in one for one in told[1:])}
    assert set(CELLS) - proven == {"assumptions.csv", "calendar.csv", "lives.csv"}
    assert [one for one in told if not one.startswith("ok")] == []
    assert [str(one) for one in found_in(once) if one.word == "remark"] == [
        f"remark {name}: is not there; simsp report {once} makes it"
        for name in ("report.html", "workbook.xlsx")
    ]


@pytest.mark.parametrize("table", CELLS)
def test_a_changed_digit_is_named_by_its_fingerprint(run: Path, table: str) -> None:
    """The table is no longer the one that the run wrote."""
    only_tables(run)
    tampered(run, table)
    wrong = f"FAILS  {table}: is not the table that the run wrote: its sha256 is not that of the manifest"
    assert failures(run)[0] == wrong


@pytest.mark.parametrize("table", CELLS)
def test_a_forged_fingerprint_is_caught_by_the_report(run: Path, table: str) -> None:
    """The id of every figure depends on the fingerprints, so that the page belongs to other tables."""
    tampered(run, table)
    make_the_manifest_fit(run)
    (run / workbook.NAME).unlink()
    wrong = "FAILS  report.html: belongs to other tables: none of its figures has an id of this run"
    assert wrong in failures(run)


@pytest.mark.parametrize("table", sorted(set(CELLS) - UNHELD))
def test_a_forged_fingerprint_is_caught_by_the_other_tables(run: Path, table: str) -> None:
    """Whoever takes the report away, too, finds that every baht stands in two places."""
    tampered(run, table)
    make_the_manifest_fit(run)
    only_tables(run)
    told = failures(run)
    assert told
    assert all(table in one.partition(": ")[0] for one in told)


def test_a_reading_that_moves_most_is_held_by_the_interval(run: Path) -> None:
    """The largest shift of all is the end of an interval."""

    def change(rows: list[dict[str, str]]) -> None:
        largest = max((row for row in rows if row["unit"] == "thb"), key=lambda row: float(row["shift"]))
        largest["shift"] = f"{float(largest['shift']) * 2:.2f}"

    rewritten(run / "readings.csv", change)
    make_the_manifest_fit(run)
    only_tables(run)
    assert [one.partition(": ")[0] for one in failures(run)] == ["FAILS  intervals.csv, readings.csv"]


def test_a_life_cannot_be_made_up(run: Path) -> None:
    """What all lives together received is what the bridge holds."""
    lives = pd.read_parquet(run / "people.parquet")
    lives.loc[0, "received_health_care"] += 1
    lives.to_parquet(run / "people.parquet")
    make_the_manifest_fit(run)
    only_tables(run)
    told = failures(run)
    assert len(told) == 1
    assert told[0].startswith("FAILS  people.parquet, bridge.csv: current_law, sickness, received: ")


def test_a_changed_share_is_caught_where_nothing_is_averaged(once: Path, tmp_path: Path) -> None:
    """With one replicate a share is its baht over its baht, to the last digit printed."""
    run = Path(shutil.copytree(once, tmp_path / "run"))
    another_digit(run / "measures.csv", "value", {"measure": "recovered_of_worker", "group_by": "sex"})
    make_the_manifest_fit(run)
    told = failures(run)
    assert any("each share = its baht over its baht" in one for one in told)


def test_a_number_changed_on_the_page_is_named_with_its_id(run: Path) -> None:
    """What it reads, what the tables say, and which figure it is."""
    (run / workbook.NAME).unlink()
    path = run / "report.html"
    text = path.read_text(encoding="utf-8")
    figure = next(one for one in re.finditer(r'<data value="([^"]*)">([^<]* \([^<]*\))</data>', text))
    path.write_text(text[: figure.start(2)] + "99 (98 to 100)" + text[figure.end(2) :], encoding="utf-8")
    assert len(failures(run)) == 1
    said = failures(run)[0]
    assert said.startswith(
        f"FAILS  report.html: figure {figure[1]} reads '99 (98 to 100)', the tables say '{figure[2]}' ("
    )
    assert "of every 100 baht paid in" in said


def test_a_figure_taken_off_the_page_is_missed(run: Path) -> None:
    """All places of one id replaced by plain text."""
    (run / workbook.NAME).unlink()
    path = run / "report.html"
    text = path.read_text(encoding="utf-8")
    figure = re.search(r'<data value="([^"]*)">', text)
    assert figure
    path.write_text(re.sub(rf'<data value="{figure[1]}">([^<]*)</data>', r"\1", text), encoding="utf-8")
    assert failures(run)[0].startswith(f"FAILS  report.html: figure {figure[1]} is missing; the tables say ")


def test_words_changed_on_the_page_are_named_by_their_line(run: Path) -> None:
    """Where no figure differs, the first line that does is told with what stands around the place."""
    (run / workbook.NAME).unlink()
    path = run / "report.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("It is not called lost.", "It is called lost."), encoding="utf-8")
    assert len(failures(run)) == 1
    assert re.match(r"FAILS  report\.html: line \d+ reads '.*It is called lost\..*', the tables give '.*It is not",
                    failures(run)[0])  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (b"\xff\xfe\x00", "report.html: is not what the tables give"),
        (b"", "report.html: figure "),
    ],
)
def test_a_page_that_is_none_is_no_proof(run: Path, spoil: bytes, said: str) -> None:
    """Binary, or empty."""
    (run / "report.html").write_bytes(spoil)
    assert said in failures(run)[0]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut short"])
def test_a_workbook_that_is_none_is_no_proof(run: Path, data: bytes) -> None:
    """Whatever cannot be opened is not what the tables give."""
    (run / workbook.NAME).write_bytes(data)
    assert [one.partition(": ")[0] for one in failures(run)] == ["FAILS  workbook.xlsx"]


def test_a_workbook_of_another_run_is_named(run: Path, once: Path) -> None:
    """It opens, and its sheets are others."""
    (run / workbook.NAME).write_bytes(workbook.render(once))
    assert failures(run) == ["FAILS  workbook.xlsx: is not what the tables give"]


def test_an_unknown_file_is_remarked(run: Path) -> None:
    """It is nobody's proof, and no failure."""
    (run / "notes.txt").write_text("mine", encoding="utf-8")
    assert [str(one) for one in found_in(run) if one.word != "ok"] == [
        "remark notes.txt: belongs to no run; nothing is said of it"
    ]


def test_a_table_struck_from_the_manifest_is_missed(run: Path) -> None:
    """A run always leaves accounts; a comparison always leaves a ranking."""
    only_tables(run)
    path = run / "manifest.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r' *"(accounts|ranking)\.csv": "[^"]*",\n', "", text), encoding="utf-8")
    told = failures(run)
    assert told[:2] == [
        "FAILS  manifest.json: lists no ranking.csv",
        "FAILS  manifest.json: lists no accounts.csv",
    ]


def test_a_scenario_struck_from_a_table_is_missed(run: Path) -> None:
    """Its rows cannot be dropped from one table, or from its books, without being asked for."""
    only_tables(run)
    rewritten(run / "removal.csv", lambda rows: rows.__delitem__(slice(len(rows) - 20, None)))
    make_the_manifest_fit(run)
    assert "FAILS  manifest.json: removal.csv tells not of the same scenarios: next_pandemic" in failures(run)
