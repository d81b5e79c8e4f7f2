"""Results do not depend on the sample: a small one and a large one agree within Monte-Carlo error."""

from typing import Any

import numpy as np
import pytest

from simsp import months, outcomes, run
from simsp.drawing import Draw
from simsp.world import times, world
from tests.properties.worlds import START

UNTIL = months.parse("2030-12")
SMALL, LARGE, SEEDS = 4_000, 16_000, (1, 2, 3, 4, 5)
MEASURES = {  # with the step in which a measure can move at all
    "recovered_of_all": 0.0,
    "recovered_of_all_cash": 0.0,
    "owed_of_paid": 0.0,
    "coverage": 0.0,
    "take_up": 0.0,
    "waiting_days_median": 1.0,
    "waiting_days_mean": 0.0,
}


def measured(agents: int, seed: int) -> dict[str, float]:
    """Measures of today's law under the central assumptions, one sample of one size."""
    scale = times.people_per_agent(agents, START)
    who = world.arriving(UNTIL, scale, Draw())
    of_times = world.times_of((), START, UNTIL, who, Draw())
    one = world.new_world(who, world.seed_of(seed, agents), 8)
    run.simulate(one, of_times, START - 1)
    found = outcomes.follow(one, of_times, START, UNTIL)
    sums = {name: float(value) for name, value in found.total.items()} | {"people": 1.0}
    assert found.lives is not None
    paid = found.lives.waits
    in_time = paid[paid["month"] <= UNTIL]["days"]
    waits = {"waiting_days_median": float(np.median(in_time)), "waiting_days_mean": float(in_time.mean())}
    return dict(outcomes.measures(sums, scale)) | waits


@pytest.fixture(scope="module")
def samples() -> dict[int, dict[str, Any]]:
    """Each measure over the seeds, by size of the sample."""
    found = {size: [measured(size, seed) for seed in SEEDS] for size in (SMALL, LARGE)}
    return {
        size: {name: np.array([one[name] for one in of_size]) for name in MEASURES}
        for size, of_size in found.items()
    }


@pytest.mark.parametrize("measure", MEASURES)
def test_a_quarter_of_the_sample_gives_the_same_answer(
    samples: dict[int, dict[str, Any]], measure: str
) -> None:
    """Within four standard errors of the difference, reckoned from the spread over the seeds."""
    small, large = samples[SMALL][measure], samples[LARGE][measure]
    error = np.sqrt((small.var(ddof=1) + large.var(ddof=1)) / len(SEEDS))
    assert abs(small.mean() - large.mean()) <= 4 * error + MEASURES[measure]


def test_a_larger_sample_spreads_less(samples: dict[int, dict[str, Any]]) -> None:
    """Four times the people halve the spread; here, summed over the measures, it is smaller at least."""
    names = [name for name, step in MEASURES.items() if step == 0]
    spread = {
        size: sum(float(of[name].std(ddof=1) / of[name].mean()) for name in names)
        for size, of in samples.items()
    }
    assert spread[LARGE] < spread[SMALL]
