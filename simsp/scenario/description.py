"""What a scenario file says about itself besides its changes: what kind it is, how it works, what it should move."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simsp.errors import did_you_mean, one_line
from simsp.measures import MEASURES
from simsp.scenario.file import Node
from simsp.scenario.page import LONGEST_TEXT, Page
from simsp.scenario.page import kind as what_stands_there

KINDS = ("rule", "lever", "package", "what_if", "reading")
MECHANISMS = (
    "entry", "papers", "employers", "enrolment", "records", "offices", "knowledge", "fear", "family", "return",
    "portability", "contributions", "benefits", "shocks",
)  # fmt: skip
MOVES = ("up", "down")
_MEASURES = tuple(measure.name for measure in MEASURES)


@dataclass(frozen=True)
class Expectation:
    """A measure, and which way the scenario should move it."""

    measure: str
    moves: str


@dataclass(frozen=True)
class SideEffects:
    """Side effects that the model counts, and those it does not; '' where none is told."""

    counted: str = ""
    not_counted: str = ""


@dataclass(frozen=True)
class Lever:
    """How far a lever is turned: so many units of what `unit` names."""

    unit: str
    units: float


@dataclass(frozen=True)
class Description:
    """All descriptive keys of a file."""

    kind: str = "rule"
    mechanism: str = ""
    expects: tuple[Expectation, ...] = ()
    side_effects: SideEffects = SideEffects()
    lever: Lever | None = None

    def as_data(self) -> dict[str, Any]:
        """The keys as plain data, for the manifest and the list of scenarios."""
        return {
            "kind": self.kind,
            "mechanism": self.mechanism or None,
            "expects": [{"measure": one.measure, "moves": one.moves} for one in self.expects],
            "side_effects": {
                "counted": self.side_effects.counted,
                "not_counted": self.side_effects.not_counted,
            },
            "lever": {"unit": self.lever.unit, "units": self.lever.units} if self.lever else None,
        }


def description(page: Page) -> Description:
    """The descriptive keys of a file, each mistake told."""
    found = Description(
        _choice(page, page.written, "kind", KINDS) or "rule",
        _choice(page, page.written, "mechanism", MECHANISMS),
        _expects(page),
        _side_effects(page),
        _lever(page),
    )
    if (found.kind == "lever") != ("lever" in page.written):
        line = page.written["lever" if "lever" in page.written else "kind"].line
        page.say(
            line,
            "a lever has both 'kind: lever' and 'lever: {unit: ..., units: ...}', any other scenario neither",
        )
    return found


def _choice(page: Page, keys: Mapping[str, Node], key: str, names: Sequence[str]) -> str:
    """One of some words, '' where the key is absent or wrong."""
    if key not in keys:
        return ""
    node = keys[key]
    if not isinstance(node.value, str) or node.value not in names:
        hint = did_you_mean(node.value, names) if isinstance(node.value, str) else ""
        few = "the name of a measure" if names is _MEASURES else f"one of {', '.join(names)}"
        page.say(node.line, f"'{key}' must be {few}, not {what_stands_there(node)}{hint}")
        return ""
    return node.value


def _group(page: Page, node: Node, where: str, names: Sequence[str]) -> Mapping[str, Node]:
    """The keys of a group, those that are unknown told."""
    if not isinstance(node.value, dict):
        page.say(node.line, f"{where} must hold {' and '.join(names)}, not {what_stands_there(node)}")
        return {}
    for key, one in node.value.items():
        if key not in names:
            hint = did_you_mean(key, names) or f"; the keys are {' and '.join(names)}"
            page.say(one.line, f"unknown key '{one_line(key)}' under {where}{hint}")
    return node.value


def _expects(page: Page) -> tuple[Expectation, ...]:
    node = page.written.get("expects")
    if node is None:
        return ()
    if not isinstance(node.value, list) or not node.value:
        page.say(node.line, "'expects' must be a list such as [{measure: coverage, moves: up}]")
        return ()
    found: list[Expectation] = []
    for item in node.value:
        keys = _group(page, item, "'expects'", ("measure", "moves"))
        if keys and not {"measure", "moves"} <= set(keys):
            page.say(item.line, "each of 'expects' needs both measure and moves")
        one = Expectation(_choice(page, keys, "measure", _MEASURES), _choice(page, keys, "moves", MOVES))
        if one.measure in [earlier.measure for earlier in found if one.measure]:
            page.say(item.line, f"'expects' names '{one.measure}' twice")
        found.append(one)
    return tuple(found)


def _side_effects(page: Page) -> SideEffects:
    node = page.written.get("side_effects")
    if node is None:
        return SideEffects()
    keys = _group(page, node, "'side_effects'", ("counted", "not_counted"))
    if isinstance(node.value, dict) and not node.value:
        page.say(node.line, "'side_effects' is empty; write counted, not_counted or both")
    return SideEffects(_text(page, keys, "counted"), _text(page, keys, "not_counted"))


def _text(page: Page, keys: Mapping[str, Node], key: str) -> str:
    node = keys.get(key)
    if node is None:
        return ""
    if not isinstance(node.value, str) or not node.value.strip() or len(node.value) > LONGEST_TEXT:
        page.say(
            node.line, f"'{key}' must be a text, not {what_stands_there(node)}; put it in quotes if it is one"
        )
        return ""
    return node.value.strip()


def _lever(page: Page) -> Lever | None:
    node = page.written.get("lever")
    if node is None:
        return None
    keys = _group(page, node, "'lever'", ("unit", "units"))
    if keys and not {"unit", "units"} <= set(keys):
        page.say(node.line, "'lever' needs both unit and units")
        return None
    unit, units = _text(page, keys, "unit"), keys["units"].value if keys else 0
    if (
        isinstance(units, bool)
        or not isinstance(units, int | float)
        or not (math.isfinite(units) and units > 0)
    ):
        page.say(node.line, "'units' must be a number above 0: how many units of the lever this file turns")
        return None
    return Lever(unit, units)
