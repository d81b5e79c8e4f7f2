"""All checks of one run, in the order in which they are told."""

import functools
from collections.abc import Iterator
from pathlib import Path

from simsp.verifying import drawn, identities, lives, measured, sought, told_twice
from simsp.verifying.close import Told
from simsp.verifying.finding import Finding
from simsp.verifying.folder import Folder


def findings(folder: Folder) -> Iterator[Finding]:
    """What the tables, taken together, prove: the identities, what follows from them, and the files made from them."""
    yield from told_twice.scenarios(folder)
    yield from identities.check(folder)
    told = Told(folder)
    for one in (*measured.CHECKS, *told_twice.CHECKS):
        yield from one.check(told)
    yield from lives.check(folder)
    yield from drawn.check(folder.path, functools.cache(lambda: sought.figures_of(folder)))


def figures(folder: Folder, wanted: tuple[str, ...]) -> Iterator[tuple[bool, str]]:
    """Lines about the figures of some ids, each with whether the run has the figure."""
    known, page = sought.figures_of(folder), _page(folder.path / "report.html")
    for text in wanted:
        one = sought.as_typed(text)
        if one not in known:
            yield (
                False,
                f"{one}: no figure of this run has this id; it may be one of another run, or mistyped",
            )
        for figure in known.get(one, ()):
            yield from ((True, line) for line in sought.told(figure, page.get(one, [])))


def _page(path: Path) -> dict[str, list[str]]:
    try:
        return drawn.shown(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
