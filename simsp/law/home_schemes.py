"""Schemes at home and portability: months of two countries, who pays twice, and the funds for workers abroad.

No agreement between Thailand and Myanmar, Cambodia, Laos or Vietnam was found; what one would do is a policy. Money
of the home country in hundredths of its currency. `nationality` is the position in that dimension.
"""

from simsp.compiled import rule
from simsp.law import old_age
from simsp.money import share

# Positions of the choice in home_schemes.yaml.
TOTALISATION = 1
TRANSFER = 2


@rule("policy, after ILO C157: months of both countries are added together")
def total_months(thai_months, home_months, law):
    """Months that count towards the qualifying months in Thailand."""
    return thai_months + home_months if law.portability == TOTALISATION else thai_months


@rule("policy, after ILO C157: each country pays for its own months")
def pro_rata(amount, thai_months, all_months):
    """Thailand's part of an amount worked out on the months of both countries; half up."""
    if all_months <= 0:
        return 0
    return (2 * amount * thai_months + all_months) // (2 * all_months)


@rule("policy, after ILO C157, with SSA s.76 and s.77")
def thai_pension(thai_months, home_months, average, thai, law):
    """Thailand's pension a month; satang.

    The pension on all months, divided by them, times the Thai ones; but never less than the Thai months give alone,
    which full steps of twelve months would sometimes do.

    Args:
        thai_months: contribution months in Thailand.
        home_months: insured months in the home scheme that do not overlap with them.
        average: average insured wage in Thailand.
        thai: the record of old age.
        law: the record of home schemes.
    """
    together = total_months(thai_months, home_months, law)
    divided = pro_rata(old_age.pension(together, average, thai), thai_months, together)
    return max(divided, old_age.pension(thai_months, average, thai))


@rule("policy: the account follows the worker")
def transferred(account, law):
    """What Thailand hands over to the home scheme of the worker's and employers' old-age money; satang."""
    return account if law.portability == TRANSFER else 0


@rule("Social security laws of Myanmar, Cambodia, Laos and Vietnam")
def home_contribution(nationality, pay, law):
    """What a month of insured work at home costs: (worker, employer)."""
    insured = min(pay, law.wage_cap[nationality])
    return share(insured, law.worker_rate[nationality]), share(insured, law.employer_rate[nationality])


@rule("Vietnam: Law on Social Insurance 58/2014 art. 2 (1) (g), art. 85; the others have no such duty")
def contribution_while_abroad(nationality, pay_before, law):
    """What a worker must pay a month at home while insured in Thailand too, on the insured pay before departure."""
    if law.exempt_abroad == 1:
        return 0
    return share(min(pay_before, law.wage_cap[nationality]), law.abroad_rate[nationality])


@rule("Vietnam: Decision 40/2021 on the Overseas Employment Support Fund; the others have no such fund")
def welfare_fund(nationality, law):
    """What one contract abroad pays into the welfare fund at home: (worker, sending enterprise)."""
    return law.fund_worker[nationality], law.fund_enterprise[nationality]
