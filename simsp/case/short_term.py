"""Rights that arise while insured or in the months after: sickness, maternity, child allowance, invalidity, injury."""

from collections.abc import Sequence
from typing import Any

from simsp import months
from simsp.case import at_work
from simsp.case.history import Event
from simsp.case.rights import Payment, Right, baht, percent
from simsp.case.state import Child, Life, Pension
from simsp.law import child_allowance, coverage, invalidity, maternity, sickness
from simsp.money import WHOLE


def covered(life: Life, law: Any, *, tail: bool) -> tuple[bool, bool, bool]:
    """Whether months by law, as deducted and as shown give cover today for a branch."""
    of, window, needed = life.law().coverage, law.window_months, law.qualifying_months
    by_law, enrolled, shown = (
        bool(coverage.is_covered(record.mask, window, needed, int(tail), of))
        for record in life.records.each()
    )
    return by_law, by_law and enrolled, by_law and enrolled and shown


def one_payment(month: int, amount: int, bits: Sequence[bool]) -> Payment:
    """A payment that each record carries in full or not at all."""
    by_law, enrolled, shown = (int(amount) if bit else 0 for bit in bits)
    return Payment(month, by_law, enrolled, shown, by_law)


def best_three(life: Life, last: int) -> int:
    """Sum of the three best insured monthly wages of the 15 months up to `last` (s.57); satang."""
    if life.member_is_39 and life.member_last >= life.s33_last:
        return 3 * int(life.law().contributions.section_39_base)  # s.57 para 2
    window = life.law().coverage.wage_window_months
    best = (0, 0, 0)
    for month in range(last - window + 1, last + 1):
        wage = coverage.wage_for_base(life.records.wages.get(month, 0), life.law().coverage)
        best = coverage.into_best(best, wage)
    return int(coverage.base_of(best))


def base_words(best3: int) -> str:
    """How the daily base is written in a sentence."""
    return f"daily base {baht(best3)} / 90 = {best3 / 9000:,.2f}"


def open_right(life: Life, kind: str, source: str, payments: Sequence[Payment], why: Sequence[str]) -> Right:
    """Note a right of this month."""
    limit = life.law().old_age.claim_limit_months if kind.startswith("old_age") else (
        life.law().coverage.claim_limit_months
    )  # fmt: skip
    right = Right(kind, life.month, source, limit, list(payments), list(why))
    life.rights.append(right)
    return right


def _window_words(life: Life, law: Any) -> str:
    return f"at least {law.qualifying_months} of {law.window_months} months insured before {months.text(life.month)}"


def sick(life: Life, event: Event) -> None:
    """Care for an illness, and cash for days off work beyond the employer's sick pay (s.62 to 64)."""
    law = life.law().sickness
    bits = covered(life, law, tail=bool(law.tail))
    days = _employer_days(life, event)
    if not bits[0]:
        return
    value = care_value(life)
    open_right(
        life, "health_care", "SSA s.62, s.63", [one_payment(life.month, value, bits)],
        [f"{_window_words(life, law)}; care in kind, valued at {baht(value)} (estimate, grade C)"],
    )  # fmt: skip
    _sickness_cash(life, event, bits, days)


def _employer_days(life: Life, event: Event) -> int:
    """Days of this spell that the employer pays; they use up the year's thirty."""
    law, year = life.law().sickness, months.year(life.month)
    told = event.keys.get("employer_paid_days")
    left = law.employer_days_a_year - life.employer_sick_days.get(year, 0) if life.has_insured_job() else 0
    days = max(min(event.keys["days"], left if told is None else told), 0)
    life.employer_sick_days[year] = life.employer_sick_days.get(year, 0) + days
    return int(days)


def _sickness_cash(life: Life, event: Event, bits: Sequence[bool], from_employer: int) -> None:
    law, year, chronic = life.law().sickness, months.year(life.month), event.keys["chronic"]
    before = life.chronic_days if chronic else life.fund_sick_days.get(year, 0)
    used = law.employer_days_a_year - from_employer
    days = int(sickness.payable_days(event.keys["days"], used, before, chronic, law))
    if days <= 0:
        return
    if chronic:
        life.chronic_days += days
    else:
        life.fund_sick_days[year] = before + days
    best3 = best_three(life, life.month - 1)
    cash = int(sickness.cash(best3, days, law))
    open_right(
        life, "sickness_cash", "SSA s.64, s.57", [one_payment(life.month, cash, bits)],
        [f"{event.keys['days']} days off work, {from_employer} paid by the employer, {days} by the fund",
         f"{base_words(best3)}; {percent(law.cash_rate)} x {days} days = {baht(cash)}"],
    )  # fmt: skip


def care_value(life: Life) -> int:
    """Estimated value of one visit, satang: yearly cost of care over yearly visits, for a migrant."""
    law = life.law().life
    value = law.care_value * (law.care_relative_use / WHOLE)
    visits: float = law.outpatient_visits / WHOLE
    return round(float(value) / max(visits, 0.01))


def hospital_bill(life: Life, event: Event) -> None:
    """Care in a hospital: free at the registered one, elsewhere paid first and paid back (s.59)."""
    law = life.law().sickness
    bits = covered(life, law, tail=bool(law.tail))
    if not bits[0]:
        return
    bill, elsewhere = event.keys["thb"], event.keys["elsewhere"]
    where = "another hospital, to be paid first" if elsewhere else "the registered hospital"
    right = open_right(
        life, "health_care", "SSA s.59, s.62, s.63", [one_payment(life.month, bill, bits)],
        [f"{_window_words(life, law)}; care in {where}: {baht(bill)}"],
    )  # fmt: skip
    savings = life.case.person.savings
    if elsewhere and savings is not None and bill > savings:
        right.forgone = f"the bill of {baht(bill)} had to be paid first, and there were {baht(savings)}"


