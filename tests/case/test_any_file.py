"""Whatever stands in a case file, the program answers it or says sentences; the order of what stands there is free."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsp.case import figures, grammar

STORIES = sorted((Path(__file__).parents[1] / "cases").rglob("*.yaml"))
FULL = """\
title: A long life in one file
origin: made up
as_of: 2030-12
person:
  nationality: Myanmar
  sex: female
  born: 1972-05
  knows: [health, old_age]
  papers_valid_until: 2030-12
  children: [2012-03]
  savings_thb: 2000
  heirs: {children: 1, named: true}
  statement: {month: 2011-01, months: 40, recorded_months: 30, worker_thb: 10800, employer_thb: 10800, wage_thb: 9000}
history:
  - {from: 2011-01, to: 2015-06, status: nv, sector: manufacturing, wage_thb: 10000, enrolled: true, deducted_thb: 600}
  - {from: 2014-01, to: 2014-06, employer: second, wage_thb: 4000, remitted: false, record: other}
  - {from: 2016-01, to: 2016-12, insurance: s39}
  - {from: 2018-01, to: 2018-12, insurance: mhis, wage_thb: 9000, months: 6}
  - {from: 2019-01, to: 2019-12, sector: household, wage_thb: 9000, enrolled: false}
  - {from: 2020-01, to: 2026-12, status: mou, sector: services, wage_thb: 12000}
  - {from: 2027-02, to: 2027-12, insurance: self_enrolment}
events:
  - {month: 2013-02, event: birth, child_stays: true}
  - {month: 2013-05, event: child_leaves_thailand, child: 2012-03}
  - {month: 2015-06, event: dismissed, recorded_as: resigned}
  - {month: 2017-01, event: leaves_thailand}
  - {month: 2017-12, event: returns_to_thailand, record: new}
  - {month: 2021-04, event: sick, days: 50, chronic: false}
  - {month: 2021-06, event: hospital_bill, thb: 5000.50}
  - {month: 2021-06, event: helped_by, who: friends, opens: served}
  - {month: 2022-02, event: learns, of: [maternity, unemployment]}
  - {month: 2022-03, event: papers_lapse}
  - {month: 2022-09, event: papers_renewed}
  - {month: 2023-01, event: injured, days: 10, organ_loss_months: 5}
  - {month: 2024-01, event: yearly_report, made: false}
  - {month: 2026-12, event: resigned}
  - {month: 2027-03, event: claims, right: unemployment, from: thailand}
  - {month: 2028-01, event: refused, right: old_age_lump_sum}
elsewhere:
  - {country: japan, scheme: employees, from: 2012-01, to: 2013-12, pay: 150000}
  - {country: myanmar, from: 2017-02, to: 2017-11, pay: 300000}
expect:
  - {right: unemployment, scenario: law_as_written, month: 2015-06, owed_thb: 1}
