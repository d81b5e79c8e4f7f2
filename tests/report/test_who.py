"""Who gains and who loses, by group: the message and the order of the rows."""

import pytest

from simsp.report import figures, read, who
from simsp.report.figures import Estimate
from tests.report import made_up


def pair(worse: tuple[float, float, float], better: tuple[float, float, float]) -> who.Pair:
    """Shares of people worse and better off."""
    return Estimate(*worse), Estimate(*better)


NOBODY = (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("women", "men", "message"),
    [
        # 60 of 100 (20 to 90) against 4 (1 to 10): apart
        (pair((0.6, 0.2, 0.9), NOBODY), pair((0.04, 0.01, 0.1), NOBODY),
         ("60 of 100 (20 to 90) worse off in the group \u201cSex: women\u201d, "
         "4 of 100 (1 to 10) in the group \u201cSex: men\u201d")),
        # 30 (5 to 50) against 4 (1 to 10): the intervals meet
        (pair((0.3, 0.05, 0.5), NOBODY), pair((0.04, 0.01, 0.1), NOBODY),
         "no group clearly gains or loses more often than another"),
        # both sides are clear; the wider gap is told
        (pair((0.2, 0.15, 0.25), (0.9, 0.85, 0.95)), pair((0.1, 0.05, 0.14), (0.3, 0.25, 0.35)),
         ("90 of 100 (85 to 95) better off in the group \u201cSex: women\u201d, "
         "30 of 100 (25 to 35) in the group \u201cSex: men\u201d")),
    ],
)  # fmt: skip
def test_the_message_names_the_groups_at_the_ends_only_where_they_differ_clearly(
    women: who.Pair, men: who.Pair, message: str
) -> None:
    """Intervals that meet make no message."""
    assert who._message([(("sex", "female"), women), (("sex", "male"), men)]) == message


def test_every_grouping_of_the_tables_is_drawn(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each group of the made-up run stands in chart and table of each policy drawn."""
    found = read.run(made_up.write(tmp_path_factory.mktemp("who"), replicates=20))
    charts = who.by_group(found)
    assert len(charts) == 3
    wanted = [
        group for by in found.names(1) if by not in ("all", "cohort") for group in found.names(2, group_by=by)
    ]
    for chart in charts:
        assert len(chart.rows) == len(chart.table.rows) == len(wanted) > 5
        assert figures.plain(chart.rows[0].text).startswith("better ")
