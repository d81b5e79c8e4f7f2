"""The worked cases that test the law: of each file only title, origin and the clauses it names."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from simsp import parameters
from simsp.rulebook.clauses import Clause, named

ORIGINS = ("official example", "hand calculation", "made up")


@dataclass(frozen=True)
class Case:
    """A worked case: its path below the folder of cases, and what it says of itself."""

    path: str
    title: str
    origin: str
    tests: str

    @property
    def folder(self) -> str:
        """The folder it lies in: a branch, or 'stories'."""
        return self.path.partition("/")[0] if "/" in self.path else ""

    @property
    def stem(self) -> str:
        """Its short name."""
        return Path(self.path).stem

    @property
    def clauses(self) -> list[Clause]:
        """The clauses that it says it tests."""
        return named(self.tests)


def read(folder: Path) -> list[Case]:
    """Every case below a folder, by path; [] where there is no such folder. Scenarios that cases name are left out."""
    found = (path for path in folder.rglob("*.yaml") if path.parent.name != "what-if")
    paths = sorted(found, key=lambda path: path.relative_to(folder).as_posix())
    return [_case(folder, path) for path in paths]


def _case(folder: Path, path: Path) -> Case:
    content = _content(path)
    tests = content.get("tests") or ""
    return Case(
        path.relative_to(folder).as_posix(),
        str(content.get("title") or path.stem),
        str(content.get("origin") or ""),
        ", ".join(map(str, tests)) if isinstance(tests, list) else str(tests),
    )


def _content(path: Path) -> dict[str, Any]:
    """A file that cannot be read as a case is listed by its name alone; `simsp case` says what is wrong."""
    try:
        content = parameters.read_yaml(path)
    except yaml.YAMLError:
        return {}
    return content if isinstance(content, dict) else {}
