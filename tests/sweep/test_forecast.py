"""What a sweep will need is said before it begins, and what there is no room for is refused with numbers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from simsp.errors import BadInput
from simsp.sweep import forecast as forecasts
from simsp.sweep import plan_file
from simsp.sweep.forecast import duration, forecast, size, too_large
from simsp.sweep.pieces import cut
from simsp.sweep.trial import Measured
from tests.sweep.conftest import Swept

LARGE = "title: t\nscenarios: [exit_lump_sum, employer_pays_all]\ndraws: 10\nseeds: 1\nagents: 1000\n"
SMALL_RUN = Measured(agents=50, history=1.0, branch=0.5, past=1_000.0, future=2_000.0, size=1e4)
LARGER_RUN = Measured(agents=100, history=1.5, branch=1.0, past=2_000.0, future=4_000.0, size=1e4)


@pytest.fixture
def need(plan: Callable[[str], Path]) -> forecasts.Forecast:
    """Ten pieces, of which eight are to run on four processes."""
    pieces = cut(plan_file.read(plan(LARGE)))
    return forecast(pieces[2:], pieces, (SMALL_RUN, LARGER_RUN), 4)


def test_time_and_work_grow_along_the_line_of_two_small_runs(need: forecasts.Forecast) -> None:
    """By hand, at 1,000 agents: history 1.5 + 18 x 0.5 = 10.5 s, a scenario 1 + 18 x 0.5 = 10 s; three a piece."""
    assert need.seconds == pytest.approx(8 * (10.5 + 3 * 10) / 4 + 5)
    assert need.migrant_months == pytest.approx(8 * (20_000 + 3 * 40_000))
    assert (need.pieces, need.done, need.processes) == (8, 2, 4)


def test_the_forecast_is_one_line(need: forecasts.Forecast) -> None:
    """Pieces, work, time, memory in each process and in all, disk."""
    line = need.sentence()
    assert line.startswith("8 pieces to run (2 more are there already), about 1 million migrant-months;")
    assert "about 86 seconds in 4 processes" in line
    assert f"about {size(need.memory)} of memory in each and {size(4 * need.memory)} in all" in line
    assert line.endswith("of disk.")
    assert "\n" not in line


def test_more_agents_need_more_memory_of_each_process(plan: Callable[[str], Path]) -> None:
    """In proportion to the people who ever come, beside what the program itself takes."""
    of = {
        agents: forecasts.memory_of(cut(plan_file.read(plan(LARGE.replace("1000", str(agents)))))[0])
        for agents in (1_000, 10_000)
    }
    grown = {agents: memory - forecasts.OF_A_PROCESS for agents, memory in of.items()}
    assert grown[10_000] == pytest.approx(10 * grown[1_000], rel=0.02)  # whole people stand for an agent


def test_too_little_memory_is_refused_with_what_would_fit(
    need: forecasts.Forecast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers of need and of what is free, and the number of processes that fits."""
    monkeypatch.setattr(forecasts, "free_memory", lambda: 2.5 * need.memory)
    (sentence,) = too_large(need, tmp_path, None)
    assert f"4 processes of about {size(need.memory)} need about {size(need.memory_in_all)}" in sentence
    assert f"{size(2.5 * need.memory)} are free; try --jobs 2" in sentence
    monkeypatch.setattr(forecasts, "free_memory", lambda: need.memory_in_all)
    assert too_large(need, tmp_path, None) == []


def test_too_little_disk_is_refused(
    need: forecasts.Forecast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder where it would be needed."""
    monkeypatch.setattr(forecasts, "free_disk", lambda _out: need.disk - 1)
    (sentence,) = too_large(need, tmp_path / "not yet", None)
    assert f"about {size(need.disk)} of disk are needed" in sentence


def test_the_smallest_worker_of_a_cluster_decides(need: forecasts.Forecast, tmp_path: Path) -> None:
    """The memory of this machine does not matter there."""
    assert too_large(need, tmp_path, [10**10, 10**11]) == []
    assert "a worker has 300 MB" in too_large(need, tmp_path, [3 * 10**8, 10**11])[0]


def test_what_does_not_fit_is_not_begun(swept: Callable[..., Swept], monkeypatch: pytest.MonkeyPatch) -> None:
    """No piece is run, and no folder is left behind."""
    monkeypatch.setattr(forecasts, "free_memory", lambda: 1e6)
    sweep = swept()
    with pytest.raises(BadInput, match="plan fewer agents"):
        sweep.run()
    assert sweep.workers.asked == []
    assert not sweep.out.exists()
    assert any(sentence.startswith("6 pieces to run, about") for sentence in sweep.said)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(5, "5 seconds"), (80, "80 seconds"), (600, "10 minutes"), (3 * 3600, "3 hours"), (864_000, "10 days")],
)
def test_a_time_is_said_as_people_say_it(seconds: float, said: str) -> None:
    """In the unit that leaves one or two digits."""
    assert duration(seconds) == said
