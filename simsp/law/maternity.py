"""Maternity: grant at birth, antenatal care, leave (SSA s.65 to 67)."""

from simsp.compiled import rule
from simsp.law.coverage import months_in, of_daily_wage


@rule("SSA s.65")
def has_window(mask, law):
    """Whether enough months were paid before the birth."""
    return months_in(mask, law.window_months) >= law.qualifying_months


@rule("SSA s.65; ministerial notices of the amount")
def grant(births_so_far, law):
    """Grant for one birth, to the insured woman or for an insured man's wife or open partner; satang."""
    return law.grant_amount if births_so_far < law.grant_births else 0


@rule("SSA s.65; notice on antenatal care")
def antenatal(births_so_far, law):
    """Money for antenatal visits of one pregnancy; satang."""
    return law.antenatal_amount if births_so_far < law.grant_births else 0


@rule("SSA s.67")
def leave_grant(best3, births_so_far, law):
    """Flat cash for maternity leave of an insured woman, for her first births only; satang."""
    if births_so_far >= law.leave_births:
        return 0
    return of_daily_wage(best3, law.leave_rate, law.leave_days)
