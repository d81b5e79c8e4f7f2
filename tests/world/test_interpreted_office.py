"""An office with interpreters: whom it calls by hand, the plain office where nobody needs one, nobody idle."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsp.world import office_reference
from simsp.world.interpreted_office import DAYS_UNTIL_COMING_AGAIN, People, Staff, Visit, serve
from simsp.world.queue import ABANDONED

FOR_EVER = 1e6


def people(*rows: tuple[float, float, bool], in_vain: int = 0) -> People:
    """People by (arrival, service, needs an interpreter)."""
    arrival, service, needs = (np.array(column) for column in zip(*rows, strict=True))
    return People(arrival.astype(float), service.astype(float), needs, np.full(len(rows), in_vain))


def starts(visits: list[Visit]) -> list[float]:
    """When each person's first visit is called, by person."""
    first = {visit.person: visit.start for visit in reversed(visits)}
    return [first[person] for person in sorted(first)]


# ---------------------------------------------------------------- by hand
def test_who_waits_for_an_interpreter_holds_no_counter() -> None:
    """A has the interpreter till 4; B waits for it; C, who came later and needs none, takes the free counter."""
    crowd = people((0, 4, True), (1, 2, True), (2, 1, False))
    assert starts(serve(crowd, Staff(2, 1, 1.0, FOR_EVER)).visits) == [0.0, 4.0, 2.0]


def test_an_interpreter_is_not_kept_by_somebody_who_waits_for_a_counter() -> None:
    """Both counters are taken till 5 and 6; the first who came gets the first that is free, interpreter or not."""
    crowd = people((0, 5, False), (0, 6, False), (1, 2, False), (2, 2, True), (3, 1, True))
    assert starts(serve(crowd, Staff(2, 1, 1.0, FOR_EVER)).visits) == [0.0, 0.0, 5.0, 6.0, 8.0]


def test_of_those_who_can_be_served_the_first_who_came_is_called() -> None:
    """At 4 the interpreter and the counter come free together: B, who came before C, is called."""
    crowd = people((0, 4, True), (1, 2, True), (2, 1, False))
    assert starts(serve(crowd, Staff(1, 1, 1.0, FOR_EVER)).visits) == [0.0, 4.0, 6.0]


def test_who_gives_up_leaves_the_line() -> None:
    """C's patience of 3 ends at 4.5, when B still has the interpreter; D comes later and is next."""
    crowd = people((0, 4, True), (1, 2, True), (1.5, 1, True), (4, 1, True))
    visits = serve(crowd, Staff(2, 1, 1.0, 3.0)).visits
    assert starts(visits) == [0.0, 4.0, ABANDONED, 6.0]
    assert [visit.end for visit in visits if visit.start == ABANDONED] == [4.5]


@pytest.mark.parametrize("needs", [False, True])
def test_what_is_free_at_the_moment_patience_ends_still_serves(needs: bool) -> None:
    """A is served till 1 and B till 4; C's patience of 3.5 ends at 4 too."""
    crowd = people((0, 1, needs), (0.25, 3, needs), (0.5, 1, needs))
    assert starts(serve(crowd, Staff(1, 1, 1.0, 3.5)).visits) == [0.0, 1.0, 4.0]


def test_without_interpreters_a_claim_takes_longer_and_is_brought_again() -> None:
    """Service of 2 days takes 3; the visit in vain ends at 3, the next begins a day later."""
    visits = serve(people((0, 2, True), (0, 2, False), in_vain=1), Staff(2, 0, 1.5, FOR_EVER)).visits
    again = 3.0 + DAYS_UNTIL_COMING_AGAIN
    assert visits == [
        Visit(1, 0.0, 0.0, 2.0, interpreted=False),
        Visit(0, 0.0, 0.0, 3.0, interpreted=False),
        Visit(0, again, again, again + 3.0, interpreted=False),
    ]


def test_with_an_interpreter_nobody_is_sent_away() -> None:
    """Who would have come in vain twice comes once, and the claim takes its ordinary time."""
    visits = serve(people((0, 2, True), in_vain=2), Staff(1, 1, 1.5, FOR_EVER)).visits
    assert visits == [Visit(0, 0.0, 0.0, 2.0, interpreted=True)]


# ---------------------------------------------------------------- against the plain office
@pytest.mark.parametrize("interpreters", [0, 2])
@pytest.mark.parametrize(("counters", "load"), [(1, 0.8), (4, 0.9), (3, 1.3)])
def test_where_nobody_needs_one_every_claim_starts_as_in_the_plain_office(
    counters: int, load: float, interpreters: int
) -> None:
    """1,500 claims, below and above capacity, some of whom leave; the same bits."""
    luck = np.random.default_rng(counters)
    arrivals = np.cumsum(luck.exponential(1 / (load * counters), 1500))
    services = luck.exponential(1.0, 1500)
    crowd = People(arrivals, services, np.zeros(1500, bool), np.ones(1500, int))
    expected = office_reference.serve(arrivals, services, np.full(1500, 2.0), np.zeros(counters))
    assert starts(serve(crowd, Staff(counters, interpreters, 1.5, 2.0)).visits) == expected.tolist()
    assert (expected == ABANDONED).any()


claims = st.tuples(st.integers(0, 40), st.integers(0, 20), st.booleans())
crowds = st.lists(claims, min_size=1, max_size=25)


@given(crowds, st.integers(1, 3), st.integers(0, 12))
@settings(max_examples=60)
def test_ties_fall_as_in_the_plain_office(
    rows: list[tuple[int, int, bool]], counters: int, patience: int
) -> None:
    """Arrivals, ends of service and of patience at the same moment."""
    crowd = people(*((arrival / 4, service / 4, False) for arrival, service, _ in sorted(rows)))
    patiences = np.full(len(rows), patience / 4)
    expected = office_reference.serve(crowd.arrival_days, crowd.service_days, patiences, np.zeros(counters))
    assert starts(serve(crowd, Staff(counters, 1, 1.0, patience / 4)).visits) == expected.tolist()


@given(crowds, st.integers(1, 3), st.integers(1, 3))
@settings(max_examples=60)
def test_nobody_waits_while_all_they_need_is_free(
    rows: list[tuple[int, int, bool]], counters: int, interpreters: int
) -> None:
    """Neither for a counter, nor for an interpreter; and never are more at work than there are."""
    visits = serve(people(*sorted(rows)), Staff(counters, interpreters, 1.0, FOR_EVER)).visits
    for moment in np.arange(
        0.5, 600.5
    ):  # all times are whole numbers, so between two of them nothing changes
        busy = [visit for visit in visits if visit.start < moment < visit.end]
        helping = sum(visit.interpreted for visit in busy)
        assert len(busy) <= counters
        assert helping <= interpreters
        for visit in visits:
            if visit.came < moment < visit.start:
                assert len(busy) == counters or (visit.interpreted and helping == interpreters)
