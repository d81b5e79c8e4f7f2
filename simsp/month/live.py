"""Step 5, live: sickness, birth, injury, invalidity, death, and children who grow up or are sent home."""

from simsp import luck
from simsp.compiled import compiled
from simsp.law import old_age
from simsp.luck import Decision
from simsp.money import share
from simsp.world import events
from simsp.world.people import Job, Place

_D = Decision
_NONE, _DEAD = int(Job.NONE), int(Place.DEAD)
_NO_CHILD, _IN_THAILAND, _ABROAD = 0, 1, 2
_FERTILE_FROM, _FERTILE_TO = 18 * 12, 41 * 12
_CHILDREN = 3


@compiled
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
    if person.job == _NONE and person.law.months > 0:
        if old_age.is_due((month - person.born) // 12, False, person.invalid == 1, rules.old_age):
            happened |= events.PENSION_AGE
    return happened | _family(person, month, rules, key)


@compiled
def _family(person, month, rules, key):  # type: ignore[no-untyped-def]
    _send_home(person, month, rules, key)
    age = month - person.born
    if not _FERTILE_FROM <= age < _FERTILE_TO:
        return 0
    chance = rules.life.births if person.sex == 0 else rules.life.births_men
    return events.BIRTH if luck.draw(key, month, _D.BIRTH) < chance else 0


@compiled
def add_child(person, month, rules, key):  # type: ignore[no-untyped-def]
    """Place a newborn among the children who can still bring an allowance; returns its place, or -1 if full."""
    until = rules.child_allowance.until_age * 12
    for slot in range(_CHILDREN):
        if person.child_place[slot] == _NO_CHILD or month - person.child_born[slot] >= until:
            person.child_born[slot] = month
            stays = luck.draw(key, month, _D.CHILD_STAYS) < rules.life.child_stays
            person.child_place[slot] = _IN_THAILAND if stays else _ABROAD
            return slot
    return -1


@compiled
def _send_home(person, month, rules, key):  # type: ignore[no-untyped-def]
    for slot in range(_CHILDREN):
        if person.child_place[slot] == _IN_THAILAND:
            if luck.draw(key, month, _D.CHILD_HOME) < rules.life.child_sent_home:
                person.child_place[slot] = _ABROAD
