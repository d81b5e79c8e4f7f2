"""What cannot have happened: rows and events of a file that contradict each other, each told with its line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from simsp import months
from simsp.case.form import Form
from simsp.case.history import Abroad, Event, Person, Spell

LAST_MONTH = months.number(2200, 12)
YOUNGEST, OLDEST = 10, 100  # years; who works younger or older was more likely born in another year
_BY_OTHERS = ("claims", "refused", "helped_by", "identity_corrected", "dies")
_ENDS_OF_JOBS = ("dismissed", "resigned", "contract_ended", "closed_by_order")
_OF_A_CHILD = ("child_leaves_thailand", "child_dies")


@dataclass(frozen=True)
class Told:
    """What a file tells, as far as it could be read; `whole` where nothing of it was refused.

    `lines` are those of the single keys of the case and of the person.
    """

    person: Person
    history: Sequence[Spell]
    events: Sequence[Event]
    elsewhere: Sequence[Abroad]
    as_of: int
    lines: Mapping[str, int]
    whole: bool

    def rows(self) -> list[Spell | Abroad]:
        """Everything with a first and a last month."""
        return [*self.history, *self.elsewhere]

    def months(self) -> Iterator[tuple[int, int]]:
        """The line and first month of every row and event."""
        for row in self.rows():
            yield row.line, row.first
        for event in self.events:
            yield event.line, event.month


def refuse_contradictions(form: Form, told: Told) -> None:
    """Say what cannot have happened as the file tells it."""
    _refuse_spans(form, told)
    if told.person.born:
        _refuse_before_birth(form, told)
    _refuse_after_death(form, told)
    if told.whole:  # a row that could not be read may be the one that explains the others
        _refuse_impossible_travel(form, told)
        _refuse_ends_without_job(form, told)
        _refuse_unknown_children(form, told)
        _refuse_statement(form, told)
    if told.whole and not form.problems:
        _refuse_dates_of_answer(form, told)


def _refuse_spans(form: Form, told: Told) -> None:
    for row in told.rows():
        if row.first > row.last:
            form.say(row.line, f"'to' {months.text(row.last)} lies before 'from' {months.text(row.first)}")
    tell = "rows may overlap only with different employers; name them with 'employer'"
    for earlier, later in _overlaps([((spell.employer,), spell) for spell in told.history]):
        form.say(later, f"this row overlaps with the row in line {earlier}; {tell}")
    for earlier, later in _overlaps([((row.country, row.scheme), row) for row in told.elsewhere]):
        form.say(later, f"this row overlaps with the row in line {earlier}; write each month once")


def _overlaps(rows: Sequence[tuple[tuple[str, ...], Spell | Abroad]]) -> Iterator[tuple[int, int]]:
    """Lines of two rows that lie under the same names and share a month, each row once."""
    longest: dict[tuple[str, ...], Spell | Abroad] = {}  # of those seen, the one that ends last
    for names, row in sorted(rows, key=lambda one: (one[1].first, one[1].line)):
        before = longest.get(names)
        if before is not None and row.first <= min(before.last, row.last):
            yield min(before.line, row.line), max(before.line, row.line)
        if before is None or row.last > before.last:
            longest[names] = row


def _refuse_before_birth(form: Form, told: Told) -> None:
    born = told.person.born
    birth = f"the person's birth in {months.text(born)}"
    for line, month in told.months():
        if month < born:
            form.say(line, f"{months.text(month)} lies before {birth}")
    for child in told.person.children:
        if child < born:
            form.say(told.lines["children"], f"a child born in {months.text(child)} lies before {birth}")
    for spell in told.history:
        years = (spell.first - born) // 12
        if spell.first >= born and not YOUNGEST <= years <= OLDEST:
            form.say(
                spell.line, f"this row begins at the age of {years}: is 'born: {months.text(born)}' right?"
            )


def _refuse_after_death(form: Form, told: Told) -> None:
    deaths = sorted((event for event in told.events if event.name == "dies"), key=lambda event: event.line)
    for again in deaths[1:]:
        form.say(again.line, f"the person dies a second time (first in line {deaths[0].line})")
    if len(deaths) != 1:
        return
    month = deaths[0].month
    death = f"the person's death in {months.text(month)}"
    for row in told.rows():
        if row.last > month:
            form.say(row.line, f"this row goes on after {death}")
    for event in told.events:
        if event.month > month and event.name not in _BY_OTHERS:
            form.say(event.line, f"'{event.name}' lies after {death}")


def _refuse_impossible_travel(form: Form, told: Told) -> None:
    left: int | None = None
    names = ("leaves_thailand", "returns_to_thailand", "arrives")
    travel = [event for event in told.events if event.name in names]
    for event in sorted(travel, key=lambda one: (one.month, one.name == "leaves_thailand")):
        when = f"'{event.name}' in {months.text(event.month)}"
        if event.name == "arrives":
            _refuse_arrival(form, told, event, away=left is not None)
        elif event.name == "leaves_thailand":
            if left is not None:
                form.say(
                    event.line, f"{when}: the person has left already; write 'returns_to_thailand' before it"
                )
            left = event.month
        else:
            if left is None:
                form.say(
                    event.line,
                    f"{when}: the person is in Thailand already; write 'leaves_thailand' before it",
                )
            else:
                _refuse_work_away(form, told, left, event.month)
            left = None
    if left is not None:
        _refuse_work_away(form, told, left, LAST_MONTH)


def _refuse_arrival(form: Form, told: Told, event: Event, *, away: bool) -> None:
    when = f"'arrives' in {months.text(event.month)}"
    earlier = [spell.line for spell in told.history if spell.first < event.month]
    if away:
        form.say(event.line, f"{when}: who left and comes back 'returns_to_thailand'")
    elif earlier:
        form.say(event.line, f"{when}: the row in line {min(earlier)} begins before")


def _refuse_work_away(form: Form, told: Told, left: int, back: int) -> None:
    """Work in Thailand between the months of leaving and of coming back; a member may pay from abroad."""
    for spell in told.history:
        if spell.has_employer() and max(spell.first, left + 1) <= min(spell.last, back - 1):
            form.say(spell.line, f"this row is work in Thailand after the person left in {months.text(left)}")


def _refuse_ends_without_job(form: Form, told: Told) -> None:
    """A job ends that never began; one that ended months ago is the law's affair (s.38, s.78)."""
    if told.person.statement is not None:
        return
    for event in told.events:
        begun = [spell for spell in told.history if spell.first <= event.month]
        if event.name in _ENDS_OF_JOBS and not begun and event.month >= told.person.born:
            form.say(
                event.line,
                f"'{event.name}' in {months.text(event.month)}: no row of 'history' begins by then",
            )


