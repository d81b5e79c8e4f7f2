"""The answer in words: the largest change first, and never called clear where it is not."""

from collections.abc import Callable

from simsp.sweep import words
from simsp.sweep.gather import Summary
from tests.sweep.conftest import PLAN, TINY, Swept

MEASURE = "recovered_of_all_pv"


def headline(name: str, *numbers: float | None, measure: str = MEASURE) -> tuple[object, ...]:
    """A row of summary.csv: mean, low and high, then those of the change."""
    return name, "cohort", "2027-2028", measure, "share", *numbers


def found(*changes: tuple[str, float, float, float]) -> Summary:
    """Today's law at 20 of 100, and scenarios with their changes, as shares."""
    rows: Summary = {"current_law": [headline("current_law", 0.2, 0.15, 0.25, None, None, None)]}
    return rows | {name: [headline(name, 0.2, 0.1, 0.3, *numbers)] for name, *numbers in changes}


def test_scenarios_are_ranked_by_their_mean_change(swept: Callable[..., Swept]) -> None:
    """With interval and sign; one that holds zero is not clear, one that is zero is no change."""
    changes = found(
        ("a", 0.001, -0.001, 0.003),
        ("b", 0.02, 0.01, 0.03),
        ("c", 0.0, 0.0, 0.0),
        ("d", -0.01, -0.02, -0.005),
    )
    assert words.answer(swept(PLAN).sweep, changes) == [
        "In 2027 value, of every 100 baht paid in, 20.0 (15.0 to 25.0) come back under today's law.",
        "Change of what comes back, baht of every 100, in brackets 95 of 100 runs:",
        "1. b: +2.0 (+1.0 to +3.0)",
        "2. a: +0.1 (-0.1 to +0.3, not clear)",
        "3. c: no change",
        "4. d: -1.0 (-2.0 to -0.5)",
    ]  # fmt: skip


def test_a_lattice_names_its_best_point_and_the_next_nine(swept: Callable[..., Swept]) -> None:
    """The rest is in the table."""
    text = f"title: t\nlattice: {{old_age.qualifying_months: [60, 120]}}\ndraws: 1\n{TINY}"
    changes = found(*((f"point {place:02d}", place / 1000, 0.001, 0.1) for place in range(1, 15)))
    lines = words.answer(swept(text).sweep, changes)
    assert lines[1] == "Best of 14 points by what comes back: point 14, +1.4 (+0.1 to +10.0)."
    assert lines[2] == "2. point 13: +1.3 (+0.1 to +10.0)"
    assert lines[10:] == ["10. point 05: +0.5 (+0.1 to +10.0)", "The other 4 are in summary.csv."]


def test_where_nothing_was_paid_in_nothing_is_ranked(swept: Callable[..., Swept]) -> None:
    """An undefined share has no order."""
    nothing: Summary = {"current_law": [headline("current_law", *[None] * 6)]}
    assert words.answer(swept(PLAN).sweep, nothing) == [
        "Nothing was paid in by these workers, so no share of it can come back."
    ]
