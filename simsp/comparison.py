"""Scenario against baseline: the same lives under each, replicate by replicate, and the tables that follow."""

import dataclasses
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from os import cpu_count
from pathlib import Path
from typing import Any

import pandas as pd

from simsp import compiled, saving, summary, tables
from simsp import readings as other_readings
from simsp.branches import followed
from simsp.crew import Crew
from simsp.lives import pairs
from simsp.outcomes import Outcome
from simsp.plan import FITTED, UNTIL, Plan, draw_of, planned
from simsp.readings import Lived, Read, Reread
from simsp.scenario import BASELINE, Scenario, resolve

Replicate = tuple[list[summary.Cells], list[Outcome], pairs.Told | None]


@dataclass
class Comparison:
    """The results: one list of outcomes a replicate, in the order of the scenarios."""

    plan: Plan
    cells: list[list[summary.Cells]]
    outcomes: list[list[Outcome]]
    simulation_seconds: float
    began: float = field(default_factory=time.perf_counter)
    read: Read | None = None
    lives: pairs.Told | None = None

    @property
    def measures(self) -> pd.DataFrame:
        """measures.csv as a frame, with numbers."""
        rows = summary.measure_rows(self.plan, self.cells)
        return pd.DataFrame(rows, columns=list(tables.named("measures.csv").header))

    def save(self, folder: Path, *, people: bool = False) -> None:
        """Write every table, the manifest and the timing into an existing folder."""
        written = saving.write_tables(folder, self.plan, self.cells, self.outcomes, self.read, self.lives)
        if people:
            written += [saving.write_people(folder, self.plan, self.outcomes)]
        manifest = saving.manifest(self.plan, folder, written, self.read, self.lives)
        text = json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=False) + "\n"
        (folder / "manifest.json").write_text(text, encoding="utf-8", newline="\n")
        lived = sum(one.agent_months for replicate in self.outcomes for one in replicate)
        timing = {
            "agent_months": lived + (self.read.agent_months if self.read else 0),
            "simulation_seconds": round(self.simulation_seconds, 3),
            "total_seconds": round(time.perf_counter() - self.began, 3),
            "peak_bytes": _peak_bytes(),
        }
        (folder / "timing.json").write_text(
            json.dumps(timing, indent=2) + "\n", encoding="utf-8", newline="\n"
        )


def _peak_bytes() -> int:
    """Largest memory of this process or of one worker; Linux counts kibibytes, macOS bytes; 0 on Windows."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415  (Windows has none)

    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return used if sys.platform == "darwin" else used * 1024


def compare(  # noqa: PLR0913  (the options of the command)
    scenarios: Sequence[str | Path | Scenario] = ("exit_lump_sum", "employer_pays_all", "self_enrolment"),
    *,
    agents: int = 3_000,
    replicates: int = 32,
    seed: int = 1,
    start: int | None = None,
    until: int = UNTIL,
    jobs: int | None = None,
    assumptions: str = FITTED,
    people: bool = False,
    readings: bool = True,
    lives: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Comparison:
    """Compare scenarios with today's law on the same lives.

    Args:
        scenarios: shipped names, paths or resolved scenarios; today's law is put first if it is not.
        agents: migrants present in Thailand at 2027-01.
        replicates: how many seeds; each has a draw of the assumptions, but every fourth repeats one.
        seed: of the whole comparison.
        start, until: first and last month measured; start defaults to the earliest start of a scenario or 2027-01.
        jobs: cores that work at once, by default all; a script with more than one needs `if __name__ == "__main__":`.
        assumptions: where draws come from: `fitted`, those that agree with what is known, or the `ranges` of each.
        people: keep every life, for people.parquet.
        readings: also try other readings of the law, where there are replicates enough (`simsp.readings`).
        lives: also tell some lives of the first replicate (`simsp.lives`).
        progress: called with replicates done and in all, those under other readings among them.

    Raises:
        simsp.errors.BadInput: a scenario file is wrong.
    """
    plan = planned(_resolved(scenarios, until), agents, replicates, seed, start, until, assumptions)
    began = time.perf_counter()
    reread = other_readings.planned(plan) if readings else None
    work = _Work(plan, reread, people, lives, jobs or cpu_count() or 1)
    done, read = _lived(work, progress or (lambda _done, _all: None))
    cells, found = [one[0] for one in done], [one[1] for one in done]
    return Comparison(plan, cells, found, time.perf_counter() - began, began, read, done[0][2])


def _resolved(scenarios: Sequence[str | Path | Scenario], until: int) -> list[Scenario]:
    """Resolved scenarios as they are; else those of the names and paths, with today's law among them."""
    given = [one for one in scenarios if isinstance(one, Scenario)]
    if len(given) < len(scenarios):
        given = resolve([one for one in scenarios if not isinstance(one, Scenario)], end=until)
        if all(one.name != BASELINE for one in given):
            given = [*resolve([BASELINE], end=until), *given]
    return given


