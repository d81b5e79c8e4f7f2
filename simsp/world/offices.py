"""The social security offices: counters shared with Thai members, one pooled line a region."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp.month import drive
from simsp.world.queue import CALENDAR_DAYS_PER_WORKING_DAY, MINUTES_PER_DAY, WORKING_DAYS, serve_month
from simsp.world.world import REGIONS, World

_WHOLE = 100_000
_DAYS_A_YEAR = 12 * WORKING_DAYS
_THAI_SHARE = 0.9  # of all insured (krabi.locality.guide: 11.83 million s.33 members, about 1.2 million migrants)


def _shares(weights: Any) -> NDArray[np.float64]:
    return np.asarray(weights, float) / float(np.sum(weights))


def counters(rules: Any) -> NDArray[np.int64]:
    """Counters of each region, staffed for its Thai and migrant members at the usual use of time."""
    office = rules.office
    thai = office.thai_members * _shares(office.region_share)
    migrants = office.thai_members * (1 / _THAI_SHARE - 1) * _shares(rules.population.region_myanmar)
    claims_a_day = (thai + migrants) * (office.claims_per_member / _WHOLE) / _DAYS_A_YEAR
    busy = claims_a_day * (office.minutes_per_claim / _WHOLE) / MINUTES_PER_DAY
    return np.maximum(np.round(busy / (office.utilisation / _WHOLE)), 1).astype(np.int64)


def thai_work(rules: Any, staffed: NDArray[np.int64], load: float) -> NDArray[np.float64]:
    """Work that Thai members bring on a working day, in days of all the counters of a region."""
    office = rules.office
    thai = office.thai_members * _shares(office.region_share) * load
    claims_a_day = thai * (office.claims_per_member / _WHOLE) / _DAYS_A_YEAR
    return claims_a_day * (office.minutes_per_claim / _WHOLE) / (MINUTES_PER_DAY * staffed)


def serve(world: World, rules: Any) -> None:
    """Serve the claims filed this month in every region and tell each how long it waits, in calendar days."""
    books = world.books
    regions = np.empty(int(books["open_rows"][0]), np.int64)
    days = np.empty(len(regions))
    filed = drive.filed_claims(world.rows, books, regions, days)
    waits = np.zeros(filed)
    if not books["running_off"][0]:
        _stand_in_line(world, rules, regions[:filed], days[:filed], waits)
    if filed:
        drive.hand_out_waits(world.rows, world.people, waits, books, rules, world.seed)


def _stand_in_line(
    world: World, rules: Any, regions: NDArray[np.int64], days: NDArray[np.float64], waits: NDArray[np.float64]
) -> None:
    now = rules.view(np.recarray)[0]
    staffed = counters(now)
    work = thai_work(now, staffed, float(world.books["thai_load"][0]) / _WHOLE)
    patience = float(now.claims.patience_days) / CALENDAR_DAYS_PER_WORKING_DAY
    minutes = max(round(float(now.office.minutes_per_claim) / _WHOLE), 1)
    for region in range(REGIONS):
        mine = regions == region
        count = int(mine.sum())
        got = np.zeros(count)
        serve_month(
            days[mine], np.full(count, minutes, np.int64), np.full(count, patience), work[region],
            world.people_per_agent, int(staffed[region]), world.backlog[region], got,
        )  # fmt: skip
        waits[mine] = np.where(got < 0, got, got * CALENDAR_DAYS_PER_WORKING_DAY)
