"""Unemployment (SSA s.78 to 79/1)."""

from simsp.compiled import rule
from simsp.law.coverage import months_in, of_daily_wage

DISMISSED = 0
RESIGNED = 1  # or the contract ended
CLOSED_BY_ORDER = 2  # work stopped by force majeure or by order, without dismissal


@rule("SSA s.78")
def has_window(mask, law):
    """Whether enough months were paid before the job ended."""
    return months_in(mask, law.window_months) >= law.qualifying_months


@rule("SSA s.79, s.79/1; ministerial regulations")
def rate(reason, law):
    """Share of the daily base that a reason pays, parts per 100,000."""
    if reason == DISMISSED:
        return law.dismissed_rate
    if reason == RESIGNED:
        return law.resigned_rate
    return law.closed_rate


@rule("SSA s.79, s.79/1; ministerial regulations")
def days(reason, law):
    """Most days that one spell of a reason pays."""
    if reason == DISMISSED:
        return law.dismissed_days
    if reason == RESIGNED:
        return law.resigned_days
    return law.closed_days


@rule("SSA s.78, s.79; ministerial regulations")
def payable_days(days_without_work, reason, days_paid_this_year, law):
    """Days that are paid: from the eighth day on, up to the limits of the spell and of the year."""
    left = law.max_days_a_year - days_paid_this_year
    return max(min(days_without_work - law.waiting_days, days(reason, law), left), 0)


@rule("SSA s.57, s.79, s.79/1")
def benefit(best3, reason, paid_days, law):
    """Cash for paid days of a spell, never more than the spell allows; satang.

    `best3` is the sum of the three best monthly insured wages of the 15 months before the job ended.
    """
    return of_daily_wage(best3, rate(reason, law), min(paid_days, days(reason, law)))
