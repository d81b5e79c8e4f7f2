"""docs/rules.md: each rule with its clause, the values it reads and the worked cases that test it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from simsp import parameters, places
from simsp.parameters import Parameter
from simsp.rulebook import cases, markdown, rules, values
from simsp.rulebook.cases import Case
from simsp.rulebook.clauses import Clause, meet
from simsp.rulebook.rules import Branch, Rule

_FILES = (".py", ".yaml")
MOST_CASES = 6  # named under a rule; the rest are in the list of their branch

_HEAD = """\
# The rules of law, one by one

Made from the rules, the values and the worked cases themselves by `make rules`.

This page shows what the model takes the law to say, so that a lawyer can check it without reading a program.
Each rule has its clause, what it says, and the values it reads; each value has its unit, its dates, its source and
a grade.
It is not the text of the Act and no legal advice.
Whoever finds a mistake need only name the value, the right figure, its first month and the text it stands in:
[CONTRIBUTING](../CONTRIBUTING.md) says how.
The questions of law that nobody could answer yet are on [a page of their own](open-questions.md).

SSA is the Social Security Act B.E. 2533 (1990) in the consolidated text of the Council of State, with Act No. 4
B.E. 2558 (2015); WCA is the Workmen's Compensation Act B.E. 2537 (1994).
A section without a name is one of the SSA; rules of other schemes name their own texts.
"In force" means in force in {month}, when the values were last checked.

## How to read it

**What a source is worth**

| grade | meaning |
|---|---|
| A | stated in a text that was read for this project |
| B | known from the law or from official figures, but not read again for this project: check before you quote it |
| C | an assumption; its lowest and highest value stand in brackets behind it |

**What kind of value it is**

| kind | meaning |
|---|---|
| law | stands in the Act, or in a regulation or notice under it |
| reading | the text can be read in more than one way; the value says which way the model takes it |
| policy | not law today; a scenario may switch it on |
| assumption | no text says it |

**Words**

