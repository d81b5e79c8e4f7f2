"""One worker's months, contribution by contribution, as the engine counted them: what an auditor recomputes.

The worker is chosen by a rule (`RULE`), not by hand. Money is in satang.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simsp import months
from simsp.lives.ledger_law import law_rows
from simsp.lives.watching import Look, Moment
from simsp.month.close import bring_up_to_date
from simsp.outcomes import Lives
from simsp.parameters import DIMENSIONS, load
from simsp.plan import Plan
from simsp.world.rights import Right

AT_LEAST: Final = 24
"""Months of contributions that the worker has at the least."""
NEAREST: Final = 5
"""How many of the nearest to the middle are followed, since some turn out to fall due in parts, or as a pension."""
RULE: Final = (
    f"Of the workers of the lifetime view in the first replicate who were insured by employers alone for {AT_LEAST} "
    "months or more, and whose old-age money fell due once, as a single sum: the one in the middle by months of "
    "contributions, or the nearest to it; of equals the one with the lower number."
)
_LUMP, _PENSION = int(Right.OLD_AGE_LUMP_SUM), int(Right.OLD_AGE_PENSION)
_RECORDS = ("law", "enrolled", "shown")
_PAYERS = ("worker", "employer", "government")

Row = tuple[Any, ...]
Integers = NDArray[np.int64]


def candidates(lives: Lives) -> Integers:
    """Members of the cohort who may be chosen by `RULE`, by person number, the nearest to the middle first."""
    of = lives.accounts
    fits = (of["months_credited"] >= AT_LEAST) & (of["months_by_choice"] == 0)
    fits &= (of["owed_by_right"][:, _LUMP] > 0) & (of["owed_by_right"][:, _PENSION] == 0)
    order = np.lexsort((lives.members[fits], of["months_credited"][fits]))
    middle = (len(order) - 1) // 2
    outwards = np.argsort(np.abs(np.arange(len(order)) - middle), kind="stable")
    found: Integers = lives.members[fits][order][outwards]
    return found


class Page(NamedTuple):
    """How some people stood at the end of a month: all of them and their accounts, then the record of the law."""

    people: Any
    accounts: Any
    law: Any


class Ledger:
    """A watcher that keeps a page a month of some people, by person number, where they are among the watched."""

    def __init__(self, who: Sequence[int]) -> None:
        self.who = np.array(who, np.int64)
        self.pages: dict[int, Page] = {}
        self._closed = False

    def __call__(self, look: Look) -> None:
        """Keep the state at the end of the month; in the run-off, of which no step ends the last, after each step."""
        runs_off = bool(look.world.books["running_off"][0])
        if self._closed or look.moment is not (Moment.DONE if runs_off else Moment.OVER):
            return
        if not np.isin(self.who, look.watched).all():
            return  # a scenario whose ledger nobody asks for
        people = look.world.people[self.who]
        held, accounts = np.asarray(people), np.asarray(look.world.accounts[self.who])
        law = self._with_returns(people, look) if look.month % 12 == 0 else held["law"]
        self.pages[look.month] = Page(held, accounts, law)
        self._closed = runs_off and not held["law"]["months"].any()

    def _with_returns(self, people: Any, look: Look) -> Any:
        """The law's record with the return of this January, which the engine credits when it next looks at somebody."""
        brought, books = people.copy(), look.world.books.copy()
        books["month"] = look.month
        bring_up_to_date(brought, books, look.times.at(look.month)[0])
        return np.asarray(brought)["law"]


@dataclass(frozen=True)
class Told:
    """The ledger of one worker: rows of ledger.csv and of ledger_law.csv, and what the manifest says of them."""

    rows: tuple[Row, ...]
    law: tuple[Row, ...]
    about: dict[str, Any]


