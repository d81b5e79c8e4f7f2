"""What a good scenario file becomes."""

from simsp import months
from simsp.scenario import Change

HEAD = "title: A test\n"
JAN_2027, JAN_2030 = months.parse("2027-01"), months.parse("2030-01")


def test_a_file_gives_title_reason_start_and_changes(resolved):
    """Every key of a file arrives."""
    text = (
        "title: ' A pension sooner '\nasked_by: [6, 42]\nabout: Why.\nstarts: 2027-01\n"
        "changes:\n  old_age.qualifying_months: 120\n"
    )
    one = resolved(one=text)[0]

    assert (one.name, one.title, one.asked_by, one.about, one.starts, one.path.name) == (
        "one", "A pension sooner", (6, 42), "Why.", JAN_2027, "one.yaml",
    )  # fmt: skip
    assert one.changes == (Change("old_age.qualifying_months", 120, JAN_2027),)


def test_without_a_start_a_change_holds_for_all_time(resolved):
    """`starts` is optional."""
    one = resolved(one=HEAD + "changes: {office.fee: 1}\n")[0]

    assert (one.starts, one.changes) == (None, (Change("office.fee", 1, None),))


def test_off_and_on_are_names_not_truth_values(resolved):
    """`off` is a choice; YAML 1.1 would have read it as false."""
    base = HEAD + "changes: {old_age.exit_lump_sum: compulsory}\n"
    one = resolved(one=HEAD + "extends: base.yaml\nchanges:\n  old_age.exit_lump_sum: off\n", base=base)[0]

    assert one.values() == {"old_age.exit_lump_sum": "off"}


def test_each_unit_takes_its_own_kind_of_value(resolved):
    """Whole numbers, numbers, switches, choices and months."""
    text = HEAD + (
        "changes:\n  old_age.qualifying_months: 120.0\n  contributions.worker_rate: 2.5\n  claims.files: 1\n"
        "  practice.no_payment_abroad: false\n  calendar.opens: 2031-02\n  office.fee: 1.5e2\n"
    )

    assert resolved(one=text)[0].values() == {
        "old_age.qualifying_months": 120,
        "contributions.worker_rate": 2.5,
        "claims.files": 1,
        "practice.no_payment_abroad": False,
        "calendar.opens": "2031-02",
        "office.fee": 150.0,
    }


def test_one_change_may_have_its_own_month(resolved):
    """`{value, from}` instead of a bare value."""
    text = HEAD + "starts: 2027-01\nchanges:\n  office.fee: {value: 5, from: 2030-01}\n  claims.files: 1\n"

    assert resolved(one=text)[0].changes == (
        Change("office.fee", 5, JAN_2030),
        Change("claims.files", 1, JAN_2027),
    )


def test_a_family_is_set_as_a_whole_or_by_element(resolved):
    """One value for all, a mapping for some, or one element by its full name."""
    whole = resolved(a=HEAD + "changes: {employers.evasion: 0}\n")[0]
    some = resolved(b=HEAD + "changes: {employers.evasion: {cr: 0.1, mou: 0}}\n")[0]
    dated = resolved(c=HEAD + "changes: {employers.evasion: {value: {nv: 0}, from: 2030-01}}\n")[0]
    element = resolved(d=HEAD + "changes: {employers.evasion_mou: 0.1}\n")[0]

    names = ("mou", "nv", "cr", "border_pass", "undocumented")
    assert whole.values() == {f"employers.evasion_{name}": 0 for name in names}
    assert some.values() == {"employers.evasion_cr": 0.1, "employers.evasion_mou": 0}
    assert dated.changes == (Change("employers.evasion_nv", 0, JAN_2030),)
    assert element.values() == {"employers.evasion_mou": 0.1}


def test_a_family_may_repeat_what_holds_for_some_elements(resolved):
    """Only a setting that changes no element at all is refused."""
    one = resolved(one=HEAD + "changes: {employers.evasion: 0.55}\n")[0]

    assert len(one.changes) == 5


def test_the_base_comes_first_and_keeps_its_own_start(resolved):
    """A file adds to what it extends."""
    base = HEAD + "starts: 2027-01\nchanges: {office.fee: 1, claims.files: 1}\n"
    own = HEAD + "extends: base.yaml\nstarts: 2030-01\nchanges: {contributions.worker_rate: 3}\n"
    one = resolved(own=own, base=base)[0]

    assert one.starts == JAN_2030
    assert one.changes == (
        Change("office.fee", 1, JAN_2027),
        Change("claims.files", 1, JAN_2027),
        Change("contributions.worker_rate", 3, JAN_2030),
    )


def test_a_file_without_start_begins_when_its_base_does(resolved):
    """The earliest start of a comparison looks at the base too."""
    base = HEAD + "starts: 2030-01\nchanges: {office.fee: 1}\n"

    assert (
        resolved(own=HEAD + "extends: base.yaml\nchanges: {claims.files: 1}\n", base=base)[0].starts
        == JAN_2030
    )


def test_the_later_change_wins(resolved):
    """From its month on; before it, the base's change holds."""
    base = HEAD + "starts: 2027-01\nchanges: {office.fee: 1}\n"
    same = resolved(same=HEAD + "extends: base.yaml\nstarts: 2027-01\nchanges: {office.fee: 2}\n", base=base)[
        0
    ]
    later = resolved(
        later=HEAD + "extends: base.yaml\nstarts: 2030-01\nchanges: {office.fee: 2}\n", base=base
    )[0]

    assert same.changes == (Change("office.fee", 2, JAN_2027),)
    assert later.changes == (Change("office.fee", 1, JAN_2027), Change("office.fee", 2, JAN_2030))
    assert later.values() == {"office.fee": 2}


def test_a_base_may_be_undone(resolved):
    """Back to today's law is a change where the base had left it."""
    base = HEAD + "starts: 2027-01\nchanges: {office.fee: 1}\n"
    one = resolved(one=HEAD + "extends: base.yaml\nstarts: 2030-01\nchanges: {office.fee: 750}\n", base=base)[
        0
    ]

    assert one.changes[-1] == Change("office.fee", 750, JAN_2030)


def test_a_value_that_held_once_is_a_change_for_all_time(resolved):
    """The rate was 1% for three months of 2020; 5% for all time undoes that."""
    assert resolved(one=HEAD + "changes: {contributions.worker_rate: 5}\n")[0].values() == {
        "contributions.worker_rate": 5
    }


def test_scenarios_come_in_the_order_asked_for(resolved):
    """Names and order are the user's."""
    texts = dict.fromkeys(("b", "a", "c"), HEAD + "changes: {office.fee: 1}\n")

    assert [one.name for one in resolved("c", "a", "b", **texts)] == ["c", "a", "b"]


def test_a_byte_order_mark_and_windows_line_ends_are_fine(resolved):
    """Files written on Windows work."""
    assert resolved(one="\ufefftitle: A\r\nchanges:\r\n  office.fee: 1\r\n")[0].title == "A"


def test_thai_titles_and_names_are_fine(resolved):
    """Files may be in the language of the people they are for."""
    text = "title: บำเหน็จชราภาพ\nchanges: {office.fee: 1}\n"

    assert resolved(บำเหน็จ=text)[0].title == "บำเหน็จชราภาพ"
