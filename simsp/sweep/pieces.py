"""What a sweep is cut into: one draw and one seed, and a few scenarios that share a history.

A piece is named after what it holds, so that a piece found in a folder either is the one that is wanted or has
another name. Nothing about how or where it was worked out is part of it.
"""

import dataclasses
import functools
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Any, NamedTuple

from simsp import compiled, fitted, places
from simsp.plan import Plan
from simsp.scenario import Scenario
from simsp.sweep.plan_file import MOST_DRAWS, Sweep
from simsp.version import __version__

SCENARIOS_TOGETHER = (
    8  # beside the baseline, which each piece runs: an eighth more work, and little lost by a kill
)
_LIBRARIES = ("numpy", "numba", "pyarrow")
FORMAT = 1  # of a piece; another number makes every piece of before one of another sweep


class Code(NamedTuple):
    """Which simsp works something out: version, fingerprints of its source and of its files of values, libraries."""

    version: str
    source: str
    values: str
    libraries: str = ""  # a worker with a simsp of before names none

    def shown(self) -> str:
        """As a sentence names it."""
        return f"simsp {self.version} (code {self.source[:8]}, values {self.values[:8]}, {self.libraries})"


@functools.cache
def code() -> Code:
    """The simsp of this process."""
    return Code(__version__, compiled.source_hash(), _values(), _libraries())


def _values() -> str:
    """Fingerprint of the bytes of every file of values: law, practice, assumptions, calendar and life table.

    A table that is added to the folder is in it without anybody thinking of it; targets and forecasts are not, as they
    decide nothing that a sweep tells.
    """
    found = [*places.law().glob("*.yaml"), *places.calibration().glob("*.yaml")]
    found += [*places.calibration().glob("*.csv"), *fitted.folder().glob(fitted.DRAWS)]
    prints = [(one.parent.name, one.name, hashlib.sha256(one.read_bytes()).hexdigest()) for one in found]
    return digest(sorted(prints))[:16]


def _libraries() -> str:
    """Python and the libraries that can move a last digit or a byte of a file, each with its version."""
    known = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    return ", ".join([f"Python {sys.version_info.major}.{sys.version_info.minor}", *known])


@dataclass(frozen=True, eq=False)
class Piece:
    """One draw and one seed of the scenarios of a plan, the baseline first.

    key: fingerprint of all that decides what comes out. tells_baseline: whether the baseline's rows are in it; it is
    run in any case, for the differences.
    """

    plan: Plan
    draw: int
    seed: int
    part: int
    tells_baseline: bool
    code: Code
    key: str

    @property
    def name(self) -> str:
        """Of its file."""
        return f"draw{self.draw:05d}-seed{self.seed:04d}-part{self.part:04d}-{self.key[:16]}.parquet"

    @property
    def told(self) -> list[str]:
        """The scenarios whose rows it holds, in the order of its row groups."""
        names = [one.name for one in self.plan.scenarios]
        return sorted(names if self.tells_baseline else names[1:])

    @property
    def luck(self) -> int:
        """The number of its seed of luck."""
        return luck_of(self.draw, self.seed)


def luck_of(draw: int, seed: int) -> int:
    """Number of the seed of luck: each draw has its own, and its first is the one a comparison pairs it with.

    It does not depend on how many draws and seeds there are, so a plan can be given more of both and goes on.
    """
    return draw + seed * MOST_DRAWS


def parts(plan: Plan) -> list[Plan]:
    """The scenarios of a plan by name, in groups as equal as can be, each with the baseline before it."""
    pairs = list(zip(plan.scenarios, plan.changes, strict=True))
    others = sorted(pairs[1:], key=lambda pair: pair[0].name)
    count = max(-(-len(others) // SCENARIOS_TOGETHER), 1)
    ends = [len(others) * number // count for number in range(count + 1)]
    return [_of(plan, [pairs[0], *others[ends[n] : ends[n + 1]]]) for n in range(count)]


def _of(plan: Plan, pairs: Sequence[tuple[Scenario, Any]]) -> Plan:
    scenarios, changes = zip(*pairs, strict=True)
    return dataclasses.replace(plan, scenarios=scenarios, changes=changes)


def cut(sweep: Sweep) -> list[Piece]:
    """Every piece, in the order in which they are run: all of the first draw, then all of the second."""
    together = [(number, plan, content(plan)) for number, plan in enumerate(parts(sweep.plan))]
    return list(_pieces(sweep, together, code()))


def _pieces(sweep: Sweep, together: Sequence[tuple[int, Plan, str]], of: Code) -> Iterator[Piece]:
    for draw in range(sweep.draws):
        for seed in range(sweep.seeds):
            for number, plan, holds in together:
                key = digest([FORMAT, *of, holds, draw, seed, number == 0])
                yield Piece(plan, draw, seed, number, number == 0, of, key)


def content(plan: Plan) -> str:
    """Fingerprint of what a plan simulates; titles and other words of its files are not part of it."""
    scenarios = [
        [one.name, [dataclasses.asdict(change) for change in changes], repr(one.calendar)]
        for one, changes in zip(plan.scenarios, plan.changes, strict=True)
    ]
    return digest([plan.agents, plan.seed, plan.start, plan.until, plan.assumptions, scenarios])


def whole(pieces: Sequence[Piece]) -> str:
    """Fingerprint of all pieces of a sweep together."""
    return digest([piece.key for piece in pieces])


def digest(values: Sequence[Any]) -> str:
    """Fingerprint of plain values."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=True).encode()).hexdigest()
