"""Records of one branch of law for one month, encoded as compiled code sees them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from simsp import months, parameters, places

BRANCHES = tuple(sorted(path.stem for path in places.law().glob("*.yaml")))


@pytest.fixture(scope="session")
def law_values() -> dict[str, parameters.Parameter]:
    """Every value of the law files by public name."""
    found: dict[str, parameters.Parameter] = {}
    for branch in BRANCHES:
        found |= {p.name: p for p in parameters._of_file(places.law() / f"{branch}.yaml")}
    return found


@pytest.fixture(scope="session")
def law_on(law_values: dict[str, parameters.Parameter]) -> Callable[..., Any]:
    """`law_on(branch, "2025-06", key=value, ...)`: the branch's record in that month, with changes.

    Built from the law files alone, so that months before 2011 can be asked, where assumptions do not reach.
    """
    shape = parameters._shape(law_values)

    def record(branch: str, month: str, **changes: Any) -> Any:
        rules = np.zeros(1, shape).view(np.recarray)
        for name, value in law_values.items():
            if name.split(".")[0] == branch:
                row = value.on(months.parse(month))
                parameters._fill(rules, value, changes.get(name.split(".")[1], row.value), 0)
        return rules[0][branch]

    return record


@pytest.fixture(scope="session")
def history() -> Callable[..., np.uint64]:
    """`history(paid, ended)`: a mask of `paid` months in a row, the last of them `ended` months ago."""

    def mask(paid: int, ended: int = 0) -> np.uint64:
        return np.uint64(((1 << paid) - 1) << ended)

    return mask
