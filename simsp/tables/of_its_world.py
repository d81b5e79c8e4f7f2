"""The tables of a run that say what its world is like: what happens there, and how far it can be trusted."""

from simsp.tables.table import Table

TABLES = (
    Table(
        "calendar.csv",
        "What happens in the world of the run, whatever anybody decides: shocks, closed borders, registration rounds. "
        "An entry of a compared scenario comes on top of those of the baseline.",
        (
            ("scenario", "the baseline, or the scenario that adds the entry"),
            ("name", "of the entry; calendar.<name> is the assumption"),
            ("label", "short plain words for a chart"),
            ("effect", "what it does: see calibration/calendar.yaml"),
            ("from", "first month, YYYY-MM"),
            ("until", "last month, YYYY-MM; may lie after the months measured"),
            ("who", "a nationality, or all"),
            ("value", "size of the effect, in its unit; 1 where it holds or does not"),
            ("low", "low end of its range; empty where it is not drawn"),
            ("high", "high end of its range"),
            ("grade", "A read in a source, B from memory or official statistics, C expert assumption"),
            ("source", "source"),
        ),
    ),
    Table(
        "drivers.csv",
        "Which assumptions move the answer: the twelve with the largest part, for each measure of today's law and each "
        "compared scenario that the shipped study knows (docs/sensitivity.md). Not written where the run does not draw "
        "from the fit that the study was made with.",
        (
            (
                "scenario",
                "current_law: what moves its level; another: what moves its change against current_law",
            ),
            ("group_by", "all (everybody, the months measured) or cohort (its members, for life)"),
            (
                "measure",
                "as in measures.csv; recovered_per_worker_thb and left_per_worker_thb as in ranking.csv",
            ),
            (
                "assumption",
                "public name of the value; of several periods the one that the unknown begins with",
            ),
            (
                "unknown",
                "what is drawn: the name with its member or first month, where these are drawn apart",
            ),
            ("meaning", "what it is"),
            (
                "total_order",
                "share of what all assumptions explain in which it has a part, alone or with others",
            ),
            ("low", "low end of its 95 % interval"),
            ("high", "high end"),
            (
                "sign",
                "raises or lowers: what a higher value does to the level or change; bends: neither alone",
            ),
            ("explained", "share of the variance over the runs that the assumptions explain together"),
            ("luck", "share of the variance that is luck of the simulation in the study's small population"),
            ("value", "middle of the guess"),
            ("range_low", "low end of the range from which it is drawn before the fit"),
            ("range_high", "high end"),
            ("unit", "unit of value and range"),
            ("grade", "A read in a source, B from memory or official statistics, C expert assumption"),
            ("source", "source"),
        ),
    ),
    Table(
        "targets.csv",
        "What is reported beside what the model gives, measured as it was measured: the figures of the shipped "
        "validation (docs/validation.md). Not written where the run does not draw from the fit that it was made with.",
        (
            ("target", "name in calibration/targets/"),
            ("label", "short plain words for a chart"),
            ("about", "what was counted"),
            ("month", "first month that it covers, YYYY-MM"),
            ("until", "last month; the same where it is a count of one day"),
            ("kind", "fitted, or held_out: nothing was fitted to it"),
            ("unit", "people, share, share a year, ratio, years or baht a month"),
            ("observed", "the reported figure"),
            ("observed_low", "low end of the range in which it is believed"),
            ("observed_high", "high end of that range"),
            ("simulated", "median over the histories; empty where undefined"),
            ("simulated_low", "2.5 percentile over the histories"),
            ("simulated_high", "97.5 percentile"),
            (
                "within",
                "true where both figures agree within their errors and the simulated interval is narrow",
            ),
            ("source", "source of the reported figure"),
            ("grade", "A read in a source, B from memory or official statistics, C expert assumption"),
        ),
    ),
)
