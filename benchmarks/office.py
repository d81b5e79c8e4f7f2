"""Microseconds a claim: the compiled office queue against the same office as SimPy processes.

Run with `python benchmarks/office.py`. Both serve the same claims and must start each at the same moment.
The SimPy office is written to be read, not tuned: the ratio says what the compiled queue saves.
"""

import time
from collections.abc import Callable

import numpy as np

from simsp.world import office_reference, queue

CLAIMS = 50_000
REPEATS = 5


def microseconds_a_claim(serve: Callable[[], object], claims: int, repeats: int = REPEATS) -> float:
    """Median time of `serve`."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        serve()
        times.append(time.perf_counter() - start)
    return float(np.median(times)) / claims * 1e6


def compare(counters: int) -> None:
    """Print one row: an office 10% above capacity, half of whose claimants lose patience in the end."""
    luck = np.random.default_rng(counters)
    arrival = np.cumsum(luck.exponential(1 / (1.1 * counters), CLAIMS))
    service = luck.exponential(1.0, CLAIMS)
    patience = np.where(luck.random(CLAIMS) < 0.5, luck.exponential(2.0, CLAIMS), np.inf)
    starts, empty = np.empty(CLAIMS), np.zeros(counters)
    queue.serve(arrival, service, patience, empty.copy(), starts)
    assert np.array_equal(starts, office_reference.serve(arrival, service, patience, empty))
    fast = microseconds_a_claim(lambda: queue.serve(arrival, service, patience, empty.copy(), starts), CLAIMS)
    slow = microseconds_a_claim(lambda: office_reference.serve(arrival, service, patience, empty), CLAIMS, 3)
    print(f"{counters:8d}  {fast:8.3f}  {slow:8.1f}  {slow / fast:8.0f} x")


def month(claims: int) -> None:
    """Print what one month of one region costs with so many sampled claims."""
    luck = np.random.default_rng(claims)
    filed, minutes = luck.random(claims) * queue.WORKING_DAYS, luck.integers(10, 60, claims)
    patience, free_at, waits = luck.exponential(20.0, claims), np.array([3.0]), np.empty(claims)

    def serve_month() -> None:
        queue.serve_month(filed, minutes, patience, 0.9, 1, claims // 200 + 1, free_at, waits)

    serve_month()
    cost = microseconds_a_claim(serve_month, claims, 51)
    print(f"{claims:8d}  {cost:8.3f}  {cost * claims:8.1f}")


if __name__ == "__main__":
    print("counters  compiled     SimPy     ratio    (microseconds a claim)")
    for number in (1, 3, 12, 100, 300):
        compare(number)
    print("\n  claims   a claim   a month            (microseconds, one region, pooled)")
    for number in (30, 300, 30_000):
        month(number)
