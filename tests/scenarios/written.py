"""The shipped scenario files as they are written, before anything is resolved."""

from typing import Any

from ruamel.yaml import YAML

from simsp import places, scenario

COMPARED = tuple(name for name in scenario.shipped() if name != scenario.BASELINE)


def written(name: str) -> dict[str, Any]:
    """The keys of one shipped file, as plain values."""
    text = (places.scenarios() / f"{name}.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return found


FILES = {name: written(name) for name in scenario.shipped()}
KINDS = {name: FILES[name].get("kind", "rule") for name in COMPARED}
