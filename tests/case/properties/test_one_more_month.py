"""One more insured month: which rights it can lower, by which clause, with the smallest example of each.

Found by trying: lives of one to three jobs of 1 to 200 months with a month added before the first, after the last or
in a gap, at the same wage and at another one, with leaving, death, illness, births and lost jobs around them, aged
20 to 58. Whatever fell, by a right, is one of the clauses below; nothing else falls. Returns on old-age savings are
left out of these figures (0 per cent), so that each is worked out by hand. 10,000 baht a month unless said: 333.33 a
day, 600 a month on the old-age account, a pension of 20 per cent.
"""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsp import months
from simsp.case.grammar import EVENTS
from tests.case.properties.answering import Office, arisen, old_age, owed
from tests.case.properties.lives import FEW, Kind, Life, lives, text

# ---------------------------------------------------------------- what no further month lowers

UNTOUCHED = (
    "health_care", "childbirth_grant", "antenatal", "child_allowance", "invalidity_pension", "funeral_grant",
    "survivors_grant",
)  # fmt: skip
BEGUN = tuple(name for name in EVENTS if name != "arrives")  # nobody arrives after a month of work
SINCE_2016 = Kind(
    events=BEGUN, statement=False, first=months.parse("2016-01")
)  # before, two births gave the grant


def with_a_month(life: Life, month: int, wage: float) -> Life:
    """The same life with one month of insured work for an employer who is nobody else's."""
    row = {"from": text(month), "to": text(month), "wage_thb": wage, "employer": "one month"}
    return {**life, "history": [*life["history"], row]}


def is_free(life: Life, month: int) -> bool:
    """Whether nothing is worked in a month, and the person lives and is in Thailand."""
    at = text(month)
    ends = [one["month"] for one in life["events"] if one["event"] in ("dies", "leaves_thailand")]
    worked = any(row["from"] <= at <= row["to"] for row in life["history"])
    return not worked and all(at <= end for end in ends)


def once_invalid(life: Life) -> Life:
    """The same life in which the person becomes invalid once at most: the first invalidity decides."""
    first = min((one["month"] for one in life["events"] if one["event"] == "invalid"), default="")
    kept, seen = [], False
    for event in life["events"]:
        if event["event"] != "invalid" or (event["month"] == first and not seen):
            kept.append(event)
        seen = seen or (event["event"] == "invalid" and event["month"] == first)
    return {**life, "events": kept}


@settings(max_examples=FEW)
@given(lives(SINCE_2016), st.integers(-14, 200), st.integers(1000, 30_000))
def test_a_further_month_never_lowers_these_rights(ask: Office, life: Life, at: int, wage: int) -> None:
    """Care, grants for births, children, invalidity and death: before the first row, after the last, or in a gap."""
    life = once_invalid(life)
    month = months.parse(min(row["from"] for row in life["history"])) + at
    if not is_free(life, month) or month <= months.parse(life["person"]["born"]) + 120:
        return
    before, after = owed(ask(life)), owed(ask(with_a_month(life, month, wage)))
    for right in UNTOUCHED:
        assert after[right] >= before[right], right


ONE_WAGE = replace(SINCE_2016, insurance=("s33", "none"), wages=st.just(10_000))


@settings(max_examples=FEW)
@given(lives(ONE_WAGE))
def test_an_earlier_first_month_at_the_same_wage_lowers_only_by_the_180th(ask: Office, life: Life) -> None:
    """No right falls where the first job begins a month earlier, unless old-age money becomes a pension.

    Nor where a lost job brings benefit that would have brought none: its days count in the year (s.79, below).
    """
    life = once_invalid(life)
    first = months.parse(min(row["from"] for row in life["history"]))
    shorter, longer = ask(life), ask(with_a_month(life, first - 1, 10_000))
    before, after = owed(shorter), owed(longer)
    for right in set(before) - {"unemployment", "old_age_lump_sum", "old_age_pension"}:
        assert after[right] >= before[right], right
    spells = [sum(line.right.kind == "unemployment" for line in arisen(one)) for one in (shorter, longer)]
    assert after["unemployment"] >= before["unemployment"] or spells[1] > spells[0]
    becomes_pension = after["old_age_pension"] > before["old_age_pension"] or longer.months_credited >= 180
    assert old_age(longer) >= old_age(shorter) or becomes_pension


