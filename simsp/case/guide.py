"""The page for caseworkers, docs/case-files.md, made from the grammar; `make casefiles` writes it anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from simsp import months
from simsp.case import figures, grammar
from simsp.case.grammar import Key, Keys
from simsp.case.story import LAST_MONTH
from simsp.case.words import BECAUSE, NAMES

EXAMPLE = """\
title: Fired after three years, recorded as a resignation
origin: hand calculation        # official example | hand calculation | made up
as_of: 2024-12                  # the answer is given on the last day of this month
person:
  nationality: Myanmar
  sex: female
  born: 1990-05
  knows: all                    # she has heard of every branch of the fund
  papers_valid_until: 2030-12
history:                        # one row for each job or insurance, months inclusive
  - {from: 2019-07, to: 2022-06, status: nv, sector: manufacturing, wage_thb: 10000, enrolled: true}
events:
  - {month: 2022-07, event: dismissed, recorded_as: resigned}
  - {month: 2022-09, event: leaves_thailand}
expect:                         # optional: what the answer must say
  - {right: unemployment, scenario: law_as_written, owed_thb: 30000}
"""

KINDS = (
    ("text", "words on one line; in quotes where they hold `:` or `#`", "`'fish factory: day shift'`"),
    ("month", "year and month of the common era, not the Thai calendar", "`2022-07`"),
    (
        "money",
        "a number without unit and comma, at most two decimals; baht where the key ends in `_thb`",
        "`9500.50`",
    ),
    ("number", "a whole number", "`40`"),
    ("flag", "`true` or `false`", "`true`"),
    ("choice", "one of the words allowed", "`nv`"),
    ("names", "`all`, `none`, or a list of the words allowed", "`[health, old_age]`"),
    ("months", "a list of months", "`[2019-03, 2021-07]`"),
    ("count", "a whole number or `life`", "`6`"),
    ("group", "keys of its own, below it and indented", ""),
    ("rows", "a list: each row begins with `-` and holds keys of its own", ""),
)
STATUS = {
    "mou": "came under a Memorandum of Understanding between the governments",
    "nv": "nationality verified: passport or certificate of identity, visa and permit after arrival",
    "cr": "registered under a Cabinet Resolution (pink card)",
    "border_pass": "border pass with a permit for seasonal or border work (section 64)",
    "undocumented": "no valid papers",
}
INSURANCE = {
    "s33": "a job under the Act (section 33), whether or not the employer registered it",
    "s39": "voluntary, after a job (section 39): needs no wage and no employer",
    "s40": "voluntary, without employer (section 40), with `option`",
    "mhis": "a health card of the Ministry of Public Health, with `months`",
    "self_enrolment": "the policy of that name: needs no wage and no employer",
    "none": "work without any insurance, outside the Act",
}
KNOWN = {
    "health": "care, sickness cash",
    "maternity": "birth, antenatal visits, leave",
    "child": "child allowance",
    "unemployment": "unemployment benefit",
    "invalidity_death": "invalidity, funeral and survivors' grants, work injury",
    "old_age": "pension and lump sum",
}
SCHEMES = {
    "mhis": "health cards",
    "section_40": "section 40",
    "japan_lump_sum": "Japan's lump-sum withdrawal payment, one for each pension scheme",
    **{f"home_{country}": f"the home scheme of {country.capitalize()}" for country in grammar.COUNTRIES[1:]},
    "transfer": "old-age money handed to the home scheme, where a policy does that",
}


def page() -> str:
    """The whole page."""
    return (
        "\n".join([*_beginning(), *_how_to_write(), *_tables(), *_words(), *_expect(), *_counting()]) + "\n"
    )


def write(path: Path) -> None:
    """Write the page; `make casefiles` calls this."""
    path.write_text(page(), encoding="utf-8")


def _beginning() -> Iterator[str]:
    yield """# Case files

Made from `simsp/case/grammar.py`; `make casefiles` writes it anew.

