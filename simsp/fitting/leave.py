"""The files that a fit leaves: draws.csv, assumptions.csv and fit.json (see `simsp.fitted`)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simsp import fitted, freshness, tables, unknowns
from simsp.drawing import quantile
from simsp.fitted import ENDS, Draws
from simsp.fitting.calibrate import Fit, Sizes
from simsp.fitting.runs import Model
from simsp.unknowns import Unknown
from simsp.version import __version__

Numbers = NDArray[np.float64]
_FAR = 2.0  # standard errors
INFORMED = 0.15
"""By how much the range that holds 95 of 100 draws is narrower, for an assumption to count as informed."""
SHIFTED = 0.1
"""Or by how much of the range its middle has moved; 512 draws tell no less."""
HEADER = (
    "assumption", "shown", "layer", "unit", "meaning", "grade", "prior_low", "prior_middle", "prior_high",
    "fitted_low", "fitted_middle", "fitted_high", "narrowed", "informed",
)  # fmt: skip


def learnt(draws: Draws) -> Iterator[tuple[Any, ...]]:
    """The rows of assumptions.csv: every unknown, those that no target informs too."""
    for name, one in unknowns.load().items():
        chances = np.array(ENDS)
        if name in draws.names:
            chances = draws.ends(name)
        yield _row(one, chances)


def _row(one: Unknown, chances: Numbers) -> tuple[Any, ...]:
    narrowed = 1 - (chances[2] - chances[0]) / (ENDS[2] - ENDS[0])
    ends = [quantile(one.row, chance) for chance in (*ENDS, *chances.tolist())]
    about = (one.name, one.shown, one.layer, one.unit, one.meaning, one.row.grade)
    told = str(bool(narrowed >= INFORMED or abs(chances[1] - ENDS[1]) >= SHIFTED)).lower()
    return (*about, *(f"{float(end):.5g}" for end in ends), f"{narrowed:.3f}", told)


def about(fit: Fit, model: Model, sizes: Sizes, seed: int) -> dict[str, Any]:
    """fit.json: sizes, fingerprints of what it was made from, and how well the emulators did."""
    return {
        "simsp": __version__,
        "options": {"agents": model.agents, "seed": seed, **vars(sizes)},
        "runs": fit.runs,
        "fingerprints": dict(freshness.made_from()),
        "unknowns": len(model.names),
        "unknowns_fitted": len(fit.draws.names),
        "targets": {
            one.name: {
                "told": round(float(told), 3),
                "unsure": round(float(unsure), 4),
                "away": round(float(away), 2),
            }
            for one, told, unsure, away in zip(model.targets, fit.told, fit.unsure, fit.away, strict=True)
        },
    }


def write(fit: Fit, model: Model, sizes: Sizes, seed: int, folder: Path) -> None:
    """Write the three files into a folder."""
    _write(folder / fitted.DRAWS, fitted.text(fit.draws))
    (folder / fitted.LEARNT).write_bytes(tables.lines([HEADER, *learnt(fit.draws)]))
    _write(folder / fitted.ABOUT, json.dumps(about(fit, model, sizes, seed), indent=2) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def words(fit: Fit, model: Model) -> list[str]:
    """What the fit says, in a few lines."""
    informed = [row[0] for row in learnt(fit.draws) if row[-1] == "true"]
    far = [one.name for one, away in zip(model.targets, fit.away, strict=True) if abs(away) > _FAR]
    size = f"{len(model.targets)} targets, {fit.runs:,} runs, {len(fit.draws.weights)} draws"
    lines = [
        size,
        f"informed by data: {len(informed)} of {len(unknowns.load())} unknown assumptions",
    ]
    if far:
        lines.append(
            f"missed by the middle draw by more than {_FAR:g} errors of the source: {', '.join(far)}"
        )
    return lines
