"""One office alone: true to the closed forms of queues, and the same people whatever the staffing."""

import math
from dataclasses import replace

import numpy as np
import pytest

from simsp import staffing
from simsp.staffing import MIGRANTS, NEEDS, THAI, WARM_UP_DAYS, Question
from simsp.world.interpreted_office import Staff, serve

BUSY = Question(
    counters=3, arrivals=12.0, migrants=0.6, need=0.7, minutes=96.0, factor=1.5, sent_away=0.2,
    patience_days=1e6, days=60, replicates=8, seed=5,
)  # fmt: skip


def mean_wait_by_erlang(servers: int, arrivals: float, service: float) -> float:
    """Mean wait in an M/M/c queue without end, in the unit of `service`, by the formula of Erlang C."""
    offered = arrivals * service
    last = offered**servers / math.factorial(servers) / (1 - offered / servers)
    waiting = last / (sum(offered**k / math.factorial(k) for k in range(servers)) + last)
    return waiting * service / (servers - offered)


def mean_waits(question: Question, staff: Staff) -> np.ndarray:
    """Mean wait of those who come after 50 days, in days, one element a replicate."""
    found = []
    for replicate in range(question.replicates):
        crowd, _ = staffing.people(question, replicate)
        visits = serve(crowd, staff).visits
        found.append(np.mean([visit.start - visit.came for visit in visits if visit.came > 50]))
    return np.array(found)


def assert_mean(values: np.ndarray, expected: float, most: float = 0.1) -> None:
    """The mean lies within four standard errors, and these are small enough to notice a mistake."""
    error = values.std(ddof=1) / math.sqrt(len(values))
    assert error < most * expected
    assert abs(values.mean() - expected) < 4 * error


# ---------------------------------------------------------------- closed forms
@pytest.mark.parametrize(("counters", "load"), [(1, 0.6), (4, 0.8)])
def test_waits_without_need_are_those_of_erlang(counters: int, load: float) -> None:
    """Claims of 48 minutes, a tenth of a day: an M/M/c queue."""
    arrivals = load * counters / 0.1
    question = replace(
        BUSY, need=0.0, arrivals=arrivals, minutes=48.0, days=int(1500 / arrivals) + 50, replicates=16
    )
    expected = mean_wait_by_erlang(counters, arrivals, 0.1)
    assert_mean(mean_waits(question, Staff(counters, 0, 1.0, 1e6)), expected)


def test_where_everybody_needs_one_the_interpreters_are_the_counters() -> None:
    """Five counters and two interpreters serve as two counters would."""
    question = replace(BUSY, migrants=1.0, need=1.0, arrivals=14.0, minutes=48.0, days=160, replicates=16)
    expected = mean_wait_by_erlang(2, 14.0, 0.1)
    assert_mean(mean_waits(question, Staff(5, 2, 1.5, 1e6)), expected)


def test_without_interpreters_work_and_visits_grow_as_stated() -> None:
    """Each visit is in vain by 1 in 5: 1.25 visits; a share of 0.42 takes 1.5 times as long at each of them."""
    question = replace(BUSY, replicates=16)
    values = staffing.staffed(question, 6, [0])[0].values
    assert_mean(values[NEEDS]["visits"], 1 / (1 - 0.2))
    assert values[MIGRANTS]["visits"].tolist() == values[THAI]["visits"].tolist() == [1.0] * 16
    work = 12 * 0.2 * (0.58 + 0.42 * 1.5 * 1.25) / 6
    assert_mean(values[NEEDS]["counters_used"], work)
    assert replace(question, counters=6).load(0) == pytest.approx(work)


def test_interpreters_are_used_by_the_share_of_work_that_needs_them() -> None:
    """12 claims a day of a fifth of a day, 0.42 of them with an interpreter: 1.008 of two."""
    values = staffing.staffed(replace(BUSY, replicates=16), 6, [2])[0].values
    assert_mean(values[THAI]["interpreters_used"], 12 * 0.2 * 0.42 / 2)
    assert_mean(values[THAI]["counters_used"], 12 * 0.2 / 6)


@pytest.mark.parametrize("interpreters", [0, 1])
def test_littles_law(interpreters: int) -> None:
    """The mean length of the line, counted at many moments, is arrivals a day times the mean wait of a claim."""
    crowd, _ = staffing.people(BUSY, 0)
    visits = serve(crowd, Staff(3, interpreters, 1.2, 1e6)).visits
    came, start = (np.array([getattr(visit, name) for visit in visits]) for name in ("came", "start"))
    waits, _, _ = staffing._by_person(visits, len(crowd.arrival_days))
    until = max(start) + 0.01
    moments = np.linspace(0, until, 20_000)
    length = sum((came <= moment) & (moment < start) for moment in moments).sum() / len(moments)
    assert length == pytest.approx(len(waits) / until * waits.mean() / 480, rel=0.01)


