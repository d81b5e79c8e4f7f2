"""The ranking: its arithmetic by hand, its order, and rules and levers never in one list."""

import csv
import html
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simsp import ranking, summary, tables
from simsp.errors import BadInput
from simsp.outcomes import GROUPINGS, Lives
from simsp.plan import Plan
from simsp.report import page, read, words
from simsp.report import ranking as drawn
from simsp.report.read import Estimate
from simsp.world.people import WORTH
from tests.report import made_up, made_up_ranking
from tests.report.made_up_lives import BASELINE, POLICIES, Policy

COHORT, ALL = ("cohort", "2027-2031"), ("all", "all")
Figures = Mapping[str, float]


def ranked(runs: Sequence[tuple[Policy, list[Figures]]], baseline: list[Figures]) -> list[dict[str, object]]:
    """Rows of ranking.csv for the cohort's figures by replicate; `received_thb` is that of the period."""
    policies = (BASELINE, *(policy for policy, _ in runs))
    both = [
        [figures[number] for figures in (baseline, *(of for _, of in runs))]
        for number in range(len(baseline))
    ]
    cells = [[{COHORT: dict(one), ALL: dict(one)} for one in replicate] for replicate in both]
    found = tuple(map(made_up_ranking.scenario, policies))
    start, until = made_up_ranking.START, made_up_ranking.UNTIL
    plan = Plan(found, tuple(() for _ in found), 100, len(baseline), 1, start, until)
    return [
        dict(zip(tables.named("ranking.csv").header, row, strict=True)) for row in ranking.rows(plan, cells)
    ]


def figures(recovered: float, **more: float) -> Figures:
    """The figures of 1,000 people in one replicate."""
    period = dict.fromkeys(("received_thb", "worker_contributions_thb", "worker_cost_thb"), 0.0)
    return {"in_either": 1000.0, "recovered_pv_thb": recovered} | period | more


def named(name: str, kind: str = "rule", lever: tuple[str, float] | None = None) -> Policy:
    """A policy of a kind."""
    return Policy(name, name.title(), kind=kind, lever=lever)


def test_a_worker_s_share_is_the_paired_change_by_everybody_in_either_cohort() -> None:
    """5 to 8 million and 6 to 7 million baht among 1,000 people: 3,000 and 1,000 baht each, 2,000 in the mean."""
    (row,) = ranked([(POLICIES[0], [figures(8e6), figures(7e6)])], [figures(5e6), figures(6e6)])
    assert [row[f"recovered_per_worker_thb{end}"] for end in ("", "_low", "_high")] == [
        "2000.00",
        "1000.00",
        "3000.00",
    ]
    assert (row["rank"], row["clear"]) == (1, "true")


def test_each_payer_has_the_change_of_its_own_money() -> None:
    """Fund 2, employers -3, government 4, workers' contributions 5, papers and claims 6 million by 1,000 people."""
    after = figures(0, fund_pv_thb=2e6, employer_pv_thb=1e6, government_pv_thb=4e6, contributions_pv_thb=7e6,
                    spent_pv_thb=6e6)  # fmt: skip
    before = figures(0, fund_pv_thb=0, employer_pv_thb=4e6, government_pv_thb=0, contributions_pv_thb=2e6,
                     spent_pv_thb=0)  # fmt: skip
    (row,) = ranked([(POLICIES[0], [after])], [before])
    paid = ("fund_cost", "employer_cost", "government_cost", "worker_contributions", "worker_cost")
    assert [row[f"{who}_per_worker_thb"] for who in paid] == [
        "2000.00",
        "-3000.00",
        "4000.00",
        "5000.00",
        "6000.00",
    ]


