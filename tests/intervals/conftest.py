"""One small comparison with enough replicates for other readings of the law, made once."""

from pathlib import Path

import pytest

from simsp import months, parameters
from simsp.comparison import Comparison, compare
from simsp.scenario import resolve
from tests.properties.worlds import START, scenario

UNTIL = months.parse("2030-12")
DECIDED = "old_age.non_thai_exit"
SIZE = {"agents": 300, "replicates": 10, "seed": 3, "until": UNTIL}


def ask(jobs: int) -> Comparison:
    """Today's law against one reform that repeats it, and against another reading of the law."""
    repeats = {"old_age.pension_age": parameters.load()["old_age.pension_age"].on(START).value}
    made = [*resolve(["current_law", "reading_at_exit"], end=UNTIL), scenario("repeats_today", repeats)]
    return compare(made, jobs=jobs, **SIZE)


@pytest.fixture(scope="session")
def read_otherwise() -> Comparison:
    """The answer of one process."""
    return ask(jobs=1)


@pytest.fixture(scope="session")
def read_folder(read_otherwise: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its tables."""
    folder = tmp_path_factory.mktemp("read")
    read_otherwise.save(folder)
    return folder
