"""Made-up runs that several tests of the report share."""

from pathlib import Path

import pytest

from simsp.report import page
from tests.report import made_up


@pytest.fixture(scope="module")
def made_up_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up run with its page: current law and three policies."""
    directory = made_up.write(tmp_path_factory.mktemp("run"))
    page.write(directory)
    return directory
