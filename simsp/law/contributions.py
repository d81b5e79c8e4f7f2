"""Contributions: who pays how much on a wage, and which account and branch it belongs to (SSA s.46 to 49)."""

from simsp.compiled import compiled, rule
from simsp.money import WHOLE, share

# Positions of the choices in contributions.yaml.
OLD_AGE_PROTECTED = 1
OWN_SHARE_COUNTS_NOTHING = 1


@rule("SSA s.46; floor and ceiling: ministerial regulations of 1995 and 2025")
def insured_wage(wage, law):
    """Monthly wage in satang that contributions and benefits count; 0 where nothing was earned."""
    if wage <= 0:
        return 0
    return min(max(wage, law.floor), law.ceiling)


@rule("SSA s.47 bis")
def assessed_wage(daily_minimum_wage, law):
    """Monthly wage in satang that the office assumes for an employer who files nothing."""
    return daily_minimum_wage * law.assessed_days


@rule("SSA s.46")
def baht_share(wage, rate):
    """`rate` (parts per 100,000) of a wage, to the whole baht: 0.50 and more up, less dropped; satang."""
    return (wage * rate + 5_000_000) // 10_000_000 * 100


@rule("SSA s.46, s.46/1")
def worker_due(wage, law):
    """The worker's share before any of it is shifted to the employer; satang."""
    return baht_share(insured_wage(wage, law), law.worker_rate)


@rule("no law: a policy asked for by workers")
def shifted_to_employer(wage, law):
    """The part of the worker's share, in whole baht, that the employer must pay instead; satang."""
    return baht_share(worker_due(wage, law), law.employer_pays_worker_share)


@rule("SSA s.46, s.47")
def worker_share(wage, law):
    """What the worker pays, withheld from the wage; satang."""
    return worker_due(wage, law) - shifted_to_employer(wage, law)


@rule("SSA s.46, s.46/1")
def employer_share(wage, law):
    """What the employer pays on top of the wage; satang."""
    due = baht_share(insured_wage(wage, law), law.employer_rate)
    return due + shifted_to_employer(wage, law)


@rule("SSA s.46")
def government_share(wage, law):
    """What the government adds; no rounding is in the Act, so to the satang, half up."""
    return share(insured_wage(wage, law), law.government_rate)


@rule("SSA s.77 bis para 2 with s.49 para 2")
def worker_credit(wage, law):
    """The part of both shares that counts as the worker's own when a refund is worked out; satang.

    An employer who failed to withhold owes the worker's share, and it counts as the worker's (s.49); the
    default treats a share that the employer pays under a policy alike.
    """
    if law.refund_when_employer_paid == OWN_SHARE_COUNTS_NOTHING:
        return worker_share(wage, law)
    return worker_due(wage, law)


@rule("SSA s.77 bis para 2 with s.49 para 2")
def employer_credit(wage, law):
    """The rest of both shares: what counts as the employer's when a refund is worked out; satang."""
    return worker_share(wage, law) + employer_share(wage, law) - worker_credit(wage, law)


@compiled
def _up_to(amount, part, whole):
    if whole == WHOLE:  # the same figure; a divisor known beforehand spares most of the time
        return share(amount, part)
    return (2 * amount * part + whole) // (2 * whole)


@rule("SSA s.46: the three rates; accounts by branch")
def split_accounts(amount, short_term, unemployment, old_age):
    """Split satang by three weights over the accounts (short term, unemployment, old age and child).

    The cuts between the accounts are rounded, not the parts, so that no satang is lost or made.
    """
    whole = short_term + unemployment + old_age
    if whole == 0:
        return amount, 0, 0
    first = _up_to(amount, short_term, whole)
    second = _up_to(amount, short_term + unemployment, whole)
    return first, second - first, amount - second


