"""A rule of law gives the same inside a compiled step and as the plain Python that answers a case."""

import numpy as np

from simsp import months, parameters
from simsp.compiled import as_table, compiled
from simsp.law import (
    child_allowance,
    contributions,
    coverage,
    death,
    health_card,
    home_schemes,
    invalidity,
    japan,
    maternity,
    old_age,
    self_enrolment,
    sickness,
    unemployment,
    voluntary,
    work_injury,
)

LIVES, ANSWERS = 10_000, 68
FIRST, LAST = months.parse("2011-01"), months.parse("2046-12")
LIFE = np.dtype(
    [
        ("mask", "u8"), ("best", "i8"), ("wage", "i8"), ("worker", "i8"), ("employer", "i8"), ("returns", "i8"),
        ("months", "i8"), ("age_months", "i8"), ("days", "i8"), ("count", "i8"), ("month", "i8"), ("yes", "u1"),
        ("reason", "u1"), ("status", "u1"), ("nation", "u1"),
    ]
)  # fmt: skip


@compiled
def _short_term(life, rules, out):
    law = rules.coverage
    due = contributions.month_due(life.wage, rules.contributions)
    out[0], out[1], out[2], out[3] = due[0], due[1], due[2], due[6]
    for account in range(3):
        out[4 + account], out[7 + account], out[10 + account] = (
            due[3][account],
            due[4][account],
            due[5][account],
        )
    out[13] = coverage.is_insurable(life.status, life.yes, law)
    out[14] = coverage.age_allows(life.age_months // 12, life.yes, law)
    out[15] = coverage.is_covered(life.mask, 15, 3, life.yes, law)
    out[16] = coverage.in_tail(life.mask, law)
    best = coverage.into_best(coverage.into_best((life.best, life.worker, 0), life.wage), life.employer)
    out[17] = coverage.base_of(best)
    out[18] = sickness.payable_days(life.days, life.count, life.months % 200, life.yes, rules.sickness)
    out[19] = sickness.cash(life.best, life.days, rules.sickness)
    out[20] = maternity.grant(life.count, rules.maternity)
    out[21] = maternity.antenatal(life.count, rules.maternity)
    out[22] = maternity.leave_grant(life.best, life.count, rules.maternity)
    out[23] = child_allowance.monthly(life.count, rules.child_allowance)
    out[24] = child_allowance.is_young_enough(life.age_months, rules.child_allowance)
    out[25] = child_allowance.is_kept(life.mask, rules.child_allowance)
    out[26] = invalidity.monthly(life.best, life.yes, rules.invalidity)
    out[27] = death.funeral_grant(life.wage // 30, rules.death)
    out[28] = death.survivors_grant(life.months, life.best, rules.death)
    out[29] = contributions.surcharge(life.worker, life.count, rules.contributions)


@compiled
def _jobless_and_old(life, rules, out):
    law, jobless = rules.old_age, rules.unemployment
    rate, most = unemployment.rate(life.reason, jobless), unemployment.days(life.reason, jobless)
    out[30] = unemployment.counted_days(life.days, most, jobless)
    out[31] = unemployment.payable_days(life.days, life.count, life.months % 200, most, jobless)
    out[32] = unemployment.benefit(life.best, rate, life.days)
    out[33] = unemployment.has_window(life.mask, jobless)
    kind = old_age.right_kind(life.months, law)
    out[34], out[35] = kind, old_age.is_due(life.age_months, life.yes, life.count % 2, kind, law)
    out[36] = old_age.bars_unemployment(life.age_months // 12, life.months, law)
    refund = old_age.lump_sum(life.months, life.worker, life.employer, life.returns, law)
    out[37], out[38] = refund, old_age.yearly_return(life.worker, law.return_on_lump_sum)
    average = old_age.average_wage(life.best * 20, life.months, law)
    out[39], out[40] = average, old_age.pension(life.months, average, law)
    out[41] = old_age.blended_average(average, life.wage, life.count - 30, law)
    out[42] = old_age.death_before_pension(life.months, refund, life.wage // 5, law)
    out[43] = old_age.death_of_pensioner(life.count, life.wage // 5, law)
    out[44] = old_age.exit_offer(life.months, law)
    out[45] = self_enrolment.price(rules.self_enrolment)
    out[46] = self_enrolment.government_share(rules.self_enrolment)
    out[47] = self_enrolment.may_join(life.status, life.yes, life.count % 2, rules.self_enrolment)


@compiled
def _other_schemes(life, rules, out):
    voluntarily, at_work = rules.voluntary, rules.work_injury
    out[48] = voluntary.may_join_section_39(life.months, life.count, voluntarily)
    out[49] = voluntary.lapses(life.mask, life.months, voluntarily)
    out[50] = voluntary.price_of_option(1 + life.count % 3, voluntarily)
    out[51] = voluntary.government_of_option(1 + life.count % 3, voluntarily)
    out[52] = work_injury.monthly(life.wage, at_work)
    out[53] = work_injury.incapacity(life.wage, life.days, at_work)
    out[54] = work_injury.organ_loss(life.wage, life.count, at_work)
    out[55] = work_injury.invalidity(life.wage, at_work)
    out[56] = work_injury.death(life.wage, at_work)
    out[57] = work_injury.equal_share(life.worker, 1 + life.count % 7, life.count % 7 % (1 + life.count % 7))
    out[58] = health_card.cost(3 * (1 + life.count % 8), rules.health_card)
    amount = japan.employees_pension(life.wage, life.months % 130, rules.japan)
    out[59], out[60] = amount, japan.tax_withheld(amount, rules.japan)
    out[61] = japan.national_pension(life.months % 130, rules.japan)
    home = rules.home_schemes
    out[62] = home_schemes.total_months(life.months, life.count, home)
    out[63] = home_schemes.pro_rata(life.wage, life.months % 200, 200)
    out[64] = home_schemes.thai_pension(life.months, life.count, life.wage, rules.old_age, home)
    own, theirs = home_schemes.home_contribution(life.nation, life.wage, home)
    out[65], out[66] = own, theirs
    out[67] = home_schemes.contribution_while_abroad(life.nation, life.wage, home)


@compiled
def _answer(lives, rules, out):
    for at in range(len(lives)):
        life = lives[at]
        of_month = rules[life.month]
        _short_term(life, of_month, out[at])
        _jobless_and_old(life, of_month, out[at])
        _other_schemes(life, of_month, out[at])


def _lives():
    """Lives that never were: each figure anywhere within what a life can hold."""
    luck = np.random.default_rng(20_261_122)
    made = np.zeros(LIVES, LIFE)
    highest = {
        "best": 7_000_000, "wage": 3_000_000, "worker": 30_000_000, "employer": 30_000_000, "returns": 30_000_000,
        "months": 400, "age_months": 900, "days": 400, "count": 70, "month": LAST - FIRST + 1, "yes": 2, "reason": 3,
        "status": 5, "nation": 4,
    }  # fmt: skip
    for name, top in highest.items():
        made[name] = luck.integers(0, top, LIVES)
    often = luck.integers(0, 2**63, LIVES, dtype=np.uint64) | luck.integers(0, 2**63, LIVES, dtype=np.uint64)
    made["mask"] = np.where(luck.random(LIVES) < 0.5, often, luck.integers(0, 2**20, LIVES, dtype=np.uint64))
    return as_table(made)


def test_compiled_and_plain_agree_on_ten_thousand_random_lives():
    """Every rule that the model or a case asks, in months from 2011 to 2046."""
    lives, rules = _lives(), parameters.table(FIRST, LAST)
    by_machine = np.full((LIVES, ANSWERS), -1, np.int64)
    _answer(lives, as_table(rules), by_machine)

    by_python = np.full((LIVES, ANSWERS), -1, np.int64)
    plain_lives, plain_rules = lives.view(np.recarray), rules.view(np.recarray)
    for at in range(LIVES):
        life = plain_lives[at]
        for step in (_short_term, _jobless_and_old, _other_schemes):
            getattr(step, "py_func", step)(life, plain_rules[life.month], by_python[at])

    assert (by_machine.max(axis=0) > by_machine.min(axis=0)).sum() > 55  # the lives differ in what they ask
    assert np.array_equal(by_machine, by_python)
