"""SSA s.74 to 75 ter: child allowance."""

import pytest

from simsp.law import child_allowance


@pytest.mark.parametrize(
    ("paid", "ended", "met"), [(11, 0, False), (12, 0, True), (12, 24, True), (12, 25, False)]
)
def test_twelve_of_thirty_six_months(law_on, history, paid, ended, met):
    """Both sides of 12 and of 36."""
    assert child_allowance.has_window(history(paid, ended), law_on("child_allowance", "2026-11")) == met


def test_the_right_ends_with_the_job(law_on):
    """s.38 does not name this branch."""
    assert law_on("child_allowance", "2026-11").tail == 0


@pytest.mark.parametrize(
    ("month", "baht"),
    [("2011-01", 350), ("2011-12", 350), ("2012-01", 400), ("2017-12", 400), ("2018-01", 600),
     ("2020-12", 600), ("2021-01", 800), ("2024-12", 800), ("2025-01", 1_000), ("2046-12", 1_000)],
)  # fmt: skip
def test_monthly_amount_by_date(law_on, month, baht):
    """Both sides of each rise."""
    assert child_allowance.monthly(0, law_on("child_allowance", month)) == baht * 100


@pytest.mark.parametrize(
    ("month", "already", "paid"),
    [
        ("2015-10", 1, True),
        ("2015-10", 2, False),
        ("2015-11", 2, True),
        ("2026-11", 2, True),
        ("2026-11", 3, False),
    ],
)
def test_three_children_at_a_time_since_act_no_4(law_on, month, already, paid):
    """Two before; the third is paid since, the fourth never."""
    assert (child_allowance.monthly(already, law_on("child_allowance", month)) > 0) == paid


def test_until_the_sixth_birthday(law_on):
    """71 months old is young enough, 72 is not."""
    law = law_on("child_allowance", "2026-11")
    assert child_allowance.is_young_enough(71, law)
    assert not child_allowance.is_young_enough(72, law)


def test_a_child_abroad_is_paid_unless_read_otherwise(law_on):
    """The Act names no place."""
    assert child_allowance.is_due_abroad(law_on("child_allowance", "2026-11"))
    assert not child_allowance.is_due_abroad(law_on("child_allowance", "2026-11", child_abroad="not_paid"))


def test_choices_stand_where_the_rules_expect_them(law_values):
    """Codes in the rule file are positions in the file of values."""
    assert law_values["child_allowance.child_abroad"].allowed[child_allowance.PAID_ABROAD] == "paid"