# ---------------------------------------------------------------- the same people
def test_more_interpreters_never_lengthen_the_wait_of_those_who_need_them() -> None:
    """From one on, with the same people, on average over the replicates."""
    offices = staffing.staffed(BUSY, 3, [1, 2, 3])
    means = [one.values[NEEDS]["wait_90_percent_minutes"].mean() for one in offices]
    assert means == sorted(means, reverse=True)
    assert means[0] > means[1]


def test_a_first_interpreter_can_lengthen_the_wait() -> None:
    """Where all need one and lose nothing without: three counters against one interpreter."""
    question = replace(BUSY, migrants=1.0, need=1.0, factor=1.0, sent_away=0.0, arrivals=8.0, minutes=48.0)
    none, one = staffing.staffed(question, 3, [0, 1])
    assert one.median().mean() > none.median().mean()


def test_several_staffings_at_once_give_what_each_gives_alone() -> None:
    """Where interpreters stand idle all the time, more of them are not simulated again."""
    quiet = replace(BUSY, arrivals=5.0, days=10, replicates=2)
    together = staffing.staffed(quiet, 3, [0, 1, 2, 3, 7])
    alone = [staffing.staffed(quiet, 3, [number])[0] for number in (0, 1, 2, 3, 7)]
    assert str(staffing.rows(together)) == str(staffing.rows(alone))


def test_nobody_needs_one_no_interpreter_matters() -> None:
    """The rows differ in nothing but the use of interpreters, which is none."""
    none, two = staffing.staffed(replace(BUSY, need=0.0, days=10, replicates=2), 3, [0, 2])
    for name in ("wait_median_minutes", "wait_90_percent_minutes", "visits", "gave_up", "counters_used"):
        assert none.values[THAI][name].tolist() == two.values[THAI][name].tolist()
    assert two.values[THAI]["interpreters_used"].tolist() == [0.0, 0.0]
    assert np.isnan(none.median()).all()


def test_more_days_and_more_need_keep_those_who_came_before() -> None:
    """The luck of the i-th person hangs on nothing else; who needs an interpreter still does if more do."""
    fewer, more = (staffing.people(one, 3)[0] for one in (BUSY, replace(BUSY, days=90, need=0.9)))
    number = len(fewer.arrival_days)
    assert number < len(more.arrival_days)
    assert fewer.arrival_days.tolist() == more.arrival_days[:number].tolist()
    assert fewer.service_days.tolist() == more.service_days[:number].tolist()
    assert fewer.in_vain.tolist() == more.in_vain[:number].tolist()
    assert not (fewer.needs & ~more.needs[:number]).any()


def test_those_who_come_while_the_office_fills_are_not_counted() -> None:
    """Visits of the first days are served, and no measure sees them."""
    crowd, _ = staffing.people(BUSY, 0)
    early = crowd.arrival_days < WARM_UP_DAYS
    assert early.any()
    counted = replace(BUSY, patience_days=0.0, replicates=1)
    gone = staffing.staffed(counted, 1, [1])[0].values[NEEDS]["gave_up"][0]
    visits = serve(crowd, Staff(1, 1, 1.5, 0.0)).visits
    late = [visit for visit in visits if crowd.needs[visit.person] and not early[visit.person]]
    assert gone == pytest.approx(sum(visit.start < 0 for visit in late) / len(late))


# ---------------------------------------------------------------- what is asked
def test_half_is_at_most_half() -> None:
    """20 of 40 minutes halve; 20.1 do not."""

    def office(*minutes: float) -> staffing.Staffed:
        return staffing.Staffed(1, 0, {NEEDS: {"wait_median_minutes": np.array(minutes)}})

    assert staffing.halves(office(10.0, 30.0), office(30.0, 50.0))
    assert not staffing.halves(office(10.0, 30.2), office(30.0, 50.0))


def test_counters_are_added_until_the_wait_is_halved() -> None:
    """Every office before the last does not halve it."""
    now = staffing.staffed(BUSY, 3, [0])[0]
    tried = staffing.with_more_counters(BUSY, now)
    assert [one.counters for one in tried] == list(range(3, 3 + len(tried)))
    assert [staffing.halves(one, now) for one in tried] == [False] * (len(tried) - 1) + [True]


def test_a_mean_stands_between_what_95_of_100_replicates_lie_between() -> None:
    """0 to 78 minutes in 79 replicates: mean 39; a new one lies below the second lowest in 2 of 80 cases."""
    replicates = np.arange(79.0)
    row = staffing._figures({"wait_median_minutes": np.append(replicates, np.nan)})
    found = [row[f"wait_median_minutes{end}"] for end in ("", "_low", "_high")]
    assert found == pytest.approx([39, 1, 77])
    assert set(staffing._figures({"visits": np.array([np.nan])}).values()) == {None}