def told(plan: Plan, ledger: Ledger, lives: Lives) -> Told | None:
    """The ledger of the first of the watched whose old-age money fell due once and on too few months for a pension.

    Args:
        plan: what was lived; the ledger is that of its first scenario.
        ledger: what was kept of the watched, in the order of `candidates`.
        lives: what came of them.
    """
    for place, person in enumerate(ledger.who.tolist()):
        account = lives.accounts[lives.members == person][0]
        rows = tuple(_rows(ledger, place, int(account["owed_by_right"][_LUMP])))
        due = [row for row in rows if row[1] == "falls_due"]
        if len(due) == 1 and rows[-1] is due[0] and rows[-2][-5] + due[0][3] < _most(plan):
            who = ledger.pages[max(ledger.pages)].people[place]
            first, last = months.parse(rows[0][0]), months.parse(rows[-1][0])
            return Told(
                rows,
                tuple(law_rows(plan, int(who["nationality"]), first, last)),
                _about(plan, who, account, lives),
            )
    return None


def _most(plan: Plan) -> int:
    """Months from which old-age money is a pension, the fewest under any law of the months measured."""
    found = [int(row.value) for row in load()["old_age.qualifying_months"].history]
    found += [int(one.value) for one in plan.changes[0] if one.name == "old_age.qualifying_months"]
    return min(found)


def _about(plan: Plan, who: Any, account: Any, lives: Lives) -> dict[str, Any]:
    return {
        "rule": RULE,
        "chosen_from": len(candidates(lives)),
        "agents": plan.agents,
        "scenario": plan.scenarios[0].name,
        "nationality": DIMENSIONS["nationality"][int(who["nationality"])],
        "sex": DIMENSIONS["sex"][int(who["sex"])],
        "born": months.text(int(who["born"])),
        "first_insured": months.text(int(who["first_insured"])),
        "months_of_contributions": int(account["months_credited"]),
        "lump_sum_owed": int(account["owed_by_right"][_LUMP]),
        "lump_sum_received": int(account["received_by_right"][_LUMP]),
    }


def _rows(ledger: Ledger, place: int, lump: int) -> Iterator[Row]:
    """Every month in which something was credited to the old-age money of one of the watched, or it fell due."""
    before: tuple[int, ...] = (0, 0, 0, 0)
    paid: tuple[int, ...] = (0, 0, 0)
    for month, page in sorted(ledger.pages.items()):
        held, law = page.people[place], page.law[place]
        counted, enrolled, remitted = (_has(held[record], month) for record in _RECORDS)
        balance = tuple(int(law[name]) for name in ("months", "worker", "employer", "returns"))
        paid_in = tuple(int(page.accounts[place][payer]) for payer in _PAYERS)
        event = _event(month, before, counted, balance)
        if event:
            flows = tuple(now - then for now, then in zip(paid_in, paid, strict=True))
            due = _due(held["due"]) if counted and event != "brought_along" else (0,) * 17
            ends = (*balance, lump if event == "falls_due" else 0)
            yield (months.text(month), event, *due[:1], counted, enrolled, remitted, *due[1:], *flows, *ends)
        before, paid = balance, paid_in


def _has(record: Any, month: int) -> int:
    """Whether a record has a month, 1 or 0; one that was not brought to it has not."""
    return int(record["brought_to"] == month and int(record["mask"]) & 1)


def _event(month: int, before: tuple[int, ...], counted: int, balance: tuple[int, ...]) -> str:
    """What the month brought to the old-age money; empty where nothing."""
    if balance[0] > before[0] + 1:
        return "brought_along"
    if balance[0] < before[0] + counted:
        return "falls_due"
    if counted:
        return "insured"
    return "return" if month % 12 == 0 and before[0] else ""


def _due(due: Any) -> tuple[int, ...]:
    """What one month makes due.

    Pay; insured wage; what the employer pays in the worker's place; each payer's share; its three accounts; what is
    credited to worker and employer.
    """
    parts = np.asarray(due["parts"], np.int64)
    shares = [int(parts[payer].sum()) for payer in range(len(_PAYERS))]
    head = (int(due["pay"]), 100 * int(due["wage"]), int(due["shifted"]), *shares)
    return (*head, *(int(one) for one in parts.ravel()), int(due["own"]), int(due["theirs"]))
