"""Lives made up by hypothesis in the grammar of case files: work, gaps, several employers, papers, family, events.

A life is plain data, as the YAML of a file would give it. Everything that the grammar can say occurs, and nothing
that it refuses: rows of one employer do not overlap, nobody works while away, falls ill after death or leaves twice
without having come back.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from simsp import months
from simsp.case.grammar import BRANCHES, COUNTRIES, EVENTS, GATES, NATIONALITIES, RIGHTS
from simsp.parameters import DIMENSIONS

FEW = 30  # examples of each property: an example is one or more whole lives

Life = dict[str, Any]
FIRST, LAST = months.parse("2008-01"), months.parse("2034-12")
LENGTHS = st.one_of(
    st.integers(1, 14), st.integers(15, 60), st.sampled_from([35, 36, 119, 120, 179, 180, 200])
)
GAPS = st.sampled_from([0, 0, 0, 1, 2, 6, 7, 15, 40])
AGES = st.one_of(st.integers(17 * 12, 45 * 12), st.integers(52 * 12, 56 * 12), st.integers(11 * 12, 64 * 12))
WAGES = st.one_of(
    st.sampled_from([1000, 1650, 4800, 9000, 10_000, 15_000, 17_500, 23_000]),
    st.integers(100, 30_000),
    st.just(9289.5),
)
INSURANCE = ("s33", "s33", "s33", "s33", "s39", "s40", "mhis", "self_enrolment", "none")
STATUSES = ("mou", "nv", "nv", "nv", "cr", "border_pass", "undocumented")
_FIRST_CARD = months.parse("2011-01")  # no earlier price of a health card is known
_WITH_EMPLOYER = ("s33", "mhis", "none")
_BY_OTHERS = ("claims", "refused", "helped_by", "identity_corrected")
_TRAVEL = ("leaves_thailand", "returns_to_thailand")
_OF_A_CHILD = ("child_leaves_thailand", "child_dies")
_NOT_DRAWN = (*_TRAVEL, *_OF_A_CHILD, "dies", "arrives")


@dataclass(frozen=True)
class Kind:
    """What sort of lives a property is about; the default is every sort."""

    insurance: Sequence[str] = INSURANCE
    statuses: Sequence[str] = STATUSES
    wages: SearchStrategy[float] = WAGES
    events: Sequence[str] = tuple(EVENTS)
    evaded: bool = True  # rows not enrolled, not remitted, deducted too much, on another record
    side_jobs: bool = True
    statement: bool = True
    elsewhere: bool = True
    first: int = FIRST  # the first month in which a life may begin
    as_of_after: int = (
        0  # the answer is given at least so many months after the start; -1 for after everything told
    )


ANY = Kind()


@dataclass(frozen=True)
class Span:
    """When a life is told: its first month, its last one, and birth and death if there is one."""

    born: int
    start: int
    end: int
    dies: int | None

    def last(self) -> int:
        """The last month in which the person can do something."""
        return self.end if self.dies is None else self.dies


@st.composite
def lives(draw: DrawFn, kind: Kind = ANY) -> Life:
    """One life."""
    start = draw(st.integers(kind.first, LAST - 12))
    rows = draw(_history(start, kind))
    end = max(row["to"] for row in rows) + 18
    dies = draw(st.none() | st.integers(start, end)) if "dies" in kind.events else None
    span = Span(start - draw(AGES), start, end, dies)
    travel = draw(_journeys(span)) if "leaves_thailand" in kind.events else []
    person = draw(_person(span, kind))
    events = [*travel, *draw(_events(span, person, _turns(rows, span), kind))]
    life = {
        "title": "A life made up",
        "origin": "made up",
        "person": person,
        "history": [_written(row) for row in _possible(rows, span, travel)],
        "events": events,
        "elsewhere": draw(_elsewhere(span)) if kind.elsewhere else [],
    }
    return {**life, "as_of": text(draw(_as_of(life, span, kind)))}


def text(month: int) -> str:
    """A month as a file writes it."""
    return months.text(month)


def last_told(life: Mapping[str, Any]) -> int:
    """The last month that a life names."""
    told = [row["to"] for row in (*life["history"], *life["elsewhere"])] + [
        one["month"] for one in life["events"]
    ]
    return max(map(months.parse, told))


def _as_of(life: Life, span: Span, kind: Kind) -> SearchStrategy[int]:
    if kind.as_of_after < 0:
        return st.integers(0, 60).map(last_told(life).__add__)
    return st.integers(span.start + kind.as_of_after, span.end + kind.as_of_after + 40)


def _written(row: Mapping[str, Any]) -> Life:
    return {**row, "from": text(row["from"]), "to": text(row["to"])}


# ---------------------------------------------------------------- work and insurance


@st.composite
def _history(draw: DrawFn, start: int, kind: Kind) -> list[Life]:
    """One job after another and, for some, second jobs beside them."""
    rows = draw(_track(start, ("", "A", "B"), kind))
    if kind.side_jobs and draw(st.booleans()):
        rows += draw(_track(start + draw(st.integers(0, 24)), ("C", "D"), kind))
    return rows


@st.composite
def _track(draw: DrawFn, start: int, employers: Sequence[str], kind: Kind) -> list[Life]:
    rows, month = [], start
    for _ in range(draw(st.integers(1, 4))):
        if month > LAST:
            break
        last = min(month + draw(LENGTHS) - 1, LAST)
        rows.append(draw(_row(month, last, employers, kind)))
        month = last + 1 + draw(GAPS)
    return rows


@st.composite
def _row(draw: DrawFn, first: int, last: int, employers: Sequence[str], kind: Kind) -> Life:
    insurance = draw(
        st.sampled_from([one for one in kind.insurance if one != "mhis" or first >= _FIRST_CARD])
    )
    name = draw(st.sampled_from(employers))
    row: Life = {"from": first, "to": last, "insurance": insurance, **({"employer": name} if name else {})}
    return row | draw(_any_row(kind)) | draw(_only_for(insurance, kind))


@functools.cache
def _any_row(kind: Kind) -> SearchStrategy[Life]:
    """Keys that go with every kind of insurance."""
    return st.fixed_dictionaries(
        {"status": st.sampled_from(kind.statuses), "wage_thb": kind.wages},
        optional={
            "sector": st.sampled_from(DIMENSIONS["sector"]),
            "province": st.sampled_from(["Tak", "Samut Sakhon"]),
            "excluded_work": st.booleans(),
            "flood_province": st.booleans(),
        },
    )


@st.composite
def _only_for(draw: DrawFn, insurance: str, kind: Kind) -> Life:
    """Keys that go with one kind of insurance."""
    if insurance == "s40":
        return {"option": draw(st.sampled_from([70, 100, 300]))}
    if insurance == "mhis":
        return {"months": draw(st.sampled_from([3, 6, 12, 24]))}
    if insurance != "s33" or not kind.evaded:
        return {}
    keys = {"enrolled": draw(st.sampled_from([True, True, False])), "remitted": draw(st.booleans())}
    if keys["enrolled"] and draw(st.booleans()):
        keys["deducted_thb"] = draw(st.integers(0, 2000))
    record = draw(st.sampled_from(["", "", "one", "two"]))
    return {**keys, **({"record": record} if record else {})}


def _possible(rows: Sequence[Life], span: Span, travel: Sequence[Life]) -> list[Life]:
    """Rows as far as the person lives and, with an employer, is in Thailand."""
    for left, back in _absences(travel):
        cut = []
        for row in rows:
            away = (
                max(row["from"], left + 1) <= min(row["to"], back - 1) and row["insurance"] in _WITH_EMPLOYER
            )
            if not away:
                cut.append(row)
            elif row["from"] <= left:
                cut.append({**row, "to": left})
            elif row["to"] >= back:
                cut.append({**row, "from": back})
        rows = cut
    last = span.dies if span.dies is not None else LAST
    return [{**row, "to": min(row["to"], last)} for row in rows if row["from"] <= last]


def _absences(travel: Sequence[Life]) -> list[tuple[int, int]]:
    at = [months.parse(event["month"]) for event in travel]
    return list(zip(at[::2], [*at[1::2], LAST + 1200], strict=False))


# ---------------------------------------------------------------- the person


@st.composite
def _person(draw: DrawFn, span: Span, kind: Kind) -> Life:
    past = st.integers(max(span.start - 80, span.born), span.start - 1).map(text)
    person: Life = {**draw(_ANYBODY), "born": text(span.born)}
    if draw(st.booleans()):
        person["papers_valid_until"] = text(draw(st.integers(span.start, LAST)))
    if draw(st.booleans()):
        person["children"] = draw(st.lists(past, min_size=1, max_size=4))
    if kind.statement and draw(st.integers(0, 3)) == 0:
        person["statement"] = draw(_statement(span))
    return person


_HEIRS = st.fixed_dictionaries(
    {},
    optional={
        "children": st.integers(0, 4),
        "spouse": st.booleans(),
        "parents": st.integers(0, 2),
        "named": st.booleans(),
        "know": st.booleans(),
    },
)


_ANYBODY = st.fixed_dictionaries(
    {"nationality": st.sampled_from(NATIONALITIES), "sex": st.sampled_from(DIMENSIONS["sex"])},
    optional={
        "knows": st.sampled_from(["all", "none"])
        | st.lists(st.sampled_from(BRANCHES), unique=True, min_size=1),
        **{
            key: st.booleans()
            for key in ("spouse", "marriage_certificate", "birth_certificate", "bank_account")
        },
        "savings_thb": st.integers(0, 10_000),
        "heirs": st.just("none") | _HEIRS,
    },
)


@st.composite
def _statement(draw: DrawFn, span: Span) -> Life:
    counted = min(draw(LENGTHS), span.start - span.born)
    return {
        "month": text(span.start),
        "months": counted,
        "recorded_months": draw(st.integers(0, counted)),
        "worker_thb": 270 * counted,
        "employer_thb": 270 * counted,
        "returns_thb": draw(st.integers(0, 5000)),
        "wage_thb": 9000,
    }


@st.composite
def _elsewhere(draw: DrawFn, span: Span) -> list[Life]:
    rows = []
    for country in draw(st.lists(st.sampled_from(COUNTRIES), max_size=2, unique=True)):
        first = max(draw(st.integers(_FIRST_CARD, LAST)), span.born)
        last = min(first + draw(LENGTHS) - 1, LAST if span.dies is None else span.dies)
        if first > last:
            continue
        row: Life = {
            "country": country,
            "from": text(first),
            "to": text(last),
            "pay": draw(st.integers(0, 200_000)),
        }
        rows.append(
            row | ({"scheme": draw(st.sampled_from(["employees", "national"]))} if country == "japan" else {})
        )
    return rows


# ---------------------------------------------------------------- what happens


@st.composite
def _journeys(draw: DrawFn, span: Span) -> list[Life]:
    """Away and back in turns, in different months, the first of them after the first month of work."""
    at = st.sets(st.integers(span.start, span.last()), max_size=min(3, span.last() - span.start + 1))
    return [
        {"month": text(month), "event": _TRAVEL[turn % 2], **draw(_keys_of(_TRAVEL[turn % 2]))}
        for turn, month in enumerate(sorted(draw(st.just(set()) | at)))
    ]


def _turns(rows: Sequence[Life], span: Span) -> list[int]:
    """Months in which things tend to happen: the last ones of a job and those after it."""
    ends = [row["to"] for row in rows]
    return sorted({span.start, *ends, *(end + 1 for end in ends), *(end + 7 for end in ends)})


@st.composite
def _events(draw: DrawFn, span: Span, person: Life, turns: Sequence[int], kind: Kind) -> list[Life]:
    events = []
    names = [name for name in kind.events if name not in _NOT_DRAWN]
    for _ in range(draw(st.integers(0, 8)) if names else 0):
        name = draw(st.sampled_from(names))
        last = span.end if name in _BY_OTHERS else span.last()
        at = st.integers(span.start, last) | st.sampled_from(turns)
        month = min(draw(at), last)
        events.append({"month": text(month), "event": name, **draw(_keys_of(name))})
    if "arrives" in kind.events and draw(st.integers(0, 9)) == 0:
        events.append({"month": text(span.start), "event": "arrives"})
    if "child_dies" in kind.events:
        events += draw(_of_children(span, person, events))
    if span.dies is not None:
        events.append({"month": text(span.dies), "event": "dies", "work_related": draw(st.booleans())})
    return events


@st.composite
def _of_children(draw: DrawFn, span: Span, person: Life, events: Sequence[Life]) -> list[Life]:
    """What becomes of children of whom the file tells."""
    born = sorted([*person.get("children", ()), *(one["month"] for one in events if one["event"] == "birth")])
    told = []
    for name in draw(st.lists(st.sampled_from(_OF_A_CHILD), max_size=2)) if born else []:
        child = draw(st.sampled_from(born))
        first = max(months.parse(child), span.start)
        month = draw(st.integers(first, max(span.last(), first)))
        told.append({"month": text(month), "event": name, **draw(st.sampled_from([{}, {"child": child}]))})
    return [one for one in told if months.parse(one["month"]) <= span.last()]


@functools.cache
def _keys_of(name: str) -> SearchStrategy[Life]:
    """The keys of an event by the grammar's own table."""
    required = {key: _OF[name, key] for key, of in EVENTS[name].items() if of.required}
    optional = {key: _OF[name, key] for key, of in EVENTS[name].items() if not of.required}
    return st.fixed_dictionaries(required, optional=optional)


