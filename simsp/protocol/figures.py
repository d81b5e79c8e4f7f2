"""The values that a run rests on: how many of which kind and grade, and each assumption and practice with its range."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from simsp import months, parameters
from simsp.parameters import DIMENSIONS, LAYERS, Dated, Parameter
from simsp.plan import START
from simsp.rulebook import amounts, markdown
from simsp.rulebook.values import Family, families

GRADES = ("A", "B", "C")
DRAWN = ("practice", "assumption")  # each replicate draws these from their ranges
_GUESS = re.compile(r"(an )?expert assumption, no statistic found")
GUESS = "*guess*"
_UNITS = {
    "thb": "baht",
    "percent_per_year": "percent a year",
    "per_1000_per_year": "per 1,000 people a year",
}


def of_layers(layers: Iterable[str]) -> dict[str, list[Parameter]]:
    """The values of some layers by public name, law first; members of a family stand together."""
    wanted = set(layers)
    found = families(parameters.load())
    return {name: family for name, family in found.items() if family[0].layer in wanted}


def in_force(parameter: Parameter) -> Dated:
    """The row in force when policies start; for what begins later, its first."""
    return parameter.on(max(START, parameter.history[0].start))


def branch(name: str) -> str:
    """The branch of a public name."""
    return name.partition(".")[0]


def grades(layers: Iterable[str] = LAYERS) -> Counter[str]:
    """How many values of some layers have which grade when policies start."""
    return Counter(in_force(family[0]).grade for family in of_layers(layers).values())


def count_table() -> list[str]:
    """How many values each layer has, by grade."""
    rows = []
    for layer in LAYERS:
        found = grades([layer])
        rows.append([layer, *(str(found[grade]) for grade in GRADES), str(sum(found.values()))])
    found = grades()
    rows.append(["**all**", *(str(found[grade]) for grade in GRADES), f"**{sum(found.values())}**"])
    return markdown.table(("layer", *(f">grade {grade}" for grade in GRADES), ">values"), rows)


def by_branch() -> list[str]:
    """How many values each layer has, by branch."""
    rows = []
    for layer in LAYERS:
        counts = Counter(map(branch, of_layers([layer])))
        rows.append(
            [layer, str(counts.total()), ", ".join(f"`{name}` {count}" for name, count in counts.items())]
        )
    return markdown.table(("layer", ">values", "by branch"), rows)


def readings() -> list[str]:
    """The open questions of law, each with the answer that holds and those that a scenario may choose."""
    found = [family[0] for family in of_layers(["reading"]).values()]
    rows = [[f"`{one.name}`", one.meaning, _chosen(one), _choices(one)] for one in found]
    return markdown.table(("reading", "what it decides", "here", "may be"), rows)


def _chosen(parameter: Parameter) -> str:
    return markdown.value(in_force(parameter).value, parameter.unit)


def _choices(parameter: Parameter) -> str:
    if parameter.unit == "choice":
        return ", ".join(f"`{one}`" for one in parameter.allowed)
    return "yes, no" if parameter.unit == "switch" else amounts.bounds(in_force(parameter), parameter.unit)


def listed(layer: str) -> list[str]:
    """Every value of a layer with meaning, unit, range, grade and source."""
    rows = [_row(base, family) for base, family in of_layers([layer]).items()]
    return markdown.table(("value", f"{months.text(START)} (range)", "grade", "source"), rows)


def _row(base: str, family: Family) -> list[str]:
    one, row = family[0], in_force(family[0])
    return [f"`{base}` {one.meaning} *{unit(one)}*", stated(family), row.grade, short(row.source)]


def unit(parameter: Parameter) -> str:
    """The unit as a reader says it: 'baht', 'percent a year'."""
    return _UNITS.get(parameter.unit, parameter.unit)


def stated(family: Family) -> str:
    """The value with its range when policies start; of a family every member."""
    if len(family) == 1:
        return _stated(family[0])
    return "; ".join(f"{_member(one)}{markdown.TOGETHER}{_stated(one)}" for one in family)


def _stated(parameter: Parameter) -> str:
    row = in_force(parameter)
    if parameter.unit in ("choice", "switch"):
        return markdown.value(row.value, parameter.unit)
    low, high = (amounts.figure(value, parameter.unit) for value in (row.low, row.high))
    between = f" ({low}\N{EN DASH}{high})" if low != high else ""
    return (amounts.figure(row.value, parameter.unit) + between).replace(" ", markdown.TOGETHER)


def _member(parameter: Parameter) -> str:
    return DIMENSIONS[parameter.by][parameter.element].replace("_", " ")


def short(source: str) -> str:
    """A source with the sentence that most of them share written as one word."""
    return _GUESS.sub(lambda found: f"a {GUESS}" if found[1] else GUESS, source)


def names(found: Sequence[str]) -> str:
    """Public names as code, those of one branch together: '`claims.cost`, `.files`'."""
    said, last = [], ""
    for name in found:
        said.append(f"`.{name.partition('.')[2]}`" if branch(name) == last else f"`{name}`")
        last = branch(name)
    return ", ".join(said)
