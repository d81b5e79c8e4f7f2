"""Step 4, contribute: the month's wage, what is due on it, what is taken, and what reaches the fund.

Three records grow apart here: the law counts every month of an insured job (SSA s.33, 47, 49), enrolment counts the
months an employer deducted, and the office looks at what was remitted to the record it has.
"""

import numpy as np

from simsp import luck
from simsp.compiled import compiled, step
from simsp.law import contributions, old_age, self_enrolment
from simsp.luck import Decision
from simsp.money import share
from simsp.month import employ, learn, records
from simsp.world import booking
from simsp.world.people import RING, Job, Status

_D = Decision
_NONE, _EXCLUDED = int(Job.NONE), int(Job.EXCLUDED)
_MOU, _UNDOCUMENTED = int(Status.MOU), int(Status.UNDOCUMENTED)
_INFORMED = 0b001111  # an employer who informs tells of health, maternity, child and unemployment


@step
def contribute(person, books, rules, odds, employers, key):  # type: ignore[no-untyped-def]
    """Live through one month of pay and contributions."""
    person.insured_now = 0
    if books.month % 12 == 0:
        records.catch_up(person, books.month, rules)  # a year's return is credited at the rate of its January
    if person.job != _NONE:
        _work_month(person, books)
        if person.insured_job:
            _insured_month(person, employers[person.employer], books, rules, odds, key)
            return
        pay = odds.wage[person.region] * person.wage_factor // 100_000
        if person.low_pay:
            pay = share(pay, rules.work.low_pay_share)
        person.pv_net += (pay * books.discount) >> 20
    if rules.self_enrolment.open:
        _self_enrolled_month(person, books, rules, odds, key)


@step
def _work_month(person, books):  # type: ignore[no-untyped-def]
    books.total.months_worked += 1
    books.total.months_insurable += person.insured_job
    if person.in_cohort:
        books.member.months_worked += 1
        books.member.months_insurable += person.insured_job


@compiled
def price(person, books, rules, odds):  # type: ignore[no-untyped-def]
    """Work out pay, contributions and their accounts for a month of this job."""
    law, due = rules.contributions, person.due
    pay = odds.wage[person.region] * person.wage_factor // 10_000_000 * 100  # whole baht
    wage, own, theirs, worker, employer, government, shifted = contributions.month_due(pay, law)
    due.priced, due.pay, due.wage = books.edition, pay, wage // 100
    due.own, due.theirs, due.shifted = own, theirs, shifted
    _parts(due, 0, worker)
    _parts(due, 1, employer)
    _parts(due, 2, government)


@compiled
def _parts(due, payer, parts):  # type: ignore[no-untyped-def]
    for ledger in range(3):
        due.parts[payer, ledger] = parts[ledger]


@step
def _parts_of(due, payer):  # type: ignore[no-untyped-def]
    return np.int64(due.parts[payer, 0]), np.int64(due.parts[payer, 1]), np.int64(due.parts[payer, 2])


@step
def _sum(due, payer):  # type: ignore[no-untyped-def]
    first, second, third = _parts_of(due, payer)
    return first + second + third


@step
def _insured_month(person, employer, books, rules, odds, key):  # type: ignore[no-untyped-def]
    records.bring_law(person, books.month, rules)
    due = person.due
    if due.priced != books.edition:
        price(person, books, rules, odds)
    worker, theirs = _sum(due, 0), _sum(due, 1)
    _credit_by_law(person, np.int64(due.wage), due.own, due.theirs)
    person.last_insured = books.month
    if employ.evades(person, employer, books.month, rules, odds):
        if not _petitions(person, books, rules, odds, key):
            _evaded(person, books, due.pay, worker + theirs)
            return
    records.bring(person.enrolled, books.month, rules)
    records.credit(person.enrolled, due.own, due.theirs)
    if employer.informs_below < rules.employers.informs:
        person.knows |= _INFORMED
    _enrolled_month(person, books, rules, worker, key)
    _take_home(person, books, rules, due.pay - worker, due.shifted)
    if employ.over_deducts(employer, rules):
        own_half = worker + np.int64(due.shifted)  # also where the employer should pay it
        _over_deducted(person, books, share(own_half, rules.employers.over_deduction))
    _pays_at_home(person, books, rules, key)
    if employ.withholds(employer, books.month, rules):
        _unremitted(person, books, worker + theirs)
        return
    records.bring(person.shown, books.month, rules)
    records.credit(person.shown, due.own, due.theirs)
    _remit(person, books, due)


