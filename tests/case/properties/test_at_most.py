"""What nobody gets more of than the law allows, whatever happens in a life."""

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings

from simsp import months
from simsp.case.answer import Answer
from simsp.case.rights import Payment
from tests.case.properties.answering import Office
from tests.case.properties.lives import FEW, Life, lives


def payments(answered: Answer, kind: str) -> Iterator[Payment]:
    """All payments that the law owes of a right, from every line of it."""
    return (payment for line in answered.lines if line.right.kind == kind for payment in line.right.payments)


@settings(max_examples=FEW)
@given(lives())
def test_nobody_is_unemployed_or_invalid_twice_at_a_time(ask: Office, life: Life) -> None:
    """One benefit a month for unemployment, one pension a month for invalidity (s.71, s.79)."""
    answered = ask(life)
    for kind in ("unemployment", "invalidity_pension"):
        a_month = Counter(payment.month for payment in payments(answered, kind))
        assert max(a_month.values(), default=0) <= 1


@settings(max_examples=FEW)
@given(lives())
def test_children_are_paid_for_as_many_as_the_law_names(ask: Office, life: Life) -> None:
    """Two at a time until October 2015, three since (s.75)."""
    a_month = Counter(payment.month for payment in payments(ask(life), "child_allowance"))
    for month, children in a_month.items():
        assert children <= (3 if month >= months.parse("2015-11") else 2)


@settings(max_examples=FEW)
@given(lives())
def test_the_dead_are_paid_nothing(ask: Office, life: Life) -> None:
    """After a death only heirs are paid, children keep their allowance (s.75 bis), and work injury has its own fund."""
    deaths = [months.parse(one["month"]) for one in life["events"] if one["event"] == "dies"]
    if not deaths or months.parse(life["as_of"]) < deaths[0]:
        return
    for line in ask(life).lines:
        assert not line.not_yet_due
        if not line.right.heirs and line.right.kind not in ("child_allowance", "work_injury"):
            assert all(payment.month <= deaths[0] for payment in line.right.payments)


@settings(max_examples=FEW)
@given(lives())
def test_an_account_is_paid_out_once(ask: Office, life: Life) -> None:
    """No single sum of old age before it is due holds more than all that was ever credited, and its returns."""
    answered = ask(life)
    sums = [line for line in answered.lines if line.right.source.startswith("SSA s.77 bis")]
    paid_out = sum(line.owed - line.right.returns for line in sums)
    left = answered.account[0] + answered.account[1]
    assert paid_out + left <= answered.credited
