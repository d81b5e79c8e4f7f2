"""Every shipped file does what it says it does, and under each of them every satang is in exactly one place."""

import random
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from simsp import months, scenario
from simsp.comparison import Comparison, compare
from simsp.outcomes import Outcome
from simsp.world.books import View
from simsp.world.rights import GATES, Fate
from tests.scenarios.written import COMPARED, FILES, KINDS

UNTIL = months.parse("2036-12")
SEED = 11
PACKAGES = ("drawn_1", "drawn_2", "drawn_3")
EVERYTHING = (*scenario.shipped(), *PACKAGES)
PERIOD, LIFETIME = int(View.PERIOD), int(View.LIFETIME)
RECEIVED, STILL, NOT_YET, LOST = (
    int(one) for one in (Fate.RECEIVED, Fate.STILL_CLAIMABLE, Fate.NOT_YET_DUE, Fate.LOST)
)

pytestmark = pytest.mark.xdist_group("every_scenario")  # one comparison for all tests of this file


def _drawn(luck: random.Random) -> list[str]:
    """Four rules in random order that set no value twice."""
    rules = [name for name in COMPARED if KINDS[name] == "rule" and "includes" not in FILES[name]]
    found = {one.name: set(one.values()) for one in scenario.resolve(rules, end=UNTIL)}
    taken: list[str] = []
    for name in luck.sample(rules, len(rules)):
        others = {value for other in taken for value in found[other]}
        if len(taken) < 4 and not found[name] & others:
            taken.append(name)
    return taken


def _write_packages(folder: Path) -> list[Path]:
    luck, paths = random.Random(SEED), [folder / f"{name}.yaml" for name in PACKAGES]
    for path in paths:
        included = ", ".join(_drawn(luck))
        path.write_text(
            f"title: Drawn at random\nstarts: 2027-01\nincludes: [{included}]\n", encoding="utf-8"
        )
    return paths


@pytest.fixture(scope="module")
def all_files(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Every shipped scenario and three packages drawn from the rules, on the same lives."""
    packages = _write_packages(tmp_path_factory.mktemp("packages"))
    return compare(
        [*scenario.shipped(), *packages],
        agents=1500,
        replicates=4,
        seed=SEED,
        until=UNTIL,
        jobs=1,
        readings=False,
    )


@pytest.fixture(scope="module")
def changes(all_files: Comparison) -> pd.Series:
    """Mean change against today's law in the months measured, by scenario and measure."""
    measures = all_files.measures.query("group_by == 'all'")
    return measures.set_index(["scenario", "measure"])["change"].astype(float)


@pytest.fixture
def outcomes_of(all_files: Comparison, request: pytest.FixtureRequest) -> list[Outcome]:
    """The outcomes of the scenario that the test names, one a replicate."""
    number = EVERYTHING.index(request.getfixturevalue("name"))
    assert all_files.plan.scenarios[number].name == EVERYTHING[number]
    return [replicate[number] for replicate in all_files.outcomes]


@pytest.mark.parametrize("name", COMPARED)
def test_a_file_changes_something(name: str, changes: pd.Series) -> None:
    """No file is a silent nothing in ten years of a small population."""
    assert (changes[name].dropna() != 0).any()


@pytest.mark.parametrize(
    ("name", "measure", "moves"),
    [(name, one["measure"], one["moves"]) for name in COMPARED for one in FILES[name].get("expects", ())],
)
def test_a_file_moves_what_it_is_expected_to_move(
    name: str, measure: str, moves: str, changes: pd.Series
) -> None:
    """In the direction that the file claims."""
    change = changes[name, measure]

    assert change > 0 if moves == "up" else change < 0


@pytest.mark.parametrize("name", EVERYTHING)
def test_what_was_paid_in_is_what_the_payers_paid(name: str, outcomes_of: list[Outcome]) -> None:
    """The books of the fund and the account of its members tell the same money, by payer."""
    for one in outcomes_of:
        by_payer = [one.total[payer] for payer in ("worker", "employer", "government")]
        assert one.exact["paid"][PERIOD].sum(axis=1).tolist() == by_payer
        assert min(by_payer) >= 0


@pytest.mark.parametrize("name", EVERYTHING)
def test_what_was_owed_is_received_or_still_claimable_or_lost(name: str, outcomes_of: list[Outcome]) -> None:
    """Fate by fate, what the rights say is what the account says; nothing is negative."""
    for one in outcomes_of:
        fates = one.exact["fates"][PERIOD].sum(axis=0)
        assert int(fates[RECEIVED]) == one.total["cash"] + one.total["care"]
        assert int(fates[STILL]) == one.total["still"]
        assert int(fates[NOT_YET]) == one.total["not_yet"]
        assert int(fates[LOST:].sum()) == one.total["lost"]
        assert (one.exact["fates"] >= 0).all()


@pytest.mark.parametrize("name", EVERYTHING)
def test_nothing_is_open_when_all_lives_have_ended(name: str, outcomes_of: list[Outcome]) -> None:
    """Each right of the cohort is received or lost in the end, and no gate regains more than was lost."""
    for one in outcomes_of:
        fates = one.exact["fates"][LIFETIME].sum(axis=0)
        assert (int(fates[STILL]), int(fates[NOT_YET])) == (0, 0)
        assert len(fates) == LOST + len(GATES)
        assert (one.exact["removal"].max(axis=1) <= one.exact["fates"][:, :, LOST:].sum(axis=(1, 2))).all()


def test_a_package_is_not_the_rules_one_by_one(all_files: Comparison) -> None:
    """Each drawn package holds four rules and is a world of its own."""
    paid = [np.array([one.total["lost"] for one in replicate]) for replicate in all_files.outcomes]

    for number in range(len(EVERYTHING) - len(PACKAGES), len(EVERYTHING)):
        assert len(all_files.plan.scenarios[number].changes) >= 4
        assert all(lost[number] != lost[0] for lost in paid)
