"""One fact counts once: a job that two events end, an invalidity told again, two jobs in a month, a number kept."""

from typing import Any

import pytest

from simsp.case.answer import Answer
from tests.case.properties.answering import Office, arisen, owed, received
from tests.case.properties.lives import Life

WORK = {"from": "2020-01", "to": "2022-12", "wage_thb": 10_000}


def told(rows: list[Life], events: list[Life], as_of: str, **person: Any) -> Life:
    """A woman born in 1990."""
    return {
        "title": "Counted once",
        "origin": "hand calculation",
        "as_of": as_of,
        "person": {"nationality": "Myanmar", "sex": "female", "born": "1990-01", **person},
        "history": rows,
        "events": events,
    }


def event(name: str, month: str, **keys: Any) -> Life:
    """An event of a file."""
    return {"month": month, "event": name, **keys}


@pytest.mark.parametrize("months", [("2023-01", "2023-01"), ("2022-12", "2023-01")])
def test_a_job_that_two_events_end_brings_one_benefit(ask: Office, months: tuple[str, str]) -> None:
    """Dismissed, and a resignation told as well: 180 days x 166.67 once, and nothing beside it."""
    events = [event("dismissed", months[0]), event("resigned", months[1])]
    answered = ask(told([WORK], events, "2024-06"))
    assert owed(answered)["unemployment"] == 3_000_000
    assert sum(line.right.kind == "unemployment" for line in arisen(answered)) == 1


def test_severe_invalidity_takes_the_place_of_a_partial_one(ask: Office) -> None:
    """30 per cent of 10,000 in January 2023, 50 per cent from February on: 3,000 and 11 x 5,000 by December."""
    events = [event("invalid", "2023-01", severity="partial"), event("invalid", "2023-02")]
    assert owed(ask(told([WORK], events, "2023-12")))["invalidity_pension"] == 300_000 + 11 * 500_000


def test_invalidity_told_twice_is_one(ask: Office) -> None:
    """Severe in January and again in March: 12 x 5,000 by December."""
    events = [event("invalid", "2023-01"), event("invalid", "2023-03")]
    assert owed(ask(told([WORK], events, "2023-12")))["invalidity_pension"] == 12 * 500_000


def test_two_jobs_in_a_month_are_one_month_towards_section_39(ask: Office) -> None:
    """Six months with two employers are six of the twelve that section 39 asks for."""
    rows = [{"from": "2023-01", "to": "2023-06", "wage_thb": 10_000, "employer": name} for name in "AB"]
    answered = ask(told([*rows, {"from": "2023-07", "to": "2023-09", "insurance": "s39"}], [], "2023-12"))
    assert (answered.months_credited, answered.paid.member_price) == (6, 0)


def test_nobody_is_a_member_beside_an_insured_job(ask: Office) -> None:
    """Section 39 is for who has no employer: no price, no second month."""
    member = {"from": "2021-07", "to": "2022-12", "insurance": "s39", "employer": "none"}
    alone, both = ask(told([WORK], [], "2023-06")), ask(told([WORK, member], [], "2023-06"))
    assert (both.paid.parts, both.months_credited) == (alone.paid.parts, 36)


def test_months_under_section_39_do_not_count_for_unemployment(ask: Office) -> None:
    """s.54 (7): two years as a member and one month of work are one month of six."""
    rows = [
        {"from": "2020-01", "to": "2020-12", "wage_thb": 10_000},
        {"from": "2021-01", "to": "2022-12", "insurance": "s39"},
        {"from": "2023-01", "to": "2023-01", "wage_thb": 10_000},
    ]
    assert "unemployment" not in owed(ask(told(rows, [event("dismissed", "2023-02")], "2024-06")))


def test_a_month_without_pay_is_no_month(ask: Office) -> None:
    """s.6 counts a month for which a contribution was paid; on nothing none is."""
    answered = ask(told([{**WORK, "wage_thb": 0}], [event("sick", "2023-01", days=10)], "2023-06"))
    assert (answered.months_credited, arisen(answered)) == (0, [])


def rows_of(*numbers: tuple[str, str, str]) -> list[Life]:
    """Work on insurance numbers: first month, last month, number."""
    return [{"from": first, "to": last, "wage_thb": 10_000, "record": name} for first, last, name in numbers]


def test_an_old_number_still_shows_its_months(ask: Office) -> None:
    """12 months on one number, 6 on another, 6 more on the first: the office sees 18 of 24."""
    rows = rows_of(
        ("2020-01", "2020-12", "one"), ("2021-01", "2021-06", "two"), ("2021-07", "2021-12", "one")
    )
    answered = ask(told(rows, [], "2022-01"))
    assert (answered.months_credited, answered.months_on_record) == (24, 18)


def test_a_job_that_is_not_reported_starts_no_number(ask: Office) -> None:
    """12 months on record stay on record when the next employer enrols nobody."""
    rows = [
        *rows_of(("2020-01", "2020-12", "one")),
        {**WORK, "from": "2021-01", "to": "2021-06", "enrolled": False},
    ]
    answered = ask(told(rows, [], "2022-01"))
    assert (answered.months_credited, answered.months_on_record) == (18, 12)


def by_birth(answered: Answer) -> list[tuple[int, int]]:
    """Grants for births, each owed and received, in baht."""
    grants = [line for line in answered.lines if line.right.kind == "childbirth_grant"]
    return [(line.owed // 100, line.fate.received // 100) for line in grants]


def test_a_refusal_is_about_the_latest_right_of_its_kind(ask: Office) -> None:
    """The grant of 2019 was paid; the one of 2022 is refused."""
    events = [
        event("birth", "2020-06"),
        event("birth", "2022-06"),
        event("refused", "2022-07", right="childbirth_grant"),
    ]
    assert by_birth(ask(told([WORK], events, "2022-12"))) == [(13_000, 13_000), (15_000, 0)]


def test_the_child_who_left_is_the_one_whose_allowance_stops(ask: Office) -> None:
    """Two children, the younger is sent home: the elder's allowance goes on in practice, month by month."""
    births = [event("birth", "2020-06"), event("birth", "2021-06"), event("child_leaves_thailand", "2021-12")]
    elder, younger = (
        line for line in ask(told([WORK], births, "2022-12")).lines if line.right.kind == "child_allowance"
    )
    assert elder.fate.received == elder.owed == (600 * 0 + 800 * 24) * 100
    assert younger.fate.received == 7 * 80_000


def test_a_father_needs_both_papers(ask: Office) -> None:
    """Marriage and birth certificate: without either nothing arrives in practice, with both everything."""
    birth = [event("birth", "2022-06")]
    for missing in ("marriage_certificate", "birth_certificate"):
        life = told([WORK], birth, "2022-12", sex="male", **{missing: False})
        assert received(ask(life))["childbirth_grant"] == 0
    assert received(ask(told([WORK], birth, "2022-12", sex="male")))["childbirth_grant"] == 1_500_000


def test_invalid_in_the_month_of_the_pension_gives_the_sum(ask: Office) -> None:
    """s.77 quinquies: with invalidity cash there is no old-age pension, only the single sum."""
    rows = [{"from": "2010-01", "to": "2025-12", "wage_thb": 10_000}]
    answered = ask(told(rows, [event("invalid", "2026-02")], "2026-12", born="1971-01"))
    assert "old_age_pension" not in owed(answered)
    assert owed(answered)["old_age_lump_sum"] > 0
