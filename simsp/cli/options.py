"""The options of a run: read as text, so that every mistake is told at once and in our own words."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simsp import months
from simsp.errors import did_you_mean, one_line
from simsp.scenario import FIRST_MONTH

ASSUMPTIONS = ("fitted", "ranges")
DEFAULT_START, DEFAULT_END = months.number(2027, 1), months.number(2046, 12)
LAST_MONTH = months.number(2100, 12)
LIMITS = {
    "agents": (1, 10_000_000),
    "replicates": (1, 100_000),
    "seed": (0, 2**31 - 1),
    "jobs": (1, 1024),
}
LIMITS_OF_A_STUDY = {"draws": (40, 100_000)}
LIMITS_OF_A_FIT = {
    "agents": (50, 100_000),
    "runs": (64, 65_536),
    "draws": (16, 8_192),
    "seed": (0, 2**31 - 1),
    "jobs": (1, 1024),
    "prove": (2, 10_000),
}


@dataclass(frozen=True)
class Options:
    """The options as read; `start` is None where the scenarios decide."""

    agents: int
    replicates: int
    seed: int
    jobs: int
    start: int | None
    until: int
    out: Path
    people: bool
    assumptions: str
    readings: bool


def read(written: Mapping[str, Any], out: str, problems: list[str]) -> Options:
    """Options from the command line; each mistake adds a sentence to `problems`.

    Args:
        written: the options as click gives them, mostly text.
        out: the folder where --out does not say.
        problems: the sentences so far.
    """
    numbers = {name: number(name, written[name], problems) for name in LIMITS}
    start = month("--from", written["from"], problems) if written["from"] is not None else None
    until = month("--until", written["until"], problems) or DEFAULT_END
    _refuse_order(start, until, problems)
    if written["out"] == "":
        problems.append("--out must name a folder")
    return Options(
        start=start,
        until=until,
        out=Path(written["out"] or out),
        people=bool(written["people"]),
        readings=not written["no_readings"],
        assumptions=_assumptions(written["assumptions"], problems),
        **numbers,
    )


def _assumptions(text: str, problems: list[str]) -> str:
    if text not in ASSUMPTIONS:
        hint = did_you_mean(text, ASSUMPTIONS)
        problems.append(f"--assumptions must be {' or '.join(ASSUMPTIONS)}, not '{one_line(text)}'{hint}")
    return text


def number(
    name: str,
    text: str | None,
    problems: list[str],
    limits: Mapping[str, tuple[int, int]] = LIMITS,
) -> int:
    """A whole number within its limits, the number of cores where nothing is said; else a sentence more."""
    low, high = limits[name]
    if text is None:
        return min(os.cpu_count() or 1, high)
    if re.fullmatch(r"[-+]?[0-9]{1,20}", text) and low <= int(text) <= high:
        return int(text)
    problems.append(f"--{name} must be a whole number from {low} to {high}, not '{one_line(text)}'")
    return low


def month(option: str, text: str, problems: list[str]) -> int | None:
    """A month of the simulated time; None, and a sentence more in `problems`, where it is none."""
    try:
        found = months.parse(text)
    except ValueError:
        problems.append(f"{option} must be a month written YYYY-MM, such as 2027-01, not '{one_line(text)}'")
        return None
    if not FIRST_MONTH <= found <= LAST_MONTH:
        between = f"{months.text(FIRST_MONTH)} and {months.text(LAST_MONTH)}"
        problems.append(f"{option} must lie between {between}, not {months.text(found)}")
        return None
    return found


def _refuse_order(start: int | None, until: int, problems: list[str]) -> None:
    if start is not None and until < start:
        problems.append(f"--until {months.text(until)} lies before --from {months.text(start)}")
