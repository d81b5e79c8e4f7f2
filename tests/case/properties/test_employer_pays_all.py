"""Under `employer_pays_all` from the first month on, the worker pays nothing and keeps every right."""

from hypothesis import given, settings

from tests.case.properties.answering import Office
from tests.case.properties.lives import FEW, Kind, Life, lives
from tests.case.properties.test_law_as_written import lines_of

EMPLOYED = Kind(("s33", "s33", "mhis", "none"))


@settings(max_examples=FEW)
@given(lives(EMPLOYED))
def test_the_worker_pays_nothing_and_the_employer_both_shares(ask: Office, life: Life) -> None:
    """What was the worker's share is the employer's, baht by baht; the government's share stays."""
    today, reform = ask(life).paid, ask(life, "employer_pays_all", since="2008-01").paid
    assert reform.total("worker") == reform.not_remitted == 0
    assert reform.total("employer") == today.total("worker") + today.total("employer")
    assert reform.parts["government"] == today.parts["government"]
    assert sum(reform.unpaid.values()) == sum(today.unpaid.values())


@settings(max_examples=FEW)
@given(lives(EMPLOYED))
def test_the_rights_are_the_same(ask: Office, life: Life) -> None:
    """Each right, owed and received, and the old-age account."""
    today, reform = ask(life), ask(life, "employer_pays_all", since="2008-01")
    assert lines_of(today) == lines_of(reform)
    assert [line.fate.received for line in today.lines] == [line.fate.received for line in reform.lines]
    assert (today.account, today.credited) == (reform.account, reform.credited)
