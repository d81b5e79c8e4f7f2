"""Two ways to read a case by its text: as the program reads it, and as the whole command answers it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simsp.case import read
from simsp.case.history import Case
from simsp.errors import BadInput
from tests.plain import Ended, Plain


@pytest.fixture
def case_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Case]:
    """The case that a text tells, read from `one.yaml`."""
    monkeypatch.chdir(tmp_path)

    def of_text(text: str) -> Case:
        path = tmp_path / "one.yaml"
        path.write_text(text, encoding="utf-8")
        return read.read(path)

    return of_text


@pytest.fixture
def problems_of(case_of: Callable[[str], Case]) -> Callable[[str], list[str]]:
    """The sentences about a text that is refused."""

    def of_text(text: str) -> list[str]:
        with pytest.raises(BadInput) as refused:
            case_of(text)
        return refused.value.problems

    return of_text


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Ended]]:
    """How `simsp case one.yaml` ends for a file of these bytes."""
    folder, plain = tmp_path_factory.mktemp("case"), Plain()

    def of_bytes(content: bytes, *words: str) -> Ended:
        (folder / "one.yaml").write_bytes(content)
        return plain(folder, "case", "one.yaml", *words)

    yield of_bytes
    plain.close()
