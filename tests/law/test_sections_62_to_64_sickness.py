"""SSA s.62 to 64: care and cash in sickness."""

import pytest

from simsp.law import sickness


@pytest.mark.parametrize(
    ("mask", "met"),
    [(0b111, True), (0b11, False), (0b111 << 12, True), (0b111 << 13, False), (0b100000010000001, True)],
)
def test_three_of_fifteen_months(law_on, mask, met):
    """Two are too few; a month before the fifteen does not count; gaps do no harm."""
    assert sickness.has_window(mask, law_on("sickness", "2026-11")) == met


@pytest.mark.parametrize(
    ("sick", "employer", "year", "chronic", "days"),
    [
        (30, 0, 0, False, 0),  # all on the employer
        (31, 0, 0, False, 1),
        (31, 30, 0, False, 31),  # the employer's 30 days are used up
        (120, 0, 0, False, 90),
        (150, 0, 0, False, 90),  # 90 a spell
        (150, 30, 120, False, 60),  # 180 a year
        (150, 30, 180, False, 0),
        (400, 30, 0, True, 365),  # chronic
        (400, 30, 360, True, 5),
    ],
)
def test_days_after_the_employers_sick_pay(law_on, sick, employer, year, chronic, days):
    """30 days by the employer; 90 a spell, 180 a year, 365 chronic."""
    assert sickness.payable_days(sick, employer, year, chronic, law_on("sickness", "2026-11")) == days


def test_half_the_base(law_on):
    """10,000 baht wage: 333.33 a day, 166.67 paid; 30 days make 5,000."""
    law = law_on("sickness", "2026-11")
    assert sickness.cash(3_000_000, 1, law) == 16_667
    assert sickness.cash(3_000_000, 30, law) == 500_000
