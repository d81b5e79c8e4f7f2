"""The claims office: equal to SimPy claim by claim, true to the closed forms, blind to the sample size."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsp.world import office_reference, queue
from simsp.world.queue import ABANDONED, SLICES_PER_DAY, WORKING_DAYS

FOR_EVER = np.inf


class Claims(NamedTuple):
    """Arrival, service and patience of claims, in days, by order of arrival."""

    arrival: np.ndarray
    service: np.ndarray
    patience: np.ndarray


def starts_of(claims: Claims, free_at: np.ndarray) -> np.ndarray:
    """Serve all claims by the compiled queue; free_at is updated."""
    starts = np.empty(len(claims.arrival))
    queue.serve(*claims, free_at, starts)
    return starts


def waits_of(claims: Claims, counters: int) -> np.ndarray:
    """Wait of each claim at an office that starts empty; NaN for those who leave."""
    starts = starts_of(claims, np.zeros(counters))
    return np.where(starts == ABANDONED, np.nan, starts - claims.arrival)


def random_claims(number: int, counters: int, load: float, seed: int, patience: float = 3.0) -> Claims:
    """Poisson arrivals, exponential service with mean 1 day, and patience of which a third is endless."""
    luck = np.random.default_rng(seed)
    patiences = luck.exponential(patience, number)
    patiences[luck.random(number) < 1 / 3] = FOR_EVER
    arrivals = np.cumsum(luck.exponential(1 / (load * counters), number))
    return Claims(arrivals, luck.exponential(1.0, number), patiences)


# ---------------------------------------------------------------- by hand
def test_two_counters_serve_five_claims_as_worked_out_by_hand() -> None:
    """A takes counter 0 till 4, B counter 1 till 3, C waits for B's; D leaves at 2.5; E waits for A's."""
    claims = Claims(
        np.array([0.0, 1.0, 1.5, 2.0, 2.0]),
        np.array([4.0, 2.0, 5.0, 1.0, 1.0]),
        np.array([0.0, 0.0, 9.0, 0.5, 2.0]),
    )
    free_at = np.zeros(2)
    assert starts_of(claims, free_at).tolist() == [0.0, 1.0, 3.0, ABANDONED, 4.0]
    assert free_at.tolist() == [5.0, 8.0]


def test_of_equally_free_counters_the_first_is_taken() -> None:
    """Claims that find several counters free since the same day fill them from the left."""
    free_at = np.array([7.0, 2.0, 2.0, 1.0])
    day = np.full(2, 3.0)
    starts_of(Claims(day, np.array([5.0, 6.0]), day), free_at)
    assert free_at.tolist() == [7.0, 9.0, 2.0, 8.0]


def test_a_counter_free_at_the_moment_patience_ends_still_serves() -> None:
    """A wait equal to the patience does not exceed it; so in both offices."""
    claims = Claims(np.array([0.0, 1.0, 1.0]), np.array([3.0, 0.0, 1.0]), np.array([0.0, 2.0, 2.0]))
    assert starts_of(claims, np.zeros(1)).tolist() == [0.0, 3.0, 3.0]
    assert office_reference.serve(*claims, np.zeros(1)).tolist() == [0.0, 3.0, 3.0]


# ---------------------------------------------------------------- against SimPy
@pytest.mark.parametrize("counters", [1, 3, 12])
@pytest.mark.parametrize("load", [0.8, 1.3])
def test_every_claim_starts_when_the_simpy_office_starts_it(counters: int, load: float) -> None:
    """5,000 claims, below and above capacity, with leavers, at an office still busy from before."""
    claims = random_claims(5_000, counters, load, seed=counters)
    free_at = np.linspace(0.0, 4.0, counters)
    expected = office_reference.serve(*claims, free_at)
    starts = starts_of(claims, free_at.copy())
    assert 50 < np.count_nonzero(starts == ABANDONED) < 2_500
    np.testing.assert_allclose(starts, expected, rtol=0, atol=1e-9)


@pytest.mark.parametrize("counters", [1, 3, 12])
def test_ties_are_broken_as_in_the_simpy_office(counters: int) -> None:
    """All times are whole half days: arrivals, ends of service and ends of patience coincide all the time."""
    claims = Claims(*(np.floor(2 * times) / 2 for times in random_claims(5_000, counters, 1.2, seed=7)))
    starts = starts_of(claims, np.zeros(counters))
    served_at_the_last_moment = (starts - claims.arrival == claims.patience) & (claims.patience > 0)
    assert np.count_nonzero(served_at_the_last_moment) > 100
    assert starts.tolist() == office_reference.serve(*claims, np.zeros(counters)).tolist()


@pytest.mark.parametrize("counters", [1, 5, 200])
def test_month_by_month_gives_the_bits_of_all_at_once(counters: int) -> None:
    """Counters that carry on from month to month know no months; nor does any other grouping matter."""
    claims = random_claims(6_000, counters, 1.1, seed=11)
    at_once, in_parts = np.zeros(counters), np.zeros(counters)
    expected = starts_of(claims, at_once)
    months = np.searchsorted(claims.arrival, np.arange(21.0, claims.arrival[-1], 21.0))
    parts = [np.split(times, months) for times in claims]
    starts = np.concatenate([starts_of(Claims(*part), in_parts) for part in zip(*parts, strict=True)])
    assert starts.tobytes() == expected.tobytes()
    assert in_parts.tobytes() == at_once.tobytes()


# ---------------------------------------------------------------- closed forms
def assert_mean_within_four_standard_errors(values: np.ndarray, expected: float) -> None:
    """Compare by the means of 40 batches; the first one, from the empty start, is left out."""
    batches = np.array([batch.mean() for batch in np.array_split(values, 41)[1:]])
    assert abs(batches.mean() - expected) < 4 * batches.std(ddof=1) / np.sqrt(len(batches))


def patient_claims(number: int, rate: float, service: np.ndarray | float, seed: int) -> Claims:
    """Poisson arrivals of claims that wait for ever."""
    gaps = np.random.default_rng(seed).exponential(1 / rate, number)
    return Claims(np.cumsum(gaps), np.broadcast_to(service, number).copy(), np.full(number, FOR_EVER))


@pytest.mark.parametrize(("counters", "load"), [(1, 0.5), (1, 0.8), (3, 0.7), (3, 0.9), (12, 0.95)])
def test_mean_wait_of_an_mmc_office_is_erlang_c(counters: int, load: float) -> None:
    """Mean wait = P(wait) / (c mu - lambda), with P(wait) by Erlang's C formula; service of mean 1."""
    rate = counters * load
    blocked = 1.0  # Erlang B, counter by counter
    for counter in range(1, counters + 1):
        blocked = rate * blocked / (counter + rate * blocked)
    waiting = blocked / (1 - load * (1 - blocked))
    service = np.random.default_rng(100 + counters).exponential(1.0, 160_000)
    claims = patient_claims(160_000, rate, service, seed=counters)
    assert_mean_within_four_standard_errors(waits_of(claims, counters), waiting / (counters - rate))


