"""The tables of a comparison or a run."""

from simsp.tables import of_a_worker, of_its_world, of_lives
from simsp.tables.table import Table

SCENARIO = ("scenario", "stem of the scenario file; the first in the manifest is the baseline")
SATANG = ("satang", "exact integer of the simulated people, unscaled, summed over replicates")
INTERVAL = (
    ("low", "2.5 percentile over replicates; below 39 of them the lowest"),
    ("high", "97.5 percentile over replicates; below 39 of them the highest"),
)
VIEW = ("view", "period (everybody, months measured) or lifetime (the cohort, to the last fate)")

SERIES = (
    "present", "enrolled", "undocumented", "claims_filed", "claims_paid",
    "papers_mou", "papers_nv", "papers_cr", "papers_border_pass", "papers_undocumented",
    "from_myanmar", "from_cambodia", "from_laos", "from_vietnam",
    "enrolled_myanmar", "enrolled_cambodia", "enrolled_laos", "enrolled_vietnam",
)  # fmt: skip
_RANKED = {
    "recovered_per_worker_thb": "change per worker: received, cash and the estimated value of care",
    "left_per_worker_thb": "recovered_per_worker_thb less what workers pay in and spend, the two columns below",
    "arrives_of_owed_change": "change of received_of_owed_pv",
    "fund_cost_per_worker_thb": "change per worker: received less what all three paid in",
    "employer_cost_per_worker_thb": "change per worker: paid by employers less what wages give back",
    "fund_and_employer_cost_per_worker_thb": "the two columns before together, in each replicate",
    "government_cost_per_worker_thb": "change per worker: paid in by the government",
    "worker_contributions_per_worker_thb": "change per worker: deducted from wages, or paid by the self-enrolled",
    "worker_cost_per_worker_thb": "change per worker: spent by workers on papers and claims",
    "better_off": "share of workers whose lifetime present value is higher than under the baseline",
    "worse_off": "share of workers whose lifetime present value is lower than under the baseline",
    "response_per_unit_thb": "levers: recovered_per_worker_thb / units",
    "break_even_thb_a_year": "levers: what one unit may cost a year in all of Thailand before it costs more "
    "than it leaves with workers: change of received_thb less what workers pay in and spend on papers and claims "
    "(period view) / units / years",
}
RANKED = tuple(_RANKED)
_ENDS = {"_low": "2.5 percentile over replicates, paired", "_high": "97.5 percentile over replicates, paired"}

