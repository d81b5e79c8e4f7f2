"""Lives of a simulation written as case files, so that `simsp case` answers them and anybody can check one by hand.

A diary is one more process on the world's clock: each month, when everybody has lived and nobody has left yet, it
notes what a caseworker would have to know. Nothing is lost: a test answers a thousand of these files and compares
each right with the simulation, to the satang.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp import months
from simsp.money import WHOLE
from simsp.parameters import DIMENSIONS
from simsp.run import Clock, Process
from simsp.world import events
from simsp.world.people import CHILDREN, Job, Place
from simsp.world.world import HISTORY, Times, World

WHEN = 0.375  # how far into the month: after lives, before claims and leaving
AFTER_DEATH = 300  # months in which the last right of heirs has run its course
_NOTED = (
    "happened", "place", "job", "status", "sector", "region", "employer", "insured_job", "insured_now", "member",
    "member_months", "left", "children_here", "invalid", "misrecords_below", "exits_due",
)  # fmt: skip
_JOB_ENDS = (
    (events.DISMISSED, "dismissed"),
    (events.RESIGNED, "resigned"),
    (events.CLOSED, "closed_by_order"),
)
_THAILAND, _HOME, _NONE = int(Place.THAILAND), int(Place.HOME), int(Job.NONE)


class Diary:
    """What is noted of some people of a world, by month; `who` are their numbers."""

    def __init__(self, who: NDArray[np.int64]) -> None:
        self.who = who
        self.months: list[int] = []
        self.pages: list[dict[str, Any]] = []
        self.wrong_reason: list[list[int]] = []  # by nationality, as the days below
        self.sick_days: list[list[tuple[int, int]]] = []

    def keep(self, clock: Clock, world: World, times: Times) -> Process:
        """The process that writes a page each month."""
        while True:
            yield clock.timeout(WHEN)
            self._write(world, times)
            yield clock.timeout(1 - WHEN)

    def _write(self, world: World, times: Times) -> None:
        people = np.asarray(world.people)[self.who]
        rules, _ = times.at(world.month)
        page = {name: people[name].copy() for name in _NOTED if name != "exits_due"}
        page["exits_due"] = np.asarray(world.accounts)["exits_due"][self.who]
        page["child_born"] = people["child_born"].copy()
        page["pay"] = people["due"]["pay"].copy()
        page["deducted"] = _deducted(people, world.employers, rules["employers"][people["nationality"]])
        for name in ("law", "shown"):
            for field in ("mask", "brought_to", "ever", "months", "worker", "employer", "returns"):
                page[f"{name}_{field}"] = people[name][field].copy()
        page["own"], page["theirs"] = people["due"]["own"].copy(), people["due"]["theirs"].copy()
        page["last_wage"] = people["wages"][:, 0].copy()
        self.months.append(world.month)
        self.pages.append(page)
        self.wrong_reason.append(rules["employers"]["wrong_reason"].tolist())
        days = (rules["life"]["long_sickness_days"], rules["sickness"]["employer_days_a_year"])
        self.sick_days.append(list(zip(*(one.tolist() for one in days), strict=True)))

    def of(self, place: int, name: str) -> NDArray[Any]:
        """What was noted of the person at a place of `who`, one element a month."""
        return np.array([page[name][place] for page in self.pages])


def _deducted(people: Any, employers: Any, practice: Any) -> NDArray[np.int64]:
    """What an employer takes from the wage in satang, where it is more than the law says; else 0."""
    worker = people["due"]["parts"][:, 0].sum(axis=1)
    half = worker + people["due"]["shifted"]
    takes_more = np.asarray(employers)["over_deducts_below"][people["employer"]] < practice["over_deducts"]
    return np.where(takes_more, worker + (half * practice["over_deduction"] + WHOLE // 2) // WHOLE, 0).astype(
        np.int64
    )


def case_file(diary: Diary, place: int, world: World) -> str:
    """The life of the person at a place of the diary's list, as the text of a case file.

    `world` is the world after its run-off, which knows when everybody died.
    """
    return "\n".join(_Life(diary, place, world).lines()) + "\n"


class _Life:
    """One person's pages, turned into rows and events."""

    def __init__(self, diary: Diary, place: int, world: World) -> None:
        self.diary, self.number = diary, int(diary.who[place])
        self.person = np.asarray(world.people)[self.number]
        self.exits_due = int(np.asarray(world.accounts)["exits_due"][self.number])
        self.noted = {name: diary.of(place, name) for name in diary.pages[0]}
        present = self.noted["place"] != int(Place.NOT_ARRIVED)
        self.first = int(np.argmax(present)) if present.any() else len(present)
        self.dies = int(self.person["dies"])
        self.nation = int(self.person["nationality"])
        self.record = 1

    def _name(self, field: str) -> str:
        return DIMENSIONS[field][int(self.person[field])]

    def lines(self) -> Iterator[str]:
        """The case file, line by line."""
        yield f"title: Simulated migrant {self.number}"
        yield "origin: made up"
        yield f"as_of: {months.text(self.dies + AFTER_DEATH)}"
        yield "person:"
        yield f"  nationality: {self._name('nationality').capitalize()}"
        yield f"  sex: {self._name('sex')}"
        yield f"  born: {months.text(int(self.person['born']))}"
        yield from self._statement()
        yield "history:"
        yield from self._rows()
        yield "events:"
        for month, event, keys in sorted(self._events()):
            yield f"  - {{month: {months.text(month)}, event: {event}{keys}}}"

    def _statement(self) -> Iterator[str]:
        """What somebody who was there when the history begins brings with them."""
        brought = int(self.noted["law_ever"][0]) - int(self._counted(0))
        if self.first or not brought or self.diary.months[0] != HISTORY:
            return
        worker, employer = int(self.noted["law_worker"][0]), int(self.noted["law_employer"][0])
        if self._counted(0):  # the first month itself is a row of the history
            worker, employer = worker - int(self.noted["own"][0]), employer - int(self.noted["theirs"][0])
        yield (
            f"  statement: {{month: {months.text(HISTORY)}, months: {brought}, worker_thb: {worker / 100:.2f},"
            f" employer_thb: {employer / 100:.2f}, wage_thb: {int(self.noted['last_wage'][0])}}}"
        )

    def _counted(self, at: int) -> bool:
        """Whether the law counts the month at a place of the diary."""
        return self._has_month("law", at)

    def _remitted(self, at: int) -> bool:
        return self._has_month("shown", at) and self._counted(at)

    def _has_month(self, record: str, at: int) -> bool:
        """Whether a record has the month at a place of the diary; one that was not brought to it has not."""
        is_now = self.noted[f"{record}_brought_to"][at] == self.diary.months[at]
        return bool(is_now and int(self.noted[f"{record}_mask"][at]) & 1)

    # ------------------------------------------------------------ rows

    def _rows(self) -> Iterator[str]:
        """Spells of months that are alike in everything."""
        began, alike = None, None
        for at in range(self.first, len(self.diary.months) + 1):
            row = self._row(at) if at < len(self.diary.months) else None
            if row != alike:
                if alike is not None and began is not None:
                    first, last = (
                        months.text(self.diary.months[began]),
                        months.text(self.diary.months[at - 1]),
                    )
                    yield f"  - {{from: {first}, to: {last}, {alike}}}"
                began, alike = at, row

    def _row(self, at: int) -> str | None:
        """What one month of work or insurance looks like, None for a month without."""
        noted, counted = self.noted, self._counted(at)
        self._new_record(at)
        if noted["place"][at] == _HOME:
            return None
        works = noted["job"][at] != _NONE
        if not works and not counted:
            return None
        status = DIMENSIONS["status"][int(noted["status"][at])]
        said = [f"status: {status}", f"sector: {DIMENSIONS['sector'][int(noted['sector'][at])]}"]
        if self._by_choice(at):
            excluded = str(bool(noted["job"][at] == int(Job.EXCLUDED))).lower()
            return ", ".join([*said, f"insurance: self_enrolment, excluded_work: {excluded}"])
        enrolled = bool(noted["insured_now"][at]) and counted
        said += [
            f"employer: e{int(noted['employer'][at])}-{self._stay(at)}",
            f"wage_thb: {int(noted['pay'][at]) / 100:.2f}" if counted else "wage_thb: 0",
            f"enrolled: {str(enrolled).lower()}",
            f"excluded_work: {str(bool(noted['job'][at] == int(Job.EXCLUDED))).lower()}",
        ]
        if enrolled and int(noted["deducted"][at]):
            said.append(f"deducted_thb: {int(noted['deducted'][at]) / 100:.2f}")
        if enrolled and not self._remitted(at):
            said.append("remitted: false")
        return ", ".join([*said, f"record: r{self.record}"])

    def _stay(self, at: int) -> int:
        """Which stay in Thailand it is: who comes back begins anew, even with the same employer."""
        departures = self.noted["left"][: at + 1]
        return len(set(departures[departures < self.diary.months[at]].tolist()))  # death is noted as one, too

    def _by_choice(self, at: int) -> bool:
        """Whether the month was paid for by the person alone."""
        before = self.noted["member_months"][at - 1] if at else 0
        is_new = self.noted["member_months"][at] != before
        return bool(self.noted["member"][at]) and bool(is_new) and not self.noted["insured_job"][at]

    def _new_record(self, at: int) -> None:
        """The office looks at a record without a past when the one shown has become shorter."""
        before, now = int(self.noted["shown_ever"][at - 1]) if at else 0, int(self.noted["shown_ever"][at])
        if before and now < before + self._remitted(at):
            self.record += 1

    # ------------------------------------------------------------ events

    def _events(self) -> Iterator[tuple[int, str, str]]:
        for at in range(self.first, len(self.diary.months)):
            if int(self.noted["happened"][at]) and self.noted["place"][at] != _HOME:
                yield from self._of_month(at)
            yield from self._of_children(at)
        yield from self._journeys()
        yield self.dies, "dies", ""

    def _of_month(self, at: int) -> Iterator[tuple[int, str, str]]:
        month, happened = self.diary.months[at], int(self.noted["happened"][at])
        for bit, name in _JOB_ENDS:
            if happened & bit:
                yield month, name, self._recorded(at, name)
        if happened & (events.VISIT | events.LONG_SICKNESS):
            yield month, "sick", self._sick_days(at, happened)
        if happened & events.BIRTH:
            yield month, "birth", "" if self._newborn_stays(at) else ", child_stays: false"
        if happened & events.INVALID:
            severity = "severe" if self.noted["invalid"][at] == 2 else "partial"
            yield month, "invalid", f", severity: {severity}"

    def _recorded(self, at: int, name: str) -> str:
        wrong = self.noted["misrecords_below"][at] < self.diary.wrong_reason[at][self.nation]
        return ", recorded_as: resigned" if name == "dismissed" and wrong else ""

    def _sick_days(self, at: int, happened: int) -> str:
        if not happened & events.LONG_SICKNESS:
            return ", days: 0"
        days, by_employer = self.diary.sick_days[at][self.nation]
        in_job = self._counted(at) and not self._by_choice(at)
        return f", days: {days + by_employer if in_job else days}"

    def _newborn_stays(self, at: int) -> bool:
        born, here = self.noted["child_born"][at], int(self.noted["children_here"][at])
        return any(born[slot] == self.diary.months[at] and here >> slot & 1 for slot in range(CHILDREN))

    def _of_children(self, at: int) -> Iterator[tuple[int, str, str]]:
        """A child who was there the month before, and is no more."""
        here, month = int(self.noted["children_here"][at]), self.diary.months[at]
        before = int(self.noted["children_here"][at - 1]) if at else 0
        for slot in range(CHILDREN):
            born = int(self.noted["child_born"][at][slot])
            was_here = before >> slot & 1 and born == self.noted["child_born"][at - 1][slot]
            if (
                born and not here >> slot & 1 and was_here
            ):  # gone in this month, so it left in the month before
                yield month - 1, "child_leaves_thailand", f", child: {months.text(born)}"

    def _journeys(self) -> Iterator[tuple[int, str, str]]:
        """When the person left Thailand and came back, and whether the old-age sum was taken along."""
        seen, away = 0, False
        for at in range(self.first, len(self.diary.months)):
            left, place = int(self.noted["left"][at]), int(self.noted["place"][at])
            if left > seen and left < self.dies:
                yield left, "leaves_thailand", self._took_sum(at)
                seen, away = left, True
            if away and place == _THAILAND:
                yield self.diary.months[at], "returns_to_thailand", ""
                away = False
        last = int(self.person["left"])
        if last > seen and last < self.dies:
            paid = self.exits_due > int(self.noted["exits_due"][-1])
            yield last, "leaves_thailand", f", takes_lump_sum: {str(paid).lower()}"

    def _took_sum(self, at: int) -> str:
        before = int(self.noted["exits_due"][at - 1]) if at else 0
        return f", takes_lump_sum: {str(int(self.noted['exits_due'][at]) > before).lower()}"
