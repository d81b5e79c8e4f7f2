"""Old age: pension, lump sum, what heirs get, and what a leaver gets (SSA s.76 to 77 quinquies)."""

from simsp.compiled import rule
from simsp.money import share

# What months give.
NOTHING = 0
LUMP_SUM = 1
PENSION = 2

# Positions of the choices in old_age.yaml.
WITH_AGREEMENT = 1
AT_EXIT = 2
EXIT_OFF = 0
CAREER = 1
PENSION_ONLY = 1
EITHER = 1
EXIT_COMPULSORY = 2

# What a leaver is offered.
NO_OFFER = 0
MAY_TAKE = 1
MUST_TAKE = 2


@rule("SSA s.77, s.77 bis")
def right_kind(months, law):
    """What so many months give: 0 nothing, 1 lump sum, 2 pension."""
    if months <= 0:
        return NOTHING
    return PENSION if months >= law.qualifying_months else LUMP_SUM


@rule("bill of 2022 on three options at pension age: not law in February 2025")
def may_choose_sum(kind, law):
    """Whether somebody with the months of a pension may take the single sum in its place at pension age."""
    return kind == PENSION and law.at_pension_age == EITHER


@rule("SSA s.77 quinquies")
def right_kind_beside_invalidity(months, law):
    """What so many months give to a person who draws an invalidity pension: never a second pension."""
    return min(right_kind(months, law), LUMP_SUM)


@rule("SSA s.76, s.77 bis, s.77 ter, s.77 quinquies")
def is_due(age_months, insured, invalid, kind, law):
    """Whether an old-age right is due: insurance has ended, at pension age or by invalidity.

    The single sum falls due with the birthday, the pension from the month after it.

    Args:
        age_months: age this month, 0 in the month of birth.
        insured: whether this is an insured month.
        invalid: whether the person is invalid: below the months of a pension the single sum is then due at once;
            from them on at pension age, where invalidity pay and a pension would meet.
        kind: what the months give (`right_kind`).
        law: the record of old age.
    """
    if insured or kind == NOTHING:
        return False
    if invalid and kind == LUMP_SUM:
        return True
    first = law.pension_age * 12
    return age_months > first if kind == PENSION else age_months >= first


@rule("SSA s.78 (3)")
def bars_unemployment(age, months, law):
    """Whether an old-age right excludes unemployment benefit."""
    kind = right_kind(months, law)
    if law.bars_unemployment_benefit == PENSION_ONLY and kind != PENSION:
        return False
    return age >= law.pension_age and kind != NOTHING


@rule("SSA s.77 bis para 2; ministerial regulation")
def lump_sum(months, worker, employer, returns, law):
    """Single sum from the person's own account; satang.

    Args:
        months: all contribution months.
        worker: old-age and child contributions counted as the worker's.
        employer: the same of the employers.
        returns: yearly returns credited so far.
        law: the record of old age.
    """
    if months < law.refund_months:
        return share(worker, law.refund_share)
    return share(worker + employer + returns, law.refund_share)


@rule("SSA s.77 bis para 2; yearly notice of the office")
def yearly_return(balance, rate):
    """Return credited for a year on a balance, `rate` parts per 100,000; satang."""
    return share(balance, rate)


@rule("SSA s.76, s.77; ministerial regulation")
def average_wage(wages, months, law):
    """Average monthly insured wage; `wages` is the sum over the last `months`, at most the law's window."""
    counted = max(min(months, law.wage_window_months), 1)
    return (2 * wages + counted) // (2 * counted)


@rule("draft regulation on the career average (CARE) of November 2025: not verified as law")
def revalued(career, law):
    """The sum of all insured wages after a year's indexation; satang."""
    return career + share(career, law.care_index)


@rule("draft regulation on the career average (CARE) of November 2025: not verified as law")
def blended_average(last, career, months_since_start, law):
    """The average wage that a pension is a share of: of the last months, or of the career under that reading.

    During the phase-in a career average that is lower than the last months' takes their place step by step.
    """
    if law.pension_average != CAREER or months_since_start < 0:
        return last
    if career >= last or months_since_start >= law.care_phase_in_months:
        return career
    return last - (last - career) * months_since_start // max(law.care_phase_in_months, 1)


@rule("SSA s.76, s.77; ministerial regulation")
def pension(months, average, law):
    """Pension a month on an average insured wage, for life; satang, 0 below the qualifying months."""
    if months < law.qualifying_months:
        return 0
    steps = (months - law.qualifying_months) // law.step_months
    return share(average, law.base_rate + law.step_rate * steps)


@rule("SSA s.77 quater")
def death_before_pension(months, refund, monthly_pension, law):
    """What heirs get of a person who died before any old-age payment: the lump sum, or a multiple; satang."""
    if months < law.qualifying_months:
        return refund
    return monthly_pension * law.death_pension_multiple


@rule("SSA s.77 quater")
def death_of_pensioner(payments, monthly_pension, law):
    """What heirs get of a pensioner after so many monthly payments: the rest of the guarantee; satang."""
    left = law.guarantee_months - payments
    if left <= 0:
        return 0
    if left < law.death_pension_multiple:
        return monthly_pension * law.death_pension_multiple
    return monthly_pension * left


@rule("SSA s.77 quater")
def heir_shares(children, spouse, parents, named):
    """Shares of heirs in one old-age sum, as weights: all children, spouse, all parents, named person."""
    of_children = 0
    if children > 0:
        of_children = 3 if children >= 3 else 2
    return of_children, 1 if spouse else 0, 1 if parents else 0, 1 if named else 0


@rule("SSA s.77 bis para 3")
def exit_allowed(law):
    """Whether a non-Thai who leaves Thailand for good is paid the lump sum then, whatever the months."""
    if law.exit_lump_sum != EXIT_OFF or law.non_thai_exit == AT_EXIT:
        return True
    return law.non_thai_exit == WITH_AGREEMENT and law.agreement_in_force == 1


@rule("SSA s.77 bis para 3")
def exit_offer(months, law):
    """What a leaver is offered: 0 nothing, 1 may take the lump sum, 2 must take it, even for a pension."""
    if months <= 0 or not exit_allowed(law):
        return NO_OFFER
    if law.exit_lump_sum == EXIT_COMPULSORY:
        return MUST_TAKE
    if law.exit_keeps_pension_right == 1 and right_kind(months, law) == PENSION:
        return NO_OFFER
    return MAY_TAKE


@rule("SSA s.56")
def is_late(months_since_due, law):
    """Whether an old-age claim comes after its deadline, so that it needs a reason the office accepts."""
    return months_since_due > law.claim_limit_months
