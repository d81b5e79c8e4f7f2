"""Step 3, work: hired, dismissed, resigned, moved to another employer or province.

The employer decides who is enrolled, what is remitted and which reason is written down; a new employer or province
may start a new record.
"""

from simsp import luck
from simsp.compiled import compiled, step
from simsp.law import coverage
from simsp.luck import Decision
from simsp.month import employ, records
from simsp.world.employers import choose
from simsp.world.events import CLOSED, DISMISSED, RESIGNED
from simsp.world.people import Invalid, Job, Status

_D = Decision
_NONE, _INSURABLE, _EXCLUDED = int(Job.NONE), int(Job.INSURABLE), int(Job.EXCLUDED)
_SEVERELY, _UNDOCUMENTED = int(Invalid.SEVERELY), int(Status.UNDOCUMENTED)
_MOU = int(Status.MOU)
_REGIONS = 6
_SHOWS = 6  # months before a birth in which an employer sees it
FERTILE_FROM, FERTILE_TO = 18 * 12, 41 * 12  # age of a mother in months


@step
def work(person, books, rules, employers, key):  # type: ignore[no-untyped-def]
    """Live through one month of working life. Returns the events of `simsp.world.events` that happened."""
    month = books.month
    if person.job == _NONE:
        recruited = person.status == _MOU and person.permit_since == month  # comes for a job that waits
        found = recruited or luck.draw(key, month, _D.HIRED) < rules.work.hire
        if person.invalid != _SEVERELY and found:
            at = choose(employers, person.sector, person.region, luck.draw(key, month, _D.EMPLOYER))
            if not employ.turns_away(employers[at], is_pregnant(person, month, rules, key), rules):
                _take_job(person, at, month, rules, employers, key)
        return 0
    event = _loses(month, books, rules, key)
    if event:
        give_up_job(person)
    elif luck.draw(key, month, _D.REGION_MOVE) < rules.work.province_move:
        _move(person, month, rules, employers, key)
    return event


@step
def _loses(month, books, rules, key):  # type: ignore[no-untyped-def]
    if luck.draw(key, month, _D.DISMISSED) < rules.work.dismissal:
        return DISMISSED
    if books.layoff and luck.draw(key, month, _D.LAID_OFF) < books.layoff:
        return CLOSED
    if luck.draw(key, month, _D.RESIGNED) < rules.work.resignation:
        return RESIGNED
    # Who leaves for another employer resigns, and is without work until the new job begins.
    return RESIGNED if luck.draw(key, month, _D.EMPLOYER_CHANGE) < rules.work.employer_change else 0


@step
def give_up_job(person):  # type: ignore[no-untyped-def]
    """Leave the employer, if there is one."""
    person.job = _NONE


@compiled
def review_job(person, month, rules):  # type: ignore[no-untyped-def]
    """Ask anew whether the law insures a job that goes on; lapsed papers do not end an insurance that began."""
    if person.insured_job and person.status == _UNDOCUMENTED:
        return
    law, age = rules.coverage, (month - person.born) // 12
    insurable = coverage.is_insurable(person.status, person.job == _EXCLUDED, law)
    person.insured_job = insurable and coverage.age_allows(age, person.insured_job, law)


@compiled
def _move(person, month, rules, employers, key):  # type: ignore[no-untyped-def]
    """To another province: a new employer there, and the enrolment starts again."""
    person.region = (person.region + 1 + luck.draw(key, month, _D.PROVINCE) % (_REGIONS - 1)) % _REGIONS
    at = choose(employers, person.sector, person.region, luck.draw(key, month, _D.EMPLOYER))
    _take_job(person, at, month, rules, employers, key)


@compiled
def is_pregnant(person, month, rules, key):  # type: ignore[no-untyped-def]
    """Whether she gives birth while it shows: luck is a function of the month, also of a month to come."""
    if person.sex != 0:
        return False
    for ahead in range(1, _SHOWS + 1):
        fertile = FERTILE_FROM <= month + ahead - person.born < FERTILE_TO
        if fertile and luck.draw(key, month + ahead, _D.BIRTH) < rules.life.births:
            return True
    return False


@compiled
def _take_job(person, at, month, rules, employers, key):  # type: ignore[no-untyped-def]
    outside = luck.draw(key, month, _D.EXCLUDED_JOB) < rules.work.excluded[person.sector]
    person.job = _EXCLUDED if outside else _INSURABLE
    person.low_pay = 1 if luck.draw(key, month, _D.LOW_PAY) < rules.work.low_pay else 0
    person.insured_job = 0
    review_job(person, month, rules)
    person.employer, person.stays_enrolled = at, 0
    person.due.priced = 0  # a new place may pay another wage
    person.misrecords_below = employers[at].misrecords_below
    if person.shown.months and luck.draw(key, month, _D.RECORD_SPLIT) < rules.practice.record_split:
        records.start_new(person.shown)
