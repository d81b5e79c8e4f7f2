"""The same question gives the same bytes, however and wherever on one machine it is asked."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from simsp.comparison import Comparison, compare
from tests.properties.worlds import POLICIES, UNTIL

TABLES = ("measures.csv", "accounts.csv", "rights.csv", "bridge.csv", "removal.csv", "series.csv",
          "interviews.csv", "assumptions.csv", "ranking.csv", "manifest.json")  # fmt: skip
OF_SCENARIOS = TABLES[:7]
ANOTHER_PROCESS = """
import sys
from pathlib import Path
from simsp.comparison import compare
made = compare(["exit_lump_sum"], agents=300, replicates=1, seed=5, until=24371, jobs=1)
made.save(Path(sys.argv[1]))
"""


def prints(folder: Path, names: tuple[str, ...] = TABLES) -> dict[str, str]:
    """Fingerprint of each table of a folder."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def saved(comparison: Comparison, folder: Path) -> Path:
    """A folder with the tables of a comparison."""
    folder.mkdir()
    comparison.save(folder)
    return folder


def rows(folder: Path, table: str, scenario: str) -> list[str]:
    """The lines of one scenario in a table, as they stand."""
    lines = (folder / table).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.split(",", 1)[0] == scenario]


def run_apart(root: Path, folder: Path, hash_seed: str) -> dict[str, str]:
    """The fingerprints of a small comparison made by another process."""
    folder.mkdir()
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(root)}
    subprocess.run(
        [sys.executable, "-c", ANOTHER_PROCESS, str(folder)], env=environment, cwd=root, check=True
    )
    return prints(folder)


def test_two_processes_write_what_one_writes(five_folder: Path, tmp_path: Path) -> None:
    """`--jobs` changes no byte of any table, nor of the manifest; nor does running a second time."""
    again = compare(POLICIES, agents=600, replicates=2, seed=7, until=UNTIL, jobs=2)
    assert prints(saved(again, tmp_path / "again")) == prints(five_folder)


def test_another_seed_writes_something_else(five_folder: Path, tmp_path: Path) -> None:
    """The fingerprints can tell a difference."""
    other = compare(POLICIES[:1], agents=300, replicates=1, seed=8, until=UNTIL, jobs=1)
    assert rows(saved(other, tmp_path / "other"), "rights.csv", "current_law") != rows(
        five_folder, "rights.csv", "current_law"
    )


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of the five scenarios, named in the other order."""
    two = compare(["self_enrolment", "exit_lump_sum"], agents=600, replicates=2, seed=7, until=UNTIL, jobs=1)
    return saved(two, tmp_path_factory.mktemp("turned") / "tables")


@pytest.mark.parametrize("scenario", ["current_law", "self_enrolment", "exit_lump_sum"])
@pytest.mark.parametrize("table", OF_SCENARIOS)
def test_neither_order_nor_company_changes_a_scenario(
    five_folder: Path, turned: Path, table: str, scenario: str
) -> None:
    """The rows of a scenario are the same bytes, whichever scenarios stand beside it, in whichever order."""
    alone = rows(turned, table, scenario)
    assert alone
    assert alone == rows(five_folder, table, scenario)


def test_the_order_of_hashes_changes_nothing(root: Path, tmp_path: Path) -> None:
    """Two processes whose sets and dictionaries hash differently write the same bytes."""
    assert run_apart(root, tmp_path / "one", "1") == run_apart(root, tmp_path / "two", "4242")


def test_the_manifest_holds_the_fingerprint_of_each_table(five_folder: Path) -> None:
    """So that `simsp verify` can prove that tables belong together."""
    manifest = json.loads((five_folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["tables"] == prints(five_folder, TABLES[:-1])


def test_no_table_names_a_host_a_path_or_a_clock(five_folder: Path) -> None:
    """What a run leaves behind does not say where or when it ran."""
    for name in TABLES:
        text = (five_folder / name).read_text(encoding="utf-8")
        assert str(Path.home()) not in text
        assert str(five_folder) not in text
        assert "\r" not in text
