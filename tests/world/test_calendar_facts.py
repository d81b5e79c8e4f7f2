"""Every shock that the collected facts name is a dated, sourced entry of the calendar, and acts on whom it names."""

from typing import Any

import numpy as np
import pytest

from simsp import calendar, months
from simsp.calendar import Event
from simsp.parameters import Dated
from simsp.world import calendar as times
from simsp.world.books import books

# The list of shocks, by hand: what happened, its month, whom it concerns, and the effects that must stand for it.
SHOCKS = [
    ("Cambodians flee after the Thai coup", "2014-06", "cambodia", {"leave_share"}),
    ("most are back within half a year", "2014-09", "cambodia", {"back_share"}),
    ("decree with fines up to 800,000 baht", "2017-06", "myanmar", {"leave_share", "back_share"}),
    ("Covid: people go home", "2020-03", "laos", {"leave_share", "back_share"}),
    ("Covid: jobs are lost", "2020-04", "myanmar", {"layoff_share"}),
    ("Covid: borders close", "2020-03", "vietnam", {"border_closed"}),
    ("Covid: borders are still closed", "2022-04", "cambodia", {"border_closed"}),
    ("resolutions extend the stay of all permits", "2020-04", "myanmar", {"stay_extended", "lapse_factor"}),
    ("MOU recruitment stops", "2020-03", "myanmar", {"mou_closed"}),
    ("MOU recruitment is still stopped", "2022-04", "laos", {"mou_closed"}),
    (
        "coup in Myanmar: papers lapse, fear",
        "2021-02",
        "myanmar",
        {"lapse_factor", "fear", "mou_entry_factor"},
    ),
    ("conscription in Myanmar", "2024-02", "myanmar", {"mou_entry_factor"}),
    ("256,213 arrests", "2024-06", "myanmar", {"arrest_share", "fear"}),
    ("256,213 arrests, to September", "2024-09", "cambodia", {"arrest_share", "fear"}),
    ("fighting at the Cambodian border", "2025-07", "cambodia", {"leave_share", "border_closed", "fear"}),
    ("few Cambodians come back", "2026-01", "cambodia", {"back_share", "border_closed"}),
    ("special stay of Cambodians suspended", "2025-11", "cambodia", {"stay_suspended"}),
]


def holding(text: str, who: str) -> list[Event]:
    """Entries that hold in a month for a nationality."""
    month = months.parse(text)
    return [one for one in calendar.load() if one.first <= month <= one.last and one.who in (who, "all")]


@pytest.mark.parametrize(("what", "text", "who", "effects"), SHOCKS, ids=[shock[0] for shock in SHOCKS])
def test_every_known_shock_is_in_the_calendar(what: str, text: str, who: str, effects: set[str]) -> None:
    """With its month, its nationality, a source and a grade."""
    found = holding(text, who)
    assert {one.effect for one in found} >= effects, what
    assert all(one.row.source and one.row.grade and one.row.checked for one in found)


@pytest.mark.parametrize(
    ("effect", "text", "who"),
    [
        ("mou_closed", "2022-06", "myanmar"), ("mou_closed", "2020-02", "myanmar"),
        ("border_closed", "2025-06", "cambodia"), ("border_closed", "2025-12", "myanmar"),
        ("stay_suspended", "2025-11", "myanmar"), ("mou_entry_factor", "2024-03", "laos"),
        ("arrest_share", "2024-10", "myanmar"), ("stay_extended", "2025-08", "cambodia"),
    ],
)  # fmt: skip
def test_no_shock_lasts_longer_or_hits_more_than_is_known(effect: str, text: str, who: str) -> None:
    """The month before or after, or a neighbour."""
    assert effect not in {one.effect for one in holding(text, who)}


def at(text: str) -> Any:
    """The books of a month under the shipped calendar at its central sizes."""
    of = books()
    times.set_times(of, tuple((one, float(one.row.value)) for one in calendar.load()), months.parse(text))
    return of


def test_fear_is_of_one_nationality_and_leaves_those_who_dare() -> None:
    """After July 2025 15 in 100 Cambodians do not dare, and everybody else does as before."""
    assert at("2025-09")["fear"].tolist() == [[100_000, 85_000, 100_000, 100_000]]
    assert at("2021-05")["fear"].tolist() == [[90_000, 100_000, 100_000, 100_000]]
    assert at("2019-01")["fear"].tolist() == [[100_000] * 4]


def test_factors_of_one_month_multiply() -> None:
    """In March 2021 resolutions halve lapses for all, and the coup adds half as many in Myanmar: 0.5 x 1.5."""
    assert at("2021-03")["lapse_factor"].tolist() == [[75_000, 50_000, 50_000, 50_000]]
    assert at("2022-03")["lapse_factor"].tolist() == [[150_000, 100_000, 100_000, 100_000]]


def test_what_concerns_all_concerns_each_nationality() -> None:
    """Closures of 2020, layoffs and the claims of Thai members, which have no nationality."""
    of = at("2020-04")
    assert of["mou_closed"].tolist() == of["border_closed"].tolist() == of["extended"].tolist() == [[1] * 4]
    assert of["thai_load"].tolist() == [160_000]
    # 15 % over two months: 1 - 0.85 ** (1 / 2) a month
    assert of["layoff"][0] / 2**32 == pytest.approx(1 - 0.85**0.5, abs=1e-9)


def test_a_share_of_all_months_compounds_to_itself() -> None:
    """Arrests of a fifth of those without papers over four months: 1 - (1 - p) ** 4 = 0.2."""
    monthly = at("2024-07")["arrests"][0] / 2**32
    assert 1 - (1 - monthly) ** 4 == pytest.approx([0.2] * 4, abs=1e-9)


def test_a_month_without_entries_forgets_those_before() -> None:
    """Nothing of a shock stays in the books once it is over."""
    of, first = books(), 2011 * 12
    row = Dated(first, 1.0, None, None, "by hand", "A", "2026-11")
    entries = tuple(
        (Event(effect, effect, first, first, "all", row), 0.6)
        for effect in calendar.EFFECTS
    )  # fmt: skip
    times.set_times(of, entries, first)
    names = [name for name in of.dtype.names if not np.array_equal(of[name], books()[name])]
    assert len(names) == len(calendar.EFFECTS)
    times.set_times(of, entries, first + 1)
    assert all(np.array_equal(of[name], books()[name]) for name in of.dtype.names)


@pytest.mark.parametrize(("size", "opens"), [(0.49, 0), (0.5, 1), (1.0, 1)])
def test_a_round_that_may_not_be_opened_is_drawn(size: float, opens: int) -> None:
    """Rounds to come have a range from 0 to 1: open in a replicate that draws one half or more."""
    of, first = books(), 2011 * 12
    row = Dated(first, 1.0, 0.0, 1.0, "by hand", "C", "2026-11")
    times.set_times(of, ((Event("round", "window", first, first, "all", row), size),), first)
    assert int(of["window"][0]) == opens
