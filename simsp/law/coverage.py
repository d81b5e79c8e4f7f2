"""Coverage: who is insured, which months count, how long rights outlast a job, and the base of cash benefits.

A history mask is a uint64: bit 0 is the latest month, bit k the month k months earlier.
"""

import numpy as np

from simsp.compiled import compiled, rule

# Codes of the dimension `status`, and the position of a choice in coverage.yaml.
BORDER_PASS = 3
UNDOCUMENTED = 4
BORDER_PASS_IN = 1

_ONE = np.uint64(1)
_NONE = np.uint64(0)


@compiled
def count_months(mask):
    """How many months are set in a mask."""
    count = 0
    while mask != _NONE:  # the compiler turns this loop into the processor's own bit count
        mask = mask & (mask - _ONE)
        count += 1
    return count


@rule("SSA s.6: a contribution for a month counts one full month; s.42: periods are added together")
def months_in(mask, months):
    """How many of the last `months` (up to 63) months are set."""
    return count_months(np.uint64(mask) & ((_ONE << np.uint64(months)) - _ONE))


@rule("SSA s.33; decree of February 2017 on excluded work")
def is_insurable(status, job_excluded, law):
    """Whether the law covers an employee of this immigration status in this kind of job."""
    if status == UNDOCUMENTED and law.undocumented_covered == 0:
        return False
    if status == BORDER_PASS and law.border_pass != BORDER_PASS_IN:
        return False
    return not job_excluded or law.excluded_sectors_covered == 1


@rule("SSA s.33")
def age_allows(age, already_insured, law):
    """Whether an employee of this age (whole years) is insured; who was insured before the limit stays."""
    if age < law.entry_age:
        return False
    if already_insured:
        return True
    return age <= law.last_entry_age


@rule("SSA s.38")
def in_tail(mask, law):
    """Whether a person is no longer insured but left at most `tail_months` ago."""
    if months_in(mask, 1) == 1:
        return False
    return months_in(mask, law.tail_months + 1) > 0


@rule("SSA s.38 with s.62, 65, 69, 73")
def is_covered(mask, window, needed, tail, law):
    """Whether `needed` of `window` months give cover today: in an insured month now, or in the tail of one.

    Bit 0 is the month of the event; the window is the months before it, or up to the last insured month for
    somebody in the tail (s.38). `tail` is 0 for branches whose rights end with the job. A new job inside the
    tail takes nothing away.
    """
    bits = np.uint64(mask)
    last = law.tail_months if tail == 1 else 0
    for ago in range(last + 1):
        insured = (bits >> np.uint64(ago)) & _ONE
        if insured == _ONE and months_in(bits >> np.uint64(max(ago, 1)), window) >= needed:
            return True
    return False


@rule("SSA s.57")
def wage_for_base(wage, law):
    """The part of an insured monthly wage that cash benefits are based on; satang."""
    return min(wage, law.benefit_ceiling)


@rule("SSA s.57")
def into_best(best, wage):
    """The three best monthly insured wages (highest first) after one more month is looked at; satang."""
    first, second, third = best
    if wage > first:
        return wage, first, second
    if wage > second:
        return first, wage, second
    return first, second, max(third, wage)


@rule("SSA s.57 para 1")
def base_of(best):
    """Sum of three monthly wages that a base is made of; satang.

    With fewer than three months in the window the average of those there are takes the place of the missing.
    """
    first, second, third = best
    if third > 0:
        return first + second + third
    return (first + second) * 3 // 2 if second > 0 else first * 3


@rule("SSA s.57")
def of_daily_wage(best3, rate, days):
    """`rate` (parts per 100,000) of the daily base for `days` days; satang, half up.

    The daily base is the sum of the three best monthly insured wages of the 15 months before the right,
    divided by 90. A month of benefit is 30 days.
    """
    return (best3 * rate * days + 4_500_000) // 9_000_000


@rule("SSA s.56")
def is_late(months_since_due, law):
    """Whether a claim comes after its deadline, so that it needs a reason the office accepts."""
    return months_since_due > law.claim_limit_months


@rule("SSA s.56")
def is_forfeited(months_since_approval, law):
    """Whether approved cash that nobody collected has fallen to the fund."""
    return months_since_approval > law.collection_limit_months
