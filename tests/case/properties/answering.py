"""Made-up lives answered as `simsp case` answers a file: by rules in plain Python, in a process of their own.

The other tests of a run compile the rules, and a compiled rule takes no values that are looked up one by one.
"""

import functools
import os
import pickle
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from simsp import months
from simsp.case.answer import Answer, Line, answer
from simsp.case.read import of_keys
from simsp.errors import BadInput
from simsp.parameters import Value
from simsp.scenario import Change, Scenario, resolve
from simsp.scenario.file import Node

ROOT = Path(__file__).resolve().parents[3]
END = months.number(2100, 12)
Written = Mapping[str, Any]


class Office:
    """Answers one life after the other."""

    def __init__(self) -> None:
        environment = {**os.environ, "SIMSP_UNCOMPILED": "1"}
        command = [sys.executable, "-W", "error", "-m", "tests.case.properties.answering"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, **pipes)

    def __call__(self, life: Written, scenario: str = "current_law", **how: Any) -> Answer:
        """The answer to a life, written as in a case file.

        Args:
            life: the keys of a case file as plain data.
            scenario: a shipped one.
            how: `since`, the month (a text) from which all dated changes of the scenario hold, and `changes`, values
                that hold for all time besides.

        Raises:
            BadInput: the case is refused.
        """
        pickle.dump((life, scenario, how), self._process.stdin)
        self._process.stdin.flush()
        what, found = pickle.load(self._process.stdout)  # noqa: S301  (our own process)
        if what == "refused":
            raise BadInput(found)
        assert what == "answer", found
        return found

    def close(self) -> None:
        """Let the process end."""
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def owed(answered: Answer) -> Counter[str]:
    """Satang owed by right; rights that did not arise are missing."""
    return Counter(
        {kind: total for kind, total in _summed(answered, lambda line: line.owed).items() if total}
    )


def received(answered: Answer) -> Counter[str]:
    """Satang received by right."""
    return Counter(_summed(answered, lambda line: line.fate.received))


def old_age(answered: Answer) -> int:
    """All old-age money of a life: owed, or on the account and not due yet; satang."""
    lines = (line for line in answered.lines if line.right.kind.startswith("old_age"))
    return sum(line.owed + line.not_yet_due for line in lines)


def arisen(answered: Answer) -> list[Line]:
    """The rights that have fallen due."""
    return [line for line in answered.lines if line.owed > 0]


def figures(answered: Answer) -> Written:
    """All that an answer says, without the lines of the file that said it."""
    return {**answered.as_data(), "accounts": answered.paid.parts}


def _summed(answered: Answer, of: Any) -> dict[str, int]:
    totals: Counter[str] = Counter()
    for line in answered.lines:
        totals[line.right.kind] += of(line)
    return dict(totals)


def as_node(value: Any, line: int = 1) -> Node:
    """Plain data as the reader of files makes it; each row and key on a line of its own."""
    if isinstance(value, Mapping):
        return Node({key: as_node(one, line + at) for at, (key, one) in enumerate(value.items())}, line)
    if isinstance(value, list | tuple):
        return Node([as_node(one, line + at) for at, one in enumerate(value)], line)
    return Node(value, line)


def _answer(life: Written, scenario: str, how: Written) -> Answer:
    case = of_keys(as_node(life).value, "made up")
    return answer(case, _scenario(scenario, **how))


@functools.cache
def _shipped(name: str) -> Scenario:
    return resolve([name], end=END)[0]


def _scenario(name: str, since: str | None = None, changes: Mapping[str, Value] | None = None) -> Scenario:
    found = _shipped(name)
    dated = found.changes
    if since:
        month = months.parse(since)
        dated = tuple(one if one.starts is None else replace(one, starts=month) for one in dated)
    more = tuple(Change(key, value) for key, value in (changes or {}).items())
    return replace(found, changes=(*dated, *more))


def _serve() -> None:
    answers, sys.stdout = (
        sys.stdout.buffer,
        sys.stderr,
    )  # whatever else prints must not get between the answers
    while True:
        try:
            life, scenario, how = pickle.load(sys.stdin.buffer)  # noqa: S301  (from the test that started us)
        except EOFError:
            return
        try:
            reply = "answer", _answer(life, scenario, how)
        except BadInput as error:
            reply = "refused", error.problems
        except Exception:  # noqa: BLE001  (any failure is for the test to tell)
            reply = "broken", traceback.format_exc()
        pickle.dump(reply, answers)
        answers.flush()


if __name__ == "__main__":
    _serve()
