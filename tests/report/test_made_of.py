"""What intervals are made of, on the page: a line below each headline, two tables, nothing where nothing is known."""

import csv
import html
import re
from pathlib import Path

import pytest

from simsp import tables
from simsp.errors import BadInput
from simsp.report import figures, made_of, page, read
from tests.report import made_up

COHORT = ("cohort", made_up.COHORT)
SHARE = ("recovered_of_all_pv", "share")
POLICY = made_up.POLICIES[0]


def text_of(directory: Path) -> str:
    """The page as a reader sees it: no tags, no style, spaces made single."""
    body = page.render(directory).partition("</style>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?data[^>]*>", "", body))).split())


def written(run: Path, table: str, rows: list[tuple[object, ...]]) -> Path:
    """The same run with one table written anew."""
    with (run / table).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([tables.named(table).header, *rows])
    return run


def change_of(*ends: object) -> tuple[object, ...]:
    """The row of what the first policy changes in the share that comes back: mean, interval and parts."""
    return (POLICY.name, *COHORT, *SHARE, "change", *ends)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run of one policy whose parts are 8 (5 to 11): luck 0.4, ignorance 5.2 to 10.8, readings 0.3 to 8.4."""
    made = made_up.write(tmp_path, [POLICY], replicates=32)
    written(made, "intervals.csv", [change_of(0.08, 0.05, 0.11, 0.076, 0.084, 0.052, 0.108, 0.003, 0.084)])
    shifts = [("old_age.non_thai_exit", "at_exit", -0.077), ("old_age.refund_share", "90", 0.004)]
    rows = [(name, value, *change_of(shift, shift - 0.02, shift + 0.02)) for name, value, shift in shifts]
    return written(made, "readings.csv", rows)


def line(run: Path) -> str:
    """The line below the first policy."""
    found = read.run(run)
    return figures.plain(made_of.line(found, found.compared[0])).replace("\u2212", "-")


def test_the_line_tells_luck_ignorance_and_readings(run: Path) -> None:
    """In baht of every 100, with signs, and with the reading that moves most."""
    assert line(run) == (
        "Of this, per 100 baht: luck alone +7.6 to +8.4; unknown assumptions +5 to +11; "
        "other readings of the law 0 to +8 (most where leavers are paid on leaving)."
    )


def test_the_line_stands_below_its_headline(run: Path) -> None:
    """Beside the sentence to quote, before the charts."""
    shown = text_of(run).replace("\u2212", "-")
    assert shown.index("Sentences to quote") < shown.index(line(run)) < shown.index("All money paid in for")


def test_no_difference_has_no_line(run: Path) -> None:
    """An empty reform is said to change nothing, and nothing is said of the parts of nothing."""
    written(run, "intervals.csv", [change_of(*[0] * 9)])
    assert line(run) == ""


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((0.076, 0.084, 0.052, 0.108, "", ""), ["luck", "unknown"]),
        (("", "", "", "", 0.003, 0.084), ["other readings"]),
        (("",) * 6, []),
    ],
)
def test_what_is_not_known_is_left_out(run: Path, parts: tuple[object, ...], said: list[str]) -> None:
    """Too few replicates to tell luck, or no reading tried."""
    written(run, "intervals.csv", [change_of(0.08, 0.05, 0.11, *parts)])
    assert [word for word in ("luck", "unknown", "other readings") if word in line(run)] == said


def test_the_tables_hold_headlines_and_readings(made_up_run: Path) -> None:
    """The three headlines of the baseline and two of each policy; each reading that moves; those that do not."""
    found = read.run(made_up_run)
    parts, readings = made_of.intervals(found), made_of.readings(found)
    assert parts is not None
    assert readings is not None
    assert [row[0].partition(":")[0] for row in parts.rows] == [
        title for one in found.scenarios for title in [one.title] * (3 if one is found.baseline else 2)
    ]
    assert [row[0] for row in readings.rows] == [
        "leavers are paid on leaving (old_age.non_thai_exit: at_exit)",
        "a tenth of the account pays child allowance only (old_age.refund_share: 90)",
    ]
    shown = text_of(made_up_run)
    assert parts.caption in shown
    assert readings.caption in shown
    assert "Tried, and moves nothing here: pensions on the career average begin in 2027." in shown


def test_an_older_run_has_a_page_without_them(made_up_run: Path, tmp_path: Path) -> None:
    """Tables that the manifest does not name are not asked for."""
    run = made_up.write(tmp_path)
    manifest = (run / "manifest.json").read_text(encoding="utf-8")
    kept = re.sub(r'^ *"(intervals|readings)\.csv": .*\n', "", manifest, flags=re.MULTILINE)
    (run / "manifest.json").write_text(kept, encoding="utf-8")
    assert "What the intervals are made of" in text_of(made_up_run)
    assert "What the intervals are made of" not in text_of(run)


def test_brackets_say_how_much_they_hold(tmp_path: Path) -> None:
    """31 of 33 with 32 replicates, 19 of 21 with 20, never more than 95 of 100."""
    for replicates, held in ((32, 94), (20, 90), (40, 95)):
        run = made_up.write(tmp_path / str(replicates), [POLICY], replicates=replicates)
        assert f"Brackets and lines hold about {held} of 100 runs of the model" in text_of(run)


def test_a_word_in_place_of_a_number_is_refused(run: Path) -> None:
    """With the names of the tables, and no traceback."""
    written(run, "intervals.csv", [change_of("much", *[0.1] * 8)])
    with pytest.raises(BadInput, match=r"intervals\.csv"):
        page.render(run)
