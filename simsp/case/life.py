"""A life month after month: who is insured, what is paid, which rights arise. The law alone; no practice.

The order within a month is that of the simulation: work and contributions, then what happens to health and family,
then old age, then leaving.
"""

from simsp import months
from simsp.case import ageing, at_work, contribute, dying, jobless, short_term
from simsp.case.history import Case, Event, Spell, Statement
from simsp.case.state import Child, Life
from simsp.case.values import Rules, position
from simsp.law import coverage, old_age, self_enrolment, voluntary

QUIET = 24  # months after the answer's date in which an unemployment spell that has begun may still pay


def replay(case: Case, rules: Rules) -> Life:
    """Live through a case up to its last day.

    Raises:
        NotInForce: a month for which a needed value of law is not known.
    """
    life = Life(case, rules)
    life.children = [Child(born) for born in case.person.children]
    first = case.first_month()
    for month in range(first, case.as_of + 1):
        life.month = month
        _begin(life)
        _contribute(life)
        _live(life)
        if life.dead:
            break
    short_term.finish_allowances(life)
    life.month = case.as_of
    jobless.finish_unemployment(life, QUIET)
    return life


def _begin(life: Life) -> None:
    statement = life.case.person.statement
    if statement and statement.month == life.month:
        _bring_forward(life, statement)
    rate = life.law().old_age.return_on_lump_sum if _needs_return(life) else None
    life.records.next_month(rate)
    if rate is not None:
        life.records.career = int(old_age.revalued(life.records.career, life.law().old_age))


def _needs_return(life: Life) -> bool:
    return life.month % 12 == 0 and life.records.law.months > 0


def _bring_forward(life: Life, statement: Statement) -> None:
    """Take over what stood on record at the end of the month before; a job of this month is the one that went on."""
    records = life.records
    part = statement.recorded_months / statement.months if statement.months else 0
    for record, count in ((records.law, statement.months), (records.enrolled, statement.months),
                           (records.shown, statement.recorded_months)):  # fmt: skip
        share = part if record is records.shown else 1
        record.bring_forward(
            count,
            round(statement.worker * share),
            round(statement.employer * share),
            round(statement.returns * share),
        )
    for ago in range(1, statement.months + 1):
        records.wages[life.month - ago] = statement.wage
    records.career = statement.wage * statement.months
    life.s33_months, life.s33_last = statement.months, life.month - 1
    life.insured_by = dict.fromkeys((spell.employer for spell in life.case.spells_in(life.month)), True)


def _contribute(life: Life) -> None:
    # by employer, however long each row is
    here = sorted(life.case.spells_in(life.month), key=lambda spell: spell.employer)
    employed = {spell.employer for spell in here if spell.has_employer()}
    life.insured_by = {name: is_in for name, is_in in life.insured_by.items() if name in employed}
    for spell in here:
        if spell.insurance == "s33":
            _month_of_job(life, spell)
    members = [spell for spell in here if spell.insurance in ("s39", "self_enrolment")]
    for spell in members:
        if _may_be_member(life, spell):
            _month_of_member(life, spell)
    if not members:
        life.member_months = 0


def _month_of_job(life: Life, spell: Spell) -> None:
    insured = _is_insured_job(life, spell)
    if not insured:
        return
    due = contribute.due_on(spell, life.law())
    if not due.wage:  # a month without pay is no month of contribution (s.6)
        return
    records, paid, month = life.records, life.paid, life.month
    records.wages[month] = records.wages.get(month, 0) + due.wage
    records.career += due.wage
    records.law.credit(due.own, due.theirs)
    life.s33_months += life.s33_last != month  # several jobs make one month (s.6)
    life.s33_last = month
    pays, remits = _as_practised(life, spell)
    worker, employer = sum(due.worker), sum(due.employer)
    if not pays:
        paid.unpaid[month] = paid.unpaid.get(month, 0) + int(worker + employer)
        return
    records.look_at(spell.record)
    records.enrolled.credit(due.own, due.theirs)
    if spell.deducted is not None and spell.deducted > worker:
        paid.over_deducted[month] = paid.over_deducted.get(month, 0) + int(spell.deducted - worker)
    if not remits:
        paid.unpaid[month] = paid.unpaid.get(month, 0) + int(worker + employer)
        paid.not_remitted += int(worker)
        return
    records.shown.credit(due.own, due.theirs)
    paid.take_in("worker", due.worker)
    paid.take_in("employer", due.employer)
    paid.take_in("government", due.government)


