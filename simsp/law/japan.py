"""Japan: the lump sum that pays a foreigner part of the pension contributions back after leaving.

A comparison for people who worked there before or after Thailand. Money is in hundredths of a yen, always whole yen;
`law` is the record of the last insured month.
"""

from simsp.compiled import rule
from simsp.money import WHOLE, share

YEN = 100  # hundredths
_TENTH = WHOLE // 10


@rule("Japan: Employees' Pension Insurance Act, suppl. art. 29; National Pension Act, suppl. art. 9-3-2")
def is_entitled(months, law):
    """Whether so many months give the lump sum: neither too few nor enough for a pension at old age."""
    return law.least_months <= months < law.pension_months


@rule("Japan: Employees' Pension Insurance Act, suppl. art. 29; National Pension Act, suppl. art. 9-3-2")
def is_late(months_since_leaving, law):
    """Whether the claim comes after its deadline; Japan then pays nothing."""
    return months_since_leaving > law.claim_limit_months


@rule("Japan: Employees' Pension Insurance Act, suppl. art. 29; National Pension Act, suppl. art. 9-3-2")
def counted_months(months, law):
    """Months that the lump sum pays for: full brackets, up to the cap; 0 without a right to it."""
    if not is_entitled(months, law):
        return 0
    return min(months // law.bracket_months * law.bracket_months, law.most_months)


@rule("Japan: Employees' Pension Insurance Act, suppl. art. 29 para 4")
def multiplier(months, law):
    """Monthly pays that the lump sum holds: half the rate for each month counted, to a tenth, half up.

    Returns:
        Parts per 100,000: 3.3 monthly pays are 330,000.
    """
    exact = law.premium_rate * counted_months(months, law)  # twice what the worker's half comes to
    return (exact + _TENTH) // (2 * _TENTH) * _TENTH


@rule("Japan: Employees' Pension Insurance Act, suppl. art. 29")
def employees_pension(average_pay, months, law):
    """Lump sum of the Employees' Pension before tax, on an average monthly pay with bonuses; yen x 100."""
    return (share(average_pay, multiplier(months, law)) + YEN // 2) // YEN * YEN


@rule("Japan: National Pension Act, suppl. art. 9-3-2")
def national_pension(months, law):
    """Lump sum of the National Pension: half the flat premium for each month counted, untaxed; yen x 100."""
    return law.national_premium * counted_months(months, law) // (2 * YEN) * YEN


@rule("Japan: Income Tax Act, retirement income of people living abroad")
def tax_withheld(amount, law):
    """Tax taken from a lump sum of the Employees' Pension, down to the yen; yen x 100."""
    return amount * law.tax_rate // (WHOLE * YEN) * YEN


@rule("Japan: Income Tax Act, retirement income of people living abroad")
def net(amount, law):
    """What arrives of a lump sum of the Employees' Pension; the tax can be claimed back apart; yen x 100."""
    return amount - tax_withheld(amount, law)
