"""Processes that die do not take the sweep with them, unless it is always the same piece that kills them."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from simsp.errors import Stopped
from simsp.sweep import plan_file, processes
from simsp.sweep.pieces import Piece, cut
from simsp.sweep.processes import Processes
from tests.sweep import dying
from tests.sweep.conftest import PLAN


@pytest.fixture
def pieces(plan: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """Three pieces, and a place where a process that dies leaves its mark."""
    monkeypatch.setenv("SIMSP_TEST_DIED", str(tmp_path / "died"))
    return cut(plan_file.read(plan(PLAN.replace("seeds: 2", "seeds: 1"))))


@pytest.mark.parametrize(("fate", "jobs"), [(dying.once, 2), (dying.short_of_memory, 1)])
def test_what_a_dead_process_had_under_way_is_tried_again(
    fate: Callable[[Piece], bytes], jobs: int, pieces: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every piece arrives, each once, and somebody is told."""
    said: list[str] = []
    monkeypatch.setattr(processes.work, "made", fate)
    with Processes(jobs, said.append) as workers:
        arrived = list(workers.made(pieces))
    assert sorted(piece.draw for piece, _ in arrived) == [0, 1, 2]
    assert all(content == piece.name.encode() for piece, content in arrived)
    assert said == ["a process died, perhaps for want of memory; the pieces it had under way are tried again"]


def test_a_piece_that_always_kills_ends_the_sweep_with_a_sentence(
    pieces: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After three tries, and it is named."""
    said: list[str] = []
    monkeypatch.setattr(processes.work, "made", dying.always)
    with Processes(1, said.append) as workers, pytest.raises(Stopped) as caught:
        list(workers.made(pieces))
    assert f"a process died, 3 times by now over the same piece; under way: {pieces[0].name};" in str(
        caught.value
    )
    assert "--resume" in str(caught.value)
    assert len(said) == 2


def test_a_mistake_of_the_program_is_not_taken_for_a_death(
    pieces: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be the same at every try."""
    monkeypatch.setattr(processes.work, "made", dying.broken)
    with Processes(1, print) as workers, pytest.raises(RuntimeError, match="no row allows"):
        list(workers.made(pieces))


def test_all_that_was_under_way_is_named_the_most_suspect_first(pieces: list[Piece]) -> None:
    """Nobody can tell which of them it was; after three names a number."""
    more = [dataclasses.replace(pieces[0], draw=draw) for draw in range(5)]
    workers = Processes(5, print)
    workers.tries.update([more[4], more[4]])
    with pytest.raises(Stopped) as caught:
        workers._count(more)
    named = ", ".join(more[place].name for place in (4, 0, 1))
    assert f"under way: {named} and 2 more; the memory" in str(caught.value)
    with pytest.raises(Stopped, match=f"under way: {more[4].name}, {more[0].name}; the memory"):
        workers._count([more[0], more[4]])


def test_a_process_that_loads_other_code_stops_the_sweep_with_a_sentence(
    pieces: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever edits a file during a sweep is told so; it is no mistake of the program."""
    sentence = r"a worker runs simsp .*\(code edited.*, and this is simsp .*changed meanwhile; what is finished is kept"
    for module, name in ((processes.work, "made"), (processes.trial, "measured")):
        monkeypatch.setattr(module, name, dying.of_other_code)
    with Processes(1, print) as workers:
        with pytest.raises(Stopped, match=sentence):
            list(workers.made(pieces))
        with pytest.raises(Stopped, match=sentence):
            workers.measured(pieces[0])
