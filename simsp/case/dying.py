"""Death: funeral and survivors' grants (s.73), and old-age money of the dead for their heirs (s.77 quater)."""

from simsp.case import at_work
from simsp.case.ageing import pay_sum
from simsp.case.history import Event
from simsp.case.rights import Payment, baht
from simsp.case.short_term import base_words, best_three, covered, keep_allowance, one_payment, open_right
from simsp.case.state import Life, Pension
from simsp.law import death as death_law
from simsp.law import old_age


def death(life: Life, event: Event) -> None:
    """Death: funeral and survivors' grants, or compensation for a death at work; old-age money to the heirs."""
    life.dead = True
    keep_allowance(life)
    if event.keys["work_related"]:
        at_work.death(life)
    else:
        _grants(life)
    at_work.ends_with_death(life)
    for pension in life.pensions:
        if pension.right.kind == "old_age_pension":
            _guarantee(life, pension)
    if life.records.law.months > 0 and life.case.person.heirs.exist():
        pay_sum(life, "SSA s.77 quater", "died before any old-age payment", heirs=True)


def _grants(life: Life) -> None:
    law = life.law().death
    bits, drawn = covered(life, law, tail=bool(law.tail)), _invalidity_drawn(life)
    source, best3 = "SSA s.73", best_three(life, life.month - 1)
    if not bits[0] and drawn:
        by_law, enrolled, shown = drawn.amounts
        bits, source = (by_law > 0, enrolled > 0, shown > 0), "SSA s.73/1, s.73"
        best3 = 3 * drawn.amounts[0]  # the last month's cash in place of the wage
    if not bits[0]:
        return
    top = at_work.highest_daily_wage(life)
    grant = int(death_law.funeral_grant(top, law))
    floor = f"not less than {law.funeral_floor_days} x {baht(top)}, the highest daily minimum wage"
    right = open_right(
        life,
        "funeral_grant",
        f"{source} (1)",
        [one_payment(life.month, grant, bits)],
        [f"{baht(grant)}; {floor}"],
    )
    right.heirs = True
    by_law, enrolled, shown = (
        int(death_law.survivors_grant(record.ever, best3, law)) if bit else 0
        for record, bit in zip(life.records.each(), bits, strict=True)
    )
    if by_law > 0 and life.case.person.heirs.exist():
        ever = life.records.law.ever
        right = open_right(
            life, "survivors_grant", f"{source} (2), s.57", [Payment(life.month, by_law, enrolled, shown, by_law)],
            [f"{ever} months ever insured; {base_words(best3)}; half a month's base x the multiple = {baht(by_law)}"],
        )  # fmt: skip
        right.heirs = True


def _guarantee(life: Life, pension: Pension) -> None:
    law = life.law().old_age
    rest = int(old_age.death_of_pensioner(pension.months, pension.amounts[0], law))
    if rest <= 0 or not life.case.person.heirs.exist():
        return
    _, enrolled, shown = (
        int(old_age.death_of_pensioner(pension.months, amount, law)) for amount in pension.amounts
    )
    why = [
        f"pensioner after {pension.months} of {law.guarantee_months} guaranteed payments: {baht(rest)} to the heirs"
    ]
    payment = Payment(life.month, rest, enrolled, shown, rest)
    open_right(life, "old_age_lump_sum", "SSA s.77 quater", [payment], why).heirs = True


def _invalidity_drawn(life: Life) -> Pension | None:
    """Invalidity cash that was still paid when the person died: it keeps the grants at death (s.73/1)."""
    for pension in life.pensions:
        if pension.right.kind == "invalidity_pension" and pension.is_open():
            return pension
    return None
