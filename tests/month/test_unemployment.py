"""A dismissal written down as a resignation costs the worker exactly the difference of the two benefits."""

import pytest

from simsp import months
from simsp.world.rights import Fate, Gate, Right
from tests.properties.worlds import Made, dated, made, quiet

# Section 79 on 10,000 baht, from March 2022 to June 2025: dismissed 50 % for 180 days, resigned 30 % for 90 days.
DISMISSED, RESIGNED = 30_000_00, 9_000_00
DAY = months.parse("2023-06")
OVER = months.parse("2024-06")
REASON = int(Fate.LOST) + int(Gate.TRUE_REASON_RECORDED)
ROUNDING = 8  # satang: the spell is paid in seven parts


def after_a_dismissal(
    event: str = "dismissal", months_worked: int = 24, wages: float = 400, **changes: object
) -> Made:
    """Everybody loses the job in June 2023, does not find another, and claims, at offices with room for all."""
    rules = quiet() | {"office.utilisation": 0.001} | changes | {f"work.minimum_wage_{region}": wages for region in
                                 ("bangkok", "east", "south", "tak", "north", "other")}  # fmt: skip
    idle = [("work.hire", 0, 0), ("work.hire", 1, DAY - months_worked), ("work.hire", 0, DAY)]
    one = made([*dated(rules), *idle], agents=60, until=OVER)
    return one.let(f"work.{event}", DAY).until(OVER)


def satang_each(one: Made, fate: int) -> float:
    """Baht in satang of one fate of unemployment, a person."""
    return one.fates(int(Right.UNEMPLOYMENT)).get(fate, 0) / len(one.world.people)


def owed_each(one: Made) -> float:
    """All that the law gave a person."""
    return sum(one.fates(int(Right.UNEMPLOYMENT)).values()) / len(one.world.people)


def test_a_dismissal_recorded_as_such_pays_half_the_wage_for_180_days() -> None:
    """30,000 baht on 10,000 a month, all of it received."""
    one = after_a_dismissal()
    assert satang_each(one, int(Fate.RECEIVED)) == pytest.approx(DISMISSED, abs=ROUNDING)
    assert owed_each(one) == satang_each(one, int(Fate.RECEIVED))


def test_a_resignation_pays_three_tenths_for_90_days() -> None:
    """9,000 baht."""
    one = after_a_dismissal("resignation")
    assert satang_each(one, int(Fate.RECEIVED)) == pytest.approx(RESIGNED, abs=ROUNDING)
    assert owed_each(one) == satang_each(one, int(Fate.RECEIVED))


def test_a_dismissal_recorded_as_resignation_loses_exactly_the_difference() -> None:
    """Owed 30,000, received 9,000: 21,000 are lost at the gate of the true reason, and at no other."""
    one = after_a_dismissal(**{"employers.wrong_reason": 1})
    assert owed_each(one) == pytest.approx(DISMISSED, abs=ROUNDING)
    assert satang_each(one, int(Fate.RECEIVED)) == pytest.approx(RESIGNED, abs=ROUNDING)
    assert satang_each(one, REASON) == owed_each(one) - satang_each(one, int(Fate.RECEIVED))
    assert set(one.fates(int(Right.UNEMPLOYMENT))) == {int(Fate.RECEIVED), REASON}


def test_opening_that_gate_alone_regains_the_difference() -> None:
    """The removal table names the same 21,000 baht."""
    one = after_a_dismissal(**{"employers.wrong_reason": 1})
    regained = int(one.world.books["removal"][0, 0, int(Gate.TRUE_REASON_RECORDED)])
    assert regained / len(one.world.people) == satang_each(one, REASON)


def test_a_true_resignation_is_not_made_worse_by_the_practice() -> None:
    """Who did resign loses nothing by a wrong reason."""
    one = after_a_dismissal("resignation", **{"employers.wrong_reason": 1})
    assert set(one.fates(int(Right.UNEMPLOYMENT))) == {int(Fate.RECEIVED)}


@pytest.mark.parametrize(("worked", "baht"), [(5, 0), (6, DISMISSED), (24, DISMISSED)])
def test_six_months_of_the_last_fifteen_qualify(worked: int, baht: int) -> None:
    """Section 78: five months give nothing, six all."""
    assert owed_each(after_a_dismissal(months_worked=worked)) == pytest.approx(baht, abs=ROUNDING)


def test_the_benefit_is_reckoned_on_no_more_than_the_ceiling() -> None:
    """On 20,000 baht the base is 15,000 in 2023: 50 % for six months are 45,000."""
    assert owed_each(after_a_dismissal(wages=800)) == pytest.approx(45_000_00, abs=ROUNDING)


def test_days_after_the_stay_ends_are_lost_for_want_of_papers() -> None:
    """Where benefit ends with a stay of 30 days, no more than 30 days are paid, and the rest is lost there.

    Days are counted from the end of the job, so that 23 are paid, or from the first one paid: 30.
    """
    one = after_a_dismissal(**{"practice.unemployment_days_while_legal": 30})
    papers = int(Fate.LOST) + int(Gate.PAPERS)
    first = 10_000_00 * 0.5 * 23 / 30
    assert set(one.fates(int(Right.UNEMPLOYMENT))) <= {int(Fate.RECEIVED), papers}
    assert owed_each(one) == pytest.approx(DISMISSED, abs=ROUNDING)
    assert satang_each(one, int(Fate.RECEIVED)) in (
        pytest.approx(first, abs=ROUNDING),
        pytest.approx(first + 10_000_00 * 0.5 * 7 / 30, abs=ROUNDING),
    )
