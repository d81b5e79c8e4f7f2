"""Self-enrolment: insurance that a migrant buys without an employer; a policy after SSA s.39, off today."""

from simsp.compiled import rule
from simsp.law.contributions import baht_share, split_accounts
from simsp.law.coverage import UNDOCUMENTED, months_in
from simsp.money import share

# Positions of the choices in self_enrolment.yaml.
ANYONE = 1
EXCLUDED_WORK = 2


@rule("policy, after SSA s.39 and s.46 para 3")
def price(law):
    """What a self-enrolled person pays a month; satang in whole baht."""
    rate = law.price_rate
    if law.includes_unemployment == 1:
        rate += law.unemployment_price_rate
    return baht_share(law.wage_base, rate)


@rule("policy, after SSA s.46 para 3")
def government_share(law):
    """What the government adds a month; satang."""
    rate = law.government_rate
    if law.includes_unemployment == 1:
        rate += law.government_unemployment_rate
    return share(law.wage_base, rate)


@rule("policy, after SSA s.46 para 3")
def split_price(amount, contributions, law):
    """Split a price over (short term, unemployment, old age and child) by the record `contributions`."""
    unemployment = contributions.unemployment_share if law.includes_unemployment == 1 else 0
    return split_accounts(amount, contributions.short_term_share, unemployment, contributions.old_age_share)


@rule("policy, after SSA s.46 para 3")
def split_government(amount, contributions, law):
    """Split the government's part over the three accounts."""
    unemployment = contributions.government_unemployment_share if law.includes_unemployment == 1 else 0
    return split_accounts(
        amount,
        contributions.government_short_term_share,
        unemployment,
        contributions.government_old_age_share,
    )


@rule("policy")
def may_join(status, job_excluded, papers_valid, law):
    """Whether a person who is not insured through a job may enrol."""
    if law.open == 0:
        return False
    if law.who_may_join == ANYONE:
        return True
    if status == UNDOCUMENTED or not papers_valid:
        return False
    return not (law.who_may_join == EXCLUDED_WORK and not job_excluded)


@rule("policy, after SSA s.39")
def has_prior_months(months, law):
    """Whether enough months were insured through jobs to be let in."""
    return months >= law.prior_months


@rule("policy")
def is_waiting(months_since_joining, law):
    """Whether benefits do not count yet."""
    return months_since_joining < law.waiting_months


@rule("policy, after SSA s.41")
def lapses(months_unpaid, law):
    """Whether so many unpaid months in a row end the insurance."""
    return months_unpaid >= law.lapse_months


@rule("policy, after SSA s.41")
def lapses_by_gaps(mask, months_since_joining, law):
    """Whether scattered unpaid months end the insurance; `mask` holds the self-paid months."""
    if months_since_joining < law.lapse_window_months:
        return False
    return months_in(mask, law.lapse_window_months) < law.lapse_paid_months
