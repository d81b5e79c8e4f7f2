"""The work behind `simsp check`: scenario files, case files and plans of sweeps, read and not run."""

from collections.abc import Sequence
from pathlib import Path

from simsp import months, scenario
from simsp.case import read
from simsp.cli.options import DEFAULT_END
from simsp.errors import BadInput, one_line
from simsp.scenario import Scenario
from simsp.sweep import plan_file


def check(files: Sequence[str]) -> list[str]:
    """One line for each good file, in the order given.

    Raises:
        BadInput: with every problem of every file.
    """
    problems: list[str] = []
    said: dict[str, str] = {}
    own = [file for file in files if file not in scenario.shipped()]
    kinds = ((read.is_case, _of_case), (plan_file.is_plan, _of_plan))
    told = {file: tell for file in own for is_one, tell in kinds if is_one(Path(file))}
    for file, tell in told.items():
        try:
            said[file] = tell(Path(file))
        except BadInput as error:
            problems += error.problems
    others = [file for file in files if file not in told]
    try:
        said |= {file: _of_scenario(one) for file, one in _resolved(others)}
    except BadInput as error:
        problems += error.problems
    if problems:
        raise BadInput(problems)
    return [f"{one_line(file, 200)}: good: {said[file]}" for file in files]


def _resolved(files: Sequence[str]) -> list[tuple[str, Scenario]]:
    return list(zip(files, scenario.resolve(files, end=DEFAULT_END), strict=True))


def _of_scenario(one: Scenario) -> str:
    since = f"from {months.text(one.starts)}" if one.starts is not None else "for all time"
    said = f"{_number(len(one.changes), 'value')} changed {since}"
    if one.calendar:
        entries = "entry" if len(one.calendar) == 1 else "entries"
        said = f"{said}, {len(one.calendar)} {entries} added to the calendar"
    return f"{one.title}; {said}"


def _of_plan(path: Path) -> str:
    plan = plan_file.read(path)
    counts = ((len(plan.plan.scenarios), "scenario"), (plan.draws, "draw"))
    said = ", ".join(_number(count, word) for count, word in counts)
    return f"{plan.title}; a sweep with {said}, {_number(plan.seeds, 'seed')} for each draw"


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'s' * (count != 1)}"


def _of_case(path: Path) -> str:
    case = read.read(path)
    counts = ((len(case.history), "spell"), (len(case.events), "event"), (len(case.expect), "expectation"))
    said = ", ".join(_number(count, word) for count, word in counts)
    return f"{case.title}; a case with {said}"
