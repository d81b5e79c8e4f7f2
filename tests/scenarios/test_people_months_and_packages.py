"""Changes that end, are for some, come in steps or packages; and entries of a calendar."""

import pytest

from simsp import months, scenario
from simsp.errors import BadInput
from simsp.parameters import Change
from simsp.scenario import Scenario

HEAD = "title: A test\n"
JAN_2027, JAN_2029, JAN_2030 = (months.parse(text) for text in ("2027-01", "2029-01", "2030-01"))
DEC_2028 = JAN_2029 - 1
MYANMAR, LAOS = 0, 2
ENTRY = "{name: next_shock, effect: leave_share, from: 2030-03, until: 2030-06, who: laos, value: 0.2, source: what-if}"


def one(resolved, text: str, **others: str) -> Scenario:
    """The scenario of one file."""
    return resolved("one", one=HEAD + text, **others)[0]


def refused(resolved, text: str, **others: str) -> str:
    """The sentences about a file that is refused."""
    with pytest.raises(BadInput) as told:
        one(resolved, text, **others)
    return "\n".join(told.value.problems)


# --- people and months ---


def test_people_and_last_month_hold_for_all_changes_but_those_that_say_otherwise(resolved):
    """A file's `for` and `until`, and a change's own."""
    found = one(
        resolved,
        "starts: 2027-01\nuntil: 2028-12\nfor: [laos, Myanmar]\nchanges:\n  claims.files: 1\n"
        "  office.fee: {value: 5, from: 2028-01, until: 2030-01, for: all}\n",
    )

    assert found.changes == (
        Change("claims.files", 1, JAN_2027, DEC_2028, (MYANMAR, LAOS)),
        Change("office.fee", 5, months.parse("2028-01"), JAN_2030, ()),
    )


def test_a_change_may_end_after_the_run(resolved):
    """A shorter run of the same file is no mistake."""
    assert one(resolved, "until: 2060-12\nchanges: {office.fee: 1}\n").changes[0].until == months.parse(
        "2060-12"
    )


def test_steps_follow_one_another(resolved):
    """Each step is a change; two for different people may begin together."""
    steps = "[{from: 2027-01, value: 0.6}, {from: 2029-01, value: 0.8, until: 2030-01}, {from: 2030-01, value: 1}]"
    apart = "[{for: laos, value: 0.6}, {for: [myanmar], value: 0.8}]"

    assert one(resolved, f"changes: {{claims.files: {steps}}}\n").changes == (
        Change("claims.files", 0.6, JAN_2027),
        Change("claims.files", 0.8, JAN_2029, JAN_2030),
        Change("claims.files", 1, JAN_2030),
    )
    assert [change.nations for change in one(resolved, f"changes: {{claims.files: {apart}}}\n").changes] == [
        (LAOS,), (MYANMAR,),
    ]  # fmt: skip


