"""Comparisons that several tests read: small, and made once."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pandas as pd
import pytest

from simsp.comparison import Comparison, compare
from tests.properties.worlds import POLICIES, UNTIL

Reader: TypeAlias = Callable[[str], pd.DataFrame]


@pytest.fixture(scope="session")
def five() -> Comparison:
    """The five shipped scenarios, two replicates."""
    return compare(POLICIES, agents=600, replicates=2, seed=7, until=UNTIL, jobs=1, people=True)


@pytest.fixture(scope="session")
def five_folder(five: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of `five`."""
    folder = tmp_path_factory.mktemp("five")
    five.save(folder)
    return folder


@pytest.fixture(scope="session")
def five_table(five_folder: Path) -> Reader:
    """`five_table("rights.csv")`: a saved table of `five`."""
    return lambda name: pd.read_csv(five_folder / name)


@pytest.fixture(scope="session")
def once() -> Comparison:
    """The five shipped scenarios in one replicate: a mean over replicates cannot hide what does not add up."""
    return compare(POLICIES, agents=1500, replicates=1, seed=3, until=UNTIL, jobs=1, people=True)


@pytest.fixture(scope="session")
def once_folder(once: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of `once`."""
    folder = tmp_path_factory.mktemp("once")
    once.save(folder)
    return folder


@pytest.fixture(scope="session")
def once_table(once_folder: Path) -> Reader:
    """A saved table of `once`."""
    return lambda name: pd.read_csv(once_folder / name)


@pytest.fixture(scope="session")
def once_measures(once_table: Reader) -> pd.DataFrame:
    """Measures of `once`: a row a scenario and group, a column a measure; an undefined one is nan."""
    measures = once_table("measures.csv")
    return measures.pivot_table(
        index=["scenario", "group_by", "group"], columns="measure", values="value", sort=False
    )
