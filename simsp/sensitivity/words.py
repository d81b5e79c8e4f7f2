"""The answer in three sentences: who is ahead, what decides, what is most worth publishing."""

import math
from collections.abc import Sequence
from itertools import pairwise

from simsp.sensitivity import names
from simsp.sensitivity.figures import Figure
from simsp.sensitivity.findings import Findings, Known

NAMED = 3  # statistics and pairs in a sentence
FEW = 6  # policies that a sentence and a chart can hold


def hundred(value: float) -> str:
    """A share as a whole number of 100; all but none and all but all are said so."""
    if math.isnan(value):
        return "no"
    whole = round(100 * value)
    if whole == 100 and value < 1:
        return "more than 99"
    return "fewer than 1" if whole == 0 and value > 0 else str(whole)


def percent(value: float, low: float, high: float) -> str:
    """A share with its interval: '31% (25 to 37)'."""
    return f"{round(100 * value)}% ({round(100 * low)} to {round(100 * high)})"


def answer(of: Findings) -> list[str]:
    """Exactly three sentences."""
    return [ahead(of), decides(of), publish(of)]


def order(of: Findings, figure: Figure | None = None) -> list[int]:
    """Policies and today's law, by their mean place in a figure, the leading one if none is named; the best first."""
    held = of.places[figure or of.lead]
    if math.isnan(float(held[0, 0])):
        return list(range(len(held)))
    mean = held @ range(len(held))
    return sorted(range(len(held)), key=lambda one: (float(mean[one]), one))


def beats(of: Findings, one: int, other: int) -> tuple[float, float, float]:
    """Share of the worlds in which one policy is ahead of another by the leading figure, with its interval."""
    found = next(pair for pair in of.ahead[of.lead] if {pair.one, pair.other} == {one, other})
    if found.one == one:
        return found.share, found.low, found.high
    return 1 - found.share, 1 - found.high, 1 - found.low


def ahead(of: Findings) -> str:
    """How often the policies are ahead of each other, neighbours in the order of their mean place."""
    places = order(of)
    pairs = list(pairwise(places))
    if any(math.isnan(beats(of, *pair)[0]) for pair in pairs):
        return "The policies cannot be put in order: a figure is undefined in every run."
    said = [
        f"“{of.titles[one]}” brings each worker more than “{of.titles[other]}” in {hundred(share)}"
        f" ({hundred(low)} to {hundred(high)})"
        for one, other in pairs[:NAMED]
        for share, low, high in (beats(of, one, other),)
    ]
    more = "" if len(pairs) <= NAMED else f" ({len(pairs) - NAMED} more are behind)"
    return f"Of 100 plausible worlds, {_listed(said)}{more}{_beside(of)}."


def _beside(of: Findings) -> str:
    """Who is first once all that workers pay is taken off; '' where it is undefined."""
    best = order(of, of.beside)[0]
    share = float(of.places[of.beside][best, 0])
    if math.isnan(share):
        return ""
    return f"; by what is left after all that workers pay, “{of.titles[best]}” is first in {hundred(share)}"


def decides(of: Findings) -> str:
    """The weightiest assumption of each policy's leading difference, and its part in what all of them explain."""
    said = []
    for policy in range(1, min(len(of.titles), FEW + 1)):
        parts, title = of.parts[policy, of.lead], f"“{of.titles[policy]}”"
        if not parts.indices:
            said.append(f"for {title} no assumption can be told from luck")
            continue
        first = parts.indices[0]
        share = percent(first.total, first.low, first.high)
        said.append(f"for {title}, “{names.meaning(first.assumption)}” with a part in {share}")
    return f"Of what the assumptions explain, most hangs on this: {_listed(said, '; ')}."


def publish(of: Findings) -> str:
    """The statistics most worth publishing, with what each would settle."""
    found = worthwhile(of)
    if not found:
        return "No statistic looked at would settle anything that can be told from luck with so many runs."
    said = [
        f"{one.meaning} ({one.who}), which would settle {percent(*one.worth.mean)} of what is open"
        for one in found[:NAMED]
    ]
    return f"Most worth publishing: {_listed(said, '; ')}, on average over the policies."


def worthwhile(of: Findings) -> Sequence[Known]:
    """Statistics that settle something, the most first."""
    return [one for one in of.published(of.lead) if one.worth.mean[0] > 0]


def _listed(said: Sequence[str], between: str = ", ") -> str:
    return said[0] if len(said) == 1 else f"{between.join(said[:-1])}{between.rstrip()} and {said[-1]}"
