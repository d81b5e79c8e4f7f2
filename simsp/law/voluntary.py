"""Voluntary insurance: after a job (SSA s.39, s.41) and without one (s.40).

The price of section 39 is in contributions. A mask holds the months that a member paid, bit 0 the latest.
"""

from simsp.compiled import rule
from simsp.law.coverage import months_in
from simsp.money import share

# Branches, in the order in which contributions are shown.
SICKNESS = 0
MATERNITY = 1
INVALIDITY = 2
DEATH = 3
CHILD_ALLOWANCE = 4
OLD_AGE = 5
UNEMPLOYMENT = 6


@rule("SSA s.39")
def may_join_section_39(months_insured, months_since_leaving, law):
    """Whether a former employee who is not Thai may stay insured without an employer.

    Args:
        months_insured: months paid as an employee (s.33).
        months_since_leaving: since the last of them; the month after it is 1.
        law: the record of voluntary insurance.
    """
    if law.open_to_non_thai == 0 or months_insured < law.needed_months:
        return False
    return 0 <= months_since_leaving <= law.months_to_apply


@rule("SSA s.41 (4)")
def lapses_in_a_row(months_unpaid, law):
    """Whether so many unpaid months in a row end a membership; it then ended with the first of them."""
    return months_unpaid >= law.lapse_months


@rule("SSA s.41 (5)")
def lapses_by_gaps(mask, months_since_joining, law):
    """Whether scattered unpaid months end a membership."""
    if months_since_joining < law.lapse_window_months:
        return False
    return months_in(mask, law.lapse_window_months) < law.lapse_paid_months


@rule("SSA s.41 (4), (5)")
def lapses(mask, months_since_joining, law):
    """Whether unpaid months, in a row or scattered, end a membership."""
    if months_since_joining >= law.lapse_months and months_in(mask, law.lapse_months) == 0:
        return True
    return lapses_by_gaps(mask, months_since_joining, law)


@rule("SSA s.54 (7)")
def section_39_covers(branch):
    """Whether a branch is covered under section 39: all but unemployment."""
    return branch != UNEMPLOYMENT


@rule("SSA s.40; decrees on who may join")
def may_join_section_40(employee, thai, law):
    """Whether a person may join; who is insured as an employee may not, and the decree asks for Thai nationality."""
    return not employee and (thai or law.section_40_open_to_migrants == 1)


@rule("SSA s.40; decrees on the options")
def is_offered(option, law):
    """Whether an option (1 to 3) can be chosen."""
    return 1 <= option <= law.options_offered


@rule("SSA s.40; decrees on the options")
def price_of_option(option, law):
    """What a member pays a month for an option (1 to 3), after a temporary cut; satang."""
    price = law.price_option_1
    if option == 2:
        price = law.price_option_2
    elif option == 3:
        price = law.price_option_3
    return price - share(price, law.price_cut)


@rule("SSA s.40 para 3")
def government_of_option(option, law):
    """What the government adds a month, at most half of what the member pays; satang."""
    added = law.government_option_1
    if option == 2:
        added = law.government_option_2
    elif option == 3:
        added = law.government_option_3
    return min(added, share(price_of_option(option, law), law.government_at_most))


@rule("SSA s.40; decrees on the options")
def covers(option, branch, law):
    """Whether an option (1 to 3) covers a branch; care in kind and maternity are in none."""
    if branch == OLD_AGE:
        return option >= law.old_age_from_option
    if branch == CHILD_ALLOWANCE:
        return option >= law.child_allowance_from_option
    return branch in (SICKNESS, INVALIDITY, DEATH)
