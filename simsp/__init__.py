"""simsp: what migrant workers get back from Thailand's Social Security Fund, and which policy would change it.

Start reading at `simsp/run.py`. In order: `parameters` (dated values of law, readings, practice and assumptions),
`law` (pure rules), `scenario` (a file of differences), `world` (who lives in it), `month` (what happens in it),
`run` (the clock), `outcomes` (what came of it), `comparison` (scenario against baseline), `report` (the page).
"""

from typing import Any

__version__ = "0.1.0"


def compare(*args: Any, **options: Any) -> Any:
    """Compare scenarios with today's law; see `simsp.comparison.compare`."""
    from simsp import comparison

    return comparison.compare(*args, **options)
