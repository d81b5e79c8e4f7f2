"""The files of a validation: two tables and the manifest that binds them."""

import csv
import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simsp import fitted, saving, tables, targets
from simsp.targets import HELD_OUT
from simsp.validation import judging, patterns
from simsp.validation.judging import Simulated, Verdict
from simsp.validation.patterns import Part
from simsp.validation.running import Answers, Size, of_all
from simsp.version import __version__

TABLES = ("validation.csv", "patterns.csv")


@dataclass(frozen=True)
class Found:
    """What a validation found: a verdict a target, the rows of the patterns, and the size of the run."""

    verdicts: tuple[Verdict, ...]
    parts: tuple[Part, ...]
    size: Size

    def of(self, use: str) -> list[Verdict]:
        """The verdicts on the targets of one use, misses first."""
        mine = [one for one in self.verdicts if one.target.use == use]
        return sorted(mine, key=lambda one: one.within)

    @property
    def held_out(self) -> tuple[int, int]:
        """How many held-out targets are hit, and how many there are."""
        mine = self.of(HELD_OUT)
        return sum(one.within for one in mine), len(mine)


def judged(size: Size, found: Sequence[Answers]) -> Found:
    """The verdicts on what the histories show."""
    verdicts = [judging.judge(one, of_all(found, one.name)) for one in targets.load()]
    return Found(tuple(verdicts), tuple(patterns.parts(found)), size)


def write(folder: Path, found: Found) -> None:
    """Write both tables and the manifest into an existing folder."""
    tables.write(folder / TABLES[0], tables.named(TABLES[0]), map(_row, found.verdicts))
    tables.write(folder / TABLES[1], tables.named(TABLES[1]), map(_part_row, found.parts))
    text = json.dumps(_manifest(folder, found.size), indent=2, ensure_ascii=False) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8", newline="\n")


def read(folder: Path) -> Found:
    """What `write` wrote; the targets themselves come from calibration/targets.

    Raises:
        KeyError: the tables speak of a target that is there no more.
    """
    by_name = {one.name: one for one in targets.load()}
    verdicts = []
    for row in _rows(folder / TABLES[0]):
        target, got = by_name[row["target"]], _simulated(row)
        verdicts.append(Verdict(target, got, judging.word(target, got)))
    told = [
        Part(row["pattern"], row["part"], row["reported"], _simulated(row), row["agrees"])
        for row in _rows(folder / TABLES[1])
    ]
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return Found(
        tuple(verdicts), tuple(told), Size(manifest["agents"], manifest["replicates"], manifest["seed"])
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _simulated(row: dict[str, str]) -> Simulated:
    names = ("simulated", "simulated_low", "simulated_high")
    return Simulated(*(float(row[name]) if row[name] else math.nan for name in names))


def _row(one: Verdict) -> tuple[str, ...]:
    target, got = one.target, one.simulated
    numbers = (_number(value, target.unit) for value in (target.value, target.low, target.high, *got))
    return (target.name, target.use, *numbers, "true" if one.within else "false")


def _part_row(one: Part) -> tuple[str, ...]:
    unit = "people" if one.simulated.value > 100 else ""
    return (
        one.pattern,
        one.part,
        one.reported,
        *(_number(value, unit) for value in one.simulated),
        one.agrees,
    )


def _number(value: float, unit: str) -> str:
    if math.isnan(value):
        return ""
    return f"{value:.{judging.DECIMALS.get(unit, 4)}f}"


def _manifest(folder: Path, size: Size) -> dict[str, Any]:
    """All that decides the tables, and the fingerprint of each; no clock, path or host."""
    return {
        "simsp": __version__,
        "command": "validate",
        "seed": size.seed,
        "agents": size.agents,
        "replicates": size.replicates,
        "fingerprints": {
            "law": saving.fingerprint(("law", "reading", "policy")),
            "assumptions": saving.fingerprint(("practice", "assumption")),
            "fit": fitted.fingerprint(),
            "split": targets.split_fingerprint(),
        },
        "tables": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in TABLES},
    }
