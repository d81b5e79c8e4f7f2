"""What statistics and studies report, to hold the model against: calibration/targets/*.csv.

Each row says what was measured, of whom and when, and whether an assumption may be fitted to it. The split is fixed by
a rule (see calibration/targets/README.md) and by `split_fingerprint`, so that nobody moves a row after a look at what
came out.
"""

import csv
import dataclasses
import difflib
import functools
import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from simsp import months
from simsp.errors import BadInput
from simsp.places import calibration

FITTED, HELD_OUT = "fitted", "held_out"
KINDS = ("registered", "enrolled", "papers", "movements", "knowledge", "lives")
UNITS = ("people", "share", "share a year", "ratio", "years", "baht a month")
HELD_OUT_FROM = months.number(2024, 6)  # everything measured from here on is held out
_EVERY = 3  # of the rows before, in each file: every third one
_GRADES = ("A", "B", "C")
_NEEDED = (
    "target",
    "month",
    "measure",
    "counts",
    "unit",
    "value",
    "low",
    "high",
    "grade",
    "use",
    "source",
    "measured_as",
)
_MAY_LACK = ("until", "among", "informs", "note")


class IncompleteTarget(BadInput):
    """A reported figure lacks what every one must have, or contradicts itself."""


@dataclass(frozen=True)
class Target:
    """One reported figure, and how it was measured.

    month, until: what the measure covers; the same month where it is a count of one day. measure, counts, among: see
    `simsp.observing`. low, high: the range in which it is believed. use: fitted or held_out. measured_as: in words.
    informs: names of the assumptions that were guessed from it, or set to it.
    """

    name: str
    kind: str
    month: int
    until: int
    measure: str
    counts: str
    among: str
    unit: str
    value: float
    low: float
    high: float
    grade: str
    use: str
    source: str
    measured_as: str
    informs: tuple[str, ...] = ()
    note: str = ""


@functools.cache
def load() -> tuple[Target, ...]:
    """Every target, kind by kind in the order of the files.

    Raises:
        IncompleteTarget: one sentence for each thing that is wrong.
    """
    return read(calibration() / "targets")


def read(folder: Path) -> tuple[Target, ...]:
    """The targets of a folder; see `load`."""
    wrong: list[str] = []
    found = [target for kind in KINDS for target in _of_file(folder / f"{kind}.csv", kind, wrong)]
    names = [target.name for target in found]
    wrong += [
        f"target '{name}' stands {names.count(name)} times"
        for name in sorted({*names})
        if names.count(name) > 1
    ]
    if wrong:
        raise IncompleteTarget(wrong)
    return tuple(found)


def fitted() -> tuple[Target, ...]:
    """The targets that assumptions may be fitted to."""
    return tuple(one for one in load() if one.use == FITTED)


def split_fingerprint(rows: Sequence[Target] | None = None) -> str:
    """Fingerprint of the split and of what is fitted to.

    It changes when a row comes, goes or changes sides, and when anything in a fitted row changes; never when a held-out
    value does.
    """
    told = load() if rows is None else rows
    sides = sorted((one.name, one.use) for one in told)
    whole = sorted(repr(dataclasses.astuple(one)) for one in told if one.use == FITTED)
    return hashlib.sha256("\n".join(map(str, [*sides, *whole])).encode()).hexdigest()


def by_the_rule(rows: Sequence[Target]) -> dict[str, str]:
    """What the use of each row must be: the rule of the split, by name of the target."""
    sides: dict[str, str] = {}
    for kind in KINDS:
        of_kind = sorted((one for one in rows if one.kind == kind), key=lambda one: (one.until, one.name))
        early = [one.name for one in of_kind if one.until < HELD_OUT_FROM and not _of_an_exodus(one)]
        third = early[_EVERY - 1 :: _EVERY]
        late = [one.name for one in of_kind if one.until >= HELD_OUT_FROM]
        sides |= {one.name: HELD_OUT if one.name in (*third, *late) else FITTED for one in of_kind}
    return sides


def _of_an_exodus(one: Target) -> bool:
    """Whether it counts the people of an exodus; nothing else tells of its size, so nothing could predict it."""
    return one.measure == "extra" or one.among == "leaving"


def notes(name: str) -> list[dict[str, str]]:
    """The rows of a file of notes beside the targets: unused, explanations or contradictions."""
    with (calibration() / "targets" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _of_file(path: Path, kind: str, wrong: list[str]) -> Iterator[Target]:
    """The rows of one file; what is wrong with the others is added to `wrong`."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        header = tuple(rows.fieldnames or ())
        strange = _strange_columns(header)
        wrong += [f"{path.name}: {sentence}" for sentence in strange]
        if strange:
            return
        for row in rows:
            problems = [f"{path.name}, line {rows.line_num}: {said}" for said in _problems(row)]
            wrong += problems
            if not problems:
                yield _target(row, kind)


def _strange_columns(header: tuple[str, ...]) -> list[str]:
    known = (*_NEEDED, *_MAY_LACK)
    said = [f"lacks the column '{name}'" for name in known if name not in header]
    strange = [name for name in header if name not in known]
    return said + [f"has a column '{name}' that is not known{_nearest(name, known)}" for name in strange]


def _nearest(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _problems(row: Mapping[str, str | None]) -> list[str]:
    """What is wrong with one row, a sentence each; `row` holds None where a line is too short."""
    name = row.get("target") or "a target without a name"
    if None in row or None in row.values():
        return [f"{name} has more or fewer cells than the header"]
    said = [f"{name} lacks '{key}'" for key in _NEEDED if not row[key]]
    said += [
        f"{name}: {sentence}" for key, known in _CHOICES for sentence in _unknown(key, row[key] or "", known)
    ]
    for key in ("month", "until"):
        said += _no_month(name, key, row[key] or "")
    return said + _no_range(name, *(row[key] or "" for key in ("low", "value", "high")))


_CHOICES = (("unit", UNITS), ("grade", _GRADES), ("use", (FITTED, HELD_OUT)))


def _unknown(key: str, word: str, known: Sequence[str]) -> list[str]:
    if not word or word in known:
        return []
    return [f"{key} '{word}' is not known{_nearest(word, known)} (allowed: {', '.join(known)})"]


def _no_month(name: str, key: str, text: str) -> list[str]:
    try:
        if text:
            months.parse(text)
    except ValueError as error:
        return [f"{name}: {key}: {error}"]
    return []


def _no_range(name: str, *texts: str) -> list[str]:
    if not all(texts):
        return []  # said above
    try:
        low, value, high = map(float, texts)
    except ValueError:
        return [f"{name}: low, value and high must be numbers, not '{', '.join(texts)}'"]
    if not (low <= value <= high and math.isfinite(low) and math.isfinite(high)):
        return [f"{name}: low {low:g}, value {value:g} and high {high:g} must rise"]
    return []


def _target(row: Mapping[str, str], kind: str) -> Target:
    month = months.parse(row["month"])
    value, low, high = (float(row[key]) for key in ("value", "low", "high"))
    return Target(
        row["target"], kind, month, months.parse(row["until"]) if row["until"] else month, row["measure"],
        row["counts"], row["among"], row["unit"], value, low, high, row["grade"], row["use"], row["source"],
        row["measured_as"], tuple(row["informs"].split()), row["note"],
    )  # fmt: skip
