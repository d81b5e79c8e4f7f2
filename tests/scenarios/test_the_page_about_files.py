"""docs/scenario-files.md: every example is a good file, and every key and effect is told."""

import re
from pathlib import Path

import pytest

from simsp import months, scenario
from simsp.calendar import EFFECTS
from simsp.scenario.description import KINDS, MECHANISMS
from simsp.scenario.page import KEYS

PAGE = (Path(__file__).parents[2] / "docs/scenario-files.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.partition("\n")[0])
def test_an_example_is_a_good_file(text, tmp_path):
    """Read against the real values, to the end of the default run."""
    path = tmp_path / "example.yaml"
    path.write_text(text, encoding="utf-8")
    found = scenario.resolve([path], end=months.parse("2046-12"))[0]

    assert found.changes or found.calendar


def test_every_key_kind_and_mechanism_is_told():
    """A key that can be written and is not on the page is a key that nobody finds."""
    words = (*KEYS, *KINDS, *MECHANISMS)

    assert [word for word in words if f"`{word}`" not in PAGE and f"\n{word}:" not in PAGE] == []


def test_every_effect_stands_on_the_page_with_its_bounds_and_meaning():
    """The table of effects, one row each."""
    for effect in EFFECTS.values():
        one = effect.lowest == effect.highest
        size = f"{effect.lowest:g}" if one else f"{effect.lowest:g} to {effect.highest:g}"
        nation = "yes" if effect.by_nation else "no"
        assert f"| `{effect.name}` | {size} | {nation} | {effect.meaning} |" in PAGE
