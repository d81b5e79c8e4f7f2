"""Values over time: what is in force in a month, and whether a change changes anything."""

from collections.abc import Iterable, Mapping, Sequence

from simsp import months, parameters
from simsp.parameters import Parameter
from simsp.scenario.page import Change

OTHER_COUNTRIES = (
    "home_schemes",
    "japan",
)  # their law is known further ahead than Thailand's, and moves no run


def changes_nothing(
    change: Change,
    before: Iterable[Change],
    registry: Mapping[str, Parameter],
    period: tuple[int | None, int],
) -> bool:
    """Whether a change repeats the value in force in every month of a period.

    Args:
        change: the change in question.
        before: the changes already made, in their order.
        registry: every value by name.
        period: first month (None: since the value exists) and last month.
    """
    parameter = registry[change.name]
    same = [earlier for earlier in before if earlier.name == change.name]
    opening = parameter.history[0].start if period[0] is None else period[0]
    first = max(opening, change.starts or opening)
    turns = {first, *(row.start for row in parameter.history), *(earlier.starts or 0 for earlier in same)}
    new = parameters.encode(parameter, change.value)
    return all(_in_force(parameter, same, month) == new for month in turns if first <= month <= period[1])


def _in_force(parameter: Parameter, changes: Sequence[Change], month: int) -> int | None:
    """The encoded value in a month under changes to this parameter; None before it exists."""
    for change in reversed(changes):
        if change.starts is None or change.starts <= month:
            return parameters.encode(parameter, change.value)
    try:
        return parameters.encode(parameter, parameter.on(month).value)
    except LookupError:
        return None


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
