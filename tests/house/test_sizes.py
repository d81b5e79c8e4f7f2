"""Nothing in the package is too large to read at one go."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

MODULE_LINES = 300
FUNCTION_LINES = 40
MEDIAN_LINES = 12
ARGUMENTS = 8
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}


class Function(NamedTuple):
    """A function of the package and what is counted of it."""

    where: str
    lines: int
    arguments: int


def functions(package: Path) -> Iterator[Function]:
    """Every function of the package, methods and inner functions too."""
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield Function(f"{path.relative_to(package)}: {node.name}", _lines(node), _arguments(node))


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Those given by position; options that must be named count as one together."""
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    return len([name for name in names if name not in {"self", "cls"}]) + bool(node.args.kwonlyargs)


@pytest.fixture
def package(root: Path) -> Path:
    """The folder of the package."""
    return root / "simsp"


def test_a_module_has_at_most_300_lines(package: Path) -> None:
    """A module is read in one sitting."""
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in package.rglob("*.py")}
    assert {str(path): count for path, count in lines.items() if count > MODULE_LINES} == {}


def test_a_function_has_at_most_40_lines(package: Path) -> None:
    """A function fits on a screen, docstring and all."""
    assert [each for each in functions(package) if each.lines > FUNCTION_LINES] == []


def test_most_functions_are_short(package: Path) -> None:
    """Half of all functions have 12 lines or fewer."""
    assert statistics.median(each.lines for each in functions(package)) <= MEDIAN_LINES


def test_a_function_takes_at_most_8_arguments(package: Path) -> None:
    """Whoever calls a function can name its arguments."""
    assert [each for each in functions(package) if each.arguments > ARGUMENTS] == []


def test_a_module_is_named_for_what_it_holds(package: Path) -> None:
    """No drawer for whatever has no place; such things end up knowing everything."""
    assert [path.name for path in package.rglob("*.py") if path.stem in NAMES_THAT_SAY_NOTHING] == []
