"""The plan of a sweep as a person wrote it: every mistake is told at once, with file, line and key."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from simsp import months, parameters
from simsp.errors import BadInput, did_you_mean, one_line
from simsp.plan import LAST_MONTH, START, UNTIL, Plan, planned
from simsp.scenario import BASELINE, FIRST_MONTH, Scenario, file, idle, resolve, shipped
from simsp.scenario.file import Node
from simsp.scenario.page import LONGEST_TITLE, Page, kind
from simsp.sweep import lattice

KEYS = (
    "title", "about", "scenarios", "lattice", "base", "starts", "draws", "seeds", "seed", "agents", "from", "until",
)  # fmt: skip
MOST_DRAWS = 100_000
LIMITS = {  # lowest, highest, and what holds where the plan does not say
    "draws": (1, MOST_DRAWS, 32),
    "seeds": (1, 10_000, 1),
    "seed": (0, 2**31 - 1, 1),
    "agents": (1, 10_000_000, 3_000),
}
MOST_RUNS = 10_000_000


@dataclass(frozen=True)
class Sweep:
    """What a plan file asks for. `points`: by name of a point, the value of each parameter; {} without a lattice."""

    title: str
    about: str
    plan: Plan
    draws: int
    seeds: int
    points: Mapping[str, Mapping[str, str]]


def is_plan(path: Path) -> bool:
    """Whether a file is meant as a plan and not as a scenario; a file that cannot be read is not."""
    try:
        keys = set(file.read(path))
    except BadInput:
        return False
    return "changes" not in keys and bool(keys & {"scenarios", "lattice", "draws", "seeds"})


def read(path: Path) -> Sweep:
    """The sweep of a plan file.

    Raises:
        BadInput: with every problem of the plan and of the scenario files that it names.
    """
    return _Reader(path).sweep()


class _Reader:
    """Reads one plan file and gathers every problem."""

    def __init__(self, path: Path) -> None:
        self.path, self.registry = path, parameters.load()
        self.page = Page(file.shown(path), self.registry, LAST_MONTH, file.read(path))
        self.written = self.page.written

    def sweep(self) -> Sweep:
        """Everything, once it is known to be right."""
        self._refuse_unknown_keys()
        title = self._title()
        about = self.page.text("about")
        numbers = {name: self._number(name) for name in LIMITS}
        start, until = self._month("from", None), self._month("until", UNTIL) or UNTIL
        self.page.end = until
        chosen, points = self._scenarios(until)
        plan = self._planned([*self._resolved([BASELINE], until), *chosen], numbers, start, until)
        self._refuse_too_many(len(plan.scenarios) * numbers["draws"] * numbers["seeds"])
        if self.page.problems:
            raise BadInput(self.page.problems)
        return Sweep(title, about, plan, numbers["draws"], numbers["seeds"], points)

    def _refuse_unknown_keys(self) -> None:
        for key, node in self.written.items():
            if key not in KEYS:
                hint = did_you_mean(key, KEYS) or f"; the keys are {', '.join(KEYS)}"
                self.page.say(node.line, f"unknown key '{one_line(key)}'{hint}")

    def _title(self) -> str:
        if "title" not in self.written:
            name = self.page.name
            self.page.problems.append(
                f"{name}: 'title' is missing; say in a few words what the sweep is about"
            )
            return ""
        return self.page.text("title", LONGEST_TITLE)

    def _number(self, key: str) -> int:
        low, high, usual = LIMITS[key]
        node = self.written.get(key)
        if node is None:
            return usual
        if type(node.value) is int and low <= node.value <= high:
            return node.value
        self.page.say(node.line, f"'{key}' must be a whole number from {low:,} to {high:,}, not {kind(node)}")
        return usual

    def _month(self, key: str, usual: int | None) -> int | None:
        node = self.written.get(key)
        if node is None:
            return usual
        between = f"between {months.text(FIRST_MONTH)} and {months.text(LAST_MONTH)}"
        try:
            month = months.parse(str(node.value))
        except ValueError:
            month = -1
        if FIRST_MONTH <= month <= LAST_MONTH:
            return month
        self.page.say(node.line, f"'{key}' must be a month {between}, written YYYY-MM, not {kind(node)}")
        return usual

    def _scenarios(self, until: int) -> tuple[list[Scenario], dict[str, dict[str, str]]]:
        both = [key for key in ("scenarios", "lattice") if key in self.written]
        if len(both) != 1:
            said = "has 'scenarios' and 'lattice'; write one of them" if both else _NOTHING
            self.page.problems.append(f"{self.page.name}: the plan {said}")
        if "lattice" in both:
            return lattice.points(self.page, self._base(until), self.path)
        for key in ("base", "starts"):
            if key in self.written:
                self.page.say(self.written[key].line, f"'{key}' is about a lattice, and the plan has none")
        return (self._listed(until) if both else []), {}

    def _base(self, until: int) -> Scenario | None:
        node = self.written.get("base")
        found = self._resolved(self._places("base", [node]), until) if node else []
        return found[0] if found else None

    def _listed(self, until: int) -> list[Scenario]:
        node = self.written["scenarios"]
        names = node.value if isinstance(node.value, list) else []
        if not names:
            self.page.say(
                node.line, f"'scenarios' must be a list of scenario names or files, not {_what(node)}"
            )
        places = [one for one in self._places("scenarios", names) if one != BASELINE]
        return self._resolved(places, until)

    def _places(self, key: str, names: Sequence[Node]) -> list[str | Path]:
        """What each name means: a shipped scenario, or a file relative to the plan; wrong ones are told."""
        found: list[str | Path] = []
        for node in names:
            text = node.value
            if not isinstance(text, str) or not text:
                self.page.say(
                    node.line, f"'{key}' must name a scenario or a file, not {kind(node)}; {_QUOTES}"
                )
            elif text in found or self.path.parent / text in found:
                self.page.say(node.line, f"'{key}' names '{one_line(text)}' twice")
            elif text in shipped():
                found.append(text)
            elif (self.path.parent / text).is_file():
                found.append(self.path.parent / text)
            else:
                self.page.say(node.line, f"'{key}': {_no_such(self.path.parent, text)}")
        return found

    def _resolved(self, names: Sequence[str | Path], until: int) -> list[Scenario]:
        if not names:
            return []
        try:
            return resolve(names, registry=self.registry, end=until)
        except BadInput as error:
            self.page.problems += error.problems
            return []

    def _planned(
        self, scenarios: Sequence[Scenario], numbers: Mapping[str, int], start: int | None, until: int
    ) -> Plan:
        runs, size = numbers["draws"] * numbers["seeds"], numbers["agents"]
        try:
            plan = planned(scenarios, size, runs, numbers["seed"], start, until)
        except BadInput as error:
            self.page.problems += error.problems
            return Plan((), (), size, runs, numbers["seed"], start or START, until)
        if until < plan.start:
            self.page.problems.append(
                f"{self.page.name}: 'until' is {months.text(until)}, before the months measured begin in"
                f" {months.text(plan.start)}"
            )
        elif "lattice" not in self.written:  # a point of a lattice may be today's law
            self._refuse_idle(plan)
        return plan

    def _refuse_idle(self, plan: Plan) -> None:
        for one in plan.scenarios[1:]:
            if not one.calendar and idle(one.changes, self.registry, plan.start, plan.until):
                self.page.say(
                    self.written["scenarios"].line, f"the scenario '{one.name}' changes nothing {_from(plan)}"
                )

    def _refuse_too_many(self, runs: int) -> None:
        if runs > MOST_RUNS:
            self.page.problems.append(
                f"{self.page.name}: the plan asks for {runs:,} runs (scenarios x draws x seeds);"
                f" at most {MOST_RUNS:,} are taken"
            )


_NOTHING = (
    "has neither 'scenarios' (a list of names or files) nor 'lattice' (values to try); write one of them"
)
_QUOTES = "put it in quotes if it is one"


def _from(plan: Plan) -> str:
    return f"from {months.text(plan.start)} to {months.text(plan.until)}"


def _what(node: Node) -> str:
    return "an empty list" if node.value == [] else kind(node)


def _no_such(folder: Path, text: str) -> str:
    if re.search(r"[/\\]|\.ya?ml$", text):
        return f"there is no file {file.shown(folder / text)}"
    hint = did_you_mean(text, shipped()) or "; `simsp scenarios` lists the names"
    return f"there is no scenario and no file '{one_line(text)}'{hint}"