TABLES = (
    Table(
        "measures.csv",
        "Every measure with its interval and its paired change against the baseline; scaled to people.",
        (
            SCENARIO,
            ("group_by", "all (period view), cohort (lifetime view), or a grouping within the lifetime view"),
            ("group", "all, the cohort's years, or a group"),
            ("measure", "see the list of measures"),
            ("unit", "thb, share, ratio, people, days or months"),
            ("value", "mean over replicates; empty where undefined"),
            *INTERVAL,
            ("change", "mean paired difference from the baseline; empty for the baseline"),
            ("change_low", "2.5 percentile of the paired difference"),
            ("change_high", "97.5 percentile of the paired difference"),
        ),
    ),
    Table(
        "intervals.csv",
        "What each interval is made of, for both views: luck of the simulation, ignorance of the assumptions, other "
        "readings of the law (docs/decisions/0013-what-an-interval-is-made-of.md). Rows of the baseline tell its "
        "level, those of the others their paired change against it.",
        (
            SCENARIO,
            ("group_by", "all (period view) or cohort (lifetime view)"),
            ("group", "as in measures.csv"),
            ("measure", "see the list of measures"),
            ("unit", "as in measures.csv"),
            ("of", "level (of the baseline) or change (of another scenario against the baseline)"),
            ("value", "mean over replicates: value or change of measures.csv"),
            *INTERVAL,
            ("chance_low", "how low the mean might lie with endlessly many agents under the same draws"),
            ("chance_high", "how high; both are empty below four replicates"),
            (
                "ignorance_low",
                "low, with the luck of single replicates taken out; empty below four replicates",
            ),
            ("ignorance_high", "high, the same"),
            (
                "readings_low",
                "lowest mean under any reading of the law; empty where none was tried, and for counts",
            ),
            ("readings_high", "highest mean under any reading of the law, that in force among them"),
        ),
    ),
    Table(
        "readings.csv",
        "Which other reading of the law moves what, each alone and beneath the baseline and every scenario alike; left "
        "by comparisons of ten replicates or more. A reading or measure that is not listed does not move.",
        (
            ("reading", "public name of a value of layer reading"),
            ("value", "how it is read instead"),
            SCENARIO,
            ("group_by", "all (period view) or cohort (lifetime view)"),
            ("group", "as in measures.csv"),
            ("measure", "see the list of measures"),
            ("unit", "as in measures.csv"),
            ("of", "level (of the baseline) or change (of another scenario against the baseline)"),
            (
                "shift",
                "how far this reading moves the mean, from the replicates of readings, paired",
            ),
            ("chance_low", "how low the mean shift may lie for want of replicates; empty for one"),
            ("chance_high", "how high"),
        ),
    ),
    Table(
        "ranking.csv",
        "One row a compared scenario against the baseline: means over replicates, empty where undefined. A change "
        "per worker is in present value of the first year measured, lifetime view, divided by everybody who is in "
        "the cohort under the baseline or under the scenario, as better_off is, with both lives in full. So somebody "
        "whom a scenario moves into the cohort or out of it counts once, and brings only what the scenario changes. "
        "Never mix ranks of different kinds: no study gives the size of a lever.",
        (
            (
                "rank",
                "within a kind: clear gains, then what is not clear, then clear losses; by size in each",
            ),
            ("kind", "rule, lever, what_if or reading"),
            SCENARIO,
            ("title", "of the scenario"),
            ("mechanism", "through what the scenario works; empty where its file does not say"),
            ("clear", "true where zero lies outside the interval of what is ranked (levers: break-even)"),
            ("unit", "levers: one unit"),
            ("units", "levers: how many units the scenario turns"),
            *((name + end, _ENDS.get(end, text)) for name, text in _RANKED.items() for end in ("", *_ENDS)),
        ),
    ),
    Table(
        "accounts.csv",
        "Money of the fund in the months measured: paid in = benefits paid + balance, exactly.",
        (
            SCENARIO,
            ("branch", "displayed branch; totals of the legal accounts split by published shares"),
            (
                "line",
                "paid_by_worker, _employer, _government, benefits_paid, of_which_care_estimated, balance",
            ),
            SATANG,
        ),
    ),
    Table(
        "rights.csv",
        "What became of every right in the months measured: owed = received + still claimable + lost, exactly.",
        (
            SCENARIO,
            ("right", "the right"),
            ("fate", "owed, received, still_claimable, lost: <cause> or not_yet_due (beside owed)"),
            ("rights", "count; a right received in part counts as received"),
            SATANG,
        ),
    ),
    Table(
        "bridge.csv",
        "Where the money paid in goes: paid = received + still claimable + not yet due + lost + kept by the pool.",
        (
            SCENARIO,
            VIEW,
            ("branch", "displayed branch"),
            ("line", "paid, received, still_claimable, not_yet_due, lost or kept_by_pool (may be negative)"),
            SATANG,
        ),
    ),
    Table(
        "removal.csv",
        "What opening one gate alone, on the same lives, would regain.",
        (SCENARIO, VIEW, ("gate", "the gate opened"), ("rights", "losses concerned"), SATANG),
    ),
    Table(
        "series.csv",
        "Month by month over the whole history and the months measured; people.",
        (
            SCENARIO,
            ("month", "YYYY-MM"),
            (
                "series",
                f"{', '.join(SERIES[:5])}; those present by papers and nationality; enrolled by nationality",
            ),
            ("value", "mean over replicates"),
            *INTERVAL,
        ),
    ),
    Table(
        "waiting.csv",
        "How soon the money comes: of the claims that are paid, how many have their first payment within so many days. "
        "The waits that waiting_days_median and waiting_days_p90 are taken from, as a curve.",
        (
            SCENARIO,
            VIEW,
            ("days", "from filing to the first payment, at most"),
            ("share", "mean over replicates of the share of paid claims; empty where none is paid"),
            *INTERVAL,
        ),
    ),
    Table(
        "interviews.csv",
        "What insured migrants would answer each December, to compare with the interviews of the 2022 workshop.",
        (
            SCENARIO,
            ("month", "YYYY-MM"),
            ("asked", "everybody insured, or those in touch with an NGO, whom the study interviewed"),
            ("question", "knows_<branch>, used_a_benefit, or met_difficulty (of those who used one)"),
            ("share", "mean over replicates of the share that says yes; empty where nobody was asked"),
            *INTERVAL,
            ("reported", "the share in the study (December 2022, those in touch with an NGO)"),
        ),
    ),
    Table(
        "assumptions.csv",
        "Every value in force at the start of the comparison under the baseline.",
        (
            ("name", "public name"),
            ("layer", "law, reading, policy, practice or assumption"),
            ("meaning", "one sentence"),
            ("unit", "unit"),
            ("value", "value"),
            ("low", "low end of its range"),
            ("high", "high end of its range"),
            ("grade", "A read in a source, B from memory or official statistics, C expert assumption"),
            ("source", "source"),
            (
                "fitted_low",
                "2.5 percentile of what the fit leaves of the range; empty where it leaves all of it",
            ),
            ("fitted_middle", "its middle"),
            ("fitted_high", "its 97.5 percentile"),
        ),
    ),
    *of_its_world.TABLES,
    *of_lives.TABLES,
    *of_a_worker.TABLES,
)
