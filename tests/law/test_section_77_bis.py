"""SSA s.77 bis: lump sum at 55, and for a non-Thai who leaves for good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import contributions, old_age
from simsp.law.old_age import MAY_TAKE, MUST_TAKE, NO_OFFER

MONEY = st.integers(0, 50_000_000)


@pytest.mark.parametrize(("months", "baht"), [(11, 3_300), (12, 7_300)])
def test_twelve_months_bring_the_employers_part_and_returns(law_on, months, baht):
    """10,000 baht wage, 300 each a month, returns of 100: under 12 months only the worker's own part."""
    paid = 30_000 * months
    assert old_age.lump_sum(months, paid, paid, 10_000, law_on("old_age", "2026-11")) == baht * 100


def test_96_months_at_10000_refund_57600(law_on):
    """47.1 per cent of the 122,400 baht that all three paid."""
    rates, wage = law_on("contributions", "2025-01"), 1_000_000
    worker, employer = contributions.worker_credit(wage, rates), contributions.employer_credit(wage, rates)
    own, theirs = (contributions.split_party(part, 5_000, rates)[2] for part in (worker, employer))
    refund = old_age.lump_sum(96, 96 * own, 96 * theirs, 0, law_on("old_age", "2026-11"))
    assert refund == 5_760_000
    assert 96 * (worker + employer + contributions.government_share(wage, rates)) == 12_240_000


def test_the_refund_can_be_read_without_the_child_part(law_on):
    """2.7 of each 3 per cent."""
    law = law_on("old_age", "2026-11", refund_share=90)
    assert old_age.lump_sum(96, 2_880_000, 2_880_000, 0, law) == 5_184_000
    assert old_age.lump_sum(11, 330_000, 330_000, 0, law) == 297_000


def test_returns_are_credited_yearly(law_on):
    """3.5 per cent of 57,600 baht is 2,016."""
    assert old_age.yearly_return(5_760_000, law_on("old_age", "2026-11").return_on_lump_sum) == 201_600


@given(st.integers(0, 478), MONEY, MONEY, MONEY)
def test_one_more_month_never_lowers_the_lump_sum(law_on, months, worker, employer, returns):
    """Even if the month brings no money."""
    law = law_on("old_age", "2026-11")
    now, later = (old_age.lump_sum(count, worker, employer, returns, law) for count in (months, months + 1))
    assert later >= now


def test_one_more_month_can_take_the_lump_sum_itself_away(law_on):
    """The clause that does: s.77; at 180 months there is a pension in its place."""
    law = law_on("old_age", "2026-11")
    assert old_age.right_kind(179, law) == old_age.LUMP_SUM
    assert old_age.right_kind(180, law) == old_age.PENSION


@pytest.mark.parametrize(
    ("changes", "allowed"),
    [
        ({}, False),
        ({"non_thai_exit": "with_agreement"}, False),
        ({"agreement_in_force": True}, False),
        ({"non_thai_exit": "with_agreement", "agreement_in_force": True}, True),
        ({"non_thai_exit": "at_exit"}, True),
        ({"exit_lump_sum": "choice"}, True),
        ({"exit_lump_sum": "compulsory"}, True),
    ],
)
def test_paragraph_3_pays_at_exit_by_policy_reading_or_agreement(law_on, changes, allowed):
    """Today's reading waits until 55."""
    assert old_age.exit_allowed(law_on("old_age", "2027-01", **changes)) == allowed


@pytest.mark.parametrize(
    ("months", "changes", "offer"),
    [
        (96, {}, NO_OFFER),
        (0, {"exit_lump_sum": "choice"}, NO_OFFER),
        (1, {"exit_lump_sum": "choice"}, MAY_TAKE),
        (179, {"exit_lump_sum": "choice"}, MAY_TAKE),
        (180, {"exit_lump_sum": "choice"}, MAY_TAKE),  # whether or not 180 months are reached
        (179, {"exit_lump_sum": "choice", "exit_keeps_pension_right": True}, MAY_TAKE),
        (180, {"exit_lump_sum": "choice", "exit_keeps_pension_right": True}, NO_OFFER),
        (180, {"exit_lump_sum": "compulsory"}, MUST_TAKE),
        (180, {"exit_lump_sum": "compulsory", "exit_keeps_pension_right": True}, MUST_TAKE),
        (180, {"non_thai_exit": "at_exit"}, MAY_TAKE),
    ],
)
def test_what_a_leaver_is_offered(law_on, months, changes, offer):
    """Nothing, the lump sum as a choice, or the lump sum as the only way."""
    assert old_age.exit_offer(months, law_on("old_age", "2027-01", **changes)) == offer


def test_choices_stand_where_the_rules_expect_them(law_values):
    """Codes in the rule files are positions in the files of values."""
    exits = law_values["old_age.exit_lump_sum"].allowed
    assert (exits[old_age.EXIT_OFF], exits[old_age.EXIT_COMPULSORY]) == ("off", "compulsory")
    readings = law_values["old_age.non_thai_exit"].allowed
    assert (readings[old_age.WITH_AGREEMENT], readings[old_age.AT_EXIT]) == ("with_agreement", "at_exit")
    assert law_values["old_age.at_pension_age"].allowed[old_age.EITHER] == "either"
    assert law_values["old_age.pension_average"].allowed[old_age.CAREER] == "career"
    cuts = law_values["contributions.cut_falls_on"].allowed
    assert cuts[contributions.OLD_AGE_PROTECTED] == "old_age_protected"
    refunds = law_values["contributions.refund_when_employer_paid"].allowed
    assert refunds[contributions.OWN_SHARE_COUNTS_NOTHING] == "own_share_counts_nothing"