@rule("SSA s.46/1; the notices of each cut")
def split_party(amount, rate, law):
    """Split a worker's or employer's share that was paid at `rate` over the three accounts.

    Below the full rate the reading `cut_falls_on` decides: all branches shrink alike, or old age keeps its
    part of the full rate as far as the money goes and the others bear the cut.
    """
    if law.cut_falls_on != OLD_AGE_PROTECTED or rate >= law.full_rate:
        return split_accounts(amount, law.short_term_share, law.unemployment_share, law.old_age_share)
    old_age = min(rate, share(law.full_rate, law.old_age_share))
    rest = law.short_term_share + law.unemployment_share
    cut = rate - old_age
    return split_accounts(amount, cut * law.short_term_share, cut * law.unemployment_share, old_age * rest)


@rule("SSA s.46: government rates 1.5, 0.25 and 1 of 2.75")
def split_government(amount, law):
    """Split the government's share over the three accounts."""
    return split_accounts(
        amount,
        law.government_short_term_share,
        law.government_unemployment_share,
        law.government_old_age_share,
    )


@rule("shares of the first account: display only")
def split_short_term(amount, law):
    """Show a short-term amount as (sickness, maternity, invalidity, death); no satang is lost."""
    one = law.shown_sickness
    two = one + law.shown_maternity
    three = two + law.shown_invalidity
    whole = three + law.shown_death
    first, second, third = (
        _up_to(amount, one, whole),
        _up_to(amount, two, whole),
        _up_to(amount, three, whole),
    )
    return first, second - first, third - second, amount - third


@rule("one account in the Act: display only")
def split_long_term(amount, law):
    """Show an amount of the old-age and child account as (child allowance, old age); no satang is lost."""
    child = _up_to(amount, law.shown_child_allowance, law.shown_child_allowance + law.shown_old_age)
    return child, amount - child


@rule("SSA s.46, s.47; s.77 bis with s.49 para 2")
def month_due(wage, law):
    """All that one month of one insured job makes due; satang.

    Returns:
        Insured wage; old-age money credited as the worker's, as the employer's; then three accounts (short term,
        unemployment, old age and child) of the worker, of the employer and of the government. The last figure is
        what a policy shifts from worker to employer.
    """
    own = split_party(worker_credit(wage, law), law.worker_rate, law)[2]
    theirs = split_party(employer_credit(wage, law), law.employer_rate, law)[2]
    worker = split_party(worker_share(wage, law), law.worker_rate, law)
    employer = split_party(employer_share(wage, law), law.employer_rate, law)
    government = split_government(government_share(wage, law), law)
    return insured_wage(wage, law), own, theirs, worker, employer, government, shifted_to_employer(wage, law)


@rule("display only")
def split_display(short_term, unemployment, old_age, law):
    """Show the three accounts as seven branches.

    Returns:
        (sickness, maternity, invalidity, death, child allowance, old age, unemployment) in satang.
    """
    sickness, maternity, invalidity, death = split_short_term(short_term, law)
    child, pension = split_long_term(old_age, law)
    return sickness, maternity, invalidity, death, child, pension, unemployment


@rule("SSA s.49")
def surcharge(unpaid, months_late, law):
    """What an employer owes on top of unpaid contributions after so many months; satang."""
    added = share(unpaid, law.surcharge_rate * months_late)
    if law.surcharge_capped == 1:
        return min(added, share(unpaid, law.surcharge_cap))
    return added


@rule("SSA s.46/1; flood notice of October 2024")
def flood_province_rate(rate, law):
    """A worker's or employer's rate in the provinces named by a flood notice; never below 0."""
    return max(rate - law.flood_province_cut, 0)


@rule("SSA s.39, s.46 para 3")
def section_39_price(law):
    """What a former worker pays a month to stay insured without an employer; satang."""
    return baht_share(law.section_39_base, law.section_39_rate)


@rule("SSA s.46 para 3")
def section_39_government_share(law):
    """What the government adds for a person insured under section 39; satang."""
    return share(law.section_39_base, law.section_39_government_rate)
