"""What a target counts in the world, by hand: four people, two of them gone, and three claims."""

import math
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest

from simsp import targets
from simsp.compiled import wrapping_arithmetic
from simsp.observing.look import POPULATIONS, QUANTITIES, WORDS, Look
from simsp.observing.questions import Asked, check
from simsp.parameters import DIMENSIONS, table
from simsp.targets import IncompleteTarget
from simsp.world import events
from simsp.world.books import books
from simsp.world.people import Job, Place, Status, people
from simsp.world.rights import Right, State, rows
from simsp.world.times import ODDS
from simsp.world.world import HISTORY, World

MONTH = HISTORY + 24
MYANMAR, CAMBODIA = 0, 1
BANGKOK, EAST, TAK = (DIMENSIONS["region"].index(name) for name in ("bangkok", "east", "tak"))


@dataclass
class Asking:
    """A question."""

    measure: str
    counts: str
    among: str = ""
    month: int = MONTH
    until: int = MONTH
    name: str = "q"


@pytest.fixture
def look() -> Look:
    """0: woman, Tak, no papers; 1: man, east, insured; 2: left this month; 3: died in it; 4: at home since long."""
    everybody = people(5)
    everybody["place"] = [Place.THAILAND, Place.THAILAND, Place.HOME, Place.DEAD, Place.HOME]
    everybody["nationality"] = [MYANMAR, CAMBODIA, CAMBODIA, MYANMAR, MYANMAR]
    everybody["sex"] = [0, 1, 1, 0, 1]
    everybody["region"] = [TAK, EAST, BANGKOK, TAK, BANGKOK]
    everybody["status"] = [Status.UNDOCUMENTED, Status.CR, Status.MOU, Status.CR, Status.NV]
    everybody["permit_since"] = [0, MONTH, MONTH, MONTH - 1, MONTH - 60]
    everybody["arrived"] = [MONTH - 36, MONTH - 12, MONTH, MONTH - 60, MONTH - 60]
    everybody["born"] = MONTH - 12 * np.array([19, 30, 40, 50, 60])
    everybody["job"] = [Job.EXCLUDED, Job.INSURABLE, Job.NONE, Job.NONE, Job.NONE]
    everybody["insured_job"], everybody["insured_now"] = [0, 1, 0, 0, 0], [0, 1, 0, 0, 0]
    everybody["wage_factor"], everybody["low_pay"] = 100_000, [1, 1, 0, 0, 0]
    everybody["knows"], everybody["used"], everybody["met_difficulty"] = [0, 1, 0, 0, 32], 1, [0, 1, 0, 0, 1]
    everybody["happened"] = [events.BIRTH, events.VISIT, 0, events.BIRTH | events.DIED, 0]
    everybody["law"]["months"][4] = 12
    claims = rows(4)
    claims["person"], claims["kind"] = (
        [1, 1, 1, 0],
        [Right.CHILDBIRTH_GRANT, Right.UNEMPLOYMENT, Right.ANTENATAL, 0],
    )
    claims["state"] = [State.DECIDING, State.DECIDING, State.OPEN, State.DECIDING]
    claims["wait"], claims["decided"] = [65.0, 65.0, 0.0, 10.0], [MONTH + 2, MONTH + 1, 0, MONTH + 1]
    shared = books()
    shared["open_rows"] = 3  # the fourth is left over from before
    here, gone = np.array([0, 1]), np.array([2, 3])
    world = World(
        MONTH + 1,
        1,
        1000,
        everybody,
        None,
        claims,
        shared,
        None,
        here,
        np.full(100, 5),
        np.zeros(1),
        None,
        None,
        gone,
    )
    rules = np.repeat(np.asarray(table(MONTH, MONTH)), 5)
    odds = np.zeros(5, ODDS)
    odds["wage"] = 780_000
    return Look(world, SimpleNamespace(at=lambda _month: (rules, odds)), MONTH)  # type: ignore[arg-type]


def answer(look: Look, asking: Asking) -> float:
    """The answer of this one look; one agent stands for ten people."""
    asked = Asked(asking)
    return asked.answer({month: asked.tally(look) for month in asked.months()}, 10)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ("present", 20),
        ("present with_papers", 10),
        ("present cambodia insured", 10),
        ("present border", 20),
        ("present women border jobless", 0),
        ("present bangkok/tak", 10),
        ("abroad", 20),
        ("abroad owed_old_age knows_old_age", 10),
        ("leaving", 10),
        ("leaving myanmar", 0),
        ("registering", 10),
        ("giving_birth", 20),
        ("treated", 10),
        ("claiming", 10),
        ("claiming childbirth_grant/child_allowance", 10),
        ("claiming unemployment", 0),
        ("present about_minimum_wage", 10),
    ],
)
def test_who_is_counted(look: Look, counts: str, expected: int) -> None:
    """Those for whom all words hold, in people; the claim of two months ago and the dead who left are not new."""
    assert answer(look, Asking("number", counts)) == expected


