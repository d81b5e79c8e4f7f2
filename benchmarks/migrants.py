"""One migrant's month, and the month of all that migrants share, on plain Python objects.

The steps are those of `simsp.month`, called one by one: no rule is written here a second time. What is written here
is the order in which the drivers of `simsp.month.drive` and `simsp.run` call them, for one migrant at a time. A story
told this month is heard in the next, and every other sum is one that does not ask for an order, so migrants may live
their months in any order and the outcome is the same.

Left out: the line at the office (counters are endless, here and in the run compared), a change of law that asks every
job or child anew (there is none in the months compared), and what follows the last month.
"""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
from plain_objects import ClearedGrid, class_of, from_record, to_record, to_table

from simsp import run
from simsp.month import (
    accrue,
    claim,
    contribute,
    drive,
    employ,
    learn,
    leave,
    live,
    notice,
    papers,
    pension,
    records,
    talk,
    work,
)
from simsp.world import booking, calendar
from simsp.world.people import Invalid, Place
from simsp.world.rights import KNOWN_AS, Right, State
from simsp.world.world import HISTORY, INTERVIEW, Times, World

_THAILAND, _HOME, _DEAD = int(Place.THAILAND), int(Place.HOME), int(Place.DEAD)
_SEVERELY, _PENSION = int(Invalid.SEVERELY), int(Right.OLD_AGE_PENSION)
_BRANCH = KNOWN_AS.tolist()
_IN_QUEUE, _CLOSED, _SHUT = int(State.IN_QUEUE), int(State.CLOSED), int(State.SHUT)


class Opened:
    """The rights that one call of a step opens, as the table of rights that steps want."""

    def __init__(self, books: Any, record: Any) -> None:
        self._books, self._make, self._rows = books, class_of(record), [class_of(record)()]

    def __len__(self) -> int:
        return len(self._rows) + 1

    def __getitem__(self, at: int) -> Any:
        if at == len(self._rows):
            self._rows.append(self._make())
        return self._rows[at]

    def take(self) -> list[Any]:
        """The rights opened since the last call."""
        count = self._books.open_rows
        if not count:
            return []
        self._books.open_rows, taken = 0, self._rows[:count]
        self._rows = [self._make()]
        return taken


class Shared:
    """What all migrants share: the times they live in, the books, the employers, the stories of the month."""

    def __init__(self, world: World, times: Times, until: int) -> None:
        self.month, self.until, self.arriving = world.month, until, world.arriving.tolist()
        self.books = from_record(world.books[0])
        self.books.told = ClearedGrid(world.books[0]["told"])
        self.employers = [from_record(one) for one in world.employers]
        self.people = [from_record(one) for one in world.people[: self.arriving[world.month - HISTORY]]]
        members = (index for index, person in enumerate(self.people) if person.in_cohort)
        self.accounts = {index: from_record(world.accounts[index]) for index in members}
        self.make_person, self.make_account = class_of(world.people.dtype), class_of(world.accounts.dtype)
        self.opened = Opened(self.books, world.rows.dtype)
        self.books.open_rows = 0
        self.log = [log.item() for log in world.log[: self.books.logged]]
        self.series, self.interviews = list(world.series), list(world.interviews)
        self.rules: tuple[Any, ...] = ()
        self.odds: tuple[Any, ...] = ()
        self._pages = [_page(times, month) for month in range(world.month, until + 1)]
        self._set_times = dict(_set_times(world, times, until))

    def begin(self) -> Iterator["Migrant"]:
        """Turn the page of the books; employers hear stories and are inspected; gives those who arrive."""
        books, of_books = self.books, (self.books,)
        books.month = self.month
        books.edition, books.discount, self.rules, self.odds = self._pages[self.month - self.until - 1]
        for name, value in self._set_times.get(self.month, ()):
            setattr(books, name, value)
        books.here.clear_all()
        books.filed = books.paid_claims = 0
        talk.spread(of_books, self.rules)
        employ.month_of_employers(self.employers, of_books, self.rules, self.odds)
        yield from self._newcomers()

    def _newcomers(self) -> Iterator["Migrant"]:
        place = self.month - HISTORY
        for index in range(self.arriving[place], self.arriving[place + 1]):
            self.people.append(self.make_person())
            drive.newcomers(self.people, (index,), (self.books,), (self.rules, self.odds))
            yield Migrant(self, index, [], 0)

    def end(self) -> None:
        """Note the month in the series; each December the interviews are put away."""
        books = self.books
        assert not books.fault
        arrays = {"here": [books.here.array()], "filed": [books.filed], "paid_claims": [books.paid_claims]}
        noted: Any = SimpleNamespace(month=self.month, books=arrays, series=self.series)
        run.note_series(noted)
        if self.month % 12 == 11:
            empty = type(books)()
            self.interviews.append((self.month, *(getattr(books, name) for name in INTERVIEW)))
            for name in INTERVIEW:
                setattr(books, name, getattr(empty, name))
        self.month += 1


