"""Employers: where they are, whether they enrol, remit, inform and record the true reason."""

from typing import Any

import numpy as np

from simsp import luck
from simsp.compiled import as_table, compiled
from simsp.layout import Field, record

EMPLOYER_FIELDS = (
    Field("evades_below", "i8", "disposition: evades while the chance of evasion exceeds it"),
    Field("withholds_below", "i8", "keeps the deduction where below practice's share"),
    Field("misrecords_below", "i8", "records a dismissal as a resignation where below practice's share"),
    Field("informs_below", "i8", "informs where below practice's share"),
    Field("workers", "i8", "migrant workers now"),
)
# One employer.
EMPLOYER = record(EMPLOYER_FIELDS)
PLACES = 42  # sector x region
_SALT = 7_700_417


@compiled
def _settle(made, seed):  # type: ignore[no-untyped-def]
    for index in range(len(made)):
        key = luck.key_of(seed + _SALT, index)
        made[index].evades_below = luck.draw(key, 0, 0)
        made[index].withholds_below = luck.draw(key, 0, 1)
        made[index].misrecords_below = luck.draw(key, 0, 2)
        made[index].informs_below = luck.draw(key, 0, 3)


def employers(migrants: int, workers_each: int, seed: int) -> Any:
    """Employers for about `migrants` workers, spread evenly over sectors and regions (at least four in each)."""
    each = max(4, -(-migrants // (workers_each * PLACES)))
    made = as_table(np.zeros(each * PLACES, EMPLOYER))
    _settle(made, seed)
    return made


@compiled
def choose(employers, sector, region, draw):  # type: ignore[no-untyped-def]
    """Index of the employer in a sector and region that a draw of 2**32 points at."""
    each = len(employers) // 42
    return (sector * 6 + region) * each + ((draw * each) >> 32)
