"""Migrant Health Insurance Scheme: prices and what the card gives."""

import pytest

from simsp.law import health_card
from simsp.parameters import DIMENSIONS


@pytest.mark.parametrize(
    ("months", "price", "cost", "covered"),
    [
        (3, 500, 1_000, 3),
        (6, 900, 1_400, 6),
        (12, 1_600, 2_100, 12),
        (24, 3_200, 3_700, 24),
        (9, 0, 0, 0),
        (0, 0, 0, 0),
    ],
)
def test_four_cards_are_sold(law_on, months, price, cost, covered):
    """500, 900, 1,600 and 3,200 baht and 500 for the check: 2,100 for a year; no card of another length."""
    law = law_on("health_card", "2026-11")
    assert health_card.price(months, law) == price * 100
    assert health_card.cost(months, law) == cost * 100
    assert health_card.months_covered(months, law) == covered


@pytest.mark.parametrize(("age", "child"), [(0, True), (6, True), (7, False)])
def test_a_child_under_seven_costs_a_baht_a_day(law_on, age, child):
    """365 a year, six years 2,190."""
    law = law_on("health_card", "2026-11")
    assert health_card.is_child(age, law) == child
    assert (health_card.child_price(1, law), health_card.child_price(6, law)) == (36_500, 219_000)


def test_the_card_gives_care_and_no_cash():
    """One of twelve rights."""
    rights = DIMENSIONS["right"]
    assert [rights[code] for code in range(len(rights)) if health_card.covers(code)] == ["health_care"]
