"""The machine code in the cache is named after all source that compiled code can reach, and nothing else."""

import shutil
from pathlib import Path

import grimp
import pytest

from simsp import compiled

MODEL = ("simsp.month", "simsp.world", "simsp.law", "simsp.luck", "simsp.money", "simsp.crew")


def test_nothing_compiled_imports_what_stands_above_the_model() -> None:
    """An edit there may meet machine code that was made before it; so the two must not know each other."""
    graph = grimp.build_graph("simsp")
    of_the_model = {module for module in graph.modules if module.startswith(MODEL)}
    reached = of_the_model.union(*(graph.find_upstream_modules(module) for module in of_the_model))
    assert not {module.split(".")[1] for module in reached if "." in module} & compiled.ABOVE_THE_MODEL


@pytest.mark.parametrize(
    ("edited", "changes"),
    [("law/old_age.py", True), ("luck.py", True), ("world/rights.py", True), ("cli/work.py", False)],
)
def test_an_edit_moves_the_cache_exactly_where_it_can_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edited: str, *, changes: bool
) -> None:
    """One line more in a rule is other machine code; one more in a command is not."""
    copied = Path(shutil.copytree(compiled.PACKAGE, tmp_path / "simsp"))
    monkeypatch.setattr(compiled, "PACKAGE", copied)
    before = compiled.source_hash(of_the_model_alone=True), compiled.source_hash()
    with (copied / edited).open("a", encoding="utf-8") as file:
        file.write("# an edit\n")
    assert (compiled.source_hash(of_the_model_alone=True) != before[0]) == changes
    assert compiled.source_hash() != before[1]
