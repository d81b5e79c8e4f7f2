"""The same question gives the same bytes, in one process or many, and each scenario in any order and company."""

import json
from pathlib import Path

import pytest

from simsp.comparison import Comparison, compare
from tests.exact import prints
from tests.exact.conftest import POLICIES, REPLICATES, UNTIL, ask

pytestmark = pytest.mark.xdist_group("asked")  # one comparison for all tests of this file


def saved(comparison: Comparison, folder: Path) -> Path:
    """A folder with the tables of a comparison."""
    folder.mkdir()
    comparison.save(folder, people=True)
    return folder


def rows(folder: Path, table: str, scenario: str) -> list[str]:
    """The lines of one scenario in a table, as they stand."""
    lines = (folder / table).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.split(",", 1)[0] == scenario]


@pytest.mark.parametrize("jobs", [2, REPLICATES])
def test_many_processes_write_what_one_writes(asked_folder: Path, tmp_path: Path, jobs: int) -> None:
    """`--jobs` changes no byte of any table, of any life, nor of the manifest; nor does running a second time."""
    again = saved(ask(jobs=jobs), tmp_path / "again")
    assert prints.of_files(again) == prints.of_files(asked_folder)
    assert {"people.parquet", *prints.TABLES} == set(prints.of_files(again))


def test_another_seed_leaves_something_else(asked: Comparison) -> None:
    """The fingerprints can tell a difference: nearly every field of the first replicate has another."""
    other = compare(POLICIES[:1], agents=150, replicates=1, seed=8, until=UNTIL, jobs=1, people=True)
    theirs = prints.of_scenario(other, 0)
    ours = prints.of_scenario(asked, 0)
    assert sum(theirs[name] != ours[name] for name in theirs) > 0.5 * len(theirs)


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Comparison, Path]:
    """Two of the policies, named in the other order."""
    two = ask(("self_enrolment", "exit_lump_sum"))
    return two, saved(two, tmp_path_factory.mktemp("turned") / "tables")


@pytest.mark.parametrize("scenario", ["current_law", "self_enrolment", "exit_lump_sum"])
def test_neither_order_nor_company_changes_a_scenario(
    asked: Comparison, asked_folder: Path, turned: tuple[Comparison, Path], scenario: str
) -> None:
    """Its lives and sums to the last bit, and its rows of each table, whichever scenarios stand beside it."""
    two, folder = turned
    places = [[one.name for one in made.plan.scenarios].index(scenario) for made in (two, asked)]
    assert prints.of_scenario(two, places[0]) == prints.of_scenario(asked, places[1])
    for table in prints.OF_SCENARIOS:
        assert rows(folder, table, scenario), table
        assert rows(folder, table, scenario) == rows(asked_folder, table, scenario), table


def test_the_manifest_holds_the_fingerprint_of_each_table(asked_folder: Path) -> None:
    """So that anybody can prove that tables belong together."""
    manifest = json.loads((asked_folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["tables"] == prints.of_tables(asked_folder, (*prints.TABLES[:-1], "people.parquet"))


def test_no_table_names_a_host_a_path_or_a_clock(asked_folder: Path) -> None:
    """What a run leaves behind does not say where or when it ran."""
    for name in prints.TABLES:
        text = (asked_folder / name).read_text(encoding="utf-8")
        assert str(Path.home()) not in text
        assert str(asked_folder) not in text
        assert "\r" not in text
