"""A sweep is cut into pieces that are named after what they hold, and after nothing else."""

import dataclasses
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from simsp import places, saving
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


@pytest.fixture
def calibration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the files of values, which the model reads in place of the shipped ones."""
    copy = tmp_path / "calibration"
    shutil.copytree(places.calibration(), copy)
    monkeypatch.setattr(places, "calibration", lambda: copy)
    return copy


@pytest.mark.parametrize("file", ["mortality.csv", "calendar.yaml", "life.yaml"])
def test_an_edit_of_any_file_of_values_makes_it_another_simsp(file: str, calibration: Path) -> None:
    """The life table and the calendar too, to the last byte; nothing of where the files lie."""
    before = pieces.code.__wrapped__()
    assert before == pieces.code()
    with (calibration / file).open("a") as opened:
        opened.write(" ")
    after = pieces.code.__wrapped__()
    assert after == before._replace(values=after.values)
    assert after.values != before.values


def test_a_figure_that_the_model_is_only_held_against_is_not_in_the_key(calibration: Path) -> None:
    """It moves no result."""
    (calibration / "targets" / "registered.csv").write_text("other")
    assert pieces.code.__wrapped__() == pieces.code()


def test_the_fingerprint_of_the_assumptions_knows_the_life_table(calibration: Path) -> None:
    """And that of the law does not."""
    before = [saving.fingerprint(("law",)), saving.fingerprint(("practice", "assumption"))]
    (calibration / "mortality.csv").write_text("female,0,0.5")
    assert saving.fingerprint(("law",)) == before[0]
    assert saving.fingerprint(("practice", "assumption")) != before[1]


@pytest.mark.parametrize("library", ["numpy", "numba", "pyarrow"])
def test_another_library_makes_it_another_simsp(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may move a last digit, or a byte of a file."""
    real = pieces.metadata.version
    monkeypatch.setattr(pieces.metadata, "version", lambda name: "0.1" if name == library else real(name))
    assert f"{library} 0.1" in pieces.code.__wrapped__().shown()


def test_another_python_makes_it_another_simsp() -> None:
    """Its first two numbers; the third mends mistakes."""
    assert f", Python {sys.version_info.major}.{sys.version_info.minor}, " in pieces.code().shown()


def test_words_of_a_plan_are_not_in_the_key(plan: Callable[[str], Path]) -> None:
    """A better title does not cost a night of work."""
    better = plan_file.read(plan(PLAN.replace("Two reforms", "Two reforms, better said")))
    assert keys(plan_file.read(plan(PLAN))) == keys(better)


def test_a_worker_with_another_simsp_refuses(sweep: Sweep) -> None:
    """And says which it is and which was wanted."""
    foreign = dataclasses.replace(cut(sweep)[0], code=Code("0.0.9", "a" * 16, "b" * 16, "Python 3"))
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
