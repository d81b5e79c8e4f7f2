"""A worker's months worked out by hand, as rows of ledger.csv and ledger_law.csv; satang.

Old age is 3 of the 5 per cent of worker and employer, and 4 of 11 parts of the government's 2.75 per cent.
"""

import csv
import hashlib
import json
from pathlib import Path
from typing import Final

from simsp import tables

LAW: Final = {
    "contributions.floor": 165_000,
    "contributions.ceiling": 1_750_000,
    "contributions.worker_rate": 5_000,
    "contributions.employer_rate": 5_000,
    "contributions.full_rate": 5_000,
    "contributions.government_rate": 2_750,
    "contributions.short_term_share": 30_000,
    "contributions.unemployment_share": 10_000,
    "contributions.old_age_share": 60_000,
    "contributions.government_short_term_share": 6,
    "contributions.government_unemployment_share": 1,
    "contributions.government_old_age_share": 4,
    "contributions.cut_falls_on": 0,
    "contributions.employer_pays_worker_share": 0,
    "contributions.refund_when_employer_paid": 0,
    "old_age.return_on_lump_sum": 3_500,
    "old_age.refund_months": 12,
    "old_age.refund_share": 100_000,
}
HEADS: Final = tables.named("ledger.csv").header

# By event, flags and pay; insured wage, shifted; due of the three; their three accounts; old age credited to each;
# reached the fund; months, held, returns, single sum.
_ROWS: Final = """
2027-11 insured 1000000 1 1 1  1000000 0  50000 50000 27500  15000 5000 30000  15000 5000 30000  15000 2500 10000
  30000 30000  50000 50000 27500  1 30000 30000 0  0
2027-12 insured 1850000 1 1 0  1750000 0  87500 87500 48125  26250 8750 52500  26250 8750 52500  26250 4375 17500
  52500 52500  0 0 0  2 82500 82500 0  0
2028-01 insured 811111 1 0 0  811111 0  40600 40600 22306  12180 4060 24360  12180 4060 24360  12167 2028 8111
  24360 24360  0 0 0  3 106860 106860 5775  0
2028-02 insured 100000 1 1 1  165000 0  8300 8300 4538  2490 830 4980  2490 830 4980  2475 413 1650
  4980 4980  8300 8300 4538  4 111840 111840 5775  0
2029-01 return 0 0 0 0  0 0  0 0 0  0 0 0  0 0 0  0 0 0
  0 0  0 0 0  4 111840 111840 13806  0
2029-06 falls_due 0 0 0 0  0 0  0 0 0  0 0 0  0 0 0  0 0 0
  0 0  0 0 0  0 0 0 0  111840
"""
# The first month: 10,000 baht, so 500 from each of two and 275 from the government.
# The second: 18,500 baht count as the ceiling's 17,500: 875 and 481.25. The employer takes it and keeps it.
# The third: 3.5% of 1,650 baht is 57.75. 8,111.11 baht: 5% is 405.56, to the baht 406; 2.75% is 223.0555, to the
# satang 223.06. Of these 22,306 satang 6/11 are 12,166.9 and 7/11 are 14,194.7. The employer has not enrolled.
# The fourth: 1,000 baht count as the floor's 1,650: 82.50 is 83 to the baht, 45.375 is 45.38; 6/11 of it are 2,475.3
# satang, 7/11 are 2,887.8.
# The next January: 3.5% of 2,294.55 baht is 80.309.
# It falls due with fewer than 12 months: the worker's part alone, 1,118.40 baht.
ROWS: Final = tuple(row.split() for row in _ROWS.strip().replace("\n  ", " ").split("\n"))
EVERYTHING: Final = 237_486
"""The single sum where four months are enough for the employer's part and the returns: 2,236.80 + 138.06 baht."""


def write(directory: Path) -> Path:
    """Lay the ledger beside the tables of a made-up run and return the directory."""
    law = [
        [name, "", "2027-11", "2029-06", value, "by hand", "made up for tests", "A"]
        for name, value in LAW.items()
    ]
    path = directory / "manifest.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["ledger"] = {"rule": "Made up for tests.", "nationality": "myanmar", "sex": "female"}
    for name, rows in (("ledger.csv", ROWS), ("ledger_law.csv", law)):
        with (directory / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([tables.named(name).header, *rows])
        told["tables"][name] = hashlib.sha256((directory / name).read_bytes()).hexdigest()
    path.write_text(json.dumps(told), encoding="utf-8")
    return directory
