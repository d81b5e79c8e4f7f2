"""The one process that answers all made-up lives of a test worker."""

from collections.abc import Iterator

import pytest

from tests.case.properties.answering import Office


@pytest.fixture(scope="session")
def ask() -> Iterator[Office]:
    """`ask(life, "law_as_written")`: the answer to a life."""
    office = Office()
    yield office
    office.close()