@step
def _credit_by_law(person, wage, own, theirs):  # type: ignore[no-untyped-def]
    """A month that the law counts: its insured wage in baht, its old-age money in satang."""
    person.wages[person.law.ever % RING] = wage
    person.career += wage * 100
    records.credit(person.law, own, theirs)


@step
def _evaded(person, books, pay, unpaid):  # type: ignore[no-untyped-def]
    books.total.evaded += unpaid
    if person.in_cohort:
        books.member.evaded += unpaid
    person.pv_net += (pay * books.discount) >> 20


@compiled
def _unremitted(person, books, kept):  # type: ignore[no-untyped-def]
    books.total.unremitted += kept
    if person.in_cohort:
        books.member.unremitted += kept


@compiled
def _over_deducted(person, books, taken):  # type: ignore[no-untyped-def]
    """What the employer takes beyond the law stays with the employer, whom the worker so costs less."""
    _cost_employer(person, books, -taken)
    books.total.over_deducted += taken
    if person.in_cohort:
        books.member.over_deducted += taken
    person.pv_net -= (taken * books.discount) >> 20


@step
def _pays_at_home(person, books, rules, key):  # type: ignore[no-untyped-def]
    """The scheme at home asks some for contributions too, whatever they pay in Thailand; outside every ratio."""
    monthly = rules.stay.home_contribution[person.nationality]
    if not monthly or person.status != _MOU or rules.home_schemes.exempt_abroad:
        return
    if luck.draw(key, 0, _D.PAYS_AT_HOME) >= rules.stay.pays_at_home[person.nationality]:
        return
    books.total.home_contributions += monthly
    if person.in_cohort:
        books.member.home_contributions += monthly
    person.pv_net -= (monthly * books.discount) >> 20