def _refuse_unknown_children(form: Form, told: Told) -> None:
    births = [event.month for event in told.events if event.name == "birth"]
    for month in set(births) & set(told.person.children):
        line = told.lines["children"]
        form.say(
            line,
            f"the child born in {months.text(month)} is told twice: under 'children' and as an event 'birth'",
        )
    for event in told.events:
        if event.name not in _OF_A_CHILD:
            continue
        born = [month for month in sorted({*told.person.children, *births}) if month <= event.month]
        asked = event.keys["child"]
        if not born:
            form.say(event.line, f"'{event.name}': the file tells of no child born by then")
        elif asked is not None and asked not in born:
            known = ", ".join(map(months.text, born))
            form.say(event.line, f"'child' is {months.text(asked)}; the children born by then are of {known}")


def _refuse_statement(form: Form, told: Told) -> None:
    statement = told.person.statement
    if statement is None:
        return
    month, line = months.text(statement.month), told.lines["statement"]
    for spell in told.history:
        if spell.first < statement.month:
            form.say(
                spell.line,
                f"this row begins before {month}; the months before that are in the 'statement' already",
            )
    if statement.month > told.as_of:
        form.say(line, f"the 'statement' of {month} lies after the answer's date {months.text(told.as_of)}")
    if told.person.born > statement.month - statement.months:
        form.say(
            line,
            f"the 'statement' of {month} counts {statement.months} months, some before the person's birth",
        )


def _refuse_dates_of_answer(form: Form, told: Told) -> None:
    as_of, line = months.text(told.as_of), told.lines.get("as_of", 0)
    if told.as_of > LAST_MONTH:
        form.say(line, f"the answer would be given in {as_of}, after {months.text(LAST_MONTH)}")
    if told.as_of < told.person.born:
        form.say(line, f"'as_of' {as_of} lies before the person's birth in {months.text(told.person.born)}")
        return
    for child in told.person.children:
        if child > told.as_of:
            sentence = f"a child born in {months.text(child)} is not born yet at the answer's date, {as_of}"
            form.say(told.lines["children"], sentence)
    told_from = min((month for _, month in told.months()), default=told.as_of)
    if told.as_of < told_from and told.person.statement is None:
        form.say(
            line,
            f"'as_of' {as_of} lies before all that the file tells, which begins in {months.text(told_from)}",
        )
