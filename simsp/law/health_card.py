"""Migrant Health Insurance Scheme: a card of the Ministry of Public Health for migrants outside social security."""

from simsp.compiled import rule

HEALTH_CARE = 0  # position in the dimension `right`


@rule("Ministry of Public Health: notices on migrant health insurance")
def price(months, law):
    """Price of a card of so many months, without the health check; satang, 0 where no such card is sold."""
    if months == 3:
        return law.price_3_months
    if months == 6:
        return law.price_6_months
    if months == 12:
        return law.price_12_months
    if months == 24:
        return law.price_24_months
    return 0


@rule("Ministry of Public Health: notices on migrant health insurance")
def cost(months, law):
    """Price of a card of so many months with the health check; satang, 0 where no such card is sold."""
    card = price(months, law)
    return card + law.health_check if card > 0 else 0


@rule("Ministry of Public Health: notices on migrant health insurance")
def months_covered(months, law):
    """Months of care that a card of so many months gives; 0 where no such card is sold."""
    return months if price(months, law) > 0 else 0


@rule("Ministry of Public Health: notices on migrant health insurance")
def child_price(years, law):
    """Price of a child's card for so many years; satang."""
    return law.child_price * years


@rule("Ministry of Public Health: notices on migrant health insurance")
def is_child(age, law):
    """Whether a person of this age (whole years) is insured at the price of a child."""
    return age < law.child_age


@rule("Ministry of Public Health: notices on migrant health insurance")
def covers(right):
    """Whether a card gives a right (position in the dimension `right`): care, and never cash."""
    return right == HEALTH_CARE
