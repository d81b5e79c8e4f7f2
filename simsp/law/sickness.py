"""Sickness outside work: care in kind and cash while unable to work (SSA s.62 to 64)."""

from simsp.compiled import rule
from simsp.law.coverage import months_in, of_daily_wage

FIRST_DAY = 1  # position of the choice in sickness.yaml


@rule("SSA s.62")
def has_window(mask, law):
    """Whether enough months were paid before the treatment for care and cash."""
    return months_in(mask, law.window_months) >= law.qualifying_months


@rule("SSA s.64 with Labour Protection Act s.57")
def payable_days(sick_days, employer_paid_days, days_paid_this_year, chronic, law):
    """Days of one spell that the fund pays, after the employer's sick pay.

    Args:
        sick_days: days off work by medical order.
        employer_paid_days: days of sick pay the employer already paid this calendar year.
        days_paid_this_year: days the fund already paid this calendar year (for a chronic disease: at all).
        chronic: whether the disease is on the list of chronic ones.
        law: the record of sickness.
    """
    from_employer = max(law.employer_days_a_year - employer_paid_days, 0)
    longest = law.chronic_days if chronic else law.days_a_spell
    if law.days_counted_from == FIRST_DAY and not chronic:
        longest -= min(sick_days, from_employer)
    limit = law.chronic_days if chronic else law.days_a_year
    return max(min(sick_days - from_employer, longest, limit - days_paid_this_year), 0)


@rule("SSA s.64, s.57")
def cash(best3, days, law):
    """Cash for days off work; `best3` is the sum of the three best monthly insured wages of 15; satang."""
    return of_daily_wage(best3, law.cash_rate, days)
