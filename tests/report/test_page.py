"""The page: its sections, its bytes, and what it does with odd tables."""

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from simsp.errors import BadInput
from simsp.report import page, words
from tests.report import made_up

SECTIONS = (
    "answer", "quote", "bridge", "why", "ranking", "policies", "who", "lives", "cost", "waiting", "time", "sure",
    "views", "assumed", "limits", "words", "cite",
)  # fmt: skip


def text_of(directory: Path) -> str:
    """The page as a reader sees it: no tags, no style, spaces made single."""
    body = page.render(directory).partition("</style>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?data[^>]*>", "", body))).split())


def test_the_sections_come_in_the_promised_order(made_up_run: Path) -> None:
    """Answer and sentences first, then money, policies and people, then how sure it is, limits and words."""
    assert tuple(re.findall(r'<section id="(\w+)"', page.render(made_up_run))) == SECTIONS


def test_the_sentences_of_the_terminal_stand_on_the_page(made_up_run: Path) -> None:
    """Whoever quotes the terminal and whoever quotes the page quote the same numbers."""
    shown = text_of(made_up_run).replace("\u2212", "-")
    assert [sentence for sentence in words.answer(made_up_run) if sentence not in shown] == []


def test_the_same_tables_give_the_same_bytes_anywhere(made_up_run: Path, tmp_path: Path) -> None:
    """No clock, no path and no order of reading gets into the page."""
    elsewhere = made_up.write(tmp_path / "another name")
    assert page.write(elsewhere).read_bytes() == (made_up_run / "report.html").read_bytes()
    assert str(made_up_run) not in (made_up_run / "report.html").read_text(encoding="utf-8")


def test_a_title_from_a_file_stays_text(tmp_path: Path) -> None:
    """A scenario file cannot bring a script or a tag into the page."""
    evil = "<script>alert(1)</script> & {{ 7 * 7 }} {0} \"quoted\" 'too'"
    run = made_up.write(tmp_path, [replace(made_up.POLICIES[0], title=evil)])
    drawn = page.render(run)
    assert "<script>alert" not in drawn
    assert drawn.count("<script") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7 * 7 }} {0}" in drawn


def test_the_page_asks_the_network_for_nothing(made_up_run: Path) -> None:
    """No address, script or font from outside; the page itself forbids them, and lets its own script alone run."""
    drawn = page.render(made_up_run)
    assert re.findall(r"""(?:src|href)=["'](?!#|data:)""", drawn) == []
    assert "http" not in drawn.replace("http-equiv", "").replace('xmlns="http://www.w3.org/2000/svg"', "")
    script = drawn.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in drawn


def test_every_chart_has_a_title_and_a_table(made_up_run: Path) -> None:
    """What a chart draws can be read and copied as a table below it."""
    drawn = page.render(made_up_run)
    charts = drawn.count("</figure>")
    assert charts > 25
    assert drawn.count("<figcaption>") == charts
    assert drawn.count("<summary>The numbers as a table") == charts
    assert drawn.count("data-chart=") == charts


def test_every_drawing_says_what_it_shows(made_up_run: Path) -> None:
    """A drawing has a title for who cannot see it, or is marked as ornament."""
    drawings = re.findall(r"<svg ([^>]*)>(<title>)?", page.render(made_up_run))
    silent = [
        look for look, title in drawings if not title and "aria-hidden" not in look and "viewBox" not in look
    ]
    assert silent == []


def test_an_undefined_ratio_is_said_to_be_undefined(made_up_run: Path) -> None:
    """Where workers pay nothing, nothing can be divided by what they pay; no zero and no nan appears."""
    shown = text_of(made_up_run)
    assert "not defined" in shown
    assert not re.search(r"\b(nan|None|inf)\b", shown)


def test_a_pool_below_zero_is_drawn_and_explained(tmp_path: Path) -> None:
    """Where the law grants more than was paid in, the last bar runs back to 100 and words say why."""
    run = made_up.write(tmp_path, baseline=replace(made_up.BASELINE, owed=2.1))
    assert "Owed beyond what was paid in" in text_of(run)
    assert "the law also owes rights on months that employers never paid for" in text_of(run)
    assert 'width="-' not in page.render(run)


