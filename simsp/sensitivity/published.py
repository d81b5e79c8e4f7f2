"""Statistics that an office holds and could publish, as they would come out in a run of today's law.

Counts are of everybody in the months measured, a year of them; what stands on the office's books today is of the
twelve months before. Numbers that are published already (members by nationality, permits) are not among them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp import tables
from simsp.outcomes import Outcome
from simsp.plan import Plan
from simsp.summary import Cells
from simsp.world.books import View
from simsp.world.rights import Fate, Gate, Right

SSO, DLPW = "Social Security Office", "Department of Labour Protection and Welfare"
DOE_TOO = "Social Security Office with the Department of Employment"
_PERIOD = int(View.PERIOD)
_RECEIVED, _LOST = int(Fate.RECEIVED), int(Fate.LOST)
_OLD_AGE = [int(Right.OLD_AGE_PENSION), int(Right.OLD_AGE_LUMP_SUM)]
_DEATH = [int(Right.FUNERAL_GRANT), int(Right.SURVIVORS_GRANT)]
_YEAR, _SHORT = 12, 12


@dataclass(frozen=True)
class Books:
    """What the statistics are worked out from: today's law in one run.

    counts, fates: by right and fate, of everybody in the months measured. before: the rows of the series in the twelve
    months before them. months: credited to each member of the cohort.
    """

    counts: NDArray[np.int64]
    fates: NDArray[np.int64]
    total: Mapping[str, int]
    choices: Mapping[str, int]
    before: NDArray[np.int64]
    months: NDArray[np.int64]
    cells: Mapping[str, float]
    years: float
    scale: float

    def paid(self, *rights: Right) -> float:
        """People paid one of these rights, a year."""
        return self.a_year(self.counts[[int(one) for one in rights], _RECEIVED].sum())

    def enrolled(self, right: Right) -> float:
        """Rights of those who were enrolled, whatever became of them."""
        return float(self.counts[right].sum() - self.counts[right, _LOST + Gate.ENROLLED])

    def lost(self, gate: Gate) -> float:
        """Rights to cash lost at a gate, a year."""
        return self.a_year(self.counts[1:, _LOST + gate].sum())

    def a_year(self, count: Any) -> float:
        """A count of the simulated people, as people a year."""
        return float(count) * self.scale / self.years

    def was(self, name: str) -> float:
        """The sum of a series over the twelve months before."""
        return float(self.before[:, 1 + tables.SERIES.index(name)].sum())


@dataclass(frozen=True)
class Statistic:
    """A number that an office could publish: name, what it is, who holds the records, how it follows from a run."""

    name: str
    meaning: str
    who: str
    of: Callable[[Books], float]


def ratio(part: float, whole: float) -> float:
    """A share; nan where there is nothing to share."""
    return float(part) / float(whole) if whole else float("nan")


STATISTICS = (
    Statistic("unemployment_paid", "migrants paid unemployment benefit, a year", SSO,
              lambda of: of.paid(Right.UNEMPLOYMENT)),
    Statistic("unemployment_refused", "unemployment claims of migrants refused, a year", SSO,
              lambda of: of.a_year(of.counts[Right.UNEMPLOYMENT, _LOST + Gate.ACCEPTED])),
    Statistic("dismissals_told_as_resignations",
              "share of enrolled migrants' unemployment rights lost to a wrong reason on record", DLPW,
              lambda of: ratio(of.counts[Right.UNEMPLOYMENT, _LOST + Gate.TRUE_REASON_RECORDED],
                               of.enrolled(Right.UNEMPLOYMENT))),
    Statistic("claims_refused", "claims of migrants for cash refused, a year", SSO,
              lambda of: of.lost(Gate.ACCEPTED)),
    Statistic("claims_without_papers", "claims of migrants turned away for a missing or expired paper, a year",
              SSO, lambda of: of.lost(Gate.PAPERS)),
    Statistic("claims_too_late", "claims of migrants lost to the deadline, a year", SSO,
              lambda of: of.lost(Gate.FILED_IN_TIME)),
    Statistic("claims_per_100_members", "claims that 100 migrant members file in a year", SSO,
              lambda of: 100 * _YEAR * ratio(of.was("claims_filed"), of.was("enrolled"))),
    Statistic("paid_of_filed", "share of the claims of migrants that are paid", SSO,
              lambda of: ratio(of.was("claims_paid"), of.was("claims_filed"))),
    Statistic("waiting_days", "median days that migrants wait from claim to money", SSO,
              lambda of: of.cells.get("waiting_days_median", np.nan)),
    Statistic("waiting_days_slow", "days within which nine of ten migrants have their money", SSO,
              lambda of: of.cells.get("waiting_days_p90", np.nan)),
    Statistic("old_age_lump_sums", "old-age lump sums paid to people who are not Thai, a year", SSO,
              lambda of: of.paid(Right.OLD_AGE_LUMP_SUM)),
    Statistic("old_age_pensions", "people who are not Thai and draw an old-age pension, new ones a year", SSO,
              lambda of: of.paid(Right.OLD_AGE_PENSION)),
    Statistic("old_age_standing", "old-age money on migrants' accounts that is not yet due, baht", SSO,
              lambda of: float(of.fates[_OLD_AGE, Fate.NOT_YET_DUE].sum()) * of.scale / 100),
    Statistic("old_age_unclaimed", "old-age money of migrants that is due and has not been claimed, baht", SSO,
              lambda of: float(of.fates[_OLD_AGE, Fate.STILL_CLAIMABLE].sum()) * of.scale / 100),
    Statistic("childbirth_grants", "childbirth grants paid to migrants, a year", SSO,
              lambda of: of.paid(Right.CHILDBIRTH_GRANT)),
    Statistic("child_allowances", "child allowances that migrants begin to draw, a year", SSO,
              lambda of: of.paid(Right.CHILD_ALLOWANCE)),
    Statistic("sickness_cash", "migrants paid cash for sickness, a year", SSO,
              lambda of: of.paid(Right.SICKNESS_CASH)),
    Statistic("death_grants", "funeral and survivors' grants paid for migrants, a year", SSO,
              lambda of: of.a_year(of.counts[_DEATH, _RECEIVED].sum())),
    Statistic("months_on_record", "months on the record of a migrant member, the mean over a working life", SSO,
              lambda of: float(of.months.mean()) if len(of.months) else np.nan),
    Statistic("short_records", "share of migrant members whose record ends below twelve months", SSO,
              lambda of: float((of.months < _SHORT).mean()) if len(of.months) else np.nan),
    Statistic("contribution_density", "share of the months that migrants work that have a contribution", DOE_TOO,
              lambda of: of.cells.get("contribution_density", np.nan)),
    Statistic("contribution_a_month", "what is deducted for a migrant member in a month, the mean in baht", SSO,
              lambda of: ratio(of.total["deducted"] / 100, of.total["months_credited"])),
    Statistic("arrears", "contributions for migrants that employers owe and did not remit, baht a year", SSO,
              lambda of: of.a_year(of.total["unremitted"]) / 100),
    Statistic("employers_at_fault", "share of inspected employers found at fault over migrants' contributions", SSO,
              lambda of: ratio(of.choices["found"], of.choices["inspections"])),
    Statistic("petitions", "migrants who report that their employer has not enrolled them, a year", SSO,
              lambda of: of.a_year(of.choices["petitions"])),
)  # fmt: skip


def counted(plan: Plan, base: Outcome, cells: Cells) -> NDArray[np.float64]:
    """Each statistic in one run of today's law, in the order of `STATISTICS`; nan where it is undefined."""
    if base.lives is None:
        raise ValueError("the lives of this outcome were not kept")
    at = base.series[:, 0]
    books = Books(
        counts=base.exact["counts"][_PERIOD],
        fates=base.exact["fates"][_PERIOD],
        total=base.total,
        choices=base.choices,
        before=base.series[(at < plan.start) & (at >= plan.start - _YEAR)],
        months=np.asarray(base.lives.accounts["months_credited"]),
        cells=cells["all", "all"],
        years=(plan.until - plan.start + 1) / 12,
        scale=plan.people_per_agent,
    )
    return np.array([one.of(books) for one in STATISTICS])
