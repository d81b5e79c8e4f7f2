"""A quick stand-in for the model: one number of a run as a sum of few smooth terms of the unknown assumptions.

The terms are Legendre polynomials of the chances of the unknowns, straight, bent, and of pairs: a sparse polynomial
chaos expansion (Blatman and Sudret, J. Comput. Phys. 230, 2011). Few terms are chosen by least angle regression with
the Bayesian information criterion, as scikit-learn has it. Since the terms are orthogonal over independent chances,
the share of the spread that an unknown is behind can be read off their weights (Sudret, Reliab. Eng. Syst. Saf. 93,
2008).
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LassoLarsIC

Numbers = NDArray[np.float64]
Term = tuple[tuple[int, int], ...]
"""Which unknowns, by position, and of which degree; () is the constant."""
_ROOTS = np.sqrt([1.0, 3.0, 5.0, 7.0])  # make each polynomial's mean square 1 over chances from 0 to 1
_PAIRED = 10  # unknowns, the weightiest, of which pairs are tried
_FEWEST = 8  # runs
_ENOUGH = 2  # runs a term, for the noise to be read off what all terms together leave
_TRIES = 10  # at the noise, with fewer
_MOST_TERMS = 80
_RUNS_A_TERM = 4  # at least


def legendre(chances: Numbers, degree: int) -> Numbers:
    """The Legendre polynomial of a degree from 1 to 3, of chances between 0 and 1, with a mean square of 1."""
    of = 2 * chances - 1
    if degree == 1:
        return np.asarray(_ROOTS[1] * of)
    if degree == 2:
        return np.asarray(_ROOTS[2] * (3 * of**2 - 1) / 2)
    return np.asarray(_ROOTS[3] * (5 * of**3 - 3 * of) / 2)


def features(chances: Numbers, terms: Sequence[Term]) -> Numbers:
    """Each term at each row of chances, shape (rows, terms)."""
    if not terms:
        return np.ones((len(chances), 0))
    parts = sorted({part for term in terms for part in term})
    place = {part: column for column, part in enumerate(parts)}
    single = np.column_stack([legendre(chances[:, of], degree) for of, degree in parts])
    first = single[:, [place[term[0]] for term in terms]]
    pairs = [column for column, term in enumerate(terms) if len(term) > 1]
    first[:, pairs] *= single[:, [place[terms[column][1]] for column in pairs]]
    return np.asarray(first)


@dataclass(frozen=True)
class Emulator:
    """A sum of weighted terms.

    names: the unknowns, in the order of the columns of chances. spread: standard deviation of what it cannot tell,
    found run by run without that run. told: share of the variance that it can tell there, at most 1.
    """

    names: tuple[str, ...]
    constant: float
    terms: tuple[Term, ...]
    weights: Numbers
    spread: float
    told: float

    def at(self, chances: Numbers) -> Numbers:
        """The values at rows of chances, shape (rows,)."""
        return np.asarray(self.constant + features(chances, self.terms) @ self.weights)

    def total_order(self) -> dict[str, float]:
        """Share of the emulated variance in which each unknown has a part, alone or with others; where not 0."""
        whole = float((self.weights**2).sum())
        made: dict[str, float] = {}
        for term, weight in zip(self.terms, self.weights, strict=True):
            for place, _ in term:
                made[self.names[place]] = made.get(self.names[place], 0.0) + float(weight**2) / whole
        return made


def emulated(names: Sequence[str], chances: Numbers, values: Numbers) -> Emulator:
    """An emulator of the values of runs, each at one row of chances.

    Args:
        names: of the unknowns.
        chances: shape (runs, unknowns), between 0 and 1.
        values: shape (runs,); runs in which the value is undefined are left out.
    """
    known = np.isfinite(values)
    at, values = chances[known], values[known]
    terms = candidates(at, values)
    terms = [terms[place] for place in chosen(features(at, terms), values)]
    if not terms:
        spread, mean = (float(values.std()), float(values.mean())) if values.size else (0.0, float("nan"))
        return Emulator(tuple(names), mean, (), np.zeros(0), spread, 0.0)
    weights, off, lever = least_squares(features(at, terms), values)
    error = float(((off / (1 - lever)) ** 2).mean())
    told = 1 - error / max(float(values.var()), 1e-300)
    return Emulator(tuple(names), float(weights[0]), tuple(terms), weights[1:], float(np.sqrt(error)), told)


def least_squares(made: Numbers, values: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Weights, the constant first; how far off each run is; and its lever, the share in which it decides its own value.

    Without itself, a run would be off by as much over one less its lever (Allen, Technometrics 16, 1974).
    """
    columns = np.column_stack([np.ones(len(made)), made])
    basis, upper = np.linalg.qr(columns)
    weights = np.linalg.solve(upper, basis.T @ values)
    lever = np.minimum((basis**2).sum(axis=1), 1 - 1e-9)
    return np.asarray(weights), np.asarray(values - columns @ weights), lever


