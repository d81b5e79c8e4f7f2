"""Step 1, arrive: somebody comes to Thailand for the first time, or was already there when the history begins.

Who comes is the same in every scenario; only the channel and the papers may depend on the policy.
"""

from simsp import luck
from simsp.compiled import compiled
from simsp.law import contributions
from simsp.luck import Decision
from simsp.month import learn
from simsp.month.enter import enter
from simsp.world.employers import choose
from simsp.world.people import AGE_LIMIT, RING, Job, Place, Status

_D = Decision
_MOU = int(Status.MOU)
_THAILAND, _INSURABLE = int(Place.THAILAND), int(Job.INSURABLE)


@compiled
def _bell(first, second, third):  # type: ignore[no-untyped-def]
    """A draw near the normal with mean 0 and standard deviation 1, in thousandths: three uniforms, clipped at 3."""
    return ((first + second + third) * 2000 >> 32) - 3000


@compiled
def _spread(key, decision):  # type: ignore[no-untyped-def]
    return _bell(luck.draw(key, 0, decision), luck.draw(key, 1, decision), luck.draw(key, 2, decision))


@compiled
def lifetime(age_months, sex, chance, survivors):  # type: ignore[no-untyped-def]
    """Age in months at death of somebody alive at an age, by the life table: one draw, known to nobody."""
    age = age_months // 12
    alive = (chance * (survivors[sex, age] >> 1)) >> 31
    while age < AGE_LIMIT and survivors[sex, age + 1] > alive:
        age += 1
    gone = max(survivors[sex, age] - survivors[sex, age + 1], 1)
    return max(age * 12 + ((survivors[sex, age] - alive) * 12) // gone, age_months + 1)


@compiled
def _who(person, books, rules, odds, key, age_months):  # type: ignore[no-untyped-def]
    month, people = books.month, rules.population
    person.sex = 1 if luck.draw(key, 0, _D.SEX) < people.men else 0
    person.born = month - age_months
    person.dies = person.born + lifetime(
        age_months, person.sex, luck.draw(key, 0, _D.LIFETIME), books.survivors
    )
    person.sector = luck.pick(luck.draw(key, 0, _D.SECTOR), odds.sector)
    person.region = luck.pick(luck.draw(key, 0, _D.REGION), odds.region[person.nationality])
    spread = rules.work.wage_spread * _spread(key, _D.WAGE) // 1000
    person.wage_factor = max(rules.work.insured_premium * (100_000 + spread) // 100_000, 70_000)
    person.risk = max(100_000 + 40 * _spread(key, _D.HEALTH_RISK), 10_000)
    person.plans = luck.draw(key, 0, _D.PLANS) * 100_000 >> 32


@compiled
def _settle(person, books):  # type: ignore[no-untyped-def]
    person.place, person.entry_status = _THAILAND, person.status
    person.arrived = books.month
    person.law.brought_to = person.enrolled.brought_to = person.shown.brought_to = books.month


@compiled
def arrive(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """Fill the record of somebody of a nationality who comes this month. Returns what the way in cost, in satang."""
    ages = rules.population
    years = 12 * ages.age_at_entry_mean * 1000 + 12 * ages.age_at_entry_sd * _spread(key, _D.AGE)
    _who(person, books, rules, odds, key, min(max(years // 1000, 18 * 12), 45 * 12))
    cost = enter(person, books, rules, odds, key, luck.draw(key, 0, _D.CHANNEL))
    _settle(person, books)
    learn.before_departure(person, rules, key)
    return cost


@compiled
def arrive_before(person, books, rules, odds, employers, key):  # type: ignore[no-untyped-def]
    """Fill the record of somebody of a nationality who was there when the history begins, with a past of their own."""
    ages = rules.population
    years = 12 * ages.first_stock_age_mean * 1000 + 12 * ages.first_stock_age_sd * _spread(key, _D.AGE)
    age_months = min(max(years // 1000, 18 * 12), 54 * 12)
    _who(person, books, rules, odds, key, age_months)
    person.status = luck.pick(luck.draw(key, 0, _D.CHANNEL), odds.first_status)
    _settle(person, books)
    mean = 12 * ages.first_stock_stay_mean
    stay = min(mean * luck.draw(key, 0, _D.STAY_SO_FAR) >> 31, age_months - 17 * 12)
    person.arrived = books.month - stay
    _papers_so_far(person, books, rules, key)
    if luck.draw(key, 0, _D.INSURED_BEFORE) < ages.first_stock_insured[person.status]:
        _insured_past(person, rules, odds, employers, key, min(stay, 96), books.month - 1)


@compiled
def _papers_so_far(person, books, rules, key):  # type: ignore[no-untyped-def]
    """Papers that began at any month of their spell; of MOU contracts every other is in its second two years."""
    spell = max(rules.papers.period[person.status], 1)
    person.papers_until = books.month + luck.draw(key, 1, _D.STAY_SO_FAR) * spell // 4294967296
    person.permit_since = person.papers_until - spell
    if person.status == _MOU and luck.draw(key, 2, _D.STAY_SO_FAR) < 2147483648:
        person.permit_since -= spell


@compiled
def _insured_past(person, rules, odds, employers, key, stay, until):  # type: ignore[no-untyped-def]
    """Months already on record, up to a month: the stay so far in the present job, at today's wage."""
    months = max(stay, 1)
    at = choose(employers, person.sector, person.region, luck.draw(key, 0, _D.EMPLOYER))
    person.employer, person.job, person.insured_job = at, _INSURABLE, 1
    person.stays_enrolled = 1  # an employer who enrolled goes on to; the rest is its own way
    person.hospital = person.region
    learn.at_the_first_card(person, rules, key)
    person.misrecords_below = employers[at].misrecords_below
    wage = contributions.insured_wage(
        odds.wage[person.region] * person.wage_factor // 10_000_000 * 100, rules.contributions
    )
    part = contributions.baht_share(wage, rules.contributions.worker_rate)
    old_age = part * rules.contributions.old_age_share // 100_000
    mask = (1 << min(months, 63)) - 1
    person.last_insured = until
    _past_record(person.law, mask, months, old_age, until)
    _past_record(person.enrolled, mask, months, old_age, until)
    _past_record(person.shown, mask, months, old_age, until)
    person.wages[: min(months, RING)] = wage // 100
    person.career = wage * months
    person.first_insured = person.arrived


@compiled
def _past_record(record, mask, months, old_age, until):  # type: ignore[no-untyped-def]
    record.brought_to = until
    record.mask, record.months, record.ever = mask, months, months
    record.worker = record.employer = old_age * months
