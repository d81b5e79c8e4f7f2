"""Employers as agents: where they are, how large, and how they deal with the law.

A disposition is a fixed draw of 2**32: an employer acts so while the chance in force exceeds it. So the same employers
answer a new cost, a new inspection rate or a campaign, in the order in which they are ready to.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp import luck
from simsp.compiled import compiled
from simsp.layout import Field, record, table

EMPLOYER_FIELDS = (
    Field("evades_below", "u4", "disposition to enrol nobody"),
    Field("believes_below", "u4", "disposition to believe that such workers may not be enrolled"),
    Field("withholds_below", "u4", "disposition to keep what was deducted"),
    Field("over_deducts_below", "u4", "disposition to deduct more than the law says"),
    Field("misrecords_below", "u4", "disposition to record a dismissal as a resignation"),
    Field("informs_below", "u4", "disposition to tell workers what the insurance gives"),
    Field("avoids_below", "u4", "disposition not to hire a pregnant woman"),
    Field("usual_workers", "i4", "usual workers as a multiple of the mean, parts per 100,000"),
    Field("found_until", "i4", "last month of enrolling and remitting after an inspection; 0: none"),
    Field("told", "u1", "branches of claims paid to its workers this month, bits by Branch"),
    Field("heard", "u1", "the same of the month before, which is told at work"),
)
# One employer.
EMPLOYER = record(EMPLOYER_FIELDS)
SECTORS, REGIONS = 7, 6
PLACES = SECTORS * REGIONS
SALT = 7_700_417  # keeps the keys of employers apart from those of migrants


@compiled
def _settle(made, seed):  # type: ignore[no-untyped-def]
    for index in range(len(made)):
        key = luck.key_of(seed + SALT, index)
        made[index].evades_below = luck.draw(key, 0, 0)
        made[index].withholds_below = luck.draw(key, 0, 1)
        made[index].misrecords_below = luck.draw(key, 0, 2)
        made[index].informs_below = luck.draw(key, 0, 3)
        made[index].believes_below = luck.draw(key, 0, 4)
        made[index].over_deducts_below = luck.draw(key, 0, 5)
        made[index].avoids_below = luck.draw(key, 0, 6)


def employers(migrants: int, workers_each: int, seed: int) -> Any:
    """Employers for about `migrants` workers, the same number in each sector and region (at least four)."""
    each = max(4, -(-migrants // (workers_each * PLACES)))
    made = table(each * PLACES, EMPLOYER)
    made["usual_workers"] = np.tile(_sizes(each), PLACES)
    _settle(made, seed)
    return made


def _sizes(each: int) -> NDArray[np.int64]:
    """Share of workers that `choose` sends to each employer of a place, over the mean; the largest first."""
    ends = np.sqrt(np.arange(each + 1) / each)
    return np.round(np.diff(ends) * each * 100_000).astype(np.int64)


@compiled
def choose(employers, sector, region, draw):  # type: ignore[no-untyped-def]
    """Index of the employer in a sector and region that a draw of 2**32 points at.

    The square of the draw makes few of them large and many small: the first quarter employs half the workers.
    """
    each = len(employers) // PLACES
    skewed = (draw >> 1) * (draw >> 1) >> 30
    return (sector * REGIONS + region) * each + ((skewed * each) >> 32)