@compiled
def _petitions(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """s.37: the office enrols a worker who asks for it with proof of the job; the job then stays enrolled.

    Who knows of no benefit has no reason to ask, who has no papers does not dare to.
    """
    if person.status == _UNDOCUMENTED or not person.knows:
        return False
    dares = share(rules.claims.petitions, books.fear[person.nationality])
    if luck.draw(key, books.month, _D.PETITION) >= dares:
        return False
    person.stays_enrolled = 1
    books.petitions += 1
    return True


@step
def _take_home(person, books, rules, pay, shifted):  # type: ignore[no-untyped-def]
    """Pay after the deduction, less what an employer's new cost takes from wages above the minimum."""
    passed_on = share(shifted, rules.employers.wage_pass_through) if person.wage_factor > 100_000 else 0
    person.pv_net += ((pay - passed_on) * books.discount) >> 20
    _cost_employer(person, books, -passed_on)


@step
def _enrolled_month(person, books, rules, worker, key):  # type: ignore[no-untyped-def]
    person.insured_now = 1
    if person.hospital != person.region:
        _register_anew(person, books, rules, key)
    if person.first_insured == 0:
        _first_insured(person, books, rules, key)
    books.total.deducted += worker
    person.worth.deducted += (worker * books.discount) >> 20
    books.total.months_credited += 1
    if person.in_cohort:
        books.member.deducted += worker
        books.member.months_credited += 1


@compiled
def _register_anew(person, books, rules, key):  # type: ignore[no-untyped-def]
    """After a move the old hospital stays until the worker has chosen a new one."""
    if luck.draw(key, books.month, _D.HOSPITAL) < rules.practice.hospital_follows:
        person.hospital = person.region


@compiled
def _first_insured(person, books, rules, key):  # type: ignore[no-untyped-def]
    """The first card and deduction: what a newcomer knows of, and which cohort they belong to."""
    person.first_insured = books.month
    if books.measured and books.cohort_first <= books.month <= books.cohort_last:
        person.in_cohort, books.member = 1, books.blank
        books.member.months_worked = 1 if person.job != _NONE else 0
        books.member.months_insurable = person.insured_job
    person.hospital = person.region
    learn.at_the_first_card(person, rules, key)


@step
def _remit(person, books, due):  # type: ignore[no-untyped-def]
    booking.pay_in(person, books, 0, _parts_of(due, 0))
    booking.pay_in(person, books, 1, _parts_of(due, 1))
    booking.pay_in(person, books, 2, _parts_of(due, 2))
    _cost_employer(person, books, _sum(due, 1))


@step
def _cost_employer(person, books, satang):  # type: ignore[no-untyped-def]
    """What a month costs the employer, or wages give back."""
    books.total.employer_cost += satang
    person.worth.employer_cost += (satang * books.discount) >> 20
    if person.in_cohort:
        books.member.employer_cost += satang


@compiled
def _self_enrolled_month(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Outside an insured job: join if the price is worth it, pay while there is work, lapse after unpaid months."""
    law = rules.self_enrolment
    papers_valid = person.status != _UNDOCUMENTED
    if not self_enrolment.may_join(person.status, person.job == _EXCLUDED, papers_valid, law):
        person.member = 0
        return
    if not person.member:
        books.could_join += 1
        books.could_join_risk += person.risk
        if not _joins(person, books, rules, odds, key):
            return
        person.member, person.unpaid, person.member_months = 1, 0, 0
        books.joined += 1
        books.joined_risk += person.risk
    if person.job == _NONE:
        person.unpaid += 1
        if self_enrolment.lapses(person.unpaid, law):
            person.member = 0
        return
    person.unpaid = 0
    _pay_price(person, books, rules, key)


@compiled
def _joins(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Whether the price is below what this person expects to get: own risk, own plans, trust in being paid."""
    law = rules.self_enrolment
    if luck.draw(key, 0, _D.TRUST) >= rules.claims.willing_to_enrol:
        return False
    if not self_enrolment.has_prior_months(person.law.months, law):
        return False
    price = self_enrolment.price(law)
    old_age_part = self_enrolment.split_price(price, rules.contributions, law)[2]
    group = person.region * 4 + person.nationality
    believed = share(books.trust[group], 100_000 if old_age.exit_allowed(rules.old_age) else person.plans)
    expected = share(odds.care_a_month, person.risk) + share(old_age_part, believed)
    if person.sex == 0:
        expected += rules.life.births * rules.maternity.grant_amount >> 32
    taste = 50_000 + (luck.draw(key, books.month // 12, _D.JOIN) * 100_000 >> 32)
    return share(expected, taste) > price


@compiled
def _pay_price(person, books, rules, key):  # type: ignore[no-untyped-def]
    law = rules.self_enrolment
    price, added = self_enrolment.price(law), self_enrolment.government_share(law)
    parts = self_enrolment.split_price(price, rules.contributions, law)
    records.catch_up(person, books.month, rules)
    person.member_months += 1
    if not self_enrolment.is_waiting(person.member_months - 1, law):
        _credit_by_law(person, law.wage_base // 100, parts[2], 0)
        records.credit(person.enrolled, parts[2], 0)
        records.credit(person.shown, parts[2], 0)
    _enrolled_month(person, books, rules, price, key)
    books.total.months_by_choice += 1
    if person.in_cohort:
        books.member.months_by_choice += 1
    booking.pay_in(person, books, 0, parts)
    booking.pay_in(person, books, 2, self_enrolment.split_government(added, rules.contributions, law))
    person.pv_net -= (price * books.discount) >> 20
