"""people.parquet: every life of the cohort."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from simsp.outcomes import GROUPINGS, SUMS, Lives, Outcome, names_of
from simsp.plan import Plan
from simsp.world.rights import RIGHTS


def write_people(folder: Path, plan: Plan, replicates: Sequence[Sequence[Outcome]]) -> str:
    """Write one row a member of the cohort, scenario and replicate; satang and counts."""
    frames = [
        _members(scenario.name, number, one.lives)
        for number, replicate in enumerate(replicates)
        for scenario, one in zip(plan.scenarios, replicate, strict=True)
        if one.lives is not None
    ]
    table = pa.Table.from_pandas(pd.concat(frames), preserve_index=False)
    parquet.write_table(table, folder / "people.parquet")
    return "people.parquet"


def _members(scenario: str, replicate: int, lives: Lives) -> pd.DataFrame:
    who = lives.members
    traits = {name: np.array(names_of(name))[lives.groups[name][who]] for name in GROUPINGS}
    accounts = {name: lives.accounts[name] for name in SUMS}
    for name in ("owed", "received"):
        by_right = lives.accounts[f"{name}_by_right"]
        accounts |= {f"{name}_{right}": by_right[:, index] for index, right in enumerate(RIGHTS)}
    first = {"scenario": scenario, "replicate": replicate, "person": who}
    return pd.DataFrame({**first, **traits, "pv_net": lives.pv_net[who], **accounts})
