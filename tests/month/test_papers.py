"""Step 2, papers: each allowed change of status is a row of a table; anything else is a fault, never a silence."""

from typing import Any

import numpy as np
import pytest

from simsp import months
from simsp.compiled import compiled
from simsp.month import papers
from simsp.month.papers import TRANSITIONS, Change
from simsp.parameters import DIMENSIONS
from simsp.world import calendar
from simsp.world.people import Status
from simsp.world.world import HISTORY
from tests.properties.worlds import Made, dated, made, quiet

NO = -1
# What the design allows: renewed as it is, lapsed into nothing, registered under a Cabinet Resolution, and in Tak
# nationality-verified and resolution workers taken for border-pass ones.
ALLOWED = {
    ("RENEWED", "MOU"): "MOU",
    ("RENEWED", "NV"): "NV",
    ("RENEWED", "CR"): "CR",
    ("RENEWED", "BORDER_PASS"): "BORDER_PASS",
    ("LAPSED", "MOU"): "UNDOCUMENTED",
    ("LAPSED", "NV"): "UNDOCUMENTED",
    ("LAPSED", "CR"): "UNDOCUMENTED",
    ("LAPSED", "BORDER_PASS"): "UNDOCUMENTED",
    ("REGISTERED", "UNDOCUMENTED"): "CR",
    ("BORDER_PASS", "NV"): "BORDER_PASS",
    ("BORDER_PASS", "CR"): "BORDER_PASS",
}
EVERY = [(event, status) for event in Change for status in Status]


@compiled
def _change_first(people, of_books, of_rules, event):  # type: ignore[no-untyped-def]
    return papers.change(people[0], of_books[0], of_rules[0], event)


def changed(event: Change, status: Status) -> Made:
    """A world of its own in which one person of a status met one event."""
    one = made((), agents=3, until=HISTORY)
    one.world.people["status"][0] = status
    one.world.people["papers_until"][0] = one.world.people["permit_since"][0] = 0
    one.world.books["month"] = HISTORY
    rules, _ = one.times.at(HISTORY)
    _change_first(one.world.people, one.world.books, rules, int(event))
    return one


@pytest.mark.parametrize(("event", "status"), EVERY, ids=[f"{e.name}-{s.name}" for e, s in EVERY])
def test_every_event_at_every_status_is_allowed_or_a_fault(event: Change, status: Status) -> None:
    """No event passes unnoticed: the status changes as the table says, or the fault is set and nothing changes."""
    one, after = changed(event, status), ALLOWED.get((event.name, status.name))
    person, fault = one.world.people[0], int(one.world.books["fault"][0])
    if after is None:
        assert fault != 0
        assert (person["status"], person["papers_until"], person["permit_since"]) == (status, 0, 0)
    else:
        assert fault == 0
        assert person["status"] == Status[after]
        period = one.times.rules["papers"]["period"][0][Status[after]]
        assert person["papers_until"] == HISTORY + period


def test_the_table_says_what_is_allowed_and_nothing_else() -> None:
    """One row an event, one column a status."""
    said = {
        (event.name, status.name): Status(int(TRANSITIONS[event, status])).name
        for event, status in EVERY
        if TRANSITIONS[event, status] != NO
    }
    assert said == ALLOWED
    assert TRANSITIONS.shape == (len(Change), len(Status))


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
        [*dated(rules), ("population.first_stock_status_undocumented", 100, 0)],
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
