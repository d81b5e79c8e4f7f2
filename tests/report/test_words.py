"""The three sentences: numbers with intervals, and no gain or loss where the interval holds zero."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from simsp.report import notes, read, words
from simsp.report.read import Estimate
from tests.report import made_up

PERCENTS = {  # level, low, high of the baseline
    "recovered_of_all": (0.312, 0.26, 0.37),
    "owed_of_paid": (0.58, 0.52, 0.63),
    "received_of_owed": (0.54, 0.48, 0.6),
    "lost_of_paid": (0.268, 0.22, 0.33),
    "kept_by_pool_of_paid": (0.42, 0.37, 0.47),
    "still_claimable_of_paid": (0.0, 0.0, 0.0),
    "not_yet_due_of_paid": (0.0, 0.0, 0.0),
    "lost_knows_thb": (9e9, 8e9, 1e10),
    "lost_papers_thb": (2e9, 1e9, 3e9),
}
HEAD = made_up.HEAD


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A made-up run whose measures are then written by hand."""
    return made_up.write(tmp_path, [made_up.POLICIES[0]], replicates=20)


def by_hand(
    run: Path,
    changes: dict[str, tuple[float, float, float]],
    more: dict[str, tuple[float, float, float]] | None = None,
) -> list[str]:
    """The sentences for the figures above, for more levels, and for the changes of one policy."""
    rows: list[list[object]] = [
        ["current_law", "cohort", made_up.COHORT, name, "share", *level, "", "", ""]
        for name, level in (PERCENTS | (more or {})).items()
    ]
    for name, change in changes.items():
        rows.append(["exit_lump_sum", "cohort", made_up.COHORT, name, "share", 1, 1, 1, *change])
    with (run / "measures.csv").open("w", encoding="utf-8", newline="") as table:
        csv.writer(table, lineterminator="\n").writerows([HEAD, *rows])
    return words.answer(run)


def test_the_first_sentence_is_the_answer_as_two_factors(run: Path) -> None:
    """What comes back is what the law grants times what of it arrives."""
    assert by_hand(run, {})[0] == (
        "Of every 100 baht that workers, employers and the government pay in, 31 (26 to 37) come back: "
        "the law grants 58 (52 to 63), and 54% (48 to 60) of what it grants arrives."
    )


def test_the_first_sentence_is_in_present_value_where_the_run_has_it(run: Path) -> None:
    """Then all three numbers are, and the sentence names the year."""
    given = {
        "recovered_of_all_pv": (0.21, 0.18, 0.24),
        "owed_of_paid_pv": (1.1, 1.0, 1.2),
        "received_of_owed_pv": (0.19, 0.16, 0.22),
    }
    assert by_hand(run, {}, given)[0] == (
        "In 2027 value, of every 100 baht that workers, employers and the government pay in, 21 (18 to 24) come "
        "back: the law grants 110 (100 to 120), and 19% (16 to 22) of what it grants arrives."
    )


def test_present_and_nominal_values_are_never_mixed(run: Path) -> None:
    """A line whose present value is missing is left out rather than taken in baht as paid."""
    by_hand(run, {}, {"recovered_of_all_pv": (0.21, 0.18, 0.24), "lost_of_paid_pv": (0.5, 0.4, 0.6)})
    found = read.run(run)
    shares = [
        words.share_of_paid(found, found.baseline, line) for line in ("received", "lost", "kept_by_pool")
    ]
    assert shares == [Estimate(0.21, 0.18, 0.24), Estimate(0.5, 0.4, 0.6), None]


def test_the_second_sentence_follows_the_rest(run: Path) -> None:
    """The larger part first; what is lost with the gate that weighs most; the pool is never called lost."""
    assert by_hand(run, {})[1] == (
        "Of the same 100 baht, 42 (37 to 47) stay in the pool, for events that did not happen or for too few "
        "months, and 27 (22 to 33) are owed but lost, the largest part because the worker does not know of "
        "the right."
    )


def test_a_clear_change_is_called_more(run: Path) -> None:
    """Both ends of the interval above zero."""
    told = by_hand(run, {"recovered_of_all": (0.08, 0.05, 0.11), "received_thb": (1.23e10, 8e9, 1.6e10)})[2]
    assert told == (
        'Against "Current law and practice": under "Old-age lump sum on leaving Thailand" 8 baht more of '
        "every 100 come back (5 to 11), and workers receive 12 billion baht more in all (8 to 16)."
    )


def test_a_clear_fall_is_called_less(run: Path) -> None:
    """Both ends below zero; the numbers are then told without a sign."""
    told = by_hand(run, {"recovered_of_all": (-0.08, -0.11, -0.05), "received_thb": (-4e6, -6e6, -2e6)})[2]
    assert "8 baht less of every 100 come back (5 to 11)" in told
    assert "workers receive 4 million baht less in all (2 to 6)" in told


