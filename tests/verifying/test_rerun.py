"""`simsp verify DIR --rerun`: the manifest alone is enough to run it all again, and gives the same bytes."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from simsp import months
from simsp.errors import BadInput
from simsp.plan import planned
from simsp.saving import as_resolved
from simsp.scenario import Scenario, resolve, shipped
from simsp.verifying import again, folder
from simsp.verifying.scenarios import scenario
from tests.verifying.conftest import another_digit, make_the_manifest_fit
from tests.verifying.test_bad_folders import junked, verify

pytestmark = pytest.mark.xdist_group("verified")

UNTIL = months.parse("2046-12")


@pytest.fixture(scope="module")
def resolved() -> dict[str, tuple[Scenario, dict[str, object]]]:
    """Every shipped scenario, and how a manifest holds it when all are compared."""
    plan = planned(resolve(shipped(), end=UNTIL), 100, 1, 1, None, UNTIL)
    pairs = zip(plan.scenarios, plan.changes, strict=True)
    return {one.name: (one, json.loads(json.dumps(as_resolved(one, changes)))) for one, changes in pairs}


@pytest.mark.parametrize("name", shipped())
def test_a_scenario_comes_back_from_a_manifest_as_it_went_in(
    resolved: dict[str, tuple[Scenario, dict[str, object]]], name: str
) -> None:
    """Title, changes with months, people and steps, calendar, kind, lever and the rest."""
    _, data = resolved[name]
    back = scenario(data)
    assert json.loads(json.dumps(as_resolved(back, back.changes))) == data


def test_changes_counted_from_a_draw_are_among_them(
    resolved: dict[str, tuple[Scenario, dict[str, object]]],
) -> None:
    """Without by how much, such a change would be a plain value, and its run could not be repeated."""
    more = [
        name for name, (one, _) in resolved.items() if any(change.more is not None for change in one.changes)
    ]
    assert len(more) > 5
    for name in more:
        one, data = resolved[name]
        assert [change.more for change in scenario(data).changes] == [change.more for change in one.changes]


def problems_of(data: dict[str, object]) -> list[str]:
    """Why there is no such scenario; nothing where there is."""
    try:
        scenario(data)
    except BadInput as bad:
        return bad.problems
    return []


def test_junk_in_a_scenario_is_refused_in_a_sentence(
    resolved: dict[str, tuple[Scenario, dict[str, object]]],
) -> None:
    """Each part in turn; what still is a scenario passes."""
    _, data = resolved["next_pandemic"]
    nested = [{**data, "calendar": [entry]} for entry in junked(data["calendar"][0])]  # type: ignore[index]
    nested += [
        {**data, "changes_in_full": [one]}
        for one in junked(resolved["interpreters"][1]["changes_in_full"][0])
    ]  # type: ignore[index]
    refused = [problem for junk in (*junked(data), *nested) for problem in problems_of(junk)]
    assert len(refused) > 100
    assert [one for one in refused if "is nothing that this version could have written" not in one] == []


def test_a_rerun_gives_the_same_bytes(made: Path) -> None:
    """Every table, every life and the manifest; and leaves nothing behind."""
    before = sorted(made.parent.iterdir())
    said = [str(one) for one in again.check(folder.read(made)[0], 1, lambda _done, _all: None)]
    tables = len(list(made.glob("*.csv"))) + 1
    assert said == [f"ok     rerun: {tables} tables and the manifest have the same bytes"]
    assert sorted(made.parent.iterdir()) == before


def test_a_rerun_finds_what_nothing_else_finds(once: Path, tmp_path: Path) -> None:
    """An answer of an interview, changed together with its fingerprint."""
    run = Path(shutil.copytree(once, tmp_path / "run"))
    another_digit(run / "interviews.csv", "share", {"question": "used_a_benefit"})
    make_the_manifest_fit(run)
    said = [str(one) for one in again.check(folder.read(run)[0], 1, lambda _done, _all: None)]
    assert len(said) == 2
    assert said[0].startswith("FAILS  rerun: interviews.csv has other bytes: line ")
    assert said[1].startswith("FAILS  rerun: manifest.json has other bytes: line ")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("simsp", "simsp 0.0.1 made this run, and this is simsp"),
        ("law", "the law changed since this run was made"),
        ("assumptions", "the assumptions changed since this run was made"),
        ("fit", "the fit changed since this run was made"),
    ],
)
def test_what_changed_since_is_said_and_nothing_is_run(run: Path, key: str, said: str) -> None:
    """Sameness cannot be expected of another version, law, assumptions or fit: exit code 1, at once."""
    path = run / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    if key == "simsp":
        manifest["simsp"] = "0.0.1"
    else:
        manifest["fingerprints"][key] = "0" * 64
    path.write_text(json.dumps(manifest), encoding="utf-8")
    result = verify(run, "--rerun", "--jobs", "1")
    assert result.exit_code == 1
    told = [line for line in result.stdout.splitlines() if line.startswith("FAILS  rerun: ")]
    assert len(told) == 1
    assert said in told[0]
    assert told[0].endswith("so the same bytes cannot be expected, and nothing was run")


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("agents", 20_000_000, "'agents' is more than any run has"),
        ("options", {"assumptions": "guessed"}, "the fit changed"),
        ("months", {"from": "1990-01", "until": "2030-12"}, "its months lie outside of what is known"),
        ("months", {"from": "2027-01", "until": "2400-12"}, "its months lie outside of what is known"),
        ("scenarios", [{"name": "current_law"}], "is nothing that this version could have written"),
    ],
)
def test_a_manifest_that_cannot_be_run_is_said_to_be_so(
    run: Path, part: str, value: object, said: str
) -> None:
    """In a sentence, before anything is simulated."""
    path = run / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8")) | {part: value}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    found = [str(one) for one in again.check(folder.read(run)[0], 1, lambda _done, _all: None)]
    assert found
    assert all(one.startswith("FAILS  rerun: ") for one in found)
    assert said in found[0]


def test_a_rerun_needs_no_right_to_write_beside_the_run(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Results on a read-only disk are run again elsewhere."""

    def refuse(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert again._beside(made) is None
    assert os.access(made.parent, os.W_OK)
