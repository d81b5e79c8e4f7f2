"""docs/odd.md, section by section: the sentences of `words` with the figures and tables that code and values give."""

from collections.abc import Iterable
from pathlib import Path

from simsp import measures, tables
from simsp.luck import Decision
from simsp.measures import Measure
from simsp.parameters import DIMENSIONS, Parameter
from simsp.plan import START, UNTIL
from simsp.protocol import entities, evidence, figures, inputs, patterns, schedule, submodels, words
from simsp.rulebook import markdown
from simsp.world.books import GROUPS
from simsp.world.world import HISTORY

APPENDICES = (
    "A. All fields",
    "B. All assumptions and practices",
    "C. All decisions by chance",
    "D. All measures",
    "E. Tests of the model",
    "F. Shocks and scenarios",
)


def page(root: Path) -> str:
    """The page in Markdown.

    Args:
        root: the folder of the project, with docs/ and tests/.
    """
    parts = (
        _front(), _purpose(), _entities(), _schedule(), _concepts(), _initialization(), _input(), _submodels(),
        _trust(root), *_appendices(root),
    )  # fmt: skip
    return "\n".join(line for part in parts for line in ("", *part))[1:] + "\n"


def facts() -> dict[str, str]:
    """Every figure that the sentences name in braces."""
    lived, every = figures.grades(figures.DRAWN), figures.grades()
    stock = figures.of_layers(["assumption"])["population.stock"]
    first, start = _people(stock, HISTORY), _people(stock, START)
    return {
        "all_values": str(sum(every.values())),
        "all_c": str(every["C"]),
        "lived": str(sum(lived.values())),
        "lived_c": str(lived["C"]),
        "vietnam": f"{start['vietnam'] / sum(start.values()):.1%}",
        "first": markdown.month(HISTORY),
        "start": markdown.month(START),
        "until": markdown.month(UNTIL),
        "stock": _millions(start.values()),
        "stock_first": _millions(first.values()),
        "stock_first_of": ", ".join(
            f"{count:,.0f} from {name.capitalize()}" for name, count in first.items()
        ),
        "regions": str(len(DIMENSIONS["region"])),
        "groups": str(GROUPS),
        "decisions": str(len(Decision)),
        "measures": str(len(measures.MEASURES)),
        "tables": ", ".join(f"`{one.name}`" for one in tables.TABLES),
    }


def _people(stock: Iterable[Parameter], month: int) -> dict[str, float]:
    """The assumed number of migrants by nationality in a month in which a row begins or goes on."""
    return {DIMENSIONS[one.by][one.element]: float(one.on(month).value) for one in stock}


def _millions(counts: Iterable[float]) -> str:
    return f"{sum(counts) / 1e6:.1f} million"


def _said(text: str) -> list[str]:
    return text.format(**facts()).splitlines()


def _front() -> list[str]:
    return [
        *_said(words.HEAD),
        "",
        *_said(words.VALID),
        "",
        *figures.count_table(),
        "",
        *_grades(),
        *_contents(),
    ]


def _grades() -> list[str]:
    return [
        "Law, reading and policy are what stands in texts, what an unclear text is taken to say, and what a",
        "scenario may switch on; [the page of rules](rules.md#how-to-read-it) tells grades and kinds.",
    ]


def _contents() -> list[str]:
    links = [markdown.link(heading) for heading in (*SECTIONS, *APPENDICES)]
    return ["", f"**Contents**: {'; '.join(links)}."]


SECTIONS = (
    "1. Purpose and patterns",
    "2. Entities, state variables and scales",
    "3. Process overview and scheduling",
    "4. Design concepts",
    "5. Initialization",
    "6. Input data",
    "7. Submodels",
    "8. What is tested, and what was decided",
)


def _section(number: int) -> list[str]:
    return [f"## {SECTIONS[number - 1]}", ""]


def _purpose() -> list[str]:
    lines = [*_section(1), *_said(words.PURPOSE)]
    for kind, found in patterns.ALL.items():
        lines += ["", f"**{kind}**", "", *patterns.table(found)]
    return [*lines, "", "[Calibration](../calibration/README.md) names the sources S0 to S4 in full."]


