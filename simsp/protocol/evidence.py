"""Which promises are tested, and which decisions were written down: read from tests/ and docs/decisions/."""

import ast
from pathlib import Path

from simsp.protocol import source

_OF_THE_PROGRAM = ("cli", "house", "report")  # commands, the project's own files, the page


def promises(tests: Path) -> list[str]:
    """The first sentence of every file of tests, by folder, but for tests of the program around the model."""
    found: dict[str, list[str]] = {}
    for path in sorted(tests.rglob("test_*.py"), key=lambda path: path.relative_to(tests).as_posix()):
        home = path.parent.relative_to(tests).as_posix()
        if home in _OF_THE_PROGRAM:
            continue
        found.setdefault(home, []).append(_promise(path))
    return [f"- **{home}**: {' '.join(said)}" for home, said in found.items()]


def _promise(path: Path) -> str:
    said = source.paragraphs(ast.parse(path.read_text(encoding="utf-8")))
    return source.first_sentence(said[0]) if said else f"{path.stem}."


def decisions(docs: Path) -> list[str]:
    """A link to every decision written down, by its title."""
    paths = sorted((docs / "decisions").glob("*.md"))
    return [f"- {path.name[:4]}: [{_title(path)}](decisions/{path.name})" for path in paths]


def _title(path: Path) -> str:
    """The heading of a page without its number."""
    heading = path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
    return heading.lstrip("0123456789.: ")


def cases(root: Path) -> str:
    """How many histories worked by hand the law is tested with, and where they are listed."""
    count = sum(1 for path in (root / "tests/cases").rglob("*.yaml") if path.parent.name != "what-if")
    link = "[by branch and origin](rules.md#worked-cases-by-branch-and-origin)"
    hundreds = count // 100 * 100
    return f"More than {hundreds} worked cases test the law and its answer to one person, listed {link}."