# ---------------------------------------------------------------- the clauses, each with its smallest example

Rows = list[tuple[str, str, int]]


def told(rows: Rows, events: list[Life], *, born: str = "1990-01", as_of: str, sex: str = "female") -> Life:
    """A life of enrolled work: (first month, last month, wage)."""
    return {
        "title": "One month more",
        "origin": "hand calculation",
        "as_of": as_of,
        "person": {"nationality": "Myanmar", "sex": sex, "born": born, "heirs": {"children": 1}},
        "history": [{"from": first, "to": last, "wage_thb": wage} for first, last, wage in rows],
        "events": events,
    }


def event(name: str, month: str, **keys: Any) -> Life:
    """An event of a file."""
    return {"month": month, "event": name, **keys}


@pytest.fixture
def baht(ask: Office) -> Any:
    """`baht(life, "unemployment")`: what is owed of a right by law, in baht."""

    def of(life: Life, right: str) -> float:
        return owed(ask(life, "law_as_written", changes={"old_age.return_on_lump_sum": 0}))[right] / 100

    return of


AT_55 = {"born": "1982-12", "as_of": "2038-12"}  # 55 in December 2037


def test_sections_77_and_77_bis_the_180th_month_turns_the_sum_into_a_pension(baht: Any) -> None:
    """179 months: 179 x 600 = 107,400 at once. 180: 2,000 a month, 24,000 in the first year; even after 54 months."""
    shorter = told([("2023-02", "2037-12", 10_000)], [], **AT_55)
    longer = told([("2023-01", "2037-12", 10_000)], [], **AT_55)
    assert (baht(shorter, "old_age_lump_sum"), baht(shorter, "old_age_pension")) == (107_400, 0)
    assert (baht(longer, "old_age_lump_sum"), baht(longer, "old_age_pension")) == (0, 24_000)


def test_section_77_quater_the_180th_month_cuts_what_heirs_get(baht: Any) -> None:
    """Dead at 47 with 179 months: 107,400 to the heirs. With 180: 10 pensions of 2,000."""
    death = [event("dies", "2038-01")]
    shorter = told([("2023-02", "2037-12", 10_000)], death, as_of="2038-01")
    longer = told([("2023-01", "2037-12", 10_000)], death, as_of="2038-01")
    assert (baht(shorter, "old_age_lump_sum"), baht(longer, "old_age_lump_sum")) == (107_400, 20_000)


def test_section_77_quater_a_month_more_of_work_before_death_costs_fifty_pensions(baht: Any) -> None:
    """Retired with 180 months, dead in the second month of the pension: 2,000, and 59 x 2,000 to the heirs.

    One month more of work, and death comes before the first payment: 10 x 2,000.
    """
    death = [event("dies", "2038-02")]
    shorter = told([("2023-01", "2037-12", 10_000)], death, **AT_55)
    longer = told([("2023-01", "2038-01", 10_000)], death, **AT_55)
    assert (baht(shorter, "old_age_pension"), baht(shorter, "old_age_lump_sum")) == (2_000, 118_000)
    assert (baht(longer, "old_age_pension"), baht(longer, "old_age_lump_sum")) == (0, 20_000)


def test_section_77_ter_a_month_of_work_stops_the_pension(baht: Any) -> None:
    """Twelve payments of 2,000 in the year; with June worked eleven, and her own 300 of June as a sum."""
    rows = [("2023-01", "2037-12", 10_000)]
    shorter, longer = told(rows, [], **AT_55), told([*rows, ("2038-06", "2038-06", 10_000)], [], **AT_55)
    assert (baht(shorter, "old_age_pension"), baht(shorter, "old_age_lump_sum")) == (24_000, 0)
    assert (baht(longer, "old_age_pension"), baht(longer, "old_age_lump_sum")) == (22_000, 300)


