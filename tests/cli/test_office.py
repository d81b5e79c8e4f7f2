"""`simsp office`: an answer in words and as records, from the values of the assumptions, without compiled code."""

import json
import subprocess
import sys

import pytest

from simsp import parameters
from simsp.cli import offices

QUICK = ("--days", "4", "--replicates", "2")


def test_every_number_of_interpreters_stands_in_the_table_and_the_answer_below(call):
    """Zero is always there; the first number that halves is named, or that none does."""
    result = call("office", "--interpreters", "2,1", "--migrants", "0.5", *QUICK)
    assert result.exit_code == 0
    rows = [line.split()[0] for line in result.stdout.splitlines() if line[:1].isdigit() and "  " in line]
    assert rows[:3] == ["0", "1", "2"]
    assert "the wait (median, migrants who need an interpreter)" in result.stdout
    assert "counters instead of 4" in result.stdout


def test_records_have_each_office_and_group(call):
    """Three groups each; the offices with more counters stand behind those with more interpreters."""
    result = call("office", "--json", "--migrants", "0.5", *QUICK)
    rows = json.loads(result.stdout)
    assert [row["interpreters"] for row in rows[:15:3]] == [0, 1, 2, 3, 4]
    assert {row["who"] for row in rows} == {
        "migrants who need an interpreter",
        "other migrants",
        "Thai members",
    }
    assert [row["counters"] for row in rows[15::3]] == list(range(5, 5 + len(rows[15::3])))
    for row in rows:
        assert row["wait_median_minutes_low"] <= row["wait_median_minutes"] <= row["wait_median_minutes_high"]
        assert (row["interpreters_used"] is None) == (row["interpreters"] == 0)


def test_the_same_seed_gives_the_same_answer(call):
    """And another seed another."""
    one, same, other = (call("office", *QUICK, "--seed", seed).stdout for seed in "771")
    assert one == same
    assert one.splitlines()[4:] != other.splitlines()[4:]


def test_what_is_not_given_comes_from_the_assumptions():
    """Four counters of 480 minutes, used by 85% by claims of 30 minutes: 54.4 people a day."""
    given = {"counters": "4", "interpreters": "1", "days": "4", "replicates": "2", "seed": "1"}
    question, tried = offices.read(given)
    assert (question.arrivals, question.minutes, question.migrants) == pytest.approx((54.4, 30, 0.1))
    assert tried == [0, 1]
    registry = parameters.load()
    for name, used in (
        ("needs_interpreter", question.need),
        ("minutes_factor_without_interpreter", question.factor),
        ("sent_away_without_interpreter", question.sent_away),
    ):
        assert registry[f"office.{name}"].history[-1].value == used


def test_every_option_that_cannot_be_used_is_told_at_once(call):
    """One sentence each, exit code 2, no traceback."""
    words = ("--counters", "0", "--need", "60%", "--days", "1.5", "--sent-away", "1", "--interpreters", "1,x")
    result = call("office", *words, "--minutes", "\x1b[1m")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert sorted(line.split()[0] for line in result.stderr.splitlines()) == [
        "--counters", "--days", "--interpreters", "--minutes", "--need", "--sent-away",
    ]  # fmt: skip
    assert "--need must be a number from 0 to 1, not '60%'" in result.stderr
    assert "\x1b" not in result.stderr


def test_more_people_than_can_be_followed_are_refused(call):
    """Rather than hours of waiting."""
    result = call("office", "--days", "250", "--replicates", "1000")
    assert result.exit_code == 2
    assert "fewer --days, --replicates, --arrivals or --interpreters" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--need", "0"), "Nobody who comes needs an interpreter", id="nobody needs one"),
        pytest.param(("--arrivals", "2"), "is below a minute: there is nothing to halve", id="nobody waits"),
        pytest.param(("--interpreters", "0"), "No number of interpreters was to be tried", id="none tried"),
        pytest.param(
            ("--factor", "1", "--sent-away", "0", "--interpreters", "1"), "that was tried halves", id="no use"
        ),
        pytest.param(("--arrivals", "90"), "More work comes than can be done", id="too much work"),
    ],
)
def test_what_cannot_be_halved_is_said(call, words, said):
    """A sentence, not a number that means nothing."""
    result = call("office", *QUICK, *words)
    assert result.exit_code == 0
    assert said in result.stdout


def test_nothing_is_compiled(root):
    """The command loads no compiler."""
    code = (
        "import sys; from simsp import cli; sys.argv = ['simsp', 'office', '--days', '1', '--replicates', '1']\n"
        "try: cli.main()\n"
        "except SystemExit as end: print('numba' in sys.modules, end.code, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "False 0"
