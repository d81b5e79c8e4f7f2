"""Prices, delays and the embassy as levers: each moves papers and coverage the way it should, and back."""

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from simsp import months
from simsp.parameters import Value
from simsp.world.people import Showing, Status
from tests.properties.worlds import START, dated, made

END = months.parse("2031-12")
STRONG: dict[str, Value] = {"papers.cost_elasticity": 1.5}


class Papers(NamedTuple):
    """What became of papers in five years: people, months of people."""

    under_mou: int  # of those who came since the start
    without: int
    enrolled: int
    receipts: int


def lived(rules: Mapping[str, Value]) -> Papers:
    """Five years of a world in which costs weigh much, under changes since January 2027."""
    changes = [*dated(STRONG), *dated(rules, START)]
    one = made(changes, agents=1500, until=END, newcomers=True, calendar=True, deaths=True)
    one.until(END)
    people, here = one.world.people, one.here
    new = people[(people["arrived"] >= START) & (people["entry_status"] != Status.UNDOCUMENTED)]
    months_lived = [row for row in one.world.series if row[0] >= START]
    return Papers(
        int((new["entry_status"] == Status.MOU).sum()), sum(row[3] for row in months_lived),
        sum(row[2] for row in months_lived), int((here["showing"] == Showing.RECEIPT).sum()),
    )  # fmt: skip


@pytest.fixture(scope="module")
def today() -> Papers:
    """Today's prices."""
    return lived({})


@pytest.mark.parametrize(("baht", "sign"), [(3500, 1), (60000, -1)])
def test_a_cap_on_recruitment_costs_brings_people_in_by_the_mou(today: Papers, baht: int, sign: int) -> None:
    """A quarter of today's 14,000; and four times as much keeps people out of it."""
    new = lived({"papers.mou_cost": baht})
    assert sign * new.under_mou > sign * today.under_mou
    assert sign * new.without < sign * today.without
    assert sign * new.enrolled > sign * today.enrolled


@pytest.mark.parametrize(("share", "sign"), [(0.25, 1), (4, -1)])
def test_cheaper_passports_keep_people_in_papers(today: Papers, share: float, sign: int) -> None:
    """All renewals at a quarter of the price, or at four times: fewer without papers, more enrolled, or the reverse."""
    new = lived({"papers.cost_mou": 8500 * share, "papers.cost_nv": 8500 * share})
    assert sign * new.without < sign * today.without
    assert sign * new.enrolled > sign * today.enrolled


def test_a_free_permit_registers_more(today: Papers) -> None:
    """The 7,600 baht of a registration fall away."""
    new = lived({"papers.cost_cr": 0})
    assert new.without < today.without
    assert new.enrolled > today.enrolled


def test_other_bodies_than_the_embassy_and_faster_papers_help(today: Papers) -> None:
    """Without the embassy fewer lapse and wait; where papers are there at once, nobody shows a receipt."""
    free = lived({"papers.embassy_needed": 0})
    assert free.without < today.without
    assert free.receipts < today.receipts
    at_once: dict[str, Value] = {f"papers.delay_{status.name.lower()}": 0 for status in Status}
    assert lived({**at_once, "papers.embassy_needed": 0}).receipts == 0 < today.receipts
