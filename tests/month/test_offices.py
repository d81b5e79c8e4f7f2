"""Offices: papers, visits, interpreters, embassies, hospitals elsewhere, heirs abroad: each costs what it should."""

import numpy as np
import pytest

from simsp import months
from simsp.parameters import DIMENSIONS, Value
from simsp.world.documents import ASKED, DOCUMENTS
from simsp.world.people import Place
from simsp.world.rights import DIFFICULTIES, Fate, Gate, Right
from tests.properties.worlds import REFUSES_ALL, Made, dated, made, quiet

BIRTHS = months.parse("2023-06")
LATER = BIRTHS + 60
GRANT, VISITS, CARE = int(Right.CHILDBIRTH_GRANT), int(Right.ANTENATAL), int(Right.HEALTH_CARE)
RECEIVED, LOST = int(Fate.RECEIVED), int(Fate.LOST)
NOBODY_INTERPRETS = {
    "office.needs_interpreter": 1,
    **{f"office.interpreters_{region}": 0 for region in DIMENSIONS["region"]},
}
ALL_INTERPRET = {f"office.interpreters_{region}": 1 for region in DIMENSIONS["region"]}


def after_births(fathers: bool = False, until: int = LATER, **changes: Value) -> Made:
    """All women (or the wives of all men) of a quiet world give birth in June 2023."""
    rules = quiet() | {"population.first_stock_age_mean": 20, "office.endless": True} | changes
    one = made(dated(rules), agents=100, until=LATER)
    one.let("life.births_men" if fathers else "life.births", BIRTHS).until(until)
    return one


def met(one: Made, kind: str) -> float:
    """The share of claims that met a difficulty."""
    return float(
        one.world.books["difficulty"][0, 0, DIFFICULTIES.index(kind)] / one.world.books["total"]["claims"][0]
    )


def parents(one: Made, sex: int = 0) -> int:
    """How many women (or men) there are."""
    return int((one.world.people["sex"] == sex).sum())


def test_language_is_a_difficulty_where_nobody_interprets() -> None:
    """Of all claims, and of none where there is an interpreter or nobody needs one."""
    assert met(after_births(**NOBODY_INTERPRETS), "language") == 1
    assert met(after_births(**(NOBODY_INTERPRETS | ALL_INTERPRET)), "language") == 0
    assert met(after_births(**(NOBODY_INTERPRETS | {"office.needs_interpreter": 0})), "language") == 0


def test_language_can_cost_the_claim_and_an_interpreter_saves_it() -> None:
    """Where all such claims are refused, all is lost at the office; with interpreters all is paid."""
    refused = NOBODY_INTERPRETS | {
        "claims.refused_language": 1,
        "claims.help_prevents": 0,
        "claims.refile": 0,
    }
    assert set(after_births(**refused).fates(GRANT)) == {LOST + int(Gate.ACCEPTED)}
    assert set(after_births(**(refused | ALL_INTERPRET)).fates(GRANT)) == {RECEIVED}


@pytest.mark.parametrize(
    ("kind", "met_by"),
    [
        ("treatment", {"claims.difficulty_treatment": 1}),
        ("procedure", {"practice.sent_away": 1}),
    ],
)
def test_every_difficulty_can_cost_the_claim(kind: str, met_by: dict[str, Value]) -> None:
    """Only where it is met, and only as far as help does not prevent it."""
    refused = {f"claims.refused_{kind}": 1, "claims.help_prevents": 0, "claims.refile": 0}
    assert set(after_births(**refused).fates(GRANT)) == {RECEIVED}
    assert set(after_births(**refused, **met_by).fates(GRANT)) == {LOST + int(Gate.ACCEPTED)}
    helped = {"claims.helped": 1, "claims.help_prevents": 1}
    assert set(after_births(**(refused | met_by | helped)).fates(GRANT)) == {RECEIVED}


def test_a_claimant_comes_again_for_every_paper_that_is_not_right() -> None:
    """A mother shows five papers; each brings one more visit of 300 baht, and fourteen more days."""
    names = [
        one.name
        for one in DOCUMENTS
        if Right.CHILDBIRTH_GRANT in one.rights and one.asked_of in ("all", "workers")
    ]
    assert len(names) == ASKED[0, GRANT] == 5
    costs = {
        "claims.cost": 1000,
        "claims.visit_cost": 300,
        "office.processing_days": 10,
        "office.days_between_visits": 14,
    }
    once, again = after_births(**costs), after_births(**costs, **{"practice.sent_away": 1})
    for one, each in ((once, 1000_00), (again, 1000_00 + 5 * 300_00)):
        assert (
            int(one.world.books["total"]["claim_costs"][0]) == parents(one) * 2 * each
        )  # grant and allowance
    assert met(once, "procedure") == 0
    assert met(again, "procedure") == 1
    days = [one.world.log["days"][: int(one.world.books["logged"][0])] for one in (once, again)]
    assert np.median(days[1]) - np.median(days[0]) == pytest.approx(5 * 14, abs=3)


def test_fewer_papers_mean_fewer_visits_and_fewer_papers_missing() -> None:
    """An office that asks for none sends nobody away and stops nobody for a missing certificate."""
    strict = {"practice.sent_away": 1, "practice.birth_certificate_missing": 1}
    assert set(after_births(**strict).fates(GRANT)) == {LOST + int(Gate.PAPERS)}
    free = after_births(**strict, **{"practice.documents_asked": 0})
    assert set(free.fates(GRANT)) == {RECEIVED}
    assert met(free, "procedure") == 0


