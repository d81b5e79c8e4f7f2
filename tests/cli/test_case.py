"""`simsp case`: one person's history answered, for a person to read and as data; and `simsp check` of such files."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simsp.case import guide
from tests.plain import Ended, Plain

# 12 months at 10,000 baht in 2024: 12 x 500 of the worker and of the employer, 12 x 275 of the government (s.46). Old
# age: 12 x 300 + 12 x 300 = 7,200; in January 2025 the year's return of 3.5% (assumption) adds 252: 7,452.
# Resigned: 30% x 333.33 for 90 days = 9,000 (s.79): 23 days in January 2025, 30, 30 and 7 in the months after.
YEAR = """\
title: One year and home
origin: hand calculation
person: {nationality: Myanmar, sex: female, born: 1990-05}
history:
  - {from: 2024-01, to: 2024-12, status: nv, sector: services, wage_thb: 10000}
events:
  - {month: 2025-01, event: resigned}
  - {month: 2025-03, event: leaves_thailand}
"""
OWN = "title: Half the benefit\nstarts: 2025-01\nchanges: {unemployment.resigned_rate: 15}\n"
TOP = {
    "title": str, "scenario": str, "as_of": str, "months_credited": int, "months_on_record": int,
    "contributions_satang": dict, "old_age_account_satang": dict, "old_age_credited_satang": int, "unpaid_satang": int,
    "deducted_not_remitted_satang": int, "over_deducted_satang": int, "surcharge_satang": int, "rights": list,
    "other_schemes": list, "notes": list,
}  # fmt: skip
RIGHT = {
    "right": str, "branch": str, "month": str, "amount_satang": int, "payments": (int, str), "owed_satang": int,
    "expected_satang": int, "received_satang": int, "still_claimable_satang": int, "lost_satang": int,
    "claim_by": str, "where": str, "not_yet_due_satang": int, "of_which_returns_satang": int,
    "cause": (str, type(None)), "lost_by_gate_satang": dict, "part": (str, type(None)), "source": str, "why": str,
}  # fmt: skip


@pytest.fixture(scope="session")
def plain() -> Iterator[Plain]:
    """One process for all commands of this file."""
    running = Plain()
    yield running
    running.close()


@pytest.fixture
def ask(plain: Plain, tmp_path: Path) -> Callable[..., Ended]:
    """Call `simsp` inside an empty folder, with these files in it: `ask("case", "a.yaml", a=YEAR)`."""

    def call(*words: str, **texts: str) -> Ended:
        for name, text in texts.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return plain(tmp_path, *words)

    return call


@pytest.fixture
def data(ask: Callable[..., Ended]) -> Callable[..., dict]:
    """The answer to a text as data."""

    def of_text(text: str, *words: str) -> dict:
        return json.loads(ask("case", "a.yaml", "--json", *words, a=text).stdout)

    return of_text


def right(answer: dict, name: str) -> dict:
    """The one right of this name."""
    (found,) = (one for one in answer["rights"] if one["right"] == name)
    return found


class TestAsData:
    """`--json`, the contract for programs."""

    def test_all_keys_are_there_with_their_types(self, data):
        """Those of the contract and no others; months as YYYY-MM, money in satang, texts where something is said."""
        answer = data(YEAR)

        assert {name: type(value) for name, value in answer.items()} == TOP
        assert len(answer["rights"]) == 2
        for one in answer["rights"]:
            assert [name for name, kind in RIGHT.items() if not isinstance(one[name], kind)] == []
            assert tuple(one) == tuple(RIGHT)

    def test_what_was_paid(self, data):
        """5%, 5% and 2.75% of 10,000, twelve times."""
        answer = data(YEAR)

        assert answer["contributions_satang"] == {
            "worker": 600_000,
            "employer": 600_000,
            "government": 330_000,
        }
        assert (answer["months_credited"], answer["scenario"], answer["as_of"]) == (
            12,
            "current_law",
            "2027-03",
        )

    def test_a_right_with_its_payments_clause_and_deadline(self, data):
        """Four monthly payments, mostly of 30 days at 100 baht; two years after the last one to claim (s.56)."""
        found = right(data(YEAR), "unemployment")

        assert (found["month"], found["branch"], found["payments"]) == ("2025-01", "unemployment", 4)
        assert (found["amount_satang"], found["owed_satang"], found["received_satang"]) == (
            300_000,
            900_000,
            900_000,
        )
        assert (found["claim_by"], found["cause"], found["lost_by_gate_satang"]) == ("2027-04", None, {})
        assert found["source"].startswith("SSA s.78")
        assert "30% a day" in found["why"]
        assert "employment office" in found["where"]

    def test_money_that_is_not_due_yet(self, data):
        """The old-age sum waits for the 55th birthday, May 2045; nothing of it is owed, received or lost."""
        found = right(data(YEAR), "old_age_lump_sum")

        assert (found["month"], found["owed_satang"], found["lost_satang"]) == ("2045-05", 0, 0)
        assert found["not_yet_due_satang"] == sum(data(YEAR)["old_age_account_satang"].values())

    def test_a_right_for_life(self, data):
        """From the month of invalidity on: by June 2025 three payments of 50% x 333.33 x 30 days; `life` says on."""
        invalid = YEAR.replace("2025-01, event: resigned", "2025-04, event: invalid").replace(
            "person:", "as_of: 2025-06\nperson:"
        )
        found = right(
            data(invalid.replace("2025-03, event: leaves_thailand", "2025-04, event: papers_renewed")),
            "invalidity_pension",
        )

        assert (found["payments"], found["amount_satang"], found["owed_satang"]) == (
            "life",
            500_000,
            1_500_000,
        )
        assert found["expected_satang"] > 100 * found["owed_satang"]

    def test_what_is_owed_is_received_or_waits_or_is_lost(self, data):
        """Reported as a dismissal's opposite: 9,000 of 30,000 arrive (30% x 90 days in the place of 50% x 180)."""
        found = right(data(guide.EXAMPLE), "unemployment")

        assert (found["owed_satang"], found["received_satang"], found["still_claimable_satang"]) == (
            3_000_000,
            900_000,
            0,
        )
        assert found["lost_by_gate_satang"] == {"true_reason_recorded": 2_100_000}
        assert found["cause"] == "true_reason_recorded"

    def test_one_scenario_gives_an_object_and_several_a_list(self, data):
        """In the order of the options, each scenario once."""
        words = (
            "--scenario",
            "law_as_written",
            "--scenario",
            "exit_lump_sum",
            "--scenario",
            "law_as_written",
        )

        assert data(YEAR, "--scenario", "law_as_written")["scenario"] == "law_as_written"
        assert [one["scenario"] for one in data(YEAR, *words)] == ["law_as_written", "exit_lump_sum"]

    def test_other_schemes_stand_apart(self, data):
        """Two health cards of six months at 900 baht and the check of 500 each: no right, no contribution."""
        text = YEAR.replace("wage_thb: 10000", "wage_thb: 10000, insurance: mhis, months: 6").partition(
            "events:"
        )[0]
        answer = data(text)

        assert (answer["rights"], sum(answer["contributions_satang"].values())) == ([], 0)
        (card,) = answer["other_schemes"]
        assert (card["scheme"], card["currency"], card["worker_paid"]) == ("mhis", "THB", 280_000)


