"""A scenario: a file that says only what changes, why, and from when.

A scenario extends another one (`current_law` where it does not say) and so on down to today's law. Resolved,
it is one list of changes, the base's first: each holds from its month on, and of two the later wins.

Read in this order: `file` (plain values out of YAML, safely), `values` (does a value fit its parameter),
`page` (what one file says), `times` (does a change change anything), `resolve` (files upon files).
"""

from simsp.scenario.page import FIRST_MONTH, Change
from simsp.scenario.resolve import BASELINE, Scenario, resolve, shipped
from simsp.scenario.times import beyond_last_change, changes_nothing, idle

__all__ = [
    "BASELINE",
    "FIRST_MONTH",
    "Change",
    "Scenario",
    "beyond_last_change",
    "changes_nothing",
    "idle",
    "resolve",
    "shipped",
]
