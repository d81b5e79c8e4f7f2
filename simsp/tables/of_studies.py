"""The tables of studies that take many runs: sweeps and the validation."""

from simsp.tables.of_a_run import TABLES
from simsp.tables.table import Table

OF_A_SWEEP = (
    Table(
        "results.parquet",
        "`simsp sweep`: every measure of every run, sorted by its first six columns; scaled to people.",
        (
            ("scenario", "stem of the scenario file, or the values of a point of a lattice"),
            ("draw", "number of the draw of the assumptions, from 0"),
            ("seed", "number of the seed of luck within the draw, from 0"),
            ("group_by", "as in measures.csv"),
            ("group", "as in measures.csv"),
            ("measure", "see the list of measures"),
            ("unit", "as in measures.csv"),
            ("value", "under this scenario, draw and seed; null where undefined"),
            (
                "change",
                "value less that of current_law under the same draw and seed; null for current_law itself",
            ),
        ),
    ),
    Table(
        "summary.csv",
        "`simsp sweep`: as measures.csv, over all draws and seeds in place of replicates.",
        TABLES[0].columns,
    ),
    Table(
        "points.csv",
        "`simsp sweep`: what the points of a lattice are; not written for a list of scenarios.",
        (
            ("scenario", "name of the point"),
            ("parameter", "public name of a value"),
            ("value", "what it is set to; +x and -x: so much more or less than today"),
        ),
    ),
)

OF_A_VALIDATION = (
    Table(
        "validation.csv",
        "`simsp validate`: every target with what is reported and what the model gives, measured as it was measured.",
        (
            ("target", "name in calibration/targets/"),
            ("kind", "fitted, or held_out: nothing was fitted to it"),
            ("observed", "the reported figure, in the unit of the target"),
            ("observed_low", "low end of the range in which it is believed"),
            ("observed_high", "high end of that range"),
            ("simulated", "median over the histories; empty where undefined"),
            ("simulated_low", "2.5 percentile over the histories (Weibull's positions)"),
            ("simulated_high", "97.5 percentile"),
            (
                "within",
                "true where both figures agree within their errors and the simulated interval is narrow: see the page",
            ),
        ),
    ),
    Table(
        "patterns.csv",
        "`simsp validate`: what no single figure holds: ages, stays, shocks and the use of benefits.",
        (
            ("pattern", "which pattern"),
            ("part", "an age group, a shock, a month or a benefit"),
            (
                "reported",
                "what is reported: a share, the named shock, a place in an order; empty where nothing is",
            ),
            ("simulated", "median over the histories"),
            ("simulated_low", "2.5 percentile"),
            ("simulated_high", "97.5 percentile"),
            ("agrees", "true or false; empty where nothing is reported"),
        ),
    ),
)
