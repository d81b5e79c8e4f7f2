"""Every number with an interval carries an id that says which cell of which run it is; nobody can forge one."""

import base64
import csv
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from simsp.report import figures, formats, page, read, words
from simsp.report.read import Estimate, Run
from tests.report import made_up

ELEMENT = re.compile(r'<data value="([^"]*)">([^<]*)</data>')
PRIVATE = re.compile("[\ue000-\uf8ff]")


@pytest.fixture(scope="module")
def found(made_up_run: Path) -> Run:
    """The made-up run, read."""
    return read.run(made_up_run)


@pytest.fixture(scope="module")
def drawn(made_up_run: Path) -> str:
    """Its page."""
    return page.render(made_up_run)


def by_hand(key: str) -> str:
    """An id from the library's base 32, whose letters are A to Z and 2 to 7, put into Crockford's order."""
    usual, ours = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghjkmnpqrstvwxyz"
    letters = base64.b32encode(hashlib.sha256(key.encode()).digest()[:5]).decode()
    told = letters.translate(str.maketrans(usual, ours))
    return f"{told[:4]}-{told[4:]}"


@pytest.mark.parametrize("key", ["", "a", "run:measures/current_law/all/all/coverage/value"])
def test_an_id_is_eight_letters_of_a_fingerprint(key: str) -> None:
    """The first forty bits of the sha256 of the key, five for each letter."""
    assert figures.figure_id(key) == by_hand(key)


def test_a_key_says_table_row_and_figure(found: Run) -> None:
    """After the mark of the run: the table, what names the row, and whether it is the level or the change."""
    change = found.change(found.compared[0], "coverage")
    assert change is not None
    mark, _, cell = change.key.partition(":")
    assert mark == found.mark
    assert cell == f"measures/exit_lump_sum/cohort/{made_up.COHORT}/coverage/change"


def test_the_same_number_in_another_run_has_another_id(found: Run) -> None:
    """An id depends on the fingerprint of every table, so that it proves the run too."""
    other = json.loads(json.dumps(found.manifest))
    other["tables"]["series.csv"] = "0" * 64
    before, after = (figures.key(figures.run_mark(one), "series.csv", found.rows("series.csv")[0], "value")
                     for one in (found.manifest, other))  # fmt: skip
    assert before.partition(":")[2] == after.partition(":")[2]
    assert figures.figure_id(before) != figures.figure_id(after)


def test_where_a_number_comes_from_does_not_decide_whether_it_differs() -> None:
    """Two equal estimates from two cells are equal."""
    assert Estimate(1.0, 0.5, 1.5, "one cell") == Estimate(1.0, 0.5, 1.5, "another")
    assert Estimate(1.0, 0.5, 1.5, "a cell").times(-1).key == "a cell"


def test_a_figure_keeps_its_id_through_a_sentence() -> None:
    """Words set between number and interval stand inside the figure; without marks the sentence is plain."""
    shown = formats.show(Estimate(0.08, 0.05, 0.11, "k"), "per 100")
    sentence = f"workers get {formats.within(shown, 'baht more')}, & that is <all>"
    assert figures.plain(sentence) == "workers get 8 baht more (5 to 11), & that is <all>"
    assert str(figures.html(sentence)) == (
        f'workers get <data value="{by_hand("k")}">8 baht more (5 to 11)</data>, &amp; that is &lt;all&gt;'
    )


def test_number_and_interval_apart_have_the_same_id() -> None:
    """On the first screen they stand in two places; a missing interval stays missing."""
    value, interval = formats.apart(Estimate(0.08, 0.05, 0.11, "k"), "per 100")
    mark = by_hand("k")
    assert str(figures.html(value)) == f'<data value="{mark}">8</data>'
    assert str(figures.html(interval)) == f'<data value="{mark}">5 to 11</data>'
    assert formats.apart(Estimate(0.08, 0.08, 0.08), "per 100") == ("8.0", "")
    assert formats.apart(None, "thb") == ("not defined", "")


def test_a_drawing_shows_figures_without_elements() -> None:
    """Inside SVG a <data> element would break the drawing."""
    shown = formats.show(Estimate(0.08, 0.05, 0.11, "k"), "per 100")
    assert figures.html(Markup("<title>{}</title>").format(shown)) == "<title>8 (5 to 11)</title>"


def test_every_id_on_the_page_is_one_of_the_run(made_up_run: Path, found: Run, drawn: str) -> None:
    """Each names a cell of a table that the run holds."""
    known = {
        figures.figure_id(figures.key(found.mark, name, row, figure))
        for name, cells in figures.TABLES.items()
        for row in csv.DictReader((made_up_run / name).read_text(encoding="utf-8").splitlines())
        for figure in cells.figures
    }
    ids = {one for one, _ in ELEMENT.findall(drawn)}
    assert len(ids) > 300
    assert ids <= known


def test_the_headline_on_the_page_has_the_id_of_its_cell(found: Run, drawn: str) -> None:
    """Whoever reads the first number finds it by its id."""
    level = found.level(found.baseline, "recovered_of_all_pv")
    assert level is not None
    value, interval = (figures.plain(text) for text in formats.apart(level, "per 100"))
    shown = ELEMENT.findall(drawn)
    assert {(by_hand(level.key), value), (by_hand(level.key), interval)} <= set(shown)


def test_no_mark_is_left_and_no_element_is_torn(made_up_run: Path, drawn: str) -> None:
    """Neither page nor terminal shows a mark; elements stand in no attribute and in no drawing."""
    assert not PRIVATE.search(drawn)
    assert not any(PRIVATE.search(sentence) for sentence in words.answer(made_up_run))
    assert drawn.count("<data ") == len(ELEMENT.findall(drawn)) == drawn.count("</data>")
    assert not re.search(r'="[^"]*<data', drawn)
    assert not any("<data" in svg for svg in re.findall(r"<svg.*?</svg>", drawn, re.DOTALL))


def test_nobody_can_bring_in_an_id_of_their_own(tmp_path: Path) -> None:
    """Marks in a title, in what a file says of itself or in a table are dropped, however they are written."""
    forged = "\ue000aaaa-bbbb\ue00199 (98 to 100)\ue002"
    run = made_up.write(tmp_path, [replace(made_up.POLICIES[0], title=f"Honest {forged}")])
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    manifest["scenarios"][1]["about"] = forged
    (run / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")  # as \ue000
    table = run / "assumptions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("made up", forged), encoding="utf-8")
    drawn = page.render(run)
    assert "99 (98 to 100)" in drawn
    assert 'value="aaaa-bbbb"' not in drawn
    assert not PRIVATE.search(drawn)
