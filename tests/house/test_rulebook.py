"""The pages for lawyers: made from the rules and values themselves, whole, and with links that lead somewhere."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from simsp import parameters, places, rulebook
from simsp.rulebook import amounts, clauses, markdown, rules

PAGES = ("rules.md", "open-questions.md")
BRANCHES_OF_THE_ACT = [
    "coverage", "contributions", "sickness", "maternity", "invalidity", "death", "child_allowance", "old_age",
    "unemployment",
]  # fmt: skip


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Three worked cases, one of them half written."""
    for name, text in {
        "sickness/broken-leg.yaml": "{title: 'Forty days | off', origin: hand calculation, tests: SSA s.64}",
        "stories/long-illness.yaml": "{title: A chronic disease, origin: official example, tests: s.64 to 65}",
        "sickness/later.yaml": "title: [not yet",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def part(page: str, heading: str) -> str:
    """What stands under a heading, up to the next one of any level."""
    return re.split(r"\n#+ ", page.partition(f"# {heading}\n")[2])[0]


def links(text: str) -> list[str]:
    """The targets of all links."""
    return re.findall(r"\]\(([^)]+)\)", text)


def test_the_page_of_rules_is_up_to_date(root: Path) -> None:
    """docs/rules.md says what the rules, values and cases say; `make rules` writes it anew."""
    assert (root / "docs/rules.md").read_text(encoding="utf-8") == rulebook.page(root / "tests/cases")


def test_the_open_questions_quote_the_shipped_values(root: Path) -> None:
    """Layer, default and range of every value named there are those of the files; `make rules` fills them in."""
    text = (root / "docs/open-questions.md").read_text(encoding="utf-8")
    assert text == rulebook.refreshed(text)


def test_every_value_that_the_open_questions_name_exists(root: Path) -> None:
    """In sentences too, not only in the tables."""
    text = (root / "docs/open-questions.md").read_text(encoding="utf-8")
    known = parameters.load()
    branches = {name.partition(".")[0] for name in known}
    named = [name for name in re.findall(r"`(\w+\.\w+)", text) if name.partition(".")[0] in branches]
    assert set(named) - set(known) == set()
    assert len(set(named)) > 40


def test_every_open_question_has_a_value_or_says_that_it_has_none(root: Path) -> None:
    """28 questions, and none without what is known, what hangs on it, and where it is held."""
    text = (root / "docs/open-questions.md").read_text(encoding="utf-8")
    questions = re.split(r"\n## \d+\. ", text)[1:]
    assert re.findall(r"\n## (\d+)\. ", text) == [str(number) for number in range(1, 29)]
    for question in questions:
        assert "**Known.** " in question
        assert "**What hangs on it.** " in question
        assert "| [`" in question or "**No value holds it**" in question


def test_a_stale_or_wrong_value_among_the_open_questions_is_noticed() -> None:
    """A row takes what the files say, at the month it names; a name that does not exist is an error."""
    stale = "| [`contributions.ceiling`](rules.md) in 2025-12 | law | 1 baht | |"
    assert rulebook.refreshed(stale) == (
        "| [`contributions.ceiling`](rules.md#contributionsceiling) in 2025-12 | law "
        "| 15,000\N{NO-BREAK SPACE}baht | no range |"
    )
    with pytest.raises(LookupError, match=r"contributions\.roof"):
        rulebook.refreshed("| [`contributions.roof`](rules.md) | | | |")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_heading_or_a_file(root: Path, page: str) -> None:
    """Inside a page, to the other page, and to the files of the project; no heading stands twice."""
    anchors = {}
    for name in PAGES:
        headings = re.findall(r"^#+ (.*)$", (root / "docs" / name).read_text(encoding="utf-8"), re.MULTILINE)
        anchors[name] = [markdown.anchor(heading) for heading in headings]
        assert len(anchors[name]) == len(set(anchors[name]))
    for target in links((root / "docs" / page).read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        assert (root / "docs" / (path or page)).exists(), target
        assert not anchor or anchor in anchors[path or page], target


def test_every_rule_is_there_with_its_clause(root: Path) -> None:
    """Read as text or run as a program, a rule has the same name and source, and the page shows both."""
    page = (root / "docs/rules.md").read_text(encoding="utf-8")
    read = {rule.name: rule.source for branch in rules.branches(places.law()) for rule in branch.rules}
    run = {}
    for path in places.law().glob("*.py"):
        module = importlib.import_module(f"simsp.law.{path.stem}") if path.stem != "__init__" else None
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            made = getattr(module, getattr(node, "name", ""), None)
            if isinstance(node, ast.FunctionDef) and hasattr(made, "source"):
                run[f"{path.stem}.{node.name}"] = made.source
    assert read == run
    for name, source in run.items():
        assert part(page, f"Rule: {name}").startswith(f"\n**{source}**\n"), name


def test_every_value_of_law_is_there(root: Path) -> None:
    """With meaning, unit and every date, also where no rule reads it."""
    page = (root / "docs/rules.md").read_text(encoding="utf-8")
    law = {path.stem for path in places.law().glob("*.yaml")}
    for parameter in parameters.load().values():
        if parameter.name.partition(".")[0] in law:
            text = part(page, parameter.base)
            assert parameter.meaning in text, parameter.name
            for row in parameter.history:
                assert markdown.month(row.start) in text, parameter.name
                assert row.source in text, parameter.name


def test_a_value_shows_what_held_before_and_what_is_decided() -> None:
    """The wage ceiling: 15,000 until 2025, 17,500 now, 20,000 and 23,000 to come (KPMG tax flash 157)."""
    rows = part(rulebook.page(Path("nowhere")), "contributions.ceiling").replace("\N{NO-BREAK SPACE}", " ")
    cells = [[cell.strip() for cell in row.split("|")[1:4]] for row in rows.splitlines() if "baht" in row]
    assert cells == [
        ["Jan 1996", "Dec 2025", "15,000 baht"],
        ["**Jan 2026**", "Dec 2028", "**17,500 baht**"],
        ["Jan 2029", "Dec 2031", "20,000 baht"],
        ["Jan 2032", "", "23,000 baht"],
    ]


def test_a_rule_lists_the_values_it_reads_with_their_units() -> None:
    """Sickness cash: 50% of the base, from section 64; the base comes from another rule."""
    text = part(rulebook.page(Path("nowhere")), "Rule: sickness.cash")
    assert "| [cash_rate](#sicknesscash_rate) | 50% | Mar\N{NO-BREAK SPACE}1991 | A | SSA s.64 " in text
    assert "Builds on [coverage.of_daily_wage](#rule-coverageof_daily_wage)." in text


def test_branches_and_rules_stand_in_the_order_of_the_act() -> None:
    """Who is insured and what is paid come first, then the benefits as the Act has them, then all else."""
    branches = rules.branches(places.law())
    ordered = [branch.name for branch in branches if branch.name in BRANCHES_OF_THE_ACT]
    assert ordered == BRANCHES_OF_THE_ACT
    maternity = next(branch for branch in branches if branch.name == "maternity")
    assert [rule.source.partition(";")[0] for rule in maternity.rules] == ["SSA s.65"] * 3 + ["SSA s.67"]


def test_a_worked_case_is_named_under_the_clause_it_tests(cases: Path) -> None:
    """Under the rule, in the list of its branch, and in the count; one that cannot be read by its name alone."""
    page = rulebook.page(cases)
    assert part(page, "Rule: sickness.payable_days").endswith(
        "Worked cases: [broken-leg](../tests/cases/sickness/broken-leg.yaml), "
        "[long-illness](../tests/cases/stories/long-illness.yaml).\n"
    )
    assert "broken-leg" not in part(page, "Rule: sickness.has_window")
    assert "[long-illness]" in part(page, "Rule: maternity.grant")
    listed = part(page, "Sickness: worked cases")
    assert (
        "| [Forty days / off](../tests/cases/sickness/broken-leg.yaml) | hand calculation | SSA s.64 |"
        in listed
    )
    assert "| [later](../tests/cases/sickness/later.yaml) |" in listed
    counts = part(page, "Worked cases by branch and origin")
    assert "| branch | official example | hand calculation | made up | origin not named | all |" in counts
    assert "| Sickness | 0 | 1 | 0 | 1 | 2 |" in counts
    assert "| Stories | 1 | 0 | 0 | 0 | 1 |" in counts
    assert "| **all** | 1 | 1 | 0 | 1 | 3 |" in counts


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("SSA s.62", ["s.62"]),
        ("SSA s.46, s.46/1", ["s.46", "s.46/1"]),
        ("SSA s.76 to 77 ter", ["s.76 to 77 ter"]),
        ("SSA s.38 with s.62, 65, 69 and 73", ["s.38", "s.62", "s.65", "s.69", "s.73"]),
        ("SSA s.77 bis para 2 with s.49 para 2", ["s.77 bis", "s.49"]),
        ("SSA s.64 with Labour Protection Act s.57", ["s.64", "Labour Protection Act s.57"]),
        ("WCA s.20, s.21", ["WCA s.20", "WCA s.21"]),
        ("SSA s.79, 60% since 2025", ["s.79"]),
        ("rate cut of 2012", []),
    ],
)
def test_clauses_are_found_in_a_source(text: str, labels: list[str]) -> None:
    """As sources of rules and cases write them."""
    assert [clause.label() for clause in clauses.named(text)] == labels


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("SSA s.77 bis para 3", "s.77 bis", True),
        ("SSA s.77 bis para 3", "s.77 bis para 2", False),
        ("SSA s.74 to 75 ter", "s.75", True),
        ("SSA s.77", "s.77 bis", False),
        ("SSA s.18", "WCA s.18", False),
        ("SSA s.41 (4), (5)", "s.41 (5)", True),
    ],
)
def test_clauses_meet_where_they_can_mean_the_same_text(one: str, other: str, same: bool) -> None:
    """A paragraph lies within its section, and another paragraph does not."""
    assert clauses.meet(clauses.named(one), clauses.named(other)) is same


def test_values_are_said_with_their_units() -> None:
    """Thousands apart, per cent as a sign, one month in the singular."""
    assert amounts.said(17500, "thb") == "17,500 baht"
    assert amounts.said(0.5, "percent") == "0.5%"
    assert amounts.said(25, "percent_per_year") == "25% a year"
    assert amounts.said(1, "months") == "1 month"
    assert amounts.said(0.9, "probability") == "0.9"
    assert amounts.said(None, "thb") == ""
