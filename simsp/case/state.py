"""The state of one life while it is replayed, and what has come of it so far."""

from dataclasses import dataclass, field

from simsp.case.contribute import Paid
from simsp.case.history import Case
from simsp.case.records import Records
from simsp.case.rights import Right
from simsp.case.values import OfMonth, Rules


@dataclass
class Jobless:
    """A spell without work that may pay: what the law of its first month promises, and what it has paid."""

    right: Right
    began: int
    best3: int
    rate: int
    most: int
    told_rate: int
    told_most: int
    law: OfMonth
    eligible: tuple[bool, bool, bool]
    days_without_work: int = 0
    days_paid: int = 0
    told_days: int = 0


@dataclass
class Pension:
    """A pension in payment: old age or invalidity."""

    right: Right
    amounts: tuple[int, int, int]
    months: int = 0
    most: int | None = None

    def is_open(self) -> bool:
        """Whether a further month can still be paid."""
        return self.most is None or self.months < self.most


@dataclass
class Child:
    """A child who can bring an allowance; `left` is the last month in Thailand."""

    born: int
    left: int | None = None
    right: Right | None = None

    def is_abroad(self, month: int) -> bool:
        """Whether the child lives outside Thailand in a month."""
        return self.left is not None and month > self.left


@dataclass
class Life:
    """The state of a life while it is replayed, and what came of it."""

    case: Case
    rules: Rules
    month: int = 0
    records: Records = field(default_factory=Records)
    paid: Paid = field(default_factory=Paid)
    rights: list[Right] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    births: int = 0
    invalid: str = ""
    kept: tuple[bool, bool, bool] = (
        False,
        False,
        False,
    )  # records that leave children their allowance (s.75 bis)
    kept_since: int = 0
    dead: bool = False
    insured_by: dict[str, bool] = field(default_factory=dict)  # by employer: whether the law insures the job
    member_months: int = 0
    member_last: int = 0
    member_is_39: bool = False
    s33_months: int = 0
    s33_last: int = 0
    employer_sick_days: dict[int, int] = field(default_factory=dict)  # by year
    fund_sick_days: dict[int, int] = field(default_factory=dict)
    chronic_days: int = 0
    jobless: list[Jobless] = field(default_factory=list)
    pensions: list[Pension] = field(default_factory=list)
    jobless_days: dict[int, int] = field(default_factory=dict)
    transferred: int = 0
    notes: list[str] = field(default_factory=list)

    def law(self) -> OfMonth:
        """The values of the present month."""
        return self.rules.on(self.month)

    def is_insured(self) -> bool:
        """Whether the law counts the present month."""
        return bool(self.records.law.mask & 1)

    def works(self) -> bool:
        """Whether there is work of any kind this month."""
        return any(spell.insurance != "s39" for spell in self.case.spells_in(self.month))

    def has_insured_job(self) -> bool:
        """Whether an employer owes sick pay: an insured job this month."""
        spells = self.case.spells_in(self.month)
        return self.is_insured() and any(spell.insurance == "s33" for spell in spells)

    def age_months(self) -> int:
        """Age this month; 0 in the month of birth."""
        return self.month - self.case.person.born
