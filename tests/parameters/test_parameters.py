"""Dated values: what does not load, what is in force, how values are encoded and drawn."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from simsp import drawing, months, parameters
from simsp.drawing import Draw
from simsp.parameters import Dated, IncompleteValue, Parameter

ROW = {"from": "2020-01", "value": 5, "source": "an Act", "grade": "A", "checked": "2026-11"}
ENTRY = {"layer": "law", "meaning": "A rate.", "unit": "percent", "allowed": [0, 100], "history": [ROW]}


def load_one(entry: Mapping[str, Any]) -> Parameter:
    """One parameter as if it stood in a file."""
    return parameters._one("branch", "key", entry, -1)


@pytest.mark.parametrize("key", ["layer", "meaning", "unit", "history"])
def test_a_value_without_layer_meaning_unit_or_history_does_not_load(key: str) -> None:
    """Each of them must be there."""
    with pytest.raises(IncompleteValue, match=key):
        load_one({name: value for name, value in ENTRY.items() if name != key})


@pytest.mark.parametrize("key", ["from", "value", "source", "grade", "checked"])
def test_a_row_without_date_source_grade_or_check_does_not_load(key: str) -> None:
    """A number of law without its source is no number of law."""
    row = {name: value for name, value in ROW.items() if name != key}
    with pytest.raises(IncompleteValue, match=key):
        load_one({**ENTRY, "history": [row]})


def test_an_expert_guess_needs_its_range() -> None:
    """Grade C without low and high does not load."""
    with pytest.raises(IncompleteValue, match="grade C"):
        load_one({**ENTRY, "history": [{**ROW, "grade": "C"}]})


def test_dates_must_rise() -> None:
    """Two rows of one month would make the value of that month unclear."""
    with pytest.raises(IncompleteValue, match="dates"):
        load_one({**ENTRY, "history": [ROW, ROW]})


def test_a_value_holds_from_its_month_until_the_next_row() -> None:
    """The ceiling of the insured wage: 15,000 to December 2025, then 17,500, 20,000 and 23,000 (facts 1.2)."""
    ceiling = parameters.load()["contributions.ceiling"]
    found = [
        ceiling.on(months.parse(text)).value
        for text in ("2025-12", "2026-01", "2028-12", "2029-01", "2032-01")
    ]

    assert found == [15000, 17500, 17500, 20000, 23000]


def test_a_month_before_the_first_row_is_refused() -> None:
    """Never a silent zero."""
    with pytest.raises(LookupError, match="no value before"):
        parameters.load()["contributions.ceiling"].on(months.parse("1900-01"))


@pytest.mark.parametrize(
    ("unit", "value", "encoded"),
    [
        ("percent", 5, 5_000),
        ("percent", 0.25, 250),
        ("thb", 1650, 165_000),
        ("ratio", 0.6, 60_000),
        ("probability", 0.5, 2**31),
        ("months", 180, 180),
        ("switch", True, 1),
        ("month", "2027-01", 24324),
    ],
)
def test_values_are_encoded_by_their_unit(unit: str, value: Any, encoded: int) -> None:
    """Parts per 100,000, satang, thresholds of 2**32, plain counts."""
    entry = {**ENTRY, "unit": unit, "history": [{**ROW, "value": value}]}

    assert parameters.encode(load_one(entry), value) == encoded


def test_a_yearly_rate_becomes_the_monthly_chance_that_compounds_to_it() -> None:
    """(1 - p)^12 = 1 - yearly: for 10% a year p = 0.0087416 a month (0.9 ** (1/12) = 0.9912584)."""
    entry = {**ENTRY, "unit": "percent_per_year"}

    assert parameters.encode(load_one(entry), 10) / 2**32 == pytest.approx(0.0087416, abs=1e-7)


def test_the_central_draw_takes_the_value_itself() -> None:
    """Without a replicate nothing is drawn."""
    parameter = parameters.load()["stay.return_rate"]

    assert Draw().value(parameter, parameter.history[0]) == parameter.history[0].value


@pytest.mark.parametrize(("chance", "value"), [(0.0, 2.0), (0.5, 3.5), (1.0, 5.0)])
def test_a_range_is_drawn_as_a_triangle(chance: float, value: float) -> None:
    """2, 3.5, 5: symmetric, so the median is the mode."""
    row = Dated(0, 3.5, 2.0, 5.0, "", "C", "2026-11")

    assert drawing.quantile(row, chance) == pytest.approx(value)


def test_law_is_never_drawn() -> None:
    """Only practice and assumptions are uncertain; readings are switches."""
    registry = parameters.load()
    for parameter in registry.values():
        if parameter.layer in ("law", "reading", "policy"):
            for row in parameter.history:
                assert Draw(1, 7).value(parameter, row) == row.value


def test_every_central_value_lies_in_its_range_and_within_what_is_allowed() -> None:
    """Low <= value <= high, all within `allowed`."""
    for parameter in parameters.load().values():
        for row in parameter.history:
            if parameter.unit in ("switch", "choice", "month"):
                continue
            low = row.value if row.low is None else row.low
            high = row.value if row.high is None else row.high
            first, last = parameter.allowed
            assert first <= low <= float(row.value) <= high <= last, parameter.name


def test_a_change_holds_from_its_month_on() -> None:
    """A scenario's change overrides the dated history from its start, and nothing else."""
    first, start = months.parse("2026-01"), months.parse("2027-01")
    rules = parameters.table(
        first, months.parse("2028-12"), [parameters.Change("old_age.pension_age", 50, start)]
    )

    assert rules.old_age.pension_age[:12].tolist() == [55] * 12
    assert rules.old_age.pension_age[12:].tolist() == [50] * 24


