"""Rules for some nationalities move their people and nobody else's."""

import numpy as np
import pytest

from simsp import months, outcomes
from simsp.parameters import DIMENSIONS, Change
from simsp.world.world import COMMON, HISTORY, NATIONS
from tests.properties.worlds import START, Made, dated, differences, made, quiet

MYANMAR, CAMBODIA = (DIMENSIONS["nationality"].index(name) for name in ("myanmar", "cambodia"))
LAST = months.parse("2014-12")


def evaded(first: str, last: str, nations: tuple[int, ...]) -> list[Change]:
    """No employer enrols these people in these months."""
    statuses = DIMENSIONS["status"]
    span = months.parse(first), months.parse(last)
    return [Change(f"employers.evasion_{status}", 1, *span, nations) for status in statuses]


def test_what_holds_for_some_in_some_months_happens_to_them_then() -> None:
    """48 months of work for all; those from Myanmar are not enrolled in twelve of them, the others always."""
    changes = evaded("2012-03", "2013-02", (MYANMAR,))
    one = made([*dated(quiet()), *changes], agents=60, until=LAST).until(LAST)
    from_myanmar = one.here["nationality"] == MYANMAR
    assert 0 < from_myanmar.sum() < len(from_myanmar)
    assert set(one.here["law"]["ever"]) == {48}
    assert set(one.here["enrolled"]["ever"][from_myanmar]) == {36}
    assert set(one.here["enrolled"]["ever"][~from_myanmar]) == {48}


@pytest.mark.parametrize(
    ("branch", "key", "value"), [("claims", "talk", 0.9), ("office", "minutes_per_claim", 90)]
)
def test_what_people_share_follows_the_common_rules(branch: str, key: str, value: float) -> None:
    """Stories and offices are the same for all: a change for some leaves every month of every life as it was."""
    some = (Change(f"{branch}.{key}", value, HISTORY, None, (MYANMAR,)),)
    usual, one = (
        made(changes, agents=40, until=LAST, newcomers=True, calendar=True, deaths=True).until(LAST)
        for changes in ((), some)
    )
    own = one.times.rules[branch][key][0]
    assert own[MYANMAR] != own[COMMON] == own[CAMBODIA]
    assert differences(usual.world, one.world) == []


def settled(nations: tuple[int, ...]) -> Made:
    """A world with newcomers, shocks and deaths, under rules about persons for these nationalities."""
    begins = months.parse("2013-01")
    values = {
        "old_age.exit_lump_sum": "choice", "old_age.pension_age": 50, "coverage.undocumented_covered": True,
        "child_allowance.until_age": 8, "contributions.worker_rate": 3, "stay.return_rate": 60,
    }  # fmt: skip
    changes = [Change(name, value, begins, None, nations) for name, value in values.items()]
    return made(changes, agents=60, until=LAST + 12, newcomers=True, calendar=True, deaths=True).until(LAST)


def test_rules_for_each_nationality_are_rules_for_all() -> None:
    """Named one by one, all four live as if nobody had been named, to the end of every right."""
    everybody, each = settled(()), settled(tuple(range(NATIONS)))
    assert differences(everybody.world, each.world) == []
    ends = [outcomes.follow(one.world, one.times, LAST + 1, LAST + 12) for one in (everybody, each)]
    assert np.array_equal(ends[0].exact["fates"], ends[1].exact["fates"])
    assert ends[0].liability == ends[1].liability


def test_a_turn_of_any_nationality_is_a_turn() -> None:
    """A pension age that changes for Cambodians alone is looked at in its month; so are the wages of a law."""
    changes = [
        Change("old_age.pension_age", 50, START, None, (CAMBODIA,)),
        Change("contributions.worker_rate", 3, START + 2, None, (CAMBODIA,)),
    ]
    usual, one = (made(given, agents=30, until=START + 6).times for given in ((), changes))
    assert one.turns(START) != usual.turns(START)
    assert one.turns(START + 1) == usual.turns(START + 1)
    steps = [int(now - before) for now, before in zip(one.edition[1:], one.edition[:-1], strict=True)]
    before = [int(now - before) for now, before in zip(usual.edition[1:], usual.edition[:-1], strict=True)]
    assert [place + HISTORY + 1 for place in range(len(steps)) if steps[place] != before[place]] == [
        START + 2
    ]
