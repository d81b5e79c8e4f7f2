"""Imports go one way, and the contracts that say so in pyproject.toml notice when they do not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = (
    "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True, no_logo=True))"
)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the import contracts of a project folder."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A project folder with the package as it is, to spoil."""
    shutil.copytree(root / "simsp", tmp_path / "simsp", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept(root: Path) -> None:
    """Each module has a place in the layers and imports only from below it."""
    result = lint(root)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line", "complaint"),
    [
        pytest.param("utils.py", "", "simsp.utils", id="a module without a place in the layers"),
        pytest.param("month/stray.py", "import simsp.outcomes", "Data flows one way", id="a step looking up"),
        pytest.param("law/stray.py", "import pandas", "The law knows nothing", id="a rule that reads tables"),
        pytest.param(
            "law/stray.py", "import simsp.luck", "The law knows nothing", id="a rule that draws lots"
        ),
        pytest.param("law/stray.py", "import pathlib", "opens no file", id="a rule that opens files"),
        pytest.param("report/stray.py", "import simsp.run", "never runs the model", id="a report that runs"),
        pytest.param("world/a_stray.py", "import simsp.world.b_stray", "circle", id="a circle"),
    ],
)
def test_a_wrong_import_is_noticed(copy: Path, module: str, line: str, complaint: str) -> None:
    """A contract that nothing can break would promise nothing."""
    (copy / "simsp" / module).write_text(f'"""Stray."""\n\n{line}\n', encoding="utf-8")
    if complaint == "circle":
        (copy / "simsp/world/b_stray.py").write_text("import simsp.world.a_stray\n", encoding="utf-8")
    result = lint(copy)
    broken = [row for row in result.stdout.splitlines() if complaint in row and "KEPT" not in row]
    assert result.returncode == 1, result.stdout
    assert broken, result.stdout
