"""The law of the model as pages for people who read laws and not programs.

`page` writes docs/rules.md from the rules and values themselves; `refreshed` brings the values that
docs/open-questions.md quotes up to date; `amounts` says a value in words. Nothing here runs a rule: the rules are
read as text, so that no compiler is needed.
"""

from pathlib import Path

from simsp.rulebook.page import page
from simsp.rulebook.questions import refreshed

__all__ = ["page", "refreshed", "write"]


def write(docs: Path, cases: Path) -> None:
    """Write rules.md into the folder `docs`, and refresh open-questions.md there; `make rules` calls this."""
    (docs / "rules.md").write_text(page(cases), encoding="utf-8")
    questions = docs / "open-questions.md"
    questions.write_text(refreshed(questions.read_text(encoding="utf-8")), encoding="utf-8")
