"""What a run reads before its first month: the calendar of shocks, and the scenarios."""

from collections.abc import Sequence

from simsp import calendar, months, places
from simsp.calendar import EFFECTS, Event
from simsp.parameters import read_yaml
from simsp.protocol import figures
from simsp.rulebook import amounts, markdown
from simsp.scenario import shipped

_OFTEN = 4  # rounds of one kind that are listed one by one


def effects() -> list[str]:
    """What an entry of the calendar can do."""
    found = dict.fromkeys(EFFECTS, 0)
    for event in calendar.load():
        found[event.effect] += 1
    rows = [[f"`{name}`", EFFECTS[name].meaning, str(count)] for name, count in found.items()]
    return markdown.table(("effect", "what its value is", ">entries"), rows)


def shocks() -> list[str]:
    """Every entry of the calendar; those that differ in nothing but their months stand together."""
    alike: dict[tuple[object, ...], list[Event]] = {}
    for event in calendar.load():
        row = event.row
        kind = (event.effect, event.who, row.value, row.low, row.high, row.grade, row.source)
        alike.setdefault(kind, []).append(event)
    rows = [_row(found) for found in alike.values()]
    return markdown.table(("effect", "who", "months", ">size (range)", "grade", "source"), rows)


def _row(found: Sequence[Event]) -> list[str]:
    one = found[0]
    size = amounts.figure(one.row.value, "ratio")
    if one.row.low != one.row.high:
        low, high = (amounts.figure(value, "ratio") for value in (one.row.low, one.row.high))
        size += f" ({low}\N{EN DASH}{high})"
    return [f"`{one.effect}`", one.who, _months(found), size, one.row.grade, figures.short(one.row.source)]


def _months(found: Sequence[Event]) -> str:
    spans = [f"{months.text(one.first)} to {months.text(one.last)}" for one in found]
    if len(spans) < _OFTEN:
        return "; ".join(spans)
    return f"{len(spans)} times, first {spans[0]}, last {spans[-1]}"


def scenarios() -> list[str]:
    """The shipped scenarios, with the numbers of the recommendations that they answer."""
    rows = []
    for name in shipped():
        content = read_yaml(places.scenarios() / f"{name}.yaml")
        asked = ", ".join(map(str, content.get("asked_by") or ()))
        rows.append([f"`{name}`", str(content["title"]), asked])
    return markdown.table(("scenario", "title", "asked for by recommendation"), rows)
