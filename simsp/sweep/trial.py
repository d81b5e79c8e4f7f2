"""A small run, timed: what a forecast is made from. It also compiles the model before many processes need it."""

import time
from dataclasses import dataclass, replace

from simsp import compiled, summary
from simsp.branches import followed
from simsp.sweep.pieces import Piece
from simsp.sweep.work import ONE_AT_A_TIME, encoded, refuse_other_code, values_of

SMALL, LARGER = 60, 240  # agents


@dataclass(frozen=True)
class Measured:
    """What a small run of a baseline and one scenario needed.

    history, branch: seconds before the scenarios part, and for each after it. past, future: simulated
    migrant-months, likewise. size: bytes of the rows of one scenario.
    """

    agents: int
    history: float
    branch: float
    past: float
    future: float
    size: float


def measured(piece: Piece) -> tuple[Measured, Measured]:
    """A small run and a larger one of the first scenario of a piece, never larger than the plan.

    Raises:
        OtherCode: this process runs another simsp than the one that cut the piece.
    """
    refuse_other_code(piece)
    with ONE_AT_A_TIME:
        small, larger = (_with(piece, min(agents, piece.plan.agents)) for agents in (SMALL, LARGER))
        _timed(small)  # compiles the model or loads its machine code, which is not to be timed
        first = _timed(small)
        return first, first if larger.plan.agents == first.agents else _timed(larger)


def _with(piece: Piece, agents: int) -> Piece:
    """The same with few agents, the baseline and one scenario; the baseline twice where there is no other."""
    plan, other = piece.plan, min(1, len(piece.plan.scenarios) - 1)
    scenarios = (plan.scenarios[0], plan.scenarios[other])
    small = replace(plan, scenarios=scenarios, changes=(plan.changes[0], plan.changes[other]), agents=agents)
    return replace(piece, plan=small, tells_baseline=True)


def _timed(piece: Piece) -> Measured:
    plan = piece.plan
    began = time.perf_counter()
    with compiled.wrapping_arithmetic():
        running = followed(plan, piece.draw, piece.luck)
        base = next(running)
        parted = time.perf_counter()
        both = [values_of(plan, summary.cells(plan, [base], one)) for one in (base, next(running))]
    ended = time.perf_counter()
    past = base.series[:, 0] < plan.branch
    names = [one.name for one in plan.scenarios]
    return Measured(
        agents=plan.agents,
        history=max(parted - began - (ended - parted), 0.0),
        branch=ended - parted,
        past=float(base.series[past, 1].sum()),
        future=float(base.series[~past, 1].sum()),
        size=len(encoded(piece, dict(zip(names, both, strict=True)))) / len(names),
    )
