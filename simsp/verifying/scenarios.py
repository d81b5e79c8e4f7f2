"""Scenarios back from a manifest: what `saving.as_resolved` wrote, without the files that may have changed or gone."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from simsp import months, parameters
from simsp.calendar import ALL, EFFECTS, Event
from simsp.errors import BadInput, one_line
from simsp.parameters import DIMENSIONS, Change, Dated
from simsp.scenario import Description, Lever, Scenario
from simsp.scenario.description import Expectation, SideEffects
from simsp.scenario.values import DoesNotFit, fitting

_NATIONS: Final = DIMENSIONS["nationality"]


def scenario(data: Mapping[str, Any]) -> Scenario:
    """The scenario that a manifest tells, with every change in full.

    Raises:
        BadInput: a part is missing, or is nothing that this version of simsp could have written.
    """
    try:
        return Scenario(
            name=str(data["name"]),
            title=str(data["title"]),
            asked_by=tuple(int(number) for number in data["asked_by"]),
            about=str(data["about"]),
            starts=_month(data["starts"]),
            changes=tuple(_change(one) for one in data["changes_in_full"]),
            path=Path(f"{data['name']}.yaml"),
            calendar=tuple(_event(one) for one in data["calendar"]),
            description=_description(data),
        )
    except (AttributeError, LookupError, TypeError, ValueError) as why:
        name = one_line(data.get("name", ""))
        said = f"manifest.json: the scenario '{name}' is nothing that this version could have written"
        raise BadInput([f"{said} ({one_line(why)})"]) from why


def _month(text: str | None) -> int | None:
    return None if text is None else months.parse(text)


def _change(data: Mapping[str, Any]) -> Change:
    name, value, more = data["name"], data["value"], data.get("more")
    known = parameters.load()
    if name not in known:
        raise DoesNotFit(f"there is no value '{name}'")
    fitting(known[name], value)
    whom = () if data["for"] == ALL else tuple(_NATIONS.index(nation) for nation in data["for"])
    moved = None if more is None else float(more)
    return Change(name, value, _month(data["from"]), _month(data["until"]), whom, moved)


def _event(data: Mapping[str, Any]) -> Event:
    effect, value, who = EFFECTS[data["effect"]], float(data["value"]), data["who"]
    if not effect.lowest <= value <= effect.highest or who not in (ALL, *_NATIONS):
        raise DoesNotFit(f"the calendar entry '{data['name']}' cannot be")
    first, last = months.parse(data["from"]), months.parse(data["until"])
    row = Dated(first, value, None, None, str(data["source"]), str(data["grade"]), "")
    return Event(str(data["name"]), effect.name, first, last, who, row)


def _description(data: Mapping[str, Any]) -> Description:
    lever, effects = data["lever"], data["side_effects"]
    return Description(
        str(data["kind"]),
        str(data["mechanism"] or ""),
        tuple(Expectation(str(one["measure"]), str(one["moves"])) for one in data["expects"]),
        SideEffects(str(effects["counted"]), str(effects["not_counted"])),
        None if lever is None else Lever(str(lever["unit"]), lever["units"]),
    )
