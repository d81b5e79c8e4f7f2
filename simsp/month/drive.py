"""The drivers: each walks once over the people, the sleepers abroad or the open rights, in one fixed order.

`of_times` are the rules and the odds of the month, each with a row for every nationality and one for what they
share; whose rules hold for a person is decided here and nowhere else. A driver holds no lock: several threads can be
at work in it at once, each on people of its own.
"""

from simsp import luck
from simsp.compiled import compiled, driver, step
from simsp.law.child_allowance import is_young_enough
from simsp.month import ahead, learn, notice, pension, records, talk
from simsp.month.accrue import accrue
from simsp.month.arrive import arrive, arrive_before
from simsp.month.claim import ask_again, claim, counter_minutes, served
from simsp.month.contribute import contribute
from simsp.month.leave import depart, leave, return_to_thailand, wake
from simsp.month.live import live
from simsp.month.owe import TABLE_FULL, open_row
from simsp.month.papers import papers
from simsp.month.work import give_up_job, review_job, work
from simsp.world import booking
from simsp.world.people import CHILDREN, Invalid, Job, Place
from simsp.world.rights import KNOWN_AS, Right, State
from simsp.world.world import COMMON

_THAILAND, _DEAD, _HOME = int(Place.THAILAND), int(Place.DEAD), int(Place.HOME)
_NONE, _SEVERELY = int(Job.NONE), int(Invalid.SEVERELY)
_CLOSED, _IN_QUEUE, _SHUT = int(State.CLOSED), int(State.IN_QUEUE), int(State.SHUT)
_PENSION, _CHILD = int(Right.OLD_AGE_PENSION), int(Right.CHILD_ALLOWANCE)
_NEVER = -1
_TOGETHER = 6  # people whose numbers differ in these bits alone fall into one share


@driver
def first_stock(people, here, employers, of_books, of_times):  # type: ignore[no-untyped-def]
    """Fill the records of all who are there when the history begins; `here` lists them."""
    books, (of_rules, of_odds) = of_books[0], of_times
    for index in here:
        person, key = people[index], luck.key_of(books.seed, index)
        person.key = key
        nation = _nationality(of_odds, key)
        person.nationality = nation
        arrive_before(person, books, of_rules[nation], of_odds[nation], employers, key)


@compiled
def _nationality(of_odds, key):  # type: ignore[no-untyped-def]
    """Who comes is the same under every policy, so it is decided before anybody's own rules."""
    return luck.pick(luck.draw(key, 0, luck.Decision.NATIONALITY), of_odds[COMMON].nationality)


@driver
def newcomers(people, new, of_books, of_times):  # type: ignore[no-untyped-def]
    """Fill the records of the `new`, who arrive this month."""
    books, (of_rules, of_odds) = of_books[0], of_times
    for index in new:
        person, key = people[index], luck.key_of(books.seed, index)
        person.key = key
        nation = _nationality(of_odds, key)
        person.nationality = nation
        cost = arrive(person, books, of_rules[nation], of_odds[nation], key)
        booking.spend(person, books, cost, True)


@driver
def review_jobs(people, here, month, of_rules):  # type: ignore[no-untyped-def]
    """Who is insured has changed in the law: ask anew about every job that goes on."""
    for index in here:
        person = people[index]
        if person.job != _NONE:
            review_job(person, month, of_rules[person.nationality])


@driver
def review_children(people, rows, of_books, before, of_rules):  # type: ignore[no-untyped-def]
    """The age limit of the child allowance has risen: children who were too old are not so any more."""
    books = of_books[0]
    for index in range(len(people)):
        person = people[index]
        rules = of_rules[person.nationality]
        old, new = before[person.nationality].child_allowance, rules.child_allowance
        for slot in range(CHILDREN):
            born = person.child_born[slot]
            age = books.month - born
            if born and is_young_enough(age, new) and not is_young_enough(age, old):
                row = rows[open_row(person, index, _CHILD, rows, books, rules)]
                row.child, row.arose, row.until = slot, born, books.month


@driver
def month_of_lives(people, accounts, here, employers, rows, of_books, of_times):  # type: ignore[no-untyped-def]
    """Steps 2 to 6 for everybody in Thailand."""
    books, (of_rules, of_odds) = of_books[0], of_times
    for at in range(len(here)):
        index = here[at]
        ahead.of_a_life(people, here, employers, at)
        person = people[index]
        key = person.key
        rules, odds = of_rules[person.nationality], of_odds[person.nationality]
        booking.take_account(person, index, accounts, books)
        cost = papers(person, books, rules, odds, key)
        if cost:
            booking.spend(person, books, cost, True)
        happened = work(person, books, rules, employers, key)
        contribute(person, books, rules, odds, employers, key)
        happened |= live(person, books, rules, odds, key)
        person.happened = happened
        if person.place == _DEAD:
            give_up_job(person)
            person.left = books.month
        if happened:
            notice.notice(person, index, happened, rows, books, rules, odds, key)
        booking.put_account_back(person, index, accounts, books)
        _count(person, books)


@step
def _count(person, books):  # type: ignore[no-untyped-def]
    """Count somebody for the series of the month."""
    books.here[person.nationality, person.status, person.insured_now] += 1


