"""The headline results are those that were last accepted: no change of the model moves them unnoticed."""

import pandas as pd
import pytest

from tests.golden import update

HOW = (
    "The headline results changed. If that is what you meant: run `make golden` (or `python -m tests.golden.update`) "
    "and say in CHANGELOG.md which results moved, and why."
)


@pytest.fixture(scope="module")
def accepted() -> pd.DataFrame:
    """The headlines as they were last accepted."""
    assert update.PATH.exists(), f"{update.PATH.name} is missing. {HOW}"
    return pd.read_csv(update.PATH, dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def today() -> pd.DataFrame:
    """The headlines as the model gives them today."""
    return update.headlines()


def test_headlines_are_those_last_accepted(accepted: pd.DataFrame, today: pd.DataFrame) -> None:
    """Each value and each change of today's law and three reforms, to seven digits."""
    keys = ["scenario", "group_by", "measure"]
    both = accepted.merge(today, on=keys, how="outer", suffixes=("_accepted", "_today")).fillna("(none)")
    moved = both[
        (both["value_accepted"] != both["value_today"]) | (both["change_accepted"] != both["change_today"])
    ]
    columns = [*keys, "value_accepted", "value_today", "change_accepted", "change_today"]
    assert moved.empty, f"{HOW}\n{moved[columns].to_string(index=False)}"


def test_headlines_cover_what_a_reader_quotes(today: pd.DataFrame) -> None:
    """Every headline of every scenario in the whole period, and of the cohort's lives."""
    names = {(one.scenario, one.group_by) for one in today.itertuples()}
    scenarios = ("current_law", *update.REFORMS)
    assert names == {(scenario, view) for scenario in scenarios for view in ("all", "cohort")}
    assert set(today["measure"]) == set(update.HEADLINES)