def test_a_base_stays_where_a_later_file_ends_or_is_for_some(resolved):
    """Only what is covered in full goes."""
    base = HEAD + "starts: 2027-01\nchanges: {office.fee: 1}\n"
    under = Change("office.fee", 1, JAN_2027)
    pilot = one(
        resolved, "extends: base.yaml\nstarts: 2027-01\nuntil: 2028-12\nchanges: {office.fee: 2}\n", base=base
    )
    some = one(resolved, "extends: base.yaml\nfor: laos\nchanges: {office.fee: 2}\n", base=base)

    assert pilot.changes == (under, Change("office.fee", 2, JAN_2027, DEC_2028))
    assert some.changes == (under, Change("office.fee", 2, None, None, (LAOS,)))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("for: [laso]\nchanges: {office.fee: 1}\n", "line 2: 'for' must be a list of nationalities"),
        ("for: [laso]\nchanges: {office.fee: 1}\n", "not 'laso'; did you mean 'laos'?"),
        ("for: []\nchanges: {office.fee: 1}\n", "not an empty list"),
        ("for: [laos, laos]\nchanges: {office.fee: 1}\n", "'for' names a nationality twice"),
        ("until: soon\nchanges: {office.fee: 1}\n", "'until' must be a month written YYYY-MM, such as 2030-12"),
        ("until: 2010-12\nchanges: {office.fee: 1}\n", "before the simulated history begins in 2011-01"),
        ("starts: 2027-01\nuntil: 2026-12\nchanges: {office.fee: 1}\n",
         "line 3: 'until' is 2026-12, before the start in 2027-01"),
        ("until: 2026-12\nchanges:\n  office.fee: {value: 1, from: 2027-01}\n",
         "line 4: 'until' is 2026-12, before the start in 2027-01"),
        ("for: laos\nchanges: {office.fee: 750}\n", "changes nothing: it has this value at all times for the people"),
        ("starts: 2027-01\nuntil: 2028-12\nchanges: {office.fee: 750}\n", "it has this value up to 2028-12 already"),
        ("changes:\n  office.fee:\n  - {from: 2027-01, value: 1}\n  - {from: 2029-01, value: 1}\n",
         "line 5: 'office.fee' changes nothing"),
        ("changes:\n  office.fee:\n  - {from: 2029-01, value: 1}\n  - {from: 2027-01, value: 2}\n",
         "line 5: the steps of 'office.fee' must begin one after the other: this one begins in 2027-01"),
        ("changes: {office.fee: [{from: 2029-01, value: 1}, 5]}\n",
         "each step of 'office.fee' must be written {from: YYYY-MM, value: ...}"),
        ("for: laos\nincludes: [exit_lump_sum]\n", "'for' is about the changes of this file, and it has none"),
    ],
)  # fmt: skip
def test_wrong_people_and_months_are_refused(text, sentence, resolved):
    """With the line, and what may be written."""
    assert sentence in refused(resolved, text)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("office.utilisation: 0.5", "'office.utilisation' is one for all nationalities"),
        ("papers.lapse_myanmar: 0.5", "'papers.lapse_myanmar' changes nothing"),
    ],
)
def test_what_a_nationality_does_not_have_cannot_be_changed_for_it(line, sentence, tmp_path):
    """Shared values, and values of another nationality."""
    path = tmp_path / "one.yaml"
    path.write_text(f"{HEAD}for: laos\nchanges:\n  {line}\n")
    with pytest.raises(BadInput) as told:
        scenario.resolve([path], end=months.parse("2046-12"))

    assert sentence in "\n".join(told.value.problems)


# --- packages ---

FEE = HEAD + "starts: 2029-01\nuntil: 2030-01\nfor: laos\nchanges: {office.fee: 1}\n"
FILES = HEAD + "starts: 2027-01\nchanges: {claims.files: 1}\n"


def test_a_package_holds_the_changes_of_its_parts_in_order_and_then_its_own(resolved):
    """With their own months and people; the package starts when the first part does."""
    own = "changes: {contributions.worker_rate: 3}\n"
    found = one(resolved, "includes: [fee.yaml, files.yaml]\n" + own, fee=FEE, files=FILES)

    assert found.starts == JAN_2027
    assert found.changes == (
        Change("office.fee", 1, JAN_2029, JAN_2030, (LAOS,)),
        Change("claims.files", 1, JAN_2027),
        Change("contributions.worker_rate", 3, None),
    )


def test_a_package_may_say_nothing_itself(resolved):
    """Its parts are its changes."""
    assert one(resolved, "includes: [files.yaml]\n", files=FILES).changes == (
        Change("claims.files", 1, JAN_2027),
    )