def _entities() -> list[str]:
    return [
        *_section(2), *_said(words.SCALES), "",
        *entities.overview(), "", "**Dimensions**, by which values and counts differ:", "",
        *entities.dimensions(), "", "**States**, each a closed list:", "", *entities.states_table(),
        *entities.looked_up("###"),
    ]  # fmt: skip


def _schedule() -> list[str]:
    return [*_section(3), *schedule.clocked(), "", *_said(words.SCHEDULE), "", *schedule.table()]


def _concepts() -> list[str]:
    lines = _section(4)
    for name, text in words.CONCEPTS.items():
        said = _said(text)
        lines += [f"**{name}.** {said[0]}", *said[1:], ""]
    return lines[:-1]


def _initialization() -> list[str]:
    return [*_section(5), *_said(words.START_STATE)]


def _input() -> list[str]:
    return [
        *_section(6), *_said(words.INPUT), "", *inputs.effects(), "",
        f"Every shock and every scenario that comes with simsp stands [at the end](#{markdown.anchor(APPENDICES[5])}).",
        "",
        "**Values** by layer and branch (a value that differs by status, country and so on counts once):", "",
        *figures.by_branch(),
    ]  # fmt: skip


def _submodels() -> list[str]:
    return [
        *_section(7), *_said(words.SUBMODELS), *submodels.steps(), "", *submodels.parts(), "",
        "### The law", "", *submodels.law(), "",
        "**Readings**: where the law can be read in two ways, a switch says which way is taken",
        "([open questions](open-questions.md)).", "", *figures.readings(),
    ]  # fmt: skip


def _trust(root: Path) -> list[str]:
    return [
        *_section(8), *_said(words.TESTED), evidence.cases(root),
        f"The others stand [at the end](#{markdown.anchor(APPENDICES[4])}).", "",
        "Decisions that shaped the model, each with what was considered:", "", *evidence.decisions(root / "docs"),
    ]  # fmt: skip


def _appendices(root: Path) -> list[list[str]]:
    fields, values, luck, observed, tests, given = (f"## {title}" for title in APPENDICES)
    listed = [
        line for one in figures.DRAWN for line in ("", f"### {one.capitalize()}", "", *figures.listed(one))
    ]
    guess = (
        f"{figures.GUESS}: expert assumption, no statistic found. Sources S0 to S4: calibration/README.md."
    )
    return [
        [
            fields,
            "",
            "Whole numbers, one of each, unless brackets say otherwise.",
            *entities.all_fields("###"),
        ],
        [values, "", guess, *listed],
        [luck, "", *submodels.decisions()],
        [observed, "", *measure_table()],
        [
            tests,
            "",
            "Commands, the report and the project's own files have tests besides.",
            "",
            *evidence.promises(root / "tests"),
        ],
        [
            given,
            "",
            *inputs.shocks(),
            "",
            "Scenarios, and the numbers of the [recommendations](../scenarios/recommendations.csv) that ask for them:",
            "",
            *inputs.scenarios(),
        ],
    ]


def measure_table() -> list[str]:
    """Every measure with its formula; those that there is one of for each gate or difficulty share a row."""
    alike: dict[tuple[str, str, str], list[Measure]] = {}
    for one in measures.MEASURES:
        alike.setdefault(_starred(one), []).append(one)
    rows = [key if len(found) > 1 else _row(found[0]) for key, found in alike.items()]
    kinds = {"gate": measures.GATES, "difficulty": measures.DIFFICULTIES}
    told = [f"- For `*` stand the names of each {kind}: {', '.join(names)}." for kind, names in kinds.items()]
    return [*markdown.table(("measure", "unit", "formula"), rows), "", *told]


def _row(one: Measure) -> tuple[str, str, str]:
    return f"`{one.name}`", one.unit, one.formula


def _starred(one: Measure) -> tuple[str, str, str]:
    """A measure with a star in the place of the name of a gate or difficulty."""
    each = next((part for part in (*measures.GATES, *measures.DIFFICULTIES) if f"_{part}" in one.name), None)
    name, unit, formula = _row(one)
    return (name.replace(each, "*"), unit, formula.replace(each, "*")) if each else (name, unit, formula)
