"""SSA s.39 and s.41: insured after a job. s.40: insured without one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import contributions, voluntary

BRANCHES = range(7)


@pytest.mark.parametrize(
    ("insured", "since", "joins"),
    [(11, 1, False), (12, 1, True), (12, 6, True), (12, 7, False), (180, 0, True), (180, -1, False)],
)
def test_section_39_after_twelve_months_and_within_six(law_on, insured, since, joins):
    """Both sides of 12 months insured and of 6 months after leaving; no nationality is named."""
    assert voluntary.may_join_section_39(insured, since, law_on("voluntary", "2026-11")) == joins


def test_section_39_can_be_read_as_closed_to_people_who_are_not_thai(law_on):
    """A scenario can say so."""
    law = law_on("voluntary", "2027-01", open_to_non_thai=False)
    assert not voluntary.may_join_section_39(180, 1, law)


@pytest.mark.parametrize(("unpaid", "ends"), [(2, False), (3, True)])
def test_section_41_4_three_unpaid_months_in_a_row(law_on, unpaid, ends):
    """Both sides."""
    assert voluntary.lapses_in_a_row(unpaid, law_on("voluntary", "2026-11")) == ends


@pytest.mark.parametrize(
    ("paid", "since", "ends"),
    [
        (0b111111111000, 12, True),  # nine of twelve, but the last three in a row are missing
        (0b111111110001, 12, False),  # nine of twelve, the latest among them
        (0b110110110111, 12, False),  # nine of twelve
        (0b110110110110, 12, True),  # eight of twelve
        (0b11011011, 8, False),  # twelve months have not passed
        (0b000, 2, False),  # two months only
        (0b000, 3, True),
    ],
)
def test_section_41_both_ways_to_lapse(law_on, paid, since, ends):
    """In a row, or fewer than nine of twelve."""
    assert voluntary.lapses(np.uint64(paid), since, law_on("voluntary", "2026-11")) == ends


@given(st.integers(0, 2**12 - 1), st.integers(0, 11))
def test_a_paid_month_never_ends_a_membership(law_on, mask, month):
    """One more paid month in the last twelve."""
    law = law_on("voluntary", "2026-11")
    if not voluntary.lapses(np.uint64(mask), 12, law):
        assert not voluntary.lapses(np.uint64(mask | 1 << month), 12, law)


def test_section_54_7_all_but_unemployment():
    """Six branches."""
    assert [voluntary.section_39_covers(branch) for branch in BRANCHES] == [True] * 6 + [False]


def test_the_price_of_section_39_stands_with_the_contributions(law_on):
    """432 baht, said once."""
    assert contributions.section_39_price(law_on("contributions", "2026-11")) == 43_200


@pytest.mark.parametrize(
    ("month", "prices", "government"),
    [
        ("2012-01", (70, 100, 300), (30, 50, 150)),
        ("2022-04", (70, 100, 300), (30, 50, 150)),
        ("2022-05", (42, 60, 180), (21, 30, 90)),
        ("2022-07", (42, 60, 180), (21, 30, 90)),
        ("2022-08", (70, 100, 300), (30, 50, 150)),
        ("2046-12", (70, 100, 300), (30, 50, 150)),
    ],
)
def test_section_40_prices_and_what_the_government_adds(law_on, month, prices, government):
    """40 per cent less from May to July 2022; the government adds at most half of what is paid."""
    law = law_on("voluntary", month)
    assert tuple(voluntary.price_of_option(option, law) for option in (1, 2, 3)) == tuple(
        b * 100 for b in prices
    )
    added = tuple(voluntary.government_of_option(option, law) for option in (1, 2, 3))
    assert added == tuple(b * 100 for b in government)


@pytest.mark.parametrize(
    ("month", "offered"),
    [
        ("2011-04", []),
        ("2011-05", [1, 2]),
        ("2018-03", [1, 2]),
        ("2018-04", [1, 2, 3]),
        ("2026-11", [1, 2, 3]),
    ],
)
def test_section_40_options_by_date(law_on, month, offered):
    """Two since 2011, the third since 2018."""
    law = law_on("voluntary", month)
    assert [option for option in range(6) if voluntary.is_offered(option, law)] == offered


@pytest.mark.parametrize(
    ("option", "covered"),
    [
        (1, {"SICKNESS", "INVALIDITY", "DEATH"}),
        (2, {"SICKNESS", "INVALIDITY", "DEATH", "OLD_AGE"}),
        (3, {"SICKNESS", "INVALIDITY", "DEATH", "OLD_AGE", "CHILD_ALLOWANCE"}),
    ],
)
def test_section_40_what_each_option_covers(law_on, option, covered):
    """Never maternity, never unemployment."""
    law = law_on("voluntary", "2026-11")
    names = ["SICKNESS", "MATERNITY", "INVALIDITY", "DEATH", "CHILD_ALLOWANCE", "OLD_AGE", "UNEMPLOYMENT"]
    found = {name for name in names if voluntary.covers(option, getattr(voluntary, name), law)}
    assert found == covered


@pytest.mark.parametrize(
    ("employee", "thai", "policy", "joins"),
    [
        (False, True, False, True),
        (False, False, False, False),
        (False, False, True, True),
        (True, True, True, False),  # insured as an employee
        (True, False, True, False),
    ],
)
def test_section_40_asks_for_thai_nationality_unless_a_policy_opens_it(law_on, employee, thai, policy, joins):
    """And is never for employees."""
    law = law_on("voluntary", "2027-01", section_40_open_to_migrants=policy)
    assert voluntary.may_join_section_40(employee, thai, law) == joins
