"""A right as the law gives it: which payments, by which clause, worked out how; and how sentences write money."""

from dataclasses import dataclass, field

# The legal account of each right, in the words of the tables.
BRANCH_OF = {
    "health_care": "sickness",
    "sickness_cash": "sickness",
    "childbirth_grant": "maternity",
    "antenatal": "maternity",
    "maternity_leave": "maternity",
    "child_allowance": "child_allowance",
    "invalidity_pension": "invalidity",
    "funeral_grant": "death",
    "survivors_grant": "death",
    "unemployment": "unemployment",
    "old_age_pension": "old_age",
    "old_age_lump_sum": "old_age",
    "work_injury": "work_injury",
}
# What a worker must know of to claim it (the dimension `branch`).
KNOWN_AS = {
    "health_care": "health",
    "sickness_cash": "health",
    "childbirth_grant": "maternity",
    "antenatal": "maternity",
    "maternity_leave": "maternity",
    "child_allowance": "child",
    "invalidity_pension": "invalidity_death",
    "funeral_grant": "invalidity_death",
    "survivors_grant": "invalidity_death",
    "unemployment": "unemployment",
    "old_age_pension": "old_age",
    "old_age_lump_sum": "old_age",
    "work_injury": "invalidity_death",
}


@dataclass(frozen=True)
class Payment:
    """One payment, satang: by law, on the months deducted, on the record shown; by law for the reason on record."""

    month: int
    law: int
    enrolled: int
    shown: int
    by_reason: int


@dataclass
class Right:
    """One right that has arisen. `returns` is the yearly return inside it, satang."""

    kind: str
    month: int
    source: str
    limit: int
    payments: list[Payment] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    for_life: bool = False
    heirs: bool = False
    at_exit: bool = False
    part: str = ""
    returns: int = 0
    expected: int | None = None
    dismissed: bool = False
    abroad: bool = False  # a payment fell due after departure
    employer_paper: bool = True
    child: int | None = None
    forgone: str = ""

    def owed(self) -> int:
        """All payments by law; satang."""
        return sum(payment.law for payment in self.payments)


def baht(satang: int) -> str:
    """Satang as baht for a sentence: 1,500 or 464.45."""
    whole, rest = divmod(int(satang), 100)
    return f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"


def percent(rate: int) -> str:
    """Parts per 100,000 as per cent for a sentence."""
    return f"{rate / 1000:g}%"
