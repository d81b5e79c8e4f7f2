"""What a sweep will need, said before it begins: time, memory and disk, from a short measured run."""

import contextlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simsp.sweep.pieces import Piece
from simsp.sweep.trial import Measured
from simsp.world import world
from simsp.world.people import ACCOUNT, PERSON

OF_A_PROCESS = 350e6  # bytes of Python, its libraries and the machine code, before anybody is simulated
_WORLDS = (
    3  # of tables of people at the peak: the shared history, a branch of it, and the lives of the baseline
)
_START = 5.0  # seconds until a process has loaded them
_SUMMARY = 400e3  # bytes of a scenario in summary.csv, twice while it is written
_GIGA, _MEGA = 1e9, 1e6


@dataclass(frozen=True)
class Forecast:
    """What the pieces still to be run need: seconds in all, bytes in each process and in all, bytes of disk."""

    pieces: int
    done: int
    processes: int
    migrant_months: float
    seconds: float
    memory: float
    disk: float

    @property
    def memory_in_all(self) -> float:
        """Bytes of all processes together."""
        return self.memory * self.processes

    def sentence(self) -> str:
        """One line for the person who waits."""
        already = f" ({self.done:,} more are there already)" if self.done else ""
        return (
            f"{_count(self.pieces, 'piece')} to run{already}, about {_large(self.migrant_months)} migrant-months;"
            f" about {duration(self.seconds)} in {_count(self.processes, 'process', 'es')}, about"
            f" {size(self.memory)} of memory in each and {size(self.memory_in_all)} in all,"
            f" about {size(self.disk)} of disk."
        )


def forecast(
    todo: Sequence[Piece], all_of: Sequence[Piece], small: tuple[Measured, Measured], workers: int
) -> Forecast:
    """What the pieces `todo` need, from two small runs, on so many workers."""
    agents = all_of[0].plan.agents
    at = {name: _extended(small, name, agents) for name in ("history", "branch", "past", "future")}
    row_bytes = max(one.size for one in small)
    runs = [len(piece.plan.scenarios) for piece in todo]
    processes = max(min(workers, len(todo)), 1)
    longest = max((at["history"] + count * at["branch"] for count in runs), default=0.0)
    whole = sum(at["history"] + count * at["branch"] for count in runs)
    scenarios = len({name for piece in all_of for name in piece.told})
    told = sum(len(piece.told) for piece in all_of) + sum(len(piece.told) for piece in todo)
    return Forecast(
        pieces=len(todo),
        done=len(all_of) - len(todo),
        processes=processes,
        migrant_months=sum(at["past"] + count * at["future"] for count in runs),
        seconds=max(whole / processes, longest) + _START,
        memory=memory_of(all_of[0]),
        disk=told * row_bytes + scenarios * _SUMMARY + _MEGA,
    )


def memory_of(piece: Piece) -> float:
    """Bytes that a process needs at its peak: for each person who ever comes, a record in each world.

    Accounts are written for members of the cohort alone, fewer than half of the people of any plan measured so far.
    """
    plan = piece.plan
    who = world.arriving(plan.until, plan.people_per_agent, plan.draw(piece.draw))
    count = float(who.first.sum() + who.monthly.sum())
    return OF_A_PROCESS + _WORLDS * count * (PERSON.itemsize + ACCOUNT.itemsize / 2)


def _extended(small: tuple[Measured, Measured], name: str, agents: int) -> float:
    """A straight line through two measured sizes, read at the size of the plan."""
    one, two = small
    low, high = getattr(one, name), getattr(two, name)
    if two.agents == one.agents:
        return float(high)
    return float(high + max(high - low, 0.0) * (agents - two.agents) / (two.agents - one.agents))


def too_large(need: Forecast, out: Path, limits: Sequence[int] | None) -> list[str]:
    """Sentences about memory or disk that is not there.

    Args:
        need: what is needed.
        out: the folder of the results.
        limits: memory that each worker of a cluster is held to, bytes; None where this machine does the work.
    """
    problems = []
    memory = free_memory() if limits is None else None
    if limits and need.memory > min(limits):
        problems.append(
            f"a process needs about {size(need.memory)} of memory, and a worker has {size(min(limits))};"
            " take larger workers or fewer agents"
        )
    if memory is not None and need.memory_in_all > memory:
        problems.append(
            f"{_count(need.processes, 'process', 'es')} of about {size(need.memory)} need about"
            f" {size(need.memory_in_all)} of memory, and {size(memory)} are free; {_instead(need, memory)}"
        )
    room = free_disk(out)
    if need.disk > room:
        problems.append(
            f"{out}: about {size(need.disk)} of disk are needed, and {size(room)} are free;"
            " name another folder with --out, or plan fewer draws, seeds or scenarios"
        )
    return problems


def _instead(need: Forecast, memory: float) -> str:
    fits = int(memory // need.memory)
    return f"try --jobs {fits}" if fits else "plan fewer agents"


def free_memory() -> float | None:
    """Bytes that new processes can have, caches given up; None where this system does not say."""
    with contextlib.suppress(OSError, LookupError, ValueError):
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        known = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines}
        return float(min(known["MemAvailable"], _container()))
    with contextlib.suppress(OSError, AttributeError, ValueError):
        return float(os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    return None


def _container() -> float:
    """Bytes that a container with a limit of its own has left."""
    folder = Path("/sys/fs/cgroup")
    with contextlib.suppress(OSError, LookupError, ValueError):
        limit, used = (int((folder / name).read_text()) for name in ("memory.max", "memory.current"))
        of = dict(line.split() for line in (folder / "memory.stat").read_text().splitlines())
        return limit - used + int(of["inactive_file"])
    return float("inf")


def free_disk(out: Path) -> float:
    """Bytes free where a folder is or will be."""
    place = next(one for one in (out.absolute(), *out.absolute().parents) if one.exists())
    return float(shutil.disk_usage(place).free)


def size(count: float) -> str:
    """Bytes as people read them."""
    if count < _MEGA:
        return f"{max(count / 1000, 1):.0f} kB"
    if count < _GIGA:
        return f"{count / _MEGA:.0f} MB"
    return f"{count / _GIGA:.1f} GB"


def duration(seconds: float) -> str:
    """A time as people read it."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} seconds"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} minutes"
    if seconds < 48 * 3600:
        return f"{seconds / 3600:.0f} hours"
    return f"{seconds / 86400:.0f} days"


def _large(number: float) -> str:
    if number < _MEGA:
        return f"{round(number, -3 if number >= 10_000 else -1):,.0f}"
    return f"{number / _MEGA:,.0f} million" if number < _GIGA else f"{number / _GIGA:,.1f} billion"


def _count(count: int, word: str, more: str = "s") -> str:
    return f"{count:,} {word}{more * (count != 1)}"
