"""Unemployment: whether a job's end brings a benefit, and what each month without work pays (s.78 to 79/1)."""

from dataclasses import replace

from simsp import months
from simsp.case.history import Event
from simsp.case.rights import percent
from simsp.case.short_term import base_words, best_three, one_payment, open_right
from simsp.case.state import Jobless, Life
from simsp.law import old_age, unemployment

REASONS = {
    "dismissed": unemployment.DISMISSED,
    "resigned": unemployment.RESIGNED,
    "contract_ended": unemployment.RESIGNED,
    "closed_by_order": unemployment.CLOSED_BY_ORDER,
}
_MONTH_DAYS = 30


def job_ends(life: Life, event: Event) -> None:
    """A job ends: whether unemployment benefit begins, at which rate, for how long (s.78 to 79/1)."""
    law, worked = life.law().unemployment, life.s33_last == life.month
    if life.s33_last < life.month - 1:
        life.notes.append(
            f"{event.name} in {months.text(life.month)}: no insured job in that month or the month before, so no right"
        )
    if life.works():  # work ends what an earlier lost job brought
        life.jobless = [spell for spell in life.jobless if spell.began > life.month]
    if _is_barred(life, event) or any(spell.began >= life.month for spell in life.jobless):
        return  # a job that two events end brings one benefit
    bits = _unemployment_cover(life, worked)
    reason = REASONS[event.name]
    if not bits[0] or unemployment.rate(reason, law) <= 0:
        return
    told = _told(life, event, reason)
    last = life.month if worked else life.month - 1
    best3 = best_three(life, last)
    rate, most = int(unemployment.rate(reason, law)), int(unemployment.days(reason, law))
    window = f"{law.qualifying_months} of the {law.window_months} months up to {months.text(last)} insured"
    right = open_right(life, "unemployment", "SSA s.78 to 79/1, s.57", [], [
        f"{event.name.replace('_', ' ')} in {months.text(life.month)}; at least {window}",
        f"{base_words(best3)}; {percent(rate)} a day, from day {law.waiting_days + 1}, at most {most} days",
    ])  # fmt: skip
    right.dismissed = reason == unemployment.DISMISSED
    right.employer_paper = bool(event.keys.get("employer_paper", True))
    began = life.month + 1 if life.works() else life.month
    life.jobless.append(
        Jobless(right, began, best3, rate, most, int(unemployment.rate(told, law)), int(unemployment.days(told, law)),
                life.law(), bits)
    )  # fmt: skip


def _is_barred(life: Life, event: Event) -> bool:
    """Who was not insured in the job that ended, cannot work, was at fault, or has an old-age right (s.78)."""
    if life.s33_last < life.month - 1 or life.invalid == "severe":
        return True
    if unemployment.is_excluded(REASONS[event.name], event.keys.get("misconduct", False)):
        return True
    years = life.age_months() // 12
    return bool(old_age.bars_unemployment(years, life.records.law.months, life.law().old_age))


def _unemployment_cover(life: Life, worked: bool) -> tuple[bool, bool, bool]:
    """The window ends with the last insured month, which is this one where the event's month was worked."""
    law = life.law().unemployment
    jobs = _months_of_jobs(life)
    by_law, enrolled, shown = (
        bool(unemployment.has_window(record.mask & jobs if worked else (record.mask & jobs) >> 1, law))
        for record in life.records.each()
    )
    return by_law, by_law and enrolled, by_law and enrolled and shown


def _months_of_jobs(life: Life) -> int:
    """The months that count for this branch, as a mask: not those paid under section 39 (s.54 (7))."""
    members = [spell for spell in life.case.history if spell.insurance == "s39"]
    in_jobs = [spell for spell in life.case.history if spell.insurance == "s33"]
    mask = 0
    for ago in range(64):
        at = life.month - ago
        only_39 = any(one.first <= at <= one.last for one in members) and not any(
            one.first <= at <= one.last for one in in_jobs
        )
        mask |= (not only_39) << ago
    return mask


def _told(life: Life, event: Event, true: int) -> int:
    recorded = event.keys.get("recorded_as")
    if recorded is None or not life.law().employers.wrong_reason:
        return true
    return REASONS[recorded]


def month_of_unemployment(life: Life) -> None:
    """What each spell without work pays this month; any work ends it."""
    if life.dead:
        life.jobless.clear()
    for spell in list(life.jobless):
        if life.month < spell.began:
            continue
        gone = not unemployment.is_due_abroad(spell.law.unemployment) and not life.case.in_thailand(
            life.month
        )
        if life.works() or gone:
            life.jobless.remove(spell)
        else:
            _pay_unemployment(life, spell)


def _pay_unemployment(life: Life, spell: Jobless) -> None:
    law, year = spell.law.unemployment, months.year(life.month)
    counted = unemployment.counted_days(spell.days_without_work, spell.most, law)
    spell.days_without_work += _MONTH_DAYS
    paid_this_year = life.jobless_days.get(year, 0)
    days = int(unemployment.payable_days(spell.days_without_work, counted, paid_this_year, spell.most, law))
    told = max(min(days, spell.told_most - spell.told_days), 0)
    owed = _more(spell.best3, spell.rate, spell.days_paid, days)
    by_reason = min(_more(spell.best3, spell.told_rate, spell.told_days, told), owed)
    spell.days_paid += days
    spell.told_days += told
    life.jobless_days[year] = paid_this_year + days
    if owed > 0:
        if not spell.right.abroad and not life.case.in_thailand(life.month):
            spell.right.abroad = True
            spell.right.why.append("goes on after departure: by a reading (unemployment.after_departure)")
        payment = one_payment(life.month, owed, spell.eligible)
        spell.right.payments.append(replace(payment, by_reason=by_reason))
    if unemployment.counted_days(spell.days_without_work, spell.most, law) >= spell.most:
        life.jobless.remove(spell)


def _more(best3: int, rate: int, before: int, days: int) -> int:
    """Cash for further days of a spell, so that the spell is rounded once."""
    return int(unemployment.benefit(best3, rate, before + days) - unemployment.benefit(best3, rate, before))


def finish_unemployment(life: Life, quiet: int) -> None:
    """Spells that had begun are followed to their end, as if nothing else happened."""
    last = life.month
    for month in range(last + 1, last + quiet + 1):
        life.month = month
        month_of_unemployment(life)
    life.month = last
