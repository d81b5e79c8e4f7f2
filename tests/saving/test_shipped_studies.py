"""The studies that come with simsp: they belong to the fit of now, and a run takes from them what belongs to it."""

import csv
import dataclasses
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from simsp import fitted, freshness, months, tables, targets, unknowns
from simsp.errors import BadInput
from simsp.parameters import Change
from simsp.plan import UNTIL, Plan, planned
from simsp.saving import evidence, labels, shipped
from simsp.saving.manifests import as_resolved
from simsp.scenario import resolve

MISSION = ("exit_lump_sum", "employer_pays_all", "self_enrolment")
LEVEL, CHANGE = ("cohort", "recovered_of_all_pv"), ("cohort", "recovered_per_worker_thb")
KNOWN = tuple(unknowns.load())[:15]
STUDY_HEAD = (
    "scenario", "group_by", "measure", "assumption", "meaning", "grade", "total_order", "low", "high", "explained",
    "luck", "sign",
)  # fmt: skip
VALIDATION_HEAD = tables.named("validation.csv").header


def plan(*names: str, until: int = UNTIL, **other: Any) -> Plan:
    """Today's law and some scenarios as `simsp compare` would take them."""
    made = planned(resolve(["current_law", *names], end=until), 60, 2, 1, None, until)
    return dataclasses.replace(made, **other)


