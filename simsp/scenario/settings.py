"""What stands under `changes`: values, from when until when, for whom, and in which steps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simsp import months
from simsp.errors import did_you_mean, one_line
from simsp.parameters import DIMENSIONS, Change, Parameter
from simsp.scenario.file import Node
from simsp.scenario.page import Page, kind
from simsp.scenario.values import DoesNotFit, fitting, moved_by

ALL = "all"
NATIONS = DIMENSIONS["nationality"]
_VALUES = ("value", "more", "less")  # one of them: what a change sets, or by how much it moves today's value
_OF_A_CHANGE = (*_VALUES, "from", "until", "for")


@dataclass(frozen=True)
class Setting:
    """A key under `changes`, or one step of it: a change, or one for each element of a family. Stands on one line."""

    key: str
    line: int
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Span:
    """First and last month, and for whom: what a file says for all its changes, or one change for itself."""

    starts: int | None
    until: int | None
    nations: tuple[int, ...]

    def meets(self, other: "Span") -> bool:
        """Whether somebody is concerned by both."""
        return not self.nations or not other.nations or bool(set(self.nations) & set(other.nations))


def settings(page: Page) -> list[Setting]:
    """Everything under `changes`, in the order of the file; a step is a setting of its own."""
    node = page.written.get("changes")
    usual = _span(page, page.written, "starts", Span(None, None, ()), 1)
    if node is None or not node.value:
        _refuse_nothing_to_limit(page)
        return []
    if not isinstance(node.value, dict):
        page.say(node.line, f"'changes' must hold lines of 'name: value', not {kind(node)}")
        return []
    found = [setting for key, one in node.value.items() for setting in _steps(page, key, one, usual)]
    _refuse_set_twice(page, found)
    return found


def _refuse_nothing_to_limit(page: Page) -> None:
    for key in ("until", "for"):
        if key in page.written and ("includes" in page.written or "calendar" in page.written):
            page.say(
                page.written[key].line,
                f"'{key}' is about the changes of this file, and it has none; what it includes keeps its own",
            )


def _refuse_set_twice(page: Page, found: Iterable[Setting]) -> None:
    owner: dict[str, Setting] = {}
    for setting in found:
        for change in setting.changes:
            earlier = owner.setdefault(change.name, setting)
            if earlier.key != setting.key:
                where = f"by '{earlier.key}' in line {earlier.line}"
                page.say(setting.line, f"'{setting.key}' sets '{change.name}', which is already set {where}")
                break


def _span(page: Page, keys: Mapping[str, Node], first: str, usual: Span, line: int) -> Span:
    """The months and people that keys say, the usual ones where they do not."""
    starts = page.month(keys[first], first) if first in keys else usual.starts
    until = page.last_month(keys["until"]) if "until" in keys else usual.until
    nations = people(page, keys["for"]) if "for" in keys else usual.nations
    is_own = first in keys or "until" in keys
    if is_own and starts is not None and until is not None and until < starts:
        line = keys["until"].line if "until" in keys else line
        page.say(line, f"'until' is {months.text(until)}, before the start in {months.text(starts)}")
    return Span(starts, until, nations)


def people(page: Page, node: Node) -> tuple[int, ...]:
    """Positions of the nationalities that `for` names; () for all."""
    items = node.value if isinstance(node.value, list) else [node]
    words = ["" if isinstance(one.value, dict | list) else str(one.value).lower() for one in items]
    if words == [ALL]:
        return ()
    unknown = [word for word in words if word not in NATIONS]
    if unknown or not words:
        hint = did_you_mean(unknown[0], NATIONS) if unknown else ""
        names = ", ".join(NATIONS)
        page.say(
            node.line,
            f"'for' must be a list of nationalities ({names}), or {ALL}, not {_named(unknown)}{hint}",
        )
        return ()
    if len(set(words)) != len(words):
        page.say(node.line, "'for' names a nationality twice")
    return tuple(sorted({NATIONS.index(word) for word in words}))


def _named(unknown: Sequence[str]) -> str:
    if not unknown:
        return "an empty list"
    return f"'{one_line(unknown[0])}'" if unknown[0] else "a group of keys"


def _steps(page: Page, key: str, node: Node, usual: Span) -> list[Setting]:
    """One setting, or one for each step of a list."""
    steps = node.value
    if not isinstance(steps, list) or not any(isinstance(step.value, dict) for step in steps):
        span, inner = _one(page, key, node, usual)
        return [_setting(page, key, inner, span)]
    found: list[tuple[Span, Setting]] = []
    for step in steps:
        if not isinstance(step.value, dict) or not set(step.value) & set(_VALUES):
            page.say(
                step.line, f"each step of '{one_line(key)}' must be written {{from: YYYY-MM, value: ...}}"
            )
            continue
        span, inner = _one(page, key, step, usual)
        _refuse_step_back(page, key, step.line, span, [earlier for earlier, _ in found])
        setting = _setting(page, key, inner, span)
        found.append((span, Setting(key, step.line, setting.changes)))
    return [setting for _, setting in found]


def _refuse_step_back(page: Page, key: str, line: int, span: Span, earlier: Sequence[Span]) -> None:
    last = max((one.starts or 0 for one in earlier if one.meets(span)), default=-1)
    if (span.starts or 0) <= last:
        begins = months.text(span.starts) if span.starts is not None else "the beginning of all time"
        page.say(
            line,
            f"the steps of '{one_line(key)}' must begin one after the other: this one begins in {begins},"
            " no later than one before it; write 'from' in each",
        )


def _one(page: Page, key: str, node: Node, usual: Span) -> tuple[Span, Node]:
    """The months and people of one change, and the node of its value."""
    inner = node.value
    if not isinstance(inner, dict) or not set(inner) & set(_OF_A_CHANGE):
        return usual, node
    for extra in sorted(set(inner) - set(_OF_A_CHANGE)):
        page.say(
            inner[extra].line,
            f"unknown key '{one_line(extra)}' under '{one_line(key)}'; write 'value', 'from', 'until' and 'for'"
            " ('more' or 'less' may stand for 'value')",
        )
    given = {name: inner[name] for name in _VALUES if name in inner}
    if len(given) > 1:
        page.say(node.line, f"'{one_line(key)}' has {' and '.join(given)}; write one of them")
    moves = Node({name: one for name, one in given.items() if name != "value"}, node.line)
    value = given.get("value", moves if moves.value else Node(None, node.line))
    return _span(page, inner, "from", usual, node.line), value


def _setting(page: Page, key: str, node: Node, span: Span) -> Setting:
    pairs = _targets(page, key, node)
    changes = (_change(page, parameter, one, span) for parameter, one in pairs)
    return Setting(key, node.line, tuple(change for change in changes if change is not None))


def _change(page: Page, parameter: Parameter, node: Node, span: Span) -> Change | None:
    """The change of one parameter, None where what is written does not fit."""
    try:
        if _moves(node):
            more, value = moved_by(parameter, span.starts, *_how_much(node))
        else:
            more, value = None, fitting(parameter, node.value)
    except DoesNotFit as error:
        page.say(node.line, f"'{parameter.name}' {error}")
        return None
    return Change(parameter.name, value, span.starts, span.until, span.nations, more)


def _moves(node: Node) -> bool:
    """Whether a value is written as so much more or less than today's."""
    return isinstance(node.value, dict) and bool(node.value) and set(node.value) <= {"more", "less"}


def _how_much(node: Node) -> tuple[str, object]:
    return next((word, one.value) for word, one in node.value.items())  # type: ignore[union-attr]


def _targets(page: Page, key: str, node: Node) -> list[tuple[Parameter, Node]]:
    """Which parameters a key sets, each with its written value."""
    if key in page.registry:
        return [(page.registry[key], node)]
    family = _elements(page, key)
    if not family:
        families = {parameter.base for parameter in page.registry.values() if parameter.by}
        hint = did_you_mean(key, [*page.registry, *families])
        page.say(node.line, f"unknown value '{one_line(key)}'{hint or '; `simsp law` lists all names'}")
        return []
    if not isinstance(node.value, dict) or _moves(node):
        return [(parameter, node) for parameter in family.values()]
    for name in node.value:
        if name not in family:
            hint = did_you_mean(name, family) or f"; write {', '.join(family)}"
            page.say(node.value[name].line, f"'{key}' has no element '{one_line(name)}'{hint}")
    return [(family[name], one) for name, one in node.value.items() if name in family]


def _elements(page: Page, base: str) -> dict[str, Parameter]:
    of_base = (one for one in page.registry.values() if one.by and one.base == base)
    return {DIMENSIONS[one.by][one.element]: one for one in of_base}
