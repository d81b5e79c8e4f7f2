"""The studies that are shipped: what moves the answer, and what is reported beside what the model gives.

Three files in calibration/studies, which `make studies` writes: sensitivity.csv (of `simsp sensitivity`),
validation.csv (of `simsp validate`) and studies.json (the options and the fit that each was made with). No run reads
them but to copy from them what belongs to it.
"""

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from simsp import fitted, freshness
from simsp.errors import BadInput, one_line
from simsp.places import calibration
from simsp.plan import FITTED
from simsp.scenario import BASELINE

FOLDER: Final = "studies"
ABOUT: Final = "studies.json"
SENSITIVITY: Final = "sensitivity"
VALIDATION: Final = "validation"
_COMMANDS: Final = {SENSITIVITY: "sensitivity", VALIDATION: "validate"}
_OPTIONS: Final = ("agents", "replicates", "seed")  # of a validation, whose manifest has them at the top


def folder() -> Path:
    """Where the shipped studies lie."""
    return calibration() / FOLDER


def table(study: str) -> str:
    """The name of a study's table."""
    return f"{study}.csv"


def about(study: str) -> Mapping[str, Any]:
    """What a study was made with; empty where none is shipped."""
    path = folder() / ABOUT
    told = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return dict(told.get(study, {}))


def of_this_fit(study: str) -> Mapping[str, Any]:
    """What a study was made with; empty where it was made with another fit, or the fit is not of the values of now."""
    told = about(study)
    same = told and told["fingerprints"]["fit"] == fitted.fingerprint() and not freshness.changed()
    return told if same else {}


def rows(study: str) -> Iterator[dict[str, str]]:
    """The rows of a study's table."""
    with (folder() / table(study)).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def digest(resolved: Mapping[str, Any]) -> str:
    """Fingerprint of all that a scenario does, as a manifest has it; not of the words about it."""
    told = json.dumps([resolved["changes_in_full"], resolved["calendar"]], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def take(study: str, made: Path) -> None:
    """Let a study take the place of the shipped one.

    Args:
        study: sensitivity or validation.
        made: the folder that its command left.

    Raises:
        BadInput: the folder holds another thing, or a study that does not belong to the fit of now.
    """
    manifest = _manifest(made)
    content = (made / table(study)).read_bytes() if (made / table(study)).is_file() else b""
    problems = list(_problems(study, manifest, content))
    if problems:
        raise BadInput([f"{one_line(made, 200)}: {sentence}" for sentence in problems])
    told = {one: dict(about(one)) for one in (SENSITIVITY, VALIDATION)}
    told[study] = _about(study, manifest)
    folder().mkdir(exist_ok=True)
    (folder() / table(study)).write_bytes(content)
    text = json.dumps({one: of for one, of in told.items() if of}, indent=2, ensure_ascii=False) + "\n"
    (folder() / ABOUT).write_text(text, encoding="utf-8", newline="\n")


def _manifest(made: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((made / "manifest.json").read_text(encoding="utf-8")))
    except (OSError, ValueError) as why:
        raise BadInput([f"{one_line(made, 200)}: there is no manifest.json of a study"]) from why


def _problems(study: str, manifest: Mapping[str, Any], content: bytes) -> Iterator[str]:
    """Why a study cannot be shipped, a sentence each."""
    if manifest.get("command") != _COMMANDS[study]:
        yield f"it is not a folder of simsp {_COMMANDS[study]}"
        return
    if manifest["tables"].get(table(study)) != hashlib.sha256(content).hexdigest():
        yield f"{table(study)} is missing or is not the one that its manifest speaks of"
    if study == SENSITIVITY and manifest["options"]["assumptions"] != FITTED:
        yield "its draws do not come from the fit; run it with --assumptions fitted"
    if study == SENSITIVITY and manifest["baseline"] != BASELINE:
        yield f"its baseline is not {BASELINE}"
    if manifest["fingerprints"]["fit"] != fitted.fingerprint():
        yield "it was made with another fit; run it again"
    changed = freshness.changed()
    if changed:
        said = " and the ".join(changed)
        yield f"the fit was made before the {said} changed; run simsp calibrate --accept first"


def _about(study: str, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """What a manifest says of a study, without what every run says of itself."""
    told: dict[str, Any] = {"simsp": manifest["simsp"]}
    if study == SENSITIVITY:
        told["options"] = manifest["options"]
        told["scenarios"] = {one["name"]: digest(one) for one in manifest["scenarios"]}
    else:
        told["options"] = {name: manifest[name] for name in _OPTIONS}
    wanted = ("law", "assumptions", "fit", "split")
    told["fingerprints"] = {name: one for name, one in manifest["fingerprints"].items() if name in wanted}
    return {**told, "table": manifest["tables"][table(study)]}
