"""Old-age money: a pension or a single sum, at pension age, on leaving, or left behind (s.76 to 77 quinquies)."""

import numpy as np
from numpy.typing import NDArray

from simsp.case.elsewhere import home_months
from simsp.case.history import Event
from simsp.case.records import Record
from simsp.case.rights import Payment, Right, baht, percent
from simsp.case.short_term import open_right
from simsp.case.state import Life, Pension
from simsp.law import home_schemes, old_age
from simsp.money import WHOLE
from simsp.parameters import DIMENSIONS
from simsp.world.people import AGE_LIMIT
from simsp.world.times import survivors


def refund(record: Record, life: Life) -> int:
    """The single sum on one record (s.77 bis); satang."""
    law = life.law().old_age
    return int(old_age.lump_sum(record.months, record.worker, record.employer, record.returns, law))


def monthly_pension(life: Life, record_months: int) -> int:
    """The pension on so many months, averaged over the last wages that the law counts; satang."""
    law, records = life.law().old_age, life.records
    counted = min(records.law.months, law.wage_window_months)
    last = int(old_age.average_wage(records.last_wages(counted), counted, law))
    career = records.career // max(records.law.months, 1)
    average = old_age.blended_average(last, career, life.month - law.care_starts, law)
    at_home = home_months(life) if life.case.elsewhere else 0
    return int(home_schemes.thai_pension(record_months, at_home, average, law, life.law().home_schemes))


def old_age_falls_due(life: Life, invalid: str) -> None:
    """Insurance has ended at pension age or by invalidity: a pension or the single sum (s.76 to 77 bis)."""
    law, record = life.law().old_age, life.records.law
    kind = old_age.right_kind(_months_together(life), law) if record.months else old_age.NOTHING
    if not old_age.is_due(life.age_months(), life.is_insured(), bool(invalid), kind, law):
        return
    if kind == old_age.PENSION and not life.invalid and not _chooses_sum(life, kind):
        _open_pension(life)
        return
    source = "SSA s.77 bis para 2"
    if kind == old_age.PENSION:
        source = "SSA s.77 quinquies" if life.invalid else "bill on three options: policy"
    pay_sum(life, source, "invalid" if life.invalid else f"aged {law.pension_age}")


def _months_together(life: Life) -> int:
    """Months that count for the pension: with those at home under an agreement that adds them."""
    return int(home_schemes.total_months(life.records.law.months, home_months(life), life.law().home_schemes))


def _chooses_sum(life: Life, kind: int) -> bool:
    asked = any(event.keys["right"] == "old_age_lump_sum" for event in life.case.events_named("claims"))
    return asked and bool(old_age.may_choose_sum(kind, life.law().old_age))


def _open_pension(life: Life) -> None:
    law, records = life.law().old_age, life.records
    by_law, enrolled, shown = (monthly_pension(life, record.months) for record in records.each())
    counted = min(records.law.months, law.wage_window_months)
    average = records.last_wages(counted) / max(counted, 1)
    steps = (records.law.months - law.qualifying_months) // law.step_months
    rate = law.base_rate + law.step_rate * steps
    averaged = f"average insured wage of the last {counted} months {baht(round(average))}"
    of_wage = f"{percent(law.base_rate)} + {steps} x {percent(law.step_rate)} = {percent(rate)}"
    right = open_right(life, "old_age_pension", "SSA s.76, s.77, s.77 ter", [], [
        f"aged {law.pension_age}, insurance ended, {records.law.months} months by law (from {law.qualifying_months})",
        f"{averaged}; {of_wage}: {baht(by_law)} a month",
    ])  # fmt: skip
    if records.law.months < law.qualifying_months:
        together = _months_together(life)
        right.why[1] = f"{together} months with those at home; Thailand pays its part: {baht(by_law)} a month"
    right.for_life = True
    life.pensions.append(Pension(right, (by_law, min(enrolled, by_law), min(shown, enrolled, by_law))))
    records.settle()


def pay_sum(life: Life, source: str, when: str, *, heirs: bool = False) -> Right | None:
    """The old-age money falls due as a single sum on all three records; None where there is none."""
    records = life.records
    by_law, enrolled, shown = (_sum_of(life, record, heirs) for record in records.each())
    law, record = life.law().old_age, records.law
    why = [f"{when}, insurance ended, {record.months} months by law", _sum_words(life, record, by_law, heirs)]
    returns = record.returns if record.months >= law.refund_months else 0
    enrolled = min(enrolled, by_law)
    shown = min(shown, enrolled)
    records.settle()
    if by_law <= 0:
        return None
    payment = Payment(life.month, by_law, enrolled, shown, by_law)
    right = open_right(life, "old_age_lump_sum", source, [payment], why)
    right.heirs = heirs
    right.returns = returns if by_law >= returns and "pension" not in why[1] else 0
    return right


