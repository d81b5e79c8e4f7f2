"""An answer is given on a day: what the file tells of later days does not count."""

from hypothesis import given, settings
from hypothesis import strategies as st

from simsp import months
from tests.case.properties.answering import Office, figures
from tests.case.properties.lives import ANY, FEW, Kind, Life, lives, text

TOLD = Kind(as_of_after=-1)


def as_known(life: Life) -> Life:
    """What of a life is known on the day of the answer: rows cut there, later rows and events gone."""
    as_of = life["as_of"]
    rows = {
        key: [{**row, "to": min(row["to"], as_of)} for row in life[key] if row["from"] <= as_of]
        for key in ("history", "elsewhere")
    }
    return {**life, **rows, "events": [event for event in life["events"] if event["month"] <= as_of]}


@settings(max_examples=FEW)
@given(lives())
def test_what_is_told_of_later_months_changes_nothing(ask: Office, life: Life) -> None:
    """Rows and events after the answer's date are as if they had not been written."""
    assert figures(ask(life)) == figures(ask(as_known(life)))


@settings(max_examples=FEW)
@given(lives(TOLD), st.integers(1, 60))
def test_a_later_answer_owes_no_less(ask: Office, life: Life, later: int) -> None:
    """After all that is told, time takes nothing away from what the law owes, right by right."""
    as_of = months.parse(life["as_of"])
    early, late = ask(life), ask({**life, "as_of": text(as_of + later)})
    rights = [line for line in late.lines if line.owed and line.right.month <= as_of]
    for before, after in zip((line for line in early.lines if line.owed), rights, strict=True):
        assert (before.right.kind, before.right.month) == (after.right.kind, after.right.month)
        assert after.owed >= before.owed
        if before.payments != "life" and before.right.kind != "child_allowance":
            assert after.owed == before.owed


@settings(max_examples=FEW)
@given(lives(ANY))
def test_an_old_age_account_leaves_only_as_a_right(ask: Office, life: Life) -> None:
    """What is not due is all that stands on the account, or below 12 months since the last sum the worker's own."""
    answered = ask(life)
    own, theirs, returns = answered.account
    waiting = [line.not_yet_due for line in answered.lines if line.not_yet_due]
    settled = any(line.right.kind.startswith("old_age") and line.owed for line in answered.lines)
    if waiting and (settled or answered.months_credited < 12):
        assert waiting in ([own], [own + theirs + returns])
    elif waiting:
        assert waiting == [own + theirs + returns]
