"""The social security offices: counters shared with Thai members, one pooled line a region."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp.compiled import as_table, making_arrays
from simsp.layout import Field, record
from simsp.world.documents import ASKED
from simsp.world.queue import CALENDAR_DAYS_PER_WORKING_DAY, MINUTES_PER_DAY, WORKING_DAYS, serve_month

REGIONS = 6
_WHOLE, _CHANCE = 100_000, 2.0**32
_DAYS_A_YEAR = 12 * WORKING_DAYS
THAI_SHARE = (
    0.9  # of all insured (krabi.locality.guide: 11.83 million s.33 members, about 1.2 million migrants)
)

OFFICE_FIELDS = (
    Field("counters", "i8", "open counters, by region", (REGIONS,)),
    Field("thai_members", "f8", "Thai members, by region", (REGIONS,)),
    Field("claims_a_year", "f8", "claims of one member in a year"),
    Field("minutes", "f8", "counter time of a claim, minutes"),
    Field("endless", "u1", "counters never run out: nobody waits in line"),
    Field("patience", "f8", "working days a claimant waits"),
)
# The offices of one month.
OFFICE = record(OFFICE_FIELDS)


def _shares(weights: Any) -> NDArray[np.float64]:
    by_region = np.asarray(weights, float)
    return by_region / by_region.sum(axis=-1, keepdims=True)


def _burden(now: Any) -> NDArray[np.float64]:
    """Counter time of a migrant's claim over that of a Thai member's: visits, and words that nobody interprets."""
    office, practice = now.office, now.practice
    alone = office.needs_interpreter / _CHANCE * (1 - (office.interpreters / _CHANCE).mean(axis=1))
    papers = float(ASKED[:, 1:].mean()) * (practice.sent_away / _CHANCE) * (practice.documents_asked / _WHOLE)
    visits = 1 + papers + alone * (office.sent_away_without_interpreter / _CHANCE)
    return np.asarray(visits * (1 + alone * (office.minutes_factor_without_interpreter / _WHOLE - 1)), float)


def _counters(rules: Any, now: Any) -> NDArray[np.int64]:
    """Counters of each region: staffed for today's claims of its Thai and migrant members at the usual use of time.

    So a reform that brings more claims, or shorter ones, meets the counters that there are.
    """
    office = now.office
    thai = office.thai_members[:, None] * _shares(office.region_share)
    members = office.thai_members * (1 / THAI_SHARE - 1)
    migrants = members[:, None] * _shares(now.population.region_myanmar) * _burden(now)[:, None]
    claims_a_day = (thai + migrants) * (office.claims_per_member / _WHOLE)[:, None] / _DAYS_A_YEAR
    busy = claims_a_day * (office.minutes_per_claim / _WHOLE)[:, None] / MINUTES_PER_DAY
    use = rules.office.utilisation / _WHOLE
    return np.maximum(np.round(busy / use[:, None]), 1).astype(np.int64)


def offices(rules: Any, now: Any) -> Any:
    """The offices of every month of a scenario, one row a month; `now` are today's rules, which staff them."""
    made = np.zeros(len(rules), OFFICE)
    thai = rules.office.thai_members[:, None] * _shares(rules.office.region_share)
    made["thai_members"] = thai
    made["counters"] = _counters(rules, now)
    made["claims_a_year"] = rules.office.claims_per_member / _WHOLE
    made["minutes"] = rules.office.minutes_per_claim / _WHOLE
    made["endless"] = rules.office.endless
    made["patience"] = rules.claims.patience_days / CALENDAR_DAYS_PER_WORKING_DAY
    return as_table(made)


@making_arrays
def thai_work(office, region, load):  # type: ignore[no-untyped-def]
    """Work that Thai members of a region bring on a working day, in days of all its counters; `load` 1 is usual."""
    claims_a_day = office.thai_members[region] * load * office.claims_a_year / _DAYS_A_YEAR
    return claims_a_day * office.minutes / (MINUTES_PER_DAY * office.counters[region])


@making_arrays
def stand_in_line(regions, days, minutes, of_office, load, people_per_agent, backlog, waits):  # type: ignore[no-untyped-def]
    """Tell each claim filed this month how long it waits.

    regions, days, minutes: of each claim; days in working days from the start of the month, minutes of counter time.
    backlog: shape (regions, 1), the
    day each region's counters are next free, kept between months. waits: calendar days, or below 0 for who gave up.
    """
    office = of_office[0]
    for region in range(REGIONS):
        mine = np.flatnonzero(regions == region)
        got = np.zeros(len(mine))
        serve_month(
            days[mine],
            minutes[mine],
            np.full(len(mine), office.patience),
            thai_work(office, region, load),
            people_per_agent,
            office.counters[region],
            backlog[region],
            got,
        )
        for at in range(len(mine)):
            waits[mine[at]] = got[at] if got[at] < 0 else got[at] * CALENDAR_DAYS_PER_WORKING_DAY
