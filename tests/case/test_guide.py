"""docs/case-files.md: made from the grammar, and whole."""

import re
from pathlib import Path

from simsp.case import figures, grammar, guide, words


def test_the_page_is_up_to_date(root: Path) -> None:
    """It says what the grammar says; `make casefiles` writes it anew."""
    assert (root / "docs/case-files.md").read_text(encoding="utf-8") == guide.page()


def test_every_key_is_on_the_page() -> None:
    """Of the file, the person, rows, events and expectations."""
    groups = (
        grammar.CASE, grammar.PERSON, grammar.HEIRS, grammar.STATEMENT, grammar.ROW, grammar.ABROAD, grammar.EVENTS,
        *grammar.EVENTS.values(), figures.EXPECT,
    )  # fmt: skip
    page = guide.page()

    assert [name for group in groups for name in group if f"| `{name}` |" not in page] == []


def test_every_word_that_a_file_may_use_is_explained() -> None:
    """Statuses, insurances, branches, rights, gates, schemes, kinds and events."""
    assert tuple(guide.STATUS) == grammar.ROW["status"].allowed
    assert tuple(guide.INSURANCE) == grammar.INSURANCE
    assert tuple(guide.KNOWN) == grammar.BRANCHES
    assert tuple(guide.SCHEMES) == figures.SCHEMES
    assert tuple(words.NAMES) == grammar.RIGHTS
    assert tuple(words.BECAUSE) == grammar.GATES
    assert tuple(grammar.HAPPENED) == tuple(grammar.EVENTS)
    used = {
        key.kind
        for group in (grammar.CASE, grammar.PERSON, grammar.ROW, figures.EXPECT)
        for key in group.values()
    }
    assert used <= {name for name, _, _ in guide.KINDS}


def test_tables_are_whole() -> None:
    """No cell holds a bar, and each table has as many cells in each row as in its head."""
    for table in re.findall(r"(?:^\|.*\n)+", guide.page(), re.MULTILINE):
        assert len({row.count("|") for row in table.splitlines()}) == 1
