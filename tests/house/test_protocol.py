"""docs/odd.md, the page for reviewers: made from the code, whole, and true in every name that it mentions."""

import ast
import fnmatch
import importlib
import re
import types
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from simsp import cli, measures, parameters, protocol, tables
from simsp.luck import Decision
from simsp.protocol import entities, figures, inputs, patterns, schedule, source, words
from simsp.protocol.page import facts
from simsp.rulebook import markdown
from simsp.scenario import shipped
from simsp.world import calendar, people, rights

STEP = re.compile(r"Step (\d+), (\w+):")


@pytest.fixture(scope="module")
def text() -> str:
    """The page as it stands in docs/."""
    return (Path(__file__).resolve().parents[2] / "docs/odd.md").read_text(encoding="utf-8")


def part(page: str, heading: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    marks = re.search(rf"^(#+) {re.escape(heading)}$", page, re.MULTILINE)
    assert marks, heading
    return re.split(rf"\n#{{2,{len(marks[1])}}} ", page[marks.end() :])[0]


def cells(piece: str) -> list[list[str]]:
    """The rows of all tables in a piece of the page, heads included."""
    rows = re.findall(r"^\| (.*) \|$", piece, re.MULTILINE)
    return [[cell.strip() for cell in row.split(" | ")] for row in rows]


def test_the_page_for_reviewers_is_up_to_date(root: Path, text: str) -> None:
    """docs/odd.md says what the code, the values and the tests say; `make odd` writes it anew."""
    assert text == protocol.page(root)


def test_the_first_page_says_what_the_model_is_and_is_not_valid_for(text: str) -> None:
    """Before all sections of the protocol, with the kinds of use that advocates must not make of it."""
    headings = re.findall(r"^#+ .*$", text, re.MULTILINE)
    assert headings[:3] == [
        "# How the model works (ODD protocol)",
        "## What the model is valid for, and what not",
        "## 1. Purpose and patterns",
    ]
    first = part(text, "What the model is valid for, and what not")
    allowed, _, forbidden = first.partition("**Do not use it to**")
    assert allowed.count("\n- **") >= 4
    assert forbidden.count("\n- **") >= 7


def test_the_seven_elements_of_the_protocol_stand_in_its_order(text: str) -> None:
    """As Grimm and others (2020) number them, and the eleven design concepts by name."""
    found = re.findall(r"^## ([1-7])\. (.*)$", text, re.MULTILINE)
    assert found == [
        ("1", "Purpose and patterns"),
        ("2", "Entities, state variables and scales"),
        ("3", "Process overview and scheduling"),
        ("4", "Design concepts"),
        ("5", "Initialization"),
        ("6", "Input data"),
        ("7", "Submodels"),
    ]
    concepts = re.findall(r"^\*\*([A-Z][a-z ]+)\.\*\* ", part(text, "4. Design concepts"), re.MULTILINE)
    assert concepts == [
        "Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing",
        "Interaction", "Stochasticity", "Collectives", "Observation",
    ]  # fmt: skip


def test_the_count_of_guesses_is_that_of_the_files(root: Path, text: str) -> None:
    """Grade C among all values, counted here from the files without the loader; the row in force in 2027-01."""
    grades = {"law": [], "lived": []}
    for path in [*(root / "simsp/law").glob("*.yaml"), *(root / "calibration").glob("*.yaml")]:
        for entry in (yaml.safe_load(path.read_text(encoding="utf-8")).get("values") or {}).values():
            begun = [row for row in entry["history"] if str(row["from"]) <= "2027-01"] or entry["history"][:1]
            kind = "lived" if entry["layer"] in ("practice", "assumption") else "law"
            grades[kind].append(begun[-1]["grade"])
    every = grades["law"] + grades["lived"]
    first = " ".join(part(text, "What the model is valid for, and what not").split())
    assert f"Of {len(every)} values behind a run, {every.count('C')} are grade C" in first
    lived = grades["lived"]
    assert f"Among the {len(lived)} that say how" in first
    assert f"(assumptions and practice) it is {lived.count('C')}." in first


def test_every_field_of_every_record_is_there(root: Path, text: str) -> None:
    """With its meaning, in the order of the record that the compiled steps get; a new record comes by itself."""
    found = []
    for path in (root / "simsp/world").glob("*.py"):
        names = re.findall(r"^([A-Z]+) = record\(", path.read_text(encoding="utf-8"), re.MULTILINE)
        home = importlib.import_module(f"simsp.world.{path.stem}")
        found += [(name.lower(), getattr(home, name)) for name in names]
    assert {name for name, _ in found} >= {"person", "account", "row", "books", "employer", "office"}
    for name, record in found:
        rows = cells(part(text, f"Fields of `{name}`"))[2:]
        assert [row[0].strip("`") for row in rows] == list(record.names)
        assert [row[0] for row in rows if not row[1]] == []


def test_every_list_of_states_is_there_with_its_members(text: str) -> None:
    """Read from the classes, in the part on entities."""
    rows = {row[0]: row for row in cells(part(text, "2. Entities, state variables and scales"))}
    for kind in (
        people.Status,
        people.Place,
        people.Job,
        rights.Right,
        rights.Gate,
        rights.Fate,
        rights.State,
    ):
        members = ", ".join(member.name.lower() for member in kind)
        assert rows[f"`{kind.__name__}`"][2] == members


def test_every_assumption_and_practice_is_there(text: str) -> None:
    """With its meaning, its value in 2027-01, its grade and its source."""
    rows = {
        row[0].partition("` ")[0].strip("`"): row
        for row in cells(part(text, "B. All assumptions and practices"))
    }
    wanted = [one for one in parameters.load().values() if one.layer in ("practice", "assumption")]
    for one in wanted:
        row = one.on(2027 * 12)
        said = rows[one.base]
        assert one.meaning in said[0], one.name
        assert (said[2], said[3]) == (row.grade, figures.short(row.source).replace("|", "/")), one.name
    assert len(rows) == len({one.base for one in wanted}) + 2  # the head, and the line below it


def test_every_layer_and_branch_is_counted(text: str) -> None:
    """Each value once, in the row of its layer."""
    bases = {one.base: one.layer for one in parameters.load().values()}
    rows = {row[0]: row for row in cells(part(text, "6. Input data"))}
    for layer in parameters.LAYERS:
        found = [base.partition(".")[0] for base, its in bases.items() if its == layer]
        assert rows[layer][1] == str(len(found))
        counts = dict(re.findall(r"`(\w+)` (\d+)", rows[layer][2]))
        assert counts == {branch: str(found.count(branch)) for branch in set(found)}


def test_every_module_of_the_month_is_there(root: Path, text: str) -> None:
    """A step under a heading of its own, whatever steps share in a list."""
    submodels = part(text, "7. Submodels")
    stems = {path.stem for path in (root / "simsp/month").glob("*.py")} - {"__init__"}
    steps = {stem.lower() for stem in re.findall(r"^### 7\.\d+ (\w+)$", submodels, re.MULTILINE)}
    shared = set(re.findall(r"^- `(\w+)`: ", part(text, "What the steps share"), re.MULTILINE))
    assert steps | shared == stems
    assert steps & shared == set()


def test_steps_stand_in_the_order_that_they_give_themselves() -> None:
    """The order in which the clock calls them is that of the numbers in their own docstrings, and none is left out."""
    called = [found for one in schedule.steps() if (found := STEP.match(one.says[0]))]
    numbers = [int(found[1]) for found in called]
    assert numbers == sorted(numbers)
    named = [one for one in source.folder("month") if STEP.match(one.says[0])]
    assert {one.stem for one in named} <= {one.stem for one in schedule.steps()}
    assert [found[2] for found in called][:2] == ["arrive", "papers"]


def test_every_decision_by_chance_is_there(text: str) -> None:
    """With its number, and in a row of a module that takes it."""
    listed = re.findall(r"`([A-Z_]+)` (\d+)", part(text, "C. All decisions by chance"))
    assert dict(listed) == {decision.name: str(int(decision)) for decision in Decision}


def test_every_measure_is_there(text: str) -> None:
    """By its name, or by one in which a star stands for a gate or a difficulty."""
    rows = [row[0].strip("`") for row in cells(part(text, "D. All measures"))[2:]]
    missing = [
        one.name for one in measures.MEASURES if not any(fnmatch.fnmatch(one.name, row) for row in rows)
    ]
    assert missing == []
    stars = [row for row in rows if "*" in row]
    assert stars == ["difficulty_*", "lost_*_thb", "regained_*_thb"]


def test_every_shock_and_every_scenario_is_there(text: str) -> None:
    """Entries of the calendar are counted by effect; scenarios stand with their titles."""
    rows = cells(part(text, "6. Input data")) + cells(part(text, "F. Shocks and scenarios"))
    counted = {row[0].strip("`"): int(row[2]) for row in rows if len(row) == 3 and row[2].isdigit()}
    found = [event.effect for event in calendar.load()]
    assert [
        row for row in cells("\n".join(inputs.effects())) if not row[1]
    ] == []  # the head of its file says what
    assert {effect: counted[effect] for effect in set(found)} == {one: found.count(one) for one in set(found)}
    assert {row[0].strip("`") for row in rows} >= set(shipped())
    months = [row[2] for row in cells("\n".join(inputs.shocks()))[2:]]
    merged = [int(count) for said in months for count in re.findall(r"^(\d+) times, ", said)]
    alone = [said.count(" to ") for said in months if " times, " not in said]
    assert sum(merged) + sum(alone) == len(found)


def known(root: Path) -> set[str]:
    """Every name that a sentence may put in backticks, but for values, paths and modules."""
    fields = {field.name for record in entities.records() for field in record.fields}
    functions = set(source.module("simsp.run").functions)
    names = (
        fields
        | functions
        | set(tables.SERIES)
        | {one.name for one in measures.MEASURES}
        | {one.name for one in tables.TABLES}
    )
    targets = re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    commands = {f"simsp {name}" for name in cli.commands.commands} | {f"make {name}" for name in targets}
    options = {option for one in cli.commands.commands.values() for two in one.params for option in two.opts}
    return names | set(shipped()) | commands | options


def exists(name: str, root: Path) -> bool:
    """Whether a value (a star stands for several), a path or a module has this name."""
    registry = parameters.load()
    values = {*registry, *(one.base for one in registry.values())}
    module = root / f"{name.replace('.', '/')}.py"
    return bool(fnmatch.filter(values, name)) or (root / name).exists() or module.is_file()


def test_every_name_in_a_sentence_exists(root: Path) -> None:
    """Values, fields, measures, scenarios, modules, files and commands that the page's own words mention."""
    said = [words.HEAD, words.VALID, words.PURPOSE, words.SCALES, words.SCHEDULE, *words.CONCEPTS.values()]
    said += [words.START_STATE, words.INPUT, words.SUBMODELS, words.TESTED]
    said += [one.beside for found in patterns.ALL.values() for one in found]
    names = [name for text in said for name in re.findall(r"`([^`]+)`", text)]
    assert [name for name in names if name not in known(root) and not exists(name, root)] == []
    assert len(set(names)) > 40


def test_every_link_leads_to_a_heading_or_a_file(root: Path, text: str) -> None:
    """On the page itself, on the other pages, and in the project."""
    pages_of = {"odd.md": text, "rules.md": (root / "docs/rules.md").read_text(encoding="utf-8")}
    anchors = {
        name: [markdown.anchor(heading) for heading in re.findall(r"^#+ (.*)$", page, re.MULTILINE)]
        for name, page in pages_of.items()
    }
    assert len(anchors["odd.md"]) == len(set(anchors["odd.md"]))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        assert (root / "docs" / (path or "odd.md")).exists(), target
        assert not anchor or anchor in anchors[path or "odd.md"], target


def test_the_readme_points_to_it(root: Path) -> None:
    """Under the name by which reviewers look for it."""
    assert "[How the model works (ODD)](docs/odd.md)" in (root / "README.md").read_text(encoding="utf-8")


def test_it_is_not_too_long_to_read(text: str) -> None:
    """What comes before the tables at the end has at most thirteen pages of 600 words."""
    before, _, _ = text.partition("\n## A. ")
    assert len(re.findall(r"[\w']+", before)) < 7_800


class Change(NamedTuple):
    """A row of a table that somebody may add."""

    before: people.Status
    after: tuple[people.Status, ...]
    costs: bool


def test_a_new_table_of_the_world_appears_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of named tuples in a module of the world is shown with its columns, names of states in words."""
    home = types.ModuleType(Change.__module__)
    rows = [Change(people.Status.NV, (people.Status.CR, people.Status.BORDER_PASS), costs=True)]
    vars(home)["CHANGES"] = rows
    monkeypatch.setattr(entities, "_modules", lambda: (home,))
    shown = cells("\n".join(entities.looked_up("###")))
    assert shown[0] == ["before", "after", "costs"]
    assert shown[2] == ["nv", "cr, border_pass", "yes"]


def made(text: str, name: str = "simsp.month.made") -> source.Source:
    """A module that nobody wrote to a file."""
    return source.Source(name, ast.parse(text))


def test_values_that_a_step_reads_are_found() -> None:
    """By their full path, by a short name of their branch, by names made of others, and as chances made beforehand."""
    step = made(
        "def step(rules, odds):\n"
        "    claims, life = rules.claims, rules.life\n"
        "    stay = rules.stay\n"
        "    return claims.cost + life.births + stay.return_rate + rules.papers.cost[0] + odds.lapse\n"
    )
    behind_lapse = {  # simsp.world.paper_odds.lapse, read by hand: its own values, the spell's, and the burden's
        "papers.lapse", "papers.lapse_of", "papers.period", "papers.cost_elasticity",
        "work.minimum_wage", "work.days_a_month", "work.insured_premium",
    }  # fmt: skip
    direct = {"claims.cost", "life.births", "papers.cost", "stay.return_rate"}
    assert set(source.reads(step)) == direct | behind_lapse
    assert (
        source.reads(made("def step(rules, person):\n    return person.cost + rules.papers.nothing\n")) == []
    )


def test_decisions_and_laws_of_a_step_are_found() -> None:
    """By the register's own name and by its short one, in the register's order; the law by its imports."""
    step = made(
        "from simsp.law import old_age\nfrom simsp.law.coverage import is_insurable\n"
        "def step(key):\n    return draw(key, _D.RETURN), draw(key, luck.Decision.SEX), draw(key, other.AGE)\n"
    )
    assert source.draws(step) == ["SEX", "RETURN"]
    assert source.laws(step) == ["coverage", "old_age"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Who is insured (SSA s.33). And more.", "Who is insured (SSA s.33)."),
        ("From s.78 to 79/1. Then `x` follows.", "From s.78 to 79/1."),
        ("See simsp.run for it", "See simsp.run for it"),
    ],
)
def test_a_first_sentence_ends_at_its_full_stop(text: str, sentence: str) -> None:
    """And not at a point within a section's number or a module's name."""
    assert source.first_sentence(text) == sentence


def test_a_source_that_is_a_guess_says_so_in_one_word() -> None:
    """The sentence that most assumptions share, alone and within another."""
    assert figures.short("expert assumption, no statistic found; see S2") == "*guess*; see S2"
    assert figures.short("the rate is an expert assumption, no statistic found") == "the rate is a *guess*"
    assert figures.short("S2: an assumption") == "S2: an assumption"


def test_every_figure_that_the_sentences_name_is_filled_in(text: str) -> None:
    """No name in braces is left over, and none is made for nothing."""
    said = " ".join(value for value in vars(words).values() if isinstance(value, str))
    wanted = set(re.findall(r"{(\w+)}", said + " ".join(words.CONCEPTS.values())))
    assert wanted <= set(facts())
    assert set(facts()) <= wanted
    assert not re.search(r"{\w+}", text)


def test_every_record_says_what_one_of_it_is() -> None:
    """The comment above a record is its sentence on the page."""
    assert [record.name for record in entities.records() if not record.says] == []
