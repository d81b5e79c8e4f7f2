"""What is known, as the fit weighs it: each fitted target on a scale on which its errors are alike, with its width."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from simsp.targets import Target

Numbers = NDArray[np.float64]
TAILS = 5  # degrees of freedom: sources that contradict each other cost much, but never everything
_WITHIN = stats.t.ppf(0.975, TAILS)  # a range holds 95 of 100
_EDGE = 0.002  # shares are kept this far from 0 and 1
_LEAST = 0.05  # of any other figure but a count of people


def scaled(value: Numbers | float, unit: str, fewest: float = _LEAST) -> Numbers:
    """A figure on the scale on which it is compared: shares as log odds, all else as logarithms.

    Args:
        value: any shape; nan stays nan.
        unit: of the target.
        fewest: people that a count cannot go below, half of what one agent stands for: none were seen, which does not
            mean that there are none.
    """
    of = np.asarray(value, float)
    if unit.startswith("share"):
        inside = np.clip(of, _EDGE, 1 - _EDGE)
        return np.asarray(np.log(inside / (1 - inside)))
    return np.asarray(np.log(np.maximum(of, fewest if unit == "people" else _LEAST)))


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
        below, above = (np.sqrt(side**2 + unsure**2) for side in (self.below, self.above))
        width = np.where(found < self.middle, below, above)
        each = stats.t.logpdf((found - self.middle) / width, TAILS) - np.log((below + above) / 2)
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
