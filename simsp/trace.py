"""Why somebody whom a policy does not touch lives differently under it: a queue or a story, and which.

Two worlds live side by side month by month. Luck is a function of person and month, so whom no rule touches can only
be reached through what people share: the line at an office, or what is told.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simsp import run
from simsp.parameters import DIMENSIONS
from simsp.world.people import Branch
from simsp.world.world import Times, World

QUEUE, STORY, WORK, TRUST, UNKNOWN = (
    "a queue", "a story told among compatriots", "a story told at work", "trust after others' claims", "no known way",
)  # fmt: skip


class Difference(NamedTuple):
    """The first difference in a life: whose, in which month, in which way it came, and in words."""

    person: int
    month: int
    way: str
    words: str


def trace(
    worlds: tuple[World, World], times: tuple[Times, Times], until: int, untouched: NDArray[np.int64]
) -> list[Difference]:
    """Let two worlds live on to a month and name the first difference in each life of the untouched.

    Args:
        worlds: two branches of one world.
        times: the times that each lives in.
        until: the last month.
        untouched: numbers of the people whom no changed rule concerns.
    """
    found: list[Difference] = []
    queues: dict[int, str] = {}  # by person: the first wait that was not the same
    alike = untouched
    for month in range(worlds[0].month, until + 1):
        for world, of_times in zip(worlds, times, strict=True):
            run.simulate(world, of_times, month)
        _note_waits(worlds, queues)
        differs = _differs(worlds, alike)
        found += [_named(worlds, queues, int(who), month) for who in alike[differs]]
        alike = alike[~differs]
    return found


def _note_waits(worlds: tuple[World, World], queues: dict[int, str]) -> None:
    """Remember whose claim waits longer in one world than in the other; a settled claim leaves the table."""
    one, other = (_waits(world) for world in worlds)
    for key in sorted(one.items() ^ other.items()):
        person, right, arose = key[0]
        if person not in queues:
            here, there = (waits.get((person, right, arose)) for waits in (one, other))
            queues[person] = f"{_days(there)} in place of {_days(here)}"


def _differs(worlds: tuple[World, World], who: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which people's records differ in any field."""
    one, other = (np.asarray(world.people)[who] for world in worlds)
    size = one.dtype.itemsize
    raw: NDArray[np.bool_] = (one.view(np.uint8) != other.view(np.uint8)).reshape(-1, size).any(axis=1)
    for at in np.flatnonzero(raw):  # the padding between fields means nothing
        raw[at] = list(_fields(one[at])) != list(_fields(other[at]))
    return raw


def _fields(record: Any) -> Iterator[bytes]:
    """The values of a record, without the padding between them."""
    if record.dtype.names is None:
        yield np.asarray(record).tobytes()
        return
    for name in record.dtype.names:
        yield from _fields(record[name])


def _waits(world: World) -> dict[tuple[int, int, int], float]:
    """Days of waiting of each open right, by person, right and month in which it arose."""
    used = int(world.books["open_rows"][0])
    rows = np.asarray(world.rows)[:used]
    keys = zip(rows["person"].tolist(), rows["kind"].tolist(), rows["arose"].tolist(), strict=True)
    return dict(zip(keys, rows["wait"].tolist(), strict=True))


def _named(worlds: tuple[World, World], queues: dict[int, str], who: int, month: int) -> Difference:
    one, other = (np.asarray(world.people)[who] for world in worlds)
    region = DIMENSIONS["region"][int(other["region"])]
    if who in queues:
        return Difference(who, month, QUEUE, f"{QUEUE} in the region {region}: {queues[who]}")
    learnt = int(one["knows"]) ^ int(other["knows"])
    if learnt:
        branches = ", ".join(branch.name.lower() for branch in Branch if learnt >> branch & 1)
        way = WORK if _heard_at_work(worlds, one, learnt) else STORY
        return Difference(who, month, way, f"{way} in the region {region}: {branches}")
    if int(one["member"]) != int(other["member"]):
        return Difference(who, month, TRUST, f"{TRUST} in the region {region}: enrolled or not")
    return Difference(who, month, UNKNOWN, UNKNOWN)


def _days(wait: float | None) -> str:
    return "no claim in line" if wait is None else f"{wait:.1f} days"


def _heard_at_work(worlds: tuple[World, World], person: Any, branches: int) -> bool:
    """Whether the employer's workers were told different stories of these branches."""
    heard = [int(np.asarray(world.employers)["heard"][int(person["employer"])]) for world in worlds]
    return bool((heard[0] ^ heard[1]) & branches)
