"""The page of a validation: hits and misses at first sight, everything escaped, nothing fetched."""

import dataclasses
import re
from pathlib import Path

import pytest

from simsp import targets
from simsp.targets import HELD_OUT
from simsp.validation import files, judging, page, said
from simsp.validation.files import Found
from tests.validation import made_up

EVIL = '<script>alert("x")</script>'


@pytest.fixture
def found() -> Found:
    """Half of what is reported in one history, the figure itself in another, a tenth more in a third."""
    return made_up.found(0.5, 1.0, 1.1)


def test_the_first_sentence_counts_the_held_out_hits(found: Found) -> None:
    """And the page says it before anything else."""
    hit, of = found.held_out
    assert of == sum(one.use == HELD_OUT for one in targets.load())
    assert f"the model hits {hit}" in re.findall(r"<h1>(.*?)</h1>", page.render(found))[0]


def test_misses_come_first_and_every_target_is_on_the_page(found: Found) -> None:
    """A miss is told by shape and word, not by colour alone."""
    text = page.render(found)
    verdicts = found.of(HELD_OUT)
    assert [one.within for one in verdicts] == sorted(one.within for one in verdicts)
    for one in found.verdicts:
        assert one.target.name in text
    assert text.count('<rect class="hollow"') == sum(not one.within for one in found.verdicts)
    assert text.count('<circle class="filled"') == sum(one.within for one in found.verdicts)


def test_whatever_a_source_says_is_escaped(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names, sources, notes and explanations are text, never markup."""
    first = dataclasses.replace(
        found.verdicts[0].target, name=EVIL, source=EVIL, measured_as=EVIL, note=EVIL, value=9e9, high=9e9
    )
    missed = judging.judge(first, [1.0])
    notes = [{"target": EVIL, "why": EVIL, "one": EVIL, "other": EVIL, "what": EVIL, "reported": EVIL, "unit": EVIL,
              "reason": EVIL, "source": EVIL}]  # fmt: skip
    monkeypatch.setattr(targets, "load", lambda: (first,))
    monkeypatch.setattr(targets, "notes", lambda _name: notes)
    text = page.render(Found((missed,), found.parts, found.size))
    assert EVIL not in text
    assert text.count("&lt;script&gt;") >= 5


def test_a_missed_target_has_its_explanation(found: Found) -> None:
    """From explanations.csv where there is one."""
    by_name = {one.target.name: one for one in made_up.found(5.0, 5.0).verdicts}
    told = targets.notes("explanations")[0]
    assert said.explained(by_name[told["target"]]) == told["why"]


def test_the_page_fetches_nothing_and_is_the_same_again(found: Found, tmp_path: Path) -> None:
    """One file, written twice with the same bytes."""
    files.write(tmp_path, found)
    first = page.write(tmp_path).read_bytes()
    assert page.write(tmp_path).read_bytes() == first
    assert not re.search(rb'(src|href)="(?!#|data:)', first)


def test_the_page_for_docs_has_every_target(found: Found, tmp_path: Path) -> None:
    """With a table for each use, and no cell that ends too early."""
    files.write(tmp_path, found)
    page.write_docs(tmp_path, tmp_path)
    text = (tmp_path / "validation.md").read_text(encoding="utf-8")
    for one in targets.load():
        assert f"| {one.name} |" in text
    tables = [line for line in text.splitlines() if line.startswith("| registered_2011 |")]
    assert tables[0].count(" | ") == 4


def test_the_shipped_page_speaks_of_the_shipped_targets(root: Path) -> None:
    """docs/validation.md has a row for each; `make validation` writes it anew."""
    text = (root / "docs" / "validation.md").read_text(encoding="utf-8")
    assert [one.name for one in targets.load() if f"| {one.name} |" not in text] == []