def test_a_lever_is_told_by_the_unit() -> None:
    """8,000 baht a worker from 4 units are 2,000 a unit; 1.6 billion in 20 years are 20 million a unit and year.

    Of the 2 billion more received, workers paid 300 million more in and spent 100 million more on claims.
    """
    lever = named("interpreters", "lever", ("ten more offices in 100", 4.0))
    after = figures(9e6, received_thb=2.4e9, worker_contributions_thb=5e8, worker_cost_thb=1e8)
    (row,) = ranked([(lever, [after])], [figures(1e6, received_thb=4e8, worker_contributions_thb=2e8)])
    assert (row["unit"], row["units"]) == ("ten more offices in 100", "4")
    assert (row["response_per_unit_thb"], row["break_even_thb_a_year"]) == ("2000.00", "20000000.00")


def test_nobody_to_divide_by_is_undefined_and_has_no_rank() -> None:
    """With an empty cohort there is no worker; the cells are empty, not zero."""
    nobody = {"in_either": 0.0, "recovered_pv_thb": 0.0}
    (row,) = ranked([(POLICIES[0], [nobody])], [nobody])
    assert (row["recovered_per_worker_thb"], row["rank"], row["clear"]) == ("", "", "")


def test_clear_gains_come_before_what_is_unclear_and_clear_losses_last() -> None:
    """However large the mean of an unclear one is; within each the largest first."""
    runs = [
        (named("unclear"), [figures(9e6), figures(-1e6)]),
        (named("loss"), [figures(-2e6), figures(-1e6)]),
        (named("small"), [figures(1e6), figures(1e6)]),
        (named("large"), [figures(2e6), figures(2e6)]),
    ]
    rows = ranked(runs, [figures(0), figures(0)])
    assert [(row["rank"], row["scenario"], row["clear"]) for row in rows] == [
        (1, "large", "true"), (2, "small", "true"), (3, "unclear", "false"), (4, "loss", "true"),
    ]  # fmt: skip


def test_each_kind_has_ranks_of_its_own_and_levers_go_by_break_even() -> None:
    """A lever that brings a worker less stands first where one unit of it may cost more."""
    runs = [
        (named("many units", "lever", ("a", 10.0)), [figures(9e6, received_thb=1e9)]),
        (named("one unit", "lever", ("b", 1.0)), [figures(5e6, received_thb=5e8)]),
        (named("rule"), [figures(1e6, received_thb=0)]),
        (named("reading", "reading"), [figures(1e6, received_thb=0)]),
    ]
    rows = ranked(runs, [figures(0, received_thb=0)])
    assert [(row["kind"], row["rank"], row["scenario"]) for row in rows] == [
        ("rule", 1, "rule"), ("lever", 1, "one unit"), ("lever", 2, "many units"), ("reading", 1, "reading"),
    ]  # fmt: skip


def lives(in_cohort: list[bool], received: list[int], spent: list[int]) -> Lives:
    """Five people of whom only this is known; satang."""
    worth = np.zeros(5, WORTH)
    worth["received"], worth["spent"] = received, spent
    groups = {name: np.zeros(5, np.uint8) for name in GROUPINGS}
    return Lives(np.array(in_cohort), np.zeros(5, np.int64), worth, groups, np.array([0]), None, None)


def test_who_is_in_one_cohort_only_counts_with_both_lives_in_full() -> None:
    """Of five people one is in both cohorts, one under each alone: three, each standing for ten.

    The person who is in the cohort only under the policy spent 400 on papers before as after: no cost of the policy.
    """
    before = lives([True, True, False, False, False], [100, 200, 300, 900, 0], [0, 0, 400, 0, 0])
    after = lives([True, False, True, False, False], [150, 200, 600, 0, 0], [0, 0, 400, 0, 70])
    found = summary._of_ranking(before, after, 10.0)
    assert (found["in_either"], found["recovered_pv_thb"], found["spent_pv_thb"]) == (30.0, 35.0, 0.0)