def candidates(at: Numbers, values: Numbers) -> list[Term]:
    """The terms that are worth a try: of unknowns that matter when straight or bent, and pairs of the weightiest."""
    straight, bent, more = ([((place, degree),) for place in range(at.shape[1])] for degree in (1, 2, 3))
    made = features(at, straight)
    matter = chosen(made, values)
    left = least_squares(made[:, matter], values)[1]
    places = {*matter, *chosen(features(at, bent), left)}
    single: list[Term] = [*straight, *bent, *more]
    terms = [term for term in single if term[0][0] in places]
    alone = [terms[place] for place in chosen(features(at, terms), values)]
    return [*alone, *_pairs(at, values, alone)] if alone else []


def chosen(made: Numbers, values: Numbers, noise: float | None = None) -> list[int]:
    """Which terms earn their place, by the Bayesian information criterion, in order.

    Args:
        made: the terms at each run, shape (runs, terms).
        values: shape (runs,), all defined.
        noise: variance of what no term tells, where it is known; else it is found.
    """
    runs, terms = made.shape
    if not terms or runs <= _FEWEST or values.std() == 0:
        return []
    if noise is not None or runs > _ENOUGH * terms:
        return _by_criterion(made, values, noise)
    found: list[int] = []
    noise = float(values.var())  # too few runs to fit all terms at once, and so to tell what is noise
    for _ in range(_TRIES):
        before, found = found, _by_criterion(made, values, noise)
        if found == before:
            break
        noise = _left(made[:, found], values)
    return found


def _by_criterion(made: Numbers, values: Numbers, noise: float | None) -> list[int]:
    most = min(_MOST_TERMS, len(values) // _RUNS_A_TERM)
    with warnings.catch_warnings():  # a path that ends early has no more terms to offer
        warnings.simplefilter("ignore", ConvergenceWarning)
        found = LassoLarsIC(criterion="bic", noise_variance=noise, max_iter=most).fit(made, values)
    return [int(place) for place in np.flatnonzero(found.coef_)]


def _left(made: Numbers, values: Numbers) -> float:
    """Variance that some terms leave, by the runs that are free to tell it; never quite nothing."""
    left = least_squares(made, values)[1]
    free = max(len(values) - made.shape[1] - 1, 1)
    return max(float((left**2).sum() / free), float(1e-9 * values.var()))


def _pairs(at: Numbers, values: Numbers, terms: Sequence[Term]) -> list[Term]:
    """Products of two of the unknowns that matter most."""
    weights = least_squares(features(at, terms), values)[0][1:]
    part: dict[int, float] = {}
    for term, weight in zip(terms, weights, strict=True):
        part[term[0][0]] = part.get(term[0][0], 0.0) + weight**2
    first = sorted(part, key=lambda place: (-part[place], place))[:_PAIRED]
    return [((one, 1), (other, 1)) for index, one in enumerate(first) for other in first[index + 1 :]]
