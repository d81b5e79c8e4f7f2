"""What an open right adds in a month: unemployment days, a child's allowance, a pension.

The law may owe more than the office would pay on the record it is shown; the difference is lost on the spot.
"""

from simsp import luck
from simsp.compiled import compiled, step
from simsp.law import child_allowance
from simsp.luck import Decision
from simsp.month import records
from simsp.month.cover import amounts, covered, eligible, ladder
from simsp.month.jobless import month_without_work
from simsp.month.owe import owe_month
from simsp.world.people import CHILDREN, Place
from simsp.world.rights import Gate, Right

_CHILD, _UNEMPLOYED, _PENSION = (
    int(Right.CHILD_ALLOWANCE),
    int(Right.UNEMPLOYMENT),
    int(Right.OLD_AGE_PENSION),
)
_THAILAND, _DEAD = int(Place.THAILAND), int(Place.DEAD)
_THERE, _PAPERS = int(Gate.IN_THAILAND_OR_CHANNEL), int(Gate.PAPERS)


@step
def accrue(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """Add what this month owes to an open right; in the month of death only what is left to the children."""
    if row.kind == _CHILD:
        row.until = row.arose + rules.child_allowance.until_age * 12 - 1
        if books.month <= row.until:
            _allowance(row, person, books, rules, key)
    elif books.month > row.until or person.place == _DEAD:
        return
    elif row.kind == _UNEMPLOYED:
        month_without_work(row, person, books, rules, key)
    elif row.monthly:
        _pension(row, person, books, rules, key)


@compiled
def _allowance(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    slot, law = row.child, rules.child_allowance
    if person.child_born[slot] != row.arose:
        return
    abroad = not person.children_here >> slot & 1
    if abroad and not child_allowance.is_due_abroad(law):
        return
    records.catch_up(person, books.month, rules)
    bits = covered(person, law, rules) if person.place != _DEAD else 0
    if not bits and row.arose <= person.kept_since:
        bits = eligible(person.kept, rules)
    if not bits:
        return
    row.days += 1
    gate = -1
    if abroad and luck.draw(key, row.arose, Decision.CHILD_ABROAD) < rules.practice.child_abroad_stops:
        gate = _THERE
    elif luck.draw(key, row.arose + (books.month - row.arose) // 12, Decision.REPORT_MISSED) < (
        rules.practice.yearly_report_missed
    ):
        gate = _PAPERS
    amount = child_allowance.monthly(_elder_children(person, slot, books.month, law), law)
    owe_month(row, person, books, rules, amounts(bits, amount), gate, key)


@compiled
def _elder_children(person, slot, month, law):  # type: ignore[no-untyped-def]
    """How many elder children are still under the age limit: they come first where the number is limited."""
    elder = 0
    for other in range(CHILDREN):
        born = person.child_born[other]
        if 0 < born < person.child_born[slot] and child_allowance.is_young_enough(month - born, law):
            elder += 1
    return elder


@compiled
def _pension(row, person, books, rules, key):  # type: ignore[no-untyped-def]
    """A month of pension, old age or invalidity; in practice nothing is paid to people abroad."""
    if row.kind == _PENSION and records.is_insured(person, books.month):
        return  # s.77 ter: it stops while insured work goes on
    gate = -1
    away = person.place != _THAILAND
    payable = row.kind == _PENSION and rules.old_age.pension_paid_abroad
    if away and rules.practice.no_payment_abroad and not payable:
        gate = _THERE
    row.days += 1
    parts = ladder(row.monthly, row.on_enrolled, row.on_shown, rules)
    owe_month(row, person, books, rules, parts, gate, key)