class TestScenarios:
    """`--scenario` and `--from`."""

    def test_a_policy_before_its_start_changes_nothing(self, data):
        """The lump sum on leaving starts in 2027, and she left in 2025."""
        assert data(YEAR, "--scenario", "exit_lump_sum")["rights"] == data(YEAR)["rights"]

    def test_a_policy_can_be_taken_to_begin_earlier(self, data):
        """3,600 + 3,600 + 252, paid on leaving in March 2025."""
        found = right(data(YEAR, "--scenario", "exit_lump_sum", "--from", "2025-01"), "old_age_lump_sum")

        assert (found["month"], found["owed_satang"], found["received_satang"]) == (
            "2025-03",
            745_200,
            745_200,
        )
        assert found["of_which_returns_satang"] == 25_200

    def test_a_scenario_of_ones_own(self, ask):
        """Half the rate, half the money; the file lies where the command is called."""
        answer = json.loads(ask("case", "a.yaml", "--scenario", "own.yaml", "--json", a=YEAR, own=OWN).stdout)

        assert (answer["scenario"], right(answer, "unemployment")["owed_satang"]) == ("own", 450_000)

    def test_an_expectation_names_a_scenario_as_seen_from_its_file(self, ask, tmp_path):
        """Not as seen from where the command is called."""
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep" / "own.yaml").write_text(OWN)
        expects = "expect:\n  - {right: unemployment, scenario: own.yaml, owed_thb: 4500}\n"
        (tmp_path / "deep" / "a.yaml").write_text(YEAR + expects)

        assert ask("case", "deep/a.yaml").exit_code == 0


