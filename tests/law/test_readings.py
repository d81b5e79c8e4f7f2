"""Other answers to open questions of law, each worked out by hand."""

import pytest

from simsp.law import old_age, sickness, unemployment

MONTH = "2026-11"


@pytest.mark.parametrize(("months", "reading", "barred"), [
    (6, "any_right", True), (6, "pension_only", False), (179, "pension_only", False), (180, "pension_only", True),
    (0, "any_right", False),
])  # fmt: skip
def test_which_old_age_right_bars_unemployment_benefit(law_on, months, reading, barred):
    """s.78 (3) at 55: any right by its words, or a pension only."""
    law = law_on("old_age", MONTH, bars_unemployment_benefit=reading)
    assert old_age.bars_unemployment(55, months, law) == barred
    assert not old_age.bars_unemployment(54, months, law)


@pytest.mark.parametrize(("days", "fund"), [(130, 60), (100, 60), (60, 30), (30, 0)])
def test_ninety_days_may_be_counted_from_the_first_day_off(law_on, days, fund):
    """130 days off, 30 of them paid by the employer: 60 more make 90; the default counts 90 from the fund's first."""
    law = law_on("sickness", MONTH, days_counted_from="first_day_off")
    assert sickness.payable_days(days, 0, 0, False, law) == fund


def test_invalid_with_the_months_of_a_pension_waits_until_55(law_on):
    """s.77 bis gives the sum at once below 180 months; from them on invalidity pay and pension meet at 55."""
    law = law_on("old_age", MONTH)
    assert old_age.is_due(500, False, True, old_age.LUMP_SUM, law)
    assert not old_age.is_due(500, False, True, old_age.PENSION, law)
    assert old_age.is_due(661, False, True, old_age.PENSION, law)


def test_days_held_back_by_a_year_are_not_paid_in_the_next(law_on):
    """30 days left in December, 67 days without work: 30 are paid; January pays 30 of its own, not what was held."""
    law = law_on("unemployment", MONTH)
    counted = unemployment.counted_days(67, 180, law)
    assert unemployment.payable_days(67, 0, 150, 180, law) == 30
    assert counted == 60
    assert unemployment.payable_days(97, counted, 0, 180, law) == 30
