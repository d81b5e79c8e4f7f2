"""The groups of keys of a case file, read by the grammar: each mistake kept, with its line, as a sentence."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from simsp.case import grammar, kinds
from simsp.case.figures import EXPECT
from simsp.case.grammar import Key, Keys
from simsp.errors import one_line
from simsp.scenario.file import Node
from simsp.scenario.page import kind

Row = TypeVar("Row")
# Where a key stands that was written in a wrong place.
_PLACES: Mapping[str, Keys] = {
    "at the left margin": grammar.CASE,
    "under 'person'": grammar.PERSON,
    "under 'heirs' of the person": grammar.HEIRS,
    "under 'statement' of the person": grammar.STATEMENT,
    "in a row of 'history'": grammar.ROW,
    "in a row of 'events'": grammar.EVENT,
    **{f"in the event '{name}'": keys for name, keys in grammar.EVENTS.items()},
    "in a row of 'elsewhere'": grammar.ABROAD,
    "in a row of 'expect'": EXPECT,
}


class Form:
    """The sentences about one file, and the reading of its groups of keys."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[str] = []

    def say(self, line: int, sentence: str) -> None:
        """Keep one problem."""
        self.problems.append(f"{self.name}, line {line}: {sentence}" if line else f"{self.name}: {sentence}")

    def group(self, written: Mapping[str, Node], keys: Keys, line: int, where: str = "") -> dict[str, Any]:
        """The values of a group of keys; defaults where a key is absent, None where it is wrong."""
        misspelt = [
            self._refuse_unknown(name, node, keys, where)
            for name, node in written.items()
            if name not in keys
        ]
        for name, key in keys.items():
            if key.required and name not in written and name not in misspelt:
                self.say(
                    line, f"'{name}' is missing{where} ({_as_part(key.meaning)}); write {kinds.ways(key)}"
                )
        return {name: self._value(name, key, written.get(name)) for name, key in keys.items()}

    def _refuse_unknown(self, name: str, node: Node, keys: Keys, where: str) -> str:
        """Refuse a key; gives the key that was meant, '' where nobody knows."""
        before_colon = name.partition(":")[0]
        places = [place for place, those in _PLACES.items() if name in those and place != where.strip()]
        near = kinds.surely_meant(name, keys) or ("" if places else kinds.meant(name, keys))
        if name.isdecimal():
            end = "; write large numbers without a comma, such as 10000"
        elif before_colon in keys:
            near, end = before_colon, f"; write a space after '{before_colon}:'"
        elif near:
            end = f"; did you mean '{near}'?"
        else:
            end = f"; it belongs {', or '.join(places)}" if places else f"; the keys are {', '.join(keys)}"
        self.say(node.line, f"unknown key '{one_line(name)}'{where}{end}")
        return near

    def _value(self, name: str, key: Key, node: Node | None) -> Any:
        if node is None:
            return key.default
        if node.value is None and key.kind != "rows":
            leave_out = "" if key.required else ", or leave the key out"
            self.say(node.line, f"'{name}' has no value; write {kinds.ways(key)}{leave_out}")
            return None
        try:
            return kinds.value(name, key, node)
        except kinds.Wrong as error:
            self.say(node.line, f"'{name}' {error}")
            return None

    def rows(self, node: Node | None, name: str, read: Callable[["Form", Node], Row]) -> list[Row]:
        """The rows under a key, each read as a group of keys; a row with a mistake is left out."""
        if node is None or node.value is None:
            return []
        if not isinstance(node.value, list):
            self.say(node.line, f"'{name}' must be a list of rows that begin with '-', not {kind(node)}")
            return []
        found = []
        for row in node.value:
            before = len(self.problems)
            if not isinstance(row.value, dict):
                self.say(row.line, f"a row of '{name}' must be a group of keys, not {kind(row)}")
                continue
            one = read(self, row)
            if len(self.problems) == before:
                found.append(one)
        return found


def _as_part(meaning: str) -> str:
    """A sentence as a part of another one."""
    return meaning[0].lower() + meaning[1:].rstrip(".")
