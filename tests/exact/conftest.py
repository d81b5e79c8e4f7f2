"""One comparison that the tests of this folder ask for again in other ways: small, and made once."""

from pathlib import Path

import pytest

from simsp import months
from simsp.comparison import Comparison, compare

POLICIES = ("exit_lump_sum", "self_enrolment", "law_as_written")
UNTIL = months.parse("2028-12")
REPLICATES = 5  # as many as the processes that share them in the end


def ask(policies: tuple[str, ...] = POLICIES, jobs: int = 1) -> Comparison:
    """The question: three policies, five replicates, every life kept."""
    return compare(policies, agents=150, replicates=REPLICATES, seed=7, until=UNTIL, jobs=jobs, people=True)


@pytest.fixture(scope="session")
def asked() -> Comparison:
    """The answer of one process."""
    return ask()


@pytest.fixture(scope="session")
def asked_folder(asked: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its tables."""
    folder = tmp_path_factory.mktemp("asked")
    asked.save(folder, people=True)
    return folder
