"""Numbers as text: no more precise than their interval, and never without it."""

import pytest

from simsp.report import formats
from simsp.report.read import Estimate


@pytest.mark.parametrize(
    ("estimate", "told_as", "text"),
    [
        (Estimate(0.312, 0.258, 0.369), "per 100", "31 (26 to 37)"),
        (Estimate(0.312, 0.31, 0.314), "per 100", "31.2 (31.0 to 31.4)"),
        (Estimate(0.5, 0.1, 0.9), "per 100", "50 (10 to 90)"),
        (Estimate(0.54, 0.48, 0.6), "percent", "54% (48 to 60)"),
        (Estimate(1.234e10, 1.01e10, 1.49e10), "thb", "12 billion (10 to 15)"),
        (Estimate(1.234e6, 1.2e6, 1.3e6), "thb", "1.23 million (1.20 to 1.30)"),
        (Estimate(83_120.0, 80_000.0, 86_000.0), "thb", "83,000 (80,000 to 86,000)"),
        (Estimate(41.4, 35.2, 47.7), "days", "41 days (35 to 48)"),
        (Estimate(-0.02, -0.05, 0.01), "per 100", "\u22122 (\u22125 to 1)"),
        (Estimate(0.0, 0.0, 0.0), "thb", "0"),
        (Estimate(67.0, 67.0, 67.0), "days", "67 days"),
        (Estimate(1.5, 1.32, 1.66), "ratio", "1.50 (1.32 to 1.66)"),
        (None, "thb", "not defined"),
    ],
)
def test_a_number_is_no_more_precise_than_its_interval(
    estimate: Estimate | None, told_as: str, text: str
) -> None:
    """One digit of half the interval, two where the first of them is 1."""
    assert formats.show(estimate, told_as) == text


def test_a_difference_carries_its_sign() -> None:
    """Plus and minus, but no sign on zero."""
    assert formats.show(Estimate(0.02, -0.01, 0.05), "per 100", plus=True) == "+2 (\u22121 to +5)"
    assert formats.show(Estimate(0.0, -0.01, 0.01), "percent", plus=True) == "0.0 (\u22121.0 to +1.0)"


def test_nothing_is_rounded_to_minus_zero() -> None:
    """A tiny negative number is zero, without a sign."""
    assert formats.number(-0.0004, 0.1) == "0.0"


def test_a_share_of_contributions_is_told_in_baht_and_any_other_in_percent() -> None:
    """Ratios to baht paid read as baht of every 100; coverage and the like as percent."""
    assert formats.kind("recovered_of_all", "share") == "per 100"
    assert formats.kind("coverage", "share") == "percent"
    assert formats.kind("owed_thb", "thb") == "thb"
