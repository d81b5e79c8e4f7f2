"""Employers as agents: each way of dealing with the law is there, and gone when its value is nothing."""

import numpy as np
import pytest

from simsp import months
from simsp.parameters import DIMENSIONS, Value
from simsp.world.employers import employers
from simsp.world.people import Branch, Job
from simsp.world.world import HISTORY
from tests.properties.worlds import KNOWS_NOTHING, Made, dated, made, quiet

END = months.parse("2012-12")
ALMOST_ALL_EVADE = {f"employers.evasion_{status}": 0.999999 for status in DIMENSIONS["status"]}


def lived(until: int = END, agents: int = 200, **changes: Value) -> Made:
    """A quiet world, but for the changes, at the end of a month."""
    return made(dated(quiet() | changes), agents=agents, until=until).until(until)


def enrolled(one: Made) -> float:
    """The share of people in Thailand who were insured in the last month."""
    return float(one.here["insured_now"].mean())


def test_an_employer_who_thinks_it_illegal_enrols_nobody() -> None:
    """Owners of entertainment venues (S2): the same workers are enrolled where no employer believes so."""
    everywhere = {f"employers.believes_illegal_{sector}": 1 for sector in DIMENSIONS["sector"]}
    assert enrolled(lived()) == 1
    assert enrolled(lived(**everywhere)) == 0


def test_an_inspection_makes_employers_enrol() -> None:
    """Nobody is enrolled until inspectors come; who comes and finds nothing changes nothing."""
    visits = ALMOST_ALL_EVADE | {"employers.inspection": 90, "employers.compliance_months": 600}
    assert enrolled(lived(**ALMOST_ALL_EVADE, **{"employers.inspection": 0})) < 0.01
    assert enrolled(lived(**visits, **{"employers.detection": 1})) > 0.8
    assert enrolled(lived(**visits, **{"employers.detection": 0})) < 0.01


def test_who_was_found_evades_again_when_the_time_is_over() -> None:
    """One month of compliance is over the month after."""
    one = made(
        dated(quiet() | ALMOST_ALL_EVADE | {"employers.detection": 1, "employers.compliance_months": 1}),
        agents=100,
        until=END,
    )
    one.let("employers.inspection", HISTORY + 6, 2**40).until(HISTORY + 7)
    assert enrolled(one) > 0.9
    one.until(HISTORY + 8)
    assert enrolled(one) < 0.01


def test_large_workplaces_are_visited_more_often() -> None:
    """The chance is in proportion to the usual number of workers; the mean size is 1."""
    rules = {"employers.inspection": 5, "employers.detection": 1, "employers.compliance_months": 600}
    one = lived(agents=4000, **(ALMOST_ALL_EVADE | rules))
    size, found = one.world.employers["usual_workers"], one.world.employers["found_until"] > 0
    assert size.mean() == pytest.approx(100_000, rel=0.001)
    assert size[found].mean() > 1.3 * size[~found].mean()


def test_few_employers_are_large() -> None:
    """The first quarter of the employers of a place has half the usual workers: the square root of a quarter."""
    size = employers(42 * 100, 1, 1)["usual_workers"][:100]
    assert size[:25].sum() / size.sum() == pytest.approx(0.5, rel=0.001)


def test_inspection_deters_those_whom_nobody_visits() -> None:
    """Odds fall by the elasticity: four times the inspections, elasticity one half, half the odds."""
    rules = {"employers.evasion_mou": 0.5, "employers.deterrence": 0.5}
    usual = made(dated(rules), agents=3, until=HISTORY)
    usual_rate = usual.times.rules["employers"]["inspection"].reshape(-1)[0] / 2**32
    yearly = 100 * (1 - (1 - 4 * usual_rate) ** 12)
    more = made(dated(rules | {"employers.inspection": float(yearly)}), agents=3, until=HISTORY)
    chances = [one.times.odds["evasion"].reshape(-1, 5)[0, 0] / 2**32 for one in (usual, more)]
    assert chances[0] == pytest.approx(1 / 2, abs=1e-6)
    assert chances[1] == pytest.approx(1 / 3, abs=1e-3)


