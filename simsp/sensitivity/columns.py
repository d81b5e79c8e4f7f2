"""The tables of a study: their columns, and their rows out of the findings."""

import math
from collections.abc import Callable, Iterator

from simsp.sensitivity import names
from simsp.sensitivity.figures import FIGURES, Figure
from simsp.sensitivity.findings import Findings
from simsp.tables import Table

_FIGURE = (
    (
        "group_by",
        "all (everybody, the months measured) or cohort (its members, for life), as in measures.csv",
    ),
    ("measure", "as in measures.csv; recovered_per_worker_thb as in ranking.csv"),
)
_BOTH = (("low", "low end of its 95 % interval"), ("high", "high end"))
SENSITIVITY = Table(
    "sensitivity.csv",
    "Which assumption moves what a policy changes, and how much comes back under today's law.",
    (
        ("scenario", "stem of the scenario file: what it changes against today's law; current_law: its own level"),
        *_FIGURE,
        ("assumption", "name of the unknown; empty where none can be told from luck"),
        ("meaning", "what it is"), ("grade", "of its value: A to C"),
        ("total_order", "share of what all assumptions explain in which it has a part, alone or with others"),
        *_BOTH,
        ("explained", "share of the variance over the runs that the assumptions explain, in runs held out"),
        ("luck", "share of the variance that is luck of the simulation, by runs lived through twice; or empty"),
        ("sign", "whether a higher value raises or lowers the difference or level; bends: neither alone"),
    ),
)  # fmt: skip
STABILITY = Table(
    "stability.csv",
    "In which share of plausible worlds one policy is ahead of another, today's law among them.",
    (
        ("policy_a", "stem of a scenario file"), ("policy_b", "stem of another"), *_FIGURE,
        ("share_a_better", "share of the runs in which a is better than b; equal counts half"), *_BOTH,
    ),
)  # fmt: skip
RANKS = Table(
    "ranks.csv",
    "How often each policy holds each place, today's law among them.",
    (
        ("policy", "stem of the scenario file"), *_FIGURE,
        ("rank", "1 is the best"), ("share", "share of the runs; policies that are equal share their places"),
    ),
)  # fmt: skip
INFORMATION = Table(
    "information.csv",
    "What knowing one number would settle.",
    (
        ("statistic", "name"), ("meaning", "what it is"),
        ("kind", "statistic (an office could count it) or assumption (a survey could measure it)"),
        ("who_has_it", "who holds the records"),
        ("policy", "stem of the scenario file; all: the mean over policies"), *_FIGURE,
        ("settles", "share of the variance of the difference that the number tells, in runs held out"), *_BOTH,
        ("right_choice_gain", "gain in the chance of naming the best policy; in the rows of all"),
    ),
)  # fmt: skip
TOGETHER = Table(
    "together.csv",
    "Pairs of assumptions that hang together among the draws.",
    (
        ("assumption", "name"),
        ("with", "name of the other"),
        ("correlation", "of ranks; pairs above 0.3 and beyond luck"),
    ),
)
Cells = Iterator[tuple[str, ...]]


def share(value: float) -> str:
    """A share as printed: four decimals, empty where undefined, never minus zero."""
    if math.isnan(value):
        return ""
    text = f"{value:.4f}"
    return text.lstrip("-") if float(text) == 0 else text


def _sensitivity(of: Findings) -> Cells:
    for (policy, figure), parts in of.parts.items():
        start = (of.plan.scenarios[policy].name, *figure.key)
        end = (share(parts.explained), share(parts.luck))
        if not parts.indices:
            yield (*start, "", "", "", "", "", "", *end, "")
        for one in parts.indices:
            about = (one.assumption, names.meaning(one.assumption), names.grade(one.assumption))
            yield (*start, *about, share(one.total), share(one.low), share(one.high), *end, one.sign)


def _stability(of: Findings) -> Cells:
    called = [one.name for one in of.plan.scenarios]
    for figure in FIGURES:
        for one in of.ahead[figure]:
            numbers = (share(one.share), share(one.low), share(one.high))
            yield called[one.one], called[one.other], *figure.key, *numbers


def _ranks(of: Findings) -> Cells:
    for figure in FIGURES:
        for scenario, row in zip(of.plan.scenarios, of.places[figure], strict=True):
            for place, held in enumerate(row, start=1):
                yield scenario.name, *figure.key, str(place), share(float(held))


def _information(of: Findings) -> Cells:
    for figure in FIGURES:
        yield from _known(of, figure)


def _known(of: Findings, figure: Figure) -> Cells:
    for one in of.known[figure]:
        start = (one.name, one.meaning, one.kind, one.who)
        mean = tuple(share(value) for value in one.worth.mean)
        yield (*start, "all", *figure.key, *mean, share(one.worth.right_choice_gain))
        for place, scenario in enumerate(of.plan.scenarios[1:]):
            found = (one.worth.settles[place], one.worth.low[place], one.worth.high[place])
            yield (*start, scenario.name, *figure.key, *(share(float(value)) for value in found), "")


def _together(of: Findings) -> Cells:
    for one, other, correlation in of.together:
        yield one, other, share(correlation)


TABLES: tuple[tuple[Table, Callable[[Findings], Cells]], ...] = (
    (SENSITIVITY, _sensitivity),
    (STABILITY, _stability),
    (RANKS, _ranks),
    (INFORMATION, _information),
    (TOGETHER, _together),
)
