"""Money is integer satang (100 satang = 1 baht). One way to round a share, and it is stated here."""

import numpy as np

from simsp.compiled import compiled

BAHT = 100
WHOLE = 100_000  # a rate is parts per 100,000: 5% = 5,000
_HALF, _PARTS = 50_000, np.uint64(WHOLE)


@compiled
def share(amount, rate):  # type: ignore[no-untyped-def]
    """`rate` parts per 100,000 of a non-negative amount, half a satang rounded up."""
    product = np.int64(amount) * np.int64(rate) + _HALF
    return np.int64(np.uint64(product) // _PARTS)  # without a sign the division is three instructions


@compiled
def by_odds(chance, factor):  # type: ignore[no-untyped-def]
    """A chance of 2**32 whose odds are `factor` parts per 100,000 of what they were; never and always stay so."""
    with_it = np.int64(chance) * np.int64(factor)
    without = (np.int64(4294967296) - np.int64(chance)) * np.int64(100_000)
    return with_it // max(np.int64((without + with_it) >> 32), np.int64(1))


def thb(satang: float) -> float:
    """Satang as baht."""
    return satang / BAHT
