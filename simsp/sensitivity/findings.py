"""From runs to findings: everything that the tables, the words and the page tell."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simsp.plan import Plan
from simsp.sensitivity import indices, information, names, stability
from simsp.sensitivity.figures import FIGURES, Figure
from simsp.sensitivity.indices import Parts
from simsp.sensitivity.information import Worth
from simsp.sensitivity.published import STATISTICS
from simsp.sensitivity.runs import Runs
from simsp.sensitivity.stability import Ahead

Numbers = NDArray[np.float64]
STATISTIC, ASSUMPTION = "statistic", "assumption"
NOBODY = "nobody: it takes a survey"
LEAST = 0.01  # of some difference that knowing an assumption must settle, to be told of


@dataclass(frozen=True)
class Known:
    """A number that could be known, and what knowing it is worth to the choice by one figure."""

    name: str
    kind: str
    meaning: str
    who: str
    figure: Figure
    worth: Worth


@dataclass(frozen=True)
class Findings:
    """What a study found.

    parts: by policy and figure, what moves the difference; by 0 and figure, what moves the level of today's law. ahead,
    places: by figure, over today's law (0) and the policies. known: by figure, what is worth knowing, the most first.
    together: assumptions that hang together.
    """

    plan: Plan
    draws: int
    twins: int
    parts: Mapping[tuple[int, Figure], Parts]
    ahead: Mapping[Figure, Sequence[Ahead]]
    places: Mapping[Figure, Numbers]
    known: Mapping[Figure, Sequence[Known]]
    together: Sequence[tuple[str, str, float]]

    @property
    def lead(self) -> Figure:
        """The figure that answers are told by."""
        return FIGURES[0]

    @property
    def beside(self) -> Figure:
        """The figure that stands beside it: what is left after all that workers pay."""
        return FIGURES[1]

    @property
    def titles(self) -> list[str]:
        """Of today's law and the policies."""
        return [one.title for one in self.plan.scenarios]

    def published(self, figure: Figure) -> list[Known]:
        """Statistics that an office could publish, what settles most first."""
        return [one for one in self.known[figure] if one.kind == STATISTIC]


def found(runs: Runs) -> Findings:
    """All findings of the runs; the same for the same runs."""
    at = indices.ranks(runs.chances)
    better = np.array([one.better for one in FIGURES])
    levels = runs.values * better
    return Findings(
        plan=runs.plan,
        draws=len(runs.values),
        twins=len(runs.again),
        parts=dict(_parts(runs, at)),
        ahead={one: list(stability.pairs(levels[:, :, place])) for place, one in enumerate(FIGURES)},
        places={one: stability.places(levels[:, :, place]) for place, one in enumerate(FIGURES)},
        known={one: _known(runs, place) for place, one in enumerate(FIGURES)},
        together=indices.together(runs.unknowns, runs.chances),
    )


def _parts(runs: Runs, at: Numbers) -> Iterator[tuple[tuple[int, Figure], Parts]]:
    told, luck = runs.told, runs.luck()
    for number, scenario in enumerate(runs.plan.scenarios):
        for place, figure in enumerate(FIGURES):
            if number or figure.has_level:
                values, noise = told[:, number, place], float(luck[number, place])
                seed = _seed(runs.plan, scenario.name, *figure.key)
                yield (number, figure), indices.parts(runs.unknowns, at, values, noise, seed)


def _seed(plan: Plan, *of: str) -> int:
    return zlib.crc32("/".join([str(plan.seed), *of]).encode())


def _known(runs: Runs, place: int) -> list[Known]:
    figure, changes = FIGURES[place], runs.changes[:, :, place] * FIGURES[place].better
    made = []
    for column, one in enumerate(STATISTICS):
        seed = _seed(runs.plan, one.name, *figure.key)
        worth = information.worth(runs.statistics[:, column], changes, seed)
        if worth:
            made.append(Known(one.name, STATISTIC, one.meaning, one.who, figure, worth))
    for column, name in enumerate(runs.unknowns):
        seed = _seed(runs.plan, name, *figure.key)
        worth = information.worth(runs.chances[:, column], changes, seed, LEAST)
        if worth:
            made.append(Known(name, ASSUMPTION, names.meaning(name), NOBODY, figure, worth))
    return sorted(made, key=lambda one: (-one.worth.mean[0], one.kind != STATISTIC, one.name))
