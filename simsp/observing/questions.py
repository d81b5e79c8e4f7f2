"""What is asked of the model: a measure, whom it counts and among whom, in words of which each is known.

number  how many are counted: the mean of yearly looks at a stock, the sum of what happens
share   how many of those named by `among` are counted
mean    the mean of a quantity among those named
rate    what happens in a year, as a share of the stock named
extra   what happens beyond the mean of the twelve months before
growth  what happens in the last twelve months, as a multiple of the first twelve
"""

import difflib
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from simsp.observing.look import POPULATIONS, QUANTITIES, WORDS, Look
from simsp.targets import IncompleteTarget
from simsp.world.world import HISTORY

MEASURES = ("number", "share", "mean", "rate", "extra", "growth")
_YEAR = 12
Tally = Mapping[int, tuple[float, float]]


class Question(Protocol):
    """What is asked; a `simsp.targets.Target` is one."""

    @property
    def name(self) -> str:
        """Under which the answer is kept."""

    @property
    def month(self) -> int:
        """First month that it covers."""

    @property
    def until(self) -> int:
        """Last month that it covers."""

    @property
    def measure(self) -> str:
        """One of `MEASURES`."""

    @property
    def counts(self) -> str:
        """Who is counted, words with blanks between."""

    @property
    def among(self) -> str:
        """Among whom, where the measure needs it."""


class _Some(NamedTuple):
    """A population and the words that narrow it."""

    population: str
    words: tuple[str, ...]

    def count(self, look: Look) -> int:
        return int(look.holds(*self).sum())


def check(questions: Sequence[Question]) -> None:
    """Refuse unknown words.

    Raises:
        IncompleteTarget: one sentence for each, with the nearest word that is known.
    """
    wrong = [f"{one.name}: {said}" for one in questions for said in _problems(one)]
    if wrong:
        raise IncompleteTarget(wrong)


def _problems(one: Question) -> list[str]:
    if one.measure not in MEASURES:
        return [_unknown("measure", one.measure, MEASURES)]
    counts, among = one.counts.split(), one.among.split()
    over = among if one.measure in ("share", "mean") else counts
    if not over:
        return ["does not say whom it counts"]
    if over[0] not in POPULATIONS:
        return [_unknown("population", over[0], tuple(POPULATIONS))]
    if one.measure == "mean":
        counts = [] if one.counts in QUANTITIES else [one.counts]
        return [_unknown("quantity", name, tuple(QUANTITIES)) for name in counts] + _strange(among[1:])
    if one.measure == "rate" and (
        not among or among[0] not in POPULATIONS or not POPULATIONS[among[0]].stock
    ):
        return ["a rate needs a stock to be a share of, such as 'present'"]
    return _strange(counts if over is among else counts[1:]) + _strange(among[1:])


def _strange(words: Sequence[str]) -> list[str]:
    single = [one for word in words for one in word.split("/")]
    return [_unknown("word", word, tuple(WORDS)) for word in single if word not in WORDS]


def _unknown(what: str, word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    asked = f"; did you mean '{near[0]}'?" if near else f" (known: {', '.join(known)})"
    return f"the {what} '{word}' is not known{asked}"


class Asked:
    """A question as it is put month by month."""

    def __init__(self, question: Question) -> None:
        self.question = question
        counts, among = tuple(question.counts.split()), tuple(question.among.split())
        over = among if question.measure in ("share", "mean") else counts
        self.over = _Some(over[0], over[1:])
        self.counts = counts if over is among else ()
        self.among = _Some(among[0], among[1:]) if question.measure == "rate" else None
        self.is_stock = POPULATIONS[self.over.population].stock

    def months(self) -> list[int]:
        """When to look; a stock once a year, what happens every month."""
        first, last, measure = self.question.month, self.question.until, self.question.measure
        if self.is_stock:
            return list(range(first, last + 1, _YEAR))
        if measure == "growth":
            return [*range(first, first + _YEAR), *range(last - _YEAR + 1, last + 1)]
        return list(range(first - _YEAR if measure == "extra" else first, last + 1))

    def tally(self, look: Look) -> tuple[float, float]:
        """What one look adds above and below the line."""
        measure = self.question.measure
        if measure == "mean":
            yes = look.holds(*self.over)
            values = QUANTITIES[self.question.counts](look.gathered(self.over.population))
            return float(values[yes].sum()), float(yes.sum())
        if measure == "share":
            both = _Some(self.over.population, (*self.over.words, *self.counts))
            return both.count(look), self.over.count(look)
        return self.over.count(look), self.among.count(look) if self.among else 1.0

    def answer(self, found: Tally, scale: int) -> float:
        """The answer in the unit of the question; nan where it is undefined or a month was not lived through.

        `found` is by month what `tally` gave; `scale` how many people one agent stands for.
        """
        needed = self.months()
        if not needed or needed[0] < HISTORY or any(month not in found for month in needed):
            return float("nan")
        first, last = self.question.month, self.question.until
        above = sum(found[month][0] for month in needed if month >= first)
        below = sum(found[month][1] for month in needed if month >= first)
        spans = last - first + 1
        match self.question.measure:
            case "number":
                return above * scale / (len(needed) if self.is_stock else 1)
            case "extra":
                usual = sum(found[month][0] for month in needed if month < first) / _YEAR
                return (above - usual * spans) * scale
            case "growth":
                return _ratio(*(sum(found[one][0] for one in needed[at : at + _YEAR]) for at in (_YEAR, 0)))
            case "rate":
                return _ratio(above * _YEAR, below)
        return _ratio(above, below)


def _ratio(above: float, below: float) -> float:
    return above / below if below else float("nan")
