"""A change by so much more or less than today: how it is written, and what is refused."""

import pytest

from simsp import months
from simsp.errors import BadInput
from simsp.parameters import Change

JAN_2027, JAN_2029 = months.parse("2027-01"), months.parse("2029-01")


def _file(changes: str) -> str:
    return f"title: So much\nstarts: 2027-01\nchanges:\n  {changes}\n"


@pytest.mark.parametrize(
    ("written", "change"),
    [
        ("claims.files: {more: 0.05}", Change("claims.files", 0.55, JAN_2027, more=0.05)),
        ("claims.files: {less: 0.1}", Change("claims.files", 0.4, JAN_2027, more=-0.1)),
        ("claims.files: {more: 9}", Change("claims.files", 1, JAN_2027, more=9)),
        (
            "claims.files: {more: 0.25, from: 2029-01, until: 2029-01, for: [laos]}",
            Change("claims.files", 0.75, JAN_2029, JAN_2029, (2,), 0.25),
        ),
    ],
)
def test_so_much_is_kept_beside_what_comes_of_it(written, change, resolved):
    """Half of those who know file today; the bounds of a chance are 0 and 1."""
    (found,) = resolved(so_much=_file(written))[0].changes

    assert found.value == pytest.approx(change.value)
    assert (found.name, found.starts, found.until, found.nations, found.more) == (
        change.name, change.starts, change.until, change.nations, change.more,
    )  # fmt: skip


def test_a_whole_family_moves_by_so_much(resolved):
    """Each status from its own value: 20, 55, 55, 97 and 100 per cent evade today."""
    found = resolved(so_much=_file("employers.evasion: {less: 0.2}"))[0].values()

    assert list(found.values()) == pytest.approx([0, 0.35, 0.35, 0.77, 0.8])


def test_steps_may_be_written_by_so_much(resolved):
    """Each step counts from today and not from the step before."""
    steps = "claims.files: [{from: 2027-01, more: 0.1}, {from: 2029-01, more: 0.2}]"

    assert [one.more for one in resolved(so_much=_file(steps))[0].changes] == [0.1, 0.2]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("old_age.exit_lump_sum: {more: 1}", "line 4: 'old_age.exit_lump_sum' cannot be 'more': write one of off"),
        ("claims.files: {more: half}", "line 4: 'claims.files' needs a number after 'more', not the text 'half'"),
        ("claims.files: {less: -0.1}", "'claims.files' is 'less: -0.1'; write a number above 0"),
        ("claims.files: {less: 0}", "'claims.files' is 'less: 0'; write a number above 0"),
        ("old_age.qualifying_months: {less: 0.5}", "is 'less: 0.5'; write a whole number"),
        ("claims.files: {more: 0.1, value: 0.2}", "'claims.files' has value and more; write one of them"),
        ("claims.files: {more: 0.1, since: 2028-01}", "unknown key 'since' under 'claims.files'"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_a_sentence(written, sentence, resolved):
    """What is allowed stands in it."""
    with pytest.raises(BadInput) as caught:
        resolved(so_much=_file(written))

    assert sentence in "\n".join(caught.value.problems)


def test_more_than_all_is_a_change_that_changes_nothing(resolved):
    """The chance is 1 already, and cannot be more."""
    with pytest.raises(BadInput, match="changes nothing"):
        resolved(so_much=_file("employers.evasion_undocumented: {more: 0.1}"))
