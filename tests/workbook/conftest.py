"""Runs whose workbooks the tests of this folder open: one made up, one of the model."""

from pathlib import Path

import pytest

from simsp import workbook
from simsp.comparison import compare
from tests.report import made_up
from tests.workbook import by_hand


@pytest.fixture(scope="session")
def by_hand_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up run with a ledger worked out by hand, and its workbook."""
    directory = made_up.write(tmp_path_factory.mktemp("by_hand"), made_up.POLICIES[:1], replicates=4)
    workbook.write(by_hand.write(directory))
    return directory


@pytest.fixture(scope="session")
def real_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small run of the model with its workbook."""
    directory = tmp_path_factory.mktemp("real")
    found = compare(["exit_lump_sum"], agents=300, replicates=2, seed=3, jobs=1, readings=False)
    found.save(directory)
    workbook.write(directory)
    return directory
