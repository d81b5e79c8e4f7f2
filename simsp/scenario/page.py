"""What one scenario file says by itself: each key read, each mistake kept with its line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from simsp import months
from simsp.errors import did_you_mean, one_line
from simsp.parameters import DIMENSIONS, Parameter, Value
from simsp.scenario.file import Node
from simsp.scenario.values import DoesNotFit, fitting

FIRST_MONTH = months.number(2011, 1)  # the simulated history begins here
KEYS = ("title", "asked_by", "about", "extends", "starts", "changes")
RECOMMENDATIONS = 70  # rows of scenarios/recommendations.csv
LONGEST_TITLE, LONGEST_TEXT = 200, 4000


@dataclass(frozen=True)
class Change:
    """One parameter takes another value, from a month on or (None) for all time."""

    name: str
    value: Value
    starts: int | None = None


@dataclass(frozen=True)
class Setting:
    """A key under `changes`: one change, or one for each element of a family. Stands on one line."""

    key: str
    line: int
    changes: tuple[Change, ...]


@dataclass
class Page:
    """The content of one file, and the sentences about what is wrong with it."""

    name: str
    registry: Mapping[str, Parameter]
    end: int
    written: Mapping[str, Node]
    problems: list[str] = field(default_factory=list)

    def say(self, line: int, sentence: str) -> None:
        """Keep one problem."""
        self.problems.append(f"{self.name}, line {line}: {sentence}")

    def refuse_unknown_keys(self) -> None:
        """A misspelt key would otherwise be a silent nothing."""
        for key, node in self.written.items():
            if key not in KEYS:
                hint = did_you_mean(key, KEYS) or f"; the keys are {', '.join(KEYS)}"
                self.say(node.line, f"unknown key '{one_line(key)}'{hint}")

    def title(self) -> str:
        """The title: required, one line."""
        if "title" not in self.written:
            self.problems.append(
                f"{self.name}: 'title' is missing; say in a few words what the scenario changes"
            )
            return ""
        title = self.text("title", LONGEST_TITLE)
        if title and not title.isprintable():
            self.say(self.written["title"].line, "'title' must be one line of ordinary text")
        return title

    def text(self, key: str, longest: int = LONGEST_TEXT) -> str:
        """A text, '' where the key is absent."""
        node = self.written.get(key)
        if node is None:
            return ""
        if not isinstance(node.value, str) or not node.value.strip():
            self.say(node.line, f"'{key}' must be a text, not {kind(node)}; put it in quotes if it is one")
            return ""
        if len(node.value) > longest:
            self.say(node.line, f"'{key}' is longer than {longest:,} letters")
        return node.value.strip()

    def asked_by(self) -> tuple[int, ...]:
        """Ids of the recommendations that ask for this scenario."""
        node = self.written.get("asked_by")
        if node is None:
            return ()
        items = node.value if isinstance(node.value, list) else [node]
        ids = tuple(
            one.value for one in items if type(one.value) is int and 1 <= one.value <= RECOMMENDATIONS
        )
        if not isinstance(node.value, list) or len(ids) != len(items):
            self.say(
                node.line, f"'asked_by' must be a list of ids from 1 to {RECOMMENDATIONS}, such as [6, 42]"
            )
        elif len(set(ids)) != len(ids):
            self.say(node.line, "'asked_by' names an id twice")
        return ids

    def month(self, node: Node | None, key: str) -> int | None:
        """A month within history and run, None where the key is absent or wrong."""
        if node is None:
            return None
        try:
            month = months.parse(str(node.value))
        except ValueError:
            self.say(node.line, f"'{key}' must be a month written YYYY-MM, such as 2027-01, not {kind(node)}")
            return None
        first, last = months.text(FIRST_MONTH), months.text(self.end)
        if month > self.end:
            self.say(node.line, f"'{key}' is {months.text(month)}, after the end of the run in {last}")
        elif month < FIRST_MONTH:
            self.say(
                node.line, f"'{key}' is {months.text(month)}, before the simulated history begins in {first}"
            )
        return month

    def settings(self) -> list[Setting]:
        """Everything under `changes`, in the order of the file."""
        node = self.written.get("changes")
        starts = self.month(self.written.get("starts"), "starts")
        if node is None or not node.value:
            return []
        if not isinstance(node.value, dict):
            self.say(node.line, f"'changes' must hold lines of 'name: value', not {kind(node)}")
            return []
        found = [self._setting(key, one, starts) for key, one in node.value.items()]
        self._refuse_set_twice(found)
        return found

    def _refuse_set_twice(self, settings: Iterable[Setting]) -> None:
        owner: dict[str, Setting] = {}
        for setting in settings:
            for change in setting.changes:
                earlier = owner.setdefault(change.name, setting)
                if earlier is not setting:
                    where = f"by '{earlier.key}' in line {earlier.line}"
                    self.say(
                        setting.line, f"'{setting.key}' sets '{change.name}', which is already set {where}"
                    )
                    break

    def _setting(self, key: str, node: Node, starts: int | None) -> Setting:
        inner = node.value
        if isinstance(inner, dict) and ("value" in inner or "from" in inner):
            for extra in sorted(set(inner) - {"value", "from"}):
                self.say(
                    inner[extra].line,
                    f"unknown key '{one_line(extra)}' under '{one_line(key)}'; write 'value' and 'from'",
                )
            starts = self.month(inner["from"], "from") if "from" in inner else starts
            node = inner.get("value", Node(None, node.line))
        pairs = self._targets(key, node)
        fitted = ((parameter, self._value(parameter, one)) for parameter, one in pairs)
        changes = tuple(
            Change(parameter.name, value, starts) for parameter, value in fitted if value is not None
        )
        return Setting(key, node.line, changes)

    def _targets(self, key: str, node: Node) -> list[tuple[Parameter, Node]]:
        """Which parameters a key sets, each with its written value."""
        if key in self.registry:
            return [(self.registry[key], node)]
        family = {name: one for name, one in self._elements(key).items() if one.base == key}
        if not family:
            hint = did_you_mean(key, [*self.registry, *self._families()])
            self.say(node.line, f"unknown value '{one_line(key)}'{hint or '; `simsp law` lists all names'}")
            return []
        if not isinstance(node.value, dict):
            return [(parameter, node) for parameter in family.values()]
        for name in node.value:
            if name not in family:
                hint = did_you_mean(name, family) or f"; write {', '.join(family)}"
                self.say(node.value[name].line, f"'{key}' has no element '{one_line(name)}'{hint}")
        return [(family[name], one) for name, one in node.value.items() if name in family]

    def _families(self) -> set[str]:
        return {parameter.base for parameter in self.registry.values() if parameter.by}

    def _elements(self, base: str) -> dict[str, Parameter]:
        of_base = (one for one in self.registry.values() if one.by and one.base == base)
        return {DIMENSIONS[one.by][one.element]: one for one in of_base}

    def _value(self, parameter: Parameter, node: Node) -> Value | None:
        try:
            return fitting(parameter, node.value)
        except DoesNotFit as error:
            self.say(node.line, f"'{parameter.name}' {error}")
            return None


def kind(node: Node) -> str:
    """What stands there, for a sentence."""
    if node.value is None or node.value == "":
        return "nothing"
    if isinstance(node.value, bool):
        return "true or false"
    if isinstance(node.value, dict | list):
        return "a list" if isinstance(node.value, list) else "a group of keys"
    return f"'{one_line(node.value)}'"
