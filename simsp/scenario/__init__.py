"""A scenario: a file that says only what changes, why, and from when.

A scenario extends another one (`current_law` where it does not say) and so on down to today's law. Resolved,
it is one list of changes, the base's first: each holds from its month on, and of two the later wins.

Read in this order: `file` (plain values out of YAML, safely), `values` (does a value fit its parameter),
`page` (what one file says; `settings`: its changes, `entries`: its calendar, `description`: what it is),
`times` (does a change change anything), `packages` (files beside one another), `resolve` (files upon files).
"""

from simsp.parameters import Change
from simsp.scenario.description import Description, Lever
from simsp.scenario.entries import event_as_data
from simsp.scenario.page import FIRST_MONTH
from simsp.scenario.resolve import BASELINE, laid_over, resolve, shipped
from simsp.scenario.resolved import Scenario, too_early
from simsp.scenario.times import beyond_last_change, changes_nothing, idle, moved

__all__ = [
    "BASELINE",
    "FIRST_MONTH",
    "Change",
    "Description",
    "Lever",
    "Scenario",
    "beyond_last_change",
    "changes_nothing",
    "event_as_data",
    "idle",
    "laid_over",
    "moved",
    "resolve",
    "shipped",
    "too_early",
]
