"""Calendar entries of a scenario reach its months, and no others."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from simsp import months
from simsp.calendar import Event
from simsp.comparison import compare
from simsp.errors import BadInput
from simsp.parameters import DIMENSIONS, Change, Dated
from simsp.scenario import Scenario
from tests.properties.worlds import START, scenario

LAOS = DIMENSIONS["nationality"].index("laos")
SHOCK, UNTIL = START + 2, START + 5


def exodus(first: int) -> Scenario:
    """Nearly all people from Laos leave in one month."""
    row = Dated(first, 0.999, None, None, "what-if", "C", "")
    return replace(
        scenario("exodus", {}), calendar=(Event("next_exodus", "leave_share", first, first, "laos", row),)
    )


def test_an_entry_happens_in_its_month_to_its_people_on_its_branch(tmp_path: Path) -> None:
    """Until the month of the exodus both branches hold the same people; then those from Laos are gone."""
    found = compare(
        [scenario("today", {}), exodus(SHOCK)], agents=200, replicates=1, until=UNTIL, jobs=1, people=True
    )
    usual, one = found.outcomes[0]
    present = usual.series[:, 1] - one.series[:, 1]
    assert (present[usual.series[:, 0] <= SHOCK] == 0).all()  # they leave at the end of the month
    assert present[usual.series[:, 0] == SHOCK + 1].item() > 0
    found.save(tmp_path)
    written = json.loads((tmp_path / "manifest.json").read_text())["scenarios"]
    assert written[0]["calendar"] == []
    assert written[1]["calendar"] == [
        {"name": "next_exodus", "effect": "leave_share", "from": "2027-03", "until": "2027-03", "who": "laos",
         "value": 0.999, "source": "what-if", "grade": "C"},
    ]  # fmt: skip


def test_an_entry_before_the_comparison_is_refused() -> None:
    """History is shared, so nothing may differ in it."""
    with pytest.raises(BadInput, match="begins in 2026-12, before the comparison, which starts in 2027-01"):
        compare([scenario("today", {}), exodus(START - 1)], agents=50, replicates=1, until=UNTIL, jobs=1)


def test_the_manifest_says_until_when_and_for_whom(tmp_path: Path) -> None:
    """A pilot for some is written in full."""
    pilot = Change("old_age.exit_lump_sum", "choice", START, START + 11, (LAOS,))
    tried = replace(scenario("pilot", {}), changes=(pilot,))
    compare([scenario("today", {}), tried], agents=50, replicates=1, until=UNTIL, jobs=1).save(tmp_path)
    written = json.loads((tmp_path / "manifest.json").read_text())["scenarios"][1]
    assert written["changes_in_full"] == [
        {"name": "old_age.exit_lump_sum", "value": "choice", "from": months.text(START),
         "until": months.text(START + 11), "for": ["laos"]},
    ]  # fmt: skip
    assert written["changes"] == {"old_age.exit_lump_sum": "choice"}
