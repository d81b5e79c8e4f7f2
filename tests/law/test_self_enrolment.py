"""Self-enrolment, a policy after SSA s.39 and s.41."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsp.law import self_enrolment

MOU, BORDER_PASS, UNDOCUMENTED = 0, 3, 4


def test_the_price_is_432_and_the_government_adds_120(law_on):
    """9 and 2.5 per cent of 4,800."""
    law = law_on("self_enrolment", "2027-01", open=True)
    assert self_enrolment.price(law) == 43_200
    assert self_enrolment.government_share(law) == 12_000


def test_unemployment_costs_one_per_cent_more(law_on):
    """10 and 2.75 per cent of 4,800."""
    law = law_on("self_enrolment", "2027-01", open=True, includes_unemployment=True)
    assert self_enrolment.price(law) == 48_000
    assert self_enrolment.government_share(law) == 13_200


@pytest.mark.parametrize(
    ("included", "price", "government"),
    [(False, (14_400, 0, 28_800), (7_200, 0, 4_800)), (True, (14_400, 4_800, 28_800), (7_200, 1_200, 4_800))],
)
def test_the_price_divides_as_section_33_does(law_on, included, price, government):
    """Twice 1.5, 0.5 and 3 per cent of 4,800; the government once 1.5, 0.25 and 1."""
    law = law_on("self_enrolment", "2027-01", includes_unemployment=included)
    weights = law_on("contributions", "2027-01")
    assert self_enrolment.split_price(sum(price), weights, law) == price
    assert self_enrolment.split_government(sum(government), weights, law) == government


@given(st.integers(0, 10_000_000), st.booleans())
def test_no_satang_is_lost(law_on, amount, included):
    """Whatever the price."""
    law = law_on("self_enrolment", "2027-01", includes_unemployment=included)
    weights = law_on("contributions", "2027-01")
    assert sum(self_enrolment.split_price(amount, weights, law)) == amount
    assert sum(self_enrolment.split_government(amount, weights, law)) == amount


@pytest.mark.parametrize(
    ("who", "status", "excluded", "papers", "joins"),
    [
        ("documented", MOU, False, True, True),
        ("documented", BORDER_PASS, True, True, True),
        ("documented", MOU, False, False, False),
        ("documented", UNDOCUMENTED, False, True, False),
        ("anyone", UNDOCUMENTED, True, False, True),
        ("excluded_work", MOU, True, True, True),
        ("excluded_work", MOU, False, True, False),
        ("excluded_work", MOU, True, False, False),
        ("excluded_work", UNDOCUMENTED, True, True, False),
    ],
)
def test_who_may_join(law_on, who, status, excluded, papers, joins):
    """By papers, by work, or anyone; nobody while it is closed."""
    law = law_on("self_enrolment", "2027-01", open=True, who_may_join=who)
    assert self_enrolment.may_join(status, excluded, papers, law) == joins
    closed = law_on("self_enrolment", "2027-01", who_may_join=who)
    assert not self_enrolment.may_join(status, excluded, papers, closed)


def test_no_months_before_and_no_waiting_by_default(law_on):
    """Both can be asked for."""
    law = law_on("self_enrolment", "2027-01")
    assert self_enrolment.has_prior_months(0, law)
    assert not self_enrolment.is_waiting(0, law)
    strict = law_on("self_enrolment", "2027-01", prior_months=12, waiting_months=3)
    assert [self_enrolment.has_prior_months(months, strict) for months in (11, 12)] == [False, True]
    assert [self_enrolment.is_waiting(months, strict) for months in (2, 3)] == [True, False]


def test_section_41_three_unpaid_months_in_a_row_end_it(law_on):
    """Two do not."""
    law = law_on("self_enrolment", "2027-01")
    assert [self_enrolment.lapses(months, law) for months in (2, 3)] == [False, True]


@pytest.mark.parametrize(
    ("paid", "since", "ends"), [(9, 12, False), (8, 12, True), (8, 11, False), (0, 0, False)]
)
def test_section_41_fewer_than_nine_of_twelve_months_end_it(law_on, history, paid, since, ends):
    """Not before twelve months have passed."""
    law = law_on("self_enrolment", "2027-01")
    assert self_enrolment.lapses_by_gaps(np.uint64(history(paid)), since, law) == ends


def test_choices_stand_where_the_rules_expect_them(law_values):
    """Codes in the rule file are positions in the file of values."""
    allowed = law_values["self_enrolment.who_may_join"].allowed
    assert allowed[self_enrolment.ANYONE] == "anyone"
    assert allowed[self_enrolment.EXCLUDED_WORK] == "excluded_work"
