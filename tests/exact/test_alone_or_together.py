"""A scenario that parts from today's law at its month is the scenario that lived the whole history by itself."""

import dataclasses

import pytest

from simsp import months
from simsp.comparison import Comparison, compare
from simsp.scenario import Scenario, resolve, shipped
from tests.exact import prints
from tests.properties.worlds import scenario

pytestmark = pytest.mark.xdist_group("together")  # one comparison for all tests of this file
UNTIL = months.parse("2034-12")  # the next pandemic comes in 2030, and its harm ends by then
SIZE = {"agents": 60, "replicates": 1, "seed": 4, "until": UNTIL, "jobs": 1, "people": True}
OF_A_KIND = (  # shocks of their own, rules for some, no start of their own
    "agreement_with_cambodia", "closed_border_cambodia", "next_pandemic", "savings_moved_to_cambodia",
    "waiver_for_myanmar", "law_as_written",
)  # fmt: skip
NAMES = sorted({*OF_A_KIND, *sorted(shipped())[::10]} - {"current_law"})


@pytest.fixture(scope="module")
def together() -> Comparison:
    """Today's law and every tenth shipped scenario, with those that branch in a way of their own: one history."""
    return compare(NAMES, **SIZE)


@pytest.mark.parametrize("name", ["current_law", *NAMES])
def test_a_shipped_scenario_is_the_same_alone(together: Comparison, name: str) -> None:
    """Nobody beside it and no branch: every sum and every life is the same, to the last bit."""
    place = [one.name for one in together.plan.scenarios].index(name)
    plan = together.plan
    dated = dataclasses.replace(plan.scenarios[place], changes=plan.changes[place])
    alone = compare([dated], start=plan.start, **SIZE)
    assert prints.of_scenario(alone, 0) == prints.of_scenario(together, place)


def test_the_shipped_scenarios_differ(together: Comparison) -> None:
    """So that sameness means something: nearly all have lives of their own, even among so few people."""
    lives = {tuple(prints.of_scenario(together, place).items()) for place in range(len(NAMES) + 1)}
    assert len(lives) > 0.7 * len(NAMES)


EARLY = {
    name: months.parse(month)
    for name, month in {"early": "2013-05", "later": "2019-10", "within": "2028-03"}.items()
}


def reforms() -> list[Scenario]:
    """One reform from three months: in the history, later in it, and within the months measured."""
    moves_all = {"stay.return_rate": 30, "claims.files": 0.9, "employers.unremitted": 0, "work.hire": 0.5}
    return [scenario(name, moves_all, starts) for name, starts in EARLY.items()]


@pytest.mark.parametrize("name", EARLY)
def test_a_reform_in_any_month_is_the_same_alone(name: str) -> None:
    """Three months of change share one history up to the first; each lives as if it had been the only one."""
    size = SIZE | {"until": months.parse("2029-12"), "start": months.parse("2027-01")}
    baseline, all_three = resolve(["current_law"], end=size["until"]), reforms()
    company = compare([*baseline, *all_three], **(size | {"start": EARLY["early"]}))
    assert company.plan.branch == EARLY["early"]
    place = list(EARLY).index(name)
    alone = compare([all_three[place]], **(size | {"start": company.plan.start}))
    assert prints.of_scenario(alone, 0) == prints.of_scenario(company, place + 1)