_REASON, _FLAG = st.sampled_from(["dismissed", "resigned"]), st.booleans()
_OF: dict[tuple[str, str], SearchStrategy[Any]] = {
    **{(name, "recorded_as"): _REASON for name in ("dismissed", "resigned", "contract_ended")},
    ("dismissed", "employer_paper"): _FLAG,
    ("dismissed", "misconduct"): _FLAG,
    ("birth", "child_stays"): _FLAG,
    ("sick", "days"): st.sampled_from([0, 3, 30, 31, 45, 90, 121, 200, 400]),
    ("sick", "chronic"): _FLAG,
    ("sick", "employer_paid_days"): st.sampled_from([0, 10, 30, 60]),
    ("invalid", "severity"): st.sampled_from(["severe", "partial"]),
    ("invalid", "work_related"): _FLAG,
    ("injured", "days"): st.sampled_from([0, 2, 3, 10, 365, 500]),
    ("injured", "organ_loss_months"): st.sampled_from([0, 0, 10, 120]),
    ("leaves_thailand", "takes_lump_sum"): _FLAG,
    ("returns_to_thailand", "record"): st.sampled_from(["old", "new"]),
    ("province_change", "to"): st.sampled_from(["Tak", "Ranong"]),
    ("yearly_report", "made"): _FLAG,
    ("hospital_bill", "thb"): st.integers(0, 50_000),
    ("hospital_bill", "elsewhere"): _FLAG,
    ("helped_by", "who"): st.just("a neighbour"),
    ("helped_by", "opens"): st.sampled_from(GATES),
    ("claims", "right"): st.sampled_from(RIGHTS),
    ("claims", "from"): st.sampled_from(["thailand", "home"]),
    ("refused", "right"): st.sampled_from(RIGHTS),
    ("learns", "of"): st.just("all") | st.lists(st.sampled_from(BRANCHES), unique=True, min_size=1),
}
