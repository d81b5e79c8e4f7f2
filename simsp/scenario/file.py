"""Reading a small YAML file that a person wrote: plain values with line numbers, and nothing that runs.

Refused, each with file and line: tags, anchors and aliases, duplicate keys, a second document, deep nesting,
files that are binary, not UTF-8, empty or larger than any file written by hand. Words are YAML 1.2: `off` and
`yes` are text, only `true` and `false` are truth values.
"""

import contextlib
import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML, events
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from simsp.errors import BadInput, one_line

LARGEST_BYTES = 200_000
DEEPEST = 8
_BINARY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WHOLE = re.compile(r"[-+]?[0-9]{1,30}")
_NUMBER = re.compile(r"[-+]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}

Plain: TypeAlias = bool | int | float | str | None


@dataclass(frozen=True)
class Node:
    """A value and the line it is written on; the line of a mapping's value is the line of its key."""

    value: "Plain | list[Node] | dict[str, Node]"
    line: int


def shown(path: Path) -> str:
    """A path as a sentence names it: relative to the working folder where it lies inside."""
    with contextlib.suppress(ValueError, OSError):
        path = path.relative_to(Path.cwd())
    return one_line(os.fsencode(path).decode("utf-8", "replace"), 200)


def read(path: Path) -> dict[str, Node]:
    """The keys of a file and their values.

    Raises:
        BadInput: the file cannot be read, is not plain YAML, or is not a mapping.
    """
    name = shown(path)
    tree = _Tree(name)
    text = _text(path, name)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            tree.take(event)
    except BadInput:
        raise
    except YAMLError as error:
        raise BadInput([_not_yaml(error, name)]) from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        # the parser trips over some impossible escapes and directives instead of refusing them
        raise BadInput([f"{name}, line {tree.line}: this is not YAML"]) from None
    return tree.whole()


def _text(path: Path, name: str) -> str:
    try:
        content = _bytes(path, name)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a possible file name"
        raise BadInput([f"{name}: cannot be read ({reason})"]) from None
    if len(content) > LARGEST_BYTES:
        raise BadInput([f"{name}: is larger than {LARGEST_BYTES:,} bytes, which no such file needs"])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadInput([f"{name}, line {line}: is not text in UTF-8; save the file as UTF-8"]) from None
    for number, row in enumerate(text.split("\n"), start=1):
        if _BINARY.search(row):
            raise BadInput([f"{name}, line {number}: has signs that no text file has; is it a binary file?"])
    return text


def _bytes(path: Path, name: str) -> bytes:
    if not path.exists():
        raise BadInput([f"{name}: there is no such file"])
    if path.is_dir():
        raise BadInput([f"{name}: is a folder; name a file in it"])
    if not stat.S_ISREG(path.stat().st_mode):
        raise BadInput([f"{name}: is not an ordinary file"])
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)


def _not_yaml(error: YAMLError, name: str) -> str:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    where = f"{name}, line {mark.line + 1}" if mark else name
    said = error.problem if isinstance(error, MarkedYAMLError) and error.problem else "it cannot be read"
    if "\\t" in said:
        said = "a line begins with a tab; use spaces"
    return f"{where}: this is not YAML: {one_line(said, 120)}"


