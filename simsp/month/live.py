"""Step 5, live: sickness, birth, injury, invalidity, death, and children who grow up or are sent home."""

from simsp import luck
from simsp.compiled import compiled, step
from simsp.law import child_allowance
from simsp.luck import Decision
from simsp.money import share
from simsp.month import pension
from simsp.month.work import FERTILE_FROM, FERTILE_TO
from simsp.world import events
from simsp.world.people import CHILDREN, Job, Place

_D = Decision
_NONE, _DEAD = int(Job.NONE), int(Place.DEAD)


@step
def live(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Live through one month of health and family. Returns the events that happened."""
    month = books.month
    if month >= person.dies:
        person.place = _DEAD
        return events.DIED
    happened = 0
    if luck.draw(key, month, _D.OUTPATIENT) < share(odds.outpatient, person.risk):
        happened |= events.VISIT
    if luck.draw(key, month, _D.LONG_SICKNESS) < share(rules.life.long_sickness, person.risk):
        happened |= events.LONG_SICKNESS
    if person.job != _NONE and luck.draw(key, month, _D.INJURY) < rules.life.work_injury:
        happened |= events.INJURY
    if person.invalid == 0 and luck.draw(key, month, _D.INVALID) < share(rules.life.invalidity, person.risk):
        happened |= events.INVALID
    if person.invalid or month - person.born >= rules.old_age.pension_age * 12:
        if pension.is_due(person, month, rules):
            happened |= events.PENSION_AGE
    return happened | _family(person, month, rules, key)


@step
def _family(person, month, rules, key):  # type: ignore[no-untyped-def]
    _send_home(person, month, rules, key)
    age = month - person.born
    if not FERTILE_FROM <= age < FERTILE_TO:
        return 0
    chance = rules.life.births if person.sex == 0 else rules.life.births_men
    return events.BIRTH if luck.draw(key, month, _D.BIRTH) < chance else 0


@compiled
def add_child(person, month, rules, key):  # type: ignore[no-untyped-def]
    """Place a newborn among the children who can still bring an allowance; returns its place, or -1 if full."""
    for slot in range(CHILDREN):
        born = person.child_born[slot]
        if born == 0 or not child_allowance.is_young_enough(month - born, rules.child_allowance):
            person.child_born[slot] = month
            person.children_here &= 255 - (1 << slot)
            if luck.draw(key, month, _D.CHILD_STAYS) < rules.life.child_stays:
                person.children_here |= 1 << slot
            return slot
    return -1


@step
def _send_home(person, month, rules, key):  # type: ignore[no-untyped-def]
    if person.children_here and luck.draw(key, month, _D.CHILD_HOME) < rules.life.child_sent_home:
        person.children_here = 0
