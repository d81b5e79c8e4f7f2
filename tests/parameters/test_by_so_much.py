"""A change by so much is counted from today's value, in each draw of the assumptions and in each dated period."""

import pytest

from simsp import months
from simsp.drawing import Draw
from simsp.parameters import Change, encode, load, table

START, END = months.parse("2026-06"), months.parse("2027-06")
FROM, UNTIL = months.parse("2027-01"), months.parse("2027-03")
HELPED = "claims.helped"


def _helped(draw: Draw, *changes: Change) -> list[int]:
    return [int(one) for one in table(START, END, changes, draw).claims.helped]


@pytest.mark.parametrize("replicate", [None, 0, 1, 2, 3])
def test_so_much_more_is_added_to_what_the_assumption_is_in_the_draw(replicate):
    """Five more claimants in a hundred are helped, however many are helped today; the draw is untouched before."""
    draw = Draw(1, replicate)
    today, changed = _helped(draw), _helped(draw, Change(HELPED, 0.2, FROM, more=0.05))

    five_in_a_hundred = encode(load()[HELPED], 0.05)
    added = [after - before for before, after in zip(today, changed, strict=True)]
    assert added[: FROM - START] == [0] * (FROM - START)
    assert added[FROM - START :] == pytest.approx([five_in_a_hundred] * (END - FROM + 1), abs=1)


def test_it_ends_where_it_ends():
    """In the month after, today's value holds again."""
    today, changed = _helped(Draw()), _helped(Draw(), Change(HELPED, 0.2, FROM, UNTIL, more=0.05))

    assert [after != before for before, after in zip(today, changed, strict=True)] == [
        FROM <= month <= UNTIL for month in range(START, END + 1)
    ]


def test_it_follows_what_changes_by_itself():
    """20 baht more a day are 20 baht more on each of the dated minimum wages."""
    name = "work.minimum_wage_bangkok"
    first = load()[name].history[0].start
    more = Change(name, 0, first, more=20)
    today, changed = (table(first, END, made).work.minimum_wage[:, 0] for made in ((), (more,)))

    assert len(set(today.tolist())) > 5
    assert set((changed - today).tolist()) == {2000}


@pytest.mark.parametrize(("more", "bound"), [(5, 1), (-5, 0)])
def test_it_stays_within_what_the_value_may_be(more, bound):
    """Nobody can help more than all claimants, or fewer than none."""
    assert _helped(Draw(), Change(HELPED, bound, FROM, more=more))[-1] == encode(load()[HELPED], bound)
