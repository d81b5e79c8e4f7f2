"""The tables of a sweep: sorted, paired, read by pandas and DuckDB, and the same figures as a comparison's."""

import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from simsp import tables
from simsp.comparison import compare
from simsp.months import parse
from tests.sweep.conftest import PLAN, TINY, Swept

pytestmark = pytest.mark.xdist_group("sweep")  # the pieces that these files share
KEYS = ["scenario", "draw", "seed", "group_by", "group", "measure"]


def results(done: Swept) -> pd.DataFrame:
    """As pandas reads it."""
    return pd.read_parquet(done.out / "results.parquet")


def test_one_draw_and_one_seed_are_a_comparison(swept: Callable[..., Swept], tmp_path: Path) -> None:
    """With the same seed, summary.csv is measures.csv to the last byte."""
    done = swept(PLAN.replace("draws: 3\nseeds: 2", "draws: 1\nseeds: 1")).run()
    reforms = ["exit_lump_sum", "employer_pays_all"]
    compare(reforms, agents=60, replicates=1, seed=5, until=parse("2028-12"), jobs=1).save(tmp_path)
    assert (done.out / "summary.csv").read_bytes() == (tmp_path / "measures.csv").read_bytes()


def test_draws_with_one_seed_each_are_the_replicates_of_a_comparison(
    swept: Callable[..., Swept], tmp_path: Path
) -> None:
    """Three draws and one seed are three replicates: the same means and the same intervals."""
    done = swept(PLAN.replace("seeds: 2", "seeds: 1")).run()
    reforms = ["exit_lump_sum", "employer_pays_all"]
    compare(reforms, agents=60, replicates=3, seed=5, until=parse("2028-12"), jobs=1).save(tmp_path)
    assert (done.out / "summary.csv").read_bytes() == (tmp_path / "measures.csv").read_bytes()


def test_the_results_are_sorted_and_each_row_is_there_once(done: Swept) -> None:
    """By scenario, draw, seed, group and measure."""
    found = results(done)
    assert list(found.columns) == list(tables.named("results.parquet").header)
    assert found.equals(found.sort_values(KEYS, kind="stable", ignore_index=True))
    assert not found.duplicated(KEYS).any()
    assert len(set(found.groupby(["scenario", "draw", "seed"]).size())) == 1
    assert len(found[["scenario", "draw", "seed"]].drop_duplicates()) == 3 * 3 * 2


def test_a_change_is_the_difference_from_todays_law_on_the_same_lives(done: Swept) -> None:
    """Of the same draw and the same seed; today's law itself has none."""
    found = results(done)
    base = found[found["scenario"] == "current_law"]
    assert base["change"].isna().all()
    others = found[found["scenario"] != "current_law"].merge(base, on=KEYS[1:], suffixes=("", "_base"))
    pd.testing.assert_series_equal(
        others["change"], others["value"] - others["value_base"], check_names=False, check_exact=True
    )
    assert others["change"].abs().sum() > 0


def test_another_seed_is_other_luck_and_another_draw_other_assumptions(done: Swept) -> None:
    """No two runs of today's law are the same."""
    paid = results(done).query("scenario == 'current_law' and measure == 'paid_thb' and group_by == 'all'")
    assert paid["value"].nunique() == 6


def test_duckdb_reads_the_results_and_finds_the_means_of_the_summary(done: Swept) -> None:
    """An undefined value is null, so that a mean leaves it out as the summary does."""
    asked = f"""
        select scenario, group_by, "group", measure, avg(value) as value, avg(change) as change
        from '{done.out / "results.parquet"}' group by all
    """  # noqa: S608  (a path of the test's own)
    found = duckdb.sql(asked).df().sort_values(KEYS[:1] + KEYS[3:], ignore_index=True)
    summary = pd.read_csv(done.out / "summary.csv").sort_values(KEYS[:1] + KEYS[3:], ignore_index=True)
    assert found[["scenario", "measure"]].equals(summary[["scenario", "measure"]])
    rounding = 0.51 * 10.0 ** -summary["unit"].map(tables.UNIT_DECIMALS)
    for column in ("value", "change"):
        assert found[column].isna().equals(summary[column].isna())
        assert not ((found[column] - summary[column]).abs() > rounding).any()
    assert not duckdb.sql(f"select 1 from '{done.out / 'results.parquet'}' where isnan(value)").fetchall()  # noqa: S608


