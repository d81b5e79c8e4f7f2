"""The calendar of a scenario file: a shock, a closure or a window that it adds to the shipped ones."""

import math
import re
from collections.abc import Mapping
from typing import Any

from simsp import calendar, months
from simsp.calendar import EFFECTS, Effect, Event
from simsp.errors import did_you_mean, one_line
from simsp.parameters import DIMENSIONS, Dated
from simsp.scenario.file import Node
from simsp.scenario.page import Page, kind

KEYS = ("name", "effect", "from", "until", "who", "value", "source")
WHO = (calendar.ALL, *DIMENSIONS["nationality"])
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_LONGEST_SOURCE = 400


def entries(page: Page) -> tuple[Event, ...]:
    """The entries under `calendar`, in the order of the file; a wrong one is told and left out."""
    node = page.written.get("calendar")
    if node is None:
        return ()
    if not isinstance(node.value, list) or not node.value:
        page.say(node.line, f"'calendar' must be a list of entries, each with {', '.join(KEYS)}")
        return ()
    found: list[Event] = []
    for item in node.value:
        event = _entry(page, item)
        if event is not None:
            found.append(event)
    _refuse_known_names(page, node.value, found)
    return tuple(found)


def _entry(page: Page, item: Node) -> Event | None:
    keys = item.value
    if not isinstance(keys, dict):
        page.say(item.line, f"an entry of 'calendar' must hold {', '.join(KEYS)}, not {kind(item)}")
        return None
    known = len(page.problems)
    _refuse_keys(page, item.line, keys)
    if len(page.problems) > known:
        return None
    name, who = _word(page, keys["name"], "name"), _word(page, keys["who"], "who")
    effect = _effect(page, keys["effect"])
    first, last = page.month(keys["from"], "from"), page.last_month(keys["until"])
    _refuse_months(page, keys, first, last)
    source = _source(page, keys["source"])
    value = _size(page, keys["value"], effect) if effect else None
    _refuse_who(page, keys["who"].line, who, effect)
    if len(page.problems) > known or effect is None or first is None or last is None or value is None:
        return None
    return Event(name, effect.name, first, last, who, Dated(first, value, None, None, source, "C", ""))


def _refuse_keys(page: Page, line: int, keys: Mapping[str, Node]) -> None:
    for key, node in keys.items():
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f"; the keys are {', '.join(KEYS)}"
            page.say(node.line, f"unknown key '{one_line(key)}' in an entry of 'calendar'{hint}")
    lacking = [key for key in KEYS if key not in keys]
    if lacking:
        page.say(line, f"an entry of 'calendar' lacks {', '.join(lacking)}")


def _word(page: Page, node: Node, key: str) -> str:
    word = str(node.value)
    if key == "who":
        return "a list; write one entry for each" if isinstance(node.value, list | dict) else word.lower()
    if not isinstance(node.value, str) or not _NAME.fullmatch(word):
        page.say(
            node.line,
            f"'{key}' must be a word of small letters, digits and '_', such as next_pandemic, not {kind(node)}",
        )
    return word


def _effect(page: Page, node: Node) -> Effect | None:
    name = str(node.value)
    if name not in EFFECTS:
        hint = did_you_mean(name, EFFECTS) or f"; the effects are {', '.join(EFFECTS)}"
        page.say(node.line, f"unknown effect '{one_line(name)}'{hint}")
    return EFFECTS.get(name)


def _source(page: Page, node: Node) -> str:
    if not isinstance(node.value, str) or not 0 < len(node.value.strip()) <= _LONGEST_SOURCE:
        page.say(node.line, f"'source' must be a text, such as what-if, not {kind(node)}")
        return ""
    return node.value.strip()


def _size(page: Page, node: Node, effect: Effect) -> float | None:
    value: Any = 1.0 if node.value is True and effect.lowest == effect.highest == 1 else node.value
    low, high = effect.lowest, effect.highest
    bounds = f"{low:g}" if low == high else f"a number from {low:g} to {high:g}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        page.say(node.line, f"'value' of {effect.name} must be {bounds}, not {kind(node)}: {effect.meaning}")
        return None
    if not math.isfinite(value) or not low <= value <= high:
        said = one_line(node.value)
        page.say(
            node.line, f"'value' is {said}, out of range; {effect.name} takes {bounds}: {effect.meaning}"
        )
        return None
    return float(value)


def _refuse_months(page: Page, keys: Mapping[str, Node], first: int | None, last: int | None) -> None:
    if first is not None and last is not None and last < first:
        page.say(
            keys["until"].line,
            f"'until' is {months.text(last)}, before 'from', which is {months.text(first)}",
        )
    starts = page.written.get("starts")
    begins = _quietly(starts) if starts else None
    if first is not None and begins is not None and first < begins:
        page.say(
            keys["from"].line,
            f"'from' is {months.text(first)}, before the scenario starts in {months.text(begins)}",
        )


def _quietly(node: Node) -> int | None:
    """A month that is told elsewhere where it is wrong."""
    try:
        return months.parse(str(node.value))
    except ValueError:
        return None


def _refuse_who(page: Page, line: int, who: str, effect: Effect | None) -> None:
    if who not in WHO:
        page.say(
            line, f"'who' must be one of {', '.join(WHO)}, not '{one_line(who)}'{did_you_mean(who, WHO)}"
        )
    elif effect and who != calendar.ALL and not effect.by_nation:
        page.say(line, f"{effect.name} holds for everybody and not for one nationality; write 'who: all'")


def _refuse_known_names(page: Page, items: list[Node], found: list[Event]) -> None:
    lines = {str(item.value["name"].value): item.line for item in items
             if isinstance(item.value, dict) and "name" in item.value}  # fmt: skip
    names = [event.name for event in calendar.load()]
    for event in found:
        if event.name in names:
            page.say(
                lines[event.name], f"the calendar has an entry '{event.name}' already; choose another name"
            )
        names.append(event.name)


def event_as_data(event: Event) -> dict[str, Any]:
    """An entry as plain data, for the manifest."""
    return {
        "name": event.name,
        "effect": event.effect,
        "from": months.text(event.first),
        "until": months.text(event.last),
        "who": event.who,
        "value": event.row.value,
        "source": event.row.source,
        "grade": event.row.grade,
    }
