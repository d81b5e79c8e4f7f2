"""Papers cost money, and the cost decides: chances of lapsing, of registering and of each way in, by month.

A cost is compared, in months of pay, with what the same papers cost under today's rules in the same month. So today's
rules leave every chance as it was assumed, and only a scenario that changes a cost or a wage moves it.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp.parameters import DIMENSIONS

Numbers = NDArray[np.float64]
WHOLE = 100_000
_CHANCE = 2.0**32
_MOU, _CR, _PASS = (DIMENSIONS["status"].index(name) for name in ("mou", "cr", "border_pass"))
_TAK = DIMENSIONS["region"].index("tak")
_LEAST, _MOST = 0.1, 10.0  # no cost counts as less than a tenth of the usual one, or as more than ten times


def _months_of_pay(rules: Any, cost: Any) -> Numbers:
    """A cost of each month in months of the mean pay at the minimum wage; shape of the cost."""
    pay = (
        rules.work.minimum_wage.astype(float).mean(axis=1)
        * rules.work.days_a_month
        * rules.work.insured_premium
    )
    costs = cost.astype(float)
    return costs / np.maximum(pay.reshape(-1, *[1] * (costs.ndim - 1)), 1.0)


def burden(rules: Any, law_now: Any, name: str) -> Numbers:
    """How many times the odds of going without papers grow with their cost; `name` of a value in papers."""
    cost, usual = (_months_of_pay(of, of.papers[name]) for of in (rules, law_now))
    ratio = np.where(usual > 0, cost / np.where(usual > 0, usual, 1.0), np.where(cost > 0, _MOST, 1.0))
    elasticity = rules.papers.cost_elasticity.astype(float) / WHOLE
    return np.clip(ratio, _LEAST, _MOST) ** elasticity.reshape(-1, *[1] * (ratio.ndim - 1))


def _by_odds(chance: Numbers, factor: Numbers) -> Numbers:
    """Chances whose odds are `factor` times what they were; never and always stay so."""
    return chance * factor / (1 - chance + chance * factor)


def _thresholds(chance: Numbers) -> NDArray[np.int64]:
    return np.round(chance * _CHANCE).astype(np.int64)


def _in_a_spell(rules: Any, thresholds: Any) -> Numbers:
    """What monthly chances come to in the months that papers run; shape (months, nationalities, statuses)."""
    monthly = thresholds.astype(float) / _CHANCE
    spell = rules.papers.period.astype(float)[:, None, :]
    return -np.expm1(spell * np.log1p(-np.minimum(monthly, 0.99)))


def lapse(rules: Any, law_now: Any) -> NDArray[np.int64]:
    """Chance that papers that run out are not renewed by choice; shape (months, nationalities, statuses)."""
    of_status = rules.papers.lapse_of.astype(float)[:, None, :] / WHOLE
    usual = _in_a_spell(rules, rules.papers.lapse.astype(float)[:, :, None] * of_status)
    return _thresholds(_by_odds(usual, burden(rules, law_now, "cost")[:, None, :]))


def embassy_lapse(rules: Any) -> NDArray[np.int64]:
    """Chance that the embassy gives no paper for a renewal; shape (months, nationalities, statuses)."""
    return _thresholds(_in_a_spell(rules, rules.papers.embassy_lapse[:, :, None]))


def registers(rules: Any, law_now: Any) -> NDArray[np.int64]:
    """Chance a month to register in an open round; shape (months,)."""
    usual = np.minimum(rules.papers.regularise.astype(float) / _CHANCE, 1.0)
    return _thresholds(_by_odds(usual, 1 / burden(rules, law_now, "cost")[:, _CR]))


def channels(rules: Any, law_now: Any, in_tak: bool) -> NDArray[np.int64]:
    """Rising thresholds of the ways in by month and nationality; border passes are for Tak alone.

    Their assumed share of all who come is a larger share of those who come to Tak.
    """
    made = []
    for nation in DIMENSIONS["nationality"]:
        shares = rules.population[f"entry_{nation}"].astype(float)
        shares = shares / shares.sum(axis=1, keepdims=True)
        shares = _for_place(shares, rules.population[f"region_{nation}"].astype(float), in_tak)
        made.append(
            _with_share(shares, _MOU, _by_odds(shares[:, _MOU], 1 / burden(rules, law_now, "mou_cost")))
        )
    return _thresholds(np.minimum(np.cumsum(np.stack(made, axis=1), axis=-1), 1.0))


def _for_place(shares: Numbers, regions: Numbers, in_tak: bool) -> Numbers:
    """Shares of the ways in for those who come to Tak, or for all others."""
    tak = regions[:, _TAK] / regions.sum(axis=1)
    everybody = shares[:, _PASS] >= 1  # a world in which nothing else exists
    wanted = np.minimum(shares[:, _PASS] / np.maximum(tak, 1e-9), 1.0) if in_tak else np.zeros(len(shares))
    return _with_share(shares, _PASS, np.where(everybody, 1.0, wanted))


def _with_share(shares: Numbers, which: int, wanted: Numbers) -> Numbers:
    """Shares of which one is as wanted and the others, in proportion, fill the rest."""
    made, before = shares.copy(), shares[:, which]
    made *= np.where(before < 1, (1 - wanted) / np.maximum(1 - before, 1e-12), 0.0)[:, None]
    made[:, which] = wanted
    rest = 1 - made.sum(axis=1)
    made[:, -1] += rest  # where nothing else was there to fill it: no papers
    return made
