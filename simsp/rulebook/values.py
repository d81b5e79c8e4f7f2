"""The values of the law on the pages: in short under a rule, in full with all their dates in the list of a branch."""

from collections.abc import Iterable, Mapping, Sequence

from simsp import months
from simsp.parameters import DIMENSIONS, Dated, Parameter
from simsp.rulebook import amounts, markdown

Family = Sequence[Parameter]  # the members of one value by status, country and so on; mostly a single one


def last_check(registry: Mapping[str, Parameter]) -> int:
    """The month in which values were last compared with their sources."""
    return max(months.parse(row.checked) for one in registry.values() for row in one.history)


def families(registry: Mapping[str, Parameter]) -> dict[str, list[Parameter]]:
    """All values by public name; those that differ by status, country and so on stand together."""
    found: dict[str, list[Parameter]] = {}
    for parameter in registry.values():
        found.setdefault(parameter.base, []).append(parameter)
    return found


def stated(family: Family, rows: Iterable[Dated]) -> str:
    """A value with its unit and, where it is uncertain, its range: '5% (4% to 5%)'; of a family every member."""
    if len(family) == 1:
        return _stated(family[0], *rows)
    unit = family[0].unit
    members = [
        f"{_member(parameter)}{markdown.TOGETHER}{amounts.figure(row.value, unit)}"
        for parameter, row in zip(family, rows, strict=True)
    ]
    word = amounts.said(0, unit).removeprefix(amounts.figure(0, unit))
    return f"{', '.join(members)}{',' if word else ''}{word}"


def _stated(parameter: Parameter, row: Dated) -> str:
    between = amounts.bounds(row, parameter.unit)
    return markdown.value(row.value, parameter.unit) + (f" ({between})" if between else "")


def _member(parameter: Parameter) -> str:
    return DIMENSIONS[parameter.by][parameter.element].replace("_", " ").capitalize()


def summary(read: Iterable[Family], month: int) -> list[str]:
    """A table of the values that a rule reads; each name leads to the full entry."""
    rows = [_short(family, month) for family in read]
    return markdown.table(("value", ">in force", "since", "grade", "source"), rows)


def _short(family: Family, month: int) -> list[str]:
    one = family[0]
    name = markdown.link(one.base.partition(".")[2], one.base)
    if month < one.history[0].start:
        return [name, "not yet", f"from {markdown.month(one.history[0].start)}", "", ""]
    row = one.on(month)
    changed = f", {markdown.link('all dates', one.base)}" if len(one.history) > 1 else ""
    value = stated(family, [member.on(month) for member in family])
    return [name, value, markdown.month(row.start) + changed, row.grade, row.source]


def entry(family: Family, month: int, readers: Sequence[str]) -> list[str]:
    """A value in full: meaning, kind, which rules read it, and every dated row."""
    one = family[0]
    names = [markdown.rule(name) for name in readers]
    used = f"read by {markdown.listed(names)}" if names else "read by no rule here; the model's steps use it"
    either = f" It may be {_choices(one)}." if one.unit == "choice" else ""
    return [
        f"#### {one.base}",
        "",
        f"{one.meaning}{either} ({one.layer.capitalize()}; {used}.)",
        "",
        *(_table(family, month) if len(one.history) > 1 else [_sentence(family)]),
    ]


def _choices(parameter: Parameter) -> str:
    return markdown.listed([f"`{name}`" for name in parameter.allowed], "or")


def _sentence(family: Family) -> str:
    """A value that never changed."""
    row = family[0].history[0]
    value = stated(family, [member.history[0] for member in family])
    since, checked = markdown.month(row.start), markdown.month(months.parse(row.checked))
    return f"**{value}** since {since}; grade {row.grade}, checked {checked}: {_source(row)}"


def _table(family: Family, month: int) -> list[str]:
    value = ">value" if len(family) == 1 else "value"
    heads = ("from", "until", value, "grade", "checked", "source")
    return markdown.table(heads, _dated(family, month))


def _dated(family: Family, month: int) -> Iterable[list[str]]:
    """Every row; the one in force in bold. The members of a family change together."""
    history = family[0].history
    ends = [markdown.month(row.start - 1) for row in history[1:]] + [""]
    for number, (row, until) in enumerate(zip(history, ends, strict=True)):
        in_force = row.start <= month and (not until or month < history[number + 1].start)
        bold = "**" if in_force else ""
        value = stated(family, [member.history[number] for member in family])
        checked = markdown.month(months.parse(row.checked))
        since = markdown.month(row.start)
        yield [f"{bold}{since}{bold}", until, f"{bold}{value}{bold}", row.grade, checked, _source(row)]


def _source(row: Dated) -> str:
    return f"{row.source}. *{row.note}*" if row.note else row.source


def quoted(parameter: Parameter, row: Dated) -> list[str]:
    """Layer, value and range as the page of open questions quotes them."""
    return [parameter.layer, markdown.value(row.value, parameter.unit), _range(parameter, row)]


def _range(parameter: Parameter, row: Dated) -> str:
    if parameter.unit == "choice":
        return _choices(parameter)
    if parameter.unit == "switch":
        return "yes or no"
    return amounts.bounds(row, parameter.unit) or "no range"


def named(name: str, registry: Mapping[str, Parameter]) -> Parameter:
    """The value of a public name.

    Raises:
        LookupError: there is no such value.
    """
    if name not in registry:
        raise LookupError(f"the page names '{name}', which is no value of the model")
    return registry[name]
