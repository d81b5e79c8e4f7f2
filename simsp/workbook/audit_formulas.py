"""The formulas of the audit: what a month makes due, how it is split, what the old-age money comes to.

Each is the rule of `simsp.law.contributions` or `simsp.law.old_age` in the words of a spreadsheet, in whole satang.
INT((a * b + half) / whole) is exact while the product has at most 15 digits; the largest here has 13 (a balance of
100 million baht at 5 per cent).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from simsp.workbook.audit_law import Law, weights
from simsp.workbook.book import ref

PAYERS: Final = ("worker", "employer", "government")
ACCOUNTS: Final = ("short_term", "unemployment", "old_age")
GIVEN: Final = ("pay", "counted", "enrolled", "remitted")
"""Columns of ledger.csv that a reader may change."""
PARTS: Final = tuple(f"{payer}_{account}" for payer in PAYERS for account in ACCOUNTS)
_DUE: Final = (
    "shifted", *PAYERS, *PARTS, "credited_worker", "credited_employer",
    *(f"paid_by_{payer}" for payer in PAYERS),
)  # fmt: skip
_HELD: Final = ("months", "held_worker", "held_employer", "held_returns", "lump_sum")
COMPARED: Final = ("wage", *_DUE, *_HELD)
"""Columns of ledger.csv that a formula recomputes, in the order of the sheet."""
FORMULAS: Final = ("law", "wage", "before_shift", *_DUE, "year_return", *_HELD)


@dataclass(frozen=True)
class Place:
    """Where each column of the sheet stands."""

    at: Mapping[str, int]

    def __call__(self, name: str, row: int) -> str:
        """The cell of a column in a row."""
        return ref(row, self.at[name], fixed="column")


@dataclass(frozen=True)
class Line:
    """One row of the sheet, for the formulas in it; `first`: no month stands above it."""

    place: Place
    law: Law
    row: int
    first: bool

    def now(self, name: str) -> str:
        """The cell of a column in this row."""
        return self.place(name, self.row)

    def then(self, name: str) -> str:
        """The cell of a column in the row above."""
        return "0" if self.first else self.place(name, self.row - 1)

    def by_law(self, name: str) -> str:
        """A value of the law in the month of this row."""
        return self.law.at(name, self.now("law"))


def difference(line: Line) -> str:
    """The sum of all differences of a row, whatever their sign."""
    ends = (("wage", "wage"), (_DUE[0], _DUE[-1]), (_HELD[0], _HELD[-1]))
    mine = (f"{line.now(first)}:{line.now(last)}" for first, last in ends)
    engine = (f"{line.now(f'engine_{first}')}:{line.now(f'engine_{last}')}" for first, last in ends)
    return "+".join(f"SUMPRODUCT(ABS({one}-({other})))" for one, other in zip(mine, engine, strict=True))


def _share(amount: str, rate: str) -> str:
    """Parts per 100,000 of an amount, half a satang rounded up."""
    return f"INT(({amount}*{rate}+50000)/100000)"


def _baht_share(amount: str, rate: str) -> str:
    """The same to the whole baht: 0.50 and more up, less dropped (SSA s.46)."""
    return f"INT(({amount}*{rate}+5000000)/10000000)*100"


def _up_to(amount: str, shares: Sequence[str], last: int) -> str:
    """What of an amount goes to the first accounts, up to the one numbered `last`, rounded at the cut."""
    part, whole = "+".join(shares[: last + 1]), "+".join(shares)
    return f"IF({whole}=0,{amount},INT((2*{amount}*({part})+{whole})/(2*({whole}))))"


def _to_account(payer: str, account: str) -> Callable[[Line], str]:
    """One payer's contribution to one account: the cuts between accounts are rounded, so that no satang is lost."""

    def formula(line: Line) -> str:
        amount, shares = line.now(payer), [line.by_law(name) for name in weights(payer)]
        before = [line.now(f"{payer}_{one}") for one in ACCOUNTS[: ACCOUNTS.index(account)]]
        if account == ACCOUNTS[-1]:
            return "-".join([amount, *before])
        return "-".join([_up_to(amount, shares, ACCOUNTS.index(account)), *before])

    return formula


