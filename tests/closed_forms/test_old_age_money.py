"""Old-age savings, annuities and life expectancy against formulas that fit on one line."""

from typing import Any

import numpy as np
import pytest

from simsp import months, outcomes
from simsp.month.arrive import lifetime
from simsp.parameters import table
from simsp.world import times
from simsp.world.people import AGE_LIMIT
from simsp.world.world import HISTORY
from tests.properties.worlds import Made, dated, made, quiet

# 5 % of 10,000 baht, of which 3 of 5 are for old age: 300 baht a month, from the worker and from the employer.
MONTHLY = 300_00
PERCENT = 4.0


@pytest.fixture(scope="module")
def savers() -> Made:
    """Everybody has contributed from January 2011 to December 2030, at a return of 4 per cent a year."""
    rules = quiet() | {"old_age.return_on_lump_sum": PERCENT}
    return made(dated(rules), agents=60, until=months.parse("2031-01")).until(months.parse("2030-12"))


def test_shares_add_up_month_by_month(savers: Made) -> None:
    """After 240 months, each side's own savings are 240 x 300 baht."""
    for record in ("law", "enrolled", "shown"):
        held = savers.here[record]
        assert set(held["months"]) == {240}
        assert set(held["worker"]) == set(held["employer"]) == {240 * MONTHLY}


def test_returns_are_those_of_a_yearly_savings_plan(savers: Made) -> None:
    """Each January credits 4 % on all that stands there: 12 x 600 x ((1.04^20 - 1) / 0.04) / 1.04 baht in all.

    The twenty Decembers have seen nineteen Januaries: what was paid in the last year has earned nothing yet.
    """
    rate = PERCENT / 100
    whole = 12 * 2 * MONTHLY * ((1 + rate) ** 20 - 1) / rate  # a payment at each year's end, in December 2030
    balance = savers.here["law"]
    held = balance["worker"] + balance["employer"] + balance["returns"]
    assert len(set(held)) == 1
    assert held[0] == pytest.approx(whole, abs=20)  # half a satang of rounding a year, compounded


def test_rounding_is_half_a_satang_up_each_january(savers: Made) -> None:
    """The exact integer, year after year."""
    returns = 0
    for years in range(1, 20):
        balance = 12 * years * 2 * MONTHLY + returns
        returns += (balance * 4000 + 50_000) // 100_000
    assert set(savers.here["law"]["returns"]) == {returns}


def test_savings_at_home_go_on_earning() -> None:
    """A leaver's money waits with its yearly returns: the same 60 x 600 baht grow by 4 % each January."""
    rules = quiet() | {"old_age.return_on_lump_sum": PERCENT}
    gone = made(dated(rules), agents=60, until=months.parse("2045-12"))
    gone.let("stay.return_rate", months.parse("2015-12"), 4 * 2**32)
    gone.until(months.parse("2040-12"))
    assert len(gone.world.here) == 0
    gone.until(months.parse("2041-01"))
    # born in January 1986: 55 in January 2041, when the savings of five years become a lump sum
    whole = 12 * 2 * MONTHLY * (1.04**5 - 1) / 0.04 * 1.04**26 / 1.04
    lump = 11  # old_age_lump_sum
    open_rows = int(gone.world.books["open_rows"][0])
    owed = gone.world.rows[:open_rows]
    assert set(owed["kind"]) == {lump}
    assert owed["pending"].astype(float) == pytest.approx(np.full(open_rows, whole), rel=0.04)


def constant_hazard(stay: float) -> Any:
    """A life table in which a share `stay` of the living reaches the next birthday, at every age and sex."""
    ages = np.arange(AGE_LIMIT + 2)
    return np.round(np.stack([stay**ages, stay**ages]) * 2**32).astype(np.int64)


def annuity(age: int, since: int, stay: float, yearly: float) -> float:
    """Twelve payments a year in mid-year from an age for life, up to the end of the life table: geometric sums."""
    step = stay / (1 + yearly)
    years = AGE_LIMIT - max(age, since) + 1
    whole = 12 * (1 + yearly) ** -0.5 * (1 - step**years) / (1 - step)
    return whole * step ** max(since - age, 0)


