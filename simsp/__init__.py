"""simsp: what migrant workers get back from Thailand's Social Security Fund, and which policy would change it.

Start reading at `simsp/run.py`. In order: `parameters` (dated values of law, readings, practice and assumptions),
`law` (pure rules), `scenario` (a file of differences), `world` (who lives in it), `month` (what happens in it),
`run` (the clock), `outcomes` (what came of it), `comparison` (scenario against baseline), `report` (the page).
"""

from typing import Any

from simsp.version import __version__

__all__ = ["__version__", "compare"]


def compare(*args: Any, **options: Any) -> Any:
    """Compare scenarios with today's law; see `simsp.comparison.compare`."""
    from simsp.comparison import compare as compare_scenarios

    return compare_scenarios(*args, **options)
