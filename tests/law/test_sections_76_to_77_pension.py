"""SSA s.76, s.77, s.77 quinquies: old-age pension."""

import pytest

from simsp.law import old_age
from simsp.law.old_age import LUMP_SUM, NOTHING, PENSION


@pytest.mark.parametrize(
    ("months", "kind"),
    [(0, NOTHING), (1, LUMP_SUM), (11, LUMP_SUM), (179, LUMP_SUM), (180, PENSION), (480, PENSION)],
)
def test_180_months_turn_the_lump_sum_into_a_pension(law_on, months, kind):
    """Both sides of 180; no month gives nothing."""
    assert old_age.right_kind(months, law_on("old_age", "2026-11")) == kind


def test_beside_an_invalidity_pension_there_is_only_a_lump_sum(law_on):
    """s.77 quinquies."""
    law = law_on("old_age", "2026-11")
    kinds = [old_age.right_kind_beside_invalidity(months, law) for months in (0, 179, 180)]
    assert kinds == [NOTHING, LUMP_SUM, LUMP_SUM]


@pytest.mark.parametrize(
    ("months", "per_mille"),
    [(179, 0), (180, 200), (191, 200), (192, 215), (203, 215), (204, 230), (240, 275), (300, 350)],
)
def test_pension_rate_by_months(law_on, months, per_mille):
    """20 per cent, and 1.5 for each further full year, on an average wage of 10,000 baht."""
    assert old_age.pension(months, 1_000_000, law_on("old_age", "2026-11")) == per_mille * 1_000


@pytest.mark.parametrize(("month", "baht"), [("2006-12", 2_000), ("2007-01", 2_750)])
def test_the_rate_of_2007(law_on, month, baht):
    """240 months on 10,000 baht: 15 + 5 per cent before 2007, 20 + 7.5 since."""
    assert old_age.pension(240, 1_000_000, law_on("old_age", month)) == baht * 100


def test_180_months_at_9000_give_1800_a_month(law_on):
    """The worker refused at 55 in Samut Sakhon."""
    assert old_age.pension(180, 900_000, law_on("old_age", "2026-11")) == 180_000


def test_the_wage_is_averaged_over_sixty_months(law_on):
    """Half of them at 9,000 and half at 10,000 baht; a shorter record over what it has."""
    law = law_on("old_age", "2026-11")
    assert old_age.average_wage(30 * 900_000 + 30 * 1_000_000, 200, law) == 950_000
    assert old_age.average_wage(2_000_001, 2, law) == 1_000_001  # half a satang up
    assert old_age.average_wage(0, 0, law) == 0


@pytest.mark.parametrize(
    ("age_months", "kind", "due"),
    [
        (659, LUMP_SUM, False),
        (660, LUMP_SUM, True),  # the month of the 55th birthday
        (659, PENSION, False),
        (660, PENSION, False),
        (661, PENSION, True),  # the month after it
        (900, NOTHING, False),
    ],
)
def test_section_77_bis_due_with_the_birthday_or_from_the_month_after(law_on, age_months, kind, due):
    """Both sides of 55: the single sum at once, the pension from the next month; nothing is never due."""
    assert old_age.is_due(age_months, False, False, kind, law_on("old_age", "2026-11")) == due


@pytest.mark.parametrize("kind", [NOTHING, LUMP_SUM, PENSION])
def test_nothing_is_due_while_insured(law_on, kind):
    """At 60, and even for an invalid."""
    law = law_on("old_age", "2026-11")
    assert not old_age.is_due(720, True, False, kind, law)
    assert not old_age.is_due(720, True, True, kind, law)


@pytest.mark.parametrize(("kind", "due"), [(NOTHING, False), (LUMP_SUM, True)])
def test_the_invalid_need_not_wait(law_on, kind, due):
    """At 40, once insurance has ended."""
    assert old_age.is_due(480, False, True, kind, law_on("old_age", "2026-11")) == due


def test_a_policy_can_lower_the_age(law_on):
    """50 instead of 55."""
    law = law_on("old_age", "2027-01", pension_age=50)
    assert [old_age.is_due(months, False, False, LUMP_SUM, law) for months in (599, 600)] == [False, True]
    assert [old_age.is_due(months, False, False, PENSION, law) for months in (600, 601)] == [False, True]


@pytest.mark.parametrize(
    ("kind", "policy", "may"),
    [
        (PENSION, "pension", False),
        (PENSION, "either", True),
        (LUMP_SUM, "either", False),  # there is nothing to choose
        (NOTHING, "either", False),
    ],
)
def test_a_policy_can_offer_the_sum_in_place_of_the_pension(law_on, kind, policy, may):
    """The three options of the bill of 2022, as far as they are modelled."""
    assert old_age.may_choose_sum(kind, law_on("old_age", "2027-01", at_pension_age=policy)) == may


@pytest.mark.parametrize(("age", "months", "barred"), [(54, 180, False), (55, 0, False), (55, 1, True)])
def test_section_78_3_no_unemployment_beside_old_age(law_on, age, months, barred):
    """From 55 on, for who has any old-age right."""
    assert old_age.bars_unemployment(age, months, law_on("old_age", "2026-11")) == barred


@pytest.mark.parametrize(("month", "last"), [("2015-10", 12), ("2015-11", 24)])
def test_section_56_claims_within_two_years(law_on, month, last):
    """One year before Act No. 4."""
    law = law_on("old_age", month)
    assert not old_age.is_late(last, law)
    assert old_age.is_late(last + 1, law)
