"""What the months of one replicate look like: who arrives, wages, channels, chances, prices of care.

Everything that needs a power, a logarithm or an interpolation is worked out here, before the first month, so that a
month itself is integers and comparisons.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp import months
from simsp.drawing import Draw
from simsp.parameters import DIMENSIONS, load
from simsp.places import calibration
from simsp.world import paper_odds
from simsp.world.people import AGE_LIMIT

_CHANCE = 2.0**32
WHOLE = 100_000

ODDS = np.dtype(
    [
        ("wage", "i8", (6,)),  # monthly pay at the local minimum wage, satang, by region
        ("highest_daily_wage", "i8"),  # the country's highest daily minimum wage, satang
        ("channel", "i8", (4, 5)),
        ("channel_in_tak", "i8", (4, 5)),
        ("first_status", "i8", (5,)),
        ("region", "i8", (4, 6)),
        ("sector", "i8", (7,)),
        ("nationality", "i8", (4,)),
        ("evasion", "i8", (5,)),
        ("lapse", "i8", (4, 5)),
        ("embassy_lapse", "i8", (4, 5)),
        ("regularise", "i8"),
        ("outpatient", "i8"),
        ("visit_value", "i8"),  # satang a visit
        ("care_a_month", "i8"),
        ("topics", "i8", (6,)),  # of meetings and campaigns, rising thresholds by branch
        ("pension_worth", "i8", (AGE_LIMIT + 1,)),  # monthly payments, thousandths, by age of the leaver
    ],
    align=True,
)


def _cumulative(shares: NDArray[Any]) -> NDArray[np.int64]:
    rising = np.cumsum(shares.astype(float), axis=-1)
    return np.round(rising / rising[..., -1:] * _CHANCE).astype(np.int64)


def survivors(level: float) -> NDArray[np.int64]:
    """Of 2**32 born, how many live to each age, shape (2 sexes, ages 0 to 111): calibration/mortality.csv."""
    lines = (calibration() / "mortality.csv").read_text(encoding="utf-8").splitlines()
    chances = np.ones((2, AGE_LIMIT + 1))
    for line in lines:
        if line.startswith(("female", "male")):
            sex, age, chance = line.split(",")
            if int(age) <= AGE_LIMIT:
                chances[DIMENSIONS["sex"].index(sex), int(age)] = float(chance)
    chances[:, 101:] = 1.0
    alive = np.cumprod(1 - np.minimum(chances * level, 1.0), axis=1)
    return np.round(np.hstack([np.ones((2, 1)), alive]) * (_CHANCE - 1)).astype(np.int64)


def _path(first: int, count: int, draw: Draw) -> NDArray[np.float64]:
    """Stock by month and nationality, people: dated values joined by straight lines."""
    registry, path = load(), np.zeros((count, 4))
    for index, nation in enumerate(DIMENSIONS["nationality"]):
        parameter = registry[f"population.stock_{nation}"]
        starts = [row.start for row in parameter.history]
        values = [float(draw.value(parameter, row)) for row in parameter.history]
        path[:, index] = np.interp(np.arange(first, first + count), starts, values)
    return path


def people_per_agent(agents: int, start: int) -> int:
    """How many people one agent stands for, from the central stock of 2027-01 (or the month given)."""
    return max(1, round(float(_path(start, 1, Draw()).sum()) / agents))


def first_stock(first: int, scale: int, draw: Draw) -> NDArray[np.float64]:
    """Migrants by nationality in the first month, agents."""
    return _path(first, 1, draw)[0] / scale


def _monthly(threshold: Any) -> NDArray[np.float64]:
    return np.asarray(threshold, float) / _CHANCE


def arrivals(rules: Any, first: int, scale: int, draw: Draw) -> NDArray[np.float64]:
    """First arrivals by month and nationality in agents: what keeps the assumed stock, given the usual departures.

    They follow from the assumptions alone, before any scenario, so that a policy never changes who exists.
    """
    path = _path(first, len(rules) + 1, draw)
    leaving = _monthly(rules.stay.return_rate) * (1 - _monthly(rules.stay.remigration))
    by_nation = leaving[:, None] * rules.stay.nation_factor / WHOLE + 0.0002
    extra = _monthly(rules.stay.jobless_return) * 0.05 + _monthly(rules.stay.mou_end_second) * 0.003
    needed = np.diff(path, axis=0) + (by_nation + extra[:, None]) * path[:-1]
    return np.maximum(needed, 0.0) / scale


def _wages(rules: Any, first: int) -> NDArray[np.int64]:
    daily = rules.work.minimum_wage.astype(float)
    years = np.maximum(months.year(first) + np.arange(len(rules)) // 12 + (first % 12) // 12 - 2026, 0)
    growth = 1 + rules.work.wage_growth.astype(float)[-1] / WHOLE
    monthly = daily * (rules.work.days_a_month / WHOLE)[:, None] * (growth**years)[:, None]
    return np.round(monthly).astype(np.int64)


def _evasion(rules: Any, law_now: Any) -> NDArray[np.int64]:
    """Evasion answers the employer's cost: its odds grow with the cost ratio to the power of the elasticity."""
    c, now = rules.contributions, law_now.contributions
    cost = c.employer_rate + c.worker_rate * (c.employer_pays_worker_share / WHOLE)
    usual = now.employer_rate + now.worker_rate * (now.employer_pays_worker_share / WHOLE)
    elasticity = rules.employers.evasion_cost_elasticity / WHOLE
    factor = (cost / np.maximum(usual, 1)) ** elasticity * _deterrence(rules.employers, law_now.employers)
    chance = np.minimum(_monthly(rules.employers.evasion), 1.0)
    odds = chance * factor[:, None]
    return np.round(np.where(chance < 1, odds / (1 - chance + odds), 1.0) * _CHANCE).astype(np.int64)


