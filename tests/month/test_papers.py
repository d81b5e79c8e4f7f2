"""Step 2, papers: each allowed change of status is a row of a table; anything else is a fault, never a silence."""

from typing import Any

import numpy as np
import pytest

from simsp import calendar, luck, months, parameters
from simsp.compiled import compiled
from simsp.month import papers
from simsp.parameters import DIMENSIONS
from simsp.world.people import Job, Place, Status
from simsp.world.statuses import AFTER, EMBASSY, OUTSIDE, TABLE, Change
from simsp.world.world import HISTORY
from tests.properties.worlds import Made, dated, made, quiet

NO = -1
HELD = ("MOU", "NV", "CR", "BORDER_PASS")
IN = Status.__members__
OUT = "OUTSIDE"
# What is possible, by event and status before: the status after.
ALLOWED = {
    **{("RENEWED", one): one for one in HELD},
    **{("LAPSED", one): "UNDOCUMENTED" for one in HELD},
    **{("STAY_SUSPENDED", one): "UNDOCUMENTED" for one in HELD},
    ("REGISTERED", "UNDOCUMENTED"): "CR",
    ("BORDER_PASS", "NV"): "BORDER_PASS",
    ("BORDER_PASS", "CR"): "BORDER_PASS",
    ("NO_EMBASSY_PAPER", "MOU"): "UNDOCUMENTED",
    ("NO_EMBASSY_PAPER", "NV"): "UNDOCUMENTED",
    ("CHECKPOINT_MISSED", "BORDER_PASS"): "UNDOCUMENTED",
    ("PERMIT_LOST", "MOU"): "UNDOCUMENTED",
    ("PERMIT_LOST", "CR"): "UNDOCUMENTED",
    ("VERIFIED", "CR"): "NV",
    ("CONTRACT_OVER", "MOU"): OUT,
    ("OVERSTAYED", "MOU"): "UNDOCUMENTED",
    ("EXTENDED", "MOU"): "MOU",
    ("EXTENDED", "BORDER_PASS"): "BORDER_PASS",
    ("ENTERED_MOU", OUT): "MOU",
    ("ENTERED_NV", OUT): "NV",
    ("ENTERED_CR", OUT): "CR",
    ("ENTERED_BORDER_PASS", OUT): "BORDER_PASS",
    ("ENTERED_WITHOUT", OUT): "UNDOCUMENTED",
    ("RE_ENTERED", OUT): "MOU",
    ("ARRESTED", "UNDOCUMENTED"): OUT,
}
IN_WORK_ALONE = {
    ("RENEWED", "MOU"), ("RENEWED", "CR"), ("REGISTERED", "UNDOCUMENTED"), ("BORDER_PASS", "NV"), ("BORDER_PASS", "CR")
}  # fmt: skip
WITHOUT_WORK_ALONE = {("PERMIT_LOST", "MOU"), ("PERMIT_LOST", "CR")}
# Vietnam has no land border with Thailand: no border pass.
NEVER_VIETNAM = {
    ("RENEWED", "BORDER_PASS"), ("BORDER_PASS", "NV"), ("BORDER_PASS", "CR"), ("ENTERED_BORDER_PASS", OUT)
}  # fmt: skip
BEFORE = (*IN, OUT)
KEY = luck.key_of(1, 0)


@compiled
def _change_first(people, of_books, of_rules, event, key):  # type: ignore[no-untyped-def]
    return papers.change(people[0], of_books[0], of_rules[0], event, key)


@pytest.fixture(scope="module")
def one() -> Made:
    """A small world in the first month of the history."""
    return made((), agents=3, until=HISTORY)


def changed(one: Made, event: Change, before: str, nation: str = "myanmar", job: Job = Job.NONE) -> int:
    """Let one person of a status meet one event; what it cost."""
    person, rules = one.world.people[:1], one.times.at(HISTORY)[0]
    person["place"] = Place.HOME if before == OUT else Place.THAILAND
    person["status"] = Status[before] if before in IN else Status.MOU
    person["nationality"], person["job"] = DIMENSIONS["nationality"].index(nation), job
    person["papers_until"] = person["permit_since"] = 0
    one.world.books["month"], one.world.books["fault"] = HISTORY, 0
    return int(_change_first(one.world.people, one.world.books, rules, int(event), KEY))


def possible(event: Change, before: str, nation: str, job: Job) -> bool:
    """Whether such a change can be at all."""
    at = (event.name, before)
    if at not in ALLOWED or (nation == "vietnam" and at in NEVER_VIETNAM):
        return False
    return at not in (IN_WORK_ALONE if job == Job.NONE else WITHOUT_WORK_ALONE)


@pytest.mark.parametrize("event", Change, ids=lambda event: event.name)
def test_every_event_at_every_status_is_allowed_or_a_fault(one: Made, event: Change) -> None:
    """No event passes unnoticed, whoever meets it, with work or without.

    The status changes as the table says, or the fault is set and nothing changes.
    """
    for before in BEFORE:
        for nation in DIMENSIONS["nationality"]:
            for job in (Job.NONE, Job.EXCLUDED):
                changed(one, event, before, nation, job)
                person, fault = one.world.people[0], int(one.world.books["fault"][0])
                allowed = possible(event, before, nation, job)
                assert (fault == 0) == allowed, (before, nation, job)
                after = ALLOWED[event.name, before] if allowed else OUT
                expected = person["status"] if after == OUT else Status[after]
                assert person["status"] == expected
                assert (person["papers_until"] == 0) == (after == OUT)