@pytest.mark.parametrize(
    ("other", "own", "is_refused"),
    [
        pytest.param("for: laos\nchanges: {office.fee: 2}\n", "", True, id="same people, same months"),
        pytest.param("changes: {office.fee: 2}\n", "", True, id="everybody"),
        pytest.param("for: laos\nchanges: {office.fee: 1}\n", "", False, id="the same value"),
        pytest.param("for: vietnam\nchanges: {office.fee: 2}\n", "", False, id="other people"),
        pytest.param("starts: 2031-01\nchanges: {office.fee: 2}\n", "", False, id="after the other has ended"),
        pytest.param("changes: {office.fee: 2}\n", "changes: {office.fee: 3}\n", False, id="settled"),
        pytest.param("changes: {office.fee: 2}\n", "for: vietnam\nchanges: {office.fee: 3}\n", True,
                     id="settled for others"),
    ],
)  # fmt: skip
def test_parts_that_contradict_one_another_are_refused_unless_the_package_settles_it(
    other, own, is_refused, resolved
):
    """Same value, same people, overlapping months."""
    text, others = "includes: [fee.yaml, other.yaml]\n" + own, {"fee": FEE, "other": HEAD + other}
    if is_refused:
        assert "'office.fee' is set both by" in refused(resolved, text, **others)
        assert "differently in 2029-01; set it in this file" in refused(resolved, text, **others)
    else:
        assert one(resolved, text, **others).changes


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("includes: []\n", "'includes' must be a list of scenario names or files"),
        (
            "includes: exit_lump_sum\n",
            "'includes' must be a list of scenario names or files, not 'exit_lump_sum'",
        ),
        (
            "includes: [exit_lumpsum]\n",
            "'includes': there is no scenario and no file 'exit_lumpsum'; did you mean",
        ),
        ("includes: [gone.yaml]\n", "which is not a file"),
        ("includes: [one.yaml]\n", "'includes' runs in a loop"),
        ("includes: [files.yaml, files.yaml]\n", "'includes' names a file twice"),
        ("includes: [current_law]\n", "'includes' names current_law, which changes nothing"),
        (
            "includes: [files.yaml]\nstarts: 2027-01\nchanges: {claims.files: 1}\n",
            "'claims.files' changes nothing",
        ),
    ],
)
def test_a_package_without_good_parts_is_refused(text, sentence, resolved):
    """Missing files, loops, repetition."""
    assert sentence in refused(resolved, text, files=FILES)


def test_a_loop_of_packages_and_bases_is_refused(resolved):
    """One includes b, which extends one."""
    assert "'extends' runs in a loop" in refused(
        resolved, "includes: [b.yaml]\n", b=FILES + "extends: one.yaml\n"
    )


# --- calendar ---


def test_a_scenario_may_consist_of_a_calendar_alone(resolved):
    """An entry arrives with months, people, size and source, as grade C."""
    found = one(resolved, f"calendar:\n- {ENTRY}\n")
    event = found.calendar[0]

    assert found.changes == ()
    assert (event.name, event.effect, event.first, event.last, event.who) == (
        "next_shock", "leave_share", months.parse("2030-03"), months.parse("2030-06"), "laos",
    )  # fmt: skip
    assert (event.row.value, event.row.source, event.row.grade) == (0.2, "what-if", "C")


def test_entries_of_bases_and_parts_are_kept_once(resolved):
    """The same base below two parts adds its entry once."""
    base = HEAD + f"calendar:\n- {ENTRY}\n"
    parts = dict.fromkeys(("a", "b"), HEAD + "extends: base.yaml\nchanges: {office.fee: 1}\n")
    found = one(resolved, "includes: [a.yaml, b.yaml]\n", base=base, **parts)

    assert [event.name for event in found.calendar] == ["next_shock"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("leave_share", "leave_sahre", "unknown effect 'leave_sahre'; did you mean 'leave_share'?"),
        (
            "effect: leave_share",
            "efect: leave_share",
            "unknown key 'efect' in an entry of 'calendar'; did you mean",
        ),
        (", source: what-if", "", "line 3: an entry of 'calendar' lacks source"),
        (
            "value: 0.2",
            "value: 1.2",
            "'value' is 1.2, out of range; leave_share takes a number from 0 to 0.999",
        ),
        ("value: 0.2", "value: many", "'value' of leave_share must be a number from 0 to 0.999, not 'many'"),
        ("until: 2030-06", "until: 2030-02", "'until' is 2030-02, before 'from', which is 2030-03"),
        ("from: 2030-03", "from: 2060-03", "after the end of the run in 2046-12"),
        (
            "who: laos",
            "who: loas",
            "'who' must be one of all, myanmar, cambodia, laos, vietnam, not 'loas'; did you",
        ),
        ("leave_share", "layoff_share", "layoff_share holds for everybody and not for one nationality"),
        ("next_shock", "covid_leave_laos", "the calendar has an entry 'covid_leave_laos' already"),
        ("next_shock", "Next shock", "'name' must be a word of small letters"),
        ("source: what-if", "source: 5", "'source' must be a text, such as what-if"),
    ],
)
def test_a_wrong_entry_is_refused(old, new, sentence, resolved):
    """Each key of it."""
    assert sentence in refused(resolved, f"calendar:\n- {ENTRY.replace(old, new)}\n")


