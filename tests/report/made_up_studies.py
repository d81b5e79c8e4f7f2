"""Made-up waits, events, drivers and targets: no number here says anything about the world."""

from collections.abc import Iterator, Sequence
from typing import Final

from simsp import tables
from simsp.summary import WAITED

HEADS: Final = {
    name: ",".join(tables.named(name).header)
    for name in ("waiting.csv", "calendar.csv", "drivers.csv", "targets.csv")
}
MEDIAN: Final = {"period": 100, "lifetime": 80}  # days; waits of today's law
EVENTS: Final = (
    ("cambodians_flee_2014", "Cambodians flee", "leave_share", "2014-06", "2014-06", "cambodia", 0.25, 0.05, 0.6, "C"),
    ("window_2016", "Registration round", "window", "2016-04", "2016-07", "all", 1, 1, 1, "A"),
    ("covid_border_closed", "Borders close (covid)", "border_closed", "2020-03", "2022-05", "all", 1, 1, 1, "A"),
    ("coup_2021", "Coup in Myanmar", "lapse_factor", "2021-02", "2023-12", "myanmar", 1.5, 1, 2.5, "C"),
    ("border_closed_2025", "Cambodian border closes", "border_closed", "2025-07", "2026-12", "cambodia", 1, 1, 1, "C"),
    ("window_2027", "Registration round", "window", "2027-02", "2027-04", "all", 1, 0, 1, "C"),
)  # fmt: skip
ADDED: Final = (
    "made_up_border",
    "Made up border",
    "border_closed",
    "2030-01",
    "2030-06",
    "all",
    1,
    "",
    "",
    "C",
)
MEASURES: Final = (
    ("cohort", "recovered_per_worker_thb"),
    ("cohort", "recovered_of_all_pv"),
    ("all", "received_thb"),
)
CHANGES_ONLY: Final = ("recovered_per_worker_thb",)
DRIVERS: Final = (
    ("employers.evasion", "employers.evasion_nv@2017-06",
     "Share of employers who do not enrol whom the law covers (nationality verified, from 2017-06)",
     0.41, "lowers", 55, 30, 75, "percent", "C"),
    ("claims.knows_old_age", "claims.knows_old_age", "Share of workers who know of old-age money", 0.22, "raises",
     0.2, 0.1, 0.4, "probability", "C"),
    ("stay.return_rate", "stay.return_rate", "Workers who go home for good in a year", 0.13, "bends", 10, 6, 16,
     "percent_per_year", "B"),
    ("life.births", "life.births", "Births to a woman in a year", 0.004, "raises", 0.06, 0.04, 0.08, "probability",
     "A"),
)  # fmt: skip
TARGETS: Final = (
    ("enrolled_2019", "Insured migrants 2019", "migrants in the Social Security Fund", "2019-12", "2019-12", "fitted",
     "people", 1150000, 1000000, 1300000, 1130000, 980000, 1290000, "true", "B"),
    ("registrations_2017", "New registrations 2017", "workers without papers reported by employers", "2017-07",
     "2017-08", "fitted", "people", 772270, 600000, 850000, 335000, 230000, 472000, "false", "A"),
    ("undocumented_share_2024", "Without papers 2024", "share of the stock without papers", "2024-12", "2024-12",
     "held_out", "share", 0.23, 0.15, 0.35, 0.27, 0.177, 0.343, "true", "C"),
    ("stay_ngo_2022", "Years in Thailand, those NGOs reach 2022", "mean stay so far of 30 participants", "2022-12",
     "2022-12", "held_out", "years", 11, 9, 14, 8.31, 6.72, 10, "false", "A"),
    ("family_claims_2017", "Family claims, 2017 against 2012", "claims for child money in 2017 against 2012", "2012-01",
     "2017-12", "fitted", "ratio", 2.4, 2, 3.5, "", "", "", "false", "A"),
)  # fmt: skip
SOURCE: Final = "made up for tests"


def tables_of(scenarios: Sequence[str]) -> dict[str, tuple[str, list[list[object]]]]:
    """Head and rows of the four tables, by name; the first scenario is the baseline."""
    rows = {
        "waiting.csv": _waiting(scenarios),
        "calendar.csv": _calendar(scenarios),
        "drivers.csv": _drivers(scenarios),
        "targets.csv": ([*row[:-1], SOURCE, row[-1]] for row in TARGETS),
    }
    return {name: (HEADS[name], list(found)) for name, found in rows.items()}


def _waiting(scenarios: Sequence[str]) -> Iterator[list[object]]:
    """Waits spread evenly from 0 to twice the median, five days shorter with each scenario."""
    for place, scenario in enumerate(scenarios):
        for view, median in MEDIAN.items():
            for days in WAITED:
                share = min(days / (2 * max(median - 5 * place, 1)), 1)
                yield [scenario, view, days, share, 0.9 * share, min(1.1 * share, 1)]


def _calendar(scenarios: Sequence[str]) -> Iterator[list[object]]:
    """All that happens under the baseline; the last scenario, if there is another one, adds an entry."""
    for row in EVENTS:
        yield [scenarios[0], *row, SOURCE]
    for scenario in scenarios[1:][-1:]:
        yield [scenario, *ADDED, SOURCE]


def _drivers(scenarios: Sequence[str]) -> Iterator[list[object]]:
    """Each scenario hangs on the same assumptions, the next one on the next of them first."""
    for place, scenario in enumerate(scenarios):
        for by, measure in MEASURES:
            if place or measure not in CHANGES_ONLY:
                turned = (*DRIVERS[place % 4 :], *DRIVERS[: place % 4])
                shares = [row[3] for row in DRIVERS]
                for (*names, _, sign, value, low, high, unit, grade), share in zip(
                    turned, shares, strict=True
                ):
                    ends = (share, 0.7 * share, min(1.2 * share, 1), sign, 0.8, 0.15)
                    yield [scenario, by, measure, *names, *ends, value, low, high, unit, grade, SOURCE]
