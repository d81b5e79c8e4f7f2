"""The law as written: what it owes is what today's law owes, and all of it arrives."""

from hypothesis import given, settings

from simsp.case.answer import Answer
from tests.case.properties.answering import Office, arisen
from tests.case.properties.lives import FEW, Life, lives


def lines_of(answered: Answer) -> list[tuple[str, int, str, int, int]]:
    """Each right: what, when, which part, owed, and not yet due."""
    return [
        (one.right.kind, one.right.month, one.right.part, one.owed, one.not_yet_due) for one in answered.lines
    ]


@settings(max_examples=FEW)
@given(lives())
def test_practice_changes_nothing_that_the_law_owes(ask: Office, life: Life) -> None:
    """Each right is owed the same under today's practice and without it: records, reasons and papers owe nothing."""
    assert lines_of(ask(life)) == lines_of(ask(life, "law_as_written"))


@settings(max_examples=FEW)
@given(lives())
def test_without_practice_all_that_is_due_arrives(ask: Office, life: Life) -> None:
    """Whatever papers, knowledge, records or offices there were. Only a claim that the file tells too late is late."""
    for line in arisen(ask(life, "law_as_written")):
        told = [one for one in life["events"] if one["event"] == "claims" and one["right"] == line.right.kind]
        assert line.fate.received == line.owed or (told and set(line.fate.lost) == {"filed_in_time"})


@settings(max_examples=FEW)
@given(lives())
def test_without_practice_nothing_waits(ask: Office, life: Life) -> None:
    """Nobody is held up at a gate, and the office counts every month that the law counts."""
    answered = ask(life, "law_as_written")
    assert [line.fate.blocked for line in arisen(answered) if line.fate.still_claimable] == []
    assert answered.months_on_record == answered.months_credited