@pytest.mark.parametrize("load", [0.5, 0.8, 0.9])
def test_mean_wait_of_an_md1_office_is_pollaczek_khinchine(load: float) -> None:
    """With one counter and service of exactly 1 day the mean wait is load / (2 (1 - load))."""
    claims = patient_claims(160_000, load, 1.0, seed=3)
    assert_mean_within_four_standard_errors(waits_of(claims, 1), load / (2 * (1 - load)))


@pytest.mark.parametrize("load", [0.7, 1.4])
def test_claims_waiting_are_arrival_rate_times_mean_wait(load: float) -> None:
    """Little's law, on claims counted once an hour; also above capacity, where leavers shorten the line."""
    counters, number = 3, 120_000
    claims = random_claims(number, counters, load, seed=5)._replace(patience=np.full(number, 2.5))
    starts = starts_of(claims, np.zeros(counters))
    ends = np.where(starts == ABANDONED, claims.arrival + 2.5, starts)
    hours = np.arange(0.0, claims.arrival[-1], 1 / 24)
    waiting = np.searchsorted(claims.arrival, hours) - np.searchsorted(np.sort(ends), hours)
    mean_wait = (ends - claims.arrival).mean()
    assert_mean_within_four_standard_errors(waiting, number / claims.arrival[-1] * mean_wait)


