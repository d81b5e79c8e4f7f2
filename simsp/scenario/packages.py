"""Packages: what the files that a scenario includes say together, and where they contradict one another."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from simsp import months, parameters
from simsp.calendar import Event
from simsp.parameters import DIMENSIONS, Change, Parameter
from simsp.scenario.times import turns

_EVERYBODY = (*range(len(DIMENSIONS["nationality"])), None)
Named = tuple[str, Sequence[Change]]


def contradictions(
    included: Sequence[Named], own: Sequence[Change], registry: Mapping[str, Parameter]
) -> Iterator[str]:
    """Sentences about values that two included files set differently for the same people in the same months.

    Args:
        included: name and changes of each file, in order.
        own: the changes of the file that includes them; what it sets itself is settled.
        registry: every value by name.
    """
    for (one, ours), (other, theirs) in combinations(included, 2):
        both = {change.name for change in ours} & {change.name for change in theirs}
        for name in sorted(both):
            first = _first_contradiction(registry[name], ours, theirs, own)
            if first is not None:
                since = f"in {months.text(first)}" if first else "for all time"
                yield f"'{name}' is set both by {one} and by {other}, and differently {since}; set it in this file"


def _first_contradiction(
    parameter: Parameter, ours: Sequence[Change], theirs: Sequence[Change], own: Sequence[Change]
) -> int | None:
    """The first month in which both set a value, the values differ, and nothing settles it."""
    sets = [
        [change for change in changes if change.name == parameter.name] for changes in (ours, theirs, own)
    ]
    for month in sorted({0, *turns([change for changes in sets for change in changes])}):
        for nation in _EVERYBODY:
            one, other, settled = (_last(changes, nation, month) for changes in sets)
            if one is None or other is None or settled is not None:
                continue
            if parameters.encode(parameter, one.value) != parameters.encode(parameter, other.value):
                return month
    return None


def _last(changes: Sequence[Change], nation: int | None, month: int) -> Change | None:
    """The change in force for a nationality in a month."""
    held = [change for change in changes if change.concerns(nation) and change.holds(month)]
    return held[-1] if held else None


def together(calendars: Sequence[Sequence[Event]]) -> tuple[tuple[Event, ...], list[str]]:
    """The entries of several calendars, equal ones once; and the names that mean different entries."""
    found = list(dict.fromkeys(event for events in calendars for event in events))
    names = [event.name for event in found]
    return tuple(found), sorted({name for name in names if names.count(name) > 1})
