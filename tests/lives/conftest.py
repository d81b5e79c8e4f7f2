"""One small comparison, lived once and for all tests of this folder."""

import pytest

from simsp import months
from simsp.branches import followed
from simsp.compiled import wrapping_arithmetic
from simsp.outcomes import Outcome
from simsp.plan import Plan, draw_of, planned
from simsp.scenario import resolve

UNTIL = months.parse("2030-12")


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Today's law and two policies, few people, four years."""
    scenarios = resolve(["current_law", "self_enrolment", "exit_lump_sum"], end=UNTIL)
    return planned(scenarios, 300, 1, 5, None, UNTIL)


@pytest.fixture(scope="session")
def found(plan: Plan) -> list[Outcome]:
    """What came of its only replicate."""
    with wrapping_arithmetic():
        return list(followed(plan, draw_of(0), 0))
