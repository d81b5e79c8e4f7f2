"""What one scenario file says by itself: each key read, each mistake kept with its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from simsp import months
from simsp.errors import did_you_mean, one_line
from simsp.parameters import Parameter
from simsp.scenario.file import Node

FIRST_MONTH = months.number(2011, 1)  # the simulated history begins here
KEYS = (
    "title", "asked_by", "about", "kind", "mechanism", "expects", "side_effects", "lever", "extends", "includes",
    "starts", "until", "for", "changes", "calendar",
)  # fmt: skip
RECOMMENDATIONS = 70  # rows of scenarios/recommendations.csv
LONGEST_TITLE, LONGEST_TEXT = 200, 4000


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

    def last_month(self, node: Node) -> int | None:
        """A month that is the last of something; it may lie after the end of the run. None where it is wrong."""
        try:
            month = months.parse(str(node.value))
        except ValueError:
            self.say(node.line, f"'until' must be a month written YYYY-MM, such as 2030-12, not {kind(node)}")
            return None
        if month < FIRST_MONTH:
            first = months.text(FIRST_MONTH)
            self.say(
                node.line, f"'until' is {months.text(month)}, before the simulated history begins in {first}"
            )
        return month


def kind(node: Node) -> str:
    """What stands there, for a sentence."""
    if node.value is None or node.value == "":
        return "nothing"
    if isinstance(node.value, bool):
        return "true or false"
    if isinstance(node.value, dict | list):
        return "a list" if isinstance(node.value, list) else "a group of keys"
    return f"'{one_line(node.value)}'"
