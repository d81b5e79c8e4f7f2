"""Step 8, talk: who was paid or refused tells compatriots in the same region; knowledge spreads and fades.

A month's stories are counted by group and heard the month after, so that the order of people does not matter.
"""

from simsp import luck
from simsp.compiled import compiled, step
from simsp.luck import Decision
from simsp.month.learn import is_reached
from simsp.world.books import GROUPS
from simsp.world.people import Branch, Job
from simsp.world.world import NATIONS

_D = Decision
_BRANCHES, _NONE = len(Branch), int(Job.NONE)
_FULL = 4294967296
_MEMORY = 16  # months over which trust follows what was paid and refused


@compiled
def spread(of_books, of_rules):  # type: ignore[no-untyped-def]
    """Turn last month's stories into this month's chance to hear one, by group; then forget them."""
    books = of_books[0]
    for group in range(GROUPS):
        rules = of_rules[group % NATIONS]
        paid = 0
        for branch in range(_BRANCHES):
            paid += books.told[group, branch]
            books.topic[group, branch] = paid
        for branch in range(_BRANCHES):
            books.topic[group, branch] = books.topic[group, branch] * _FULL // max(paid, 1)
        listeners = max(books.listeners[group], 1)
        books.hears[group] = min(paid * rules.claims.talk * (_FULL // 100_000) // listeners, _FULL)
        stories = paid + books.refused[group]
        if stories and rules.claims.talk:
            books.trust[group] += (paid * 100_000 // stories - books.trust[group]) // _MEMORY
        books.listeners[group] = books.refused[group] = 0
        books.told[group, :] = 0


@step
def talk(person, books, rules, employers, key):  # type: ignore[no-untyped-def]
    """Listen for a month, to compatriots and at work, and forget a little."""
    group = person.region * 4 + person.nationality
    books.listeners[group] += 1
    if luck.draw(key, books.month, _D.TOLD) < books.hears[group]:
        branch = luck.pick(luck.draw(key, books.month, _D.LEARNS), books.topic[group])
        person.knows |= 1 << branch
    if person.job != _NONE and employers[person.employer].heard:
        if luck.draw(key, books.month, _D.CO_WORKER) < rules.claims.talk_at_work:
            person.knows |= employers[person.employer].heard
    if person.knows and luck.draw(key, books.month, _D.FADES) < rules.claims.fades:
        person.knows &= 255 - (1 << (luck.draw(key, books.month, _D.FORGETS) % _BRANCHES))


@compiled
def answer_an_interview(person, books, rules, key):  # type: ignore[no-untyped-def]
    """What somebody insured would say today: what they know, have used, and found hard."""
    for asked in range(2):  # all, and those whom NGOs reach
        if asked == 1 and not is_reached(rules, key):
            return
        books.asked[asked] += 1
        for branch in range(_BRANCHES):
            books.know[asked, branch] += person.knows >> branch & 1
        books.used[asked] += person.used
        books.met_difficulty[asked] += person.used & person.met_difficulty