def test_rules_and_levers_stand_in_charts_and_tables_of_their_own(made_up_many: Path) -> None:
    """A chart for each kind; every scenario stands in exactly one, in chart and table alike."""
    found = read.run(made_up_many)
    kinds = {scenario.title: scenario.kind for scenario in found.compared}
    shown = drawn.standings(found)
    assert [each.heading for each in shown] == ["Rules", "Levers", "What if", "Other readings of the law"]
    for each, kind in zip(shown, ("rule", "lever", "what_if", "reading"), strict=True):
        wanted = sorted(title for title, its in kinds.items() if its == kind)
        in_chart = [place.label for part in each.parts for place in part.places]
        assert sorted(label.partition(". ")[2] for label in in_chart) == wanted
        assert [row[0] for row in each.table.rows] == in_chart


def test_of_many_scenarios_the_first_screen_shows_a_few_rules(made_up_many: Path) -> None:
    """Three, by what they clearly bring a worker, and where the others are."""
    body = (made_up_many / "report.html").read_text(encoding="utf-8").partition("</style>")[2]
    first = html.unescape(body.partition("<nav")[0])
    top = [row.scenario for row in read.run(made_up_many).ranking if row.kind == "rule"][:3]
    assert [scenario.kind for scenario, _ in words.in_short(read.run(made_up_many))] == ["rule"] * 3
    assert all(f'<span class="label">{scenario.title}<small>' in first for scenario in top)
    assert '42 more are set side by side in the <a href="#ranking">ranking</a>' in first
    assert first.count('<span class="label">') == 4  # the axis has an empty one


def test_of_few_scenarios_rules_come_first_and_a_lever_is_marked(tmp_path: Path) -> None:
    """However large a lever is, on the first screen it stands below the rules and says what it is."""
    lever = replace(
        POLICIES[0], name="lever", title="Interpreters", kind="lever", owed=0.9, lever=("one", 2.0)
    )
    first = page.render(made_up.write(tmp_path, [lever, *POLICIES], replicates=4)).partition("<nav")[0]
    mark = ">Interpreters (a lever: no study gives its size)<"
    assert max(first.index(f">{policy.title}<") for policy in POLICIES) < first.index(mark)


def test_of_many_scenarios_charts_draw_a_few_and_tables_hold_all(made_up_many: Path) -> None:
    """No chart of differences has more than six rows, and no scenario is missing below it."""
    found = read.run(made_up_many)
    costs = page.content(found)["policies"]
    assert {len(chart.rows) for chart in costs} == {6}
    assert {len(chart.table.rows) for chart in costs} == {45}
    assert all(chart.note.endswith("Drawn: 6 of 45 scenarios; the table has all.") for chart in costs)


def test_a_cost_that_may_be_a_gain_is_not_told_as_a_number() -> None:
    """The narrow columns have no room for an interval."""
    told = [drawn.short(Estimate(*each)) for each in ((2.0, -1.0, 5.0), (1200.0, 900.0, 1500.0), (0, 0, 0))]
    assert [*told, drawn.short(None)] == ["unclear", "+1,200", "0", "\u2013"]


