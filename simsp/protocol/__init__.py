"""The page for reviewers: the model described by the ODD protocol, made from the code's own metadata.

`page` makes docs/odd.md. Fields, states, steps, decisions by chance, values, shocks, scenarios, measures and tests are
read from the modules and files that hold them; only the sentences of `words` and the observations of `patterns` are
written by hand, and tests look for every name in them.
"""

from pathlib import Path

from simsp.protocol.page import page

__all__ = ["page", "write"]


def write(root: Path) -> None:
    """Write docs/odd.md into the folder of the project; `make odd` calls this."""
    (root / "docs/odd.md").write_text(page(root), encoding="utf-8")