"""
LINES = FULL.splitlines(keepends=True)
WORDS = [
    *grammar.CASE, *grammar.PERSON, *grammar.ROW, *grammar.EVENTS, *figures.EXPECT, *grammar.RIGHTS, *grammar.GATES,
    *grammar.BRANCHES, *grammar.INSURANCE, "Myanmar", "female", "all", "none", "true", "false", "2019-07", "2022-06",
    "1990-05", "2562-07", "2199-12", "0", "1", "40", "9000.5", "-1", "1e9", "law_as_written", "one.yaml", "life",
]  # fmt: skip
SIGNS = st.sampled_from(
    [*WORDS, *"{}[]:,-?!&*|>'\"#%@` \n\t~<.0", ": ", "\n  ", "\n  - ", "---\n", "!!", "\\x"]
)
KEYS = st.one_of(st.sampled_from(WORDS), st.text(max_size=5))
PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(WORDS), st.text(max_size=8)
)
NESTED = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4)
)
VALUE = re.compile(r"(?<=: )[^,{}\[\]\n]+(?=[,}\n])")


@pytest.fixture(scope="session")
def told(answered):
    """What the command says to these bytes: data, or sentences that name the file; anything else is an error."""

    def of_bytes(content, *words):
        ended = answered(content, "--json", *words)
        assert ended.exit_code in (0, 1, 2), ended.stderr
        assert "Traceback" not in ended.stderr
        if ended.exit_code == 2:
            assert ended.stdout == ""
            assert all(
                "one.yaml" in line for line in ended.stderr.splitlines() if not line.startswith("and ")
            )
            return ended.stderr
        return json.loads(ended.stdout)

    return of_bytes


def test_the_long_life_is_answered(told):
    """The file that the tests below garble is a good one."""
    answer = told(FULL.encode())

    assert answer["title"] == "A long life in one file"
    assert len(answer["rights"]) > 10


def test_a_file_from_another_system_is_the_same_file(told):
    """Lines ended as on Windows, with the mark that some editors put before a text."""
    assert told(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode()) == told(FULL.encode())


@given(content=st.binary(max_size=300))
def test_random_bytes_give_sentences(content, told):
    """No bytes lead to anything but an answer or sentences."""
    assert told(content)


@given(text=st.text(max_size=200))
def test_random_text_gives_sentences(text, told):
    """Nor does any text."""
    assert told(text.encode("utf-8", "surrogatepass"))


@given(tokens=st.lists(SIGNS, max_size=40))
def test_random_signs_of_yaml_give_sentences(tokens, told):
    """Nor does a soup of the signs and words that YAML and cases know."""
    assert told("".join(tokens).encode())


@given(content=st.dictionaries(KEYS, NESTED, max_size=6))
def test_random_well_formed_files_give_sentences(content, told):
    """Nor does a well-formed file with the right words in wrong places."""
    assert told(json.dumps(content).encode())


@given(
    people=st.dictionaries(st.sampled_from(list(grammar.PERSON)), NESTED, max_size=5),
    row=st.dictionaries(st.sampled_from(list(grammar.ROW)), NESTED, max_size=6),
    event=st.dictionaries(
        st.sampled_from(["month", "event", "right", "days", "child", "record"]), NESTED, max_size=4
    ),
    line=st.dictionaries(st.sampled_from(list(figures.EXPECT)), NESTED, max_size=4),
)
def test_right_keys_with_random_values_give_sentences(people, row, event, line, told):
    """Nor does a file whose keys are all known."""
    content = {
        "title": "a",
        "origin": "made up",
        "person": people,
        "history": [row],
        "events": [event],
        "expect": [line],
    }
    assert told(json.dumps(content).encode())


def dropped(lines, at, _):
    """The file without a line."""
    return [*lines[:at], *lines[at + 1 :]]


def doubled(lines, at, _):
    """The file with a line twice."""
    return [*lines[: at + 1], *lines[at:]]


def garbled(lines, at, luck):
    """The file with a few signs put somewhere into a line."""
    line, where = lines[at], luck.randrange(len(lines[at]))
    return [
        *lines[:at],
        line[:where] + luck.choice(["}", ",", " ", "-", "9", "x", ": ", "\t"]) + line[where + 1 :],
        *lines[at + 1 :],
    ]


def with_another_value(lines, at, luck):
    """The file with a value from somewhere in it in the place of one."""
    other = luck.choice(VALUE.findall("".join(lines)) or ["0"])
    places = list(VALUE.finditer(lines[at]))
    if not places:
        return lines
    place = luck.choice(places)
    return [*lines[:at], lines[at][: place.start()] + other + lines[at][place.end() :], *lines[at + 1 :]]


CHANGES = st.lists(
    st.sampled_from([dropped, doubled, garbled, with_another_value, with_another_value]),
    min_size=1,
    max_size=3,
)


def changed(lines, changes, luck):
    """The file after these changes, each at a line of its own."""
    for change in changes:
        lines = change(lines, luck.randrange(len(lines)), luck) if lines else lines
    return "".join(lines).encode()


@settings(max_examples=200)
@given(changes=CHANGES, luck=st.randoms(use_true_random=False))
def test_a_garbled_good_file_gives_an_answer_or_sentences(changes, luck, told):
    """Lines dropped, doubled or garbled, values swapped: an answer, or sentences that name the file."""
    assert told(changed(LINES, changes, luck))


@settings(max_examples=100)
@given(path=st.sampled_from(STORIES), changes=CHANGES, luck=st.randoms(use_true_random=False))
def test_a_garbled_worked_case_gives_an_answer_or_sentences(path, changes, luck, told):
    """So does every worked case, under every shipped scenario."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    scenarios = [
        word for name in ("current_law", "reading_at_exit", "self_enrolment") for word in ("--scenario", name)
    ]
    assert told(changed(lines, changes, luck), *scenarios)


def mixed(text, luck):
    """The same file with its groups, its rows and the keys of each row in another order."""
    blocks = [block for block in re.split(r"^(?=\w)", text, flags=re.MULTILINE) if block]
    luck.shuffle(blocks)
    said = []
    for block in blocks:
        head, *rest = block.splitlines()
        luck.shuffle(rest)
        said += [head, *(turned(line, luck) for line in rest)]
    return "\n".join(said) + "\n"


def turned(line, luck):
    """A row with its keys in another order."""
    found = re.fullmatch(r"(.*?)\{(.*)\}", line)
    if not found:
        return line
    pairs = re.findall(r"\w+: (?:\[[^\]]*\]|[^,\[]+)", found[2])
    luck.shuffle(pairs)
    return f"{found[1]}{{{', '.join(pairs)}}}"


@settings(max_examples=30)
@given(luck=st.randoms(use_true_random=False))
def test_the_order_of_rows_events_and_keys_changes_nothing(luck, told):
    """Nor that of the groups: a caseworker may write things down as they come to mind."""
    assert told(mixed(FULL, luck).encode()) == told(FULL.encode())