def test_a_paper_from_home_is_a_journey_for_fathers_not_for_mothers() -> None:
    """A marriage certificate comes from the home district: 2,000 baht and, for everybody here, thirty days more."""
    journey: dict[str, Value] = {
        "practice.embassy_papers": 1, "claims.cost": 1000, "claims.embassy_cost": 2000, "office.processing_days": 0,
        **{f"office.embassy_days_{nation}": 30 for nation in DIMENSIONS["nationality"]},
    }  # fmt: skip
    mothers, fathers = after_births(**journey), after_births(fathers=True, **journey)
    assert met(mothers, "embassy_travel") == 0
    assert met(fathers, "embassy_travel") == 1
    assert (
        int(fathers.world.books["total"]["claim_costs"][0]) == parents(fathers, 1) * 2 * 3000_00
    )  # grant and allowance
    assert set(fathers.world.log["days"][: int(fathers.world.books["logged"][0])]) == {30}


def test_a_long_wait_is_seen_when_it_is_over() -> None:
    """Beyond the days that claimants call long, and not before."""
    slow = {"office.processing_days": 100}
    assert met(after_births(**slow, **{"claims.long_wait_days": 30}), "wait") == 1
    assert met(after_births(**slow, **{"claims.long_wait_days": 500}), "wait") == 0


def test_a_claim_in_two_languages_takes_the_counter_longer() -> None:
    """Ten times the minutes without an interpreter make a queue where there was none."""
    slow = NOBODY_INTERPRETS | {
        "office.endless": False, "office.minutes_factor_without_interpreter": 10, "office.utilisation": 0.97,
    }  # fmt: skip
    waits = []
    for more in ({}, ALL_INTERPRET):
        one = after_births(**(slow | {"office.processing_days": 0} | more))
        waits.append(one.world.log["days"][: int(one.world.books["logged"][0])].mean())
    assert waits[0] > waits[1]


def sick(**changes: Value) -> Made:
    """Everybody needs care once, in June 2023."""
    one = made(dated(quiet() | changes), agents=100, until=BIRTHS)
    one.times.odds["outpatient"][BIRTHS - 2011 * 12] = 2**42
    return one.until(BIRTHS)


def test_care_elsewhere_is_forgone_by_who_cannot_pay_first() -> None:
    """Story 23: with no savings all of it, with great ones none; none either where hospitals are paid directly."""
    away: dict[str, Value] = {"practice.pay_first_elsewhere": True, "practice.care_elsewhere": 1}
    assert set(sick(**away, **{"claims.savings": 0}).fates(CARE)) == {LOST + int(Gate.SERVED)}
    assert sick(**away, **{"claims.savings": 1_000_000}).fates(CARE)[RECEIVED] > 0
    direct = away | {"practice.pay_first_elsewhere": False, "claims.savings": 0}
    assert set(sick(**direct).fates(CARE)) == {RECEIVED}


def test_after_a_move_the_old_hospital_stays_for_a_while() -> None:
    """Everybody moves; care is elsewhere until the hospital follows."""
    moved: dict[str, Value] = {"practice.pay_first_elsewhere": True, "claims.savings": 0}
    for follows, fate in ((0, LOST + int(Gate.SERVED)), (1, RECEIVED)):
        one = made(dated(quiet() | moved | {"practice.hospital_follows": follows}), agents=100, until=BIRTHS)
        one.let("work.province_move", BIRTHS - 3)
        one.times.odds["outpatient"][BIRTHS - 2011 * 12] = 2**42
        assert set(one.until(BIRTHS).fates(CARE)) == {fate}


def dead(**changes: Value) -> Made:
    """Everybody dies in June 2023, insured."""
    one = made(dated(quiet() | {"office.endless": True} | changes), agents=60, until=LATER).until(BIRTHS - 1)
    one.world.people["dies"] = BIRTHS
    return one.until(LATER)


def test_heirs_abroad_need_a_channel_or_a_journey() -> None:
    """Story 8: parents in the country of origin; heirs in Thailand walk into the office."""
    closed: dict[str, Value] = {
        "practice.no_channel_from_abroad": True, "claims.heirs_reach_embassy": 0, "practice.late_reason_refused": 1,
    }  # fmt: skip
    funeral = int(Right.FUNERAL_GRANT)
    one = dead(**closed, **{"life.heirs_at_home": 1})
    assert set(one.world.people["place"]) == {int(Place.DEAD)}
    assert set(one.fates(funeral)) == {LOST + int(Gate.IN_THAILAND_OR_CHANNEL)}
    assert set(dead(**closed, **{"life.heirs_at_home": 0}).fates(funeral)) == {RECEIVED}
    journey = closed | {"claims.heirs_reach_embassy": 1, "life.heirs_at_home": 1}
    assert set(dead(**journey).fates(funeral)) == {RECEIVED}
    assert set(dead(**(journey | {"practice.heir_proof_missing": 1})).fates(funeral)) == {
        LOST + int(Gate.PAPERS)
    }


def test_an_office_that_refuses_all_pays_nothing() -> None:
    """Whatever else is open."""
    assert set(after_births(**REFUSES_ALL).fates(GRANT)) == {LOST + int(Gate.ACCEPTED)}
