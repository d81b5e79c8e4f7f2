"""Whom no changed rule concerns lives the same life; what others do reaches them through a queue or a story alone."""

import numpy as np
import pytest

from simsp import months, outcomes, run, trace
from simsp.drawing import Draw
from simsp.outcomes import Lives
from simsp.parameters import Change, Value
from simsp.world import times as scales
from simsp.world import world
from simsp.world.world import Arriving, Times, World
from tests.properties.worlds import START, Made, dated, differing, made, without_newcomers

FROM, UNTIL = months.parse("2013-01"), months.parse("2016-12")
MYANMAR = (0,)
# A reform for one nationality that moves everything: papers, employers, claims, knowledge, return.
REFORM: dict[str, Value] = {
    "claims.files": 1, "claims.knows_maternity": 1, "practice.expired_papers_block": 0, "claims.campaign": 0.2,
    "employers.unremitted": 0, "claims.refused_otherwise": 0, "work.hire": 0.8, "papers.lapse_myanmar": 0,
    "stay.return_rate": 3, "life.births": 200,
}  # fmt: skip
SILENT: dict[str, Value] = {"claims.talk": 0, "claims.talk_at_work": 0}
ENDLESS: dict[str, Value] = {"office.endless": True}
TALKATIVE: dict[str, Value] = {
    "life.births": 200, "claims.files": 1, "claims.knows_maternity": 0.3, "practice.expired_papers_block": 0,
    "claims.refused_otherwise": 0, "claims.talk": 0.9, "claims.talk_at_work": 0.9,
}  # fmt: skip
BUSY: dict[str, Value] = {"office.utilisation": 0.99, "office.claims_per_member": 0.36, "life.births": 200}


def reformed(shared: dict[str, Value]) -> tuple[tuple[World, World], tuple[Times, Times], np.ndarray]:
    """A shared history, then two branches: as it was, and with the reform for Myanmar; and everybody else."""
    reform = [Change(name, value, FROM, nations=MYANMAR) for name, value in REFORM.items()]
    one = made(dated(shared), agents=1200, until=UNTIL, newcomers=True, calendar=True, deaths=True)
    other = made(
        [*dated(shared), *reform], agents=1200, until=UNTIL, newcomers=True, calendar=True, deaths=True
    )
    run.simulate(one.world, one.times, FROM - 1)
    worlds = one.world.branch(), one.world.branch()
    untouched = np.flatnonzero(np.asarray(one.world.people)["place"] > 0)
    untouched = untouched[np.asarray(one.world.people)["nationality"][untouched] != MYANMAR[0]]
    return worlds, (one.times, other.times), untouched


def test_without_queues_and_stories_the_untouched_are_equal_bit_for_bit() -> None:
    """Every field of every record, to the last month, although most people's lives around them have changed."""
    worlds, times, untouched = reformed(SILENT | ENDLESS | {"life.births": 200})
    assert trace.trace(worlds, times, UNTIL, untouched) == []
    touched = np.flatnonzero(np.asarray(worlds[0].people)["nationality"] == MYANMAR[0])
    assert len(trace.trace(worlds, times, UNTIL, untouched)) == 0
    differ = [np.asarray(world.people)["pv_net"][touched] for world in worlds]
    assert (differ[0] != differ[1]).mean() > 0.5


def lives_of(who: Arriving, shared: dict[str, Value]) -> Lives:
    """The lives of some people to the end of all their rights, each in the cohort from the first insured month."""
    times = world.times_of(dated(shared), FROM, UNTIL, who, Draw())
    found = outcomes.follow(Made(who, times, world.seed_of(1, 0)).world, times, FROM, UNTIL)
    assert found.lives is not None
    return found.lives


def without_and_with_newcomers(shared: dict[str, Value]) -> tuple[Lives, Lives]:
    """The same people without and with those who come after the first half year, at the end of the list."""
    many = world.arriving(UNTIL, scales.people_per_agent(1200, START), Draw())
    return lives_of(without_newcomers(many, months.parse("2011-07")), shared), lives_of(many, shared)


def test_without_queues_and_stories_later_newcomers_touch_nobody() -> None:
    """Whoever stood before them in the list has the same worth, payments and accounts."""
    few, many = without_and_with_newcomers(SILENT | ENDLESS | {"life.births": 200})
    count, members = len(few.pv_net), len(few.members)
    assert count < 0.9 * len(many.pv_net)
    assert members > 100
    for name in ("in_cohort", "pv_net", "worth"):
        assert list(differing(getattr(few, name), getattr(many, name)[:count], name)) == []
    assert np.array_equal(few.members, many.members[:members])
    assert list(differing(few.accounts, many.accounts[:members], "accounts")) == []
    assert sorted(few.waits.tolist()) == sorted(many.waits[many.waits["person"] < count].tolist())


@pytest.mark.parametrize(
    "shared",
    [BUSY | SILENT, TALKATIVE | ENDLESS],
    ids=["queues", "stories"],
)
def test_with_one_of_them_on_later_newcomers_reach_somebody(shared: dict[str, Value]) -> None:
    """So that the test above means something: in a line, or by a story, a newcomer changes another's life."""
    few, many = without_and_with_newcomers(shared)
    assert (few.pv_net != many.pv_net[: len(few.pv_net)]).any()


@pytest.mark.parametrize(
    ("shared", "ways"),
    [(BUSY | SILENT, {trace.QUEUE}), (ENDLESS | {"life.births": 200}, {trace.STORY, trace.WORK})],
    ids=["queues alone", "stories alone"],
)
def test_with_one_of_them_on_every_difference_is_named(shared: dict[str, Value], ways: set[str]) -> None:
    """Each first difference of an untouched life comes in that way and no other; none is without a known way."""
    worlds, times, untouched = reformed(shared)
    found = trace.trace(worlds, times, UNTIL, untouched)
    assert found
    assert {one.way for one in found} <= ways
    assert all(one.words.startswith(one.way) for one in found)


def test_with_both_on_nothing_is_left_unexplained() -> None:
    """As the model runs: a queue, a story among compatriots, a story at work; and never no known way."""
    worlds, times, untouched = reformed(BUSY)
    ways = {one.way for one in trace.trace(worlds, times, UNTIL, untouched)}
    assert trace.QUEUE in ways
    assert ways <= {trace.QUEUE, trace.STORY, trace.WORK, trace.TRUST}


def test_the_trace_says_when_it_knows_no_way() -> None:
    """A record changed by hand is no queue and no story."""
    one = made((), agents=200, until=FROM).until(FROM - 1)
    worlds = one.world.branch(), one.world.branch()
    worlds[1].people["risk"][3] += 1
    found = trace.trace(worlds, (one.times, one.times), worlds[0].month, np.arange(20))
    assert [(one.person, one.way) for one in found] == [(3, trace.UNKNOWN)]
