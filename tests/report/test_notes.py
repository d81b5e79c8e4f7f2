"""Remarks beside the numbers: present values, guesses, undefined ratios, how far policies are used."""

from dataclasses import replace
from pathlib import Path

import pytest

from simsp.report import figures, notes, read
from simsp.report.read import Run
from tests.report import made_up


@pytest.fixture(scope="module")
def found(made_up_run: Path) -> Run:
    """The made-up run, read."""
    return read.run(made_up_run)


def without_present_values(directory: Path) -> Run:
    """A run whose measures.csv has no present values."""
    table = made_up.write(directory, replicates=2) / "measures.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(line for line in lines if "_pv," not in line), encoding="utf-8", newline="")
    return read.run(directory)


def test_the_guesses_behind_the_headline_are_named_with_their_ranges(found: Run) -> None:
    """A probability of 0.55 from 0.35 to 0.75 reads as percent; a name that the run lacks is left out."""
    assert notes.drivers(found) == (
        "an office refuses a claim that is due, for no reason named here: 55% (35 to 75); "
        "workers go home in a year: 10% (6 to 16)"
    )


def test_a_run_without_present_values_does_not_speak_of_them(tmp_path: Path) -> None:
    """Neither the year nor the rate is named."""
    found = without_present_values(tmp_path)
    assert (notes.value_note(found), notes.as_paid_note(found)) == ("", "")


def test_both_counts_are_set_side_by_side(found: Run) -> None:
    """In the made-up lives a baht owed weighs 0.6 of itself in present value: about 58 as paid, 35 in value."""
    told = figures.plain(notes.as_paid_note(found))
    assert "add up to 5" in told
    assert "valued as of 2027 they are 3" in told


def test_more_owed_than_paid_in_is_explained_and_less_is_not(found: Run, tmp_path: Path) -> None:
    """The sentence stands only where the pool is below zero."""
    below = read.run(made_up.write(tmp_path, baseline=replace(made_up.BASELINE, owed=2.1), replicates=2))
    assert "months that employers never paid for" in notes.beyond_note(below)
    assert notes.beyond_note(found) == ""


def test_use_is_told_only_of_the_policies_that_are_used(found: Run) -> None:
    """Self-enrolment and lump sums on leaving have a sentence each; the employer's share has none."""
    told = notes.use_of_policies(found)
    assert [sentence.partition(":")[0] for sentence in told] == [
        "Old-age lump sum on leaving Thailand",
        "Workers may enrol themselves",
    ]
    assert "1.40 times the health risk of those who could (1 = alike)" in figures.plain(told[1])


def test_a_policy_that_insures_more_people_is_marked(found: Run) -> None:
    """Of the made-up policies, self-enrolment alone adds people to the group that is followed."""
    told = notes.group_changes(found)
    assert len(told) == 1
    assert told[0].startswith("Workers may enrol themselves: ")
    assert "more people are first insured 2027-2031" in told[0]


def test_a_ratio_without_a_divisor_is_explained(found: Run) -> None:
    """Where the employer pays all, the worker's own ratio is missing for a reason."""
    told = notes.undefined(found)
    assert len(told) == 1
    assert "Employer pays all contributions" in told[0]
    assert "nothing to divide by" in told[0]
