"""The drivers: each walks once over the people, the sleepers abroad or the open rights, in one fixed order."""

from simsp import luck
from simsp.compiled import compiled
from simsp.law.child_allowance import is_young_enough
from simsp.month import ahead, notice, pension, records
from simsp.month.accrue import accrue
from simsp.month.arrive import arrive, arrive_before
from simsp.month.claim import ask_again, claim, served
from simsp.month.contribute import contribute
from simsp.month.leave import depart, leave, return_to_thailand, wake
from simsp.month.live import live
from simsp.month.owe import open_row
from simsp.month.papers import papers
from simsp.month.talk import talk
from simsp.month.work import give_up_job, review_job, work
from simsp.world import booking
from simsp.world.people import CHILDREN, Invalid, Job, Place, Status
from simsp.world.rights import Right, State

_THAILAND, _DEAD, _HOME = int(Place.THAILAND), int(Place.DEAD), int(Place.HOME)
_UNDOCUMENTED = int(Status.UNDOCUMENTED)
_NONE, _SEVERELY = int(Job.NONE), int(Invalid.SEVERELY)
_CLOSED, _IN_QUEUE, _SHUT = int(State.CLOSED), int(State.IN_QUEUE), int(State.SHUT)
_PENSION, _CHILD = int(Right.OLD_AGE_PENSION), int(Right.CHILD_ALLOWANCE)
_NEVER = -1


@compiled
def first_stock(people, here, employers, of_books, of_rules, of_odds):  # type: ignore[no-untyped-def]
    """Fill the records of all who are there when the history begins; `here` lists them."""
    books, rules, odds = of_books[0], of_rules[0], of_odds[0]
    for index in here:
        key = luck.key_of(books.seed, index)
        person = people[index]
        person.nationality = luck.pick(luck.draw(key, 0, luck.Decision.NATIONALITY), odds.nationality)
        arrive_before(person, books, rules, odds, employers, key)


@compiled
def newcomers(people, first, last, of_books, of_rules, of_odds):  # type: ignore[no-untyped-def]
    """Fill the records of persons `first` to `last` - 1, who arrive this month."""
    books, rules, odds = of_books[0], of_rules[0], of_odds[0]
    for index in range(first, last):
        person = people[index]
        cost = arrive(person, books, rules, odds, luck.key_of(books.seed, index))
        booking.spend(person, books, cost, True)


@compiled
def review_jobs(people, here, month, of_rules):  # type: ignore[no-untyped-def]
    """Who is insured has changed in the law: ask anew about every job that goes on."""
    for index in here:
        if people[index].job != _NONE:
            review_job(people[index], month, of_rules[0])


@compiled
def review_children(people, rows, of_books, before, of_rules):  # type: ignore[no-untyped-def]
    """The age limit of the child allowance has risen: children who were too old are not so any more."""
    books, old, new = of_books[0], before[0].child_allowance, of_rules[0].child_allowance
    for index in range(len(people)):
        for slot in range(CHILDREN):
            born = people[index].child_born[slot]
            age = books.month - born
            if born and is_young_enough(age, new) and not is_young_enough(age, old):
                row = rows[open_row(people[index], index, _CHILD, rows, books, of_rules[0])]
                row.child, row.arose, row.until = slot, born, books.month


@compiled
def month_of_lives(people, here, employers, rows, of_books, of_rules, of_odds):  # type: ignore[no-untyped-def]
    """Steps 2 to 6 for everybody in Thailand."""
    books, rules, odds = of_books[0], of_rules[0], of_odds[0]
    books.present = books.enrolled = books.undocumented = 0
    books.by_status[:] = 0
    for at in range(len(here)):
        index = here[at]
        ahead.of_a_life(people, here, at)
        person, key = people[index], luck.key_of(books.seed, index)
        cost = papers(person, books, rules, odds, key)
        if cost:
            booking.spend(person, books, cost, True)
        happened = work(person, books, rules, employers, key)
        contribute(person, books, rules, odds, key)
        happened |= live(person, books, rules, odds, key)
        person.happened = happened
        if person.place == _DEAD:
            give_up_job(person, employers)
            person.left = books.month
        if happened:
            notice.notice(person, index, happened, rows, books, rules, odds, key)
        books.present += 1
        books.enrolled += person.insured_now
        books.by_status[person.status] += 1
    books.undocumented = books.by_status[_UNDOCUMENTED]