class TestToRead:
    """The answer for a person."""

    def test_it_tells_who_and_what_was_worked(self, ask):
        """The title, the person, the date of the answer, each spell."""
        lines = ask("case", "a.yaml", a=YEAR).stdout.splitlines()

        assert lines[0] == "One year and home"
        assert "female, from Myanmar, born 1990-05; answered as of the end of 2027-03" in " ".join(lines)
        assert "  2024-01 to 2024-12   12 months, 10,000 baht a month, services, nv, enrolled" in lines

    def test_it_tells_what_was_paid_by_branch(self, ask):
        """Seven branches and their sum, for the three who pay."""
        rows = [line.split() for line in ask("case", "a.yaml", a=YEAR).stdout.splitlines()]

        assert ["all", "6,000", "6,000", "3,300"] in rows
        assert ["unemployment", "600", "600", "300"] in rows  # 0.5%, 0.5% and 0.25% of 10,000, twelve times
        branches = ["sickness", "maternity", "invalidity", "death", "child", "old", "unemployment", "all"]
        heads = [row[0] for row in rows if row and row[0] in branches and len(row) > 3]
        assert heads == branches

    def test_each_right_has_its_clause_and_its_arithmetic(self, ask):
        """So that it can be worked out again with a pencil."""
        said = " ".join(ask("case", "a.yaml", a=YEAR).stdout.split())

        assert "1. Unemployment benefit, 2025-01 [SSA s.78 to 79/1, s.57]" in said
        assert "daily base 30,000 / 90 = 333.33; 30% a day, from day 8, at most 90 days" in said
        assert "owed 9,000 in 4 monthly payments: 1 x 2,300 + 2 x 3,000 + 1 x 700; received 9,000" in said
        assert (
            "12 months by law; credited by law 7,982.77 (worker 3,600 + employer 3,600 + returns 782.77,"
            in said
        )

    def test_a_loss_has_its_cause_and_how_common_it_is(self, ask):
        """In words, and with the practice's own name, so that its source can be looked up."""
        said = " ".join(ask("case", "a.yaml", a=guide.EXAMPLE).stdout.split())

        assert "lost 21,000: the employer reported another reason than the true one" in said
        assert "(employers.wrong_reason)" in said

    def test_what_can_still_be_claimed_is_told_with_place_and_deadline(self, ask):
        """She has not heard of it; the first payment may be claimed until January 2027, the last until April."""
        unaware = YEAR.replace("born: 1990-05", "born: 1990-05, knows: none").replace(
            "person:", "as_of: 2025-06\nperson:"
        )
        said = " ".join(ask("case", "a.yaml", a=unaware).stdout.split())
        still = said.partition("WHAT CAN STILL BE CLAIMED")[2]

        assert "Unemployment benefit: 9,000 baht, until 2027-04 (s.56), at the employment office" in still
        assert "still to claim 9,000 (held up: the worker, or the heirs, did not know of the right" in said

    def test_several_scenarios_stand_side_by_side(self, ask):
        """Each in full, and a table of owed, received and not yet due at the end."""
        words = ("--scenario", "current_law", "--scenario", "exit_lump_sum", "--from", "2025-01")
        said = ask("case", "a.yaml", *words, a=YEAR).stdout

        assert said.count("PAID INTO THE FUND, BAHT") == 2
        rows = [line.split() for line in said.partition("side by side")[2].splitlines()]
        assert ["current_law", "exit_lump_sum"] in rows
        assert ["Old-age", "lump", "sum", "0", "0", "7,982.77", "7,452", "7,452", "0"] in rows

    def test_no_line_is_wider_than_a_screen(self, ask):
        """100 columns, for every scenario that is shipped."""
        said = ask(
            "case", "a.yaml", "--scenario", "current_law", "--scenario", "law_as_written", a=guide.EXAMPLE
        ).stdout

        assert [line for line in said.splitlines() if len(line) > 100] == []


