"""What is known, as the fit weighs it: each fitted target on a scale on which its errors are alike, with its width."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from simsp.targets import Target

Numbers = NDArray[np.float64]
TAILS = 5  # degrees of freedom: sources that contradict each other cost much, but never everything
_WITHIN = stats.norm.ppf(0.975)  # a range holds 95 of 100
_EDGE = 0.002  # shares are kept this far from 0 and 1


def scaled(value: Numbers | float, unit: str) -> Numbers:
    """A figure on the scale on which it is compared: shares as log odds, all else as logarithms.

    Args:
        value: any shape; below zero or undefined gives nan.
        unit: of the target.
    """
    of = np.asarray(value, float)
    if unit.startswith("share"):
        inside = np.clip(of, _EDGE, 1 - _EDGE)
        return np.asarray(np.log(inside / (1 - inside)))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(of >= 0, np.log(np.maximum(of, 1e-9)), np.nan))


@dataclass(frozen=True)
class Evidence:
    """The fitted targets, in order. middle, below, above: scaled value, and standard errors to each side of it."""

    targets: tuple[Target, ...]
    middle: Numbers
    below: Numbers
    above: Numbers

    def errors(self, found: Numbers) -> Numbers:
        """The standard error of each target on the side on which a finding lies, shape as `found`."""
        return np.where(found < self.middle, self.below, self.above)

    def likelihood(self, found: Numbers, unsure: Numbers) -> Numbers:
        """Log likelihood of each row of scaled findings, shape (rows,).

        Args:
            found: shape (rows, targets); a target that a row leaves undefined counts nothing.
            unsure: standard deviation of what the emulator cannot tell of each target, shape (targets,).
        """
        width = np.sqrt(self.errors(found) ** 2 + unsure**2)
        each = stats.t.logpdf((found - self.middle) / width, TAILS) - np.log(width)
        return np.asarray(np.where(np.isfinite(each), each, 0.0).sum(axis=1))

    def moved(self, middle: Numbers) -> "Evidence":
        """The same evidence about another world."""
        return Evidence(self.targets, middle, self.below, self.above)


def evidence(targets: Sequence[Target]) -> Evidence:
    """What targets say."""
    low, middle, high = (
        np.array([float(scaled(getattr(one, end), one.unit)) for one in targets]) for end in ("low", "value", "high")
    )  # fmt: skip
    least = 0.02
    below, above = (np.maximum(width / _WITHIN, least) for width in (middle - low, high - middle))
    return Evidence(tuple(targets), middle, below, above)
