"""SSA s.73: funeral grant and survivors' grant."""

import pytest

from simsp.law import death


@pytest.mark.parametrize(("ended", "met"), [(0, True), (5, True), (6, False)])
def test_one_of_the_last_six_months(law_on, history, ended, met):
    """One month, five or six months ago."""
    assert death.has_window(history(1, ended), law_on("death", "2026-11")) == met


@pytest.mark.parametrize(
    ("month", "baht"), [("2011-01", 40_000), ("2020-12", 40_000), ("2021-01", 50_000), ("2046-12", 50_000)]
)
def test_funeral_grant_by_date(law_on, month, baht):
    """With a highest daily minimum wage of 400 baht."""
    assert death.funeral_grant(40_000, law_on("death", month)) == baht * 100


def test_funeral_grant_is_never_below_a_hundred_days(law_on):
    """Both sides of 500 baht a day."""
    law = law_on("death", "2026-11")
    assert death.funeral_grant(50_000, law) == 5_000_000
    assert death.funeral_grant(50_100, law) == 5_010_000


@pytest.mark.parametrize(
    ("month", "months", "baht"),
    [("2026-11", 35, 0), ("2026-11", 36, 20_000), ("2026-11", 119, 20_000), ("2026-11", 120, 60_000),
     ("2015-11", 36, 20_000), ("2015-11", 120, 60_000),
     ("2015-10", 35, 0), ("2015-10", 36, 15_000), ("2015-10", 119, 15_000), ("2015-10", 120, 50_000)],
)  # fmt: skip
def test_survivors_grant_by_months(law_on, month, months, baht):
    """10,000 baht wage: 2 and 6 wages; 1.5 and 5 before Act No. 4."""
    assert death.survivors_grant(months, 3_000_000, law_on("death", month)) == baht * 100