class Migrant:
    """One migrant with the rights that are still open."""

    def __init__(self, shared: Shared, index: int, rights: list[Any], look: int) -> None:
        self.shared, self.index, self.rights, self.look = shared, index, rights, look
        self.person = shared.people[index]
        self.key = self.person.key
        self.here = self.person.place == _THAILAND

    def live_through(self) -> int:
        """Live through one month. Returns in how many months something can happen again; 0 for never."""
        shared, person = self.shared, self.person
        rules, odds = shared.rules[person.nationality], shared.odds[person.nationality]
        if not self.here:
            self._wake_abroad()
        booking.take_account(person, self.index, shared.accounts, shared.books)
        if self.here:
            self._live(rules, odds)
        if self.rights:
            self._claim(rules)
        if self.here:
            self._leave(rules, odds)
        self._put_account_back()
        if self.here or self.rights or person.happened:
            return 1
        return max(self.look - shared.month, 0)

    def _put_account_back(self) -> None:
        """Who has become a member this month keeps what was the blank account; the next one needs another."""
        shared = self.shared
        booking.put_account_back(self.person, self.index, shared.accounts, shared.books)
        if shared.books.member is shared.books.blank:
            shared.books.blank = shared.make_account()

    def _wake_abroad(self) -> None:
        shared = self.shared
        self.person.happened = 0
        if self.look != shared.month:
            return
        looks, of_books, of_times = [0], (shared.books,), (shared.rules, shared.odds)
        drive.wake_sleepers(
            shared.people, shared.accounts, (self.index,), looks, shared.opened, of_books, of_times
        )
        self.rights += shared.opened.take()
        self.look, self.here = looks[0], looks[0] == 0

    def _live(self, rules: Any, odds: Any) -> None:
        """Papers, work, contributions, health and family; then rights are noticed."""
        shared, person, key = self.shared, self.person, self.key
        books, employers = shared.books, shared.employers
        cost = papers.papers(person, books, rules, odds, key)
        if cost:
            booking.spend(person, books, cost, True)
        happened = work.work(person, books, rules, employers, key)
        contribute.contribute(person, books, rules, odds, employers, key)
        happened |= live.live(person, books, rules, odds, key)
        person.happened = happened
        if person.place == _DEAD:
            work.give_up_job(person)
            person.left = books.month
        if happened:
            notice.notice(person, self.index, happened, shared.opened, books, rules, odds, key)
            self.rights += shared.opened.take()
        books.here[person.nationality, person.status, person.insured_now] += 1

    def _claim(self, rules: Any) -> None:
        """Open rights are claimed; at an endless counter nobody waits."""
        shared, person, key = self.shared, self.person, self.key
        books, open_still = shared.books, []
        for row in self.rights:
            if person.place == _HOME and books.month >= person.dies:
                person.place = _DEAD
            if row.state == _SHUT:
                claim.ask_again(row, person, books, rules, key)
            if row.state != _CLOSED:
                before = row.received
                accrue.accrue(row, person, books, rules, key)
                claim.claim(row, person, books, rules, key)
                if before == 0 and row.received > 0:
                    shared.log.append((row.person, int(row.wait), books.month))
            if row.state == _CLOSED and row.kind == _PENSION and row.heirs:
                pension.guarantee_to_heirs(row, person, books, rules, key)
            if row.tells:
                shared.employers[person.employer].told |= 1 << _BRANCH[row.kind]
                row.tells = 0
            if row.state != _CLOSED:
                open_still.append(row)
        for row in open_still:
            if row.state == _IN_QUEUE:
                claim.served(row, person, books, 0.0, rules, key)
        self.rights = open_still

    def _leave(self, rules: Any, odds: Any) -> None:
        """Stories are heard; some go home."""
        shared, person, key = self.shared, self.person, self.key
        books, employers = shared.books, shared.employers
        self.here, self.look = False, 0
        if person.place != _THAILAND:
            return
        if person.invalid == _SEVERELY:
            work.give_up_job(person)
        learn.this_month(person, books, rules, odds, key)
        talk.talk(person, books, rules, employers, key)
        if books.month % 12 == 11 and person.insured_now:
            talk.answer_an_interview(person, books, rules, key)
        how = leave.leave(person, books, rules, key)
        if not how:
            self.here = True
            return
        records.catch_up(person, books.month, rules)
        work.give_up_job(person)
        self.look = leave.depart(person, self.index, how, shared.opened, books, rules, odds, key)
        self.rights += shared.opened.take()


