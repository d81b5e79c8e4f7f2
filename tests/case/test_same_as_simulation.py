"""The simulation and `simsp case` are two drivers of one rulebook: they must agree on every life, to the satang."""

from pathlib import Path

import pytest

from simsp import diary
from simsp.case import read
from simsp.case.answer import answer
from simsp.parameters import DIMENSIONS
from simsp.plan import UNTIL
from tests.case.simulated import simulate

RIGHTS = DIMENSIONS["right"]


def _differences(lived, numbers, folder: Path):
    """What a case file of a life answers that the simulation does not, and the other way round."""
    found = []
    for number in numbers:
        path = folder / f"{number}.yaml"
        path.write_text(diary.case_file(lived.diary, number, lived.world), encoding="utf-8")
        told = answer(read.read(path), lived.scenario, last=UNTIL)
        owed = dict.fromkeys(RIGHTS, 0)
        for line in told.lines:
            owed[line.right.kind] += line.owed
        of_case = [
            *owed.values(),
            *(told.paid.total(payer) for payer in ("worker", "employer", "government")),
        ]
        of_simulation = [*lived.owed(number), *lived.paid(number)]
        if of_case != of_simulation:
            found.append((number, of_case, of_simulation))
    return found


def test_a_thousand_simulated_migrants_get_the_same_as_cases(tmp_path):
    """Each right and each payer's contributions, of 1,000 insured lives under today's law and practice.

    A life is written as a case file and read again; what is owed must not depend on what practice made of it.
    """
    lived = simulate("current_law", agents=310, seed=3)
    insured = lived.insured()

    assert len(insured) >= 1_000
    assert _differences(lived, insured[:1_000], tmp_path) == []


@pytest.mark.parametrize(
    "scenario",
    ["law_as_written", "exit_lump_sum", "employer_pays_all", "self_enrolment"],
)
def test_lives_under_a_policy_get_the_same_as_cases(scenario, tmp_path):
    """Insured lives of a smaller world, and another seed."""
    lived = simulate(scenario, agents=40, seed=11)
    insured = lived.insured()

    assert len(insured) >= 100
    assert _differences(lived, insured, tmp_path) == []