class TestExpectations:
    """A case file as its own test."""

    def test_what_comes_out_as_expected_ends_well(self, ask):
        """The example of the contract: 50% x 333.33 x 180 = 30,000."""
        ended = ask("case", "a.yaml", a=guide.EXAMPLE)

        assert (ended.exit_code, ended.stderr) == (0, "")

    def test_what_does_not_ends_with_1_and_is_told(self, ask):
        """Each figure that differs, with line, scenario and both values; the answer stands there all the same."""
        wrong = guide.EXAMPLE.replace("owed_thb: 30000", "owed_thb: 30000.01, payments: 7, cause: papers")
        ended = ask("case", "a.yaml", a=wrong)

        line = wrong[: wrong.index("30000.01")].count("\n") + 1
        assert ended.exit_code == 1
        assert ended.stderr.splitlines() == [
            f"a.yaml, line {line}: {what}"
            for what in (
                "unemployment under law_as_written: expected owed_thb 30,000.01, the answer is 30,000",
                "unemployment under law_as_written: expected cause papers, the answer is none",
            )
        ]
        assert ended.stdout == ask("case", "a.yaml", a=guide.EXAMPLE).stdout

    def test_figures_of_the_whole_case_can_be_expected(self, ask):
        """Money, months, old-age money credited; `since` moves a policy's start."""
        good = YEAR + (
            "expect:\n"
            "  - {months_credited: 12, months_on_record: 12, worker_thb: 6000, employer_thb: 6000,\n"
            "     government_thb: 3300, old_age_account_thb: 7200, unpaid_thb: 0}\n"
            "  - {right: old_age_lump_sum, scenario: exit_lump_sum, since: 2025-01, owed_thb: 7452, returns_thb: 252}\n"
            "  - {right: old_age_lump_sum, scenario: exit_lump_sum, owed_thb: 0}\n"
        )
        ended = ask("case", "a.yaml", a=good)

        assert (ended.exit_code, ended.stderr) == (0, "")

    def test_expectations_are_checked_whatever_scenario_is_asked(self, ask):
        """Also beside JSON, whose lines stay whole."""
        wrong = guide.EXAMPLE.replace("30000}", "1}")
        ended = ask("case", "a.yaml", "--scenario", "exit_lump_sum", "--json", a=wrong)

        assert ended.exit_code == 1
        assert json.loads(ended.stdout)["scenario"] == "exit_lump_sum"
        assert "expected owed_thb 1, the answer is 30,000" in ended.stderr


BAD = {
    "no file": (["case"], "Missing argument 'FILE'"),
    "missing file": (["case", "gone.yaml"], "gone.yaml: there is no such file"),
    "folder": (["case", "."], ".: is a folder; name a file in it"),
    "unknown scenario": (
        ["case", "a.yaml", "--scenario", "exit_lumpsum"],
        "there is no scenario and no file 'exit_lumpsum'; did you mean 'exit_lump_sum'?",
    ),
    "missing scenario": (["case", "a.yaml", "--scenario", "gone.yaml"], "gone.yaml: there is no such file"),
    "wrong scenario": (
        ["case", "a.yaml", "--scenario", "own.yaml"],
        "own.yaml, line 2: unknown value 'unemployment.resigned'",
    ),
    "case in the place of a scenario": (
        ["case", "a.yaml", "--scenario", "a.yaml"],
        "a.yaml, line 2: unknown key 'origin'",
    ),
    "scenario in the place of a case": (
        ["case", "own.yaml"],
        "own.yaml: is a scenario, not a case; name it after --scenario",
    ),
    "month of --from": (
        ["case", "a.yaml", "--from", "2025"],
        "--from: '2025' is not a month; write it as YYYY-MM",
    ),
    "option": (["case", "a.yaml", "--jsn"], "No such option '--jsn'"),
    "two files": (["case", "a.yaml", "b.yaml"], "Got unexpected extra argument (b.yaml)"),
    "check a wrong case": (["check", "wrong.yaml"], "wrong.yaml, line 5: 'wage_thb' must be a number"),
}


