"""Whose lives are shown: chosen by a rule that is told with them, never by hand."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simsp.outcomes import Lives

TYPICAL_WORKER, TYPICAL, GAINS_MOST, LOSES_MOST, UNCHANGED = (
    "typical_worker", "typical", "gains_most", "loses_most", "unchanged",
)  # fmt: skip
ROLES: Final = (TYPICAL_WORKER, TYPICAL, GAINS_MOST, LOSES_MOST, UNCHANGED)
Integers = NDArray[np.int64]


class Choice(NamedTuple):
    """Somebody, what they stand for, and the rule that chose them, as a sentence."""

    person: int
    role: str
    rule: str


def of_the_run(base: Lives, cohort: str) -> list[Choice]:
    """The typical worker under the baseline: who lost a right, and was insured for as long as most such workers.

    Nobody where the cohort has no members; of everybody where nobody lost anything.
    """
    losers = np.flatnonzero(base.accounts["lost"] > 0)
    among = losers if len(losers) else np.arange(len(base.members))
    if not len(among):
        return []
    months = base.accounts["months_credited"][among]
    middle = median(months)
    whose = f"who lost money of a right ({len(among)} of {len(base.members)})"
    rule = (
        f"Of the simulated workers first insured in {cohort} {whose if len(losers) else '(nobody lost a right)'}, "
        f"the one with the median of months insured, {middle}."
    )
    person = int(base.members[among][months == middle].min())
    return [Choice(person, TYPICAL_WORKER, rule)]


def of_a_policy(base: Lives, lives: Lives, cohort: str) -> list[Choice]:
    """Whose two lives tell what a policy does: members of the cohort under both laws, each once, in order of ROLES.

    Args:
        base: the lives under the baseline.
        lives: the same people under the policy.
        cohort: the years in which they were first insured.
    """
    pairs = _Pairs(base, lives)
    chosen: dict[int, Choice] = {}
    for one in _roles(pairs, cohort) if len(pairs.who) else ():
        before = chosen.get(one.person)
        chosen[one.person] = before._replace(rule=f"{before.rule} {one.rule}") if before else one
    return list(chosen.values())


class _Pairs:
    """Members of the cohort under both laws: their numbers, accounts and gain in present value, satang."""

    def __init__(self, base: Lives, lives: Lives) -> None:
        self.who, at_base, at_other = np.intersect1d(base.members, lives.members, return_indices=True)
        self.before, self.after = base.accounts[at_base], lives.accounts[at_other]
        self.gain: Integers = (lives.pv_net - base.pv_net)[self.who]
        self.months: Integers = self.before["months_credited"]
        money = ("deducted", "cash", "care")
        self.money_differs = np.any([self.before[name] != self.after[name] for name in money], axis=0)
        self.differs = (self.before != self.after) | (self.gain != 0)

    def first(self, which: Any) -> int:
        """The lowest number of those whom a mask picks."""
        return int(self.who[which].min())


def _roles(pairs: _Pairs, cohort: str) -> Iterator[Choice]:
    whole = f"Of the {len(pairs.who)} simulated workers first insured in {cohort} under both laws"
    worth = "the present value of pay and benefits less all costs, over the whole life"
    yield _typical(pairs, whole, worth)
    if pairs.gain.max() > 0:
        person = pairs.first(pairs.gain == pairs.gain.max())
        yield Choice(person, GAINS_MOST, f"{whole}, the one who gains most: {worth}.")
    if pairs.gain.min() < 0:
        person = pairs.first(pairs.gain == pairs.gain.min())
        yield Choice(person, LOSES_MOST, f"{whole}, the one who loses most: {worth}.")
    same = ~pairs.differs
    if same.any() and pairs.differs.any():
        middle = median(pairs.months)
        away = np.where(same, np.abs(pairs.months - middle), np.iinfo(np.int64).max)
        rule = f"{whole}, the one for whom nothing differs ({int(same.sum())} of them) whose months insured come "
        person = pairs.first(away == away.min())
        yield Choice(person, UNCHANGED, f"{rule}nearest the median of all, {middle}.")


def _typical(pairs: _Pairs, whole: str, worth: str) -> Choice:
    moved = pairs.money_differs
    if moved.any():
        middle = median(pairs.gain[moved])
        rule = (
            f"{whole}, the one with the median gain among those who receive or pay another sum "
            f"({int(moved.sum())} of them): {worth}."
        )
        return Choice(pairs.first(moved & (pairs.gain == middle)), TYPICAL, rule)
    middle = median(pairs.months)
    rule = f"{whole} nobody receives or pays another sum; this is the one with the median of months insured, {middle}."
    return Choice(pairs.first(pairs.months == middle), TYPICAL, rule)


def median(values: Integers) -> int:
    """The middle of some integers, one of them; the lower of two."""
    return int(np.sort(values)[(len(values) - 1) // 2])