@pytest.mark.parametrize(
    ("values", "left_out"),
    [
        ((80, 2, 1, 1), [80]),
        ((80, -60, 2, 1, 1), [80, -60]),
        ((8, 2.5, 1), []),  # 3.2 times the next one
        ((80, 2), []),  # two are no crowd
        ((80, 0, 0, 0), []),
    ],
)
def test_a_change_that_would_hide_all_others_is_drawn_as_an_arrow(
    values: list[float], left_out: list[float]
) -> None:
    """More than four times the next largest; at most two, and never half of them."""
    changes = [Estimate(value, value, value) for value in values]
    kept = drawn.drawn_to_scale(changes)
    assert [change.value for change in changes if change not in kept] == left_out


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        pytest.param("rule", [(5e3, 4e3, 6e3), (-2e3, -3e3, -1e3)],
                     "1 of 2 clearly brings workers more benefits, 1 clearly less; "
                     "\u201cA\u201d most: 5,000 baht (4,000 to 6,000)",
                     id="gain and loss"),
        pytest.param("rule", [(5e3, -4e3, 6e3)], "None of 1 clearly brings workers more benefits", id="nothing clear"),
        pytest.param("rule", [(-5e3, -6e3, -4e3)],
                     "1 of 1 clearly brings workers less in benefits, none more", id="loss"),
        pytest.param("lever", [(5e6, 4e6, 6e6)],
                     "1 of 1 clearly brings workers more benefits; "
                     "a unit of \u201cA\u201d may cost most: 5.0 million baht a year (4.0 to 6.0)",
                     id="lever"),
    ],
)  # fmt: skip
def test_the_message_is_what_is_clear(
    kind: str, changes: list[tuple[float, float, float]], message: str
) -> None:
    """How many clearly gain, how many clearly lose, and the first of them with its number."""
    by = "break_even_thb_a_year" if kind == "lever" else "recovered_per_worker_thb"
    rows = [
        read.Ranked(
            read.Scenario(name, name, "", "", {}, kind, {}), kind, "1", "", "", "", {by: Estimate(*change)}
        )
        for name, change in zip("AB", changes, strict=False)
    ]
    assert drawn._message(kind, rows) == message


def test_what_a_file_says_of_a_lever_stays_text(tmp_path: Path) -> None:
    """Neither a unit nor a mechanism brings a tag into the page."""
    evil = "<img src=x onerror=alert(1)> & {{ 7 * 7 }}"
    lever = replace(POLICIES[0], kind="lever", mechanism=evil, lever=(evil, 2.0), title=evil)
    shown = page.render(made_up.write(tmp_path, [lever], replicates=4))
    assert "<img" not in shown
    assert "2 \u00d7 &lt;img src=x onerror=alert(1)&gt; &amp; {{ 7 * 7 }}" in shown


def test_results_of_an_earlier_version_still_make_a_page(made_up_many: Path, tmp_path: Path) -> None:
    """Without a ranking the page says why it is missing, and shows all the rest."""
    run = tmp_path / "older"
    shutil.copytree(made_up_many, run)
    without_ranking(run)
    shown = page.render(run)
    assert "an earlier version of simsp made them" in shown
    assert len(words.leading(read.run(run))) == 6
    assert "set side by side" in shown


def without_ranking(run: Path) -> None:
    """Take the ranking and what came with it out of a folder, as if it had never been written."""
    (run / "ranking.csv").unlink()
    told = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    del told["tables"]["ranking.csv"]
    for scenario in told["scenarios"]:
        for key in ("kind", "mechanism", "side_effects", "lever"):
            del scenario[key]
    (run / "manifest.json").write_text(json.dumps(told), encoding="utf-8")


def test_a_ranking_that_was_lost_is_named(tmp_path: Path) -> None:
    """The manifest says that it was written; a page without it would hide the loss."""
    run = made_up.write(tmp_path, replicates=4)
    (run / "ranking.csv").unlink()
    with pytest.raises(BadInput) as refused:
        page.render(run)
    assert refused.value.problems == ["ranking.csv: is missing or cannot be read"]


@pytest.mark.parametrize(
    ("column", "cell", "problem"),
    [
        ("scenario", "nobody", "ranking.csv, line 2: the manifest has no scenario 'nobody'"),
        ("better_off", "half", "ranking.csv, line 2: could not convert string to float: 'half'"),
    ],
)
def test_a_ranking_that_does_not_fit_is_refused(tmp_path: Path, column: str, cell: str, problem: str) -> None:
    """With file and line."""
    run = made_up.write(tmp_path, replicates=4)
    with (run / "ranking.csv").open(encoding="utf-8", newline="") as lines:
        head, first, *rest = csv.reader(lines)
    first[head.index(column)] = cell
    with (run / "ranking.csv").open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([head, first, *rest])
    with pytest.raises(BadInput) as refused:
        page.render(run)
    assert refused.value.problems == [problem]