| word | meaning |
|---|---|
| satang | a hundredth of a baht; amounts are whole satang inside the model |
| rate | in the rules, parts of 100,000 (5% is 5,000); on this page always per cent |
| mask | a person's months, each marked as insured or not, the latest first |
| `best3` | the sum of the three highest insured monthly wages on which cash benefits are based (SSA s.57) |
| `law` | the values of the branch in the month in question |
"""


@dataclass(frozen=True)
class Book:
    """All that the page is made from; `month` is the month whose values are in force."""

    branches: list[Branch]
    values: dict[str, list[Parameter]]
    cases: list[Case]
    month: int

    def of(self, branch: str) -> list[list[Parameter]]:
        """The values of a branch, in the order of its file."""
        return [family for base, family in self.values.items() if base.startswith(f"{branch}.")]

    def lying_in(self, folder: str) -> list[Case]:
        """The cases of a folder: a branch, or 'stories'."""
        return [case for case in self.cases if case.folder == folder]


def page(worked: Path) -> str:
    """The page of rules, in Markdown.

    Args:
        worked: the folder of the worked cases.
    """
    book = _book(worked)
    lines = _HEAD.format(month=markdown.month(book.month)).splitlines()
    lines += ["", *_contents(book), "", *_by_clause(book)]
    for branch in book.branches:
        lines += ["", *_branch(book, branch)]
    return "\n".join([*lines, "", *_other_cases(book), *_counts(book), ""])


def _book(worked: Path) -> Book:
    registry = parameters.load()
    branches = rules.branches(places.law())
    return Book(branches, values.families(registry), cases.read(worked), values.last_check(registry))


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _contents(book: Book) -> list[str]:
    rows = [
        [
            markdown.link(_title(one.name)),
            one.says,
            str(len(one.rules)),
            str(len(book.of(one.name))),
            str(len(book.lying_in(one.name))),
        ]
        for one in book.branches
    ]
    heads = ("branch", "what it holds", ">rules", ">values", ">worked cases")
    return ["## Contents", "", *markdown.table(heads, rows)]


def _by_clause(book: Book) -> list[str]:
    """Which rules stand under which section."""
    found: dict[Clause, list[str]] = {}
    for rule in _all_rules(book.branches):
        for clause in dict.fromkeys(one._replace(part="") for one in rule.clauses):
            found.setdefault(clause, []).append(markdown.rule(rule.name))
    rows = [[clause.label(), ", ".join(names)] for clause, names in sorted(found.items())]
    return ["## By section", "", *markdown.table(("section", "rules"), rows)]


def _all_rules(branches: Iterable[Branch]) -> list[Rule]:
    return [rule for branch in branches for rule in branch.rules]


def _branch(book: Book, branch: Branch) -> list[str]:
    files = [markdown.file(f"{branch.name}{end}", f"simsp/law/{branch.name}{end}") for end in _FILES]
    lines = [
        f"## {_title(branch.name)}", "",
        branch.says, "",
        f"Thai: {branch.thai}. The rules lie in {files[0]}, their values in {files[1]}.",
    ]  # fmt: skip
    for rule in branch.rules:
        lines += ["", *_rule(book, rule)]
    lines += ["", f"### {_title(branch.name)}: values"]
    for family in book.of(branch.name):
        readers = [rule.name for rule in _all_rules(book.branches) if family[0].base in rule.reads]
        lines += ["", *values.entry(family, book.month, readers)]
    return [*lines, *_cases_of(book, branch.name, f"### {_title(branch.name)}: worked cases")]


def _rule(book: Book, rule: Rule) -> list[str]:
    lines = [f"### {markdown.rule_heading(rule.name)}", "", f"**{rule.source}**", "", *rule.says.splitlines()]
    if rule.reads:
        lines += ["", *values.summary([book.values[base] for base in rule.reads], book.month)]
    if rule.uses:
        lines += ["", f"Builds on {markdown.listed([markdown.rule(name) for name in rule.uses])}."]
    return lines + _cases_for(book, rule)


def _cases_for(book: Book, rule: Rule) -> list[str]:
    """The cases that name a clause of a rule; those of its own branch first."""
    branch = rule.name.partition(".")[0]
    found = [case for case in book.cases if meet(case.clauses, rule.clauses)]
    found.sort(key=lambda case: case.folder != branch)
    links = [_case_link(case, case.stem) for case in found[:MOST_CASES]]
    more = len(found) - len(links)
    rest = f", and {more} more that name the clause" if more else ""
    return ["", f"Worked cases: {', '.join(links)}{rest}."] if found else []


def _case_link(case: Case, text: str) -> str:
    return markdown.file(text.replace("[", "(").replace("]", ")"), f"tests/cases/{case.path}")


def _cases_of(book: Book, folder: str, heading: str) -> list[str]:
    found = book.lying_in(folder)
    if not found:
        return []
    rows = [[_case_link(case, case.title), case.origin, case.tests] for case in found]
    return ["", heading, "", *markdown.table(("case", "origin", "tests"), rows)]


def _folders(book: Book) -> list[str]:
    """The branches, and then whatever other folders hold cases."""
    branches = [branch.name for branch in book.branches]
    return [*branches, *sorted({case.folder for case in book.cases} - set(branches))]


def _other_cases(book: Book) -> list[str]:
    others = _folders(book)[len(book.branches) :]
    found = [line for name in others for line in _cases_of(book, name, f"### {_title(name)}: worked cases")]
    return ["## Worked cases of more than one branch", *found, ""] if found else []


def _counts(book: Book) -> list[str]:
    """How many cases each branch has, by where their expected figures come from."""
    given = {case.origin for case in book.cases}
    origins = [*cases.ORIGINS, *sorted(given - {*cases.ORIGINS, ""}), *([""] if "" in given else [])]
    names = [name for name in _folders(book) if book.lying_in(name)]
    rows = [_count(_title(name), book.lying_in(name), origins) for name in names]
    heads = ["branch", *(f">{origin or 'origin not named'}" for origin in origins), ">all"]
    total = _count("**all**", book.cases, origins)
    return [
        "## Worked cases by branch and origin", "",
        "An official example is one that an office or an authority published; a hand calculation shows its",
        "arithmetic in the file; a made-up case has no outside witness.", "",
        *markdown.table(heads, [*rows, total]),
    ]  # fmt: skip


def _count(title: str, found: Sequence[Case], origins: Sequence[str]) -> list[str]:
    return [title, *(str(sum(case.origin == one for case in found)) for one in origins), str(len(found))]
