"""The kinds of values that a case file holds: how each is read, how it is written, and what a slip may mean."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from simsp import months
from simsp.case.grammar import Key
from simsp.errors import nearest, one_line
from simsp.scenario.file import Node
from simsp.scenario.page import kind

FIRST_YEAR, LAST_YEAR = 1900, 2200
_BUDDHIST = 543  # the Thai calendar is so many years ahead
RICHEST = 1_000_000_000  # baht; more is a slip of the pen
LONGEST = {"title": 200, "source": 4000, "tests": 400}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# What people write, in lower case, and the words of the file that they may mean.
_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "burmese": ("Myanmar",), "burma": ("Myanmar",), "khmer": ("Cambodia",), "cambodian": ("Cambodia",),
    "lao": ("Laos",), "vietnamese": ("Vietnam",), "f": ("female",), "woman": ("female",), "m": ("male",),
    "man": ("male",), "gender": ("sex",), "birth": ("born",), "birthday": ("born",), "date_of_birth": ("born",),
    "start": ("from",), "since": ("from",), "until": ("to",), "end": ("to",), "date": ("month",), "when": ("month",),
    "salary": ("wage_thb",), "pay": ("wage_thb",), "jobs": ("history",), "work": ("history",),
    "factory": ("manufacturing",), "domestic": ("household",), "domestic_work": ("household",),
    "farm": ("agriculture",), "kids": ("children",), "hotel": ("services",), "restaurant": ("services",),
    "illegal": ("undocumented",),
    "irregular": ("undocumented",), "fired": ("dismissed",), "laid_off": ("dismissed",), "quit": ("resigned",),
    "died": ("dies",), "death": ("dies",), "accident": ("injured",), "disabled": ("invalid",), "ill": ("sick",),
    "gives_birth": ("birth",), "goes_home": ("leaves_thailand",), "leaves": ("leaves_thailand",),
    "returns": ("returns_to_thailand",), "helped": ("helped_by",),
    "pension": ("old_age_pension", "old_age"), "lump_sum": ("old_age_lump_sum",), "funeral": ("funeral_grant",),
    "sickness": ("sickness_cash", "health"), "death_grant": ("funeral_grant",),
    "section_39": ("s39",), "section_33": ("s33",), "yes": ("true",), "no": ("false",),
}  # fmt: skip


class Wrong(ValueError):
    """A value that a key cannot take; the text ends a sentence that begins with the key."""


def value(name: str, key: Key, node: Node) -> Any:
    """The value of a key: months as month numbers, money in satang.

    Raises:
        Wrong: it is none of this kind.
    """
    return _READS[key.kind](name, key, node)


def ways(key: Key) -> str:
    """How a value of this kind is written, for a sentence: "write ..."."""
    names = ", ".join(str(one) for one in key.allowed)
    if key.kind == "number":
        return f"a whole number from {key.allowed[0]} to {key.allowed[1]:,}"
    return {
        "text": "a text",
        "month": "a month as YYYY-MM, such as 2024-12",
        "money": "a number such as 9500 or 9500.50",
        "flag": "true or false",
        "choice": f"one of {names}",
        "names": f"all, none, or a list of {names}",
        "months": "a list of months, such as [2019-03, 2021-07]",
        "count": "a whole number, or life",
        "group": f"its keys below it, indented{', or none' if key.allowed else ''}",
        "rows": "a list of rows that begin with '-'",
    }[key.kind]


def surely_meant(word: str, names: Iterable[str]) -> str:
    """The name that is the same in other letters, or another word for the same; '' where there is none."""
    known = list(names)
    plain = re.sub(r"[\s-]+", "_", word[:100].strip().lower())
    same = [name for name in known if name.lower() == plain]
    other = [name for name in _OTHER_WORDS.get(plain, ()) if name in known]
    return [*same, *other, ""][0]


def meant(word: str, names: Iterable[str]) -> str:
    """The name that somebody meant, or else the nearest one; '' where none is near."""
    known = list(names)
    return surely_meant(word, known) or nearest(word, known)


def hint(word: str, names: Iterable[str]) -> str:
    """The end of a sentence about a word that is none of these names."""
    name = meant(word, names)
    return f"; did you mean '{name}'?" if name else ""


def _text(name: str, _: Key, node: Node) -> str:
    if isinstance(node.value, dict | list | bool) or not str(node.value).strip():
        raise Wrong(f"must be a text, not {kind(node)}")
    text, longest = str(node.value).strip(), LONGEST.get(name, 200)
    if len(text) > longest:
        raise Wrong(f"is longer than {longest:,} letters")
    if name not in ("source", "tests") and not text.isprintable():
        raise Wrong("must be one line of ordinary text")
    return text


def _month(_: str, __: Key, node: Node) -> int:
    text = str(node.value)
    try:
        found = months.parse(text)
    except ValueError:
        near = _month_meant(text)
        end = f"; did you mean {near}?" if near else ""
        raise Wrong(f"must be a month as YYYY-MM, such as 2024-12, not {kind(node)}{end}") from None
    if not FIRST_YEAR <= months.year(found) <= LAST_YEAR:
        common = found - _BUDDHIST * 12
        is_thai = FIRST_YEAR <= months.year(common) <= LAST_YEAR
        end = f"; of the Thai calendar? That is {months.text(common)}" if is_thai else ""
        raise Wrong(f"is {months.text(found)}; write a month between {FIRST_YEAR} and {LAST_YEAR}{end}")
    return found


def _month_meant(text: str) -> str:
    """The month that a date in another style tells; '' where that is not sure, as in 01/07/2019."""
    parts = re.findall(r"[0-9]+|[a-z]+", text[:40].lower())
    years = [part for part in parts if re.fullmatch(r"[0-9]{4}", part)]
    rest = [part for part in parts if part not in years]
    named = [_MONTHS.index(part[:3]) + 1 for part in rest if part[:3] in _MONTHS]
    sure = named or (len(rest) == 1 or parts[:1] == years)
    number = [*named, *(int(part) for part in rest[:1] if part.isdecimal()), 0][0]
    return f"{years[0]}-{number:02d}" if len(years) == 1 and sure and 1 <= number <= 12 else ""


def _plain_number(node: Node) -> float:
    found = node.value
    if isinstance(found, bool) or not isinstance(found, int | float):
        plain = re.search(r"-?[0-9][0-9,]{0,20}(\.[0-9]{1,9})?", found) if isinstance(found, str) else None
        end = f"; write {plain[0].replace(',', '')}" if plain else ""
        raise Wrong(f"must be a number without unit, quotes or commas, not {kind(node)}{end}")
    if not math.isfinite(found):
        raise Wrong(f"must be a number, not {kind(node)}")
    return found


def _money(_: str, __: Key, node: Node) -> int:
    number = _plain_number(node)
    if not 0 <= number <= RICHEST:
        raise Wrong(f"is {one_line(node.value)}; write an amount from 0 to {RICHEST:,}")
    if round(number, 2) != number:
        raise Wrong(f"is {one_line(node.value)}; write at most two decimals, such as {number:.2f}")
    return round(number * 100)


def _number(_: str, key: Key, node: Node) -> int:
    number = _plain_number(node)
    low, high = key.allowed
    if number != int(number) or not low <= number <= high:
        raise Wrong(f"is {one_line(node.value)}; write {ways(key)}")
    return int(number)


def _flag(_: str, __: Key, node: Node) -> bool:
    if isinstance(node.value, bool):
        return node.value
    raise Wrong(f"must be true or false, not {kind(node)}{hint(str(node.value), ('true', 'false'))}")


def _choice(_: str, key: Key, node: Node) -> Any:
    for one in key.allowed:
        if node.value == one and not isinstance(node.value, bool):
            return one
    words = [one for one in key.allowed if isinstance(one, str)]
    raise Wrong(f"cannot be {kind(node)}: write {ways(key)}{hint(str(node.value), words)}")


def _names(_: str, key: Key, node: Node) -> frozenset[str]:
    if node.value in ("all", "none"):
        return frozenset(key.allowed if node.value == "all" else ())
    items = node.value if isinstance(node.value, list) else [node]
    for item in items:
        if item.value not in key.allowed:
            raise Wrong(f"cannot hold {kind(item)}: write {ways(key)}{hint(str(item.value), key.allowed)}")
    return frozenset(str(item.value) for item in items)


def _months(name: str, key: Key, node: Node) -> tuple[int, ...]:
    if not isinstance(node.value, list):
        raise Wrong(f"must be {ways(key)}, not {kind(node)}")
    try:
        return tuple(sorted(_month(name, key, item) for item in node.value))
    except Wrong as error:
        raise Wrong(f"is a list, and each of it {error}") from None


def _count(_: str, key: Key, node: Node) -> str:
    found = node.value
    if found == "life" or (type(found) is int and 0 <= found <= 10_000):
        return str(found)
    raise Wrong(f"must be {ways(key)}, not {kind(node)}")


def _group(_: str, key: Key, node: Node) -> Node:
    if isinstance(node.value, dict) or node.value in key.allowed:
        return node
    raise Wrong(f"must be a group of keys{' or none' if key.allowed else ''}, not {kind(node)}")


_READS: Mapping[str, Callable[[str, Key, Node], Any]] = {
    "text": _text,
    "month": _month,
    "money": _money,
    "number": _number,
    "flag": _flag,
    "choice": _choice,
    "names": _names,
    "months": _months,
    "count": _count,
    "group": _group,
    "rows": lambda _name, _key, node: node,
}
