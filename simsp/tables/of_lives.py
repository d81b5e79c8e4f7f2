"""The table of a run that tells single lives: the same worker under two laws."""

from simsp.tables.table import Table

_WHAT = (
    "place: thailand, home, dead; papers: the status; work: insured, insured_not_remitted (the employer kept it), "
    "self_enrolled, not_enrolled (in a job that the law insures), not_insurable or no_job; right: the right, or "
    "old_age for money that is not yet due; person and total: what is told"
)
_SATANG = (
    "exact. work: paid in by worker, employer and government; right: received or lost in these months, or what stood "
    "waiting at the end of them; total: of the whole account"
)

TABLES = (
    Table(
        "lives.csv",
        "The same worker, two laws: lives of a few simulated workers of the first replicate, each under the baseline "
        "and under a policy, month by month and to the satang. A rule that stands beside them chose them. Of a run "
        "of more than 3,000 agents they are those of a smaller run (manifest.json, `lives`). After the last month "
        "measured nobody works any more and all are at home; their rights are followed to the last fate.",
        (
            ("life", "number of the pair of lives, from 1"),
            ("policy", "the compared scenario that the pair belongs to; the baseline for typical_worker"),
            (
                "chosen",
                "typical_worker (of the run), or, for each policy, typical, gains_most, loses_most or unchanged",
            ),
            (
                "rule",
                "by which rule this worker was chosen; two rules where one worker stands for two things",
            ),
            ("scenario", "under which of the two laws: the baseline, then the policy"),
            ("lane", "person, place, papers, work, right, or total"),
            ("from", "first month, YYYY-MM; empty for person and total"),
            ("until", "last month, included"),
            (
                "what",
                _WHAT,
            ),
            ("value", "person: a word, a number or a month; person is the number in people.parquet"),
            (
                "fate",
                "rights: received, lost, still_claimable (it has fallen due and nobody was paid yet) or not_yet_due",
            ),
            ("cause", "lost: the first gate that was closed; empty where it cannot be told"),
            ("satang", _SATANG),
        ),
    ),
)
