"""A good file becomes the case that it tells, with what holds where it is silent."""

from simsp import months
from simsp.case import guide

SHORT = """title: A test
origin: made up
person: {nationality: Laos, sex: male, born: 1990-05}
history:
  - {from: 2019-07, to: 2022-06, wage_thb: 9000.5}
"""


def test_the_example_of_the_page_is_a_case(case_of):
    """Whoever copies the example begins with a file that works."""
    case = case_of(guide.EXAMPLE)

    assert (case.title, case.origin) == (
        "Fired after three years, recorded as a resignation",
        "hand calculation",
    )
    assert [(event.name, months.text(event.month)) for event in case.events] == [
        ("dismissed", "2022-07"),
        ("leaves_thailand", "2022-09"),
    ]
    assert case.history[0].wage == 1_000_000


def test_what_a_short_file_leaves_out(case_of):
    """An ordinary life: insured, enrolled, papers in order, everything known, answered two years later."""
    case = case_of(SHORT)
    person, (job,) = case.person, case.history

    assert months.text(case.as_of) == "2024-06"
    assert (len(person.knows), person.papers_valid_until, person.savings, person.statement) == (
        6,
        None,
        None,
        None,
    )
    assert (person.spouse, person.bank_account, person.heirs.spouse, person.heirs.parents) == (
        True,
        True,
        True,
        2,
    )
    assert (job.insurance, job.status, job.enrolled, job.remitted, job.excluded) == (
        "s33",
        "nv",
        True,
        True,
        False,
    )
    assert (job.wage, job.deducted, job.employer, job.record) == (900_050, None, "", "")


def test_one_branch_may_stand_without_a_list(case_of):
    """`knows: health` is a list of one, and `none` is nothing."""
    assert case_of(SHORT.replace("born", "knows: health, born")).person.knows == {"health"}
    assert case_of(SHORT.replace("born", "knows: none, born")).person.knows == set()


def test_nobody_inherits(case_of):
    """`heirs: none`."""
    assert not case_of(SHORT.replace("born", "heirs: none, born")).person.heirs.exist()


def test_household_work_that_is_not_enrolled_lies_outside_the_act(case_of):
    """The decree of 2017 leaves it out; an employer who enrols brings it in; the file may say otherwise."""
    sector = SHORT.replace("wage_thb", "sector: household, wage_thb")
    at_home = sector.replace("wage_thb", "enrolled: false, wage_thb")

    assert [case_of(text).history[0].excluded for text in (sector, at_home)] == [False, True]
    assert not case_of(at_home.replace("wage_thb", "excluded_work: false, wage_thb")).history[0].excluded


def test_a_return_on_a_new_number_begins_a_new_record(case_of):
    """`record: new`: rows from then on lie on another insurance number; `old` goes on with the first one."""
    text = SHORT + (
        "  - {from: 2023-07, to: 2024-06, wage_thb: 9000}\n"
        "events:\n  - {month: 2022-08, event: leaves_thailand}\n"
        "  - {month: 2023-07, event: returns_to_thailand, record: new}\n"
    )

    before, after = (spell.record for spell in case_of(text).history)
    assert before == "" != after
    assert [spell.record for spell in case_of(text.replace("new}", "old}")).history] == ["", ""]
