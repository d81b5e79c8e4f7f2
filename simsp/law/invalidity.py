"""Invalidity outside work (SSA s.69 to 71)."""

from simsp.compiled import rule
from simsp.law.coverage import months_in, of_daily_wage


@rule("SSA s.69")
def has_window(mask, law):
    """Whether enough months were paid before the invalidity."""
    return months_in(mask, law.window_months) >= law.qualifying_months


@rule("SSA s.71, s.57")
def monthly(best3, severe, law):
    """Cash a month; `best3` is the sum of the three best monthly insured wages of 15; satang."""
    return of_daily_wage(best3, law.severe_rate if severe else law.partial_rate, 30)


@rule("SSA s.71")
def is_within_duration(months_paid, severe, law):
    """Whether the next month is still paid: for life if severe, else up to a limit."""
    if severe:
        return True
    return months_paid < law.partial_months