def test_an_entry_before_the_start_or_named_twice_is_refused(resolved):
    """History is shared; two of one name could not be told apart, nor could one below."""
    twice = f"calendar:\n- {ENTRY}\n- {ENTRY}\n"
    base = HEAD + f"calendar:\n- {ENTRY}\n"

    assert "line 4: 'from' is 2030-03, before the scenario starts in 2031-01" in refused(
        resolved, f"starts: 2031-01\ncalendar:\n- {ENTRY}\n"
    )
    assert "has an entry 'next_shock' already" in refused(resolved, twice)
    assert "has a calendar entry 'next_shock' already" in refused(
        resolved, f"extends: base.yaml\ncalendar:\n- {ENTRY}\n", base=base
    )


def test_an_entry_before_the_comparison_is_refused(resolved):
    """A file without a start begins with the comparison."""
    found = one(resolved, f"calendar:\n- {ENTRY}\n")

    assert scenario.too_early([found], months.parse("2030-03")) == []
    assert "begins in 2030-03, before the comparison, which starts in 2030-04" in scenario.too_early(
        [found], months.parse("2030-04")
    )[0]  # fmt: skip


# --- what the file says about itself ---


def test_a_file_says_what_kind_of_scenario_it_is(resolved):
    """Every descriptive key arrives; without them it is a rule."""
    said = (
        "kind: lever\nmechanism: offices\nlever: {unit: ten more, units: 5}\n"
        "expects: [{measure: coverage, moves: up}]\n"
        "side_effects: {counted: Longer queues.}\nchanges: {office.fee: 1}\n"
    )
    found, plain = one(resolved, said), one(resolved, "changes: {office.fee: 1}\n")

    assert (found.kind, found.mechanism, plain.kind, plain.mechanism) == ("lever", "offices", "rule", "")
    assert found.lever is not None
    assert (found.lever.unit, found.lever.units) == ("ten more", 5)
    assert [(each.measure, each.moves) for each in found.expects] == [("coverage", "up")]
    assert (found.side_effects.counted, found.side_effects.not_counted) == ("Longer queues.", "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kind: rules\n", "'kind' must be one of rule, lever, package, what_if, reading, not 'rules'; did you mean"),
        ("mechanism: office\n", "'mechanism' must be one of entry, papers"),
        ("kind: lever\n", "a lever has both 'kind: lever' and 'lever: {unit: ..., units: ...}'"),
        ("lever: {unit: a, units: 1}\n", "a lever has both 'kind: lever'"),
        ("kind: lever\nlever: {unit: a, units: 0}\n", "'units' must be a number above 0"),
        ("kind: lever\nlever: {unit: a}\n", "'lever' needs both unit and units"),
        ("expects: coverage\n", "'expects' must be a list such as"),
        ("expects: [{measure: coverag, moves: up}]\n", "'measure' must be the name of a measure, not 'coverag'"),
        ("expects: [{measure: coverage, moves: left}]\n", "'moves' must be one of up, down, not 'left'"),
        ("expects: [{measure: coverage}]\n", "each of 'expects' needs both measure and moves"),
        ("side_effects: {counts: a}\n", "unknown key 'counts' under 'side_effects'"),
        ("side_effects: {counted: 5}\n", "'counted' must be a text, not '5'"),
    ],
)  # fmt: skip
def test_a_wrong_description_is_refused(text, sentence, resolved):
    """Each descriptive key."""
    assert sentence in refused(resolved, text + "changes: {office.fee: 1}\n")


SHUT_FOR_TWO = (
    "calendar:\n  - {name: shut, effect: border_closed, from: 2030-01, until: 2030-02, who: [cambodia, laos],"
    " value: 1, source: what-if}\n"
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("for: {a: b}\nchanges: {office.fee: 1}\n", "not a group of keys"),
        (SHUT_FOR_TWO, "not 'a list; write one entry for each'"),
    ],
    ids=["for", "who"],
)  # fmt: skip
def test_a_list_or_a_group_where_a_word_belongs_is_called_what_it_is(text, sentence, resolved):
    """And nothing of how the program keeps it is shown."""
    said = refused(resolved, text)
    assert sentence in said
    assert "node" not in said.lower()
