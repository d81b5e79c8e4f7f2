"""The model as it is fitted: which unknowns, and up to which month."""

import hashlib
import json
from collections.abc import Sequence

from simsp import compiled, freshness, observing, unknowns
from simsp.drawing import CENTRAL
from simsp.fitting.runs import Model
from simsp.targets import Target
from simsp.version import __version__


def model(targets: Sequence[Target], agents: int) -> Model:
    """What is run for some targets: every unknown that begins before the last of them, and the months until then."""
    until = max(one.until for one in targets)
    names = tuple(sorted(one.name for one in unknowns.load().values() if one.first <= until))
    return Model(agents, until, tuple(targets), names, key_of(targets))


def key_of(targets: Sequence[Target]) -> str:
    """Fingerprint of all that decides what a run finds, but its size and its chances."""
    code = compiled.source_hash(of_the_model_alone=True, also=("observing",))
    about = [__version__, code, dict(freshness.made_from()), [repr(one) for one in targets]]
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()


def compile_once() -> None:
    """Compile the model where it is not yet, before many processes need it."""
    if not compiled.is_warm():
        observing.observed(CENTRAL, 0, 50)
