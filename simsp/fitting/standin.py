"""Emulators of all fitted targets at once, and how unsure each is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simsp.emulator import Emulator, Term, emulated, features

Numbers = NDArray[np.float64]
_LEAST = 0.15  # of its error on unseen runs, an emulator is never believed to be surer


@dataclass(frozen=True)
class Standin:
    """Emulators of several figures of a run.

    single: one emulator a figure. unsure: standard deviation, by figure, of what an emulator cannot tell, luck apart.
    """

    single: tuple[Emulator, ...]
    terms: tuple[Term, ...]
    weights: Numbers
    constants: Numbers
    unsure: Numbers

    def at(self, chances: Numbers) -> Numbers:
        """The figures at rows of chances, shape (rows, figures)."""
        return np.asarray(self.constants + features(chances, self.terms) @ self.weights)

    @property
    def moving(self) -> tuple[int, ...]:
        """Positions of the unknowns that move any figure."""
        return tuple(sorted({place for term in self.terms for place, _ in term}))


def trained(names: Sequence[str], chances: Numbers, found: Numbers, luck: Numbers) -> Standin:
    """Emulators from runs.

    Args:
        names: of the unknowns.
        chances: of each run, shape (runs, unknowns).
        found: scaled findings of each run, shape (runs, figures).
        luck: variance of each figure between runs that differ by luck alone, shape (figures,).
    """
    single = tuple(emulated(names, chances, column) for column in found.T)
    terms = tuple(sorted({term for one in single for term in one.terms}))
    place = {term: row for row, term in enumerate(terms)}
    weights = np.zeros((len(terms), len(single)))
    for column, one in enumerate(single):
        for term, weight in zip(one.terms, one.weights, strict=True):
            weights[place[term], column] = weight
    errors = np.array([one.spread for one in single])
    unsure = np.sqrt(np.maximum(errors**2 - luck, (_LEAST * errors) ** 2))
    return Standin(single, terms, weights, np.array([one.constant for one in single]), unsure)


def luck_of(pairs: Numbers) -> Numbers:
    """Variance by luck alone of each figure, from runs in pairs of the same chances, shape (pairs, 2, figures).

    0 where no pair has the figure.
    """
    squares = (pairs[:, 0] - pairs[:, 1]) ** 2
    known = np.isfinite(squares)
    return np.asarray(np.where(known, squares, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1) / 2)
