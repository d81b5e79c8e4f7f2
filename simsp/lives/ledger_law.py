"""The law that an auditor needs to recompute a worker's months, by the months in which it holds."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from simsp import months, parameters
from simsp.drawing import is_uncertain
from simsp.law import contributions, old_age
from simsp.plan import Plan, draw_of

Rule = Callable[..., Any]

NEEDED: Final[dict[str, Rule]] = {
    "contributions.floor": contributions.insured_wage,
    "contributions.ceiling": contributions.insured_wage,
    "contributions.worker_rate": contributions.worker_due,
    "contributions.employer_rate": contributions.employer_share,
    "contributions.full_rate": contributions.split_party,
    "contributions.government_rate": contributions.government_share,
    "contributions.short_term_share": contributions.split_accounts,
    "contributions.unemployment_share": contributions.split_accounts,
    "contributions.old_age_share": contributions.split_accounts,
    "contributions.government_short_term_share": contributions.split_government,
    "contributions.government_unemployment_share": contributions.split_government,
    "contributions.government_old_age_share": contributions.split_government,
    "contributions.cut_falls_on": contributions.split_party,
    "contributions.employer_pays_worker_share": contributions.shifted_to_employer,
    "contributions.refund_when_employer_paid": contributions.worker_credit,
    "old_age.return_on_lump_sum": old_age.yearly_return,
    "old_age.refund_months": old_age.lump_sum,
    "old_age.refund_share": old_age.lump_sum,
}
"""Each value, and the rule that asks for it."""
_CODED: Final = {
    "percent": "parts per 100000", "ratio": "parts per 100000", "thb": "satang", "choice": "choice from 0",
}  # fmt: skip


def law_rows(plan: Plan, nation: int, first: int, last: int) -> Iterator[tuple[Any, ...]]:
    """The rows of ledger_law.csv for somebody of a nationality, from one month to another.

    Values are as the engine counts with them: drawn where the run draws them, changed where the scenario does.
    """
    end = max(min(last, plan.until), first)
    rules = parameters.table(first, end, plan.changes[0], plan.draw(draw_of(0)), nation)
    for name, rule in NEEDED.items():
        branch, key = name.split(".")
        values = rules[branch][key].tolist()
        begins = [place for place in range(len(values)) if place == 0 or values[place] != values[place - 1]]
        for place, later in zip(begins, [*begins[1:], None], strict=True):
            until = last if later is None else first + later - 1
            held = (months.text(first + place), months.text(until), values[place])
            yield (name, _unit(name), *held, getattr(rule, "source", ""), *_known(plan, name, first + place))


def _unit(name: str) -> str:
    unit = parameters.load()[name].unit
    return _CODED.get(unit, unit)


def _known(plan: Plan, name: str, month: int) -> tuple[str, str]:
    """Where a value comes from, and its grade."""
    parameter = parameters.load()[name]
    row = parameter.on(month)
    changes = [one for one in plan.changes[0] if one.name == name and one.holds(month)]
    if changes:
        return f"set by the scenario {plan.scenarios[0].name}", ""
    drawn = is_uncertain(row) and parameter.layer in ("assumption", "practice")
    said = f"drawn for this replicate from {row.low} to {row.high} {parameter.unit}: " if drawn else ""
    return said + row.source, row.grade