def test_the_answer_ranks_by_what_comes_back(done: Swept) -> None:
    """First today's law, then the scenarios, with the change of the summary in brackets of its interval."""
    done.run()
    summary = pd.read_csv(done.out / "summary.csv").query(
        "group_by == 'cohort' and measure == 'recovered_of_all_pv'"
    )
    by_name = summary.set_index("scenario")
    best = by_name["change"].idxmax()
    level, change = (
        100 * by_name.loc["current_law"],
        100 * by_name.loc[best, ["change", "change_low", "change_high"]],
    )

    assert done.lines[0] == str(done.out / "results.parquet")
    assert f"{level['value']:.1f} ({level['low']:.1f} to {level['high']:.1f}) come back" in done.lines[1]
    first = done.lines[3].replace("0.0", "+0.0").replace("++", "+")
    said = "no change" if (change == 0).all() else f"{change['change']:+.1f} ({change['change_low']:+.1f} to"
    assert first.startswith(f"1. {best}: {said}")
    assert len(done.lines) == 5


def test_a_lattice_says_its_best_point_and_what_its_points_are(swept: Callable[..., Swept]) -> None:
    """points.csv gives each point its values, so that a chart can be drawn over them."""
    lattice = "lattice:\n  old_age.qualifying_months: [60, 180]\n  old_age.exit_lump_sum: [choice]\n"
    done = swept(f"title: t\nstarts: 2027-01\n{lattice}draws: 1\nseed: 5\n{TINY}").run()
    points = pd.read_csv(done.out / "points.csv")
    wide = points.pivot_table(index="scenario", columns="parameter", values="value", aggfunc="first")
    name = "old_age.qualifying_months=60 old_age.exit_lump_sum=choice"
    assert wide.loc[name].to_dict() == {"old_age.qualifying_months": "60", "old_age.exit_lump_sum": "choice"}
    assert set(points["scenario"]) == set(results(done)["scenario"]) - {"current_law"}
    assert done.lines[2].startswith("Best of 2 points by what comes back: old_age.qualifying_months=")
    assert set(done.manifest()["tables"]) == {"results.parquet", "summary.csv", "points.csv"}


def test_the_examples_of_the_guide_work(swept: Callable[..., Swept], root: Path) -> None:
    """What docs/sweeps.md asks pandas and DuckDB, on a lattice as in its plan."""
    guide = (root / "docs" / "sweeps.md").read_text(encoding="utf-8")
    examples = re.findall(r"```(?:python|sql)\n(.*?)```", guide, re.DOTALL)
    lattice = "lattice:\n  old_age.qualifying_months: [60, 180]\n  old_age.exit_lump_sum: [choice]\n"
    done = swept(f"title: t\nstarts: 2027-01\n{lattice}draws: 2\nseeds: 2\nseed: 5\n{TINY}").run()
    in_pandas, in_duckdb = (example.replace("outputs/plan", str(done.out)) for example in examples)
    told: list[pd.Series[float]] = []
    exec(in_pandas, {"print": told.append})  # noqa: S102  (the guide's own words)
    points = set(done.sweep.points)
    assert points <= set(told[0].index)
    assert set(told[0].loc[sorted(points)].between(0, 4)) == {True}  # of four runs, two a draw
    assert {row[:2] for row in duckdb.sql(in_duckdb).fetchall()} == {("60", "choice"), ("180", "choice")}


def test_nothing_tells_where_or_when_it_ran(done: Swept) -> None:
    """No clock, host or path in any table or piece."""
    for path in (
        *done.pieces,
        done.out / "manifest.json",
        done.out / "summary.csv",
        done.out / "results.parquet",
    ):
        assert str(done.out).encode() not in path.read_bytes()
        assert str(Path.home()).encode() not in path.read_bytes()