@compiled
def month_of_rights(rows, people, log, of_books, of_rules):  # type: ignore[no-untyped-def]
    """Step 7 for every open right; closed ones are taken out, the others keep their order."""
    books, rules = of_books[0], of_rules[0]
    books.filed = books.paid_claims = 0
    count, kept = books.open_rows, 0
    for at in range(count):
        row = rows[at]
        ahead.of_a_right(people, rows, at, count)
        person, key = people[row.person], luck.key_of(books.seed, row.person)
        if person.place == _HOME and books.month >= person.dies:
            person.place = _DEAD
        if row.state == _SHUT:
            ask_again(row, books, rules, key)
        if row.state != _CLOSED:
            before = row.received
            accrue(row, person, books, rules, key)
            claim(row, person, books, rules, key)
            if before == 0 and row.received > 0:
                _write_down(log, row, books)
        if row.state == _CLOSED and row.kind == _PENSION and row.heirs:
            pension.guarantee_to_heirs(row, person, books, rules, key)
        if row.state != _CLOSED:
            if kept < at:
                rows[kept] = row
            kept += 1
    books.open_rows = kept


@compiled
def _write_down(log, row, books):  # type: ignore[no-untyped-def]
    """Note a first payment: who, after how many days, in which month."""
    at = books.logged
    if at < len(log):
        log[at].person, log[at].days, log[at].month = row.person, int(row.wait), books.month
        books.logged += 1


@compiled
def filed_claims(rows, of_books, regions, days):  # type: ignore[no-untyped-def]
    """Which rows wait in the queue this month: fills region and day, returns the rows' count and positions."""
    books = of_books[0]
    found = 0
    for at in range(books.open_rows):
        if rows[at].state == _IN_QUEUE:
            regions[found], days[found] = rows[at].region, rows[at].day
            found += 1
    return found


@compiled
def hand_out_waits(rows, people, waits, of_books, of_rules):  # type: ignore[no-untyped-def]
    """Tell each filed claim how long it waits; `waits` in the order of `filed_claims`, -1 for who gave up."""
    books, rules = of_books[0], of_rules[0]
    found = 0
    for at in range(books.open_rows):
        row = rows[at]
        if row.state == _IN_QUEUE:
            key = luck.key_of(books.seed, row.person)
            served(row, people[row.person], books, waits[found], rules, key)
            found += 1


@compiled
def month_of_leaving(people, here, employers, looks, rows, of_books, of_rules, of_odds):  # type: ignore[no-untyped-def]
    """Steps 8 and 9 for everybody in Thailand.

    `looks` becomes 0 for those who stay, the month in which a leaver is next looked at, or -1 for never.
    """
    books, rules, odds = of_books[0], of_rules[0], of_odds[0]
    for at in range(len(here)):
        index = here[at]
        ahead.of_leaving(people, here, at)
        person, key = people[index], luck.key_of(books.seed, index)
        looks[at] = _NEVER
        if person.place == _THAILAND:
            if person.invalid == _SEVERELY:
                give_up_job(person, employers)
            talk(person, books, rules, key)
            how = leave(person, books, rules, key)
            looks[at] = 0
            if how:
                records.catch_up(person, books.month, rules)
                give_up_job(person, employers)
                month = depart(person, index, how, rows, books, rules, odds, key)
                looks[at] = month or _NEVER


@compiled
def all_leave(people, here, employers, looks, rows, of_books, of_rules, of_odds):  # type: ignore[no-untyped-def]
    """After the last month everybody goes home for good; what they left behind runs off."""
    books, rules, odds = of_books[0], of_rules[0], of_odds[0]
    for at in range(len(here)):
        index = here[at]
        person, key = people[index], luck.key_of(books.seed, index)
        looks[at] = _NEVER
        if person.place == _THAILAND:
            records.catch_up(person, books.month, rules)
            give_up_job(person, employers)
            month = depart(person, index, 0, rows, books, rules, odds, key)
            looks[at] = month or _NEVER


@compiled
def wake_sleepers(people, sleepers, looks, rows, of_books, of_rules, of_odds):  # type: ignore[no-untyped-def]
    """Look at people abroad whose month has come: back in Thailand, at pension age, or dead.

    `looks` becomes 0 for those who are back, -1 for those who need no further look, else their next month.
    """
    books, rules, odds = of_books[0], of_rules[0], of_odds[0]
    for at in range(len(sleepers)):
        index = sleepers[at]
        person, key = people[index], luck.key_of(books.seed, index)
        looks[at] = wake(person, index, rows, books, rules, odds, key)
        if looks[at] == 0:
            booking.spend(person, books, return_to_thailand(person, books, rules, odds, key), True)