def written(path: Path, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table; returns its fingerprint."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return hashlib.sha256(path.read_bytes()).hexdigest()


def study_rows() -> list[tuple[str, ...]]:
    """Fifteen assumptions for the level of today's law, one for a change, and one change that nothing moves."""
    parts = ("0.0100", "0.0000", "0.0200", "0.9000", "0.0500", "raises")
    level = [("current_law", *LEVEL, name, "what it is", "C", *parts) for name in KNOWN]
    change = ("exit_lump_sum", *CHANGE, KNOWN[3], "what it is", "C", *parts)
    nothing = ("self_enrolment", *CHANGE, *("",) * 6, "0.0000", "1.0000", "")
    return [*level, change, nothing]


def study(folder: Path, **other: Any) -> Path:
    """A folder as `simsp sensitivity` leaves it, of a made-up study of the mission's policies."""
    folder.mkdir()
    of = plan(*MISSION)
    pairs = zip(of.scenarios, of.changes, strict=True)
    manifest = {
        "simsp": "0.0.0",
        "command": "sensitivity",
        "options": {"draws": 40, "from": "2027-01", "until": "2046-12", "assumptions": "fitted"},
        "baseline": "current_law",
        "scenarios": [as_resolved(*pair) for pair in pairs],
        "fingerprints": {"law": "0", "assumptions": "1", "fit": fitted.fingerprint(), "code": "2"},
        "tables": {"sensitivity.csv": written(folder / "sensitivity.csv", STUDY_HEAD, study_rows())},
    }
    return bound(folder, {**manifest, **other})


def validation(folder: Path, **other: Any) -> Path:
    """A folder as `simsp validate` leaves it: two targets, one hit and one that nobody in the model could tell."""
    folder.mkdir()
    numbers = ("1.0000", "0.5000", "2.0000")
    rows = [
        ("enrolled_2019", "fitted", *numbers, *numbers, "true"),
        ("undocumented_share_2024", "held_out", *numbers, "", "", "", "false"),
    ]
    manifest = {
        "simsp": "0.0.0", "command": "validate", "seed": 1, "agents": 60, "replicates": 2,
        "fingerprints": {"law": "0", "assumptions": "1", "fit": fitted.fingerprint(), "split": "3"},
        "tables": {"validation.csv": written(folder / "validation.csv", VALIDATION_HEAD, rows)},
    }  # fmt: skip
    return bound(folder, {**manifest, **other})


def bound(folder: Path, manifest: Mapping[str, Any]) -> Path:
    """A folder with its manifest."""
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for calibration/studies, so that the shipped one stays as it is."""
    monkeypatch.setattr(shipped, "folder", lambda: tmp_path / "studies")
    return tmp_path


@pytest.fixture
def taken(elsewhere: Path) -> Path:
    """Both made-up studies are shipped."""
    shipped.take(shipped.SENSITIVITY, study(elsewhere / "one"))
    shipped.take(shipped.VALIDATION, validation(elsewhere / "other"))
    return elsewhere


def drivers(of: Plan) -> list[dict[str, str]]:
    """The rows of drivers.csv by column."""
    head = tables.named("drivers.csv").header
    return [dict(zip(head, row, strict=True)) for row in evidence.drivers(of)]


def test_the_shipped_studies_were_made_with_the_shipped_fit() -> None:
    """Whoever accepts another fit runs `make studies` again."""
    for name in (shipped.SENSITIVITY, shipped.VALIDATION):
        assert shipped.about(name)["fingerprints"]["fit"] == fitted.fingerprint(), name
        content = (shipped.folder() / shipped.table(name)).read_bytes()
        assert shipped.about(name)["table"] == hashlib.sha256(content).hexdigest(), name


def test_the_shipped_study_is_of_the_policies_of_now() -> None:
    """Whoever changes one of the mission's scenarios runs `make studies` again; all four have drivers in a run."""
    of = plan(*MISSION)
    assert {row["scenario"] for row in drivers(of)} == {one.name for one in of.scenarios}
    assert ("current_law", *LEVEL) in {
        (row["scenario"], row["group_by"], row["measure"]) for row in drivers(of)
    }


def test_the_shipped_validation_is_of_the_targets_of_now() -> None:
    """Whoever corrects a target, fitted or held out, runs `make validation` again."""
    found = {row["target"]: row for row in shipped.rows(shipped.VALIDATION)}
    assert list(found) == [one.name for one in targets.load()]
    for one in targets.load():
        row = found[one.name]
        assert row["kind"] == one.use
        reported = [float(row[name]) for name in ("observed", "observed_low", "observed_high")]
        assert reported == [one.value, one.low, one.high], one.name
    assert shipped.about(shipped.VALIDATION)["fingerprints"]["split"] == targets.split_fingerprint()


def test_a_run_has_the_twelve_weightiest_assumptions_of_each_measure(taken: Path) -> None:
    """Of fifteen the first twelve; what nothing moves has no row; the policy that is not compared has none either."""
    rows = drivers(plan("exit_lump_sum", "self_enrolment"))
    assert [row["unknown"] for row in rows if row["scenario"] == "current_law"] == [*KNOWN[:12]]
    assert [row["unknown"] for row in rows if row["scenario"] == "exit_lump_sum"] == [KNOWN[3]]
    assert {row["scenario"] for row in rows} == {"current_law", "exit_lump_sum"}


def test_a_driver_stands_beside_its_value_range_and_source(taken: Path) -> None:
    """They are those in force, not those of the study's table."""
    row, of = drivers(plan())[0], unknowns.load()[KNOWN[0]]
    assert (row["assumption"], row["unit"], row["grade"], row["source"]) == (
        of.shown, of.unit, of.row.grade, of.row.source,
    )  # fmt: skip
    assert of.row.low is not None
    assert of.row.high is not None
    assert [float(row[name]) for name in ("range_low", "value", "range_high")] == pytest.approx(
        [of.row.low, of.row.value, of.row.high], rel=1e-5
    )


def test_a_users_own_policy_has_no_drivers_and_takes_none_from_a_shipped_name(taken: Path) -> None:
    """A file that is called exit_lump_sum and changes another value is not the policy that was studied."""
    of = plan("exit_lump_sum")
    own = Change("claims.files", 0.5, of.start)
    other = dataclasses.replace(of, changes=(of.changes[0], (own,)))
    assert {row["scenario"] for row in drivers(of)} == {"current_law", "exit_lump_sum"}
    assert {row["scenario"] for row in drivers(other)} == {"current_law"}


@pytest.mark.parametrize(
    "of",
    [
        plan("exit_lump_sum", assumptions="ranges"),
        plan("exit_lump_sum", until=months.parse("2040-12")),
        planned(resolve(["exit_lump_sum"], end=UNTIL), 60, 2, 1, None, UNTIL),
    ],
    ids=["draws from the ranges", "other months", "one policy alone"],
)
def test_another_kind_of_run_has_no_drivers(taken: Path, of: Plan) -> None:
    """The study would speak of something else."""
    assert drivers(of) == []


def test_a_study_of_another_fit_says_nothing(taken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither where the draws are others, nor where a value has changed since."""
    of = plan("exit_lump_sum")
    assert drivers(of)
    assert list(evidence.reported(of))
    with monkeypatch.context() as changed:
        changed.setattr(fitted, "fingerprint", lambda: "another")
        assert [*drivers(of), *evidence.reported(of)] == []
    monkeypatch.setattr(freshness, "changed", lambda: ["law"])
    assert [*drivers(of), *evidence.reported(of)] == []


def test_without_a_shipped_study_nothing_is_said(elsewhere: Path) -> None:
    """A run needs none."""
    assert [*drivers(plan()), *evidence.reported(plan())] == []


def test_a_target_stands_beside_its_words_and_source(taken: Path) -> None:
    """The label for a chart, what was counted, the numbers of the study, and who reports it."""
    head = tables.named("targets.csv").header
    first, second = (dict(zip(head, row, strict=True)) for row in evidence.reported(plan()))
    target = next(one for one in targets.load() if one.name == "enrolled_2019")
    assert (first["label"], first["about"]) == (labels.of_target(target.name), target.measured_as)
    assert (first["month"], first["until"], first["kind"], first["unit"]) == (
        "2019-12",
        "2019-12",
        "fitted",
        "people",
    )
    assert (first["simulated_low"], first["simulated"], first["within"]) == ("0.5000", "1.0000", "true")
    assert (first["source"], first["grade"]) == (target.source, target.grade)
    assert (second["simulated"], second["kind"]) == ("", "held_out")


REFUSED = {
    "another command": ({"command": "compare"}, "it is not a folder of simsp sensitivity"),
    "another table": ({"tables": {"sensitivity.csv": "0"}}, "sensitivity.csv is missing or is not the one that its"),
    "from the ranges": ({"options": {"assumptions": "ranges"}}, "its draws do not come from the fit"),
    "another baseline": ({"baseline": "exit_lump_sum"}, "its baseline is not current_law"),
    "another fit": ({"fingerprints": {"fit": "0"}}, "it was made with another fit; run it again"),
}  # fmt: skip


@pytest.mark.parametrize(("other", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_study_of_this_fit_is_not_shipped(
    elsewhere: Path, other: dict[str, Any], sentence: str
) -> None:
    """It is refused in a sentence, and what was shipped before stays."""
    with pytest.raises(BadInput, match=sentence):
        shipped.take(shipped.SENSITIVITY, study(elsewhere / "one", **other))
    assert not (elsewhere / "studies").exists()


def test_a_folder_without_a_manifest_is_not_shipped(elsewhere: Path) -> None:
    """An empty folder, or one that is not there."""
    with pytest.raises(BadInput, match=r"there is no manifest\.json of a study"):
        shipped.take(shipped.VALIDATION, elsewhere / "nowhere")


def test_taking_one_study_leaves_the_other(taken: Path) -> None:
    """A new validation does not touch the study of assumptions, and the same study leaves the same bytes."""
    before = {path.name: path.read_bytes() for path in shipped.folder().iterdir()}
    shipped.take(shipped.VALIDATION, taken / "other")
    assert {path.name: path.read_bytes() for path in shipped.folder().iterdir()} == before
    assert set(before) == {"sensitivity.csv", "validation.csv", "studies.json"}
