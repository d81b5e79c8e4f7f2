"""Months of a running right whose payment practice stops, and when the gate opens again."""

from simsp.case.facts import Facts
from simsp.case.rights import Payment, Right

Stop = tuple[str, int | None]  # the gate, and the month in which it opens again in time


def stopped(payment: Payment, facts: Facts, right: Right) -> Stop | None:
    """The gate at which practice stops a payment, and the month in which it opens again in time."""
    stop = _by_practice(payment, facts, right)
    if stop is None or facts.is_open(stop[0], payment.month):
        return None
    gate, again = stop
    in_time = range(payment.month + 1, min(payment.month + right.limit, facts.case.as_of) + 1)
    helped = next((month for month in in_time if facts.is_open(gate, month)), None)
    return gate, min((month for month in (again, helped) if month is not None), default=None)


def _by_practice(payment: Payment, facts: Facts, right: Right) -> Stop | None:
    if right.kind == "child_allowance":
        return _allowance_stopped(payment, facts, right)
    if right.kind == "unemployment":
        return _stay_ended(payment, facts, right)
    if (
        right.for_life
        and not facts.case.in_thailand(payment.month)
        and _no_money_abroad(payment, facts, right)
    ):
        limit = min(payment.month + right.limit, facts.case.as_of)
        again = next((at for at in range(payment.month, limit + 1) if facts.case.in_thailand(at)), None)
        return "in_thailand_or_channel", again
    return None


def _no_money_abroad(payment: Payment, facts: Facts, right: Right) -> bool:
    law = facts.law(payment.month)
    payable = right.kind == "old_age_pension" and law.old_age.pension_paid_abroad
    return bool(law.practice.no_payment_abroad) and not payable


def _allowance_stopped(payment: Payment, facts: Facts, right: Right) -> Stop | None:
    practice = facts.law(payment.month).practice
    abroad = any(child.right is right and child.is_abroad(payment.month) for child in facts.life.children)
    if practice.child_abroad_stops > 0 and abroad:
        return "in_thailand_or_channel", None
    if practice.yearly_report_missed <= 0:
        return None
    made = True
    reports = [(event.month, event.keys["made"]) for event in facts.case.events_named("yearly_report")]
    for month, is_made in reports:
        if month <= payment.month:
            made = is_made
    if made:
        return None
    limit = payment.month + right.limit
    return "papers", next(
        (month for month, is_made in reports if is_made and payment.month < month <= limit), None
    )


def _stay_ended(payment: Payment, facts: Facts, right: Right) -> Stop | None:
    """A MOU permit ends with the job: without valid papers benefit ends after the days that practice allows."""
    legal = facts.law(right.month).practice.unemployment_days_while_legal
    days_before = 30 * (payment.month - right.payments[0].month)
    if facts.last_status(right.month) != "mou" or facts.papers_valid(payment.month) or days_before < legal:
        return None
    return "papers", None
