"""Made-up runs that several tests of the report share."""

from pathlib import Path

import pytest

from simsp.report import page
from tests.report import made_up, made_up_ranking


@pytest.fixture(scope="module")
def made_up_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up run with its page: current law and three policies."""
    directory = made_up.write(tmp_path_factory.mktemp("run"))
    page.write(directory)
    return directory


@pytest.fixture(scope="session")
def made_up_many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up comparison of 45 scenarios of all kinds, with its page."""
    directory = made_up.write(tmp_path_factory.mktemp("many"), made_up_ranking.many(), replicates=6)
    page.write(directory)
    return directory