def _credited(payer: str) -> Callable[[Line], str]:
    """The old-age part of what counts as the worker's own in a refund, or of the rest (s.77 bis with s.49)."""

    def formula(line: Line) -> str:
        nothing = f"{line.by_law('contributions.refund_when_employer_paid')}=1"
        own = f"IF({nothing},{line.now('worker')},{line.now('before_shift')})"
        amount = own if payer == "worker" else f"({line.now('worker')}+{line.now('employer')}-{own})"
        shares = [line.by_law(name) for name in weights(payer)]
        return f"{amount}-{_up_to(amount, shares, 1)}"

    return formula


def _wage(line: Line) -> str:
    floor, ceiling = line.by_law("contributions.floor"), line.by_law("contributions.ceiling")
    pay = line.now("pay")
    return f"IF(AND({line.now('counted')}=1,{pay}>0),MIN(MAX({pay},{floor}),{ceiling}),0)"


def _employer(line: Line) -> str:
    due = _baht_share(line.now("wage"), line.by_law("contributions.employer_rate"))
    return f"{due}+{line.now('shifted')}"


def _year_return(line: Line) -> str:
    """A January's return on all that was held at the end of the month listed before."""
    held = f"({line.then('held_worker')}+{line.then('held_employer')}+{line.then('held_returns')})"
    return f"IF(MONTH({line.now('month')})=1,{_share(held, line.by_law('old_age.return_on_lump_sum'))},0)"


def _held(name: str, more: str) -> Callable[[Line], str]:
    """A running balance, which is empty once it fell due."""
    return lambda line: f"IF({line.now('falls_due')}=1,0,{line.then(name)}+{line.now(more)})"


def _lump_sum(line: Line) -> str:
    """The worker's part alone below the refund months, else everything (s.77 bis para 2)."""
    parts = {
        "held_worker": "credited_worker",
        "held_employer": "credited_employer",
        "held_returns": "year_return",
    }
    sums = [f"{line.then(name)}+{line.now(more)}" for name, more in parts.items()]
    months = f"{line.then('months')}+{line.now('counted')}<{line.by_law('old_age.refund_months')}"
    refund = _share(f"IF({months},{sums[0]},{'+'.join(sums)})", line.by_law("old_age.refund_share"))
    return f"IF({line.now('falls_due')}=1,{refund},0)"


BY_COLUMN: Final[Mapping[str, Callable[[Line], str]]] = {
    "law": lambda line: line.law.match(line.now("month")),
    "wage": _wage,
    "before_shift": lambda line: _baht_share(line.now("wage"), line.by_law("contributions.worker_rate")),
    "shifted": lambda line: _baht_share(
        line.now("before_shift"), line.by_law("contributions.employer_pays_worker_share")
    ),
    "worker": lambda line: f"{line.now('before_shift')}-{line.now('shifted')}",
    "employer": _employer,
    "government": lambda line: _share(line.now("wage"), line.by_law("contributions.government_rate")),
    **{f"{payer}_{account}": _to_account(payer, account) for payer in PAYERS for account in ACCOUNTS},
    "credited_worker": _credited("worker"),
    "credited_employer": _credited("employer"),
    "paid_by_worker": lambda line: f"{line.now('remitted')}*{line.now('worker')}",
    "paid_by_employer": lambda line: f"{line.now('remitted')}*{line.now('employer')}",
    "paid_by_government": lambda line: f"{line.now('remitted')}*{line.now('government')}",
    "year_return": _year_return,
    "months": _held("months", "counted"),
    "held_worker": _held("held_worker", "credited_worker"),
    "held_employer": _held("held_employer", "credited_employer"),
    "held_returns": _held("held_returns", "year_return"),
    "lump_sum": _lump_sum,
}
