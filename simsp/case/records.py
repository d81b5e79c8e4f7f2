"""Which months count, and what old-age money they brought: by law, as deducted, and on the record shown."""

from dataclasses import dataclass, field

from simsp.law import old_age

_BITS = (1 << 64) - 1


@dataclass
class Record:
    """Months and old-age money as one party counts them; satang. `mask` bit 0 is the present month.

    `months` are those since the old-age money was last paid out, `ever` all of them; `credited` is all old-age money
    ever, without returns.
    """

    mask: int = 0
    months: int = 0
    ever: int = 0
    worker: int = 0
    employer: int = 0
    returns: int = 0
    credited: int = 0

    def next_month(self, january_rate: int | None) -> None:
        """A month passes; in January (a rate is given) the year's return is credited."""
        self.mask = (self.mask << 1) & _BITS
        if january_rate is not None:
            balance = self.worker + self.employer + self.returns
            self.returns += int(old_age.yearly_return(balance, january_rate))

    def credit(self, worker: int, employer: int) -> None:
        """The present month counts, with its old-age money; several employers make one month."""
        if not self.mask & 1:
            self.mask |= 1
            self.months += 1
            self.ever += 1
        self.worker += worker
        self.employer += employer
        self.credited += worker + employer

    def bring_forward(self, months: int, worker: int, employer: int, returns: int) -> None:
        """Months in a row up to this one, from a statement."""
        self.mask = (1 << min(months, 63)) - 1
        self.months = self.ever = months
        self.worker, self.employer, self.returns = worker, employer, returns
        self.credited = worker + employer

    def settle(self) -> None:
        """The old-age money has become a right; the months still give cover."""
        self.months = self.worker = self.employer = self.returns = 0


@dataclass
class Records:
    """The three records of one person, and the insured wages that the law counts (satang, by month)."""

    law: Record = field(default_factory=Record)
    enrolled: Record = field(default_factory=Record)
    shown: Record = field(default_factory=Record)
    wages: dict[int, int] = field(default_factory=dict)
    name: str = ""
    career: int = 0
    others: dict[str, Record] = field(default_factory=dict)  # by name: numbers that no office looks at now

    def each(self) -> tuple[Record, Record, Record]:
        """By law, as deducted, as shown."""
        return self.law, self.enrolled, self.shown

    def next_month(self, january_rate: int | None) -> None:
        """A month passes on every record."""
        for record in (*self.each(), *self.others.values()):
            record.next_month(january_rate)

    def look_at(self, name: str) -> None:
        """The office looks at the record of this name; s.42 of the Act still adds all periods."""
        if name != self.name:
            self.others[self.name] = self.shown
            self.shown = self.others.pop(name) if name in self.others else Record()
        self.name = name

    def settle(self) -> None:
        """Close them all, as the months of an old-age right count no more."""
        for record in (*self.each(), *self.others.values()):
            record.settle()
        self.career = 0

    def last_wages(self, count: int) -> int:
        """Sum of the last `count` insured wages."""
        return sum(self.wages[month] for month in sorted(self.wages)[-count:])