def of_2027(*changes: parameters.Change, nation: int | None = None) -> list[int]:
    """The pension age in each month of 2027."""
    january = months.parse("2027-01")
    rules = parameters.table(january, january + 11, changes, nation=nation)
    return [int(age) for age in rules.old_age.pension_age]


def pension_age(age: int, starts: str, until: str = "", nations: tuple[int, ...] = ()) -> parameters.Change:
    """A change of the pension age."""
    ends = months.parse(until) if until else None
    return parameters.Change("old_age.pension_age", age, months.parse(starts), ends, nations)


def test_after_the_last_month_of_a_change_holds_what_was_there_before() -> None:
    """The law after a change of the law; a lasting change after one that ended upon it."""
    pilot = pension_age(50, "2027-03", "2027-05")
    assert of_2027(pilot) == [55] * 2 + [50] * 3 + [55] * 7
    assert of_2027(pension_age(60, "2027-01"), pilot) == [60] * 2 + [50] * 3 + [60] * 7


def test_a_change_may_begin_or_end_outside_the_months_asked_for() -> None:
    """Begun before the first month, ended before it, ending after the last."""
    assert of_2027(pension_age(50, "2020-01", "2027-02")) == [50] * 2 + [55] * 10
    assert of_2027(pension_age(50, "2020-01", "2026-12")) == [55] * 12
    assert of_2027(pension_age(50, "2027-11", "2030-01")) == [55] * 10 + [50] * 2


def test_a_change_for_some_is_in_their_rules_alone() -> None:
    """For the first and third nationality; neither for the others nor for what all share."""
    some = pension_age(50, "2027-01", nations=(0, 2))
    assert [of_2027(some, nation=nation)[0] for nation in (0, 1, 2, 3, None)] == [50, 55, 50, 55, 55]


def test_no_key_is_called_like_a_field_of_numpy() -> None:
    """`law.base` would give numpy's own attribute in plain Python."""
    import numpy as np

    taken = set(dir(np.record))
    for parameter in parameters.load().values():
        assert parameter.base.split(".")[1] not in taken, parameter.name


def test_all_shipped_files_are_read(root: Path) -> None:
    """Every YAML file of the law and the calibration gives at least one value."""
    stems = {path.stem for folder in ("simsp/law", "calibration") for path in (root / folder).glob("*.yaml")}

    assert {name.split(".")[0] for name in parameters.load()} == stems - {"calendar"}
