"""Made-up runs, whose findings are known, and tiny studies that run in this very process."""

import contextlib
import dataclasses
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from simsp import months
from simsp.errors import Stopped
from simsp.plan import Plan, planned
from simsp.scenario import resolve
from simsp.sensitivity import findings, indices, information, runs, study
from simsp.sensitivity.figures import FIGURES
from simsp.sensitivity.findings import Findings
from simsp.sensitivity.published import STATISTICS
from simsp.sensitivity.runs import Runs
from simsp.sweep.pieces import Piece
from simsp.sweep.running import Watch
from simsp.sweep.trial import Measured

END = months.number(2028, 12)
DRAWS = 8
UNKNOWNS = (
    "claims.knows",
    "employers.evasion_nv@2017-06",
    "stay.return_rate",
    "life.outpatient_visits",
)
SPITEFUL = 'A <script>alert("policy")</script>'


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Two policies over two years, sixty agents; one title is spiteful."""
    law, one, other = resolve(["current_law", "exit_lump_sum", "self_enrolment"], end=END)
    scenarios = [law, dataclasses.replace(one, title=SPITEFUL), other]
    return planned(scenarios, 60, DRAWS, 1, None, END, assumptions="ranges")


@pytest.fixture(scope="session")
def made_up(plan: Plan) -> Runs:
    """Runs in which the first policy brings 3 u0, the second 4 u1 - 1, and the first statistic is u1."""
    count = 120
    chances = np.random.default_rng(1).random((count, len(UNKNOWNS)))
    levels = np.column_stack([np.zeros(count), 3 * chances[:, 0], 4 * chances[:, 1] - 1])
    values = np.repeat(levels[:, :, None], len(FIGURES), axis=2)
    statistics = np.ones((count, len(STATISTICS)))
    statistics[:, 0] = chances[:, 1]
    again = values[: count // 4] + np.array([0.0, 0.1, 0.0])[None, :, None]
    return Runs(plan, values, again, statistics, chances, UNKNOWNS)


@pytest.fixture(scope="session")
def found(made_up: Runs) -> Findings:
    """What the made-up runs say; intervals from fewer repetitions than in a study, to save time."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(indices, "TIMES", 10)
        changed.setattr(information, "TIMES", 10)
        return findings.found(made_up)


class Here:
    """Runs pieces in this process; may stop after a few."""

    def __init__(self, stops_after: int = 1000, *, backwards: bool = False) -> None:
        self.count, self.left, self.backwards = 1, stops_after, backwards
        self.made_names: list[str] = []

    def limits(self) -> None:
        """As on this machine."""

    def measured(self, _piece: Piece) -> tuple[Measured, Measured]:
        """Next to nothing is needed."""
        needs = Measured(60, 0.1, 0.1, 1000.0, 500.0, 1e4)
        return needs, dataclasses.replace(needs, agents=240)

    def made(self, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, bytes]]:
        """Each piece in turn, or the last first."""
        for piece in reversed(pieces) if self.backwards else pieces:
            if self.left == 0:
                raise Stopped("no power")
            self.left -= 1
            self.made_names.append(piece.name)
            yield piece, runs.made(piece)


@pytest.fixture
def studied(plan: Plan) -> Callable[[Path, Here], list[str]]:
    """A tiny study in a folder."""

    @contextlib.contextmanager
    def silent() -> Iterator[Callable[[int, int], None]]:
        yield lambda _done, _all: None

    def run(out: Path, workers: Here) -> list[str]:
        return study.study(plan, DRAWS, out, workers, Watch(lambda _sentence: None, silent))

    return run
