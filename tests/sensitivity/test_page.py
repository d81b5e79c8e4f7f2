"""The answer, the tables and the page say what the made-up runs hold."""

import dataclasses
import re
from html.parser import HTMLParser

import numpy as np
import pytest

from simsp import tables
from simsp.sensitivity import columns, findings, indices, names, page, words
from simsp.sensitivity.figures import FIGURES
from simsp.sensitivity.findings import Findings
from simsp.sensitivity.runs import Runs
from tests.sensitivity.conftest import SPITEFUL, UNKNOWNS


def rows_of(found: Findings, name: str) -> list[dict[str, str]]:
    """A table as dictionaries."""
    table, rows = next(pair for pair in columns.TABLES if pair[0].name == name)
    return [dict(zip(table.header, row, strict=True)) for row in rows(found)]


def test_the_assumption_behind_each_policy_is_named(found: Findings) -> None:
    """The first hangs on u0 alone, the second on u1 alone, and both rise with it."""
    rows = [row for row in rows_of(found, "sensitivity.csv") if row["measure"] == "recovered_per_worker_thb"]
    assert {row["scenario"] for row in rows} == {"exit_lump_sum", "self_enrolment"}
    first = {row["scenario"]: row for row in reversed(rows)}
    assert first["exit_lump_sum"]["assumption"] == UNKNOWNS[0]
    assert first["self_enrolment"]["assumption"] == UNKNOWNS[1]
    assert {row["sign"] for row in first.values()} == {"raises"}
    assert all(float(row["total_order"]) > 0.98 for row in first.values())
    assert names.meaning(UNKNOWNS[1]).endswith("(nationality verified, from 2017-06)")


def test_the_level_under_todays_law_has_its_own_assumption(
    made_up: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all that is received is 2 - u2 whatever the policy, u2 alone lowers the level and no difference moves."""
    monkeypatch.setattr(indices, "TIMES", 10)
    level = np.repeat(2 - made_up.chances[:, [2]], made_up.values.shape[1], axis=1)
    values = np.repeat(level[:, :, None], len(FIGURES), axis=2)
    runs = dataclasses.replace(made_up, values=values, again=values[:30])
    rows = rows_of(findings.found(runs), "sensitivity.csv")
    told = {(row["scenario"], row["measure"]): row for row in rows if row["assumption"]}
    assert {scenario for scenario, _ in told} == {"current_law"}
    first = told["current_law", "recovered_of_all_pv"]
    assert (first["assumption"], first["sign"]) == (UNKNOWNS[2], "lowers")
    assert float(first["total_order"]) > 0.98


def test_who_is_ahead_is_counted(found: Findings) -> None:
    """Today's law brings 0 in every world: less than 3 u0 always, more than 4 u1 - 1 in about a quarter of them."""
    rows = {
        (row["policy_a"], row["policy_b"]): float(row["share_a_better"])
        for row in rows_of(found, "stability.csv")
        if row["measure"] == "recovered_per_worker_thb"
    }
    assert rows["current_law", "exit_lump_sum"] == 0
    assert rows["current_law", "self_enrolment"] == pytest.approx(0.25, abs=0.1)
    shares = [
        float(row["share"]) for row in rows_of(found, "ranks.csv") if row["measure"] == "received_of_owed"
    ]
    assert sum(shares) == pytest.approx(3, abs=1e-3)


def test_the_statistic_that_tells_is_the_one_to_publish(found: Findings) -> None:
    """Only the first statistic tells u1, and with it all of the second policy and half of the mean."""
    (best,) = words.worthwhile(found)
    assert best.name == "unemployment_paid"
    assert best.worth.mean[0] == pytest.approx(0.5, abs=0.02)
    assert best.worth.right_choice_gain > 0.1
    assert f"{best.meaning} (Social Security Office)" in words.publish(found)


def test_where_less_is_better_the_order_turns(found: Findings) -> None:
    """What workers pay in counts against a policy: the one that raises it in every world is never ahead of the law."""
    rows = {
        (row["policy_a"], row["policy_b"]): float(row["share_a_better"])
        for row in rows_of(found, "stability.csv")
        if row["measure"] == "worker_contributions_thb"
    }
    assert rows["current_law", "exit_lump_sum"] == 1


def test_the_answer_is_three_sentences(found: Findings) -> None:
    """Each is one sentence, whatever the titles."""
    said = words.answer(found)
    assert len(said) == 3
    assert all(sentence.endswith(".") for sentence in said)


def test_titles_are_escaped(found: Findings) -> None:
    """A title from somebody's file is text on the page and never a part of it."""
    text = page.render(found)
    assert SPITEFUL not in text
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_the_page_asks_nobody_and_is_whole(found: Findings) -> None:
    """No address outside, every element closed, the same bytes each time."""
    text = page.render(found)
    assert not re.search(r"(src|href)=\"(?!#|data:)", text)
    assert page.render(found) == text
    reader = _Balance()
    reader.feed(text)
    assert reader.open == []


def test_tables_are_tables(found: Findings) -> None:
    """Each row has a cell for each column, and every share is between 0 and 1 or empty."""
    for table, rows in columns.TABLES:
        lines = tables.lines([table.header, *rows(found)]).decode().splitlines()
        assert lines[0] == ",".join(table.header)
    shares = [
        row[key]
        for row in rows_of(found, "sensitivity.csv")
        for key in ("total_order", "low", "high", "luck")
    ]
    assert all(0 <= float(one) <= 1 for one in shares if one)


class _Balance(HTMLParser):
    """Elements that were opened and not closed."""

    EMPTY = frozenset({"meta", "link", "br", "line", "rect"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY:
            assert self.open.pop() == tag

    def handle_startendtag(self, _tag: str, _attrs: object) -> None:
        pass