A case file tells the working life of one person. `simsp case FILE` answers it: what was paid in, which rights arose,
what is owed by law, what arrives in practice, why the rest does not, and what can still be claimed, where and until
when; each right with its clause and its arithmetic.
"""
    yield f"```yaml\n{EXAMPLE}```\n"
    yield """Save this as `fired.yaml`, and ask:

| command | answers |
|---|---|
| `simsp check fired.yaml` | is the file right? All mistakes at once, each with its line |
| `simsp case fired.yaml` | under today's law and practice |
| `simsp case fired.yaml --scenario law_as_written` | if law were kept to the letter and everybody knew |
| `simsp case fired.yaml --scenario current_law --scenario exit_lump_sum` | two laws side by side |
| `simsp case fired.yaml --scenario exit_lump_sum --from 2020-01` | had that policy begun in January 2020 |
| `simsp case fired.yaml --json` | the same as data, money in satang (1 baht = 100 satang) |

`simsp scenarios` lists the scenarios; a file of your own can stand in the place of a name. The exit code is 0, 1 where
the answer is not what the file expects, 2 where the file or the command is wrong.
"""


def _how_to_write() -> Iterator[str]:
    yield """## How to write one

Any text editor will do; save as plain text (UTF-8) with a name that ends in `.yaml`.

- A line is `key: value`, with a space after the colon. What belongs to a key stands below it, indented by two spaces
  (never a tab).
- A list has one row a line, and each row begins with `- `. A row's keys stand in braces with commas, as above, or on
  lines of their own, indented alike.
- `#` begins a remark. The order of rows, events and keys does not matter.
- Leave out what holds anyway: the column *if left out* says what then holds.

| kind | what to write | such as |
|---|---|---|"""
    yield from (_row(kind) for kind in KINDS)
    yield ""


def _tables() -> Iterator[str]:
    yield from _section("The whole file", grammar.CASE)
    yield from _section("`person`: who it is", grammar.PERSON)
    yield from _section(
        "`heirs` of the person", grammar.HEIRS, "For rights after a death; `heirs: none` for nobody."
    )
    yield from _section(
        "`statement` of the person",
        grammar.STATEMENT,
        "Where the first years are known only from a statement of the Social Security Office; `history` begins then.",
    )
    yield from _section(
        "`history`: work and insurance",
        grammar.ROW,
        "Rows may overlap only with different employers. A gap is no insured work.",
    )
    yield from _section("`elsewhere`: months in other countries", grammar.ABROAD)
    yield from _events()


def _events() -> Iterator[str]:
    yield from ("## `events`: what happened", "", "| event | what it tells |", "|---|---|")
    yield from (_row((f"`{name}`", meaning)) for name, meaning in grammar.HAPPENED.items())
    yield from ("", "Every row needs `month` and `event`; these have keys of their own:", "")
    yield from ("| event | key | kind | meaning | allowed | if left out |", "|---|---|---|---|---|---|")
    for name, keys in grammar.EVENTS.items():
        first = f"`{name}`"
        for key, one in keys.items():
            yield _row((first, *_cells(key, one)))
            first = ""
    yield ""


def _section(title: str, keys: Keys, about: str = "") -> Iterator[str]:
    yield from (f"## {title}", "", *([about, ""] if about else []), *_table(keys), "")


def _table(keys: Keys) -> Iterator[str]:
    yield from ("| key | kind | meaning | allowed | if left out |", "|---|---|---|---|---|")
    yield from (_row(_cells(name, key)) for name, key in keys.items())


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def _cells(name: str, key: Key) -> Sequence[str]:
    return (f"`{name}`", key.kind, key.meaning, _allowed(name, key), _left_out(key))


_EXPLAINED = {
    "status": "see [words](#words)",
    "insurance": "see [words](#words)",
    "knows": "see [words](#words)",
    "of": "see [words](#words)",
    "right": "see [words](#words)",
    "opens": "see [words](#words)",
    "scheme": "see [words](#words)",
    "event": "see below",
}


def _allowed(name: str, key: Key) -> str:
    if key.kind == "number":
        return f"{key.allowed[0]} to {key.allowed[1]:,}"
    if name in _EXPLAINED and len(key.allowed) > 3:
        return _EXPLAINED[name]
    if name == "cause":
        return "`none` or a gate, see [words](#words)"
    return ", ".join(f"`{one}`" for one in key.allowed)


def _left_out(key: Key) -> str:
    if key.required:
        return "**needed**"
    if key.absent:
        return key.absent
    if isinstance(key.default, bool):
        return f"`{str(key.default).lower()}`"
    if key.kind == "names":
        return "`all`"
    return f"`{key.default}`" if key.default not in (None, "", (), []) else ""


def _words() -> Iterator[str]:
    yield from ("## Words", "")
    yield from _named("status", STATUS)
    yield from _named("insurance", INSURANCE)
    yield from _named("branch (`knows`, `learns`)", KNOWN)
    yield from _named("right", NAMES)
    yield from _named("gate, in the order a claim meets them", BECAUSE, "closed, where")
    yield from _named("scheme outside the fund", SCHEMES)


def _named(head: str, names: Mapping[str, str], tells: str = "meaning") -> Iterator[str]:
    yield from (f"| {head} | {tells} |", "|---|---|")
    yield from (_row((f"`{name}`", meaning)) for name, meaning in names.items())
    yield ""


def _expect() -> Iterator[str]:
    yield from ("## `expect`: what the answer must say", "")
    yield "Each row names a `right`, or a `scheme`, or neither of them (then it is about the whole case), and figures"
    yield "of it. Money is compared to the satang."
    yield from ("", *_table(figures.FILTERS), "")
    for about, keys in (
        ("a right", figures.OF_A_RIGHT),
        ("the whole case", figures.OF_A_LIFE),
        ("a scheme", figures.OF_A_SCHEME),
    ):
        yield from (f"| of {about} | kind | meaning |", "|---|---|---|")
        yield from (_row(_cells(name, key)[:3]) for name, key in keys.items())
        yield ""


def _counting() -> Iterator[str]:
    yield f"""## How the answer counts

