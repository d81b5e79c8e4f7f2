"""Who does what, and in which order: read from the world's clock (simsp/run.py) and the drivers of a month."""

import ast
import functools
from dataclasses import dataclass

from simsp.protocol import source
from simsp.protocol.source import Source
from simsp.rulebook import markdown

_RUN, _DRIVE, _MONTH = "simsp.run", "simsp.month.drive", "simsp.month."
_LIVED = (_MONTH, "simsp.world.")  # where whatever acts on the world lies
_AFTER = "run_off"


@dataclass(frozen=True)
class Driver:
    """A walk over people or rights: what it says of itself, and the modules of the month that it calls, in order."""

    name: str
    says: str
    calls: tuple[str, ...]


@dataclass(frozen=True)
class Phase:
    """A part of the month, or all that follows the last one."""

    name: str
    says: str
    drivers: tuple[Driver, ...]


def clocked() -> list[str]:
    """The processes on the clock, each with the first sentence that it says of itself."""
    run = source.module(_RUN)
    return [f"- `{name}`: {_says(run, name)}" for name in _own(run, run.functions["simulate"])]


def phases() -> list[Phase]:
    """The parts of a month in the order in which the clock calls them, and what comes after the last month."""
    run = source.module(_RUN)
    return [_phase(run, name) for name in (*_own(run, run.functions["the_months"]), _AFTER)]


@functools.cache
def steps() -> tuple[Source, ...]:
    """The modules of the steps in the order in which a month calls them: each has a function of its own name."""
    driven = [called for phase in phases()[:-1] for driver in phase.drivers for called in driver.calls]
    named = dict.fromkeys(name for name in driven if len(set(name.split(".")[2:4])) == 1)
    return tuple(source.module(name.rpartition(".")[0]) for name in named)


def parts() -> list[Source]:
    """The other modules of a month, which steps share."""
    return [one for one in source.folder("month") if one not in steps()]


def _phase(run: Source, name: str) -> Phase:
    return Phase(name, _says(run, name), tuple(_drivers(run, name, set())))


def _drivers(run: Source, name: str, seen: set[str]) -> list[Driver]:
    """Drivers that a function of the clock hands the world to, by itself or by others that it calls."""
    seen.add(name)
    drive, found = source.module(_DRIVE), []
    for mentioned in dict.fromkeys(run.mentions(run.functions[name])):
        home, _, function = mentioned.rpartition(".")
        if home == _DRIVE:
            found.append(Driver(function, _says(drive, function), tuple(_calls(drive, function))))
        elif home == _RUN and function in run.functions and function not in seen:
            found += _drivers(run, function, seen)
        elif _is_function(home, function):
            found.append(Driver(function, _says(source.module(home), function), (mentioned,)))
    return found


def _calls(drive: Source, name: str) -> list[str]:
    """Functions of the month that a driver calls, by dotted name, with those of the drivers it calls itself."""
    found: list[str] = []
    for mentioned in dict.fromkeys(drive.mentions(drive.functions[name])):
        home, _, function = mentioned.rpartition(".")
        if home == _DRIVE and function in drive.functions and function != name:
            found += _calls(drive, function)
        elif home.startswith(_MONTH) and home != _DRIVE:
            found.append(mentioned)
    return list(dict.fromkeys(found))


def _is_function(home: str, name: str) -> bool:
    """Whether a module of the month or the world has a function of this name."""
    path = source.PACKAGE.joinpath(*home.split(".")[1:]).with_suffix(".py")
    return home.startswith(_LIVED) and path.is_file() and name in source.module(home).functions


def _own(run: Source, function: ast.FunctionDef) -> list[str]:
    """Functions of its own module that a function mentions, in order."""
    mentioned = (name.rpartition(".") for name in dict.fromkeys(run.mentions(function)))
    return [name for home, _, name in mentioned if home == _RUN and name in run.functions]


def _says(where: Source, name: str) -> str:
    return source.first_sentence((source.paragraphs(where.functions[name]) or [""])[0])


def table() -> list[str]:
    """The schedule as a table: parts of the month, the walks of each, and the modules that each walk calls."""
    rows: list[list[str]] = []
    seen: set[str] = set()
    for number, phase in enumerate(phases(), 1):
        rows.append(
            [str(number) if phase.name != _AFTER else "after", f"**{phase.says}** `{phase.name}`", ""]
        )
        new = [driver for driver in phase.drivers if driver.name not in seen]
        rows += [["", f"{driver.says} `{driver.name}`", _modules(driver)] for driver in new]
        again = [f"`{driver.name}`" for driver in phase.drivers if driver.name in seen]
        rows += [["", f"As above: {', '.join(again)}", ""]] if again else []
        seen |= {driver.name for driver in phase.drivers}
    return markdown.table(("", "what happens, and to whom", "modules, in order"), rows)


def _modules(driver: Driver) -> str:
    return ", ".join(dict.fromkeys(f"`{name.split('.')[2]}`" for name in driver.calls))
