"""The worker whose months an auditor recomputes: chosen by rule, and told as the engine counted them."""

from dataclasses import replace

import numpy as np
import pytest

from simsp import months, tables
from simsp.lives import ledger, pairs
from simsp.outcomes import Lives, Outcome
from simsp.plan import Plan
from simsp.world.people import ACCOUNT
from simsp.world.rights import Right

LUMP, PENSION = int(Right.OLD_AGE_LUMP_SUM), int(Right.OLD_AGE_PENSION)
HEADS = tables.named("ledger.csv").header


@pytest.fixture(scope="module")
def told(plan: Plan, found: list[Outcome]) -> ledger.Told:
    """The ledger of a small comparison."""
    made = pairs.told(plan, found).ledger
    assert made is not None
    return made


@pytest.fixture(scope="module")
def rows(told: ledger.Told) -> list[dict[str, str | int]]:
    """Its rows, by column."""
    return [dict(zip(HEADS, row, strict=True)) for row in told.rows]


def summed(rows: list[dict[str, str | int]], column: str) -> int:
    """The sum of a column."""
    return sum(int(row[column]) for row in rows)


def lives_of(members: list[int], credited: list[int]) -> Lives:
    """Made-up members of a cohort by months of contributions, each of whom is owed a single sum."""
    accounts = np.zeros(len(members), ACCOUNT)
    accounts["months_credited"] = credited
    accounts["owed_by_right"][:, LUMP] = 1
    nothing = np.zeros(0, np.int64)
    return Lives(nothing > 0, nothing, nothing, {}, np.array(members), accounts, nothing)


def test_the_one_in_the_middle_is_asked_first() -> None:
    """Of 24, 30, 48, 48 and 60 months it is the first with 48, by number; then the nearest in the order of months."""
    lives = lives_of([3, 5, 7, 9, 11, 13], [30, 24, 60, 48, 23, 48])
    assert ledger.candidates(lives).tolist() == [9, 3, 13, 5, 7]


@pytest.mark.parametrize("field", ["pension", "by_choice", "no_sum"])
def test_who_does_not_fit_the_rule_is_not_asked(field: str) -> None:
    """Who gets a pension, enrolled without an employer or is owed no single sum has another story."""
    lives = lives_of([3, 5, 7], [30, 40, 50])
    if field == "pension":
        lives.accounts["owed_by_right"][1, PENSION] = 1
    elif field == "by_choice":
        lives.accounts["months_by_choice"][1] = 1
    else:
        lives.accounts["owed_by_right"][1, LUMP] = 0
    assert ledger.candidates(lives).tolist() == [3, 7]


def test_what_reached_the_fund_adds_up_to_the_account(
    told: ledger.Told, rows: list[dict[str, str | int]], found: list[Outcome]
) -> None:
    """The months of the ledger are all months in which anybody paid for this worker, to the satang."""
    lives = found[0].lives
    assert lives is not None
    sums = {payer: summed(rows, f"paid_by_{payer}") for payer in ("worker", "employer", "government")}
    months_of = told.about["months_of_contributions"]
    same = [
        account
        for account in lives.accounts
        if {payer: int(account[payer]) for payer in sums} == sums and account["months_credited"] == months_of
    ]
    assert len(same) == 1
    assert summed(rows, "lump_sum") == int(same[0]["owed_by_right"][LUMP]) == told.about["lump_sum_owed"] > 0
    assert summed(rows, "enrolled") == months_of >= ledger.AT_LEAST


def test_every_month_is_of_one_kind(rows: list[dict[str, str | int]]) -> None:
    """Insured months, Januaries without insurance, and at the end the month in which the money falls due."""
    assert [row["event"] for row in rows].count("falls_due") == 1
    assert rows[-1]["event"] == "falls_due"
    assert all(str(row["month"]).endswith("-01") for row in rows if row["event"] == "return")
    assert all(row["counted"] for row in rows if row["event"] == "insured")
    assert [row["month"] for row in rows] == sorted({row["month"] for row in rows})


def test_no_january_is_left_out(rows: list[dict[str, str | int]]) -> None:
    """A return is credited every January from the first insured month to the last, also long after the run."""
    first, last = (months.parse(str(rows[place]["month"])) for place in (0, -1))
    januaries = {months.text(month) for month in range(first, last + 1) if month % 12 == 0}
    assert januaries <= {row["month"] for row in rows}
    assert last > months.parse("2040-01")


def test_what_is_not_paid_in_is_said(rows: list[dict[str, str | int]]) -> None:
    """Nothing reaches the fund in a month that was not remitted; the law counts it all the same."""
    for row in rows:
        paid = [row[f"paid_by_{payer}"] for payer in ("worker", "employer", "government")]
        due = [row[payer] for payer in ("worker", "employer", "government")]
        assert paid == (due if row["remitted"] else [0, 0, 0])


def test_the_law_beside_it_has_no_gap(told: ledger.Told) -> None:
    """Every value is there for every month of the ledger, once."""
    first, last = told.rows[0][0], told.rows[-1][0]
    names = dict.fromkeys(row[0] for row in told.law)
    assert len(names) == 18
    for name in names:
        spells = [(row[2], row[3]) for row in told.law if row[0] == name]
        assert (spells[0][0], spells[-1][1]) == (first, last)
        ends = [months.parse(until) + 1 for _, until in spells[:-1]]
        assert [months.parse(since) for since, _ in spells[1:]] == ends


def test_the_ledger_is_that_of_the_baseline(plan: Plan, found: list[Outcome], told: ledger.Told) -> None:
    """Which policies are compared with it changes nothing."""
    alone = replace(plan, scenarios=plan.scenarios[:1], changes=plan.changes[:1])
    assert pairs.told(alone, found[:1]).ledger == told
