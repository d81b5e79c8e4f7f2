"""Before the month's lives: what is told at each workplace, and which employers an inspector visits.

Inspectors look for workers: the chance of a visit grows with the usual number of workers. Who was found enrols
everybody who has papers and passes the money on for a time.
"""

from simsp import luck
from simsp.compiled import compiled, step
from simsp.luck import Decision
from simsp.money import share
from simsp.world.employers import PLACES, REGIONS, SALT
from simsp.world.people import Status
from simsp.world.world import COMMON

_ALWAYS = 4294967296
_MOU, _CR = int(Status.MOU), int(Status.CR)


@compiled
def month_of_employers(employers, of_books, of_rules, of_odds):  # type: ignore[no-untyped-def]
    """Every employer hears last month's stories and may be inspected."""
    books, rules, odds = of_books[0], of_rules[COMMON], of_odds[COMMON]
    each = len(employers) // PLACES
    for index in range(len(employers)):
        employer = employers[index]
        employer.heard, employer.told = employer.told, 0
        found = _is_visited(employer, books, rules, luck.key_of(books.seed + SALT, index))
        if found and _is_at_fault(employer, index // each // REGIONS, rules, odds):
            employer.found_until = books.month + rules.employers.compliance_months
            books.found += 1


@compiled
def _is_visited(employer, books, rules, key):  # type: ignore[no-untyped-def]
    """Whether an inspector comes this month and looks closely enough."""
    law = rules.employers
    if luck.draw(key, books.month, Decision.INSPECTED) >= share(law.inspection, employer.usual_workers):
        return False
    books.inspections += 1
    return luck.draw(key, books.month, Decision.DETECTED) < law.detection


@compiled
def _is_at_fault(employer, sector, rules, odds):  # type: ignore[no-untyped-def]
    """Whether there is anything to find: workers with papers not enrolled, or money not passed on."""
    if employer.believes_below < rules.employers.believes_illegal[sector]:
        return True
    evades_some = employer.evades_below < max(odds.evasion[_MOU], odds.evasion[_CR])
    return evades_some or employer.withholds_below < rules.employers.unremitted


@step
def evades(person, employer, month, rules, odds):  # type: ignore[no-untyped-def]
    """Whether the employer leaves this worker unenrolled this month, although the law insures the job."""
    chance = odds.evasion[person.status]
    if chance >= _ALWAYS:
        return True  # nobody enrols a worker without papers
    if person.stays_enrolled or employer.found_until >= month:
        return False
    if employer.believes_below < rules.employers.believes_illegal[person.sector]:
        return True
    return employer.evades_below < chance


@step
def withholds(employer, month, rules):  # type: ignore[no-untyped-def]
    """Whether the employer keeps this month's deduction."""
    return employer.found_until < month and employer.withholds_below < rules.employers.unremitted


@step
def over_deducts(employer, rules):  # type: ignore[no-untyped-def]
    """Whether the employer takes more from the wage than the law says."""
    return employer.over_deducts_below < rules.employers.over_deducts


@compiled
def turns_away(employer, is_pregnant, rules):  # type: ignore[no-untyped-def]
    """Whether the employer does not hire her because she is pregnant."""
    return is_pregnant and employer.avoids_below < rules.employers.avoids_pregnant
