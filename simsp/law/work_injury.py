"""Injury, disease and death from work (Workmen's Compensation Act B.E. 2537, WCA); the employer alone pays.

`law` is the record of the month of the accident, which a later rise of the rates does not change (Act No. 2
(2018) s.29).
"""

from simsp.compiled import rule
from simsp.money import share


@rule("WCA s.5")
def is_covered(household_work, law):
    """Whether an employee is covered; neither nationality nor papers are asked.

    Args:
        household_work: housework for a person who runs no business.
        law: the record of work injury.
    """
    return not household_work or law.household_covered == 1


@rule("WCA s.18")
def monthly(wage, law):
    """Compensation a month on a monthly wage, between its lowest and its highest; satang."""
    if wage <= 0:
        return 0
    return min(max(share(wage, law.compensation_rate), law.lowest_monthly), law.highest_monthly)


@rule("WCA s.18 (1)")
def incapacity_days(days, law):
    """Days off work that are paid: from the first day if they are enough, up to a year of 30-day months."""
    return min(days, law.incapacity_months * 30) if days >= law.incapacity_least_days else 0


@rule("WCA s.18 (1)")
def incapacity(wage, days, law):
    """Compensation for so many days off work, a thirtieth of the monthly one each; satang, half up."""
    return (2 * monthly(wage, law) * incapacity_days(days, law) + 30) // 60


@rule("WCA s.18 (2); the ministry's table of organs")
def organ_loss_months(months, law):
    """Months paid for the loss of an organ to which the table gives so many."""
    return min(months, law.organ_loss_months)


@rule("WCA s.18 (2); the ministry's table of organs")
def organ_loss(wage, months, law):
    """All compensation for the loss of an organ to which the table gives so many months; satang."""
    return monthly(wage, law) * organ_loss_months(months, law)


@rule("WCA s.18 (3)")
def invalidity_months(law):
    """Months that are paid for invalidity: since 2019 the least that the law allows, before the most."""
    return law.invalidity_months


@rule("WCA s.18 (3)")
def invalidity(wage, law):
    """All compensation for invalidity over the months of the law; satang."""
    return monthly(wage, law) * invalidity_months(law)


@rule("WCA s.18 (4)")
def death_months(law):
    """Months that are paid to survivors of a dead or missing worker."""
    return law.death_months


@rule("WCA s.18 (4)")
def death(wage, law):
    """All compensation for a worker who died or is missing; satang."""
    return monthly(wage, law) * death_months(law)


@rule("WCA s.19")
def months_left_to_survivors(months_granted, months_paid, law):
    """What survivors get of months granted for an organ or invalidity to a worker who then died."""
    return max(min(months_granted, law.survivors_months) - months_paid, 0)


@rule("WCA s.16; ministerial regulations")
def funeral_grant(highest_daily_wage, law):
    """Grant to whoever arranges the funeral; satang.

    Args:
        highest_daily_wage: the country's highest daily minimum wage, satang.
        law: the record of work injury.
    """
    return max(law.funeral_amount, highest_daily_wage * law.funeral_days)


@rule("WCA s.20 (3), (3/1), (4)")
def is_beneficiary_child(age, in_study, invalid, law):
    """Whether a child of this age (whole years) shares: young, in study up to a first degree, or invalid."""
    return age < law.child_age or in_study or invalid


@rule("WCA s.20, s.21")
def equal_share(amount, people, position):
    """Part of the person at a position (0 first) where parents, spouse and children share equally; satang.

    The cuts between the parts are rounded down, not the parts, so that no satang is lost.
    """
    return amount * (position + 1) // people - amount * position // people


@rule("WCA s.49, s.51 para 3")
def is_late(days, after_job, law):
    """Whether a claim comes after its deadline.

    Args:
        days: since the accident; for a disease that appeared after the job, since the worker knew of it.
        after_job: whether it is such a disease.
        law: the record of work injury.
    """
    return days > (law.claim_limit_days_after_job if after_job else law.claim_limit_days)


@rule("WCA s.12")
def may_be_extended(abroad, law):
    """Whether the deadline can be moved because the claimant is not in Thailand."""
    return abroad and law.extended_abroad == 1


@rule("WCA s.44, s.45")
def premium(yearly_wage, law):
    """What the employer pays a year for one worker, nothing of it from the wage; satang."""
    return share(min(yearly_wage, law.premium_wage_limit), law.premium_rate)
