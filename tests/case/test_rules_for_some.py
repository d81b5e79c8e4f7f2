"""A change for some nationalities holds for a person of one of them, in its months."""

from dataclasses import replace

import pytest

from simsp import months, scenario
from simsp.case.answer import answer
from simsp.case.values import Rules
from simsp.parameters import Change

MYANMAR, LAOS = 0, 2
START, END = months.parse("2027-01"), months.parse("2028-12")
CASE = (
    "title: A year of work\norigin: made up\nas_of: 2025-12\n"
    "person: {{nationality: {}, sex: female, born: 1990-05}}\n"
    "history:\n  - {{from: 2024-01, to: 2024-12, status: mou, sector: manufacturing, wage_thb: 10000,"
    " enrolled: true}}\n"
)


@pytest.mark.parametrize(("nation", "month", "age"), [
    (MYANMAR, START - 1, 55), (MYANMAR, START, 50), (MYANMAR, END, 50), (MYANMAR, END + 1, 55),
    (LAOS, START, 55), (None, START, 55),
])  # fmt: skip
def test_the_values_of_a_person_follow_nationality_and_month(nation, month, age):
    """50 instead of 55 for one nationality and two years."""
    rules = Rules([Change("old_age.pension_age", 50, START, END, (MYANMAR,))], None, nation)

    assert rules.on(month).old_age.pension_age == age


@pytest.mark.parametrize(("country", "satang"), [("Myanmar", 6 * 500_00 + 6 * 300_00), ("Laos", 12 * 500_00)])
def test_a_pilot_for_some_moves_their_contributions_alone(country, satang, case_of):
    """3 per cent instead of 5 of 10,000 baht, for people from Myanmar, in the second half of the year."""
    today = scenario.resolve(["current_law"], end=2200 * 12)[0]
    span = months.parse("2024-07"), months.parse("2030-12")
    pilot = replace(today, changes=(Change("contributions.worker_rate", 3, *span, (MYANMAR,)),))
    answered = answer(case_of(CASE.format(country)), pilot)

    assert answered.as_data()["contributions_satang"]["worker"] == satang
    assert any("not for people from" in note for note in answered.notes) is (country == "Laos")