def test_a_benefit_that_goes_on_counts_while_it_is_granted(look: Look) -> None:
    """Once for each, whoever filed it; one that is only filed does not count, nor a row left over from before."""
    look.world.rows["state"][2:] = State.PAYING
    assert answer(look, Asking("number", "receiving")) == 10
    assert answer(look, Asking("number", "receiving antenatal insured")) == 10
    assert answer(look, Asking("number", "receiving unemployment")) == 0


@pytest.mark.parametrize(
    ("measure", "counts", "among", "expected"),
    [
        ("share", "undocumented", "present", 0.5),
        ("share", "insured", "present with_papers", 1),
        ("share", "met_difficulty", "present insured used_a_benefit", 1),
        ("share", "women", "giving_birth", 1),
        ("mean", "years_since_arrival", "present", 2),
        ("mean", "pay", "present insured", 7800),
        ("mean", "pay", "present tak", 5460),  # a job outside insurance that pays 0.7 of the minimum wage
        ("rate", "leaving cambodia", "present", 0.5 * 12),
    ],
)
def test_what_is_divided(look: Look, measure: str, counts: str, among: str, expected: float) -> None:
    """One above, two below, and so on."""
    assert answer(look, Asking(measure, counts, among)) == pytest.approx(expected)


def test_a_share_of_nobody_is_undefined(look: Look) -> None:
    """Neither zero nor an error."""
    assert math.isnan(answer(look, Asking("share", "men", "present laos")))


def test_extra_is_what_goes_beyond_the_year_before() -> None:
    """Two a month as a rule, then nine and five: ten more than usual, of ten people each."""
    asked = Asked(Asking("extra", "leaving", month=MONTH, until=MONTH + 1))
    usual = dict.fromkeys(range(MONTH - 12, MONTH), (2.0, 1.0))
    assert asked.months() == list(range(MONTH - 12, MONTH + 2))
    assert asked.answer({**usual, MONTH: (9.0, 1.0), MONTH + 1: (5.0, 1.0)}, 10) == 100


def test_growth_compares_the_last_year_with_the_first() -> None:
    """Twelve in the first year, 30 in the last; the years between are not looked at."""
    asked = Asked(Asking("growth", "claiming", month=MONTH, until=MONTH + 47))
    first = dict.fromkeys(range(MONTH, MONTH + 12), (1.0, 1.0))
    last = dict.fromkeys(range(MONTH + 36, MONTH + 48), (2.5, 1.0))
    assert asked.months() == [*first, *last]
    assert asked.answer(first | last, 10) == 2.5


def test_a_stock_is_looked_at_once_a_year() -> None:
    """And its number is the mean of the looks."""
    asked = Asked(Asking("number", "present", month=MONTH, until=MONTH + 24))
    assert asked.months() == [MONTH, MONTH + 12, MONTH + 24]
    assert asked.answer({MONTH: (1.0, 1.0), MONTH + 12: (2.0, 1.0), MONTH + 24: (6.0, 1.0)}, 10) == 30


def test_a_month_that_was_not_lived_through_is_undefined() -> None:
    """As where a run ends before the target does."""
    assert math.isnan(Asked(Asking("number", "present")).answer({}, 10))


@pytest.mark.parametrize(
    ("measure", "counts", "among", "said"),
    [
        ("numbr", "present", "", "the measure 'numbr' is not known; did you mean 'number'?"),
        ("number", "presnt", "", "the population 'presnt' is not known; did you mean 'present'?"),
        ("number", "present insurd", "", "the word 'insurd' is not known; did you mean 'insured'?"),
        ("share", "mou/cambodai", "present", "the word 'cambodai' is not known; did you mean 'cambodia'?"),
        ("mean", "pya", "present", "the quantity 'pya' is not known; did you mean 'pay'?"),
        ("share", "mou", "", "does not say whom it counts"),
        ("rate", "leaving", "leaving", "a rate needs a stock"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest(
    measure: str, counts: str, among: str, said: str
) -> None:
    """In a sentence that names the target."""
    with pytest.raises(IncompleteTarget) as caught:
        check([Asking(measure, counts, among)])
    assert str(caught.value).startswith("q: ")
    assert said in str(caught.value)


def test_every_target_asks_in_words_that_are_known() -> None:
    """And every word can be asked of every population."""
    check(targets.load())


def test_every_word_holds_or_does_not_for_anybody(look: Look) -> None:
    """No word fails on a population that it was not made for."""
    for population in POPULATIONS:
        count = len(look.gathered(population).who)
        for word in WORDS:
            with wrapping_arithmetic():
                assert look.holds(population, (word,)).shape == (count,)
        for quantity in QUANTITIES.values():
            assert quantity(look.gathered(population)).shape == (count,)
