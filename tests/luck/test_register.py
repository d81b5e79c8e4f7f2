"""The register of decisions: no two share a number, and none reaches into the next month."""

from simsp.luck import PER_MONTH, Decision
from simsp.parameters import DIMENSIONS
from simsp.world.documents import ASKED
from simsp.world.rights import Right

RIGHTS = len(DIMENSIONS["right"])
PAPERS = 16  # up to fifteen that a clerk may ask for, and the visit in vain of who finds no interpreter
FAMILIES = {  # one decision for each right, or for each paper
    Decision.ACCEPTED: RIGHTS,
    Decision.CASH: RIGHTS,
    Decision.PAPERS_BLOCK: RIGHTS,
    Decision.ACCEPTED_AGAIN: RIGHTS,
    Decision.SENT_AWAY: PAPERS,
}


def test_no_two_decisions_have_the_same_number() -> None:
    """A number is part of every key, and an enumeration would silently make a second name of it."""
    numbers = [decision.value for decision in Decision.__members__.values()]
    assert len(numbers) == len(set(numbers)) == len(Decision)


def test_decisions_made_for_each_right_do_not_reach_into_others() -> None:
    """`ACCEPTED + right` and its like keep as many numbers to themselves as there are rights or papers."""
    taken = [family + member for family, members in FAMILIES.items() for member in range(members)]
    single = [decision.value for decision in Decision if decision not in FAMILIES]
    assert len(Right) == RIGHTS
    assert ASKED.max() < PAPERS
    assert len(set(taken + single)) == len(taken) + len(single)


def test_every_decision_fits_into_a_month() -> None:
    """Month and decision make one number; a decision of 256 or more would be one of the next month."""
    assert min(Decision) >= 0
    assert max(Decision) < PER_MONTH
    assert max(family + members for family, members in FAMILIES.items()) <= PER_MONTH