- **By law and in practice.** *Owed* is what the law gives on the life as lived: a month in an insurable job counts even
  if the employer never registered the worker or kept the money. *Received* is what comes through the gates above. The
  first gate that closes is the cause of the loss.
- **No chance is drawn.** What the file tells acts in full: `recorded_as: resigned` costs the difference, an event
  `refused` loses the right. What the file does not tell does not act: the office accepts, the bank pays. Beside it the
  answer quotes how common such a practice is.
- **Claims.** Without an event `claims`, a right is claimed in the first month in which the person knows of the branch,
  is in Thailand and has valid papers. With one, it is claimed in that month.
- **The date of the answer** is the last day of `as_of`. Rights that have arisen by then count: those of limited length
  with all their payments, as if nothing else happened; those for life with the payments due by then, and beside them an
  estimate for a whole life. What is still within its deadline and not yet claimed is *still to claim*, not lost.
- **After the last row** there is no insured work, and the person is still in Thailand unless the file says otherwise.
- **Months are whole.** A row counts from its first to its last month. Within a month, work and contributions come
  first, then illness, birth, invalidity and death, then old age, then leaving. A month without work has 30 days.
- **Old law.** A month for which no value of the law is known is refused, with the row or event that needs it; an older
  past goes into `statement`.
- **Amounts** are in baht of the time, to the satang. Care in kind counts with an estimated value, or with the bill.
  Compensation for work injury and other schemes stand apart from the fund.

`simsp law NAME` shows each value behind an answer with its source, such as `simsp law unemployment`;
[rules.md](rules.md) tells the rules, and [open-questions.md](open-questions.md) where the law is unclear. Hundreds of
worked cases lie in [tests/cases](../tests/cases). The last month that can be asked about:
{months.text(LAST_MONTH)}."""
