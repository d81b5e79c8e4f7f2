"""Practice lowers or delays what the law owes, and each satang that does not arrive has one gate to its name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from simsp.case.answer import Answer, Line
from simsp.case.grammar import GATES
from tests.case.properties.answering import Office, arisen
from tests.case.properties.lives import FEW, Life, lives

SCENARIOS = st.sampled_from(
    [
        "current_law",
        "law_as_written",
        "exit_lump_sum",
        "reading_at_exit",
        "employer_pays_all",
        "self_enrolment",
    ]
)


@settings(max_examples=FEW)
@given(lives(), SCENARIOS)
def test_what_is_owed_is_received_or_claimable_or_lost(ask: Office, life: Life, scenario: str) -> None:
    """To the satang, right by right, under every shipped scenario as if it had begun in 2008."""
    for line in ask(life, scenario, since="2008-01").lines:
        fate = line.fate
        assert line.owed == fate.received + fate.still_claimable + sum(fate.lost.values())
        assert min(fate.received, fate.still_claimable, line.owed, line.not_yet_due, line.expected) >= 0


@settings(max_examples=FEW)
@given(lives(), SCENARIOS)
def test_what_is_lost_is_lost_at_a_gate_and_the_first_is_the_cause(
    ask: Office, life: Life, scenario: str
) -> None:
    """No right loses nothing at a gate, and `cause` names the first gate that took or holds something."""
    for line in arisen(ask(life, scenario, since="2008-01")):
        lost, fate = line.fate.lost, line.fate
        assert set(lost) <= set(GATES)
        assert all(satang > 0 for satang in lost.values())
        closed = {*lost, *([fate.blocked] if fate.still_claimable and fate.blocked else [])}
        assert fate.cause() == (min(closed, key=GATES.index) if closed else "")
        assert fate.received < line.owed or not lost


def by_right(answered: Answer) -> dict[tuple[str, int, str, int], list[Line]]:
    """The rights that arose, in the order of the answer, by what makes them one right."""
    found: dict[tuple[str, int, str, int], list[Line]] = {}
    for line in answered.lines:
        found.setdefault((line.right.kind, line.right.month, line.right.part, line.owed), []).append(line)
    return found


@settings(max_examples=FEW)
@given(lives())
def test_no_practice_gives_more_than_the_law(ask: Office, life: Life) -> None:
    """Right by right, what arrives today and what can still be claimed is at most what arrives without practice."""
    today, written = by_right(ask(life)), by_right(ask(life, "law_as_written"))
    assert list(today) == list(written)
    for right, lines in today.items():
        for line, best in zip(lines, written[right], strict=True):
            assert line.fate.received + line.fate.still_claimable <= line.owed
            assert line.fate.received <= best.fate.received + best.fate.lost.get("filed_in_time", 0)


@settings(max_examples=FEW)
@given(lives(), st.sampled_from(GATES))
def test_a_gate_that_help_has_opened_loses_nothing(ask: Office, life: Life, gate: str) -> None:
    """Help from the first month on: nothing is lost at that gate, and no right receives less than without the help."""
    first = min(row["from"] for row in life["history"])
    help_at_once = {"month": first, "event": "helped_by", "opens": gate}
    before, after = ask(life), ask({**life, "events": [help_at_once, *life["events"]]})
    for without, line in zip(before.lines, after.lines, strict=True):
        assert gate not in line.fate.lost
        assert line.fate.received >= without.fate.received
