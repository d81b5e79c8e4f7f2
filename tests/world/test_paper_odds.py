"""What papers cost decides, by a closed form: the odds move with the cost in months of pay, today's rules are 1."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from simsp.compiled import compiled
from simsp.money import by_odds
from simsp.month import papers
from simsp.parameters import DIMENSIONS, Value
from simsp.world.people import Job, Status
from simsp.world.world import COMMON, HISTORY
from tests.properties.worlds import Made, dated, made

WHOLE, MYANMAR = 2**32, 0
WAGES: dict[str, Value] = {f"work.minimum_wage_{region}": 430 for region in DIMENSIONS["region"]}


def odds(rules: Mapping[str, Value]) -> Any:
    """The chances of the first month under changes to the rules."""
    return made(dated(rules), agents=3, until=HISTORY).times.odds[0, COMMON]


def usual(elasticity: float = 1) -> Any:
    """Those of today's costs."""
    return odds({"papers.cost_elasticity": elasticity})


def ratio(new: Any, old: Any) -> Any:
    """By how much the odds of thresholds changed."""
    one, other = np.asarray(new, float) / WHOLE, np.asarray(old, float) / WHOLE
    return (one / (1 - one)) / (other / (1 - other))


@pytest.mark.parametrize(("elasticity", "times"), [(0, 1), (0.5, 2**0.5), (1, 2)])
def test_papers_twice_as_dear_lapse_at_as_many_times_the_odds(elasticity: float, times: float) -> None:
    """8,500 to 17,000 baht for verified papers; the others, whose cost stays, lapse as before."""
    new = odds({"papers.cost_elasticity": elasticity, "papers.cost_nv": 17000})["lapse"][MYANMAR]
    old = usual(elasticity)["lapse"][MYANMAR]
    assert ratio(new[Status.NV], old[Status.NV]) == pytest.approx(times, rel=1e-5)
    assert new[Status.CR] == old[Status.CR]


def test_a_registration_at_half_the_cost_reaches_twice_the_odds() -> None:
    """And one that costs nothing counts as a tenth of the usual cost: ten times the odds, not all."""
    for baht, times in ((3800, 2), (0, 10), (15200, 0.5)):
        new = odds({"papers.cost_elasticity": 1, "papers.cost_cr": baht})["regularise"]
        assert ratio(new, usual()["regularise"]) == pytest.approx(times, rel=1e-5)


def test_a_cap_on_recruitment_costs_brings_more_under_the_mou() -> None:
    """14,000 to 7,000 baht: twice the odds for every nationality, in Tak and elsewhere; 28,000: half."""
    for baht, times in ((7000, 2), (28000, 0.5)):
        for name in ("channel", "channel_in_tak"):
            new = odds({"papers.cost_elasticity": 1, "papers.mou_cost": baht})[name]
            assert ratio(new[:, 0], usual()[name][:, 0]) == pytest.approx(times, rel=1e-4)
            assert set(new[:, -1]) == {WHOLE}


def test_higher_wages_make_papers_cheaper() -> None:
    """Costs are counted in months of pay: twice the wage is half the cost."""
    lower: dict[str, Value] = dict.fromkeys(WAGES, 215)
    first = made(dated(lower | {"papers.cost_elasticity": 1}), agents=3, until=HISTORY).times
    twice = made(dated(WAGES | {"papers.cost_elasticity": 1}), agents=3, until=HISTORY).times
    new, old = (
        twice.odds[0, COMMON]["lapse"][MYANMAR, Status.NV],
        first.odds[0, COMMON]["lapse"][MYANMAR, Status.NV],
    )
    assert ratio(new, old) == pytest.approx(0.5, rel=1e-5)


def test_todays_costs_leave_what_was_assumed() -> None:
    """10 % a year of verified papers from Myanmar lapse in 12 months; an MOU at half that rate in 24 months."""
    lapse = usual(0.5)["lapse"][MYANMAR] / WHOLE
    assert lapse[Status.NV] == pytest.approx(0.1, abs=1e-6)
    assert lapse[Status.MOU] == pytest.approx(1 - (1 - (1 - 0.9 ** (1 / 12)) / 2) ** 24, abs=1e-6)
    assert lapse[Status.UNDOCUMENTED] == 0


@pytest.mark.parametrize(
    ("chance", "factor", "expected"),
    [(0, 3, 0), (1, 0.1, 1), (0.5, 3, 0.75), (0.1, 0.5, 1 / 19), (0.9, 10, 90 / 91)],
)
def test_chances_move_by_their_odds(chance: float, factor: float, expected: float) -> None:
    """Never stays never, always stays always."""
    moved = int(by_odds(round(chance * WHOLE), round(factor * 100_000)))
    assert moved / WHOLE == pytest.approx(expected, rel=1e-4)


# --- one's own pay ---


@compiled
def _burden_first(people, of_rules):  # type: ignore[no-untyped-def]
    return papers.burden(people[0], of_rules[0])


def earning(pay: float, **fields: int) -> Made:
    """Somebody who earns a multiple of the mean, where odds move in proportion."""
    rules: dict[str, Value] = {
        "papers.cost_elasticity": 1,
        "work.insured_premium": 1,
        "work.low_pay_share": 0.5,
    }
    one = made(dated(rules), agents=3, until=HISTORY)
    one.world.people["wage_factor"][0] = round(pay * 100_000)
    for name, value in fields.items():
        one.world.people[name][0] = value
    return one


@pytest.mark.parametrize(
    ("pay", "fields", "times"),
    [
        (1, {}, 1),
        (2, {}, 0.5),
        (0.8, {}, 1.25),
        (1, {"low_pay": 1, "job": Job.INSURABLE}, 2),
        (1, {"low_pay": 1, "job": Job.INSURABLE, "insured_job": 1}, 1),
    ],
)
def test_the_same_papers_weigh_more_on_lower_pay(pay: float, fields: dict[str, int], times: float) -> None:
    """Half the pay, twice the odds; a job that pays below the minimum wage counts, an insured one does not pay so."""
    one = earning(pay, **fields)
    found = _burden_first(one.world.people, one.times.at(HISTORY)[0])
    assert found / 100_000 == pytest.approx(times, rel=1e-4)
