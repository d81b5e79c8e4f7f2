"""What a user installs from the wheel is whole, and works from wherever they stand."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
DATA = ("simsp/law/*.yaml", "simsp/report/*.j2", "simsp/report/*.css", "scenarios/*", "calibration/**/*")


def call(*command: str | Path, folder: Path, **environment: str) -> str:
    """Run a program and return what it printed; its errors fail the test."""
    result = subprocess.run(
        [str(part) for part in command],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the project, so that the project's folder stays as it is."""
    source = tmp_path_factory.mktemp("source") / "simsp"
    unwanted = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "outputs", "tests")
    shutil.copytree(root, source, ignore=unwanted)
    folder = tmp_path_factory.mktemp("wheel")
    call(*PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, source, folder=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new environment in a folder with a space, with the wheel in it, its package not to be written to.

    The libraries simsp needs are borrowed from this environment; simsp itself is not.
    """
    folder = tmp_path_factory.mktemp("a new environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    call(*PIP, "--python", python, "install", "--no-deps", "--no-index", wheel, folder=folder)
    package = next(folder.rglob("site-packages/simsp"))
    (package.parent / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    _set_writable(package, writable=False)
    yield python
    _set_writable(package, writable=True)


def _set_writable(folder: Path, *, writable: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | 0o200 if writable else mode & ~0o222)


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix != ".pyc"}


def test_the_wheel_holds_every_data_file(root: Path, wheel: Path) -> None:
    """Law, page templates, scenarios and calibration travel with the code, each once."""
    files = [path for pattern in DATA for path in root.glob(pattern) if path.is_file()]
    names = [path.relative_to(root).as_posix() for path in files if "__pycache__" not in path.parts]
    wanted = [name if name.startswith("simsp/") else f"simsp/_data/{name}" for name in names]
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.namelist()
    assert [name for name in wanted if packed.count(name) != 1] == []
    assert len(wanted) > 0


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    """Tests, outputs and what tools leave behind stay at home."""
    with zipfile.ZipFile(wheel) as archive:
        strangers = [name for name in archive.namelist() if not name.startswith(("simsp/", "simsp-"))]
    assert strangers == []


def test_an_installed_simsp_lists_its_scenarios_from_any_folder(
    installed: Path, root: Path, tmp_path: Path
) -> None:
    """It finds its own files from a folder with a space in its name, and writes nothing beside its code."""
    elsewhere = tmp_path / "somewhere else"
    elsewhere.mkdir()
    where = "import simsp; print(simsp.__file__)"
    environment = {"PYTHONPATH": "", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    package = Path(call(installed, "-c", where, folder=elsewhere, **environment).strip()).parent
    before = _files(package)

    printed = call(installed.parent / "simsp", "scenarios", "--json", folder=elsewhere, **environment)

    names = {scenario["name"] for scenario in json.loads(printed)}
    assert names == {path.stem for path in (root / "scenarios").glob("*.yaml")}
    assert installed.parent.parent in package.parents
    assert _files(package) == before
    assert list(elsewhere.iterdir()) == []