# ---------------------------------------------------------------- properties
DAYS = st.one_of(st.integers(0, 6).map(lambda halves: halves / 2), st.floats(0, 3))


@st.composite
def offices(draw: st.DrawFn) -> tuple[Claims, int]:
    """Up to 40 claims, many of them at the same moment, and the number of counters."""
    rows = draw(st.lists(st.tuples(DAYS, DAYS, DAYS), min_size=1, max_size=40))
    gaps, service, patience = np.array(rows).T
    counters = draw(st.integers(1, 5))
    return Claims(np.cumsum(gaps / counters), service.copy(), patience.copy()), counters


@settings(deadline=None)
@given(offices())
def test_no_claim_waits_longer_because_others_lose_patience(office: tuple[Claims, int]) -> None:
    """Whoever is still served is served no later than if all had waited for ever."""
    claims, counters = office
    all_stay = waits_of(claims._replace(patience=np.full(len(claims.arrival), FOR_EVER)), counters)
    some_leave = waits_of(claims, counters)
    served = ~np.isnan(some_leave)
    assert (some_leave[served] <= all_stay[served]).all()
    assert (some_leave[served] <= claims.patience[served] + 1e-9).all()


@settings(deadline=None)
@given(offices())
def test_one_more_counter_never_lengthens_the_mean_wait(office: tuple[Claims, int]) -> None:
    """Nor the wait of any single claim, where all wait for ever."""
    claims, counters = office
    patient = claims._replace(patience=np.full(len(claims.arrival), FOR_EVER))
    fewer, more = waits_of(patient, counters), waits_of(patient, counters + 1)
    assert more.mean() <= fewer.mean()
    assert (more <= fewer).all()


@settings(deadline=None)
@given(offices())
def test_claims_start_in_order_of_arrival_and_no_counter_serves_two(office: tuple[Claims, int]) -> None:
    """First come, first served, never before arriving, and never more at once than counters."""
    claims, counters = office
    starts = starts_of(claims, np.zeros(counters))
    served = starts != ABANDONED
    begun, ended = starts[served], starts[served] + claims.service[served]
    assert (np.diff(begun) >= 0).all()
    assert (begun >= claims.arrival[served]).all()
    assert all(np.count_nonzero((begun <= day) & (day < ended)) <= counters for day in begun)


