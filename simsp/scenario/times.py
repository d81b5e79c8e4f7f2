"""Values over time: what is in force in a month, and whether a change changes anything."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from simsp import months, parameters
from simsp.parameters import DIMENSIONS, Change, Parameter

OTHER_COUNTRIES = (
    "home_schemes",
    "japan",
)  # their law is known further ahead than Thailand's, and moves no run

# Counters are staffed and employers visited for all alike; these are the values that no step asks about a person.
SHARED = (
    "claims.patience_days", "employers.compliance_months", "employers.detection", "employers.inspection",
    "life.discount_rate", "office.claims_per_member", "office.endless",
    "office.minutes_per_claim", "office.region_share", "office.thai_members", "office.utilisation",
)  # fmt: skip


def changes_nothing(
    change: Change,
    before: Iterable[Change],
    registry: Mapping[str, Parameter],
    period: tuple[int | None, int],
) -> bool:
    """Whether a change repeats, for all whom it concerns, the value in force in every month of a period.

    Args:
        change: the change in question.
        before: the changes already made, in their order.
        registry: every value by name.
        period: first month (None: since the value exists) and last month.
    """
    parameter = registry[change.name]
    if _is_about_others(change, parameter):
        return True
    same = [earlier for earlier in before if earlier.name == change.name]
    opening = parameter.history[0].start if period[0] is None else period[0]
    first = max(opening, change.starts or opening)
    last = period[1] if change.until is None else min(period[1], change.until)
    changing = {first, *(row.start for row in parameter.history), *turns(same)}
    new = parameters.encode(parameter, change.value)
    return all(
        _in_force(parameter, [one for one in same if one.concerns(nation)], month) == new
        for nation in concerned(change)
        for month in changing
        if first <= month <= last
    )


def is_shared(parameter: Parameter) -> bool:
    """Whether nationalities share a value, so that it cannot change for some of them."""
    return parameter.base in SHARED


def _is_about_others(change: Change, parameter: Parameter) -> bool:
    """Whether a value of one nationality is changed for other ones, which nobody would ever notice."""
    nations = DIMENSIONS["nationality"]
    of = [place for place, name in enumerate(nations) if name in parameter.name.split(".")[1].split("_")]
    return bool(change.nations) and bool(of) and not set(of) & set(change.nations)


def concerned(change: Change) -> tuple[int | None, ...]:
    """The nationalities of a change; all and what they share (None) where it is for everybody."""
    return change.nations or (*range(len(DIMENSIONS["nationality"])), None)


def turns(changes: Iterable[Change]) -> set[int]:
    """The months in which changes begin, and those after they have ended."""
    return {
        month for one in changes for month in (one.starts or 0, 0 if one.until is None else one.until + 1)
    }


def _in_force(parameter: Parameter, changes: Sequence[Change], month: int) -> int | None:
    """The encoded value in a month under changes to this parameter; None before it exists."""
    for change in reversed(changes):
        if change.holds(month):
            return parameters.encode(parameter, change.value)
    try:
        return parameters.encode(parameter, parameter.on(month).value)
    except LookupError:
        return None


def covers(change: Change, other: Change) -> bool:
    """Whether a change sets the same value wherever another one does: for the same people and months at least."""
    begins = (change.starts or 0) <= (other.starts or 0)
    ends = change.until is None or (other.until is not None and other.until <= change.until)
    people = all(change.concerns(nation) for nation in concerned(other))
    return change.name == other.name and begins and ends and people


def moved(changes: Sequence[Change], since: int) -> tuple[Change, ...]:
    """The changes as if those with a first month began in another one; they keep their distance and their length."""
    starts = [one.starts for one in changes if one.starts is not None]
    later = since - min(starts, default=since)
    return tuple(
        one if one.starts is None else replace(
            one, starts=one.starts + later, until=None if one.until is None else one.until + later
        )
        for one in changes
    )  # fmt: skip


def idle(changes: Iterable[Change], registry: Mapping[str, Parameter], start: int, end: int) -> bool:
    """Whether changes repeat today's law and practice in every month from `start` to `end`."""
    in_time = (change for change in changes if change.starts is None or change.starts <= end)
    return all(changes_nothing(change, (), registry, (start, end)) for change in in_time)


def beyond_last_change(registry: Mapping[str, Parameter], until: int) -> str:
    """A sentence where a run goes on after the last dated change of Thai law; '' where it does not."""
    law = (
        one
        for one in registry.values()
        if one.layer == "law" and one.name.split(".")[0] not in OTHER_COUNTRIES
    )
    last = max((row.start for parameter in law for row in parameter.history), default=until)
    if until <= last:
        return ""
    return (
        f"The last change of the law known to simsp takes effect in {months.text(last)}; "
        f"from then to {months.text(until)} the law is taken to stay as it is."
    )