def plain(text: str) -> Plain:
    """What an unquoted YAML 1.2 scalar means."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


class _Open:
    """A mapping or a list whose end has not come yet."""

    def __init__(self, line: int, mapping: bool) -> None:
        self.line, self.mapping = line, mapping
        self.items: list[Node] = []
        self.pairs: dict[str, Node] = {}
        self.key: Node | None = None


class _Tree:
    """Builds nodes from parser events. Keeps its own stack, so that nesting cannot exhaust Python's."""

    def __init__(self, name: str) -> None:
        self.name, self.line, self.documents = name, 1, 0
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.problems: list[str] = []

    def take(self, event: Any) -> None:
        """One event of the parser.

        Raises:
            BadInput: an alias, or nesting beyond every sensible file; reading on would be useless.
        """
        self.line = event.start_mark.line + 1 if event.start_mark else self.line
        if type(event) in _TAKES:
            self._refuse_tag_and_anchor(event)
            _TAKES[type(event)](self, event)

    def whole(self) -> dict[str, Node]:
        """The finished mapping.

        Raises:
            BadInput: with every problem of the file.
        """
        top = self.root.value if self.root else None
        if top is None:
            self.problems.append(f"{self.name}: the file is empty")
        elif not isinstance(top, dict):
            self._say("write lines of 'key: value', not a list or a text", 1)
        if self.problems or not isinstance(top, dict):
            raise BadInput(self.problems)
        return top

    def _say(self, sentence: str, line: int | None = None) -> None:
        self.problems.append(f"{self.name}, line {line or self.line}: {sentence}")

    def _stop(self, sentence: str) -> None:
        self._say(sentence)
        raise BadInput(self.problems)

    def _refuse_tag_and_anchor(self, event: Any) -> None:
        if isinstance(event, events.AliasEvent):
            self._stop(f"the alias '*{one_line(event.anchor, 30)}' is refused; write each value out")
        if getattr(event, "tag", None):
            self._say(f"the tag '{one_line(event.tag, 60)}' is refused; write plain values only")
        if getattr(event, "anchor", None):
            self._say(f"the anchor '&{one_line(event.anchor, 30)}' is refused; write each value out")

    def document(self, _event: Any) -> None:
        """The start of a document; a file has one."""
        self.documents += 1
        if self.documents == 2:
            self._say("a second document begins here ('---'); write one file for each")

    def scalar(self, event: Any) -> None:
        """A word, number or text; quoted, it is always text."""
        self._add(Node(event.value if event.style else plain(event.value), self.line), event.value)

    def open_mapping(self, _event: Any) -> None:
        """The start of a mapping."""
        self._open(_Open(self.line, mapping=True))

    def open_list(self, _event: Any) -> None:
        """The start of a list."""
        self._open(_Open(self.line, mapping=False))

    def close(self, _event: Any) -> None:
        """The end of the innermost mapping or list."""
        done = self.stack.pop()
        self._add(Node(done.pairs if done.mapping else done.items, done.line), "")

    def _open(self, one: _Open) -> None:
        if len(self.stack) == DEEPEST:
            self._stop(f"values are nested more than {DEEPEST} deep")
        self.stack.append(one)

    def _add(self, node: Node, text: str) -> None:
        if not self.stack:
            self.root = node if self.root is None else self.root
            return
        inside = self.stack[-1]
        if not inside.mapping:
            inside.items.append(node)
        elif inside.key is None:
            inside.key = self._key(node, text)
        else:
            self._pair(inside, str(inside.key.value), node)

    def _key(self, node: Node, text: str) -> Node:
        if isinstance(node.value, dict | list):
            self._say("a key must be a word", node.line)
        return Node(text, node.line)

    def _pair(self, inside: _Open, key: str, node: Node) -> None:
        line = inside.key.line if inside.key else node.line
        inside.key = None
        if key in inside.pairs:
            first = inside.pairs[key].line
            self._say(f"the key '{one_line(key)}' is here a second time (first in line {first})", line)
        else:
            inside.pairs[key] = Node(node.value, line)


_TAKES: dict[type, Callable[[_Tree, Any], None]] = {
    events.AliasEvent: _Tree.scalar,  # never reached: refused on sight
    events.DocumentStartEvent: _Tree.document,
    events.ScalarEvent: _Tree.scalar,
    events.MappingStartEvent: _Tree.open_mapping,
    events.MappingEndEvent: _Tree.close,
    events.SequenceStartEvent: _Tree.open_list,
    events.SequenceEndEvent: _Tree.close,
}
