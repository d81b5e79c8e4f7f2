"""SSA s.33: who is insured."""

import pytest

from simsp.law import coverage

MOU, NV, CR, BORDER_PASS, UNDOCUMENTED = range(5)
BORDER_PASS_READ_AS_IN = {"border_pass": "in"}


@pytest.mark.parametrize(
    ("status", "insurable"),
    [(MOU, True), (NV, True), (CR, True), (BORDER_PASS, False), (UNDOCUMENTED, False)],
)
def test_papers_decide_in_an_insurable_job(law_on, status, insurable):
    """Migrants with papers are insured; border pass and undocumented are not, as read today."""
    assert coverage.is_insurable(status, False, law_on("coverage", "2026-11")) == insurable


@pytest.mark.parametrize("status", range(5))
def test_excluded_work_is_out_whatever_the_papers(law_on, status):
    """Decree of February 2017; a policy can bring it in, but not the papers."""
    assert not coverage.is_insurable(status, True, law_on("coverage", "2026-11"))
    opened = law_on("coverage", "2027-01", excluded_sectors_covered=True)
    assert coverage.is_insurable(status, True, opened) == (status in (MOU, NV, CR))


def test_border_pass_can_be_read_as_in(law_on):
    """The decree excludes kinds of work, not the pass."""
    law = law_on("coverage", "2027-01", **BORDER_PASS_READ_AS_IN)
    assert coverage.is_insurable(BORDER_PASS, False, law)
    assert not coverage.is_insurable(BORDER_PASS, True, law)
    assert not coverage.is_insurable(UNDOCUMENTED, False, law)


def test_a_policy_can_cover_the_undocumented(law_on):
    """The switch opens their status and nothing else."""
    law = law_on("coverage", "2027-01", undocumented_covered=True)
    assert coverage.is_insurable(UNDOCUMENTED, False, law)
    assert not coverage.is_insurable(UNDOCUMENTED, True, law)
    assert not coverage.is_insurable(BORDER_PASS, False, law)


@pytest.mark.parametrize(
    ("age", "before", "allowed"),
    [
        (14, False, False),
        (14, True, False),
        (15, False, True),
        (60, False, True),
        (61, False, False),
        (61, True, True),
    ],
)
def test_one_enters_between_15_and_60_and_stays(law_on, age, before, allowed):
    """Both sides of both ages."""
    assert coverage.age_allows(age, before, law_on("coverage", "2026-11")) == allowed


def test_choices_stand_where_the_rules_expect_them(law_values):
    """Codes in the rule file are positions in the file of values."""
    assert law_values["coverage.border_pass"].allowed[coverage.BORDER_PASS_IN] == "in"
