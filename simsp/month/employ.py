"""Before the month's lives: what is told at each workplace, and which employers an inspector visits.

Inspectors look for workers: the chance of a visit grows with the usual number of workers. Who was found enrols
everybody who has papers and passes the money on for a time.
"""

from simsp import luck
from simsp.compiled import compiled
from simsp.luck import Decision
from simsp.money import share
from simsp.world.employers import SALT
from simsp.world.world import COMMON

_ALWAYS = 4294967296


@compiled
def month_of_employers(employers, of_books, of_rules):  # type: ignore[no-untyped-def]
    """Every employer hears last month's stories and may be inspected."""
    books, rules = of_books[0], of_rules[COMMON]
    for index in range(len(employers)):
        employer = employers[index]
        employer.heard, employer.told = employer.told, 0
        if _is_found(employer, books, rules, luck.key_of(books.seed + SALT, index)):
            employer.found_until = books.month + rules.employers.compliance_months
            books.found += 1


@compiled
def _is_found(employer, books, rules, key):  # type: ignore[no-untyped-def]
    law = rules.employers
    if luck.draw(key, books.month, Decision.INSPECTED) >= share(law.inspection, employer.usual_workers):
        return False
    books.inspections += 1
    return luck.draw(key, books.month, Decision.DETECTED) < law.detection


@compiled
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


@compiled
def withholds(employer, month, rules):  # type: ignore[no-untyped-def]
    """Whether the employer keeps this month's deduction."""
    return employer.found_until < month and employer.withholds_below < rules.employers.unremitted


@compiled
def over_deducts(employer, rules):  # type: ignore[no-untyped-def]
    """Whether the employer takes more from the wage than the law says."""
    return employer.over_deducts_below < rules.employers.over_deducts


@compiled
def turns_away(employer, is_pregnant, rules):  # type: ignore[no-untyped-def]
    """Whether the employer does not hire her because she is pregnant."""
    return is_pregnant and employer.avoids_below < rules.employers.avoids_pregnant
