"""Step 4, contribute: a person is not a record; the law, enrolment and the office each count months of their own."""

from typing import Any

import numpy as np
import pytest

from simsp import months
from simsp.parameters import Change
from simsp.world.world import HISTORY
from tests.properties.worlds import Made, dated, made, quiet

UNTIL = months.parse("2015-12")
MOVING = {"work.employer_change": 60, "work.province_move": 20}
RECORDS = ("law", "enrolled", "shown")
NAMES = ("mask", "months", "worker", "employer", "returns")


def after_five_years(**changes: Any) -> Made:
    """A quiet world whose workers change employers, after five years."""
    rules = quiet() | MOVING | changes.pop("rules", {})
    return made(dated(rules | changes), agents=200, until=UNTIL, seed=6).until(UNTIL)


@pytest.fixture(scope="module")
def whole() -> Made:
    """No record is ever split."""
    return after_five_years()


@pytest.fixture(scope="module")
def split() -> Made:
    """A new record with each new employer; the office counts only the record it is shown."""
    return after_five_years(rules={"practice.record_split": 1, "practice.only_record_shown": True})


def test_without_practice_three_records_are_one(whole: Made) -> None:
    """Who is enrolled, remitted for and never split has the same record three times."""
    for name in NAMES:
        assert np.array_equal(whole.here["law"][name], whole.here["enrolled"][name])
        assert np.array_equal(whole.here["law"][name], whole.here["shown"][name])


def test_a_split_takes_nothing_from_what_the_law_counts(whole: Made, split: Made) -> None:
    """Section 42 adds all periods: on the same lives, the law's and the enrolled months and money are the same."""
    for record in ("law", "enrolled"):
        for name in NAMES:
            assert np.array_equal(whole.here[record][name], split.here[record][name]), (record, name)


def test_a_split_lowers_what_the_office_is_shown(split: Made) -> None:
    """The record shown is never longer, and much shorter in all."""
    law, shown = split.here["law"], split.here["shown"]
    for name in ("months", "worker", "employer", "returns"):
        assert (shown[name] <= law[name]).all()
    assert shown["months"].sum() < 0.7 * law["months"].sum()
    assert (shown["mask"] & ~law["mask"] == 0).all()


def test_a_month_withheld_counts_by_law_and_is_shown_to_nobody() -> None:
    """Section 47: what the employer deducted and kept counts for the worker; the office has not seen it."""
    kept = after_five_years(rules={"employers.unremitted": 1})
    assert np.array_equal(kept.here["law"]["months"], kept.here["enrolled"]["months"])
    assert kept.here["law"]["months"].min() > 40
    assert set(kept.here["shown"]["months"]) == {0}
    total = kept.world.books["total"]
    assert int(total["worker"][0]) == int(total["employer"][0]) == int(total["government"][0]) == 0
    assert int(total["deducted"][0]) > 0


def test_a_month_evaded_counts_by_law_alone() -> None:
    """Sections 33 and 49: insurable work counts although nobody was enrolled, and nothing is deducted."""
    rules = {f"employers.evasion_{one}": 1 for one in ("mou", "nv", "cr", "border_pass", "undocumented")}
    evaded = after_five_years(rules=rules)
    assert evaded.here["law"]["months"].min() > 40
    assert set(evaded.here["enrolled"]["months"]) == set(evaded.here["shown"]["months"]) == {0}
    assert int(evaded.world.books["total"]["deducted"][0]) == 0


def test_each_party_pays_five_per_cent_and_the_state_two_and_three_quarters(whole: Made) -> None:
    """On 10,000 baht: 500 from the worker, 500 from the employer, 275 from the government, each month."""
    total = whole.world.books["total"]
    credited = int(total["months_credited"][0])
    assert credited == whole.here["law"]["months"].sum()
    assert int(total["worker"][0]) == int(total["deducted"][0]) == credited * 500_00
    assert int(total["employer"][0]) == credited * 500_00
    assert int(total["government"][0]) == credited * 275_00


def test_the_three_legal_accounts_hold_all_that_was_paid(whole: Made) -> None:
    """Short term 150, unemployment 50 and old age 300 of each 500; of the government's 275: 150, 25 and 100."""
    credited = int(whole.world.books["total"]["months_credited"][0])
    assert whole.world.books["paid"][0, 0].tolist() == [
        [credited * 150_00, credited * 50_00, credited * 300_00],
        [credited * 150_00, credited * 50_00, credited * 300_00],
        [credited * 150_00, credited * 25_00, credited * 100_00],
    ]


def masks(one: Made, month: int) -> set[int]:
    """Months that the law counts, as seen from a month: a record is brought to a month only when it is needed."""
    people = one.here
    return set((people["law"]["mask"] << (month - people["law"]["brought_to"]).astype(np.uint64)).tolist())


def test_the_mask_has_a_bit_for_each_month_paid() -> None:
    """After ten months without a gap the mask is ten ones, and two months later it has moved by two."""
    one = made([*dated(quiet()), Change("work.hire", 0, HISTORY + 1)], agents=30, until=HISTORY + 11)
    one.let("work.dismissal", HISTORY + 10).until(HISTORY + 9)
    assert masks(one, HISTORY + 9) == {0b11_1111_1111}
    one.until(HISTORY + 11)
    assert masks(one, HISTORY + 11) == {0b1111_1111_1100}