# ---------------------------------------------------------------- the pooled office of a region
class Region(NamedTuple):
    """A region where migrants take a tenth of all counter time: 10,000 claims a month of 30 minutes."""

    load: float
    people_per_agent: int
    patience: float = FOR_EVER

    def serve(self, months: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the waits of all sampled claims, and the days of backlog after each month."""
        counters = 298  # 10,000 x 30 minutes / (298 x 480) = 2.1 pooled days a month, a tenth of 21
        luck, free_at, backlog, waits = np.random.default_rng(seed), np.zeros(1), [], []
        for _ in range(months):
            number = luck.poisson(10_000 / self.people_per_agent)
            filed, minutes = luck.random(number) * WORKING_DAYS, np.full(number, 30)
            patience, wait = np.full(number, self.patience), np.empty(number)
            thai = self.load - 10_000 * 30 / (counters * 480 * WORKING_DAYS)
            queue.serve_month(filed, minutes, patience, thai, self.people_per_agent, counters, free_at, wait)
            waits.append(wait)
            backlog.append(free_at[0])
        return np.concatenate(waits), np.array(backlog)


@pytest.mark.parametrize("load", [0.7, 0.9, 1.05])
def test_waits_do_not_depend_on_the_size_of_the_sample(load: float) -> None:
    """Agents of 400 and of 40 people wait equally long, over 24 months and 30 seeds.

    Expected by hand: below capacity each half-hour slice, load / 16 days of work, drains before the next one;
    above, the backlog grows by 0.05 days a day.
    """
    coarse, fine = (
        np.array([Region(load, people).serve(24, seed)[0].mean() for seed in range(30)])
        for people in (400, 40)
    )
    expected = load**2 / 32 if load < 1 else 0.05 * 21 * 24 / 2
    error = np.sqrt((coarse.var(ddof=1) + fine.var(ddof=1)) / 30)
    assert abs(coarse.mean() - fine.mean()) < 4 * error
    assert fine.mean() == pytest.approx(expected, rel=0.02)


def test_the_line_settles_where_people_stop_joining_it() -> None:
    """Above capacity, migrants who wait 5 days at most hold the backlog at 5 days."""
    waits, backlog = Region(1.05, 400, patience=5.0).serve(60, seed=1)
    assert backlog[12:].min() > 4.5
    assert backlog.max() < 5.0 + 1.2 / SLICES_PER_DAY
    assert waits.max() <= 5.0
    assert np.count_nonzero(waits == ABANDONED) > 0


def test_leavers_bring_no_work() -> None:
    """100 x 24 minutes at 50 counters are 0.1 pooled days, added to a line of 10 only by who stays."""
    for patience, days_left in ((5.0, 10.0), (30.0, 10.1)):
        free_at, wait = np.array([10.0]), np.empty(1)
        queue.serve_month(np.array([0.5]), np.array([24]), np.array([patience]), 1.0, 100, 50, free_at, wait)
        assert free_at[0] == pytest.approx(days_left, abs=1e-9)
        assert (wait[0] == ABANDONED) == (patience == 5.0)


def test_the_order_of_a_months_claims_changes_no_bit() -> None:
    """They are added up in whole minutes, so that they may come from any thread or block."""
    luck = np.random.default_rng(2)
    filed, minutes = luck.random(300) * WORKING_DAYS, luck.integers(5, 90, 300)
    patience = luck.integers(1, 40, 300) / 4
    results = []
    for order in (np.arange(300), luck.permutation(300)):
        free_at, waits = np.array([0.3]), np.empty(300)
        queue.serve_month(filed[order], minutes[order], patience[order], 0.99, 400, 300, free_at, waits)
        results.append((free_at.tobytes(), waits[np.argsort(order)].tobytes()))
    assert results[0] == results[1]


@pytest.mark.parametrize("load", [0.9, 1.2])
def test_the_pooled_month_is_the_simpy_office_with_one_counter(load: float) -> None:
    """Slices of work, and sampled claims that wait behind them, served by SimPy one after the other."""
    luck = np.random.default_rng(4)
    filed, minutes = np.sort(luck.random(200)) * WORKING_DAYS, luck.integers(10, 60, 200)
    free_at, waits, endless = np.array([1.5]), np.empty(200), np.full(200, FOR_EVER)
    days, work = queue.thai_blocks(WORKING_DAYS, load - 0.1)
    work = work + minutes.sum() * 400 / (500 * 480) / len(days)
    arrival, service = np.append(days, filed), np.append(work, np.zeros(200))
    order = np.argsort(arrival, kind="stable")
    patience = np.full(len(order), FOR_EVER)
    starts = office_reference.serve(arrival[order], service[order], patience, free_at)
    queue.serve_month(filed, minutes, endless, load - 0.1, 400, 500, free_at, waits)
    expected = (starts - arrival[order])[order >= len(days)]
    np.testing.assert_allclose(waits, expected, rtol=0, atol=1e-9)


def test_thai_load_comes_in_even_slices_of_the_working_day() -> None:
    """Two days at 0.8: 32 slices of 0.05 days, one each sixteenth of a day."""
    days, work = queue.thai_blocks(2, 0.8)
    assert days.tolist() == [slice_ / 16 for slice_ in range(32)]
    assert work.tolist() == [0.05] * 32


def test_a_month_without_migrant_claims_only_works_off_the_line() -> None:
    """Thai load of 0.9 leaves 2.1 of 21 days a month to work off a line of 5, and then counters idle."""
    free_at, none, no_minutes = np.array([5.0]), np.empty(0), np.empty(0, dtype=np.int64)
    for days_left in (2.9, 0.8, 0.0, 0.0):
        queue.serve_month(none, no_minutes, none, 0.9, 400, 300, free_at, none)
        assert free_at[0] == pytest.approx(days_left)
