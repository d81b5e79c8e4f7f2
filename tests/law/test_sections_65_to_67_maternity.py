"""SSA s.65 to 67: grant at birth, antenatal care, leave."""

import pytest

from simsp.law import maternity


@pytest.mark.parametrize(
    ("month", "paid", "met"),
    [
        ("2015-10", 6, False),
        ("2015-10", 7, True),
        ("2015-11", 4, False),
        ("2015-11", 5, True),
        ("2026-11", 5, True),
    ],
)
def test_months_needed_before_and_after_act_no_4(law_on, history, month, paid, met):
    """7 of 15 months until October 2015, then 5 of 15."""
    assert maternity.has_window(history(paid), law_on("maternity", month)) == met


def test_a_sixteenth_month_ago_does_not_count(law_on, history):
    """Five months that ended 10 or 11 months ago."""
    law = law_on("maternity", "2026-11")
    assert maternity.has_window(history(5, 10), law)
    assert not maternity.has_window(history(5, 11), law)


@pytest.mark.parametrize(
    ("month", "grant", "antenatal"),
    [("2010-12", 12_000, 0), ("2011-01", 13_000, 0), ("2020-12", 13_000, 0), ("2021-01", 15_000, 1_500),
     ("2046-12", 15_000, 1_500)],
)  # fmt: skip
def test_amounts_by_date(law_on, month, grant, antenatal):
    """12,000, 13,000, then 15,000 and 1,500 for antenatal care."""
    law = law_on("maternity", month)
    assert maternity.grant(0, law) == grant * 100
    assert maternity.antenatal(0, law) == antenatal * 100


@pytest.mark.parametrize(
    ("month", "births", "paid"),
    [("2015-10", 1, True), ("2015-10", 2, False), ("2015-11", 2, True), ("2026-11", 8, True)],
)
def test_the_grant_for_the_third_birth_came_with_act_no_4(law_on, month, births, paid):
    """Two births before, any number since."""
    assert (maternity.grant(births, law_on("maternity", month)) > 0) == paid


def test_leave_is_half_the_base_for_ninety_days_twice(law_on):
    """10,000 baht wage: 15,000 for the first and second birth, nothing for the third."""
    law = law_on("maternity", "2026-11")
    grants = [maternity.leave_grant(3_000_000, births, law) for births in range(4)]
    assert grants == [1_500_000, 1_500_000, 0, 0]