@driver
def month_of_rights(rows, people, accounts, log, of_books, of_times, share):  # type: ignore[no-untyped-def]
    """Step 7 for every open right of one share of the people: `share` says which, and of how many."""
    books, (of_rules, _) = of_books[0], of_times
    which, shares = share
    for at in range(len(rows)):
        row = rows[at]
        if shares > 1 and (row.person >> _TOGETHER) % shares != which:
            continue
        ahead.of_a_right(people, rows, at)
        person = people[row.person]
        rules, key = of_rules[person.nationality], person.key
        booking.take_account(person, row.person, accounts, books)
        if person.place == _HOME and books.month >= person.dies:
            person.place = _DEAD
        if row.state == _SHUT:
            ask_again(row, person, books, rules, key)
        if row.state != _CLOSED:
            before = row.received
            accrue(row, person, books, rules, key)
            claim(row, person, books, rules, key)
            if before == 0 and row.received > 0:
                _write_down(log, row, books)
        if row.state == _CLOSED and row.kind == _PENSION and row.heirs:
            pension.guarantee_to_heirs(row, person, books, rules, key)
        booking.put_account_back(person, row.person, accounts, books)


@driver
def clear_up(rows, people, employers, of_books, filed):  # type: ignore[no-untyped-def]
    """After step 7: closed rights are taken out, the others keep their order; who was paid tells of it at work.

    Fills `filed` with the places of the claims that stand in line this month.
    """
    books = of_books[0]
    kept = in_line = 0
    for at in range(books.open_rows):
        row = rows[at]
        if row.tells:
            employers[people[row.person].employer].told |= 1 << KNOWN_AS[row.kind]
            row.tells = 0
        if row.state == _CLOSED:
            continue
        if row.state == _IN_QUEUE:
            filed[in_line] = kept
            in_line += 1
        if kept < at:
            rows[kept] = row
        kept += 1
    books.open_rows = kept


@compiled
def _write_down(log, row, books):  # type: ignore[no-untyped-def]
    """Note a first payment: who, after how many days, in which month."""
    at = books.logged
    if at >= len(log):
        books.fault = TABLE_FULL
        return
    log[at].person, log[at].days, log[at].month = row.person, int(row.wait), books.month
    books.logged += 1


@driver
def filed_claims(rows, people, filed, of_times, regions, days, minutes):  # type: ignore[no-untyped-def]
    """Fill region, day and counter minutes of the claims that stand in line this month, at the places `filed`."""
    of_rules, _ = of_times
    for found in range(len(filed)):
        row = rows[filed[found]]
        person = people[row.person]
        regions[found], days[found] = row.region, row.day
        minutes[found] = counter_minutes(row, person, of_rules[person.nationality], person.key)


@driver
def hand_out_waits(rows, people, accounts, filed, waits, of_books, of_times):  # type: ignore[no-untyped-def]
    """Tell each filed claim how long it waits; `waits` in the order of `filed`, -1 for who gave up."""
    books, (of_rules, _) = of_books[0], of_times
    for found in range(len(filed)):
        row = rows[filed[found]]
        person = people[row.person]
        booking.take_account(person, row.person, accounts, books)
        served(row, person, books, waits[found], of_rules[person.nationality], person.key)
        booking.put_account_back(person, row.person, accounts, books)


@driver
def month_of_leaving(people, accounts, here, employers, looks, rows, of_books, of_times):  # type: ignore[no-untyped-def]
    """Steps 8 and 9 for everybody in Thailand.

    `looks` becomes 0 for those who stay, the month in which a leaver is next looked at, or -1 for never.
    """
    books, (of_rules, of_odds) = of_books[0], of_times
    for at in range(len(here)):
        index = here[at]
        ahead.of_leaving(people, here, employers, at)
        person = people[index]
        key = person.key
        rules, odds = of_rules[person.nationality], of_odds[person.nationality]
        looks[at] = _NEVER
        if person.place == _THAILAND:
            if person.invalid == _SEVERELY:
                give_up_job(person)
            learn.this_month(person, books, rules, odds, key)
            talk.talk(person, books, rules, employers, key)
            if books.month % 12 == 11 and person.insured_now:
                talk.answer_an_interview(person, books, rules, key)
            how = leave(person, books, rules, key)
            looks[at] = 0
            if how:
                booking.take_account(person, index, accounts, books)
                records.catch_up(person, books.month, rules)
                give_up_job(person)
                looks[at] = depart(person, index, how, rows, books, rules, odds, key) or _NEVER
                booking.put_account_back(person, index, accounts, books)


@driver
def all_leave(people, accounts, here, looks, rows, of_books, of_times):  # type: ignore[no-untyped-def]
    """After the last month everybody goes home for good; what they left behind runs off."""
    books, (of_rules, of_odds) = of_books[0], of_times
    for at in range(len(here)):
        index = here[at]
        person = people[index]
        key = person.key
        rules, odds = of_rules[person.nationality], of_odds[person.nationality]
        looks[at] = _NEVER
        if person.place == _THAILAND:
            booking.take_account(person, index, accounts, books)
            records.catch_up(person, books.month, rules)
            give_up_job(person)
            looks[at] = depart(person, index, 0, rows, books, rules, odds, key) or _NEVER
            booking.put_account_back(person, index, accounts, books)


@driver
def wake_sleepers(people, accounts, sleepers, looks, rows, of_books, of_times):  # type: ignore[no-untyped-def]
    """Look at people abroad whose month has come: back in Thailand, at pension age, or dead.

    `looks` becomes 0 for those who are back, -1 for those who need no further look, else their next month.
    """
    books, (of_rules, of_odds) = of_books[0], of_times
    for at in range(len(sleepers)):
        index = sleepers[at]
        person = people[index]
        key = person.key
        rules, odds = of_rules[person.nationality], of_odds[person.nationality]
        booking.take_account(person, index, accounts, books)
        looks[at] = wake(person, index, rows, books, rules, odds, key)
        if looks[at] == 0:
            booking.spend(person, books, return_to_thailand(person, books, rules, odds, key), True)
        booking.put_account_back(person, index, accounts, books)
