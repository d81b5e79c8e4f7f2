"""Section 7: each step of a month in its own words, with what it reads, draws and asks of the law."""

import re
from collections.abc import Iterable

from simsp import places
from simsp.luck import Decision
from simsp.protocol import figures, schedule, source
from simsp.protocol.source import Source
from simsp.rulebook import markdown, rules

_BEFORE = "world"


def steps() -> list[str]:
    """Every step, in the order in which a month calls them."""
    return [line for number, one in enumerate(schedule.steps(), 1) for line in ("", *_step(number, one))]


def _step(number: int, one: Source) -> list[str]:
    says = f"{' '.join(one.says)} ([{one.stem}.py](../{one.path}))"
    return [f"### 7.{number} {one.stem.capitalize()}", "", says, "", *(f"- {said}" for said in _uses(one))]


def _uses(one: Source, told: Iterable[str] = ()) -> list[str]:
    """What a module reads, draws and asks, a line for each that there is; without values already told."""
    read = [name for name in source.reads(one) if name not in set(told)]
    drawn, asked = source.draws(one), source.laws(one)
    said = {
        "Reads": figures.names(read),
        "Draws": ", ".join(f"`{name}`" for name in drawn),
        "Asks the law of": ", ".join(
            f"[{name.replace('_', ' ')}](rules.md#{name.replace('_', '-')})" for name in asked
        ),
    }
    return [f"{word} {what}." for word, what in said.items() if what]


def parts() -> list[str]:
    """The modules that the steps share, and those that prepare the world before its first month."""
    shared = [_part(one) for one in schedule.parts()]
    before = [_part(one, stepwise()) for one in source.folder(_BEFORE)]
    around = "### The world around the steps, and what is worked out before the first month"
    return ["### What the steps share", "", *shared, "", around, "", *before]


def stepwise() -> set[str]:
    """All values that the modules of the month read."""
    return {name for one in source.folder("month") for name in source.reads(one)}


def _part(one: Source, told: Iterable[str] = ()) -> str:
    return " ".join([f"- `{one.stem}`: {source.first_sentence(one.says[0])}", *_uses(one, told)])


def law() -> list[str]:
    """The branches of law, with how many rules and values each has."""
    counts = figures.of_layers(("law", "reading", "policy"))
    rows = []
    for one in rules.branches(places.law()):
        heading = one.name.replace("_", " ").capitalize()
        values = sum(figures.branch(name) == one.name for name in counts)
        link = f"[{heading}](rules.md#{markdown.anchor(heading)})"
        rows.append([link, one.says, str(len(one.rules)), str(values)])
    return markdown.table(("branch of law", "what it holds", ">rules", ">values"), rows)


def decisions() -> list[str]:
    """The whole register of decisions that chance takes, by the module that takes them."""
    takers = {one.stem: source.draws(one) for one in (*source.folder("month"), *source.folder(_BEFORE))}
    rows = [[f"`{stem}`", _numbered(drawn)] for stem, drawn in takers.items() if drawn]
    none = [one.name for one in Decision if not any(one.name in drawn for drawn in takers.values())]
    return markdown.table(("module", "decisions, each with its number in the register"), rows + _nobody(none))


def _nobody(names: list[str]) -> list[list[str]]:
    return [["nothing", _numbered(names)]] if names else []


def _numbered(names: Iterable[str]) -> str:
    remarks = _remarks()
    return ", ".join(f"`{name}` {int(Decision[name])}{remarks.get(name, '')}" for name in names)


def _remarks() -> dict[str, str]:
    """What stands behind a decision in the register, such as '+ right'."""
    text = (source.PACKAGE / "luck.py").read_text(encoding="utf-8")
    found = re.findall(r"^    ([A-Z_]+) = \d+  # (.*)$", text, re.MULTILINE)
    return {name: f" ({remark})" for name, remark in found}
