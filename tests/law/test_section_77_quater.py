"""SSA s.77 quater: what heirs get of an old-age right."""

import pytest

from simsp.law import old_age


def test_before_180_months_heirs_get_the_lump_sum(law_on):
    """And from 180 on ten monthly pensions."""
    law = law_on("old_age", "2026-11")
    assert old_age.death_before_pension(179, 9_666_000, 0, law) == 9_666_000
    assert old_age.death_before_pension(180, 9_720_000, 180_000, law) == 1_800_000


def test_one_more_month_can_cost_heirs_most_of_the_account(law_on):
    """The clause that does: s.77 quater; 9,000 baht wage, 179 months 96,660 baht, 180 months 18,000."""
    law = law_on("old_age", "2026-11")
    before = old_age.lump_sum(179, 179 * 27_000, 179 * 27_000, 0, law)
    pension = old_age.pension(180, 900_000, law)
    assert before == 9_666_000
    assert old_age.death_before_pension(180, 0, pension, law) == 1_800_000


@pytest.mark.parametrize(
    ("payments", "pensions"), [(0, 60), (1, 59), (49, 11), (50, 10), (51, 10), (59, 10), (60, 0), (61, 0)]
)
def test_sixty_months_are_guaranteed(law_on, payments, pensions):
    """The rest of 60; ten if fewer than ten are left; nothing after them."""
    assert old_age.death_of_pensioner(payments, 180_000, law_on("old_age", "2026-11")) == pensions * 180_000


@pytest.mark.parametrize(
    ("family", "shares"),
    [
        ((0, False, False, False), (0, 0, 0, 0)),
        ((1, True, True, False), (2, 1, 1, 0)),
        ((2, True, True, True), (2, 1, 1, 1)),
        ((3, True, True, True), (3, 1, 1, 1)),
    ],
)
def test_heirs_share_by_kin(family, shares):
    """Children two shares, three from the third child on; spouse, parents and a named person one each."""
    assert old_age.heir_shares(*family) == shares
