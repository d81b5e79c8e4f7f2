"""A case file becomes a `Case`, or every mistake in it becomes a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from simsp import months
from simsp.case import figures, grammar, story
from simsp.case.form import Form
from simsp.case.history import Abroad, Case, Event, Expectation, Heirs, Person, Spell, Statement
from simsp.case.kinds import hint
from simsp.errors import BadInput, one_line
from simsp.scenario import file, shipped
from simsp.scenario.file import Node

AFTERWARDS = 24  # months after the last month named, where a file does not say `as_of`
_NOT_COVERED = ("household", "agriculture", "fishing")  # decree of February 2017, where not employed all year
_OF_A_CASE = set(grammar.CASE) - {"title"}


def is_case(path: Path) -> bool:
    """Whether a file is meant as a case and not as a scenario; a file that cannot be read is not."""
    try:
        keys = file.read(path)
    except BadInput:
        return False
    return "changes" not in keys and bool(_OF_A_CASE & set(keys))


def read(path: Path) -> Case:
    """The case in a file.

    Raises:
        BadInput: with every problem of the file.
    """
    keys = file.read(path)
    if "changes" in keys and not {"person", "history", "events"} & set(keys):
        sentence = "is a scenario, not a case; name it after --scenario, and a case file before it"
        raise BadInput([f"{file.shown(path)}: {sentence}"])
    return of_keys(keys, file.shown(path), path.parent)


def of_keys(written: Mapping[str, Node], name: str, folder: Path = Path()) -> Case:
    """The case in the keys of a file.

    Args:
        written: the keys and their values.
        name: how sentences call the file.
        folder: where scenario files that it names lie.

    Raises:
        BadInput: with every problem.
    """
    form = Form(name)
    keys = form.group(written, grammar.CASE, 0)
    person = _person(form, keys["person"])
    history = form.rows(keys["history"] or None, "history", _spell)
    events = form.rows(keys["events"] or None, "events", _event)
    elsewhere = form.rows(keys["elsewhere"] or None, "elsewhere", _abroad)
    expect = form.rows(keys["expect"] or None, "expect", _expectation)
    as_of = _as_of(keys, history, events, elsewhere)
    _refuse_unknown_scenarios(form, expect, folder)
    told = story.Told(person, history, events, elsewhere, as_of, _lines(written), whole=not form.problems)
    story.refuse_contradictions(form, told)
    if form.problems:
        raise BadInput(form.problems)
    return Case(
        name, keys["title"], keys["origin"], keys["source"], keys["tests"], as_of, person,
        tuple(sorted((_on_record(one, events) for one in history), key=_by_month)),
        tuple(sorted(events, key=_order)), tuple(sorted(elsewhere, key=_by_country)), tuple(expect),
    )  # fmt: skip


def _lines(written: Mapping[str, Node]) -> dict[str, int]:
    """Where the single keys of the case and of the person stand."""
    person = written.get("person")
    return {
        key: node.line
        for group in (written, _inside(person) if person else {})
        for key, node in group.items()
    }


def _on_record(spell: Spell, events: Sequence[Event]) -> Spell:
    """A row after a return on a new insurance number lies on that number, where it does not name one itself."""
    new = [
        event.month for event in events if event.keys.get("record") == "new" and event.month <= spell.first
    ]
    return replace(spell, record=f"new in {months.text(max(new))}") if new and not spell.record else spell


def _by_month(spell: Spell) -> tuple[Any, ...]:
    return (spell.first, spell.last, spell.employer, spell.line)


def _by_country(row: Abroad) -> tuple[Any, ...]:
    return (row.country, row.scheme, row.first)


def _order(event: Event) -> tuple[Any, ...]:
    """By month, then by name and keys: the order of the file must not matter."""
    return (event.month, event.name, sorted((key, str(value)) for key, value in event.keys.items()))


def _as_of(
    keys: Mapping[str, Any], history: Sequence[Spell], events: Sequence[Event], elsewhere: Sequence[Abroad]
) -> int:
    if keys["as_of"] is not None:
        return int(keys["as_of"])
    named = [spell.last for spell in history] + [row.last for row in elsewhere]
    named += [event.month for event in events]
    return max(named, default=months.number(2026, 12)) + AFTERWARDS


def _person(form: Form, node: Node | None) -> Person:
    """The person; what is missing or wrong is 0 or ''."""
    if node is None:
        return Person("", "", 0, frozenset())
    keys = form.group(_inside(node), grammar.PERSON, node.line, " under 'person'")
    return Person(
        nationality=keys["nationality"] or "",
        sex=keys["sex"] or "",
        born=keys["born"] or 0,
        knows=frozenset(keys["knows"] or ()),
        papers_valid_until=keys["papers_valid_until"],
        children=keys["children"] or (),
        spouse=keys["spouse"],
        marriage_certificate=keys["marriage_certificate"],
        birth_certificate=keys["birth_certificate"],
        bank_account=keys["bank_account"],
        savings=keys["savings_thb"],
        heirs=_heirs(form, keys["heirs"]),
        statement=_statement(form, keys["statement"]),
    )


def _heirs(form: Form, node: Node | None) -> Heirs:
    if node is None:
        return Heirs()
    if not isinstance(node.value, dict):
        return Heirs(spouse=False, parents=0)
    return Heirs(**form.group(node.value, grammar.HEIRS, node.line, " under 'heirs' of the person"))


def _statement(form: Form, node: Node | None) -> Statement | None:
    if node is None:
        return None
    before = len(form.problems)
    keys = form.group(_inside(node), grammar.STATEMENT, node.line, " under 'statement' of the person")
    if len(form.problems) > before:
        return None
    recorded = keys["months"] if keys["recorded_months"] is None else keys["recorded_months"]
    if recorded > keys["months"]:
        form.say(node.line, f"'recorded_months' is {recorded}, more than the {keys['months']} months by law")
    return Statement(
        keys["month"], keys["months"], recorded, keys["worker_thb"], keys["employer_thb"], keys["returns_thb"],
        keys["wage_thb"],
    )  # fmt: skip


def _inside(row: Node) -> dict[str, Node]:
    return row.value if isinstance(row.value, dict) else {}


def _spell(form: Form, row: Node) -> Spell:
    written = _inside(row)
    keys = form.group(written, grammar.ROW, row.line, " in a row of 'history'")
    _refuse_keys_that_do_nothing(form, row.line, written, keys)
    enrolled = bool(keys["enrolled"]) and keys["insurance"] not in ("mhis", "none")
    excluded = keys["excluded_work"]
    if excluded is None:
        excluded = keys["sector"] in _NOT_COVERED and not enrolled
    return Spell(
        row.line, keys["from"] or 0, keys["to"] or 0, keys["status"], keys["sector"], keys["wage_thb"] or 0,
        enrolled, excluded, keys["employer"], keys["record"], keys["province"], keys["remitted"],
        keys["deducted_thb"], keys["insurance"], keys["flood_province"], keys["option"], keys["months"],
    )  # fmt: skip


_ONLY_FOR = {"option": ("s40",), "months": ("mhis",), "deducted_thb": ("s33",), "remitted": ("s33",)}


def _refuse_keys_that_do_nothing(
    form: Form, line: int, written: Mapping[str, Node], keys: Mapping[str, Any]
) -> None:
    """What a row says must count; a wage must be there where an employer pays one."""
    insurance = keys["insurance"]
    if insurance is None:
        return
    for name, kinds in _ONLY_FOR.items():
        if name in written and insurance not in kinds:
            form.say(line, f"'{name}' goes only with 'insurance: {kinds[0]}', and here it is {insurance}")
    has_employer = insurance in ("s33", "mhis", "none")
    misspelt = any(
        hint(name, grammar.ROW).endswith("'wage_thb'?") for name in written if name not in grammar.ROW
    )
    if has_employer and "wage_thb" not in written and not misspelt:
        form.say(
            line, "'wage_thb' is missing in a row of 'history' (pay a month); write a number such as 9500"
        )
    if insurance in ("mhis", "none") and "enrolled" in written and keys["enrolled"]:
        form.say(line, f"'enrolled: true' contradicts 'insurance: {insurance}'")
    if keys["deducted_thb"] is not None and keys["enrolled"] is False:
        form.say(line, "'deducted_thb' needs 'enrolled: true': nothing is deducted from who is not enrolled")


def _event(form: Form, row: Node) -> Event:
    written = _inside(row)
    name = str(written["event"].value) if "event" in written else ""
    known = name in grammar.EVENTS
    own = grammar.EVENTS.get(name, {})
    if not known:  # one sentence about the name is enough
        written = {key: node for key, node in written.items() if key in grammar.EVENT}
    where = f" in the event '{name}'" if known else " in a row of 'events'"
    keys = form.group(written, {**grammar.EVENT, **own}, row.line, where)
    return Event(row.line, keys["month"] or 0, name, {key: keys[key] for key in own})


def _abroad(form: Form, row: Node) -> Abroad:
    written = _inside(row)
    keys = form.group(written, grammar.ABROAD, row.line, " in a row of 'elsewhere'")
    if "scheme" in written and keys["country"] not in ("japan", None):
        form.say(row.line, "'scheme' goes only with 'country: japan'")
    return Abroad(
        row.line,
        keys["country"],
        keys["scheme"],
        keys["from"] or 0,
        keys["to"] or 0,
        keys["pay"],
        keys["commission"] or 0,
    )


def _expectation(form: Form, row: Node) -> Expectation:
    written = _inside(row)
    before = len(form.problems)
    keys = form.group(written, figures.EXPECT, row.line, " in a row of 'expect'")
    named = {key: value for key, value in keys.items() if key in written or key == "scenario"}
    if len(form.problems) == before:
        _refuse_figures_of_others(form, row.line, named)
    return Expectation(row.line, named)


def _refuse_figures_of_others(form: Form, line: int, named: Mapping[str, Any]) -> None:
    """A row tells figures of a right, of a scheme, or of the whole case; each has its own."""
    if "right" in named and "scheme" in named:
        form.say(line, "a row of 'expect' names a right or a scheme, not both")
        return
    about = next((key for key in ("right", "scheme") if key in named), "")
    known = {"right": figures.OF_A_RIGHT, "scheme": figures.OF_A_SCHEME, "": figures.OF_A_LIFE}[about]
    what = {"right": "of a right", "scheme": "of another scheme", "": "of the whole case"}[about]
    for key in named:
        if key not in figures.FILTERS and key not in known:
            missing = "" if about else "; name the 'right' or 'scheme' too"
            form.say(line, f"'{key}' is no figure {what}{missing}; those are {', '.join(known)}")
    if not set(named) - set(figures.FILTERS):
        form.say(line, f"a row of 'expect' must name a figure; those {what} are {', '.join(known)}")
    if "month" in named and about != "right":
        form.say(line, "'month' goes only with 'right'")
    if "part" in named and named.get("right") != "work_injury":
        form.say(line, "'part' goes only with 'right: work_injury'")


def _refuse_unknown_scenarios(form: Form, expect: Sequence[Expectation], folder: Path) -> None:
    """A scenario is a shipped name, or a file as seen from the case file."""
    names = shipped()
    for line in expect:
        name = line.keys["scenario"]
        if name not in names and not (folder / name).is_file():
            near = hint(name, names) or f"; the shipped ones are {', '.join(names)}"
            form.say(line.line, f"there is no scenario and no file '{one_line(name)}'{near}")
