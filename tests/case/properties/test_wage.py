"""How amounts follow the wage: in proportion between floor and ceiling, not at all above the ceiling."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from simsp.case.answer import Answer, Line
from tests.case.properties.answering import Office, figures
from tests.case.properties.lives import FEW, Kind, Life, lives

BY_WAGE = (
    "sickness_cash", "maternity_leave", "invalidity_pension", "survivors_grant", "unemployment", "old_age_pension",
    "old_age_lump_sum",
)  # fmt: skip
# multiples of 200 baht: every rate since 2008, down to the half per cent of 2021, makes whole baht of them
BELOW = Kind(("s33", "s33", "none"), wages=st.integers(9, 37).map((200).__mul__), statement=False)
ABOVE = Kind(("s33", "s33", "mhis", "none"), wages=st.integers(23_000, 60_000), statement=False)


def with_wages_times(life: Life, factor: int) -> Life:
    """The same life at so many times the pay."""
    rows = [{**row, "wage_thb": row["wage_thb"] * factor} for row in life["history"]]
    return {**life, "history": rows}


def arising(answered: Answer) -> Iterator[Line]:
    """Rights whose amounts hang on the wage."""
    return (line for line in answered.lines if line.right.kind in BY_WAGE)


@settings(max_examples=FEW)
@given(lives(BELOW))
def test_twice_the_wage_gives_twice_the_cash(ask: Office, life: Life) -> None:
    """Between floor and ceiling; a satang may go astray with each payment and each yearly return."""
    once, twice = ask(life), ask(with_wages_times(life, 2))
    for line, double in zip(arising(once), arising(twice), strict=True):
        assert (line.right.kind, line.right.month) == (double.right.kind, double.right.month)
        astray = 2 * len(line.right.payments) + 2 * 30
        assert abs(double.owed - 2 * line.owed) <= astray
        assert abs(double.not_yet_due - 2 * line.not_yet_due) <= astray


@settings(max_examples=FEW)
@given(lives(BELOW))
def test_twice_the_wage_costs_twice_the_contributions(ask: Office, life: Life) -> None:
    """Between floor and ceiling, where the wage leaves nothing to round: exactly, payer by payer."""
    once, twice = ask(life).paid, ask(with_wages_times(life, 2)).paid
    assert [2 * once.total(payer) for payer in once.parts] == [twice.total(payer) for payer in twice.parts]


@settings(max_examples=FEW)
@given(lives(ABOVE), st.integers(2, 4))
def test_above_the_ceiling_the_wage_changes_nothing(ask: Office, life: Life, factor: int) -> None:
    """Neither contributions nor any right; the sentences that tell a wage apart."""
    assert without_words(ask(life)) == without_words(ask(with_wages_times(life, factor)))


def without_words(answered: Answer) -> Life:
    """All figures of an answer."""
    said = figures(answered)
    return {**said, "rights": [{**right, "why": ""} for right in said["rights"]]}
