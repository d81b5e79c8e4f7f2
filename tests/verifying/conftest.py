"""One small comparison that is proven, tampered with and run again; each test works on a copy of its folder."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from simsp import months, workbook
from simsp.comparison import compare
from simsp.report import page
from simsp.verifying import folder, proof
from simsp.verifying.finding import Finding

SCENARIOS = ("exit_lump_sum", "interpreters", "next_pandemic")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rule, a lever counted from a draw and a calendar of its own; ten replicates, so that readings are tried."""
    directory = tmp_path_factory.mktemp("verified") / "run"
    directory.mkdir()
    names = ("current_law", *SCENARIOS)
    done = compare(
        names, agents=120, replicates=10, seed=7, until=months.parse("2031-12"), jobs=1, people=True
    )
    done.save(directory, people=True)
    made_again(directory)
    return directory


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One scenario in one replicate, where shares are exactly their baht over their baht."""
    directory = tmp_path_factory.mktemp("once")
    compare(["exit_lump_sum"], agents=200, replicates=1, seed=3, until=months.parse("2031-12"), jobs=1).save(
        directory
    )
    return directory


@pytest.fixture
def run(made: Path, tmp_path: Path) -> Path:
    """A copy to tamper with."""
    return Path(shutil.copytree(made, tmp_path / "run"))


def found_in(directory: Path) -> list[Finding]:
    """Everything that is found in a folder."""
    read, findings = folder.read(directory)
    return [*findings, *proof.findings(read)]


def failures(directory: Path) -> list[str]:
    """The lines that fail."""
    return [str(one) for one in found_in(directory) if one.word == "FAILS"]


def made_again(directory: Path) -> None:
    """Write what is made of the tables."""
    page.write(directory)
    workbook.write(directory)


def only_tables(directory: Path) -> None:
    """Take away what is made of the tables, so that the tables alone are proven, and soon."""
    (directory / "report.html").unlink()
    (directory / workbook.NAME).unlink()


def rewritten(path: Path, change: Callable[[list[dict[str, str]]], None]) -> None:
    """Change the rows of a table in place; its form stays as it was."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, head = list(reader), list(reader.fieldnames or ())
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def another_digit(path: Path, column: str, where: Mapping[str, str], place: int = 0) -> None:
    """Change the first digit of one cell: of the row at `place` among those that match and are not zero."""

    def change(rows: list[dict[str, str]]) -> None:
        fit = [row for row in rows if all(row[key] == value for key, value in where.items())]
        row = [one for one in fit if one[column].strip("-0.")][place]
        at = next(i for i, sign in enumerate(row[column]) if sign in "123456789")
        digit = str(int(row[column][at]) % 9 + 1)
        row[column] = row[column][:at] + digit + row[column][at + 1 :]

    rewritten(path, change)


def make_the_manifest_fit(directory: Path) -> None:
    """Write the fingerprints of the tables as they now are into the manifest, as a careful forger would."""
    path = directory / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name in manifest["tables"]:
        manifest["tables"][name] = hashlib.sha256((directory / name).read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
