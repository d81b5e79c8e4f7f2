"""The same bytes whatever the processor can do, wherever the machine stands, and however Python orders its sets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

from simsp import months
from simsp.comparison import compare
from tests.exact import prints

POLICIES = ("exit_lump_sum", "self_enrolment")
UNTIL = "2028-12"
SIZE = ("--agents", "250", "--replicates", "1", "--seed", "5", "--until", UNTIL, "--jobs", "1", "--people")
# What this processor can do beyond the least that numpy asks of any.
BEYOND = [name for name in __cpu_dispatch__ if __cpu_features__[name]]
PLAIN_NUMPY = {"NPY_DISABLE_CPU_FEATURES": " ".join(BEYOND)}
# glibc chooses its logarithms and powers by processor too; elsewhere the word means nothing.
PLAIN_LIBRARY = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX512F,-AVX2,-AVX,-FMA,-FMA4"}
HERE = {"PYTHONHASHSEED": "4242"}
ELSEWHERE = {
    "another order of sets": {"PYTHONHASHSEED": "1", "TZ": "Asia/Bangkok", "LC_ALL": "C", "PYTHONUTF8": "0"},
    "a plain processor": PLAIN_NUMPY | PLAIN_LIBRARY,
}


def run_apart(root: Path, folder: Path, changed: dict[str, str]) -> dict[str, str]:
    """Fingerprints of all files that the command leaves, in an environment that differs in some variables."""
    command = [sys.executable, "-m", "simsp", "compare", *POLICIES, *SIZE, "--out", str(folder)]
    environment = os.environ | HERE | {"PYTHONPATH": str(root)} | changed
    subprocess.run(command, env=environment, cwd=root, check=True, capture_output=True)
    return prints.of_files(folder)


@pytest.fixture(scope="module")
def usual(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the command leaves here: tables, lives, manifest and report."""
    return run_apart(root, tmp_path_factory.mktemp("usual") / "out", {})


@pytest.mark.xdist_group("any_machine")
def test_the_command_writes_what_a_script_writes(usual: dict[str, str], tmp_path: Path) -> None:
    """`simsp compare` and `simsp.comparison.compare` answer alike; the command adds report and workbook."""
    compare(POLICIES, agents=250, replicates=1, seed=5, until=months.parse(UNTIL), jobs=1, people=True).save(
        tmp_path, people=True
    )
    assert prints.of_files(tmp_path) == {
        name: found for name, found in usual.items() if name not in ("report.html", "workbook.xlsx")
    }


@pytest.mark.xdist_group("any_machine")
@pytest.mark.parametrize("place", ELSEWHERE)
def test_the_same_command_elsewhere_writes_the_same(
    root: Path, usual: dict[str, str], tmp_path: Path, place: str
) -> None:
    """Every file but the timing, to the last byte."""
    assert run_apart(root, tmp_path / "out", ELSEWHERE[place]) == usual


GENERIC = {"NUMBA_CPU_NAME": "generic"}


@pytest.mark.xdist_group("generic_processor")
def test_code_for_any_processor_counts_the_same(root: Path, usual: dict[str, str], tmp_path: Path) -> None:
    """Compiled anew for the least of processors, with a numpy and a library to match: the same bytes.

    The longest test of all, for it compiles the whole model once more.
    """
    elsewhere = GENERIC | PLAIN_NUMPY | PLAIN_LIBRARY | {"SIMSP_CACHE": str(tmp_path / "cache")}
    assert run_apart(root, tmp_path / "out", elsewhere) == usual


DRAWS = """
from simsp import luck
from simsp.compiled import cache_folder
print(int(luck.draw(luck.key_of(1, 2), 24324, 16)), end=" ")
stats = luck.draw.stats
print(sum(stats.cache_hits.values()), sum(stats.cache_misses.values()), cache_folder())
"""


def test_one_cache_serves_two_processors(root: Path, tmp_path: Path) -> None:
    """In the one folder of this source, code made for another processor is never taken, and neither is lost."""
    found = []
    for processor in ({}, GENERIC, {}, GENERIC):
        environment = os.environ | {"PYTHONPATH": str(root), "SIMSP_CACHE": str(tmp_path)} | processor
        command = [sys.executable, "-c", DRAWS]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        found.append(done.stdout.split())
    assert [row[1:3] for row in found] == [["0", "1"], ["0", "1"], ["1", "0"], ["1", "0"]]  # made, then taken
    assert len({(row[0], row[3]) for row in found}) == 1  # the same draw, from the same folder