class TestMistakes:
    """Sentences on stderr, nothing on stdout, exit code 2."""

    @pytest.mark.parametrize(("words", "sentence"), BAD.values(), ids=BAD)
    def test_a_mistake_is_told_in_a_sentence(self, words, sentence, ask):
        """Whether in a file or on the command line."""
        own = "title: A\nchanges: {unemployment.resigned: 15}\n"
        ended = ask(*words, a=YEAR, own=own, wrong=YEAR.replace("10000", "10000 baht"))

        assert sentence in ended.stderr
        assert (ended.exit_code, ended.stdout) == (2, "")
        assert "Traceback" not in ended.stderr

    def test_file_options_and_scenarios_are_told_together(self, ask):
        """One call, all mistakes, one line each."""
        wrong = YEAR.replace("wage_thb: 10000", "wage_thb: 10000 baht").replace("female", "F")
        ended = ask("case", "a.yaml", "--scenario", "exit_lumpsum", "--from", "soon", a=wrong)

        assert [
            [part in line for line in ended.stderr.splitlines()].index(True)
            for part in (
                "line 3: 'sex'",
                "line 5: 'wage_thb'",
                "--from: 'soon'",
                "did you mean 'exit_lump_sum'?",
            )
        ] == [0, 1, 2, 3]
        assert (ended.exit_code, ended.stdout) == (2, "")

    def test_a_wrong_scenario_of_an_expectation_is_told(self, ask):
        """With the case that names it."""
        text = YEAR + "expect:\n  - {right: unemployment, scenario: own.yaml, owed_thb: 0}\n"
        ended = ask("case", "a.yaml", a=text, own="title: A\nchanges: {unemployment.resigned_rate: much}\n")

        assert ended.exit_code == 2
        assert "a.yaml, under 'expect': own.yaml, line 2: 'unemployment.resigned_rate'" in ended.stderr


class TestCheck:
    """`simsp check` of case files."""

    def test_a_good_case_is_called_good(self, ask):
        """It says how much the file tells, beside scenarios in the order given."""
        ended = ask("check", "b.yaml", "exit_lump_sum", "a.yaml", a=YEAR, b=guide.EXAMPLE)

        assert ended.exit_code == 0
        first, second, third = ended.stdout.splitlines()
        assert first == (
            "b.yaml: good: Fired after three years, recorded as a resignation; "
            "a case with 1 spell, 2 events, 1 expectation"
        )
        assert second.startswith("exit_lump_sum: good: ")
        assert third == "a.yaml: good: One year and home; a case with 1 spell, 2 events, 0 expectations"

    def test_mistakes_of_cases_and_scenarios_are_told_together(self, ask):
        """And no file is called good beside a wrong one."""
        ended = ask(
            "check", "a.yaml", "b.yaml", "own.yaml", "gone.yaml",
            a=YEAR, b=YEAR.replace("resigned", "quit"), own=OWN.replace("15", "1500"),
        )  # fmt: skip

        assert (ended.exit_code, ended.stdout) == (2, "")
        assert len(ended.stderr.splitlines()) == 3
        for part in (
            "b.yaml, line 7: 'event' cannot be 'quit'",
            "own.yaml, line 3: ",
            "gone.yaml: there is no such file",
        ):
            assert part in ended.stderr

    def test_a_case_that_lacks_its_person_is_still_a_case(self, ask):
        """Not a scenario with unknown keys."""
        ended = ask("check", "a.yaml", a="title: A\norigin: made up\n")

        assert ended.stderr == (
            "a.yaml: 'person' is missing (who it is); write its keys below it, indented\n"
        )


HEAVY = {"numba", "pandas", "scipy", "pyarrow", "plotly", "simpy", "jinja2", "rich"}


@pytest.mark.parametrize("words", [["case", "a.yaml", "--json"], ["check", "a.yaml"]], ids=["case", "check"])
def test_nothing_heavy_is_loaded(words, tmp_path):
    """So that it answers at once, as the program a user starts."""
    (tmp_path / "a.yaml").write_text(YEAR)
    program = (
        "import runpy, sys; sys.argv = ['simsp', *sys.argv[1:]]\n"
        "try: runpy.run_module('simsp', run_name='__main__')\n"
        f"finally: print(*{HEAVY} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stderr.split() == []
    assert done.stdout
