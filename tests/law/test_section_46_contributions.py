"""SSA s.46 and s.47 bis: wage base, rates, rounding. All amounts in satang."""

import pytest

from simsp.law import contributions

CHECKED = [  # wage in baht, month, worker, employer (baht), government (satang, half up)
    (1_000, "2025-01", 83, 83, 4_538),  # floor 1,650: 82.50 up; 45.375
    (9_289, "2025-01", 464, 464, 25_545),  # 464.45 down; 255.4475
    (9_290, "2025-01", 465, 465, 25_548),  # 464.50 up; 255.475
    (15_000, "2025-01", 750, 750, 41_250),
    (20_000, "2025-12", 750, 750, 41_250),
    (20_000, "2026-01", 875, 875, 48_125),
    (20_000, "2029-01", 1_000, 1_000, 55_000),
    (30_000, "2032-01", 1_150, 1_150, 63_250),
    (17_450, "2026-01", 873, 873, 47_988),  # 872.50 up; 479.875
    (10_000, "2022-05", 100, 100, 27_500),
    (10_000, "2021-02", 50, 300, 27_500),
    (7_800, "2018-06", 390, 390, 21_450),  # 300 a day x 26
]


@pytest.mark.parametrize(("wage", "month", "worker", "employer", "government"), CHECKED)
def test_shares_match_the_hand_calculation(law_on, wage, month, worker, employer, government):
    """Worker, employer and government pay what the check table says."""
    law = law_on("contributions", month)
    assert contributions.worker_share(wage * 100, law) == worker * 100
    assert contributions.employer_share(wage * 100, law) == employer * 100
    assert contributions.government_share(wage * 100, law) == government


@pytest.mark.parametrize(
    ("wage", "insured"),
    [(0, 0), (1, 165_000), (164_999, 165_000), (165_000, 165_000), (165_001, 165_001),
     (1_499_999, 1_499_999), (1_500_000, 1_500_000), (1_500_001, 1_500_000)],
)  # fmt: skip
def test_the_wage_counts_between_floor_and_ceiling(law_on, wage, insured):
    """Both sides of 1,650 and of 15,000 baht; no pay is no wage."""
    assert contributions.insured_wage(wage, law_on("contributions", "2025-12")) == insured


@pytest.mark.parametrize(
    ("month", "ceiling"),
    [("2011-01", 15_000), ("2025-12", 15_000), ("2026-01", 17_500), ("2028-12", 17_500),
     ("2029-01", 20_000), ("2031-12", 20_000), ("2032-01", 23_000), ("2046-12", 23_000)],
)  # fmt: skip
def test_the_ceiling_rises_on_its_dates(law_on, month, ceiling):
    """Both sides of each date."""
    law = law_on("contributions", month)
    assert contributions.insured_wage(10_000_000, law) == ceiling * 100


@pytest.mark.parametrize(
    ("month", "worker", "employer"),
    [("2009-06", 5, 5), ("2009-07", 3, 3), ("2009-12", 3, 3), ("2010-01", 5, 5),
     ("2011-12", 5, 5), ("2012-01", 3, 3), ("2012-06", 3, 3), ("2012-07", 4, 4), ("2013-12", 4, 4),
     ("2014-01", 5, 5),
     ("2020-02", 5, 5), ("2020-03", 1, 4), ("2020-05", 1, 4), ("2020-06", 5, 5), ("2020-08", 5, 5),
     ("2020-09", 2, 2), ("2020-11", 2, 2), ("2020-12", 5, 5), ("2021-01", 3, 3), ("2021-02", 0.5, 3),
     ("2021-03", 0.5, 3), ("2021-04", 5, 5), ("2021-05", 5, 5), ("2021-06", 2.5, 2.5), ("2021-11", 2.5, 2.5),
     ("2021-12", 5, 5), ("2022-04", 5, 5), ("2022-05", 1, 1), ("2022-07", 1, 1), ("2022-08", 5, 5),
     ("2022-09", 5, 5), ("2022-10", 3, 3), ("2022-12", 3, 3), ("2023-01", 5, 5), ("2046-12", 5, 5)],
)  # fmt: skip
def test_temporary_cuts_hold_in_their_months_only(law_on, month, worker, employer):
    """s.46/1: first and last month of every cut, and the months beside; the government keeps 2.75."""
    law = law_on("contributions", month)
    assert contributions.worker_share(1_000_000, law) == worker * 10_000
    assert contributions.employer_share(1_000_000, law) == employer * 10_000
    assert contributions.government_share(1_000_000, law) == 27_500


@pytest.mark.parametrize(
    ("month", "rate"), [("2024-09", 5_000), ("2024-10", 3_000), ("2025-03", 3_000), ("2025-04", 5_000)]
)
def test_a_flood_notice_cuts_the_rate_in_its_provinces(law_on, month, rate):
    """October 2024 to March 2025: 3 per cent in the named provinces."""
    law = law_on("contributions", month)
    assert contributions.flood_province_rate(law.worker_rate, law) == rate


def test_half_a_baht_goes_up_and_less_is_dropped():
    """At 5 per cent, a wage of 10 baht is half a baht; one satang less is dropped."""
    assert contributions.baht_share(1_000, 5_000) == 100
    assert contributions.baht_share(999, 5_000) == 0


def test_an_employer_who_files_nothing_is_assessed_at_thirty_days(law_on):
    """s.47 bis: 30 x the local daily minimum wage of 352 baht."""
    assert contributions.assessed_wage(35_200, law_on("contributions", "2025-06")) == 1_056_000


@pytest.mark.parametrize(
    ("month", "price"),
    [("2022-04", 432), ("2022-05", 91), ("2022-07", 91), ("2022-08", 432), ("2022-10", 240), ("2022-12", 240),
     ("2023-01", 432)],
)  # fmt: skip
def test_section_39_costs_a_double_share_of_4800(law_on, month, price):
    """9% x 4,800 = 432; 1.9% = 91.20, dropped to 91; 240 at the end of 2022; the government adds 120."""
    law = law_on("contributions", month)
    assert contributions.section_39_price(law) == price * 100
    assert contributions.section_39_government_share(law) == 12_000