def test_section_76_work_after_55_puts_the_pension_off(baht: Any) -> None:
    """The pension begins when insurance has ended: one payment of 2,000 fewer, and the 181st month adds nothing."""
    shorter = told([("2023-01", "2037-12", 10_000)], [], **AT_55)
    longer = told([("2023-01", "2038-01", 10_000)], [], **AT_55)
    assert (baht(shorter, "old_age_pension"), baht(longer, "old_age_pension")) == (24_000, 22_000)


def test_section_77_bis_work_after_55_puts_the_sum_off(ask: Office, baht: Any) -> None:
    """12 months, 7,200 due in January 2038; with January worked nothing is due yet, and 7,800 stand on the account."""
    shorter = told([("2037-01", "2037-12", 10_000)], [], born="1982-12", as_of="2038-01")
    longer = told([("2037-01", "2038-01", 10_000)], [], born="1982-12", as_of="2038-01")
    assert (baht(shorter, "old_age_lump_sum"), baht(longer, "old_age_lump_sum")) == (7_200, 0)
    assert old_age(ask(longer, changes={"old_age.return_on_lump_sum": 0})) == 780_000


def test_section_77_a_month_at_a_lower_wage_lowers_the_average_of_the_last_60(baht: Any) -> None:
    """59 x 10,000 and 5,000 over 60 are 9,916.67; 20 per cent of it 1,983.33, where 2,000 were due; 11 payments."""
    rows = [("2023-01", "2037-12", 10_000)]
    assert baht(told(rows, [], **AT_55), "old_age_pension") == 12 * 2_000
    lower = told([*rows, ("2038-01", "2038-01", 5_000)], [], **AT_55)
    assert baht(lower, "old_age_pension") == pytest.approx(11 * 1_983.33)


def test_sections_77_and_77_ter_a_filled_gap_after_55_swallows_a_sum(baht: Any) -> None:
    """A month off at 55 opens the pension, and the 10 months worked after it come back as her own 10 x 300.

    Without the month off all 191 months make one pension, and 11 months beyond 180 add nothing to it.
    """
    split = told([("2023-01", "2037-12", 10_000), ("2038-02", "2038-11", 10_000)], [], **AT_55)
    filled = told([("2023-01", "2038-11", 10_000)], [], **AT_55)
    assert (baht(split, "old_age_pension"), baht(split, "old_age_lump_sum")) == (4_000, 3_000)
    assert (baht(filled, "old_age_pension"), baht(filled, "old_age_lump_sum")) == (2_000, 0)


def test_section_64_who_is_employed_has_the_employers_thirty_days_first(baht: Any) -> None:
    """40 days in the month after the job: 40 x 166.67. Were that month worked, the employer paid 30: 10 x 166.67."""
    illness = [event("sick", "2024-07", days=40)]
    shorter = told([("2024-01", "2024-06", 10_000)], illness, as_of="2024-12")
    longer = told([("2024-01", "2024-07", 10_000)], illness, as_of="2024-12")
    assert (baht(shorter, "sickness_cash"), baht(longer, "sickness_cash")) == (6_666.67, 1_666.67)


def test_section_64_an_earlier_illness_uses_up_the_days_of_the_year(baht: Any) -> None:
    """Two spells of 90 days at 250 are 45,000.

    With a third month insured before April the spell of April counts as well: 90 days at 83.33 and 90 at 250 fill
    the 180 days of the year.
    """
    illnesses = [event("sick", month, days=120) for month in ("2024-04", "2024-08", "2024-11")]
    rows = [("2024-02", "2024-03", 5_000), ("2024-05", "2024-10", 15_000)]
    shorter = told(rows, illnesses, as_of="2024-12")
    longer = told([("2024-01", "2024-03", 5_000), rows[1]], illnesses, as_of="2024-12")
    assert (baht(shorter, "sickness_cash"), baht(longer, "sickness_cash")) == (45_000, 30_000)


def test_section_67_an_earlier_birth_takes_the_place_of_a_dearer_one(baht: Any) -> None:
    """Paid leave for two births: 2 x 22,500. With a fifth month before the first birth it is 7,500 and 22,500."""
    births = [event("birth", month) for month in ("2023-06", "2024-06", "2025-06")]
    later = ("2023-06", "2025-06", 15_000)
    shorter = told([("2023-02", "2023-05", 5_000), later], births, as_of="2025-12")
    longer = told([("2023-01", "2023-05", 5_000), later], births, as_of="2025-12")
    assert (baht(shorter, "maternity_leave"), baht(longer, "maternity_leave")) == (45_000, 30_000)


