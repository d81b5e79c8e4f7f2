"""Contributions: they add up, each employer pays its own, and how rows are cut does not matter."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from simsp import months
from simsp.case.contribute import PAYERS
from tests.case.properties.answering import Office, figures
from tests.case.properties.lives import FEW, FIRST, Kind, Life, lives, text

NO_CUTS = months.parse("2023-01")  # the last country-wide cut of the rates ended in 2022
ENROLLED = Kind(
    ("s33",), ("mou", "nv", "cr"), events=(), evaded=False, statement=False, elsewhere=False, first=NO_CUTS
)
CEILINGS = (("2032-01", 23_000), ("2029-01", 20_000), ("2026-01", 17_500), ("2023-01", 15_000))


@settings(max_examples=FEW)
@given(lives())
def test_the_accounts_of_each_payer_add_up(ask: Office, life: Life) -> None:
    """Short term, unemployment, old age and child: their sum is what the payer paid, and none is below zero."""
    answered = ask(life)
    for payer in PAYERS:
        parts = answered.paid.parts[payer]
        assert sum(parts) == answered.as_data()["contributions_satang"][payer]
        assert min(parts) >= 0


def shares(wage: float, month: str) -> tuple[int, int]:
    """A party's 5 per cent in whole baht, and the government's 2.75 per cent, by the clause; satang."""
    ceiling = next(most for since, most in CEILINGS if since <= month)
    insured = round(min(max(wage, 1650), ceiling) * 100)
    return (insured * 5 + 5_000) // 10_000 * 100, (insured * 275 + 5_000) // 10_000


@settings(max_examples=FEW)
@given(lives(ENROLLED))
def test_each_employer_pays_on_the_wage_it_pays(ask: Office, life: Life) -> None:
    """Since 2023: 5 per cent of each wage between floor and ceiling, to the baht, and 2.75 of the government."""
    rows = [{**row, "flood_province": False} for row in life["history"]]
    party = government = 0
    for row in rows:
        for month in range(months.parse(row["from"]), months.parse(min(row["to"], life["as_of"])) + 1):
            one, added = shares(row["wage_thb"], text(month))
            party, government = party + one, government + added
    paid = ask({**life, "history": rows}).paid
    assert [paid.total(payer) for payer in PAYERS] == [party, party, government]


@settings(max_examples=FEW)
@given(lives(ENROLLED))
def test_two_employers_pay_what_each_would_alone(ask: Office, life: Life) -> None:
    """Ceilings, roundings and accounts are each employer's own; only the months are counted once."""
    alone = [ask({**life, "history": [row]}).paid for row in life["history"] if row["from"] <= life["as_of"]]
    paid = ask(life).paid
    for payer in PAYERS:
        assert paid.parts[payer] == [sum(one.parts[payer][account] for one in alone) for account in range(3)]


@settings(max_examples=FEW)
@given(lives(), st.data())
def test_a_row_cut_in_two_changes_nothing(ask: Office, life: Life, data: st.DataObject) -> None:
    """Two rows of consecutive months, the rest alike, are one row. A health card is bought row by row."""
    long = [row for row in life["history"] if row["from"] < row["to"] and row["insurance"] != "mhis"]
    if not long:
        return
    row = data.draw(st.sampled_from(long))
    cut = data.draw(st.integers(months.parse(row["from"]), months.parse(row["to"]) - 1))
    halves = [{**row, "to": text(cut)}, {**row, "from": text(cut + 1)}]
    rows = [half for one in life["history"] for half in (halves if one is row else [one])]
    whole, cut_in_two = (figures(ask({**life, "history": some})) for some in (life["history"], rows))
    assert {**cut_in_two, "notes": []} == {**whole, "notes": []}  # a note names its row


@settings(max_examples=FEW)
@given(lives(), st.integers(1, 3000))
def test_a_deduction_beyond_the_law_is_told_apart(ask: Office, life: Life, more: int) -> None:
    """What an employer deducts too much buys nothing: contributions and rights stay, and the excess is named."""
    rows = [_deducting(row, None) for row in life["history"]]
    lawful = ask({**life, "history": rows})
    excessive = ask({**life, "history": [_deducting(row, 1200 + more) for row in rows]})
    assert excessive.paid.parts == lawful.paid.parts
    assert [line.owed for line in excessive.lines] == [line.owed for line in lawful.lines]
    deducted = [
        row for row in rows if row["insurance"] == "s33" and row["enrolled"] and row["from"] <= life["as_of"]
    ]
    assert bool(excessive.paid.over_deducted) == bool(deducted)


def _deducting(row: Life, baht: int | None) -> dict[str, Any]:
    """The row with so much deducted a month, where the employer deducts at all."""
    rest = {key: value for key, value in row.items() if key != "deducted_thb"}
    return (
        rest
        if baht is None or row["insurance"] != "s33" or not row["enrolled"]
        else {**rest, "deducted_thb": baht}
    )


def test_lives_begin_when_contributions_are_known(ask: Office) -> None:
    """The first month of made-up lives has dated values, so that no property is about refusals."""
    row = {"from": text(FIRST), "to": text(FIRST), "wage_thb": 10_000}
    person = {"nationality": "Laos", "sex": "male", "born": "1980-01"}
    life = {
        "title": "One month",
        "origin": "made up",
        "as_of": text(FIRST),
        "person": person,
        "history": [row],
    }
    assert ask(life).paid.total("worker") == 50_000
