"""Injury, invalidity and death caused by work: the Workmen's Compensation Fund, outside all ratios (WCA).

It covers every employee whatever the papers and whether or not enrolled; practice may still ask for papers.
"""

from simsp import months
from simsp.case.history import Event
from simsp.case.rights import Payment, Right, baht
from simsp.case.state import Life
from simsp.law import work_injury
from simsp.money import WHOLE

_MONTH_DAYS = 30
_WITH_REASON = (
    24  # months within which somebody abroad is taken to claim: s.12 extends and names no end (assumption)
)


def highest_daily_wage(life: Life) -> int:
    """The highest daily minimum wage of the regions known, satang; after its last known year it grows as assumed."""
    law = life.law().work
    years = max(months.year(life.law().month) - 2026, 0)
    monthly = round(
        max(law.minimum_wage) * (law.days_a_month / WHOLE) * (1 + law.wage_growth / WHOLE) ** years
    )
    return int(monthly * WHOLE // max(law.days_a_month, 1))


def _wage(life: Life) -> int:
    """Pay in the month of the accident, all employers; of the month before where the job ended with it."""
    for month in (life.month, life.month - 1):
        spells = [spell for spell in life.case.spells_in(month) if spell.has_employer()]
        law = life.law().work_injury
        wage = sum(spell.wage for spell in spells if work_injury.is_covered(spell.sector == "household", law))
        if wage:
            return wage
    return 0


def _open(
    life: Life, part: str, source: str, monthly: int, count: int, *, heirs: bool = False
) -> Right | None:
    if monthly <= 0 or count <= 0:
        return None
    law = life.law().work_injury
    abroad = heirs or any(
        not life.case.in_thailand(life.month + ahead) for ahead in range(1, _WITH_REASON + 1)
    )
    limit = -(-law.claim_limit_days // _MONTH_DAYS)
    if work_injury.may_be_extended(abroad, law):
        limit = max(limit, _WITH_REASON)
    payments = [Payment(life.month + at, monthly, monthly, monthly, monthly) for at in range(count)]
    right = Right("work_injury", life.month, source, limit, payments, part=part, heirs=heirs)
    life.rights.append(right)
    return right


def _explain(right: Right | None, life: Life, wage: int, text: str) -> None:
    if right:
        law = life.law().work_injury
        right.why.append(
            f"{law.compensation_rate / 1000:g}% of a wage of {baht(wage)}, at least {baht(law.lowest_monthly)} and at"
            f" most {baht(law.highest_monthly)} a month; {text}"
        )


def injured(life: Life, event: Event) -> None:
    """Days unable to work, and the loss of an organ."""
    law, wage = life.law().work_injury, _wage(life)
    if wage <= 0:
        return
    days = event.keys["days"]
    cash = int(work_injury.incapacity(wage, days, law))
    paid = work_injury.incapacity_days(days, law)
    _explain(
        _open(life, "incapacity", "WCA s.18 (1)", cash, 1), life, wage, f"{paid} days paid: {baht(cash)}"
    )
    lost = int(work_injury.organ_loss_months(event.keys["organ_loss_months"], law))
    monthly = int(work_injury.monthly(wage, law))
    _explain(
        _open(life, "organ_loss", "WCA s.18 (2)", monthly, lost), life, wage, f"{lost} x {baht(monthly)}"
    )


def invalid(life: Life) -> None:
    """Invalidity by work: the months of the law."""
    law, wage = life.law().work_injury, _wage(life)
    if wage <= 0:
        return
    monthly, count = int(work_injury.monthly(wage, law)), int(work_injury.invalidity_months(law))
    _explain(
        _open(life, "invalidity", "WCA s.18 (3)", monthly, count), life, wage, f"{count} x {baht(monthly)}"
    )


def death(life: Life) -> None:
    """Death by work: months of compensation to parents, spouse and children in equal shares, and the funeral."""
    law, wage, heirs = life.law().work_injury, _wage(life), life.case.person.heirs
    if wage <= 0:
        return
    monthly, count = int(work_injury.monthly(wage, law)), int(work_injury.death_months(law))
    people = heirs.children + int(heirs.spouse) + heirs.parents
    if people:
        right = _open(life, "death", "WCA s.18 (4), s.20, s.21", monthly, count, heirs=True)
        text = f"{count} x {baht(monthly)} = {baht(monthly * count)}, in {people} equal shares"
        _explain(right, life, wage, text)
    grant = int(work_injury.funeral_grant(highest_daily_wage(life), law))
    funeral = _open(life, "funeral", "WCA s.16", grant, 1, heirs=True)
    if funeral:
        funeral.why.append(f"funeral grant {baht(grant)}")


def ends_with_death(life: Life) -> None:
    """Months granted for an injury go on to survivors, up to the law's number."""
    law = life.law().work_injury
    for right in life.rights:
        if right.kind == "work_injury" and right.part in ("invalidity", "organ_loss"):
            paid = sum(1 for payment in right.payments if payment.month < life.month)
            left = int(work_injury.months_left_to_survivors(len(right.payments), paid, law))
            right.payments = right.payments[: paid + left]
