"""SSA s.69 to 71: invalidity outside work."""

import pytest

from simsp.law import invalidity


@pytest.mark.parametrize(
    ("paid", "ended", "met"), [(2, 0, False), (3, 0, True), (3, 12, True), (3, 13, False)]
)
def test_three_of_fifteen_months(law_on, history, paid, ended, met):
    """Both sides of 3 months and of 15."""
    assert invalidity.has_window(history(paid, ended), law_on("invalidity", "2026-11")) == met


@pytest.mark.parametrize(
    ("month", "severe", "baht"),
    [
        ("2026-11", True, 5_000),
        ("2026-11", False, 3_000),
        ("2015-10", True, 5_000),
        ("2015-10", False, 0),
        ("2015-11", False, 3_000),
    ],
)
def test_half_for_severe_and_three_tenths_for_less(law_on, month, severe, baht):
    """10,000 baht wage; less severe invalidity is paid since Act No. 4."""
    assert invalidity.monthly(3_000_000, severe, law_on("invalidity", month)) == baht * 100


def test_severe_is_for_life_and_less_severe_for_180_months(law_on):
    """Both sides of 180 payments."""
    law = law_on("invalidity", "2026-11")
    assert invalidity.is_within_duration(1_000, True, law)
    assert invalidity.is_within_duration(179, False, law)
    assert not invalidity.is_within_duration(180, False, law)
