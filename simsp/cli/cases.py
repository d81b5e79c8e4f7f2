"""The work behind `simsp case`: read, answer under each scenario, compare with what the file expects."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from simsp import months
from simsp.case import expect, read, words
from simsp.case.answer import Answer, answer
from simsp.case.expect import Wanted
from simsp.case.history import Case
from simsp.errors import BadInput
from simsp.scenario import BASELINE, Scenario, moved, resolve, shipped

DONE, CHECK_FAILED = 0, 1
END = months.number(2100, 12)


def run(file: str, scenarios: Sequence[str], since: str | None, as_json: bool) -> int:
    """Answer a case file; the exit code says whether its expectations hold.

    Raises:
        BadInput: with every problem of the file, of the scenarios and of the options.
    """
    path, problems = Path(file), []
    case, month = None, None
    try:
        case = read.read(path)
    except BadInput as error:
        problems += error.problems
    try:
        month = None if since is None else months.parse(since)
    except ValueError as error:
        problems.append(f"--from: {error}")
    asked: list[Wanted] = [(name, month) for name in dict.fromkeys(scenarios or (BASELINE,))]
    found, more = _resolved([name for name, _ in asked], Path())
    problems += more
    if case is not None:
        expected, more = _resolved([name for name, _ in expect.scenarios_of(case)], path.parent)
        problems += [f"{case.name}, under 'expect': {one}" for one in more]
    if problems or case is None:
        raise BadInput(problems)
    answers = [answer(case, _from(found[name], since)) for name, since in asked]
    failures = _failures(case, expected)  # before anything is printed: what cannot be answered is told alone
    _show(case, answers, as_json=as_json)
    for sentence in failures:
        click.echo(sentence, err=True)
    return CHECK_FAILED if failures else DONE


def _resolved(names: Sequence[str], folder: Path) -> tuple[dict[str, Scenario], list[str]]:
    """Scenarios by the name they were asked for; a name that is not shipped is a file relative to `folder`."""
    found, problems = {}, []
    for name in dict.fromkeys(names):
        try:
            here = name in shipped() or folder == Path()
            found[name] = resolve([name if here else folder / name], end=END)[0]
        except BadInput as error:
            problems += error.problems
    return found, problems


def _from(scenario: Scenario, since: int | None) -> Scenario:
    """The scenario as if it began in this month."""
    if since is None:
        return scenario
    return replace(scenario, changes=moved(scenario.changes, since), starts=scenario.starts and since)


def _show(case: Case, answers: Sequence[Answer], *, as_json: bool) -> None:
    if as_json:
        data = [one.as_data() for one in answers]
        click.echo(json.dumps(data[0] if len(data) == 1 else data, ensure_ascii=False, indent=1))
        return
    for line in words.text(case, answers):
        click.echo(line)


def _failures(case: Case, scenarios: dict[str, Scenario]) -> list[str]:
    """Sentences about what the file expects and the answers do not say."""
    wanted = expect.scenarios_of(case)
    answers = {(name, since): answer(case, _from(scenarios[name], since)) for name, since in wanted}
    return expect.failures(case, answers)