@pytest.mark.parametrize("interval", [(0.02, -0.01, 0.05), (-0.02, -0.05, 0.01), (0.02, 0.0, 0.04)])
def test_an_interval_that_holds_zero_is_no_gain_and_no_loss(
    run: Path, interval: tuple[float, float, float]
) -> None:
    """Whatever the mean, the words more and less do not appear."""
    told = by_hand(run, {"recovered_of_all": interval, "received_thb": interval})[2]
    assert "no clear change" in told
    assert not {"more", "less"} & set(told.split())


def test_a_clear_change_too_small_to_show_is_not_told_as_zero_more(run: Path) -> None:
    """'0.0 baht more' would say two things at once."""
    told = by_hand(run, {"recovered_of_all": (0.0002, 0.0001, 0.0003)})[2]
    assert "the share that comes back hardly changes" in told


def test_what_workers_pay_in_is_told_beside_what_they_receive(run: Path) -> None:
    """Benefits that fall because less is paid in are no plain loss."""
    told = by_hand(
        run, {"received_thb": (-1e9, -2e9, -5e8), "worker_contributions_thb": (-5e10, -6e10, -4e10)}
    )
    assert (
        "receive 1.0 billion baht less in all (0.5 to 2.0), while they pay in 50 billion baht less (40"
        in told[2]
    )


def test_no_difference_at_all_is_said_as_such(run: Path) -> None:
    """An empty reform changes nothing, and that is not 'no clear change'."""
    told = by_hand(run, {"recovered_of_all": (0, 0, 0), "received_thb": (0, 0, 0)})[2]
    assert "the share that comes back stays the same, and workers receive the same baht in all" in told


def test_an_undefined_change_is_said_as_such(run: Path) -> None:
    """An empty cell is neither zero nor an error."""
    assert "the share that comes back is not defined" in by_hand(run, {})[2]


def test_who_pays_nothing_in_is_told(made_up_run: Path) -> None:
    """Where the employer pays all, the worker's own ratio is undefined; the sentence says why."""
    assert "workers pay nothing in themselves" in words.answer(made_up_run)[2]


def test_there_are_always_three_sentences(tmp_path: Path, made_up_run: Path) -> None:
    """With policies, without them, and with a pool below zero."""
    alone = made_up.write(tmp_path / "alone", [])
    below = made_up.write(tmp_path / "below", baseline=replace(made_up.BASELINE, owed=2.1))
    for run in (made_up_run, alone, below):
        told = words.answer(run)
        assert len(told) == 3
        assert all(sentence.endswith(".") and "\n" not in sentence for sentence in told)
    assert "more can be owed than was paid in, because the law also owes rights" in words.answer(below)[1]
    assert "says nothing about what a policy would change" in words.answer(alone)[2]


def test_a_title_of_several_lines_becomes_one(tmp_path: Path) -> None:
    """A title from a file cannot break the lines of a terminal or send it commands."""
    run = made_up.write(tmp_path, [replace(made_up.POLICIES[0], title="two\nlines\x1b[31m")])
    assert all(sentence.isprintable() for sentence in words.answer(run))


def test_two_gates_that_overlap_are_both_named() -> None:
    """The largest gate is named alone only where its interval lies above the next."""
    first, second, third = Estimate(9, 7, 11), Estimate(8, 6, 10), Estimate(1, 0.5, 2)
    assert words.heaviest({"knows": second, "papers": first, "served": third}) == ["papers", "knows"]
    assert words.heaviest({"papers": first, "served": third}) == ["papers"]
    assert words.heaviest({"papers": Estimate(0, 0, 0)}) == []


@pytest.mark.parametrize(
    ("in_baseline", "in_policy", "said"),
    [
        ("wait_to_55", {}, "the same money is owed and paid already"),
        ("at_exit", {}, "the policy grants nothing new"),
        ("wait_to_55", {"old_age.non_thai_exit": "at_exit"}, "the policy grants nothing new"),
    ],
)
def test_the_reading_of_section_77_bis_is_told(
    tmp_path: Path, in_baseline: str, in_policy: dict[str, object], said: str
) -> None:
    """Under the reading that pays on leaving, the exit lump sum only makes the office pay what is owed."""
    baseline = replace(made_up.BASELINE, changes={"old_age.non_thai_exit": in_baseline})
    policy = replace(made_up.POLICIES[0], changes={"old_age.exit_lump_sum": "choice", **in_policy})
    said_beside = notes.readings(read.run(made_up.write(tmp_path, [policy], baseline, replicates=2)))
    assert len(said_beside) == 1
    assert said in said_beside[0]


def test_a_policy_that_leaves_old_age_alone_has_no_such_note(tmp_path: Path) -> None:
    """The note belongs to the exit lump sum."""
    run = read.run(made_up.write(tmp_path, [made_up.POLICIES[1]], replicates=2))
    assert notes.readings(run) == []


def test_another_reading_is_no_policy(tmp_path: Path) -> None:
    """A scenario that changes readings only is told apart."""
    reading = made_up.Policy(
        "at_exit", "Section 77 bis read as at exit", {"old_age.non_thai_exit": "at_exit"}
    )
    run = read.run(made_up.write(tmp_path, [reading, made_up.POLICIES[0]], replicates=2))
    assert [notes.only_readings(run, scenario) for scenario in run.compared] == [True, False]