def migrants_of(world: World, shared: Shared) -> list[Migrant]:
    """Everybody to whom something can still happen, in Thailand or abroad."""
    rights: dict[int, list[Any]] = {}
    for row in world.rows[: int(world.books["open_rows"][0])]:
        rights.setdefault(int(row["person"]), []).append(from_record(row))
    looks = {who: month for month, noted in world.looks.all().items() for who in noted.tolist()}
    alive = {*world.here.tolist(), *world.gone.tolist(), *rights, *looks}
    return [Migrant(shared, who, rights.get(who, []), looks.get(who, 0)) for who in sorted(alive)]


def _page(times: Times, month: int) -> tuple[Any, ...]:
    """Edition, discount, rules and odds of a month; nationalities that nothing sets apart share one object."""
    place = month - HISTORY
    assert not times.turns(month), "a law that asks everybody anew is left out here"
    rules, odds = (_by_nation(of) for of in times.at(month))
    return int(times.edition[place]), int(times.discount[place]), rules, odds


def _by_nation(rows: Any) -> tuple[Any, ...]:
    made: dict[bytes, Any] = {}
    return tuple(made.setdefault(row.tobytes(), from_record(row)) for row in rows)


def _set_times(world: World, times: Times, until: int) -> Iterator[tuple[int, list[tuple[str, Any]]]]:
    """What the calendar writes into the books, by the month in which it does."""
    books = world.books.copy()
    for month in calendar.turning_points(times.calendar, world.month):
        if month > until:
            return
        before = books.copy()
        calendar.set_times(books, times.calendar, month)
        changed = [name for name in books.dtype.names if not np.array_equal(books[name], before[name])]
        now = from_record(books[0])
        yield month, [(name, getattr(now, name)) for name in changed]


def lived(world: World, shared: Shared, migrants: list[Migrant]) -> World:
    """The same end of a world as arrays, so that it can be compared with that of the compiled run."""
    rights = [row for one in migrants for row in one.rights]
    shared.books.open_rows, shared.books.logged = len(rights), len(shared.log)
    world.people[:] = np.zeros((), world.people.dtype)
    to_table(shared.people, world.people)
    world.accounts[:] = np.zeros((), world.accounts.dtype)
    for index, account in shared.accounts.items():
        to_record(account, world.accounts[index])
    to_table(shared.employers, world.employers)
    to_table([shared.books], world.books)
    world.rows = to_table(rights, np.zeros(len(rights), world.rows.dtype))
    world.log = np.array(shared.log, world.log.dtype)
    world.series, world.interviews, world.month = shared.series, shared.interviews, shared.month
    return world
