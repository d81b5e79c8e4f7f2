"""Whatever lies in a folder, the answer is sentences and an exit code, never a traceback."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from simsp.cli import commands
from tests.verifying.conftest import only_tables

pytestmark = pytest.mark.xdist_group("verified")

JUNK: tuple[Any, ...] = (None, True, -1, 10**400, "", "2027-13", [], [[]], {}, {"name": 5})


def verify(*words: str | Path) -> Result:
    """The command, with what it printed and its exit code."""
    return CliRunner().invoke(commands, ["verify", *map(str, words)])


def test_a_run_as_it_was_left_ends_with_0(made: Path) -> None:
    """The last line says that all is proven."""
    result = verify(made)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1].startswith("Proven: ")


def test_a_changed_table_ends_with_1(run: Path) -> None:
    """The last line says how many checks failed."""
    (run / "removal.csv").unlink()
    result = verify(run)
    assert result.exit_code == 1
    assert "FAILS  removal.csv: is missing or cannot be read" in result.stdout.splitlines()
    assert result.stdout.splitlines()[-1].startswith("Not proven: ")


@pytest.mark.parametrize("what", ["nothing there", "an empty folder", "a file"])
def test_where_no_run_is_the_exit_code_is_2(what: str, tmp_path: Path) -> None:
    """A folder without a manifest, or no folder at all."""
    if what == "a file":
        (tmp_path / "run").write_text("text", encoding="utf-8")
    elif what == "an empty folder":
        (tmp_path / "run").mkdir()
    result = verify(tmp_path / "run")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "holds no results of a run" in result.stderr


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "5", '{"tables": {}}', "[" * 100_000, "\x00\x01"],
    ids=["empty", "cut", "list", "number", "no tables", "deep", "binary"],
)
def test_a_manifest_that_is_none_is_refused(text: str, run: Path) -> None:
    """In a sentence, with exit code 2."""
    (run / "manifest.json").write_text(text, encoding="utf-8")
    result = verify(run)
    assert result.exit_code == 2
    assert "manifest" in result.stderr


def test_a_manifest_cut_anywhere_is_refused(run: Path) -> None:
    """As a full disk leaves it."""
    path = run / "manifest.json"
    whole = path.read_bytes()
    codes = set()
    for end in range(0, len(whole) - 2, len(whole) // 50):
        path.write_bytes(whole[:end])
        codes.add(verify(run).exit_code)
    assert codes == {2}


def junked(data: Any) -> Iterator[Any]:
    """The data with each of its parts in turn replaced by each kind of junk, or gone."""
    keys = (
        list(data) if isinstance(data, dict) else range(min(len(data), 1)) if isinstance(data, list) else ()
    )
    for key in keys:
        copy = json.loads(json.dumps(data))
        for junk in JUNK:
            copy[key] = junk
            yield copy
        del copy[key]
        yield copy


def test_a_manifest_with_junk_in_it_never_breaks_the_proof(run: Path) -> None:
    """Each part of it in turn."""
    path = run / "manifest.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    for name in ("measures", "series", "intervals", "readings", "interviews"):
        (run / f"{name}.csv").unlink()  # without them the page is not drawn, which would take long
    for manifest in junked(whole):
        path.write_text(json.dumps(manifest), encoding="utf-8")
        result = verify(run)
        assert result.exit_code in (1, 2), (result.output, result.exception)


def test_a_page_that_cannot_be_made_again_is_said_to_be_so(run: Path) -> None:
    """A manifest whose scenarios no page can show."""
    path = run / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["scenarios"][1]["changes"] = 5
    path.write_text(json.dumps(manifest), encoding="utf-8")
    result = verify(run)
    assert result.exit_code == 1
    said = "cannot be compared: it, the tables or the manifest hold what no run writes"
    assert f"FAILS  report.html: {said}" in result.stdout


def spoiled_as(what: str) -> Callable[[Path], None]:
    """How to spoil a file."""

    def folder(path: Path) -> None:
        path.unlink()
        path.mkdir()

    ways: dict[str, Callable[[Path], Any]] = {
        "folder": folder,
        "empty": lambda path: path.write_bytes(b""),
        "binary": lambda path: path.write_bytes(bytes(range(256))),
        "cut": lambda path: path.write_bytes(path.read_bytes()[:-7]),
        "without columns": lambda path: path.write_bytes(b"scenario\ncurrent_law\n"),
        "other cells": lambda path: path.write_bytes(path.read_bytes().replace(b"0", b"x")),
        "huge cells": lambda path: path.write_bytes(path.read_bytes().replace(b",", b"," + b"9" * 400)),
    }
    return ways[what]


@pytest.mark.parametrize(
    "what", ["folder", "empty", "binary", "cut", "without columns", "other cells", "huge cells"]
)
@pytest.mark.parametrize(
    "table", ["measures.csv", "rights.csv", "ranking.csv", "series.csv", "people.parquet"]
)
def test_a_spoiled_table_is_named(table: str, what: str, run: Path) -> None:
    """Exit code 1 and a line that begins with the table."""
    only_tables(run)
    spoiled_as(what)(run / table)
    result = verify(run)
    assert result.exit_code == 1, result.exception
    assert any(line.startswith(f"FAILS  {table}: ") for line in result.stdout.splitlines())


def test_options_that_cannot_be_are_refused(made: Path) -> None:
    """Cores without work for them, and a number that is none."""
    assert "--jobs goes with --rerun alone" in verify(made, "--jobs", "2").stderr
    result = verify(made, "--rerun", "--jobs", "many")
    assert (result.exit_code, result.stdout) == (2, "")