@dataclass(frozen=True)
class _Work:
    """What is to be lived: a plan, the small one under other readings of the law if asked, and by how many cores."""

    plan: Plan
    reread: Reread | None
    people: bool
    lives: bool
    jobs: int

    @property
    def count(self) -> int:
        """How many replicates there are in all."""
        return self.plan.replicates + (self.reread.replicates if self.reread else 0)

    @property
    def threads(self) -> int:
        """Cores that no replicate needs work on the others' worlds."""
        return max(self.jobs // self.plan.replicates, 1)


def _lived(work: _Work, progress: Callable[[int, int], None]) -> tuple[list[Replicate], Read | None]:
    """Cells and outcomes of each replicate, in order, whatever finishes first; and what readings change."""
    if work.jobs == 1 or work.plan.replicates == 1:
        return _one_by_one(work, progress)
    if not compiled.is_warm():
        replicate(_tiny(work.plan), 0)  # compile once, before the workers start
    processes = min(work.jobs, work.plan.replicates)
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        return _together(work, pool, progress)


def _one_by_one(work: _Work, progress: Callable[[int, int], None]) -> tuple[list[Replicate], Read | None]:
    progress(0, work.count)
    done = []
    for number in range(work.plan.replicates):
        done.append(summarised(work, number))
        progress(number + 1, work.count)
    if work.reread is None:
        return done, None
    plan, first = other_readings.that_move(work.reread, reread(work.reread, 0))
    later = [reread(plan, number) for number in range(1, plan.replicates)]
    progress(work.count, work.count)
    return done, Read(plan, work.reread.readings, (first, *later))


def _together(
    work: _Work, pool: ProcessPoolExecutor, progress: Callable[[int, int], None]
) -> tuple[list[Replicate], Read | None]:
    """The same in several processes: a first look at the readings says which of them are lived again."""
    looks = [pool.submit(reread, work.reread, 0)] if work.reread else []
    lives = [pool.submit(summarised, work, number) for number in range(work.plan.replicates)]
    read: list[tuple[Reread, Lived]] = []
    pending: set[Future[Any]] = {*looks, *lives}
    done = 0
    while pending:
        progress(done, work.count)
        ended, pending = wait(pending, return_when=FIRST_COMPLETED)
        done += len([one.result() for one in ended])
        if work.reread and not read and looks[0] in ended:
            read.append(other_readings.that_move(work.reread, looks[0].result()))
            more = range(1, work.reread.replicates)
            looks += [pool.submit(reread, read[0][0], number) for number in more]
            pending |= set(looks[1:])
    progress(done, work.count)
    replicates = [one.result() for one in lives]
    if work.reread is None:
        return replicates, None
    plan, first = read[0]
    return replicates, Read(plan, work.reread.readings, (first, *(one.result() for one in looks[1:])))


def _tiny(plan: Plan) -> Plan:
    return dataclasses.replace(plan, agents=50, replicates=1)


def summarised(work: _Work, number: int) -> Replicate:
    """One replicate, its measures worked out where it ran; the lives are let go unless somebody asked for them.

    Of the first replicate some lives are told.
    """
    found = replicate(work.plan, number, work.threads)
    cells = [summary.cells(work.plan, found, one) for one in found]
    told = pairs.told(work.plan, found) if work.lives and number == 0 else None
    return cells, found if work.people else [dataclasses.replace(one, lives=None) for one in found], told


def replicate(plan: Plan, number: int, threads: int = 1) -> list[Outcome]:
    """One seed and one draw of the assumptions: a shared history, then every scenario on its own branch."""
    with compiled.wrapping_arithmetic():
        return list(followed(plan, draw_of(number), number, Crew(threads)))


def reread(plan: Reread, number: int) -> Lived:
    """One draw and one seed of all scenarios under every reading of a plan; each replicate has a draw of its own."""
    with compiled.wrapping_arithmetic():
        return other_readings.cells(plan, followed(plan, number, number))
