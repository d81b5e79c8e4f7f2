"""How many threads share one world, and into what blocks its people are cut, changes no bit of any result."""

from collections.abc import Iterator

import pytest

from simsp import comparison, months
from simsp.compiled import wrapping_arithmetic
from simsp.crew import BLOCK, Crew
from simsp.plan import Plan
from simsp.scenario import resolve
from tests.exact import prints

UNTIL = months.parse("2029-06")


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Today's law and the two policies that reach most steps, on some hundred people."""
    scenarios = resolve(["current_law", "self_enrolment", "exit_lump_sum"], end=UNTIL)
    return comparison.planned(scenarios, 400, 1, 11, None, UNTIL)


def lived(plan: Plan, crew: Crew) -> dict[str, str]:
    """A fingerprint of everything that came of every scenario."""
    with wrapping_arithmetic():
        return prints.of_outcomes(list(comparison.followed(plan, 0, 0, crew)))


@pytest.fixture(scope="module")
def alone(plan: Plan) -> Iterator[dict[str, str]]:
    """One thread, everybody in one block."""
    yield lived(plan, Crew())


@pytest.mark.parametrize(
    ("threads", "block"), [(1, 1), (1, 64), (1, 399), (2, 37), (2, BLOCK), (5, 16), (5, 100)]
)
def test_threads_and_blocks_change_nothing(
    plan: Plan, alone: dict[str, str], threads: int, block: int
) -> None:
    """Bit for bit: sums, series, interviews and each field of every life; of one person a block, too."""
    assert lived(plan, Crew(threads, block)) == alone


def test_a_fault_in_any_block_is_told(plan: Plan) -> None:
    """What no rule allows stops the run in whichever block it was met."""
    crew = Crew(2, 50)

    def work(block: slice, at: object) -> None:
        if block.start == 100:
            at.books["fault"] = 2  # type: ignore[attr-defined]

    with wrapping_arithmetic():
        world = comparison.begun(plan, 0, 0).world
        crew.on_people(world, 400, work)
    assert int(world.books["fault"][0]) == 2


def test_what_blocks_write_is_put_together_in_their_order(plan: Plan) -> None:
    """New rights stand in the order of the people, however late a block was ready."""
    with wrapping_arithmetic():
        world = comparison.begun(plan, 0, 0).world

    def work(block: slice, at: object) -> None:
        rows = at.rows  # type: ignore[attr-defined]
        rows["person"][: block.stop - block.start] = range(block.start, block.stop)
        at.books["open_rows"] = block.stop - block.start  # type: ignore[attr-defined]
        at.books["filed"] += 1  # type: ignore[attr-defined]

    Crew(5, 10).on_people(world, 200, work)
    assert world.rows["person"][:200].tolist() == list(range(200))
    assert (int(world.books["open_rows"][0]), int(world.books["filed"][0])) == (200, 20)