def test_a_run_of_one_scenario_has_a_page(tmp_path: Path) -> None:
    """`simsp run` compares nothing, and its page says so."""
    run = made_up.write(tmp_path, [])
    sections = tuple(re.findall(r'<section id="(\w+)"', page.render(run)))
    assert sections == tuple(name for name in SECTIONS if name != "ranking")
    assert "nothing to compare" in text_of(run)


def test_few_replicates_are_warned_of(tmp_path: Path) -> None:
    """An interval over three replicates is no interval to quote."""
    assert "only 3 replicates" in text_of(made_up.write(tmp_path, replicates=3))


def test_more_policies_than_line_styles_still_fit(tmp_path: Path) -> None:
    """A comparison of nine policies has a page with all nine in its tables."""
    nine = [replace(made_up.POLICIES[2], name=f"p{i}", title=f"Policy number {i}") for i in range(9)]
    shown = text_of(made_up.write(tmp_path, nine, replicates=20))
    assert [policy.title for policy in nine if policy.title not in shown] == []


def test_tables_without_the_extra_measures_still_make_a_page(tmp_path: Path) -> None:
    """A run whose measures lack the gates and the shares by line draws the bridge from its exact totals."""
    run = made_up.write(tmp_path)
    table = run / "measures.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [
        line for line in lines if not re.search(r"lost_|regained_|(due|pool|able|lost)_of_paid|_pv,", line)
    ]
    table.write_text("".join(kept), encoding="utf-8", newline="")
    assert "Stays in the pool" in text_of(run)


def test_the_first_screen_is_in_present_value_and_says_so(made_up_run: Path) -> None:
    """The line under the three numbers names the year and the rate; the sums as paid stand in tables below."""
    shown = text_of(made_up_run)
    note = "Amounts of different years are valued as of 2027 at the 3.5% a year that the fund credits."
    below = shown.index("in baht as paid. Care in kind")
    assert 0 < shown.index(note) < shown.index("Where the money goes") < below


def test_tables_of_the_period_are_labelled(made_up_run: Path) -> None:
    """rights.csv and accounts.csv count everybody in the months measured, and their tables say so."""
    shown = text_of(made_up_run)
    for table in ("right by right", "the ledger"):
        assert f"Period view, everybody in 2027-01 to 2046-12: {table}" in shown
    assert "mean number of migrants in Thailand" in shown


def test_the_values_of_the_law_are_counted_and_not_listed(made_up_run: Path) -> None:
    """`simsp law` shows them; readings, practice, assumptions and switches are listed."""
    drawn = page.render(made_up_run)
    assert "The 1 values of the law" in drawn
    assert "<code>simsp law</code>" in drawn
    assert "old_age.qualifying_months" not in drawn
    assert "papers.papers_demanded" in drawn


def test_the_page_is_small_enough_to_send(made_up_run: Path) -> None:
    """Four scenarios over 36 years, each chart also as a picture, fit into 1.5 MB, as a messenger carries them."""
    assert (made_up_run / "report.html").stat().st_size < 1_500_000


def test_a_report_of_very_many_scenarios_can_still_be_sent(made_up_many: Path) -> None:
    """45 scenarios: far below the 15 MB that mail programs take."""
    assert (made_up_many / "report.html").stat().st_size < 6_000_000


def test_all_that_is_wrong_with_a_directory_is_said_at_once(tmp_path: Path) -> None:
    """A missing table and a missing column are both named, one sentence each."""
    run = made_up.write(tmp_path)
    (run / "series.csv").unlink()
    (run / "bridge.csv").write_text("scenario,view,branch,line\n", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        page.write(run)
    assert refused.value.problems == [
        "bridge.csv: lacks the column satang",
        "series.csv: is missing or cannot be read",
    ]


def test_a_directory_that_is_no_run_is_refused(tmp_path: Path) -> None:
    """Without a manifest there is no page."""
    with pytest.raises(BadInput, match=r"manifest\.json: is missing"):
        page.render(tmp_path)


def test_a_manifest_without_its_baseline_is_refused(tmp_path: Path) -> None:
    """The scenario to compare with must be there."""
    run = made_up.write(tmp_path)
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    (run / "manifest.json").write_text(json.dumps(manifest | {"baseline": "gone"}), encoding="utf-8")
    with pytest.raises(BadInput, match="baseline 'gone' is not among the scenarios"):
        page.render(run)