@pytest.mark.parametrize("age", [20, 40, 54, 55, 60, 80, 100])
def test_a_pension_is_worth_its_closed_form_to_a_leaver(age: int) -> None:
    """Under a constant chance to live on, `pension_worth` is the geometric sum, in thousandths."""
    rules = table(HISTORY, HISTORY)
    worth = times.pension_worth(rules, constant_hazard(0.97))
    yearly = float(rules.claims.lump_sum_interest_rate[0]) / 100_000
    assert worth[0, age] == pytest.approx(1000 * annuity(age, 55, 0.97, yearly), rel=1e-4, abs=1)


@pytest.mark.parametrize("age", [20, 40, 54, 55, 60, 80, 100])
@pytest.mark.parametrize("sex", [0, 1])
def test_the_fund_values_a_pension_by_its_closed_form(age: int, sex: int) -> None:
    """The liability's annuity is the same sum at the rate the fund credits, 3.5 per cent."""
    rules = table(HISTORY, HISTORY)[0]
    made_of = outcomes._annuities(rules, constant_hazard(0.97))
    assert made_of[sex, age] == pytest.approx(annuity(age, 55, 0.97, 0.035), rel=1e-4)


def test_a_satang_of_a_later_year_is_worth_less() -> None:
    """Discount factors are (1 + r) ** -(years): 1 at the start, 1/1.035 a year later, in parts of 2**20."""
    factors = times.discounts(table(HISTORY, HISTORY + 600), HISTORY, HISTORY + 12, 600)
    assert factors[12] == 2**20
    assert factors[24] == round(2**20 / 1.035)
    assert factors[132] == round(2**20 / 1.035**10)
    assert factors[0] == round(2**20 * 1.035)


@pytest.mark.parametrize("sex", [0, 1])
@pytest.mark.parametrize("age", [18, 24, 40, 60, 85])
def test_a_lifetime_has_the_expectation_of_the_life_table(sex: int, age: int) -> None:
    """Over all draws, the mean age at death is age + sum of S(age + k) / S(age), and half a year.

    Within a year deaths are even over its twelve months, which count 0 to 11: 5.5 months on the mean.
    """
    alive = times.survivors(1.0)
    draws = (2 * np.arange(4000) + 1) * 2**32 // 8000
    ages = [lifetime(age * 12, sex, np.int64(chance), alive) for chance in draws]
    chances = alive[sex, age + 1 : AGE_LIMIT + 1] / alive[sex, age]
    assert np.mean(ages) == pytest.approx(12 * (age + chances.sum()) + 5.5, abs=0.3)
    assert min(ages) > age * 12


def test_a_higher_level_of_mortality_shortens_lives() -> None:
    """Twice the chances to die, shorter lives for the same luck, never longer."""
    usual, doubled = times.survivors(1.0), times.survivors(2.0)
    draws = (2 * np.arange(500) + 1) * 2**32 // 1000
    for sex in (0, 1):
        pairs = [
            (lifetime(288, sex, np.int64(c), usual), lifetime(288, sex, np.int64(c), doubled)) for c in draws
        ]
        assert all(less <= more for more, less in pairs)
        assert sum(less < more for more, less in pairs) > 400


def test_deaths_happen_as_often_as_the_life_table_says() -> None:
    """Of 25-year-olds who stay for 30 years, as many die as S(25) - S(55) says, within four standard errors."""
    until = months.parse("2040-12")
    living = made(dated(quiet()), agents=6000, until=until, deaths=True, seed=4).until(until)
    people, alive = living.world.people, living.who.alive
    chances = 1 - alive[:, 55] / alive[:, 25]
    expected = chances[people["sex"]]
    died = people["place"] == 3
    error = np.sqrt((expected * (1 - expected)).sum())
    assert abs(died.sum() - expected.sum()) <= 4 * error
