"""Dated values under a scenario as a rule of law wants them: `rules.on(month).old_age.pension_age`, an integer.

A value is looked up when a rule asks for it, so that a life before a branch existed needs no figures of that branch,
and a month outside the dated values of the law is refused and never a silent zero.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from simsp import months, parameters
from simsp.parameters import DIMENSIONS, Change, Parameter, encode


class NotInForce(LookupError):
    """A rule asks for a value of law that did not exist in that month, or is not known."""

    def __init__(self, parameter: Parameter, month: int) -> None:
        self.parameter, self.month = parameter, month
        super().__init__(f"{parameter.name} has no value before {months.text(parameter.history[0].start)}")


class Rules:
    """The values of all months for one person under the changes of one scenario.

    Args:
        changes: of the scenario, in their order; the last one in force wins.
        last: the month whose values also hold for all later ones; None where the dated values decide.
        nation: the person's nationality, as a position in its dimension; None for nobody in particular.
    """

    def __init__(
        self, changes: Sequence[Change] = (), last: int | None = None, nation: int | None = None
    ) -> None:
        self._changes: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            if change.concerns(nation):
                self._changes[change.name].append(change)
        self._last = last
        self._months: dict[int, OfMonth] = {}
        self._names = _names()

    def on(self, month: int) -> "OfMonth":
        """The values of a month."""
        if self._last is not None:
            month = min(month, self._last)
        if month not in self._months:
            self._months[month] = OfMonth(self, month)
        return self._months[month]

    def of(self, branch: str, key: str, month: int) -> Any:
        """One value as an integer, or a tuple of them for a family.

        Raises:
            NotInForce: a value of law that had not begun.
        """
        found = self._names[f"{branch}.{key}"]
        numbers = tuple(self._one(parameter, month) for parameter in found)
        return numbers if found[0].by else numbers[0]

    def _one(self, parameter: Parameter, month: int) -> int:
        for change in reversed(self._changes.get(parameter.name, [])):
            if change.holds(month):
                return encode(parameter, change.value)
        if parameter.layer in ("practice", "assumption", "policy", "reading"):
            month = max(
                month, parameter.history[0].start
            )  # how things were before is as unknown as afterwards
        try:
            return encode(parameter, parameter.on(month).value)
        except LookupError:
            raise NotInForce(parameter, month) from None


class OfMonth:
    """The values of one month, by branch."""

    def __init__(self, rules: Rules, month: int) -> None:
        self.month = month
        self._rules = rules

    def __getattr__(self, branch: str) -> Any:
        if branch.startswith("_"):
            raise AttributeError(branch)
        made = OfBranch(self._rules, branch, self.month)
        setattr(self, branch, made)
        return made


class OfBranch:
    """The values of one branch in one month, each looked up when first asked for."""

    def __init__(self, rules: Rules, branch: str, month: int) -> None:
        self._where = (rules, branch, month)

    def __getattr__(self, key: str) -> Any:
        if key.startswith("_"):
            raise AttributeError(key)
        rules, branch, month = self._where
        value = rules.of(branch, key, month)
        setattr(self, key, value)
        return value


def _names() -> dict[str, tuple[Parameter, ...]]:
    families: dict[str, list[Parameter]] = defaultdict(list)
    for parameter in parameters.load().values():
        families[parameter.base].append(parameter)
    return {base: tuple(sorted(of, key=lambda one: one.element)) for base, of in families.items()}


def position(dimension: str, name: str) -> int:
    """The code of a name in a dimension."""
    return DIMENSIONS[dimension].index(name)