def test_the_table_says_what_is_allowed_and_nothing_else() -> None:
    """One row an event, one column a status, and a sentence for each."""
    names = dict(enumerate(BEFORE))
    said = {
        (event.name, names[before]): names[int(AFTER[event, before])]
        for event in Change
        for before in names
        if AFTER[event, before] != NO
    }
    assert said == ALLOWED
    assert AFTER.shape == (len(Change), len(Status) + 1)
    assert {row.event for row in TABLE} == set(Change)
    assert all(row.why.endswith(".") for row in TABLE)
    assert len(Status) == OUTSIDE


def test_which_changes_need_the_embassy() -> None:
    """A renewal of MOU and verified papers and a verification; Cabinet Resolution papers and border passes do not."""
    named = {(event.name, before) for event in Change for before in Status if EMBASSY[event, before]}
    assert named == {
        ("RENEWED", Status.MOU), ("RENEWED", Status.NV), ("VERIFIED", Status.CR),
        ("NO_EMBASSY_PAPER", Status.MOU), ("NO_EMBASSY_PAPER", Status.NV),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("event", "before", "baht", "months_valid"),
    [
        (Change.RENEWED, "MOU", 8500, 24),
        (Change.RENEWED, "NV", 8500, 12),
        (Change.RENEWED, "CR", 7600, 12),
        (Change.RENEWED, "BORDER_PASS", 1500, 3),
        (Change.EXTENDED, "BORDER_PASS", 1500, 12),
        (Change.EXTENDED, "MOU", 8500, 12),
        (Change.REGISTERED, "UNDOCUMENTED", 7600, 12),
        (Change.ENTERED_MOU, OUT, 14000, 24),
        (Change.RE_ENTERED, OUT, 14000, 24),
        (Change.ENTERED_WITHOUT, OUT, 0, 0),
        (Change.LAPSED, "NV", 0, 0),
    ],
)
def test_papers_cost_what_they_cost_and_run_as_long(
    one: Made, event: Change, before: str, baht: int, months_valid: int
) -> None:
    """Facts 5.4 and the shipped values: 2 years under an MOU, 12 months, 3 months at the border."""
    assert changed(one, event, before, job=Job.INSURABLE) == baht * 100
    assert one.world.people["papers_until"][0] == HISTORY + months_valid


# --- who comes in under an MOU, and when ---

MOU_ONLY = {
    f"population.entry_{nation}_{status}": 100 if status == "mou" else 0
    for nation in DIMENSIONS["nationality"]
    for status in DIMENSIONS["status"]
}


def only(effect: str) -> tuple[Any, ...]:
    """The shipped calendar, one effect of it."""
    return tuple((event, float(event.row.value)) for event in calendar.load() if event.effect == effect)


def test_nobody_comes_under_an_mou_while_it_is_closed() -> None:
    """From March 2020 to May 2022 MOU arrivals stop: the same people come without papers, and before and after not."""
    until = months.parse("2022-12")
    coming = made(dated(MOU_ONLY), agents=3000, until=until, newcomers=True, calendar=True)
    coming.times = coming.times._replace(calendar=only("mou_closed"))
    coming.until(until)
    new = coming.world.people[
        len(coming.world.people) - int(coming.world.arriving[-1] - coming.world.arriving[0]) :
    ]
    closed = (new["arrived"] >= months.parse("2020-03")) & (new["arrived"] <= months.parse("2022-05"))
    assert closed.sum() > 10
    assert set(new["entry_status"][closed]) == {int(Status.UNDOCUMENTED)}
    assert set(new["entry_status"][~closed]) == {int(Status.MOU)}


def test_a_closure_changes_papers_never_existence() -> None:
    """As many people come, in the same months, of the same sex and age, with the door open or closed."""
    until = months.parse("2022-12")
    worlds = []
    for entries in (only("mou_closed"), ()):
        one = made(dated(MOU_ONLY), agents=1000, until=until, newcomers=True, calendar=True)
        one.times = one.times._replace(calendar=entries)
        worlds.append(one.until(until).world.people)
    for name in ("arrived", "sex", "born", "nationality", "sector", "dies"):
        assert np.array_equal(worlds[0][name], worlds[1][name]), name


def test_papers_are_gained_in_registration_windows_alone() -> None:
    """If all register who may, all are registered in the first month of the first window, and nobody before."""
    rules = quiet() | {"papers.regularise": 1}
    rules |= {f"population.first_stock_status_{one}": 0 for one in DIMENSIONS["status"]}
    waiting = made(
        [*dated(rules), parameters.Change("population.first_stock_status_undocumented", 100, 0)],
        agents=200, until=months.parse("2011-12"), calendar=True,
    )  # fmt: skip
    waiting.times = waiting.times._replace(calendar=only("window"))
    for month, status in (("2011-05", Status.UNDOCUMENTED), ("2011-06", Status.CR)):
        waiting.until(months.parse(month))
        assert set(waiting.here["status"]) == {int(status)}
    assert set(waiting.here["papers_until"]) == {months.parse("2012-06")}  # 12 months under a resolution


def test_lapsed_papers_make_undocumented_only_when_they_run_out() -> None:
    """Papers that nobody renews are lost in the month in which they end, none earlier."""
    rules = quiet() | {f"papers.lapse_{nation}": 99.9999 for nation in DIMENSIONS["nationality"]}
    rules |= {
        f"population.first_stock_status_{one}": 100 if one == "mou" else 0 for one in DIMENSIONS["status"]
    }
    rules |= {"papers.cost_mou": 0}
    one = made(dated(rules), agents=200, until=months.parse("2013-02"))
    one.times.odds["lapse"][:] = 2**32
    one.until(HISTORY)
    ends = one.world.people["papers_until"].copy()
    for month in range(HISTORY + 1, months.parse("2013-02")):
        one.until(month)
        assert np.array_equal(one.world.people["status"] == int(Status.UNDOCUMENTED), ends <= month)
    assert set(one.world.people["status"]) == {int(Status.UNDOCUMENTED)}
