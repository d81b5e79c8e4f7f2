"""Child allowance (SSA s.74 to 75 ter)."""

import numpy as np

from simsp.compiled import rule
from simsp.law.coverage import months_in

PAID_ABROAD = 0  # position of the choice in child_allowance.yaml


@rule("SSA s.74")
def has_window(mask, law):
    """Whether enough months were paid before the month of the allowance."""
    return months_in(mask, law.window_months) >= law.qualifying_months


@rule("SSA s.75 bis, s.75 quater")
def is_kept(mask, law):
    """Whether a parent who becomes invalid or dies now leaves the children of today their allowance.

    So it is if the parent was entitled in the last month insured, this one or the one before; bit 0 is this month.
    """
    bits = np.uint64(mask)
    if months_in(bits, 1) == 0:
        bits = bits >> np.uint64(1)
    return months_in(bits, 1) == 1 and has_window(bits >> np.uint64(1), law)


@rule("SSA s.74 to 75 ter; ministerial regulations of the amount")
def monthly(children_already_paid, law):
    """Allowance a month for one more child of the same insured person; satang, 0 beyond the limit."""
    return law.monthly_amount if children_already_paid < law.max_children else 0


@rule("SSA s.74 to 75 ter")
def is_young_enough(age_months, law):
    """Whether a child of this age in months still gives the allowance."""
    return age_months < law.until_age * 12


@rule("SSA s.74 to 75 ter: a lawful child; no place of living is named")
def is_due_abroad(law):
    """Whether the law owes the allowance for a child who lives outside Thailand."""
    return law.child_abroad == PAID_ABROAD
