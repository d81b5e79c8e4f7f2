"""A lattice: some parameters, some values of each, and a scenario for every combination."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simsp.errors import one_line
from simsp.scenario import Change, Scenario, laid_over
from simsp.scenario.file import Node
from simsp.scenario.page import Page, kind
from simsp.scenario.settings import settings

MOST_POINTS = 10_000
_MOVES = {"more": "+", "less": "-"}


@dataclass(frozen=True)
class Value:
    """One value of one parameter: as a name shows it, and the changes it makes."""

    parameter: str
    shown: str
    changes: tuple[Change, ...]

    @property
    def text(self) -> str:
        """The value alone."""
        return self.shown.removeprefix(self.parameter).lstrip("=")


def points(page: Page, base: Scenario | None, path: Path) -> tuple[list[Scenario], dict[str, dict[str, str]]]:
    """The scenario of each point, in the order of the plan, and by its name the value of each parameter.

    Args:
        page: the plan file; every mistake is added to its problems.
        base: what all points extend; None for today's law.
        path: of the plan file.
    """
    axes = _axes(page)
    starts = page.month(page.written.get("starts"), "starts")
    count = math.prod(len(axis) for axis in axes)
    if count > MOST_POINTS:
        line = page.written["lattice"].line
        page.say(line, f"the lattice has {count:,} points; at most {MOST_POINTS:,} are taken")
    if page.problems or not axes:
        return [], {}
    if starts is None and base:
        starts = base.starts
    found = [_point(chosen, base, starts, path) for chosen in itertools.product(*axes)]
    values = ({one.parameter: one.text for one in chosen} for chosen in itertools.product(*axes))
    return found, dict(zip((one.name for one in found), values, strict=True))


def _axes(page: Page) -> list[list[Value]]:
    """The values of each parameter."""
    node = page.written["lattice"]
    if not isinstance(node.value, dict) or not node.value:
        page.say(node.line, f"'lattice' must hold lines of 'name: [values]', not {_what(node)}")
        return []
    found = [_axis(page, name, one) for name, one in node.value.items()]
    if not page.problems:
        _refuse_set_twice(page, node.value)
    return found


def _axis(page: Page, name: str, node: Node) -> list[Value]:
    if not isinstance(node.value, list) or not node.value:
        page.say(
            node.line,
            f"'{one_line(name)}' must be a list of values to try, such as [1, 2, 3], not {_what(node)}",
        )
        return []
    found: list[Value] = []
    for one in node.value:
        if isinstance(one.value, list) or (isinstance(one.value, dict) and not _moves(one)):
            page.say(
                one.line,
                f"a value of '{one_line(name)}' must be a single value, {{more: ...}} or {{less: ...}}; months"
                " are written once, under 'starts', and everything else in the scenario under 'base'",
            )
            continue
        value = Value(name, _shown(name, one), _changes(page, {name: one}))
        if value.shown in [earlier.shown for earlier in found]:
            page.say(one.line, f"'{one_line(name)}' has the value {one_line(value.text)} twice")
        found.append(value)
    return found


def _changes(page: Page, written: dict[str, Node]) -> tuple[Change, ...]:
    """What `changes` of a scenario file would make of the same lines."""
    line = page.written["lattice"].line
    inner = {"changes": Node(written, line)}
    if "starts" in page.written:
        inner["starts"] = page.written["starts"]
    as_scenario = Page(page.name, page.registry, page.end, inner)
    made = settings(as_scenario)
    page.problems += as_scenario.problems
    return tuple(change for setting in made for change in setting.changes)


def _refuse_set_twice(page: Page, written: dict[str, Node]) -> None:
    """Two lines of a lattice must not set one value: the first point tells."""
    first = {name: one.value[0] for name, one in written.items() if isinstance(one.value, list)}
    _changes(page, first)


def _point(chosen: Sequence[Value], base: Scenario | None, starts: int | None, path: Path) -> Scenario:
    name = " ".join(value.shown for value in chosen)
    title = name if base is None else f"{base.title}; {name}"
    own = tuple(change for value in chosen for change in value.changes)
    changes = laid_over(base.changes if base else (), own)
    return Scenario(name, title, (), "", starts, changes, path, base.calendar if base else ())


def _shown(name: str, node: Node) -> str:
    """A parameter and a value as part of a name: 'name=12', or 'name+12' for so much more."""
    if isinstance(node.value, dict):
        word, inner = next(iter(node.value.items()))
        return f"{name}{_MOVES[word]}{_text(inner)}"
    return f"{name}={_text(node)}"


def _text(node: Node) -> str:
    if isinstance(node.value, bool):
        return str(node.value).lower()
    return f"{node.value:.12g}" if isinstance(node.value, float) else one_line(node.value)


def _moves(node: Node) -> bool:
    return isinstance(node.value, dict) and len(node.value) == 1 and set(node.value) <= set(_MOVES)


def _what(node: Node) -> str:
    return "an empty list" if node.value == [] else kind(node)
