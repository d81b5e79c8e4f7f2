"""The keyed hash a second and a third time: in Python's whole numbers, and over numpy arrays for volume.

Written from the description alone: splitmix64 as published, of which a draw takes the upper half. A migrant's key is
the hash of the hashed seed and the number of the migrant; the draws of a key are the steps of splitmix64 from it, 256
steps a month, one a decision.
"""

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

_GOLD, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_LIMIT = 2**64
_STEPS_A_MONTH = 256


def finalise(state: int) -> int:
    """The finaliser of splitmix64: what the generator gives at a state."""
    state = (state ^ (state >> 30)) * _FIRST % _LIMIT
    state = (state ^ (state >> 27)) * _SECOND % _LIMIT
    return state ^ (state >> 31)


def key(seed: int, person: int) -> int:
    """The key of one migrant under one seed."""
    return finalise(finalise((seed + _GOLD) % _LIMIT) ^ ((person * _GOLD + _SECOND) % _LIMIT))


def draw(seed: int, person: int, month: int, decision: int) -> int:
    """A draw of 2**32."""
    steps = month * _STEPS_A_MONTH + decision
    return finalise((key(seed, person) + steps * _GOLD) % _LIMIT) >> 32


def _words(numbers: object) -> Words:
    return np.asarray(numbers).astype(np.uint64)


def finalise_all(states: Words) -> Words:
    """The same for an array; arrays of 64 bits wrap silently."""
    states = (states ^ (states >> np.uint64(30))) * np.uint64(_FIRST)
    states = (states ^ (states >> np.uint64(27))) * np.uint64(_SECOND)
    return states ^ (states >> np.uint64(31))


def keys(seeds: object, persons: object) -> Words:
    """The keys of migrants under seeds: whole numbers or arrays of them, which are broadcast against each other."""
    seeds, persons = np.atleast_1d(_words(seeds)), np.atleast_1d(_words(persons))
    return finalise_all(
        finalise_all(seeds + np.uint64(_GOLD)) ^ (persons * np.uint64(_GOLD) + np.uint64(_SECOND))
    )


def draws(seeds: object, persons: object, months: object, decisions: object) -> NDArray[np.int64]:
    """Draws of 2**32, likewise."""
    steps = np.atleast_1d(_words(np.asarray(months) * _STEPS_A_MONTH + np.asarray(decisions)))
    return (finalise_all(keys(seeds, persons) + steps * np.uint64(_GOLD)) >> np.uint64(32)).astype(np.int64)
