"""What counts as a hit: near, and narrow enough to mean something."""

import csv
import dataclasses
import math
from pathlib import Path

import pytest

from simsp import tables, targets
from simsp.targets import FITTED, Target
from simsp.validation import files, judging, patterns
from simsp.validation.judging import HIT, OUTSIDE, UNDEFINED, WIDE, Simulated
from tests.validation import made_up

REPORTED = Target(
    "a", "lives", 0, 0, "number", "present", "", "people", 100.0, 90.0, 110.0, "A", FITTED, "S2", "people"
)


@pytest.mark.parametrize(
    ("value", "low", "high", "word"),
    [
        (105.0, 95.0, 115.0, HIT),  # the median lies in the range
        (120.0, 99.0, 130.0, HIT),  # the reported figure lies in the interval
        (120.0, 101.0, 130.0, HIT),  # 20 apart; the root of 10 squared and 19 squared is 21.5
        (120.0, 108.0, 130.0, OUTSIDE),  # the ranges touch, but the root of 10 squared and 12 squared is 15.6
        (82.0, 70.0, 97.0, HIT),  # 18 apart; the root of 10 squared and 15 squared is 18.03
        (81.0, 70.0, 96.0, OUTSIDE),  # 19 apart, 18.03 as before
        (100.0, 70.0, 130.0, HIT),  # just 30 % to either side
        (100.0, 69.0, 110.0, WIDE),
        (100.0, 95.0, 131.0, WIDE),
        (0.0, 0.0, 0.0, OUTSIDE),
        (math.nan, math.nan, math.nan, UNDEFINED),
    ],
)
def test_near_and_narrow_by_hand(value: float, low: float, high: float, word: str) -> None:
    """Reported: 100, believed from 90 to 110."""
    assert judging.word(REPORTED, Simulated(value, low, high)) == word


def test_the_strict_count_asks_for_one_figure_in_the_range_of_the_other() -> None:
    """120 (101 to 130) agrees with 100 (90 to 110) by both errors, though neither lies in the other's range."""
    for simulated, strict in ((Simulated(120.0, 101.0, 130.0), False), (Simulated(120.0, 99.0, 130.0), True)):
        verdict = judging.Verdict(REPORTED, simulated, judging.word(REPORTED, simulated))
        assert (verdict.within, judging.strictly(verdict)) == (True, strict)


def test_a_wide_source_allows_an_interval_as_wide() -> None:
    """From 50 to 150 is as wide as the figure: an interval as wide as its own median may pass, a wider one not."""
    source = dataclasses.replace(REPORTED, low=50.0, high=150.0)
    assert judging.word(source, Simulated(80.0, 50.0, 130.0)) == HIT
    assert judging.word(source, Simulated(80.0, 49.0, 130.0)) == WIDE


def test_the_interval_is_made_of_weibull_positions() -> None:
    """Of 39 histories the 2.5 percentile is the least, the 97.5 the greatest; of 79 the second of each end."""
    assert judging.simulated([float(n) for n in range(1, 40)]) == pytest.approx((20, 1, 39))
    assert judging.simulated([float(n) for n in range(1, 80)]) == pytest.approx((40, 2, 78))


def test_histories_in_which_nobody_can_be_asked_are_left_out() -> None:
    """A median of what is known; undefined where nothing is."""
    assert judging.simulated([math.nan, 1.0, 1.0]) == (1.0, 1.0, 1.0)
    assert math.isnan(judging.simulated([math.nan]).value)


def test_a_model_that_gives_every_figure_hits_every_one() -> None:
    """And one that gives five times as much hits none."""
    assert all(one.within for one in made_up.found(1.0, 1.0).verdicts)
    hits = {one.target.name for one in made_up.found(5.0, 5.0).verdicts if one.within}
    assert hits <= {one.name for one in targets.load() if one.high >= 5 * one.value}


def test_validation_csv_has_its_nine_columns_and_a_row_a_target(tmp_path: Path) -> None:
    """Kind is fitted or held_out, within is true or false; read again, the verdicts are the same."""
    found = made_up.found(0.5, 1.0, 1.2)
    files.write(tmp_path, found)
    with (tmp_path / "validation.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [
        "target", "kind", "observed", "observed_low", "observed_high", "simulated", "simulated_low",
        "simulated_high", "within",
    ]  # fmt: skip
    assert [row["target"] for row in rows] == [one.name for one in targets.load()]
    assert {row["kind"] for row in rows} == {"fitted", "held_out"}
    assert {row["within"] for row in rows} <= {"true", "false"}
    again = files.read(tmp_path)
    assert again.verdicts == found.verdicts
    assert again.size == found.size


def test_patterns_csv_has_the_columns_it_is_said_to_have(tmp_path: Path) -> None:
    """A row a part, with what is reported."""
    files.write(tmp_path, made_up.found(1.0))
    with (tmp_path / "patterns.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == tables.named("patterns.csv").header
    assert {row["part"] for row in rows} >= {*patterns.AGES, *patterns.STAYS, *patterns.USES}


def test_a_shock_is_seen_where_more_leave_than_in_the_year_before() -> None:
    """Ten in the month of the shock, twelve in the year before: ten times as many a month."""
    one = patterns.SHOCKS[0]
    answers = made_up.answers() | {f"{one.name}: in": 10.0, f"{one.name}: before": 12.0}
    part = next(part for part in patterns.parts([answers]) if part.part == one.name)
    assert part.simulated.value == 10
    assert part.agrees == "true"


def test_the_use_of_benefits_is_held_against_the_order_that_the_workshop_names() -> None:
    """Care first; unemployment above care would not agree."""
    fewer = {f"use: {name}": 100.0 - place for place, name in enumerate(patterns.USES)}
    more = fewer | {"use: unemployment": 1000.0}
    for given, expected in ((fewer, ["true"] * 4), (more, ["true", "false", "true", "true"])):
        parts = patterns.parts([made_up.answers() | given])
        assert [part.agrees for part in parts if part.part in patterns.USES] == expected
