"""Unemployment (SSA s.78 to 79/1)."""

from simsp.compiled import rule
from simsp.law.coverage import months_in, of_daily_wage

DISMISSED = 0
RESIGNED = 1  # or the contract ended
CLOSED_BY_ORDER = 2  # work stopped by force majeure or by order, without dismissal
PAID_ABROAD = 0  # position of the choice in unemployment.yaml


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


@rule("SSA s.78 (2)")
def is_excluded(reason, misconduct):
    """Whether the cause of a dismissal bars the benefit: theft, intent, gross breach, seven days of absence."""
    return reason == DISMISSED and misconduct


@rule("SSA s.78; no place is named, and the monthly report is made online")
def is_due_abroad(law):
    """Whether the benefit goes on after the worker has left Thailand."""
    return law.after_departure == PAID_ABROAD


@rule("SSA s.78, s.79; ministerial regulations")
def counted_days(days_without_work, most, law):
    """Days of a spell that count for payment: from the eighth day without work on, up to the limit of the spell."""
    return max(min(days_without_work - law.waiting_days, most), 0)


@rule("SSA s.79; ministerial regulations")
def payable_days(days_without_work, days_counted, days_paid_this_year, most, law):
    """Days of a spell that are paid now; what a year's maximum holds back is not paid in the next year.

    Args:
        days_without_work: so far in this spell; a month counts 30.
        days_counted: that counted before, paid or held back.
        days_paid_this_year: in this calendar year, all spells together, this one too.
        most: the limit of this spell (`days` of the reason, in the month the job ended).
        law: the record of unemployment in the month the job ended.
    """
    new = counted_days(days_without_work, most, law) - days_counted
    return max(min(new, law.max_days_a_year - days_paid_this_year), 0)


@rule("SSA s.57, s.79, s.79/1")
def benefit(best3, rate, paid_days):
    """Cash for so many paid days of a spell at a rate (parts per 100,000); satang.

    `best3` is the sum of the three best monthly insured wages of the 15 months before the job ended. A month's
    cash is what all days so far give, less what they gave before, so that a spell is rounded once.
    """
    return of_daily_wage(best3, rate, paid_days)