def _as_practised(life: Life, spell: Spell) -> tuple[bool, bool]:
    """Whether the employer enrols, and remits: as the file says, unless the scenario has all do so."""
    employers = life.law().employers
    evades = employers.evasion[position("status", spell.status)] > 0
    return spell.enrolled or not evades, spell.remitted or employers.unremitted == 0


def _is_insured_job(life: Life, spell: Spell) -> bool:
    """A job is insured from its first month or once the papers allow it; a lapsed paper does not end it (s.38)."""
    law, before = life.law(), life.insured_by.get(spell.employer, False)
    old_enough = coverage.age_allows(life.age_months() // 12, before, law.coverage)
    insurable = bool(old_enough) and contribute.is_insurable(spell, law)
    lapsed = before and spell.status == "undocumented"
    life.insured_by[spell.employer] = insurable or lapsed
    return spell.enrolled or insurable or lapsed


def _may_be_member(life: Life, spell: Spell) -> bool:
    """Whether section 39 or self-enrolment takes this person this month: without an insured job, and once."""
    first = months.text(spell.first)
    if life.month in (life.s33_last, life.member_last):
        life.notes.append(f"{first}: who is insured already pays no second contribution as a member")
        return False
    if spell.insurance == "s39":
        return _may_be_section_39(life, first)
    status, valid = position("status", spell.status), spell.status != "undocumented"
    if self_enrolment.may_join(status, spell.excluded, valid, life.law().self_enrolment):
        return True
    life.notes.append(f"{first}: self-enrolment is not open to this person under this scenario")
    return False


def _month_of_member(life: Life, spell: Spell) -> None:
    """A month of section 39 or of self-enrolment."""
    law = life.law()
    due = contribute.member_due(spell, law)
    life.member_months += 1
    life.member_last = life.month
    life.member_is_39 = spell.insurance == "s39"
    life.paid.take_in("worker", due.worker)
    life.paid.take_in("government", due.government)
    life.paid.member_price += int(sum(due.worker))
    records = life.records
    records.look_at(spell.record)
    waiting = spell.insurance != "s39" and self_enrolment.is_waiting(
        life.member_months - 1, law.self_enrolment
    )
    if not waiting:
        records.wages[life.month] = due.wage
        records.career += due.wage
        for record in records.each():
            record.credit(due.own, 0)


def _may_be_section_39(life: Life, first: str) -> bool:
    law = life.law().voluntary
    gap = life.month - max(life.s33_last, life.member_last)
    if life.member_last > life.s33_last and not voluntary.lapses_in_a_row(gap - 1, law):
        return True
    if voluntary.may_join_section_39(life.s33_months, life.month - life.s33_last, law):
        return True
    life.notes.append(f"{first}: section 39 asks for insured months and for joining soon after leaving")
    return False


def _live(life: Life) -> None:
    events = life.case.events_in(life.month)
    due_before = life.invalid
    for name, act in _ACTS:
        for event in events:
            if event.name == name:
                act(life, event)
    if not life.dead:
        ageing.old_age_falls_due(life, due_before)
    short_term.allowances(life)
    jobless.month_of_unemployment(life)
    ageing.month_of_pensions(life)
    for event in events:
        if event.name == "leaves_thailand" and not life.dead:
            ageing.leave(life, event)


def _home_child(life: Life, event: Event) -> None:
    child = _which_child(life, event)
    if child:
        child.left = life.month


def _lose_child(life: Life, event: Event) -> None:
    child = _which_child(life, event)
    if child:
        life.children.remove(child)


def _which_child(life: Life, event: Event) -> Child | None:
    born = event.keys.get("child")
    there = [child for child in life.children if born in (None, child.born) and child.left is None]
    return max(there, key=lambda child: child.born, default=None)


_ACTS = (
    ("sick", short_term.sick),
    ("hospital_bill", short_term.hospital_bill),
    ("birth", short_term.birth),
    ("child_leaves_thailand", _home_child),
    ("child_dies", _lose_child),
    ("invalid", short_term.invalid),
    ("injured", at_work.injured),
    ("dismissed", jobless.job_ends),
    ("resigned", jobless.job_ends),
    ("contract_ended", jobless.job_ends),
    ("closed_by_order", jobless.job_ends),
    ("dies", dying.death),
)