def _sum_of(life: Life, record: Record, heirs: bool) -> int:
    money = refund(record, life)
    if not heirs:
        return money
    pension = monthly_pension(life, record.months)
    return int(old_age.death_before_pension(record.months, money, pension, life.law().old_age))


def _sum_words(life: Life, record: Record, amount: int, heirs: bool) -> str:
    law = life.law().old_age
    if heirs and record.months >= law.qualifying_months:
        pension = monthly_pension(life, record.months)
        return f"{law.death_pension_multiple} x the monthly pension of {baht(pension)} = {baht(amount)}"
    if record.months < law.refund_months:
        return f"fewer than {law.refund_months} months: the worker's own part only, {baht(amount)}"
    parts = (
        f"worker {baht(record.worker)} + employer {baht(record.employer)} + returns {baht(record.returns)}"
    )
    share = "" if law.refund_share == 100_000 else f" x {percent(law.refund_share)}"
    return f"{parts}{share} = {baht(amount)} (yearly return {percent(law.return_on_lump_sum)}: assumption)"


def month_of_pensions(life: Life) -> None:
    """This month's pensions; an old-age pension stops while there is insured work (s.77 ter)."""
    if life.dead:
        return
    for pension in life.pensions:
        if pension.right.kind == "old_age_pension" and life.is_insured():
            continue
        if pension.is_open():
            pay_pension(pension, life.month)


def pay_pension(pension: Pension, month: int) -> None:
    """One more month of a pension."""
    by_law, enrolled, shown = pension.amounts
    pension.months += 1
    pension.right.payments.append(Payment(month, by_law, enrolled, shown, by_law))


def finish_pensions(life: Life) -> None:
    """A pension of limited length counts with all its payments."""
    if life.dead:
        return
    for pension in life.pensions:
        for ahead in range((pension.most or pension.months) - pension.months):
            pay_pension(pension, life.month + 1 + ahead)


def leave(life: Life, event: Event) -> None:
    """Leaving for good: the single sum, where the law as read or a policy offers it (s.77 bis para 3)."""
    law, record = life.law().old_age, life.records.law
    if any(one.name == "returns_to_thailand" and one.month > event.month for one in life.case.events):
        return
    account = record.worker + record.employer + record.returns
    handed_over = int(home_schemes.transferred(account, life.law().home_schemes))
    if handed_over:
        life.transferred += handed_over
        life.records.settle()
        return
    offer = old_age.exit_offer(record.months, law)
    if offer == old_age.NO_OFFER or (offer == old_age.MAY_TAKE and not _takes(life, event)):
        return
    right = pay_sum(life, "SSA s.77 bis para 3", "leaves Thailand for good")
    if right:
        right.at_exit = True


def _takes(life: Life, event: Event) -> bool:
    """As the file says; else the sum is taken by who knows of it, a pension that is paid abroad being left."""
    told = event.keys.get("takes_lump_sum")
    if told is not None:
        return bool(told)
    law = life.law().old_age
    is_pension = old_age.right_kind(life.records.law.months, law) == old_age.PENSION
    learned = any(
        one.month <= event.month and "old_age" in one.keys["of"] for one in life.case.events_named("learns")
    )
    knows = learned or "old_age" in life.case.person.knows or life.law().claims.knows[5] >= 2**32
    return knows and not (is_pension and law.pension_paid_abroad)


def waiting_words(life: Life, waiting: int, monthly: int, *, is_pension: bool) -> str:
    """What is left behind on the old-age account, and when it falls due."""
    record, law = life.records.law, life.law().old_age
    parts = (
        f"worker {baht(record.worker)} + employer {baht(record.employer)} + returns {baht(record.returns)},"
        f" old age and child allowance being one account; yearly return {percent(law.return_on_lump_sum)}: assumption"
    )
    if record.months < law.refund_months:
        parts = f"fewer than {law.refund_months} months: the worker's own part only"
    held = f"{record.months} months by law; credited by law {baht(waiting)} ({parts})"
    if is_pension:
        return f"{held}; from the age of {law.pension_age} a pension of {baht(monthly)} a month on present months"
    return f"{held}; due at the age of {law.pension_age} once insurance has ended, by invalidity or at death"


def payments_to_come(life: Life, first: int | None = None) -> float:
    """Expected monthly payments after this month, or from a later month on, by the life table of the person's sex."""
    level = life.law().life.mortality_level / WHOLE
    alive = survivors(level)[DIMENSIONS["sex"].index(life.case.person.sex)]
    now = _alive_at(alive, life.age_months())
    begin = (life.month + 1 if first is None else first) - life.case.person.born
    left = sum(_alive_at(alive, age) for age in range(begin, AGE_LIMIT * 12))
    return left / now if now > 0 else 0.0


def _alive_at(alive: NDArray[np.int64], age_months: int) -> float:
    """Survivors at an age in months, on a straight line between birthdays."""
    years, part = divmod(min(age_months, AGE_LIMIT * 12), 12)
    return float(alive[years]) + (float(alive[years + 1]) - float(alive[years])) * part / 12
