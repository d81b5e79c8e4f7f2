"""How soon money comes and what happens in the world, as the tables of a run tell it."""

import numpy as np

from simsp import months, summary
from simsp.plan import Plan, planned
from simsp.saving import inputs, waits
from simsp.scenario import resolve
from simsp.world.world import LOG

END = months.parse("2035-12")
COHORT = ("cohort", "2027-2031")


def plan(*names: str) -> Plan:
    """Today's law and other shipped scenarios, a few agents, two replicates."""
    return planned(resolve(["current_law", *names], end=END), 60, 2, 1, None, END)


def test_claims_paid_on_the_last_day_are_paid_within_it() -> None:
    """Of waits of 0, 3, 10 and 400 days one in four ends on the day, two within 3 days, three within a year."""
    paid = np.zeros(4, LOG)
    paid["days"] = [0, 3, 10, 400]
    found = summary._paid_in_time(paid)
    assert {days: found[summary.paid_within(days)] for days in (0, 2, 3, 7, 10, 365)} == {
        0: 0.25, 2: 0.25, 3: 0.5, 7: 0.5, 10: 0.75, 365: 0.75,
    }  # fmt: skip
    assert summary._paid_in_time(paid[:0]) == {}


def test_each_view_has_a_curve_with_its_interval() -> None:
    """Shares of 0.2 and 0.4 in two replicates: the mean is 0.3, the ends are the two; nobody paid, nothing said."""
    of = plan()
    within = summary.paid_within(30)
    replicates = [[{summary.ALL: {within: share}, COHORT: {}}] for share in (0.2, 0.4)]
    rows = {(row[1], row[2]): row[3:] for row in waits.rows(of, replicates)}
    assert rows["period", 30] == ("0.300000", "0.200000", "0.400000")
    assert rows["lifetime", 30] == ("", "", "")
    assert [days for view, days in rows if view == "period"] == list(summary.WAITED)


def test_the_baseline_has_the_worlds_events_and_a_scenario_its_own() -> None:
    """The flight of 2014 is the world's, a pandemic in 2030 is what a scenario adds; each stands once."""
    rows = [
        dict(zip(("scenario", "name", "label"), row, strict=False))
        for row in inputs.events(plan("next_pandemic"))
    ]
    of = {row["name"]: row["scenario"] for row in rows}
    assert len(of) == len(rows)
    assert of["cambodians_flee_2014"] == "current_law"
    assert of["pandemic_border_closed"] == "next_pandemic"
    assert {row["label"] for row in rows if row["name"] == "coup_2021"} == {"Coup in Myanmar"}


def test_what_comes_after_the_last_month_is_not_told() -> None:
    """A registration round of 2036 does not happen in a run that ends with 2035."""
    starts = [row[4] for row in inputs.events(plan())]
    assert max(starts) == "2035-02"
    assert min(starts) == "2011-06"
