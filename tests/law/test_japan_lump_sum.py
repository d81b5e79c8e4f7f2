"""Japan: lump-sum withdrawal payments to foreigners who left. Yen are in hundredths inside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import japan

YEN = 100


def test_36_months_at_150000_yen(law_on):
    """3.3 monthly pays: 495,000; 20.42 per cent of it withheld, 101,079; 393,921 arrive."""
    law = law_on("japan", "2024-03")
    gross = japan.employees_pension(150_000 * YEN, 36, law)
    assert gross == 495_000 * YEN
    assert japan.tax_withheld(gross, law) == 101_079 * YEN
    assert japan.net(gross, law) == 393_921 * YEN


@pytest.mark.parametrize(
    ("months", "tenths"),
    [(5, 0), (6, 5), (11, 5), (12, 11), (18, 16), (24, 22), (30, 27), (36, 33), (42, 38), (48, 44), (54, 49), (60, 55),
     (61, 55), (119, 55), (120, 0)],
)  # fmt: skip
def test_multipliers_by_bracket_of_six_months(law_on, months, tenths):
    """0.5 for 6 months to 5.5 for 60 and more; nothing below 6 and from 120 on, where a pension comes later."""
    assert japan.multiplier(months, law_on("japan", "2026-11")) == tenths * 10_000


@pytest.mark.parametrize(("month", "counted"), [("2021-03", 36), ("2021-04", 60)])
def test_the_cap_rose_from_36_to_60_months(law_on, month, counted):
    """By the last insured month."""
    law = law_on("japan", month)
    assert [japan.counted_months(months, law) for months in (35, 36, 60, 90)] == [30, 36, counted, counted]


@pytest.mark.parametrize(
    ("months", "yen"), [(5, 0), (6, 49_830), (11, 49_830), (12, 99_660), (60, 498_300), (119, 498_300)]
)
def test_national_pension_of_2021(law_on, months, yen):
    """Half of 16,610 yen for each month counted; only the two ends and the half are published figures."""
    assert japan.national_pension(months, law_on("japan", "2021-06")) == yen * YEN


@pytest.mark.parametrize(("months", "entitled"), [(5, False), (6, True), (119, True), (120, False)])
def test_from_six_months_to_less_than_ten_years(law_on, months, entitled):
    """Ten years give a pension at old age instead."""
    assert japan.is_entitled(months, law_on("japan", "2026-11")) == entitled


def test_after_two_years_nothing_is_paid(law_on):
    """Both sides of 24 months."""
    law = law_on("japan", "2026-11")
    assert [japan.is_late(months, law) for months in (24, 25)] == [False, True]


@given(st.integers(0, 100_000_000))
def test_tax_is_whole_yen_and_never_more_than_its_rate(law_on, yen):
    """Rounded down; tax and net make the whole."""
    law = law_on("japan", "2026-11")
    tax = japan.tax_withheld(yen * YEN, law)
    assert tax % YEN == 0
    assert 0 <= tax * 10_000 <= yen * YEN * 2_042
    assert tax + japan.net(yen * YEN, law) == yen * YEN
