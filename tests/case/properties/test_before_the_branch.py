"""Nothing is owed before a branch existed, and a month without dated values is refused, never answered with zero."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsp import months
from simsp.errors import BadInput
from tests.case.properties.answering import Office, owed
from tests.case.properties.lives import FEW, Life, text

BEGAN = {
    "child_allowance": "1998-12",
    "old_age_lump_sum": "1998-12",
    "old_age_pension": "1998-12",
    "unemployment": "2004-01",
}
FUND_BEGAN, KNOWN = "1991-03", "2007-01"


def told(first: str, last: str, events: list[Life], as_of: str, **person: Any) -> Life:
    """A woman of 30 at 10,000 baht."""
    born = text(months.parse(first) - 360)
    return {
        "title": "Before the branch",
        "origin": "made up",
        "as_of": as_of,
        "person": {"nationality": "Myanmar", "sex": "female", "born": born, **person},
        "history": [{"from": first, "to": last, "wage_thb": 10_000}] if first <= last else [],
        "events": events,
    }


@pytest.mark.parametrize(
    ("event", "keys", "right", "month", "before", "since"),
    [
        ("closed_by_order", {}, "unemployment", "2015-11", 0, 30_000),  # 50% x 333.33 x 180
        ("birth", {}, "antenatal", "2021-01", 0, 1_500),
        (
            "invalid",
            {"severity": "partial"},
            "invalidity_pension",
            "2015-11",
            0,
            540_000,
        ),  # 30% x 10,000 x 180
    ],
)
def test_a_right_begins_with_its_clause(
    ask: Office, event: str, keys: Life, right: str, month: str, before: int, since: int
) -> None:
    """The month before the clause nothing, the month of it the whole amount."""
    begins = months.parse(month)
    for at, baht in ((begins - 1, before), (begins, since)):
        what = {"month": text(at), "event": event, **keys}
        life = told(text(at - 20), text(at - 1), [what], text(at + 12))
        assert owed(ask(life))[right] == baht * 100


@pytest.mark.parametrize(("month", "grant", "allowance"), [("2015-10", 0, 0), ("2015-11", 13_000, 400)])
def test_third_children_count_since_2015(ask: Office, month: str, grant: int, allowance: int) -> None:
    """The third birth gives the grant, and the third child an allowance, from November 2015 (Act No. 4)."""
    at = months.parse(month)
    births = [{"month": text(at - ago), "event": "birth"} for ago in (24, 12, 0)]
    two, three = (ask(told(text(at - 60), month, some, month)) for some in (births[:2], births))
    assert (owed(three) - owed(two))["childbirth_grant"] == grant * 100
    assert (owed(three) - owed(two))["child_allowance"] == allowance * 100


@pytest.mark.parametrize("last", ["1990-12", "1999-06", "2003-12"])
def test_work_before_2004_is_refused(ask: Office, last: str) -> None:
    """No rate of contribution is known for it: a sentence that names the value and where it begins."""
    first = text(months.parse(last) - 11)
    with pytest.raises(BadInput, match=r"\w+\.\w+ has no value before \d{4}-\d{2}"):
        ask(told(first, last, [], last))


EVENTS = st.sampled_from(
    [
        {"event": "dismissed"}, {"event": "closed_by_order"}, {"event": "birth"}, {"event": "sick", "days": 90},
        {"event": "invalid"}, {"event": "dies"}, {"event": "leaves_thailand"}, {"event": "injured", "days": 10},
    ]
)  # fmt: skip


@settings(max_examples=FEW)
@given(
    st.integers(months.parse("1985-01"), months.parse("2007-12")),
    st.integers(1, 60),
    EVENTS,
    st.integers(0, 40),
)
def test_an_early_month_is_refused_or_owes_only_what_existed(
    ask: Office, month: int, counted: int, event: Life, later: int
) -> None:
    """With months brought forward from a statement, so that rights could arise: no branch pays before it began."""
    statement = {
        "month": text(month),
        "months": counted,
        "worker_thb": 300 * counted,
        "employer_thb": 300 * counted,
    }
    person = {"statement": {**statement, "wage_thb": 10_000}, "children": [text(month - 20)]}
    life = told(
        text(month), text(month - 1), [{**event, "month": text(month)}], text(month + later), **person
    )
    try:
        lines = ask(life).lines
    except BadInput as error:
        refused, lines = error.problems, []
    else:
        refused = []
    assert all("has no value before" in sentence for sentence in refused)
    for line in lines:
        if line.owed and line.right.kind != "work_injury":
            assert text(line.right.month) >= BEGAN.get(line.right.kind, FUND_BEGAN)


@settings(max_examples=FEW)
@given(st.integers(months.parse("1991-01"), months.parse(KNOWN) - 1), st.sampled_from(["birth", "dies"]))
def test_an_amount_that_is_not_known_is_not_zero(ask: Office, month: int, event: str) -> None:
    """Grants existed before 2007, but no amount was found: the case is refused and not answered with nothing."""
    statement = {
        "month": text(month),
        "months": 40,
        "worker_thb": 9000,
        "employer_thb": 9000,
        "wage_thb": 10_000,
    }
    life = told(
        text(month),
        text(month - 1),
        [{"event": event, "month": text(month)}],
        text(month),
        statement=statement,
    )
    with pytest.raises(BadInput, match="has no value before"):
        ask(life)
