"""What is reported is told apart from what is put in, and the split is fixed before anybody fits."""

import csv
import dataclasses
import re
import shutil
from pathlib import Path

import pytest

from simsp import parameters, targets
from simsp.places import calibration
from simsp.targets import FITTED, HELD_OUT, IncompleteTarget, Target

LOCKED = "26452a6000cbdf4968ad6b07cb5fb5dcc13067d5d50831114dc8c39c48bcb2b1"


def made_up(**other: object) -> Target:
    """A target, but for what is given."""
    usual = Target(
        "a", "lives", 24000, 24000, "number", "present", "", "people", 10, 5, 20, "A", FITTED, "S2", "people"
    )
    return dataclasses.replace(usual, **other)  # type: ignore[arg-type]


def test_the_split_follows_the_rule_alone() -> None:
    """All from June 2024 on, and every third row before, in each file by month and name."""
    rows = targets.load()
    assert {one.name: one.use for one in rows} == targets.by_the_rule(rows)


def test_the_rule_worked_by_hand() -> None:
    """Six rows: c is the third of the early ones, e and f are late; d counts by its last month."""
    early, late = 2020 * 12, targets.HELD_OUT_FROM
    spans = {"a": (early, early), "b": (early, early), "c": (early, early + 1), "d": (early - 9, early + 2)}
    spans |= {"e": (late, late), "f": (late - 5, late)}
    rows = [made_up(name=name, month=first, until=last) for name, (first, last) in spans.items()]
    assert targets.by_the_rule(rows[::-1]) == {
        "a": FITTED, "b": FITTED, "c": HELD_OUT, "d": FITTED, "e": HELD_OUT, "f": HELD_OUT,
    }  # fmt: skip


def test_at_least_a_third_is_held_out_in_every_file() -> None:
    """Of all rows, and of each file those apart that count an exodus, which nothing else could predict."""
    rows = targets.load()
    assert sum(one.use == HELD_OUT for one in rows) >= len(rows) / 3
    for kind in {one.kind for one in rows}:
        of_kind = [
            one for one in rows if one.kind == kind and one.measure != "extra" and one.among != "leaving"
        ]
        assert sum(one.use == HELD_OUT for one in of_kind) >= len(of_kind) / 3, kind


def test_the_split_is_locked() -> None:
    """Whoever changes a fitted row or moves one sees this, and says why in CHANGELOG.md."""
    assert targets.split_fingerprint() == LOCKED


def test_the_fingerprint_knows_every_side_and_every_fitted_value() -> None:
    """A held-out value may be corrected without a new fit; a fitted one may not, nor may a row change sides."""
    kept, other = made_up(), made_up(name="b", use=HELD_OUT)
    before = targets.split_fingerprint([kept, other])
    assert targets.split_fingerprint([kept, dataclasses.replace(other, value=11.0, note="new")]) == before
    assert targets.split_fingerprint([dataclasses.replace(kept, value=11.0), other]) != before
    assert targets.split_fingerprint([kept, dataclasses.replace(other, use=FITTED)]) != before
    assert targets.split_fingerprint([kept]) != before


def test_no_target_has_the_value_of_an_assumption_that_it_informs() -> None:
    """What a target informs exists, and none of its values is the target's own: that would be an input."""
    registry = parameters.load()
    for one in targets.load():
        for base in one.informs:
            given = [row.value for name, p in registry.items() if base in (p.base, name) for row in p.history]
            assert given or base.startswith("calendar."), (one.name, base)
            assert one.value not in given, (one.name, base)


BY_CHANCE = {"undocumented_2022"}  # 700,000, as many as all Cambodians in 2014 and 2017


def test_no_number_of_people_is_an_input() -> None:
    """A reported count of people is nowhere a value in calibration/*.yaml, nor a sum over nationalities."""
    stocks = [p for p in parameters.load().values() if p.unit == "people"]
    given = {float(row.value) for p in stocks for row in p.history}
    of_all = [p for p in stocks if p.base == "population.stock"]
    given |= {float(sum(p.history[at].value for p in of_all)) for at in range(len(of_all[0].history))}
    same = {one.name for one in targets.load() if one.unit == "people" and one.value in given}
    assert same == BY_CHANCE


def test_calendar_entries_that_a_target_informs_exist() -> None:
    """A name such as calendar.covid_leave is that of an event."""
    events = {one["name"] for one in parameters.read_yaml(calibration() / "calendar.yaml")["events"]}
    told = {base for one in targets.load() for base in one.informs if base.startswith("calendar.")}
    assert told <= {f"calendar.{name}" for name in events}


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("unit", "", "registered_2011 lacks 'unit'"),
        ("unit", "pepole", "unit 'pepole' is not known; did you mean 'people'?"),
        ("source", "", "registered_2011 lacks 'source'"),
        ("month", "2011-13", "registered_2011: month: '2011-13' is not a month"),
        ("grade", "D", "grade 'D' is not known"),
        ("use", "", "registered_2011 lacks 'use'"),
        ("low", "1600000", "must rise"),
        ("value", "many", "must be numbers"),
    ],
)
def test_an_incomplete_row_does_not_load_and_says_why(
    tmp_path: Path, column: str, text: str, said: str
) -> None:
    """With file and line, in a sentence."""
    folder = tmp_path / "targets"
    shutil.copytree(calibration() / "targets", folder)
    path = folder / "registered.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0][column] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(IncompleteTarget) as caught:
        targets.read(folder)
    assert said in str(caught.value)
    assert "registered.csv, line 2" in str(caught.value)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """A column misspelt, a row too short and a name twice."""
    folder = tmp_path / "targets"
    shutil.copytree(calibration() / "targets", folder)
    lives, papers = folder / "lives.csv", folder / "papers.csv"
    lives.write_text(lives.read_text(encoding="utf-8").replace("grade", "garde", 1), encoding="utf-8")
    papers.write_text(papers.read_text(encoding="utf-8") + "short,2011-12\n", encoding="utf-8")
    twice = (folder / "enrolled.csv").read_text(encoding="utf-8")
    (folder / "enrolled.csv").write_text(twice + twice.splitlines()[1] + "\n", encoding="utf-8")
    with pytest.raises(IncompleteTarget) as caught:
        targets.read(folder)
    for said in ("did you mean 'grade'?", "short has more or fewer cells", "'enrolled_2011' stands 2 times"):
        assert said in str(caught.value)


def test_the_notes_speak_of_targets_that_exist() -> None:
    """An explanation or a contradiction of nothing would never be shown."""
    names = {one.name for one in targets.load()}
    pairs = [(row["one"], row["other"]) for row in targets.notes("contradictions")]
    assert {name for pair in pairs for name in pair} <= names
    assert {row["target"] for row in targets.notes("explanations")} <= names
    assert {row["what"] for row in targets.notes("unused")}.isdisjoint(names)


def test_the_readme_counts_and_stars_the_rows_as_they_are() -> None:
    """Rows and held-out rows of each file, and a star at each held-out name in the list of guesses."""
    text = (calibration() / "targets" / "README.md").read_text(encoding="utf-8")
    rows = targets.load()
    for kind in targets.KINDS:
        mine = [one for one in rows if one.kind == kind]
        held = sum(one.use == HELD_OUT for one in mine)
        assert re.search(rf"\| `{kind}\.csv` \|[^|]*\| {len(mine)} \| {held} \|", text), kind
    table = text.split("| assumption | targets")[1].split("\n\n")[0]
    for name, star in re.findall(r"\b([a-z]\w+_20\d\d)\b(\*?)", table):
        assert (star == "*") == (name in {one.name for one in rows if one.use == HELD_OUT}), name
