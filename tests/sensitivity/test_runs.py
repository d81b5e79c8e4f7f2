"""Runs are kept one by one: a study that was stopped ends with the same bytes as one that nobody disturbed."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from simsp.comparison import compare
from simsp.errors import Stopped
from simsp.plan import Plan
from simsp.sensitivity import runs
from simsp.sensitivity.figures import FIGURES, LEFT, PER_WORKER
from simsp.sensitivity.published import STATISTICS
from simsp.sweep.store import Store
from simsp.unknowns import load
from tests.sensitivity.conftest import DRAWS, Here

Studied = Callable[[Path, Here], list[str]]


def files(out: Path) -> dict[str, bytes]:
    """Everything in a folder but the pieces."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


@pytest.mark.xdist_group("study")
def test_a_stopped_study_goes_on_and_ends_with_the_same_bytes(studied: Studied, tmp_path: Path) -> None:
    """Five of ten runs are kept, the others are run later and the last first; no byte differs."""
    lines = studied(tmp_path / "whole", Here())
    with pytest.raises(Stopped):
        studied(tmp_path / "stopped", Here(stops_after=5))
    assert files(tmp_path / "stopped") == {}
    rest = Here(backwards=True)
    assert studied(tmp_path / "stopped", rest)[1:] == lines[1:]
    assert len(rest.made_names) == DRAWS + DRAWS // runs.TWINS - 5
    assert files(tmp_path / "stopped") == files(tmp_path / "whole")
    tables = {"sensitivity.csv", "stability.csv", "ranks.csv", "information.csv", "together.csv"}
    assert set(files(tmp_path / "whole")) == tables | {"sensitivity.html", "manifest.json"}


def test_a_run_is_a_replicate_of_a_comparison(plan: Plan, tmp_path: Path) -> None:
    """Draw 0 is what `simsp compare` finds with one replicate, to the last digit."""
    piece = runs.cut(plan, 1)[0]
    store = Store(tmp_path)
    store.folder.mkdir()
    store.keep(piece, runs.made(piece))
    found = runs.read(store, [piece])
    wanted = compare(
        plan.scenarios, agents=60, replicates=1, seed=1, until=plan.until, jobs=1, assumptions="ranges"
    ).measures
    for place, figure in enumerate(FIGURES):
        if figure.measure in (PER_WORKER, LEFT):
            assert found.values[0, 0, place] == 0
            continue
        for number, scenario in enumerate(plan.scenarios):
            row = wanted[
                (wanted["scenario"] == scenario.name)
                & (wanted["group_by"] == figure.group_by)
                & (wanted["measure"] == figure.measure)
            ]
            np.testing.assert_equal(found.values[0, number, place], float(row["value"].iloc[0]))
    assert found.chances.tolist() == [[plan.draw(0).chance(name) for name in load()]]
    assert found.statistics.shape == (1, len(STATISTICS))


def test_the_assumptions_are_part_of_what_a_run_is(plan: Plan) -> None:
    """Runs from the ranges are not taken for runs from the fit, nor a twin for its sibling."""
    other = dataclasses.replace(plan, assumptions="fitted")
    keys = {piece.key for of in (plan, other) for piece in runs.cut(of, DRAWS)}
    assert len(keys) == 2 * (DRAWS + DRAWS // runs.TWINS)
    assert {piece.luck for piece in runs.cut(plan, DRAWS) if not piece.seed} == set(range(DRAWS))


def test_luck_is_half_the_variance_between_twins(made_up: runs.Runs) -> None:
    """A policy's change differs by 0.1 between twins: 0.1 x 0.1 / 2; the other's and today's law do not."""
    luck = made_up.luck()
    assert luck[1] == pytest.approx(np.full(len(FIGURES), 0.005))
    assert luck[[0, 2]] == pytest.approx(np.zeros((2, len(FIGURES))))