def birth(life: Life, event: Event) -> None:
    """Grant, antenatal money and leave (s.65 to 67); the child may bring an allowance."""
    person, law = life.case.person, life.law().maternity
    life.children.append(Child(life.month, left=None if event.keys["child_stays"] else life.month - 1))
    bits = covered(life, law, tail=bool(law.tail))
    if not bits[0] or (person.sex == "male" and not person.spouse):
        return
    so_far = life.births
    life.births += 1
    window = _window_words(life, law)
    whose = "insured woman" if person.sex == "female" else "insured man, for his wife or open partner"
    for kind, amount, source in (
        ("childbirth_grant", maternity.grant(so_far, law), "SSA s.65"),
        ("antenatal", maternity.antenatal(so_far, law), "SSA s.65; notice on antenatal care"),
    ):
        if amount > 0:
            why = [f"{window}; {whose}; birth {so_far + 1} under the insurance: {baht(amount)}"]
            open_right(life, kind, source, [one_payment(life.month, amount, bits)], why)
    if person.sex == "female":
        _leave(life, bits, so_far)


def _leave(life: Life, bits: Sequence[bool], so_far: int) -> None:
    law, best3 = life.law().maternity, best_three(life, life.month - 1)
    cash = int(maternity.leave_grant(best3, so_far, law))
    if cash > 0:
        why = [
            f"birth {so_far + 1} of at most {law.leave_births} with paid leave",
            f"{base_words(best3)}; {percent(law.leave_rate)} x {law.leave_days} days = {baht(cash)}",
        ]
        open_right(life, "maternity_leave", "SSA s.67, s.57", [one_payment(life.month, cash, bits)], why)


def allowances(life: Life) -> None:
    """This month's child allowance: insured now, enough months before, the eldest children first (s.74 to 75 ter)."""
    law = life.law().child_allowance
    born = [child for child in life.children if child.born <= life.month]
    there = [child for child in born if not child.is_abroad(life.month) or child_allowance.is_due_abroad(law)]
    young = [child for child in there if child_allowance.is_young_enough(life.month - child.born, law)]
    if not young:
        return
    insured = (False, False, False) if life.dead else covered(life, law, tail=bool(law.tail))
    for rank, child in enumerate(sorted(young, key=lambda one: one.born)):
        amount = int(child_allowance.monthly(rank, law))
        bits = insured if insured[0] or child.born > life.kept_since else life.kept
        if amount > 0 and bits[0]:
            _pay_allowance(life, child, one_payment(life.month, amount, bits))


def keep_allowance(life: Life) -> None:
    """Invalidity or death of a parent who was entitled leaves today's children their allowance (s.75 bis)."""
    law = life.law().child_allowance
    by_law, enrolled, shown = (
        bool(child_allowance.is_kept(record.mask, law)) for record in life.records.each()
    )
    if by_law and not life.kept_since:
        life.kept, life.kept_since = (by_law, enrolled, enrolled and shown), life.month


def finish_allowances(life: Life) -> None:
    """An allowance that a dead or invalid parent has left is followed to the end, as if nothing else happened."""
    if not life.kept_since:
        return
    lived, until_age = life.month, life.law().child_allowance.until_age
    left_it = [child.born for child in life.children if child.born <= life.kept_since]
    for month in range(lived + 1, max(left_it, default=0) + until_age * 12):
        life.month = month
        allowances(life)
    life.month = lived


def _pay_allowance(life: Life, child: Child, payment: Payment) -> None:
    law = life.law().child_allowance
    if child.right is None:
        window = f"insured, and {law.qualifying_months} of the {law.window_months} months before it"
        why = [
            f"child born {months.text(child.born)}, until the age of {law.until_age}; in each month {window}"
        ]
        child.right = open_right(life, "child_allowance", "SSA s.74 to 75 ter", [], why)
        child.right.child = child.born
    child.right.payments.append(payment)


def invalid(life: Life, event: Event) -> None:
    """Cash every month for invalidity outside work (s.69 to 71); at work, the Workmen's Compensation Fund."""
    severe = event.keys["severity"] == "severe"
    keep_allowance(life)
    if not life.invalid or severe:
        life.invalid = event.keys["severity"]
    if event.keys["work_related"]:
        at_work.invalid(life)
        return
    law = life.law().invalidity
    bits = covered(life, law, tail=bool(law.tail))
    drawn = [one for one in life.pensions if one.right.kind == "invalidity_pension" and one.is_open()]
    if not bits[0] or any(one.right.for_life or not severe for one in drawn):
        return
    for one in drawn:
        one.most = one.months  # severe invalidity takes the place of a partial one
    best3 = best_three(life, life.month - 1)
    monthly = int(invalidity.monthly(best3, severe, law))
    if monthly <= 0:
        return
    rate = law.severe_rate if severe else law.partial_rate
    length = "for life" if severe else f"for at most {law.partial_months} months"
    worked_out = f"{base_words(best3)}; {percent(rate)} x 30 days = {baht(monthly)} a month, {length}"
    why = [_window_words(life, law), worked_out]
    right = open_right(life, "invalidity_pension", "SSA s.69 to 71, s.57", [], why)
    right.for_life = severe
    by_law, enrolled, shown = (monthly if bit else 0 for bit in bits)
    most = None if severe else law.partial_months
    life.pensions.append(Pension(right, (by_law, enrolled, shown), most=most))
