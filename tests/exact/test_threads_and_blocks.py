"""How many threads share one world, and into what blocks its people are cut, changes no bit of any result."""

import pytest

from simsp import branches, comparison, months
from simsp.compiled import wrapping_arithmetic
from simsp.crew import Crew, Desk
from simsp.drawing import Draw
from simsp.plan import Plan, planned
from simsp.scenario import resolve
from simsp.world.world import World, arriving, new_world, seed_of
from tests.exact import prints

UNTIL = months.parse("2029-06")


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Today's law, the two policies that reach most steps, and the law as written, under which everybody is paid."""
    scenarios = resolve(["current_law", "self_enrolment", "exit_lump_sum", "law_as_written"], end=UNTIL)
    return planned(scenarios, 400, 1, 11, None, UNTIL)


def lived(plan: Plan, crew: Crew) -> dict[str, str]:
    """A fingerprint of everything that came of every scenario."""
    with wrapping_arithmetic():
        return prints.of_outcomes(list(branches.followed(plan, 0, 0, crew)))


@pytest.fixture(scope="module")
def alone(plan: Plan) -> dict[str, str]:
    """One thread, everybody in one block."""
    return lived(plan, Crew())


def nobody(plan: Plan) -> World:
    """A world before its first month."""
    who = arriving(plan.until, plan.people_per_agent, Draw())
    with wrapping_arithmetic():
        return new_world(who, seed_of(1, 0), 8)


@pytest.mark.parametrize(("threads", "block"), [(1, 1), (1, 64), (1, 399), (2, 37), (5, 16), (5, 100)])
def test_threads_and_blocks_change_nothing(
    plan: Plan, alone: dict[str, str], threads: int, block: int
) -> None:
    """Bit for bit: sums, series, interviews and each field of every life; of one person a block, too."""
    assert lived(plan, Crew(threads, block)) == alone


def test_cores_that_no_replicate_needs_become_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """One replicate on four cores, its people cut into blocks of 50: the same as on one core."""
    asked = {"agents": 300, "replicates": 1, "seed": 5, "until": UNTIL, "people": True}
    alone = comparison.compare(["exit_lump_sum"], jobs=1, **asked)
    crews: list[int] = []

    def of_small_blocks(threads: int) -> Crew:
        crews.append(threads)
        return Crew(threads, 50)

    monkeypatch.setattr(comparison, "Crew", of_small_blocks)
    together = comparison.compare(["exit_lump_sum"], jobs=4, **asked)
    assert crews == [4]
    assert [prints.of_scenario(together, number) for number in (0, 1)] == [
        prints.of_scenario(alone, number) for number in (0, 1)
    ]


def test_payments_beyond_the_room_are_a_fault(plan: Plan) -> None:
    """What does not fit into the world's tables is told, not dropped."""
    world = nobody(plan)

    def work(block: slice, at: Desk) -> None:
        at.books["open_rows"] = len(at.rows)

    Crew(1, 50).on_people(world, 5000, work)
    assert int(world.books["fault"][0]) == 2


def test_a_fault_in_any_block_is_told(plan: Plan) -> None:
    """What no rule allows stops the run in whichever block it was met."""
    world = nobody(plan)

    def work(block: slice, at: Desk) -> None:
        if block.start == 100:
            at.books["fault"] = 2

    Crew(2, 50).on_people(world, 400, work)
    assert int(world.books["fault"][0]) == 2


def test_what_blocks_write_is_put_together_in_their_order(plan: Plan) -> None:
    """New rights stand in the order of the people, however late a block was ready."""
    world = nobody(plan)

    def work(block: slice, at: Desk) -> None:
        count = block.stop - block.start
        at.rows["person"][:count] = range(block.start, block.stop)
        at.books["open_rows"] = count
        at.books["filed"] += 1

    Crew(5, 10).on_people(world, 200, work)
    assert world.rows["person"][:200].tolist() == list(range(200))
    assert (int(world.books["open_rows"][0]), int(world.books["filed"][0])) == (200, 20)