def test_an_inspected_employer_passes_the_money_on() -> None:
    """What was kept reaches the fund once the employer is found."""
    keeps = {"employers.unremitted": 1, "employers.compliance_months": 600}
    kept = lived(**keeps, **{"employers.inspection": 0})
    found = lived(**keeps, **{"employers.inspection": 90, "employers.detection": 1})
    assert kept.world.books["total"]["worker"][0] == 0
    assert kept.world.books["total"]["unremitted"][0] > 0
    assert found.world.books["total"]["worker"][0] > 0


def test_what_is_taken_beyond_the_law_is_the_workers_loss_and_never_reaches_the_fund() -> None:
    """Twice the contribution is taken: the fund and the records stay as they were, the employer saves it."""
    fair = lived()
    unfair = lived(**{"employers.over_deducts": 1, "employers.over_deduction": 1})
    one, other = fair.world.books["total"][0], unfair.world.books["total"][0]
    assert int(other["over_deducted"]) == int(one["deducted"]) > 0
    assert int(one["over_deducted"]) == 0
    for name in ("deducted", "worker", "employer", "government", "months_credited"):
        assert int(one[name]) == int(other[name]), name
    assert int(other["employer_cost"]) == int(one["employer_cost"]) - int(one["deducted"])
    assert (unfair.world.people["pv_net"] < fair.world.people["pv_net"]).all()


def hired_while_some_are_pregnant(avoids: float) -> Made:
    """Nobody works before June 2011; that month everybody is hired who is not turned away."""
    june = HISTORY + 5
    rules = quiet() | {"work.hire": 0, "life.births": 300, "employers.avoids_pregnant": avoids}
    one = made(dated(rules), agents=600, until=june + 6)
    one.let("work.hire", june)
    return one.until(june)


def test_who_shows_a_pregnancy_is_not_hired() -> None:
    """Exactly the women who give birth in one of the next six months are turned away, and nobody where none avoids."""
    one = hired_while_some_are_pregnant(1)
    turned_away = one.world.people["job"] == Job.NONE
    one.until(HISTORY + 5 + 6)
    born = one.world.people["child_born"].max(axis=1)
    gave_birth = (one.world.people["sex"] == 0) & (born > HISTORY + 5)
    assert gave_birth.sum() > 20
    assert np.array_equal(turned_away, gave_birth)
    assert not (hired_while_some_are_pregnant(0).world.people["job"] == Job.NONE).any()


def test_a_petition_enrols_whom_the_employer_did_not() -> None:
    """Section 37, for who knows of a benefit; ignorance brings no petition, and a new job needs a new one."""
    asks = ALMOST_ALL_EVADE | {"claims.petitions": 1, "employers.inspection": 0, "claims.ngo_event": 0}
    assert enrolled(lived(**asks)) < 0.01  # nobody was ever insured, so nobody has learnt of anything
    knowing = made(dated(quiet() | asks), agents=100, until=END).until(HISTORY)
    knowing.world.people["knows"] = 1 << int(Branch.HEALTH)
    knowing.until(HISTORY + 1)
    documented = knowing.here["status"] != 4
    assert (knowing.here["insured_now"][documented] == 1).all()
    assert (knowing.here["insured_now"][~documented] == 0).all()
    assert int(knowing.world.books["petitions"][0]) == int(documented.sum())


def test_an_employer_who_informs_is_heard() -> None:
    """Health, maternity, child and unemployment; nothing is known where nobody tells."""
    silent = lived(HISTORY, **KNOWS_NOTHING)
    assert set(silent.here["knows"]) == {0}
    told = lived(HISTORY, **(KNOWS_NOTHING | {"employers.informs": 1}))
    assert set(told.here["knows"]) == {0b001111}
