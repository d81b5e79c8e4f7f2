"""A sweep is cut into pieces that are named after what they hold, and after nothing else."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from simsp.comparison import replicate
from simsp.plan import Plan
from simsp.sweep import pieces, plan_file, work
from simsp.sweep.pieces import SCENARIOS_TOGETHER, Code, cut
from simsp.sweep.plan_file import Sweep
from tests.sweep.conftest import PLAN, TINY


@pytest.fixture
def sweep(plan: Callable[[str], Path]) -> Sweep:
    """Two reforms, three draws, two seeds."""
    return plan_file.read(plan(PLAN))


def keys(of: Sweep) -> list[str]:
    """The key of each piece."""
    return [piece.key for piece in cut(of)]


def test_every_scenario_is_in_one_piece_of_each_draw_and_seed(plan: Callable[[str], Path]) -> None:
    """However many points there are; no piece holds more than the most, and all have today's law to compare with."""
    values = ", ".join(str(value) for value in range(100, 119))
    made = cut(
        plan_file.read(
            plan(f"title: t\nlattice: {{old_age.qualifying_months: [{values}]}}\ndraws: 2\n{TINY}")
        )
    )
    of_first = [name for piece in made if piece.draw == 0 for name in piece.told]
    points = [f"old_age.qualifying_months={value}" for value in range(100, 119)]
    assert sorted(of_first) == sorted(["current_law", *points])
    assert len(made) == 2 * 3  # 19 points in threes of 6, 6 and 7
    assert max(len(piece.plan.scenarios) for piece in made) <= SCENARIOS_TOGETHER + 1
    assert {piece.plan.scenarios[0].name for piece in made} == {"current_law"}


def test_no_two_runs_share_their_luck(sweep: Sweep) -> None:
    """Each draw has seeds of its own; the first is the one that a comparison pairs with the draw."""
    numbers = [piece.luck for piece in cut(sweep)]
    assert len(set(numbers)) == len(numbers) == 6
    assert [piece.luck for piece in cut(sweep) if piece.seed == 0] == [0, 1, 2]


def test_more_draws_and_seeds_leave_the_pieces_that_are_there(sweep: Sweep) -> None:
    """So that a finished sweep can be given more, and goes on."""
    more = dataclasses.replace(sweep, draws=5, seeds=3)
    assert set(keys(sweep)) < set(keys(more))


def changed(plan: Plan, **values: int) -> Plan:
    """A plan with other numbers."""
    return dataclasses.replace(plan, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", ["agents", "seed", "start", "until"])
def test_whatever_decides_the_results_is_in_the_key(sweep: Sweep, number: str) -> None:
    """A piece of another plan never passes for one of this."""
    other = changed(sweep.plan, **{number: getattr(sweep.plan, number) + 1})
    assert set(keys(sweep)).isdisjoint(keys(dataclasses.replace(sweep, plan=other)))


def test_another_simsp_has_other_keys(sweep: Sweep, monkeypatch: pytest.MonkeyPatch) -> None:
    """Version, code and values: what one of them moves is run again."""
    before = keys(sweep)
    ours = pieces.code()
    for field in Code._fields:
        monkeypatch.setattr(pieces, "code", lambda field=field: ours._replace(**{field: "other"}))
        assert set(before).isdisjoint(keys(sweep))


def test_words_of_a_plan_are_not_in_the_key(plan: Callable[[str], Path]) -> None:
    """A better title does not cost a night of work."""
    better = plan_file.read(plan(PLAN.replace("Two reforms", "Two reforms, better said")))
    assert keys(plan_file.read(plan(PLAN))) == keys(better)


def test_a_worker_with_another_simsp_refuses(sweep: Sweep) -> None:
    """And says which it is and which was wanted."""
    foreign = dataclasses.replace(cut(sweep)[0], code=Code("0.0.9", "a" * 16, "b" * 16))
    with pytest.raises(work.OtherCode, match=r"runs simsp .*, and this is simsp 0\.0\.9 \(code aaaaaaaa"):
        work.made(foreign)


def test_draw_and_seed_of_one_number_are_a_replicate_of_a_comparison(sweep: Sweep) -> None:
    """The two numbers that may now differ are the one number of before where they do not."""
    piece = cut(sweep)[2]
    assert (piece.draw, piece.seed) == (1, 0)
    cells = dict(work._cells(piece))
    expected = replicate(piece.plan, 1)
    found = [cells[one.name]["all", "all"]["paid_thb"] for one in piece.plan.scenarios]
    scale = piece.plan.people_per_agent / 100
    paid = [sum(one.total[name] for name in ("worker", "employer", "government")) * scale for one in expected]
    assert np.allclose(found, paid, rtol=1e-12, atol=0)
