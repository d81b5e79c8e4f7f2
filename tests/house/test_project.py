"""What the project's files say of each other is true."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import simsp
from simsp import cli

# Where a library is imported under another name than it is installed by.
INSTALLED_AS = {"ruamel": "ruamel.yaml", "sklearn": "scikit-learn", "yaml": "pyyaml"}


@pytest.fixture
def project(root: Path) -> dict[str, Any]:
    """The contents of pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def imported(package: Path) -> set[str]:
    """The libraries that the package imports, by the names they are installed by."""
    names: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add(str(node.module).split(".")[0])
    libraries = names - set(sys.stdlib_module_names) - {"simsp"}
    return {INSTALLED_AS.get(name, name) for name in libraries}


def requirement_names(requirements: list[str]) -> set[str]:
    """The names in a list of requirements, without versions."""
    return {re.split(r"[<>=!~\[; ]", requirement)[0].lower() for requirement in requirements}


def test_what_is_imported_is_what_is_required(root: Path, project: dict[str, Any]) -> None:
    """Installing simsp, with what is optional for a cluster and a fit, brings every library it imports.

    It brings none that it does not, but for dask, which belongs to distributed.
    """
    tables = project["project"]
    optional = tables["optional-dependencies"]
    wanted = requirement_names(tables["dependencies"] + optional["cluster"] + optional["fit"])
    assert imported(root / "simsp") == wanted - {"dask"}


def test_every_requirement_is_locked(root: Path, project: dict[str, Any]) -> None:
    """Whoever installs by the README has the versions that CI has."""
    lines = (root / "requirements/locked.txt").read_text(encoding="utf-8").splitlines()
    locked = requirement_names([line for line in lines if line and not line.startswith("#")])
    tables = project["project"]
    wanted = requirement_names(tables["dependencies"] + tables["optional-dependencies"]["dev"])
    assert wanted - locked == set()


def test_all_files_name_the_same_version(root: Path) -> None:
    """The version in a manifest is the one that CITATION.cff and CHANGELOG.md speak of."""
    cited = re.search(r"^version: (\S+)$", (root / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    changed = re.search(r"^## (\d\S*?),? ", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited
    assert changed
    assert (cited[1], changed[1]) == (simsp.__version__, simsp.__version__)


def test_every_rule_of_style_that_is_off_has_a_reason(root: Path) -> None:
    """A rule is switched off in one line of pyproject.toml that says why."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    switched_off = re.findall(r'^  "[A-Z]+\d*",.*$', text, re.MULTILINE)
    assert [line for line in switched_off if not re.search(r'",? +# \S.{15,}$', line)] == []
    assert len(switched_off) > 10


@pytest.mark.parametrize(
    "page",
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/decisions/0001-layers.md", "docs/sweeps.md"],
)
def test_every_link_leads_somewhere(root: Path, page: str) -> None:
    """A page of the project points only to files that are there."""
    text = (root / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not ((root / page).parent / target).exists()] == []


def test_every_command_that_the_pages_name_is_there(root: Path) -> None:
    """`make report` in the README is a target of the Makefile; so is every other."""
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    pages = "".join((root / page).read_text(encoding="utf-8") for page in ("README.md", "CONTRIBUTING.md"))
    named = set(re.findall(r"^\s*make ([a-z]+)", pages, re.MULTILINE)) | set(
        re.findall(r"`make ([a-z]+)", pages)
    )
    assert named - targets == set()
    assert {"report", "test"} <= named


def test_the_readme_names_every_command(root: Path) -> None:
    """Its table and `simsp --help` list the same commands."""
    rows = re.findall(r"^\| `simsp (\w+)", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(cli.commands.commands)


def test_the_readmes_policy_can_be_run(root: Path, tmp_path: Path) -> None:
    """Whoever copies the five lines out of the README has a scenario without a mistake."""
    lines = re.findall(r"```yaml\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "ten_years.yaml").write_text(lines[0], encoding="utf-8")
    command = [sys.executable, "-m", "simsp", "check", tmp_path / "ten_years.yaml"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_importing_simsp_loads_no_heavy_library(root: Path) -> None:
    """A command starts at once; it loads the libraries it needs when it needs them."""
    code = "import sys, simsp; print(sorted({'numba', 'pandas', 'scipy', 'plotly'} & set(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
