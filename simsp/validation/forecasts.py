"""Forecasts made and locked: the questions put to histories under today's law, until the last month asked."""

from collections.abc import Sequence

import numpy as np

from simsp import fitted, observing, saving
from simsp.errors import BadInput, one_line
from simsp.validation import locks
from simsp.validation.days import is_day
from simsp.validation.locks import Forecast, Interval, Lock
from simsp.validation.running import Answers, Progress, Size, histories, of_all
from simsp.version import __version__

_PERCENT = (50, 25, 75, 2.5, 97.5)  # as the fields of an Interval


def problems(day: str, *, again: bool) -> list[str]:
    """Why nothing can be locked under a day, a sentence each; `again` asks for a new lock beside the old ones."""
    if not is_day(day):
        return [f"--lock must be a day written YYYY-MM-DD, such as 2026-11-22, not '{one_line(day)}'"]
    made = [lock.day for lock in locks.locks()]
    if made and not again:
        return [
            f"the forecasts were locked on {made[-1]} and are not changed; --again adds a new lock and keeps the old"
        ]
    if made and day <= made[-1]:
        return [f"--lock {day}: a new lock must be later than the last, which is of {made[-1]}"]
    return []


def lock(day: str, size: Size, jobs: int, progress: Progress, *, again: bool = False) -> Lock:
    """Forecast every question and write the numbers beside those of earlier locks.

    Args:
        day: under which day they are locked, YYYY-MM-DD.
        size: how many migrants, histories and which seed.
        jobs: processes.
        progress: told how many histories are done.
        again: whether a lock may be added to those that are there.

    Raises:
        BadInput: they are locked already, or the day is none.
        simsp.targets.IncompleteTarget: a question cannot be asked.
    """
    said = problems(day, again=again)
    if said:
        raise BadInput(said)
    asked = locks.questions()
    observing.check(asked)
    found = made(day, asked, size, histories(size, jobs, progress, asked))
    locks.write([*locks.locks(), found])
    return found


def made(day: str, asked: Sequence[Forecast], size: Size, found: Sequence[Answers]) -> Lock:
    """The lock of what the histories show."""
    made_from = {
        "simsp": __version__,
        "draws": fitted.fingerprint() or locks.RANGES,
        "assumptions": saving.fingerprint(("practice", "assumption")),
        "questions": locks.fingerprint(),
        "agents": str(size.agents),
        "replicates": str(size.replicates),
        "seed": str(size.seed),
    }
    return Lock(day, made_from, tuple((one, interval(of_all(found, one.name))) for one in asked))


def interval(values: Sequence[float]) -> Interval:
    """Median, middle half and middle 95 of 100 of those histories in which the figure is defined."""
    known = np.array(values, float)
    known = known[~np.isnan(known)]
    if not known.size:
        return Interval(*[float("nan")] * 5)
    return Interval(*(float(end) for end in np.percentile(known, _PERCENT, method="weibull")))