def test_section_78_work_ends_the_benefit(baht: Any) -> None:
    """Dismissed: 180 days x 166.67. With one month of work in the third month: 53 days."""
    rows, end = [("2023-01", "2023-06", 10_000)], [event("dismissed", "2023-07")]
    shorter = told(rows, end, as_of="2024-06")
    longer = told([*rows, ("2023-09", "2023-09", 10_000)], end, as_of="2024-06")
    assert (baht(shorter, "unemployment"), baht(longer, "unemployment")) == (30_000, 8_833.33)


def test_section_78_3_a_job_that_lasts_until_55_gives_no_benefit(baht: Any) -> None:
    """Dismissed a month before the 55th birthday: 30,000. A month later an old-age right bars it."""
    shorter = told(
        [("2022-07", "2023-05", 10_000)], [event("dismissed", "2023-06")], born="1968-07", as_of="2024-06"
    )
    longer = told(
        [("2022-07", "2023-06", 10_000)], [event("dismissed", "2023-07")], born="1968-07", as_of="2024-06"
    )
    assert (baht(shorter, "unemployment"), baht(longer, "unemployment")) == (30_000, 0)


def test_section_79_an_earlier_spell_uses_up_the_days_of_the_year(baht: Any) -> None:
    """Dismissed in July, back at work in January: 173 days x 166.67.

    With a sixth month before the resignation of January that one brings 83 days x 100, and only 97 of the year's days
    are left after July.
    """
    ends = [event("resigned", "2023-01"), event("dismissed", "2023-07")]
    rows = [("2022-08", "2022-12", 10_000), ("2023-04", "2023-06", 10_000), ("2024-01", "2024-06", 10_000)]
    shorter = told(rows, ends, as_of="2024-06")
    longer = told([("2022-07", "2022-12", 10_000), *rows[1:]], ends, as_of="2024-06")
    assert (baht(shorter, "unemployment"), baht(longer, "unemployment")) == (28_833.33, 24_466.67)


def test_section_57_a_month_worked_pushes_a_better_one_out_of_the_window(baht: Any) -> None:
    """Three months at 15,000 and twelve at 5,000 lie in the window: 180 days x 250.

    The sixteenth month worked leaves two of the three in it: 35,000 / 90 x 50% x 180.
    """
    rows, end = (
        [("2022-04", "2022-06", 15_000), ("2022-07", "2023-06", 5_000)],
        [event("dismissed", "2023-07")],
    )
    shorter = told(rows, end, as_of="2024-06")
    longer = told([rows[0], ("2022-07", "2023-07", 5_000)], end, as_of="2024-06")
    assert (baht(shorter, "unemployment"), baht(longer, "unemployment")) == (45_000, 35_000)


def test_the_law_of_the_month_in_which_a_job_ends_decides(baht: Any) -> None:
    """Dismissed in February 2022: 200 days x 233.33. A month of work later the rules of the pandemic have ended."""
    shorter = told([("2021-01", "2022-01", 10_000)], [event("dismissed", "2022-02")], as_of="2023-06")
    longer = told([("2021-01", "2022-02", 10_000)], [event("dismissed", "2022-03")], as_of="2023-06")
    assert (baht(shorter, "unemployment"), baht(longer, "unemployment")) == (46_666.67, 30_000)


def test_section_57_a_month_under_section_39_lowers_the_base_to_4800(baht: Any) -> None:
    """Ill in the second month after the job, at 15,000: 40 days x 250. One month paid as a member: 40 x 80."""
    rows, illness = [("2023-01", "2023-12", 15_000)], [event("sick", "2024-02", days=40)]
    shorter = told(rows, illness, as_of="2024-12")
    member = {"from": "2024-01", "to": "2024-01", "insurance": "s39"}
    longer = {**shorter, "history": [*shorter["history"], member]}
    assert (baht(shorter, "sickness_cash"), baht(longer, "sickness_cash")) == (10_000, 3_200)
