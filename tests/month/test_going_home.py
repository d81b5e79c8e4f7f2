"""Going home: by tenure and nationality; and what an agreement between two states changes there."""

import numpy as np
import pytest

from simsp import months
from simsp.parameters import DIMENSIONS, Value
from simsp.world.people import Place, Status
from simsp.world.rights import Fate, Gate, Right
from simsp.world.world import HISTORY
from tests.properties.worlds import ALWAYS, KNOWS_NOTHING, Made, dated, made, quiet

PENSION, LUMP = int(Right.OLD_AGE_PENSION), int(Right.OLD_AGE_LUMP_SUM)
RECEIVED = int(Fate.RECEIVED)
NOBODY_GOES = {"stay.first_years_factor": 0, "stay.settled_factor": 0}


@pytest.mark.parametrize(("factor", "first", "last"), [("first_years", 0, 23), ("settled", 96, 10_000)])
def test_how_soon_people_go_depends_on_how_long_they_stay(factor: str, first: int, last: int) -> None:
    """With the factor at nothing, nobody of that tenure goes home."""
    rules = quiet() | {"stay.return_rate": 60, f"stay.{factor}_factor": 0}
    one = made(dated(rules), agents=800, until=HISTORY + 2).until(HISTORY + 2)
    tenure = one.world.people["left"] - one.world.people["arrived"]
    gone = tenure[one.world.people["place"] == int(Place.HOME)]
    assert len(gone) > 20
    assert not ((gone >= first) & (gone <= last)).any()


def test_how_soon_people_go_depends_on_where_they_come_from() -> None:
    """Three times the rate for Cambodia alone sends more Cambodians home, and the same others."""
    rules = quiet() | {"stay.return_rate": 20}
    usual = made(dated(rules), agents=1500, until=HISTORY + 11).until(HISTORY + 11)
    more = made(dated(rules | {"stay.nation_factor_cambodia": 3}), agents=1500, until=HISTORY + 11).until(
        HISTORY + 11
    )
    cambodian = usual.world.people["nationality"] == DIMENSIONS["nationality"].index("cambodia")
    gone = [one.world.people["place"] == int(Place.HOME) for one in (usual, more)]
    assert np.array_equal(gone[0][~cambodian], gone[1][~cambodian])
    assert gone[1][cambodian].sum() > 1.5 * gone[0][cambodian].sum()


def home_at_50(**changes: Value) -> Made:
    """Ten insured years from the age of 40, then home for good at 50 (December 2020), 55 in January 2026."""
    rules = quiet() | {
        "population.first_stock_age_mean": 40, "old_age.pension_paid_abroad": True, "office.endless": True,
        **{f"stay.home_insured_{nation}": 1 for nation in DIMENSIONS["nationality"]},
    } | changes  # fmt: skip
    one = made(dated(rules), agents=40, until=months.parse("2027-12"))
    return one.let("stay.return_rate", months.parse("2020-12"), 4 * ALWAYS).until(months.parse("2027-12"))


def test_months_at_home_make_a_pension_of_too_few_months_in_thailand() -> None:
    """120 months in Thailand and 61 to 62 at home: 20 per cent of 10,000 for 180 months and the Thai part of it.

    Left in December 2020, due in February 2026: 62 months at home, 182 together. 2,000 baht times 120 / 182 is
    1,318.68 a month.
    """
    one = home_at_50(**{"home_schemes.portability": "totalisation"})
    rows = one.world.rows[: int(one.world.books["open_rows"][0])]
    assert set(rows["kind"]) == {PENSION}
    assert set(rows["monthly"]) <= {131_868, round(2_000_00 * 120 / 181)}
    assert one.fates(LUMP) == {}


def test_without_an_agreement_the_same_people_get_a_sum() -> None:
    """120 months are below 180, whatever was paid at home."""
    one = home_at_50()
    assert set(one.fates(LUMP)) == {RECEIVED}
    assert one.fates(PENSION) == {}
    nobody_insured_at_home = {f"stay.home_insured_{nation}": 0 for nation in DIMENSIONS["nationality"]}
    again = home_at_50(**{"home_schemes.portability": "totalisation"}, **nobody_insured_at_home)
    assert set(again.fates(LUMP)) == {RECEIVED}


def test_a_transfer_moves_the_account_home_though_nobody_knows_of_it() -> None:
    """On the day of leaving, without a claim: 120 months at 600 baht and ten years' returns."""
    one = home_at_50(**KNOWS_NOTHING, **{"home_schemes.portability": "transfer"})
    assert set(one.fates(LUMP)) == {RECEIVED}
    assert one.fates(LUMP)[RECEIVED] >= len(one.world.people) * 120 * 600_00
    assert set(one.world.people["law"]["months"]) == {0}


def test_a_transfer_cannot_move_what_is_not_on_record() -> None:
    """What employers kept is owed, and lost at its gate."""
    one = home_at_50(
        **{
            "home_schemes.portability": "transfer",
            "employers.unremitted": 1,
            "employers.inspection": 0,
            "practice.only_record_shown": True,
        }
    )
    assert set(one.fates(LUMP)) == {int(Fate.LOST) + int(Gate.RECORDED_AND_REMITTED)}


def test_who_pays_at_home_too_pays_twice_until_it_is_ended() -> None:
    """Vietnamese under an MOU, 1,500 baht a month; nothing where an agreement exempts them."""
    rules = quiet() | {
        "stay.pays_at_home_vietnam": 1, "stay.home_contribution_vietnam": 1500, "home_schemes.exempt_abroad": False,
    }  # fmt: skip
    twice = made(dated(rules), agents=600, until=HISTORY + 5).until(HISTORY)
    mou = (twice.here["nationality"] == 3) & (twice.here["status"] == int(Status.MOU))
    paid = int(twice.world.books["total"]["home_contributions"][0])
    assert paid == int(mou.sum()) * 1500_00 > 0
    once = made(dated(rules | {"home_schemes.exempt_abroad": True}), agents=600, until=HISTORY + 5).until(
        HISTORY
    )
    assert int(once.world.books["total"]["home_contributions"][0]) == 0
