"""How people come to know of a benefit other than from others' stories (see `talk`).

Before departure, with the first card and deduction, at a meeting of an NGO, from a campaign in a language they
understand. What the employer tells belongs to `contribute`.
"""

from simsp import luck
from simsp.compiled import compiled, step
from simsp.luck import Decision
from simsp.money import share
from simsp.world.people import Branch, Status

_D = Decision
_MOU, _HEALTH, _LAST = int(Status.MOU), int(Branch.HEALTH), int(Branch.OLD_AGE)


@step
def is_reached(rules, key):  # type: ignore[no-untyped-def]
    """Whether somebody is in touch with an NGO; the same people first, however many are."""
    return luck.draw(key, 0, _D.NGO) < rules.claims.ngo_reach


@compiled
def before_departure(person, rules, key):  # type: ignore[no-untyped-def]
    """Who comes under an MOU may have been told at home what the insurance gives."""
    if person.status != _MOU or luck.draw(key, 0, _D.BRIEFED) >= rules.claims.briefed:
        return
    for branch in range(_LAST + 1):
        if luck.draw(key, branch + 1, _D.BRIEFED) < rules.claims.briefing_tells[branch]:
            person.knows |= 1 << branch


@compiled
def at_the_first_card(person, rules, key):  # type: ignore[no-untyped-def]
    """What a newly insured worker learns from the card, the first deduction and the people around."""
    if luck.draw(key, 0, _D.INITIAL_BRANCH) < rules.claims.learns_at_deduction:
        person.knows |= 1 << _HEALTH
    for branch in range(_LAST + 1):
        threshold = rules.claims.knows[branch]
        if not is_reached(rules, key):
            threshold = share(threshold, rules.claims.outside_ngo)
        if luck.draw(key, branch + 1, _D.INITIAL_BRANCH) < threshold:
            person.knows |= 1 << branch


@step
def this_month(person, books, rules, odds, key):  # type: ignore[no-untyped-def]
    """A meeting of an NGO for those it reaches, a campaign for everybody whose language it speaks."""
    month = books.month
    if luck.draw(key, month, _D.NGO_EVENT) < rules.claims.ngo_event and is_reached(rules, key):
        person.knows |= 1 << luck.pick(luck.draw(key, month, _D.TOPIC), odds.topics)
    if rules.claims.campaign and luck.draw(key, month, _D.CAMPAIGN) < rules.claims.campaign:
        person.knows |= 1 << luck.pick(luck.draw(key, month * 2 + 1, _D.CAMPAIGN), odds.topics)
