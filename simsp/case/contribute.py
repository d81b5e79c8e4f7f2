"""What one month of one spell makes due, what was deducted, what reached the fund, and what is still unpaid."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from simsp.case.history import Spell
from simsp.case.values import OfMonth, position
from simsp.law import contributions, coverage, self_enrolment

PAYERS = ("worker", "employer", "government")
Accounts = tuple[int, int, int]


@dataclass
class Paid:
    """What was paid and what was not, satang. `parts[payer][account]`: short term, unemployment, old age and child."""

    parts: dict[str, list[int]] = field(default_factory=lambda: {payer: [0, 0, 0] for payer in PAYERS})
    unpaid: dict[int, int] = field(
        default_factory=dict
    )  # by month: deducted or not, it did not reach the fund
    over_deducted: dict[int, int] = field(default_factory=dict)
    not_remitted: int = 0
    member_price: int = 0

    def take_in(self, payer: str, parts: Accounts) -> None:
        """Money that reached the fund."""
        for account, satang in enumerate(parts):
            self.parts[payer][account] += int(satang)

    def total(self, payer: str) -> int:
        """All of one payer."""
        return sum(self.parts[payer])


@dataclass(frozen=True)
class MonthDue:
    """What one month of one spell adds: insured wage, old-age money, and the three payers' accounts."""

    wage: int
    own: int
    theirs: int
    worker: Accounts
    employer: Accounts
    government: Accounts


def due_on(spell: Spell, rules: OfMonth) -> MonthDue:
    """What the law makes due on a month of a job."""
    law = rules.contributions
    if spell.flood_province:
        law = _in_flood_province(law)
    wage, own, theirs, worker, employer, government, _ = contributions.month_due(spell.wage, law)
    return MonthDue(int(wage), int(own), int(theirs), worker, employer, government)


class _Flooded:
    """The record of contributions with the rates of the flood notice."""

    def __init__(self, law: Any) -> None:
        self._law = law
        self.worker_rate = contributions.flood_province_rate(law.worker_rate, law)
        self.employer_rate = contributions.flood_province_rate(law.employer_rate, law)

    def __getattr__(self, key: str) -> Any:
        return getattr(self._law, key)


def _in_flood_province(law: Any) -> Any:
    return _Flooded(law)


def member_due(spell: Spell, rules: OfMonth) -> MonthDue:
    """What a month of section 39 or of self-enrolment costs and gives; the person pays alone."""
    law = rules.contributions
    if spell.insurance == "s39":
        price, added = contributions.section_39_price(law), contributions.section_39_government_share(law)
        wage, like = law.section_39_base, SimpleNamespace(includes_unemployment=0)
    else:
        like = rules.self_enrolment
        price, added = self_enrolment.price(like), self_enrolment.government_share(like)
        wage = like.wage_base
    worker = self_enrolment.split_price(price, law, like)
    government = self_enrolment.split_government(added, law, like)
    return MonthDue(int(wage), int(worker[2]), 0, worker, (0, 0, 0), government)


def is_insurable(spell: Spell, rules: OfMonth) -> bool:
    """Whether the law insures an employee of this status in this work."""
    status = position("status", spell.status)
    return bool(coverage.is_insurable(status, spell.excluded, rules.coverage))


def surcharges(paid: Paid, as_of: int, rules: Any) -> int:
    """What employers owe on top of unpaid contributions, each due on the 15th of the next month (s.47, 49)."""
    total = 0
    for month, satang in paid.unpaid.items():
        late = max(as_of - (month + 1), 0)
        total += int(contributions.surcharge(satang, late, rules.on(as_of).contributions))
    return total
