"""Death outside work: funeral grant and survivors' grant (SSA s.73)."""

from simsp.compiled import rule
from simsp.law.coverage import months_in, of_daily_wage


@rule("SSA s.73")
def has_window(mask, law):
    """Whether enough months were paid before the death for the funeral grant."""
    return months_in(mask, law.window_months) >= law.qualifying_months


@rule("SSA s.73 (1)")
def funeral_grant(highest_daily_wage, law):
    """Grant to whoever arranges the funeral; satang.

    Args:
        highest_daily_wage: the country's highest daily minimum wage, satang; 100 of it are the least.
        law: the record of death.
    """
    return max(law.funeral_amount, highest_daily_wage * law.funeral_floor_days)


@rule("SSA s.73 (2)")
def survivors_grant(months, best3, law):
    """Single sum to survivors by months ever paid; a multiple of half a monthly base; satang."""
    if months < law.survivors_months:
        return 0
    multiple = law.survivors_high_multiple if months >= law.survivors_high_months else law.survivors_multiple
    return of_daily_wage(best3, law.survivors_rate, 30 * multiple)