def _deterrence(employers: Any, now: Any) -> NDArray[np.float64]:
    """More inspection than usual deters also those whom nobody visits; less of it encourages them."""
    found = np.maximum(employers.inspection * (employers.detection / _CHANCE), 1.0)
    usual = np.maximum(now.inspection * (now.detection / _CHANCE), 1.0)
    return np.asarray((usual / found) ** (employers.deterrence / WHOLE), float)


def _set_papers(odds: np.recarray, rules: Any, law_now: Any) -> None:
    """The chances that answer what papers cost."""
    odds.channel[:] = paper_odds.channels(rules, law_now, in_tak=False)
    odds.channel_in_tak[:] = paper_odds.channels(rules, law_now, in_tak=True)
    odds.lapse[:] = paper_odds.lapse(rules, law_now)
    odds.embassy_lapse[:] = paper_odds.embassy_lapse(rules)
    odds.regularise[:] = paper_odds.registers(rules, law_now)


def odds_table(
    rules: Any, law_now: Any, first: int, arriving: NDArray[np.float64], alive: NDArray[np.int64]
) -> np.recarray:
    """The chances and prices of every month; `law_now` are today's rules, against which costs are compared."""
    odds = np.zeros(len(rules), ODDS).view(np.recarray)
    population, life = rules.population, rules.life
    nations = DIMENSIONS["nationality"]
    odds.wage[:] = _wages(rules, first)
    odds.highest_daily_wage[:] = odds.wage.max(axis=1) * WHOLE // np.maximum(rules.work.days_a_month, 1)
    odds.region[:] = _cumulative(np.stack([population[f"region_{n}"] for n in nations], axis=1))
    odds.sector[:] = _cumulative(population.sector)
    odds.first_status[:] = _cumulative(population.first_stock_status)
    odds.nationality[:] = _cumulative(arriving + 1e-9)
    odds.topics[:] = _cumulative(rules.claims.topics)
    odds.evasion[:] = _evasion(rules, law_now)
    _set_papers(odds, rules, law_now)
    visits = life.outpatient_visits / WHOLE
    value = life.care_value * (life.care_relative_use / WHOLE)
    odds.outpatient[:] = np.round(visits / 12 * _CHANCE)
    odds.visit_value[:] = np.round(value / np.maximum(visits, 0.01))
    odds.care_a_month[:] = np.round(value / 12)
    odds.pension_worth[:] = pension_worth(rules, alive)
    return odds


def pension_worth(rules: Any, alive: NDArray[np.int64]) -> NDArray[np.int64]:
    """What a monthly pension from pension age is worth to a leaver of each age, in thousandths of payments.

    At the worker's own yearly interest and the mean life table of both sexes; shape (months, ages).
    """
    lives = alive.sum(axis=0).astype(float)[: AGE_LIMIT + 1]
    ages = np.arange(AGE_LIMIT + 1)
    made = np.zeros((len(rules), AGE_LIMIT + 1), np.int64)
    for rate in np.unique(rules.claims.lump_sum_interest_rate):
        for start in np.unique(rules.old_age.pension_age):
            present = 12 * lives * (1 + rate / WHOLE) ** -(ages + 0.5) * (ages >= start)
            rest = present[::-1].cumsum()[::-1] * (1 + rate / WHOLE) ** ages / np.maximum(lives, 1.0)
            same = (rules.claims.lump_sum_interest_rate == rate) & (rules.old_age.pension_age == start)
            made[same] = np.round(rest * 1000)
    return made


def discounts(rules: Any, first: int, start: int, count: int) -> NDArray[np.int64]:
    """Present value at `start` of one satang of each month, parts of 2**20, shape (count,)."""
    rate = float(rules.life.discount_rate[start - first]) / WHOLE
    return np.round((1 + rate) ** (-(np.arange(count) + first - start) / 12) * 2**20).astype(np.int64)
